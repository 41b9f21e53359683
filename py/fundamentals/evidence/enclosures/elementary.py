"""Numbers, sums, products, powers and elementary functions."""

from collections.abc import Callable, Iterator
from math import comb, factorial
from typing import Any

import flint
import sympy
from sympy.core.function import AppliedUndef

from fundamentals.evidence.enclosures.jets import (
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
from fundamentals.evidence.enclosures.places import Place, rule, value

__all__ = ["elementary", "product", "square_root"]


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


def product(factors: list[Number]) -> Number:
    total: Number = flint.fmpq(1)
    for factor in sorted(factors, key=is_zero):
        encloses = not is_zero(factor) and not isinstance(factor, Jet | flint.fmpq)
        # exactly 0 times what is unbounded would be 0: only where that has a value
        if encloses and any(map(is_zero, factors)) and not factor.is_finite():
            raise UndecidableError("0 times what may be unbounded")
        total = multiply(total, factor)
    return total


@rule(sympy.Pow)
def _power(node: Any, place: Place) -> Number:
    base, exponent = value(node.base, place), value(node.exp, place)
    if isinstance(exponent, flint.fmpq) and exponent.q == 1:
        whole = int(exponent.p)
        if whole < 0:
            return power(_inverse(base, place), -whole)
        return power(base, whole)
    if isinstance(exponent, flint.fmpq):
        return _root(base, exponent, place)
    if is_zero(base):
        raise UndecidableError("a power of 0")
    return elementary("exp", multiply(exponent, elementary("log", base, place)), place)


def square_root(number: Number, place: Place) -> Number:
    """The principal square root."""
    return _root(number, flint.fmpq(1, 2), place)


def _root(base: Number, exponent: Any, place: Place) -> Number:
    """A rational power that is no whole one."""
    if isinstance(base, Jet):
        at = constant(base)
        return series_of(base, lambda order: _power_series(at, exponent, order))
    if isinstance(base, flint.fmpq):
        if base == 0:
            if exponent > 0:
                return flint.fmpq(0)
            raise UndefinedError("a negative power of 0")
        root = _exact_root(base, exponent)
        if root is not None:
            return root
    return _ball_power(ball(base), exponent, place)


def _exact_root(base: Any, exponent: Any) -> Any:
    """A power of a rational number that is rational, as where it is a perfect square."""
    q, p = int(exponent.q), int(exponent.p)
    top, bottom = (sympy.integer_nthroot(int(n), q) for n in (abs(base.p), base.q))
    if base < 0 or not (top[1] and bottom[1]):
        return None
    return flint.fmpq(int(top[0]), int(bottom[0])) ** p


def _ball_power(base: Any, exponent: Any, place: Place) -> Any:
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


def _inverse(base: Number, place: Place) -> Number:
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


def elementary(name: str, at: Number, place: Place) -> Number:
    if isinstance(at, Jet):
        start = constant(at)
        return series_of(at, lambda order: _taylor(name, start, order, place))
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


def _taylor(name: str, at: Number, order: int, place: Place) -> Iterator[Number]:
    """Taylor coefficients of an elementary function."""
    if isinstance(at, flint.fmpq) and at.q == 1 and (name, int(at.p)) in _EXACT:
        exact = getattr(flint.fmpq_series([at, 1], prec=order + 1), name, None)
        if exact is not None:
            yield from _coefficients(exact(), order + 1)
            return
    x = ball(at)
    if place.analytic and not ball(elementary(name, at, place)).is_finite():
        raise UndecidableError("not analytic")
    if name in ("log", "gamma") and may_vanish(at):
        raise UndefinedError(f"{name} at 0") if is_zero(at) else UndecidableError(name)
    length = order + 1
    if name in ("asin", "acos", "asinh", "atanh", "sinh", "cosh", "tanh", "cot", "erfc"):
        yield from _other_taylor(name, at, x, length, place)
        return
    found = _coefficients(getattr(flint.acb_series([x, 1], prec=length), name)(), length)
    yield elementary(name, at, place)
    yield from found[1:]


def _other_taylor(name: str, at: Number, x: Any, length: int, place: Place) -> Iterator[Number]:
    s = flint.acb_series([x, 1], prec=length)
    plus, minus = s.exp(), (-s).exp()
    one = flint.acb_series([1], prec=length)
    yield elementary(name, at, place)
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
    return found + [flint.fmpq(0)] * (length - len(found))


def _whole(node: Any, place: Place) -> tuple[int, ...]:
    values = [value(arg, place) for arg in node.args]
    if any(not isinstance(v, flint.fmpq) or v.q != 1 or v < 0 for v in values):
        raise UndecidableError(f"{type(node).__name__} of what is not a natural number")
    return tuple(int(v.p) for v in values)


@rule(AppliedUndef)
def _undefined_function(node: Any, place: Place) -> Number:
    coefficients = place.values.get(node.func)
    if coefficients is None or len(node.args) != 1:
        raise UndecidableError(f"{node.func} is unknown")
    at, total = value(node.args[0], place), flint.fmpq(0)
    for c in reversed(coefficients):
        total = add(multiply(total, at), c)
    return total


@rule(sympy.Rational)
def _rational(node: Any, _: Place) -> Number:
    return flint.fmpq(int(node.p), int(node.q))


@rule(sympy.Symbol)
def _symbol(node: Any, place: Place) -> Number:
    if node not in place.values:
        raise UndecidableError(f"{node} has no value")
    return place.values[node]


@rule(*map(type, _CONSTANTS))
def _constant(node: Any, _: Place) -> Number:
    return _CONSTANTS[node]()


@rule(sympy.Add)
def _sum(node: Any, place: Place) -> Number:
    total: Number = flint.fmpq(0)
    for arg in node.args:
        total = add(total, value(arg, place))
    return total


@rule(sympy.Mul)
def _multiplied(node: Any, place: Place) -> Number:
    return product([value(arg, place) for arg in node.args])


@rule(*_FUNCTIONS)
def _function(node: Any, place: Place) -> Number:
    return elementary(_FUNCTIONS[type(node)], value(node.args[0], place), place)


@rule(sympy.factorial)
def _factorial(node: Any, place: Place) -> Number:
    return flint.fmpq(factorial(_whole(node, place)[0]))


@rule(sympy.binomial)
def _binomial(node: Any, place: Place) -> Number:
    return flint.fmpq(comb(*_whole(node, place)))
