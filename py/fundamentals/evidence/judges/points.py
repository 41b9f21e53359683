"""Where an identity is tried: at random places, and on purpose where one is likely to fail.

Those are zeros of what stands under an absolute value, a sign, a step, a root, a logarithm or a
fraction line, ends of cases, ties, coinciding parameters, and 0, 1 and −1.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import flint
import sympy
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from fundamentals.evidence.enclosures.jets import ball
from fundamentals.evidence.enclosures.kinks import KINKS
from fundamentals.evidence.judges.claims import ClaimError
from fundamentals.evidence.judges.evaluating import LAST_PRECISION, coefficients, evaluate

__all__ = ["Point", "domain", "points"]

_RANDOM = 6
_EXCEPTIONAL, _EVERYWHERE_ALIKE = 30, 5
_DEGREE = 12  # of polynomials whose zeros are looked for
_ENCLOSED = flint.arb | flint.acb
_REACH, _CROSSINGS, _HALVINGS = 12, 2, 160  # of zeros of what is no polynomial
_SAMPLES = 8  # coefficients of the polynomials that stand for undefined functions

Values = Mapping[Any, Any]


@dataclass(frozen=True)
class Point:
    """A place to try.

    Attributes:
        values: numbers by symbol, coefficients by undefined function. A number is rational, or
            where that is irrational an enclosure of it.
        exceptional: it was chosen on purpose.
    """

    values: Values
    exceptional: bool

    @property
    def place(self) -> str:
        """Goes on in a sentence, as in " at x = 1, y = 2"; empty where there are no symbols."""
        shown = [
            f"{s} ≈ {v.str(8, radius=False)}" if isinstance(v, _ENCLOSED) else f"{s} = {v}"
            for s, v in self.values.items()
            if not isinstance(v, tuple)
        ]
        return f" at {', '.join(shown)}" if shown else ""

    @property
    def enclosed(self) -> bool:
        """The place itself is not known exactly, so that a zero there cannot be told."""
        return any(isinstance(v, _ENCLOSED) for v in self.values.values())


def domain(expressions: Iterable[Any]) -> str:
    """The set on which an identity between them is claimed, in words."""
    symbols, functions = _free(expressions)
    parts = [f"{s} {_kind(s)}" for s in symbols] + [f"every function {f}" for f in functions]
    return ", ".join(parts)


def points(expressions: Sequence[Any], where: Sequence[Any] = ()) -> Iterator[Point]:
    """Places that the assumptions on the symbols, and the conditions, allow.

    Args:
        expressions: both sides.
        where: conditions, as sympy's relations, that every place must satisfy.

    Raises:
        ClaimError: no rational number satisfies what is assumed of a symbol.
    """
    symbols, functions = _free(expressions)
    random = Random(",".join(s.name for s in symbols))  # noqa: S311 - reproducible, not secret
    samples = {f: _coefficients(random) for f in functions}
    if not symbols:
        yield Point(samples, exceptional=False)
        return
    bases: list[dict[Any, Fraction]] = []
    for _ in range(20 * _RANDOM):
        base = {s: _value(s, random) for s in symbols}
        if base not in bases and _allowed(base, where):
            bases.append(base)
        if len(bases) == _RANDOM:
            break
    if not bases:
        raise ClaimError(f"no place was found that satisfies {', '.join(map(str, where))}")
    for base in bases:
        yield Point({**base, **samples}, exceptional=False)
    seen = [dict(base) for base in bases]
    critical = _critical(expressions)
    alike = not critical and not any(each.has(*KINKS) for each in expressions)
    special = (
        place
        for place in _exceptional(critical, symbols, bases)
        if all(_fits(s, v) for s, v in place.items()) and _allowed(place, where)
    )
    most = _EVERYWHERE_ALIKE if alike else _EXCEPTIONAL
    for place in itertools.islice((p for p in special if p not in seen), most):
        seen.append(place)
        yield Point({**place, **samples}, exceptional=True)


def _free(expressions: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    symbols: set[Any] = set()
    functions: set[Any] = set()
    for expression in expressions:
        symbols |= expression.free_symbols
        functions |= {each.func for each in expression.atoms(AppliedUndef)}
    return sorted(symbols, key=lambda s: (s.name, s.sort_key())), sorted(functions, key=str)


def _kind(symbol: Any) -> str:
    for fact, words in (
        ("integer", "an integer"),
        ("rational", "rational"),
        ("real", "real"),
    ):
        if getattr(symbol, f"is_{fact}"):
            kind = words
            break
    else:
        kind = "complex"
    for fact, sign in (
        ("positive", " > 0"),
        ("negative", " < 0"),
        ("nonnegative", " ≥ 0"),
        ("nonpositive", " ≤ 0"),
        ("nonzero", " ≠ 0"),
    ):
        if getattr(symbol, f"is_{fact}"):
            return kind + sign
    return kind


def _coefficients(random: Random) -> tuple[Fraction, ...]:
    return tuple(Fraction(random.randint(-9, 9), random.randint(1, 4)) for _ in range(_SAMPLES))


def _value(symbol: Any, random: Random) -> Fraction:
    """A rational number that the assumptions on `symbol` allow."""
    for _ in range(100):
        reach = 7 if symbol.is_integer else 20
        value = Fraction(
            random.randint(-reach, reach), 1 if symbol.is_integer else random.randint(4, 9)
        )
        if _fits(symbol, value):
            return value
    raise ClaimError(f"no rational number satisfies what is assumed of {symbol}")


def _fits(symbol: Any, value: Any) -> bool:
    if isinstance(value, flint.acb):
        return symbol.is_real is None and symbol.is_imaginary is None
    if isinstance(value, flint.arb):
        wrong = ["rational", "nonpositive" if value > 0 else "nonnegative"]
        wrong += ["negative" if value > 0 else "positive", "zero"]
        return not any(getattr(symbol, f"is_{fact}") for fact in wrong)
    number = sympy.Rational(value.numerator, value.denominator)
    return all(
        getattr(number, f"is_{fact}") in (wanted, None)
        for fact, wanted in symbol.assumptions0.items()
        if hasattr(number, f"is_{fact}")
    )


def _allowed(place: Mapping[Any, Any], where: Sequence[Any]) -> bool:
    if any(isinstance(value, _ENCLOSED) for value in place.values()):
        return all(_certain(condition, place) for condition in where)
    exact = {s: sympy.Rational(v.numerator, v.denominator) for s, v in place.items()}
    return all(condition.subs(exact) == sympy.true for condition in where)


def _certain(condition: Any, place: Mapping[Any, Any]) -> bool:
    """Whether a relation holds at a place that is not known exactly."""
    try:
        gap = ball(evaluate(condition.lhs - condition.rhs, place))
    except (ArithmeticError, AttributeError):
        return False
    if isinstance(condition, sympy.Ne):
        return not gap.contains(0)
    greater = isinstance(condition, sympy.Gt | sympy.Ge)
    less = isinstance(condition, sympy.Lt | sympy.Le)
    return bool(gap.imag == 0 and ((greater and gap.real > 0) or (less and gap.real < 0)))


def _exceptional(
    critical: Sequence[Any], symbols: Sequence[Any], bases: Sequence[dict[Any, Fraction]]
) -> Iterator[dict[Any, Any]]:
    for each in critical:
        for base in bases[:2]:
            for symbol in sorted(each.free_symbols & set(symbols), key=str):
                for root in _roots(each, symbol, base):
                    yield {**base, symbol: root}
    yield dict.fromkeys(symbols, Fraction(0))
    yield dict.fromkeys(symbols, Fraction(1))
    for symbol in symbols:
        for value in (0, 1, -1):
            yield {**bases[0], symbol: Fraction(value)}
    for one, other in itertools.combinations(symbols, 2):
        yield {**bases[0], one: bases[0][other]}
        yield {**bases[0], one: -bases[0][other]}


def _critical(expressions: Sequence[Any]) -> list[Any]:
    """What changes its nature where it is 0."""
    found: dict[Any, None] = {}
    for expression in expressions:
        for node in sympy.preorder_traversal(expression):
            for each in _zeros_of(node):
                found.setdefault(each)
    return [each for each in found if each.free_symbols]


def _zeros_of(node: Any) -> list[Any]:
    if isinstance(node, sympy.Abs | sympy.sign | sympy.Heaviside | sympy.log | sympy.DiracDelta):
        return [node.args[0]]
    if isinstance(node, sympy.Max | sympy.Min):
        return [a - b for a, b in itertools.combinations(node.args, 2)]
    if isinstance(node, Relational):
        return [node.lhs - node.rhs]
    if isinstance(node, sympy.Pow) and not (node.exp.is_Integer and node.exp >= 0):
        return [node.base]
    if isinstance(node, sympy.Integral):
        return [high - low for _, low, high in (lim for lim in node.limits if len(lim) == 3)]
    if isinstance(node, sympy.Limit):
        return [node.args[1] - node.args[2]]
    return []


def _roots(critical: Any, symbol: Any, base: Mapping[Any, Fraction]) -> list[Any]:
    """Zeros in one symbol, the others being what they are; enclosures of the irrational ones."""
    others = {s: v for s, v in base.items() if s != symbol}
    found = coefficients(critical, symbol, others)
    if found is None:
        return _crossings(critical, symbol, others)
    if len(found) > _DEGREE + 1:
        return []
    _, factors = flint.fmpq_poly(found).numer().factor()
    linear = [-flint.fmpq(f[0], f[1]) for f, _ in factors if f.degree() == 1]
    rational = sorted(Fraction(int(r.p), int(r.q)) for r in linear)[:3]
    with flint.ctx.workprec(LAST_PRECISION):
        curved: Any = [f for f, _ in factors if f.degree() > 1]
        roots = [root for f in curved for root, _ in f.complex_roots()]
    real = [root.real for root in roots if root.imag == 0]
    return [*rational, *real[:3], *[root for root in roots if root.imag != 0][:2]]


def _crossings(critical: Any, symbol: Any, others: Mapping[Any, Any]) -> list[Any]:
    """Enclosures of a few places where what is no polynomial changes its sign."""

    def sign(at: Fraction) -> int:
        try:
            found = ball(evaluate(critical, {**others, symbol: at}))
        except ArithmeticError:
            return 0
        return 0 if found.imag != 0 else (found.real > 0) - (found.real < 0)

    places = [Fraction(k, 2) + Fraction(1, 7) for k in range(-_REACH, _REACH)]
    signs = [sign(place) for place in places]
    found: list[Any] = []
    pairs = zip(itertools.pairwise(places), itertools.pairwise(signs), strict=True)
    for (low, high), (before, after) in pairs:
        if before * after >= 0 or len(found) == _CROSSINGS:
            continue
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if sign(middle) == before:
                low = middle
            else:
                high = middle
        with flint.ctx.workprec(LAST_PRECISION):
            ends = [flint.arb(flint.fmpq(end.numerator, end.denominator)) for end in (low, high)]
            found.append(ends[0].union(ends[1]))
    return found
