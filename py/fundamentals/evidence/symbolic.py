"""Identities between symbolic expressions, decided so that no error can be towards acceptance.

Two independent judges look at `left - right`. One rewrites it: only what becomes the literal 0
counts as derived. The other evaluates it at rational points, exactly or in balls: a value that
excludes 0 refutes the identity, whatever the first judge said.
"""

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import sympy

from fundamentals.evidence.claims import ClaimError, Decision, Verdict

__all__ = ["Identity", "enclose"]

_POINTS = 6
_PRECISION = 256


@dataclass(frozen=True)
class Identity:
    """`left` and `right` are the same expression, for every value of their symbols.

    Attributes:
        left: a sympy expression, or a nested sequence or sympy matrix of them.
        right: the same shape, or 0 for "everything on the left vanishes".
    """

    left: object
    right: object = 0

    def decide(self) -> Decision:
        differences = _differences(self.left, self.right)
        if not differences:
            return Decision(Verdict.UNDECIDED, "nothing is compared")
        unsettled = None
        for difference in differences:
            point = _refuting_point(difference)
            if point is not None:
                return Decision(Verdict.REFUTED, f"{difference} is not 0 {point}")
            if not _vanishes(difference):
                unsettled = difference
        if unsettled is not None:
            return Decision(Verdict.UNDECIDED, f"{unsettled} was not rewritten to 0")
        return Decision(Verdict.HOLDS, "rewritten to 0")


def _parts(value: object) -> list[object] | None:
    if isinstance(value, sympy.MatrixBase):
        return list(value.tolist())
    return list(value) if isinstance(value, list | tuple | sympy.Tuple) else None


def _differences(left: object, right: object) -> list[Any]:
    lefts, rights = _parts(left), _parts(right)
    if lefts is None and rights is None:
        for side in (left, right):
            if isinstance(side, float | sympy.Float) or not isinstance(
                side, int | Fraction | sympy.Expr
            ):
                raise ClaimError(f"{side!r} is not an exact symbolic expression")
            if isinstance(side, sympy.Expr) and side.has(sympy.Float):
                raise ClaimError(f"{side} contains a float, which is not exact")
        return [_exact(left) - _exact(right)]
    if rights is None and right == 0:
        rights = [0] * len(lefts or [])
    if lefts is None or rights is None or len(lefts) != len(rights):
        raise ClaimError("the sides of the identity differ in shape")
    return [d for one, other in zip(lefts, rights, strict=True) for d in _differences(one, other)]


def _exact(value: object) -> Any:
    if isinstance(value, Fraction):
        return sympy.Rational(value.numerator, value.denominator)
    return sympy.sympify(value, strict=True)


def _vanishes(difference: Any) -> bool:
    """Whether rewriting turns `difference` into the literal 0."""
    done = difference.doit()
    if done == 0 or sympy.expand(done) == 0:
        return True
    together = sympy.together(done)
    if sympy.expand(sympy.fraction(together)[0]) == 0:
        return True
    return bool(sympy.simplify(together) == 0)


def _refuting_point(difference: Any) -> str | None:
    """A rational point at which `difference` certainly is not 0, in words; None if none was met."""
    if difference == 0:
        return None
    done = difference.doit()
    symbols = sorted(done.free_symbols, key=lambda s: s.name)
    random = Random(",".join(s.name for s in symbols))  # noqa: S311 - reproducible, not secret
    for _ in range(_POINTS if symbols else 1):
        point = {symbol: _value(symbol, random) for symbol in symbols}
        try:
            value = enclose(done.subs(point, simultaneous=True))
        except (ArithmeticError, NotImplementedError, ValueError):
            continue  # outside the domain, or not something that can be enclosed
        if value.is_finite() and not value.contains(0):
            where = ", ".join(f"{s} = {v}" for s, v in point.items())
            return f"at {where}: it is {value}" if where else f": it is {value}"
    return None


def _value(symbol: Any, random: Random) -> Any:
    """A rational number that the assumptions on `symbol` allow."""
    for _ in range(100):
        top = random.randint(-40, 40)
        value = sympy.Rational(top, 1 if symbol.is_integer else random.randint(1, 9))
        facts = symbol.assumptions0
        if all(
            getattr(value, f"is_{fact}") in (wanted, None)
            for fact, wanted in facts.items()
            if hasattr(value, f"is_{fact}")
        ):
            return value
    raise ClaimError(f"no rational number satisfies what is assumed of {symbol}")


def enclose(expression: Any) -> Any:
    """A ball (`flint.acb`) around the value of an expression without symbols.

    Raises:
        NotImplementedError: a function or object that is not in the table below.
    """
    import flint

    precision = flint.ctx.prec
    flint.ctx.prec = _PRECISION
    try:
        return _enclose(expression)
    finally:
        flint.ctx.prec = precision


def _enclose(node: Any) -> Any:
    import flint

    if isinstance(node, sympy.Rational):
        return flint.acb(flint.fmpq(int(node.p), int(node.q)))
    if isinstance(node, sympy.Add):
        return sum((_enclose(arg) for arg in node.args), flint.acb(0))
    if isinstance(node, sympy.Mul):
        product = flint.acb(1)
        for arg in node.args:
            product *= _enclose(arg)
        return product
    if isinstance(node, sympy.Pow):
        base, exponent = node.args
        if isinstance(exponent, sympy.Integer):
            return _enclose(base) ** int(exponent)
        if exponent == sympy.Rational(1, 2):
            return _enclose(base).sqrt()
        return _enclose(base) ** _enclose(exponent)
    constants = {sympy.pi: flint.arb.pi, sympy.E: flint.arb.const_e}
    if node in constants:
        return flint.acb(constants[node]())
    if node is sympy.I:
        return flint.acb(0, 1)
    name = _FUNCTIONS.get(type(node))
    if name is None:
        raise NotImplementedError(f"{type(node).__name__} has no enclosure")
    return getattr(_enclose(node.args[0]), name)()


_FUNCTIONS = {
    sympy.exp: "exp",
    sympy.log: "log",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tan: "tan",
    sympy.sinh: "sinh",
    sympy.cosh: "cosh",
    sympy.tanh: "tanh",
    sympy.atan: "atan",
    sympy.erf: "erf",
    sympy.gamma: "gamma",
}
