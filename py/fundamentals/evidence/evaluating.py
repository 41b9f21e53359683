"""Certified values of sympy expressions exactly as they are written.

Nothing is rewritten first, and no rule of sympy's calculus is used. A derivative is a coefficient
of a series, computed in balls; an integral is a certified quadrature (exact where the integrand is
a polynomial in the variable); a limit is the constant of a Laurent series, or what enclosures over
shrinking neighbourhoods leave; a sum is added up. So an error of sympy's in integrating or
differentiating does not reach this judge.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import comb, factorial
from typing import Any

import flint
import sympy
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanAtom, BooleanFunction

from fundamentals.evidence.jets import (
    LAURENT,
    Infinitesimal,
    Jet,
    Number,
    UndecidableError,
    UndefinedError,
    add,
    ball,
    constant,
    inverse,
    is_zero,
    may_vanish,
    multiply,
    power,
    series_of,
)

__all__ = ["FIRST_PRECISION", "KINKS", "LAST_PRECISION", "coefficients", "evaluate"]

FIRST_PRECISION, LAST_PRECISION = 192, 1536
_MINUS = flint.fmpq(-1)
_SHRINKINGS = 400
_WIDE = 1e-20  # wider quadratures are tried again with pieces of their own

KINKS = (
    sympy.Abs,
    sympy.sign,
    sympy.Heaviside,
    sympy.Max,
    sympy.Min,
    sympy.Piecewise,
    sympy.floor,
    sympy.ceiling,
)
"""Functions that are smooth on either side of a place, but need not be at it."""


def evaluate(
    expression: Any, values: Mapping[Any, Any], *, precision: int = FIRST_PRECISION
) -> Number:
    """The value of an expression.

    Args:
        expression: of sympy.
        values: a rational number (or pair of them, real and imaginary part) for every free
            symbol, and for every undefined function the coefficients of a polynomial to put in
            its place.
        precision: in bits.

    Returns:
        An exact `fmpq`, or an `acb` that encloses the value.

    Raises:
        UndefinedError: it certainly has no value there.
        UndecidableError: that, or the value, cannot be told.
    """
    before = flint.ctx.prec
    flint.ctx.prec = precision
    try:
        place = _Place({key: _given(value) for key, value in values.items()})
        found = _value(expression, place)
        if isinstance(found, Jet):
            raise UndecidableError("a series is left over")
        if not isinstance(found, flint.fmpq) and not found.is_finite():
            raise UndecidableError("the enclosure is unbounded")
        return found
    finally:
        flint.ctx.prec = before


def coefficients(expression: Any, x: Any, values: Mapping[Any, Any]) -> list[Any] | None:
    """The exact coefficients of an expression as a polynomial in x, if it is one."""
    degree = _degree(expression, x)
    if degree is None:
        return None
    place = _Place({key: _given(value) for key, value in values.items()})
    try:
        found = _polynomial(expression, x, degree, place)
    except ArithmeticError:
        return None
    return found if all(isinstance(c, flint.fmpq) for c in found) else None


def _given(value: Any) -> Any:
    if isinstance(value, int | Fraction):
        value = Fraction(value)
        return flint.fmpq(value.numerator, value.denominator)
    if isinstance(value, tuple):
        return tuple(_given(each) for each in value)
    if isinstance(value, complex):
        raise UndecidableError("floats are not exact")
    return value


@dataclass
class _Place:
    """Where an expression is evaluated.

    Attributes:
        values: by symbol and by undefined function.
        over: a ball stands for all the points of it, as in a quadrature; poles are unbounded.
        analytic: what is not analytic on all of the ball must not have a value.
        kinks: filled with a mark where a side had to be taken.
    """

    values: Mapping[Any, Any]
    over: bool = False
    analytic: bool = False
    kinks: list[bool] = field(default_factory=list)
    known: dict[Any, Number] = field(default_factory=dict)

    def at(self, values: Mapping[Any, Any], **changed: Any) -> "_Place":
        """With other values besides."""
        options = {"over": self.over, "analytic": self.analytic, "kinks": self.kinks, **changed}
        return _Place({**self.values, **values}, **options)


def _value(node: Any, place: _Place) -> Number:
    if node in place.known:
        return place.known[node]
    found = _compute(node, place)
    place.known[node] = found
    return found


def _compute(node: Any, place: _Place) -> Number:  # one case for each kind of node
    if isinstance(node, sympy.Rational):
        return flint.fmpq(int(node.p), int(node.q))
    if node.is_Symbol:
        if node not in place.values:
            raise UndecidableError(f"{node} has no value")
        return place.values[node]
    if node in _CONSTANTS:
        return _CONSTANTS[node]()
    if isinstance(node, sympy.Add):
        total: Number = flint.fmpq(0)
        for arg in node.args:
            total = add(total, _value(arg, place))
        return total
    if isinstance(node, sympy.Mul):
        return _product([_value(arg, place) for arg in node.args])
    if isinstance(node, sympy.Pow):
        return _power(node, place)
    for kind, compute in _KINDS:
        if isinstance(node, kind):
            return compute(node, place)
    name = _FUNCTIONS.get(type(node))
    if name is None or len(node.args) != 1:
        raise UndecidableError(f"{type(node).__name__} has no enclosure")
    return _elementary(name, _value(node.args[0], place), place)


_CONSTANTS: dict[Any, Callable[[], Number]] = {
    sympy.pi: lambda: flint.acb(flint.arb.pi()),
    sympy.E: lambda: flint.acb(flint.arb.const_e()),
    sympy.I: lambda: flint.acb(0, 1),
    sympy.EulerGamma: lambda: flint.acb(flint.arb.const_euler()),
}

_FUNCTIONS: dict[Any, str] = {
    sympy.exp: "exp",
    sympy.log: "log",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tan: "tan",
    sympy.cot: "cot",
    sympy.sinh: "sinh",
    sympy.cosh: "cosh",
    sympy.tanh: "tanh",
    sympy.atan: "atan",
    sympy.asin: "asin",
    sympy.acos: "acos",
    sympy.asinh: "asinh",
    sympy.atanh: "atanh",
    sympy.erf: "erf",
    sympy.erfc: "erfc",
    sympy.gamma: "gamma",
}
_EXACT: dict[tuple[str, int], int] = {
    ("exp", 0): 1, ("log", 1): 0, ("sin", 0): 0, ("cos", 0): 1, ("tan", 0): 0, ("sinh", 0): 0,
    ("cosh", 0): 1, ("tanh", 0): 0, ("atan", 0): 0, ("asin", 0): 0, ("asinh", 0): 0,
    ("atanh", 0): 0, ("erf", 0): 0, ("erfc", 0): 1, ("acos", 1): 0,
}  # fmt: skip
_UNBOUNDED = ("tan", "cot")
_ON_THE_LINE = {"log", "asin", "acos", "atanh"}  # not real everywhere
_OUTSIDE_ITSELF = ("asin", "acos", "atanh", "asinh", "atan")


def _product(factors: list[Number]) -> Number:
    total: Number = flint.fmpq(1)
    for factor in sorted(factors, key=is_zero):
        encloses = not is_zero(factor) and not isinstance(factor, Jet | flint.fmpq)
        # exactly 0 times what is unbounded would be 0: only where that has a value
        if encloses and any(map(is_zero, factors)) and not factor.is_finite():
            raise UndecidableError("0 times what may be unbounded")
        total = multiply(total, factor)
    return total


def _power(node: Any, place: _Place) -> Number:
    base, exponent = _value(node.base, place), _value(node.exp, place)
    if isinstance(exponent, flint.fmpq) and exponent.q == 1:
        whole = int(exponent.p)
        if whole < 0:
            return power(_inverse(base, place), -whole)
        return power(base, whole)
    if isinstance(exponent, flint.fmpq) and not isinstance(base, Jet):
        if isinstance(base, flint.fmpq):
            if base == 0:
                if exponent > 0:
                    return flint.fmpq(0)
                raise UndefinedError("a negative power of 0")
            root = _exact_root(base, exponent)
            if root is not None:
                return root
        return _ball_power(ball(base), exponent, place)
    if isinstance(exponent, flint.fmpq):
        at = constant(base)
        return series_of(base, at, lambda order: _power_series(at, exponent, order))
    if is_zero(base):
        raise UndecidableError("a power of 0")
    return _elementary("exp", multiply(exponent, _elementary("log", base, place)), place)


def _exact_root(base: Any, exponent: Any) -> Any:
    """A power of a rational number that is rational, as where it is a perfect square."""
    q, p = int(exponent.q), int(exponent.p)
    top, bottom = (sympy.integer_nthroot(int(n), q) for n in (abs(base.p), base.q))
    if base < 0 or not (top[1] and bottom[1]):
        return None
    return flint.fmpq(int(top[0]), int(bottom[0])) ** p


def _ball_power(base: Any, exponent: Any, place: _Place) -> Any:
    if place.over and not place.analytic and base.imag == 0 and exponent.q == 2:
        real = base.real  # over a ball that reaches 0 from above: no smaller than 0
        if exponent > 0 and real.contains(0) and real.mid() >= 0:
            return flint.acb(flint.arb(0).union(real.upper().sqrt())) ** int(exponent.p)
    if exponent.q == 2:
        root = base.sqrt(analytic=place.analytic)
        return root ** int(exponent.p)
    return base.pow(flint.acb(exponent), analytic=place.analytic)


def _power_series(at: Number, exponent: Any, order: int) -> Iterator[Number]:
    if is_zero(at) or may_vanish(at):
        raise UndecidableError("a power where it is not smooth")
    coefficient: Number = flint.fmpq(1)
    root = _exact_root(at, exponent) if isinstance(at, flint.fmpq) else None
    lead = root if root is not None else ball(at).pow(flint.acb(exponent))
    down = inverse(at)
    for k in range(order + 1):
        yield multiply(coefficient, lead)
        coefficient = multiply(coefficient, multiply((exponent - k) / (k + 1), down))


def _inverse(base: Number, place: _Place) -> Number:
    if isinstance(base, Jet):
        return inverse(base)
    if isinstance(base, flint.fmpq):
        return inverse(base)
    found = inverse(base)
    if found.is_finite():
        return found
    if place.over and not place.analytic and base.imag == 0:
        return flint.acb(flint.arb(0, float("inf")))
    if place.over:
        return found
    raise UndecidableError("division by what may be 0")


def _elementary(name: str, at: Number, place: _Place) -> Number:
    if isinstance(at, Jet):
        start = constant(at)
        return series_of(at, start, lambda order: _taylor(name, start, order, place))
    if isinstance(at, flint.fmpq):
        if at.q == 1 and (name, int(at.p)) in _EXACT:
            return flint.fmpq(_EXACT[name, int(at.p)])
        if name == "log" and at == 0:
            raise UndefinedError("the logarithm of 0")
        if name == "gamma" and at.q == 1:
            if at <= 0:
                raise UndefinedError("Γ at a pole")
            return flint.fmpq(factorial(int(at.p) - 1))
    x = ball(at)
    if place.over and not place.analytic and x.imag == 0 and name not in _ON_THE_LINE:
        real = x.real
        found = flint.arb(0, float("inf")) if real.is_nan() else getattr(real, name)()
        if name in _UNBOUNDED and not found.is_finite():
            found = flint.arb(0, float("inf"))
        return flint.acb(found)
    if name == "log":
        return x.log(analytic=place.analytic)
    if place.analytic and name in _OUTSIDE_ITSELF and not _within_the_cuts(name, x):
        return flint.acb("nan")
    return getattr(x, name)()


def _within_the_cuts(name: str, x: Any) -> bool:
    """Whether a ball certainly keeps off the branch cuts of an inverse function."""
    across, along = (x.real, x.imag) if name in ("atan", "asinh") else (x.imag, x.real)
    return bool(abs(along) < 1) or not bool(across.contains(0))


def _taylor(name: str, at: Number, order: int, place: _Place) -> Iterator[Number]:
    """Taylor coefficients of an elementary function."""
    x = ball(at)
    if place.analytic and not ball(_elementary(name, at, place)).is_finite():
        raise UndecidableError("not analytic")
    if name in ("log", "gamma") and may_vanish(at):
        raise UndefinedError(f"{name} at 0") if is_zero(at) else UndecidableError(name)
    length = order + 1
    if name in ("asin", "acos", "asinh", "atanh", "sinh", "cosh", "tanh", "cot", "erfc"):
        yield from _other_taylor(name, at, x, length, place)
        return
    found = _coefficients(getattr(flint.acb_series([x, 1], prec=length), name)(), length)
    yield _elementary(name, at, place)
    yield from found[1:]


def _other_taylor(name: str, at: Number, x: Any, length: int, place: _Place) -> Iterator[Number]:
    s = flint.acb_series([x, 1], prec=length)
    plus, minus = s.exp(), (-s).exp()
    one = flint.acb_series([1], prec=length)
    yield _elementary(name, at, place)
    if name in ("sinh", "cosh", "tanh", "cot", "erfc"):
        whole = {
            "sinh": lambda: (plus - minus) / 2,
            "cosh": lambda: (plus + minus) / 2,
            "tanh": lambda: (plus - minus) / (plus + minus),
            "cot": lambda: s.cos() / s.sin(),
            "erfc": s.erfc,
        }[name]()
    else:
        slope = {
            "asin": lambda: (one - s * s).rsqrt(),
            "acos": lambda: -((one - s * s).rsqrt()),
            "asinh": lambda: (one + s * s).rsqrt(),
            "atanh": lambda: one / (one - s * s),
        }[name]()
        whole = slope.integral()
    yield from _coefficients(whole, length)[1:]


def _coefficients(series: Any, length: int) -> list[Any]:
    found = list(series.coeffs())
    return found + [flint.acb(0)] * (length - len(found))


# Functions with kinks


def _sign_of(at: Number, place: _Place) -> int | None:
    """−1, 0 or 1; None where the sign changes within a ball."""
    if isinstance(at, Jet):
        start = at.terms.get(())
        if start is not None and not any(p < 0 for powers in at.terms for _, p in powers):
            return _sign_of(start, place) or None
        lowest = at.lowest()
        if lowest is None:
            return 0
        name, low = lowest
        place.kinks.append(True)
        lead = _sign_of(at.coefficient(name, low), place)
        return None if lead is None else lead * name.side**low
    if isinstance(at, flint.fmpq):
        return (at > 0) - (at < 0)
    if not place.over and at.imag != 0:
        raise UndecidableError("the sign of a complex number")
    if at.real > 0:
        return 1
    return -1 if at.real < 0 else None


def _abs(node: Any, place: _Place) -> Number:
    at = _value(node.args[0], place)
    if not isinstance(at, Jet | flint.fmpq) and not place.over and at.imag != 0:
        return flint.acb(abs(at))
    sign = _sign_of(at, place)
    if sign is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(abs(at))
        raise UndecidableError("the absolute value at a kink")
    return multiply(flint.fmpq(sign), at)


def _step(node: Any, place: _Place) -> Number:
    at = _value(node.args[0], place)
    sign = _sign_of(at, place)
    is_sign = isinstance(node, sympy.sign)
    if sign is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(flint.arb(-1 if is_sign else 0).union(flint.arb(1)))
        raise UndecidableError("a step where it jumps")
    if is_sign:
        return flint.fmpq(sign)
    if sign == 0:
        return _value(node.args[1], place) if len(node.args) > 1 else flint.fmpq(1, 2)
    return flint.fmpq(int(sign > 0))


def _floor(node: Any, place: _Place) -> Number:
    at = _value(node.args[0], place)
    if isinstance(at, flint.fmpq):
        return flint.fmpq(at.floor())
    lowest = constant(at)
    if isinstance(at, Jet) and isinstance(lowest, flint.fmpq) and lowest.q == 1:
        sign = _sign_of(add(at, multiply(lowest, _MINUS)), place)
        return add(lowest, flint.fmpq(-1 if sign == -1 else 0))
    x = ball(lowest)
    if not place.over and x.imag != 0:
        raise UndecidableError("the integral part of a complex number")
    below = x.real.floor().unique_fmpz()
    if below is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(x.real.floor())
        raise UndecidableError("the integral part where it jumps")
    return flint.fmpq(below)


def _extreme(node: Any, place: _Place) -> Number:
    best, *others = (_value(arg, place) for arg in node.args)
    for other in others:
        sign = _sign_of(add(other, multiply(best, _MINUS)), place)
        if sign is None:
            if not (place.over and not place.analytic):
                raise UndecidableError("a tie")
            largest = flint.arb.max if isinstance(node, sympy.Max) else flint.arb.min
            best = flint.acb(largest(ball(best).real, ball(other).real))
        elif (sign > 0) == isinstance(node, sympy.Max):
            best = other
    return best


def _piecewise(node: Any, place: _Place) -> Number:
    possible: list[Number] = []
    for expression, condition in node.args:
        truth = _truth(condition, place)
        if truth is False:
            continue
        if truth is None and (not place.over or place.analytic):
            raise UndecidableError("a condition that cannot be told")
        possible.append(_value(expression, place))
        if truth:
            break
    else:
        if not possible:
            raise UndefinedError("no case applies")
    if len(possible) == 1:
        return possible[0]
    hull = ball(possible[0])
    for each in possible[1:]:
        hull = hull.union(ball(each))
    return hull


def _truth(condition: Any, place: _Place) -> bool | None:
    if isinstance(condition, BooleanAtom):
        return bool(condition)
    if isinstance(condition, sympy.And | sympy.Or):
        found = [_truth(arg, place) for arg in condition.args]
        decisive = isinstance(condition, sympy.Or)
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    if isinstance(condition, sympy.Not):
        inner = _truth(condition.args[0], place)
        return None if inner is None else not inner
    if isinstance(condition, BooleanFunction) or not isinstance(condition, Relational):
        raise UndecidableError(f"the condition {condition}")
    lhs, rhs = _value(condition.lhs, place), _value(condition.rhs, place)
    sign = _sign_of(add(lhs, multiply(rhs, _MINUS)), place)
    if sign is None:
        return None
    return bool(_RELATIONS[condition.rel_op](sign))


_RELATIONS: dict[str, Callable[[int], bool]] = {
    "<": lambda s: s < 0,
    "<=": lambda s: s <= 0,
    ">": lambda s: s > 0,
    ">=": lambda s: s >= 0,
    "==": lambda s: s == 0,
    "!=": lambda s: s != 0,
}


# Calculus


def _derivative(node: Any, place: _Place) -> Number:
    counts = [(x, int(k)) for x, k in node.variable_count]
    if any(not x.is_Symbol for x, _ in counts):
        raise UndecidableError("a derivative with respect to no variable")
    kinks: list[bool] = []
    right = _sided(node.expr, counts, 1, place, kinks)
    if kinks:
        left = _sided(node.expr, counts, -1, place, kinks)
        middle = _value(node.expr, place)
        _joined_smoothly(middle, left, right, counts)
    which, jet = right
    for (_, k), name in zip(counts, which, strict=True):
        jet = Jet.of(jet).coefficient(name, k)
        jet = multiply(jet, flint.fmpq(factorial(k)))
    return jet


def _sided(
    expression: Any, counts: list[tuple[Any, int]], side: int, place: _Place, kinks: list[bool]
) -> tuple[list[Infinitesimal], Number]:
    """An expression around a place, as a series, on one side of it."""
    names = [Infinitesimal.new(k, side) for _, k in counts]
    moved = {
        x: add(_value(x, place), Jet.infinitesimal(name))
        for (x, _), name in zip(counts, names, strict=True)
    }
    return names, _value(expression, place.at(moved, kinks=kinks))


def _joined_smoothly(
    middle: Number,
    left: tuple[list[Infinitesimal], Number],
    right: tuple[list[Infinitesimal], Number],
    counts: list[tuple[Any, int]],
) -> None:
    """Make sure that both sides have the same derivatives, and the value, at the place itself."""
    if len(counts) > 1:
        raise UndecidableError("several variables at a kink")
    ((_, order),) = counts
    (minus,), below = left
    (plus,), above = right
    pairs = [
        (Jet.of(below).coefficient(minus, k), Jet.of(above).coefficient(plus, k))
        for k in range(order + 1)
    ]
    pairs.append((middle, pairs[0][0]))
    for one, other in pairs:
        gap = add(one, multiply(other, _MINUS))
        if is_zero(gap):
            continue
        if isinstance(gap, Jet) or may_vanish(gap):
            raise UndecidableError("both sides of a kink are too close to tell")
        raise UndefinedError("there is no derivative at a kink")


def _substitution(node: Any, place: _Place) -> Number:
    values = {
        variable: _value(point, place)
        for variable, point in zip(node.variables, node.point, strict=True)
    }
    return _value(node.expr, place.at(values))


def _integral(node: Any, place: _Place) -> Number:
    *inner, outer = node.limits
    function = sympy.Integral(node.function, *inner) if inner else node.function
    if len(outer) != 3:
        raise UndecidableError("an integral without ends")
    variable, low, high = outer
    if function.has(sympy.DiracDelta):
        return _with_deltas(function, variable, (low, high), place)
    if low.is_infinite or high.is_infinite:
        return _over_the_line(function, variable, low, high, place)
    ends = _value(low, place), _value(high, place)
    degree = _degree(function, variable)
    if degree is not None:
        return _polynomial_rule(function, variable, ends, degree, place)
    return _quadrature(function, variable, ends, place)


def _polynomial_rule(
    function: Any, variable: Any, ends: tuple[Number, Number], degree: int, place: _Place
) -> Number:
    """Exact for polynomials: values at degree + 1 places, and weights that are rational."""
    low, length = ends[0], add(ends[1], multiply(ends[0], _MINUS))
    total: Number = flint.fmpq(0)
    for node, weight in _newton_cotes(degree):
        at = add(low, multiply(node, length))
        total = add(total, multiply(weight, _value(function, place.at({variable: at}))))
    return multiply(total, length)


_RULES: dict[int, list[tuple[Any, Any]]] = {}


def _newton_cotes(degree: int) -> list[tuple[Any, Any]]:
    """Nodes and weights on [0, 1] that are exact for polynomials up to a degree."""
    if degree not in _RULES:
        nodes = [flint.fmpq(k, max(degree, 1)) for k in range(degree + 1)]
        rule = []
        for i, node in enumerate(nodes):
            basis = flint.fmpq_poly([1])
            for j, other in enumerate(nodes):
                if j != i:
                    basis *= flint.fmpq_poly([-other, 1]) / (node - other)
            whole = basis.integral()
            rule.append((node, whole(flint.fmpq(1)) - whole(flint.fmpq(0))))
        _RULES[degree] = rule
    return _RULES[degree]


def _degree(node: Any, x: Any) -> int | None:
    """A bound for the degree of an expression as a polynomial in x; None where it may be none."""
    if not node.has(x):
        return 0
    if node == x:
        return 1
    if isinstance(node, sympy.Add | sympy.Mul):
        found = [_degree(arg, x) for arg in node.args]
        if None in found:
            return None
        known = [d for d in found if d is not None]
        return max(known) if isinstance(node, sympy.Add) else sum(known)
    if isinstance(node, sympy.Pow) and node.exp.is_Integer and node.exp >= 0:
        base = _degree(node.base, x)
        return None if base is None else base * int(node.exp)
    if isinstance(node, sympy.Derivative):
        return _degree(node.expr, x)
    if isinstance(node, sympy.Integral) and all(len(limit) == 3 for limit in node.limits):
        *rest, (y, low, high) = node.limits
        inner = sympy.Integral(node.function, *rest) if rest else node.function
        if x == y:
            inner_x: int | None = 0
        else:
            inner_x = _degree(inner, x)
        parts = (inner_x, _degree(inner, y), _degree(low, x), _degree(high, x))
        if any(part is None for part in parts) or low.is_infinite or high.is_infinite:
            return None
        own, across, start, stop = (part for part in parts if part is not None)
        return own + (across + 1) * max(start, stop)
    if isinstance(node, sympy.Subs):
        degrees = [_degree(point, x) for point in node.point]
        inner_degrees = [_degree(node.expr, v) for v in node.variables]
        outside = _degree(node.expr, x) if x not in node.variables else 0
        if None in degrees or None in inner_degrees or outside is None:
            return None
        pairs = zip(degrees, inner_degrees, strict=True)
        return outside + sum(a * b for a, b in pairs if a is not None and b is not None)
    if isinstance(node, AppliedUndef):
        found = [_degree(arg, x) for arg in node.args]
        return None if None in found or len(found) != 1 else _SAMPLE_DEGREE * (found[0] or 0)
    return None


_SAMPLE_DEGREE = 7
"""Of the polynomials that stand for undefined functions."""


def _quadrature(function: Any, variable: Any, ends: tuple[Number, Number], place: _Place) -> Number:
    """Certified, for what is analytic but for finitely many places."""
    low, high = ends
    stretched = isinstance(low, Jet) or isinstance(high, Jet)
    length = add(high, multiply(low, _MINUS))

    def at(z: Any, analytic: bool) -> Number:
        point = add(low, multiply(z, length)) if stretched else z
        inner = place.at({variable: point}, over=True, analytic=bool(analytic))
        found = _value(function, inner)
        return multiply(found, length) if stretched else found

    start, stop = (flint.acb(0), flint.acb(1)) if stretched else (ball(low), ball(high))
    if not (start.imag == 0 and stop.imag == 0):
        raise UndecidableError("an integral along a complex path")
    if not isinstance(low, Jet) and is_zero(length):
        return flint.fmpq(0)
    shape = at((start + stop) / 2 + (stop - start) / 97, False)
    if not isinstance(shape, Jet):
        return _integrate(lambda z, analytic: ball(at(z, analytic)), start, stop)
    terms = {}
    for powers in shape.terms:
        terms[powers] = _integrate(
            lambda z, analytic, wanted=powers: ball(  # type: ignore[misc]
                Jet.of(at(z, analytic)).terms.get(wanted, flint.fmpq(0))
            ),
            start,
            stop,
        )
    return Jet(terms)


def _integrate(function: Callable[[Any, bool], Any], start: Any, stop: Any) -> Any:
    def guarded(z: Any, analytic: bool) -> Any:
        try:
            return function(z, analytic)
        except ArithmeticError:  # a pole, or what cannot be told: nothing is known there
            return flint.acb("nan")

    found = flint.acb.integral(
        guarded, start, stop, rel_tol=2.0**-100, abs_tol=2.0**-100, eval_limit=20_000
    )
    if not found.is_finite():
        raise UndecidableError("the integral has no finite enclosure")
    return found


def _over_the_line(function: Any, variable: Any, low: Any, high: Any, place: _Place) -> Number:
    """∫ P e^Q for polynomials P and Q, Q of degree 2 and falling: between ends far out, and a
    bound for the tails.
    """
    if not (low == -sympy.oo and high == sympy.oo):
        raise UndecidableError("an integral over a half-line")
    at = {s: _value(s, place) for s in function.free_symbols - {variable}}
    if any(isinstance(v, Jet) for v in at.values()):
        raise UndecidableError("a series in an integral over the line")
    reach = _reach(function, variable, place)
    ends = flint.fmpq(-reach), flint.fmpq(reach)
    inside = _quadrature(function, variable, ends, place)
    return ball(inside) + flint.acb(flint.arb(0, 2.0**-60))


def _reach(function: Any, variable: Any, place: _Place) -> int:
    """R such that what lies beyond ±R adds less than 2⁻⁶⁰.

    For each term P e^Q with Q = −a x² + b x + c: beyond R the exponent is at most −a x²/2 and
    |P| ≤ p (1 + |x|)^d ≤ e^{a x²/4}, so both tails together are at most (8 / (a R)) e^{−a R²/4}.
    """
    terms = function.args if isinstance(function, sympy.Add) else (function,)
    for k in range(2, 14):
        reach = 1 << k
        if all(_is_small(term, variable, reach, place, len(terms)) for term in terms):
            return reach
    raise UndecidableError("an integral over the line that is not one of a Gaussian")


def _is_small(term: Any, x: Any, reach: int, place: _Place, parts: int) -> bool:
    factors = term.args if isinstance(term, sympy.Mul) else (term,)
    exponents, degree, rest = [], 0, flint.arb(1)
    for factor in factors:
        if isinstance(factor, sympy.exp):
            exponents.append(factor.args[0])
        elif isinstance(factor, sympy.Pow) and isinstance(factor.base, sympy.exp):
            exponents.append(factor.base.args[0] * factor.exp)
        else:
            found = _degree(factor, x)
            if found is None:
                raise UndecidableError("no polynomial times e to a polynomial")
            degree += found
            rest *= _size(factor, x, found, place)
    exponent = sympy.Add(*exponents)
    if _degree(exponent, x) != 2:
        raise UndecidableError("no Gaussian")
    c, b, a = (ball(v).real for v in _polynomial(exponent, x, 2, place))
    a, r = -a, flint.arb(reach)
    small = (8 / (a * r) * (-a * r * r / 4).exp()) * parts < flint.arb(2.0**-60)
    return bool(
        a > 0
        and a * r * r / 2 > abs(b) * r + abs(c)
        and a * r > abs(b)
        and degree * (1 + r).log() + rest.log() < a * r * r / 4
        and a * r * (1 + r) / 2 > degree
        and small
    )


def _size(factor: Any, x: Any, degree: int, place: _Place) -> Any:
    """p with |factor| ≤ p (1 + |x|)^degree."""
    total = flint.arb(0)
    for c in _polynomial(factor, x, degree, place):
        total += abs(ball(c))
    return total + flint.arb(2.0**-20)


def _polynomial(node: Any, x: Any, degree: int, place: _Place) -> list[Number]:
    """The coefficients of a polynomial in x, from its value as a series at 0."""
    name = Infinitesimal.new(degree)
    jet = Jet.of(_value(node, place.at({x: Jet.infinitesimal(name)})))
    return [jet.coefficient(name, k) for k in range(degree + 1)]


def _with_deltas(function: Any, variable: Any, ends: tuple[Any, Any], place: _Place) -> Number:
    """∫ g(x) δ⁽ᵏ⁾(a x + b) dx = (−1)ᵏ g⁽ᵏ⁾(x₀) / (|a| aᵏ), for x₀ between the ends."""
    terms = function.args if isinstance(function, sympy.Add) else (function,)
    total: Number = flint.fmpq(0)
    for term in terms:
        factors = term.args if isinstance(term, sympy.Mul) else (term,)
        deltas = [f for f in factors if isinstance(f, sympy.DiracDelta)]
        rest = sympy.Mul(*(f for f in factors if f not in deltas))
        if rest.has(sympy.DiracDelta) or len(deltas) > 1:
            raise UndecidableError("a product with a delta in it")
        if not deltas:
            total = add(total, _value(sympy.Integral(rest, (variable, *ends)), place))
            continue
        (delta,) = deltas
        order = int(delta.args[1]) if len(delta.args) > 1 else 0
        if _degree(delta.args[0], variable) != 1:
            raise UndecidableError("a delta of what is not linear")
        b, a = _polynomial(delta.args[0], variable, 1, place)
        at = multiply(multiply(b, _MINUS), inverse(a))
        signs = [_beyond(at, end, place) for end in ends]
        if 0 in signs or None in signs:
            raise UndecidableError("a delta at an end of the interval")
        if signs[0] == signs[1]:
            continue
        slope = Infinitesimal.new(order)
        moved = add(at, Jet.infinitesimal(slope))
        jet = Jet.of(_value(rest, place.at({variable: moved}))).coefficient(slope, order)
        scale = multiply(power(a, order), multiply(flint.fmpq(_sign_of(a, place) or 0), a))
        turned = flint.fmpq((-1) ** order * factorial(order) * (signs[0] or 0))
        total = add(total, multiply(turned, multiply(jet, inverse(scale))))
    return total


def _beyond(at: Number, end: Any, place: _Place) -> int | None:
    """Whether a place lies to the right of an end (1), on it (0), or to its left (−1)."""
    if end.is_infinite:
        return -1 if end == sympy.oo else 1
    return _sign_of(add(at, multiply(_value(end, place), _MINUS)), place)


def _limit(node: Any, place: _Place) -> Number:
    expression, variable, to, direction = node.args
    sides = {"+": (1,), "-": (-1,)}.get(str(direction), (1, -1))
    if to.is_infinite:
        sides = (1,) if to == sympy.oo else (-1,)
    found = [_limit_from(expression, variable, to, side, place) for side in sides]
    gap = add(found[0], multiply(found[-1], _MINUS))
    if not is_zero(gap) and not may_vanish(gap):
        raise UndefinedError("the limits from both sides differ")
    return found[0]


def _limit_from(expression: Any, variable: Any, to: Any, side: int, place: _Place) -> Number:
    name = Infinitesimal.new(LAURENT, side)
    small: Number = Jet.infinitesimal(name)
    near = inverse(small) if to.is_infinite else add(_value(to, place), small)
    with contextlib.suppress(UndecidableError):
        jet = Jet.of(_value(expression, place.at({variable: near})))
        lowest = jet.lowest()
        if lowest is None or lowest[1] >= 0:
            return jet.coefficient(name, 0)
        raise UndefinedError("there is no finite limit")
    for k in range(8, _SHRINKINGS, 8):
        reach = flint.arb(0).union(side * flint.arb(2) ** -k)
        if to.is_infinite:
            raise UndecidableError("a limit at infinity")
        near = ball(_value(to, place)) + flint.acb(reach)
        try:
            found = ball(_value(expression, place.at({variable: near}, over=True)))
        except UndefinedError:
            break
        if found.is_finite() and float(found.real.rad()) < 2.0**-100:
            return found
    raise UndecidableError("a limit that no neighbourhood shows")


def _sum(node: Any, place: _Place) -> Number:
    total: Number = flint.fmpq(0)
    for value in _terms(node, place):
        total = add(total, value)
    return total


def _finite_product(node: Any, place: _Place) -> Number:
    return _product(list(_terms(node, place)))


def _terms(node: Any, place: _Place) -> Iterator[Number]:
    *inner, (variable, low, high) = node.limits
    function = node.func(node.function, *inner) if inner else node.function
    first, last = _value(low, place), _value(high, place)
    for end in (first, last):
        if not isinstance(end, flint.fmpq) or end.q != 1:
            raise UndecidableError("a sum whose ends are not whole")
    if last < first - 1:
        raise UndecidableError("a sum that runs backwards")
    for k in range(int(first.p), int(last.p) + 1):
        yield _value(function, place.at({variable: flint.fmpq(k)}))


def _undefined_function(node: Any, place: _Place) -> Number:
    coefficients = place.values.get(node.func)
    if coefficients is None or len(node.args) != 1:
        raise UndecidableError(f"{node.func} is unknown")
    at, total = _value(node.args[0], place), flint.fmpq(0)
    for c in reversed(coefficients):
        total = add(multiply(total, at), c)
    return total


def _whole(node: Any, place: _Place) -> tuple[int, ...]:
    values = [_value(arg, place) for arg in node.args]
    if any(not isinstance(v, flint.fmpq) or v.q != 1 or v < 0 for v in values):
        raise UndecidableError(f"{type(node).__name__} of what is not a natural number")
    return tuple(int(v.p) for v in values)


_KINDS: tuple[tuple[Any, Callable[[Any, _Place], Number]], ...] = (
    (sympy.Derivative, _derivative),
    (sympy.Subs, _substitution),
    (sympy.Integral, _integral),
    (sympy.Limit, _limit),
    (sympy.Sum, _sum),
    (sympy.Product, _finite_product),
    (sympy.Abs, _abs),
    (sympy.sign, _step),
    (sympy.Heaviside, _step),
    (sympy.Max, _extreme),
    (sympy.Min, _extreme),
    (sympy.Piecewise, _piecewise),
    (sympy.floor, _floor),
    (sympy.ceiling, lambda n, p: multiply(_MINUS, _value(sympy.floor(-n.args[0]), p))),
    (sympy.factorial, lambda n, p: flint.fmpq(factorial(_whole(n, p)[0]))),
    (sympy.binomial, lambda n, p: flint.fmpq(comb(*_whole(n, p)))),
    (AppliedUndef, _undefined_function),
)
