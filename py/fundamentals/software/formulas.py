"""Integer formulas, as in `(L + 2p − 1) // s + 1`: what they are worth, in plain text, in TeX.

They are sympy's expressions in the letters below, made with `//`, `ceiling`, `Min`, `Max`, `abs`
and `Piecewise`; conditions are made with `<=`, `<`, `Eq` and `And`.
"""

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import sympy
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

__all__ = ["K", "L", "code", "d", "p", "q", "s", "tex", "text", "value"]

L, K, s, d, p, q = sympy.symbols("L K s d p q", integer=True)

_OPERATIONS: Mapping[Any, Callable[..., Any]] = {
    sympy.Add: lambda *terms: sum(terms),
    sympy.Mul: lambda *factors: math.prod(factors),
    sympy.Pow: operator.pow,
    sympy.Abs: abs,
    sympy.floor: math.floor,
    sympy.ceiling: math.ceil,
    sympy.Min: min,
    sympy.Max: max,
    sympy.Eq: operator.eq,
    sympy.Le: operator.le,
    sympy.Lt: operator.lt,
    sympy.Ge: operator.ge,
    sympy.Gt: operator.gt,
    sympy.And: lambda *parts: all(parts),
    sympy.Or: lambda *parts: any(parts),
}


def value(formula: sympy.Basic, numbers: Mapping[str, int]) -> int:
    """The formula with a number for each letter; of a condition, 1 or 0."""
    return int(_value(formula, numbers))


def _value(part: sympy.Basic, numbers: Mapping[str, int]) -> Any:
    """What `subs` gives as well, but too slowly: checks go through thousands of numbers."""
    if part.is_Symbol:
        return numbers[part.name]
    if part.is_Rational:
        return Fraction(part.p, part.q)
    if part in (sympy.true, sympy.false):
        return bool(part)
    if part.is_Piecewise:
        return next(_value(case, numbers) for case, where in part.args if _value(where, numbers))
    return _OPERATIONS[part.func](*(_value(each, numbers) for each in part.args))


def text(formula: sympy.Basic) -> str:
    """The formula in plain text."""
    printed: str = _Text().doprint(formula)
    return printed.replace("-", "−").replace("*", " * ")


def code(formula: sympy.Basic) -> str:
    """The formula in Python, for integers."""
    printed: str = _Code().doprint(formula)
    return printed.replace("*", " * ")


def tex(formula: sympy.Basic) -> str:
    """The formula in TeX."""
    printed: str = _Tex().doprint(formula)
    return printed


def _positive_first(terms: list[Any]) -> list[Any]:
    """L − K in place of −K + L."""
    return sorted(terms, key=lambda term: bool(term.could_extract_minus_sign()))


class _Text(StrPrinter):  # type: ignore[misc]
    """sympy's printer, with ⌊ ⌋ and ⌈ ⌉, small names, and one fraction where sympy has several."""

    def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
        return _positive_first(super()._as_ordered_terms(expr, order))

    def _print_floor(self, expr: Any) -> str:
        return f"⌊{self._print(sympy.together(expr.args[0]))}⌋"

    def _print_ceiling(self, expr: Any) -> str:
        return f"⌈{self._print(sympy.together(expr.args[0]))}⌉"

    def _print_Min(self, expr: Any) -> str:  # noqa: N802 - sympy looks for the name of its class
        return f"min({self.stringify(expr.args, ', ')})"

    def _print_Max(self, expr: Any) -> str:  # noqa: N802
        return f"max({self.stringify(expr.args, ', ')})"

    def _print_Abs(self, expr: Any) -> str:  # noqa: N802
        return f"|{self._print(expr.args[0])}|"

    def _print_Piecewise(self, expr: Any) -> str:  # noqa: N802
        cases = [
            self._print(case) + ("" if where == sympy.true else f" if {self._print(where)}")
            for case, where in expr.args
        ]
        return ", else ".join(cases)

    def _print_Relational(self, expr: Any) -> str:  # noqa: N802
        sign = {"==": "=", "<=": "≤", ">=": "≥"}.get(expr.rel_op, expr.rel_op)
        return f"{self._print(expr.lhs)} {sign} {self._print(expr.rhs)}"

    def _print_And(self, expr: Any) -> str:  # noqa: N802
        return " and ".join(sorted(map(self._print, expr.args)))

    def _print_Or(self, expr: Any) -> str:  # noqa: N802
        return " or ".join(sorted(map(self._print, expr.args)))


class _Code(StrPrinter):  # type: ignore[misc]
    """sympy's printer, with what Python has for integers."""

    def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
        return _positive_first(super()._as_ordered_terms(expr, order))

    def _print_floor(self, expr: Any) -> str:
        above, below = sympy.fraction(sympy.together(expr.args[0]))
        return f"({self._factor(above)} // {self._print(below)})"

    def _print_ceiling(self, expr: Any) -> str:
        above, below = sympy.fraction(sympy.together(expr.args[0]))
        return f"(-(-{self._factor(above)} // {self._print(below)}))"

    def _factor(self, expr: Any) -> str:
        printed: str = self._print(expr)
        return printed if expr.is_Symbol else f"({printed})"

    def _print_Min(self, expr: Any) -> str:  # noqa: N802
        return f"min({self.stringify(expr.args, ', ')})"

    def _print_Max(self, expr: Any) -> str:  # noqa: N802
        return f"max({self.stringify(expr.args, ', ')})"

    def _print_Abs(self, expr: Any) -> str:  # noqa: N802
        return f"abs({self._print(expr.args[0])})"

    def _print_Piecewise(self, expr: Any) -> str:  # noqa: N802
        *cases, (last, _) = expr.args
        said = [f"{self._print(case)} if {self._print(where)} else " for case, where in cases]
        return f"({''.join(said)}{self._print(last)})"

    def _print_Relational(self, expr: Any) -> str:  # noqa: N802
        return f"{self._print(expr.lhs)} {expr.rel_op} {self._print(expr.rhs)}"

    def _print_And(self, expr: Any) -> str:  # noqa: N802
        return f"({' and '.join(sorted(map(self._print, expr.args)))})"


class _Tex(LatexPrinter):  # type: ignore[misc]
    """sympy's printer, with one fraction where sympy has several."""

    def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
        return _positive_first(super()._as_ordered_terms(expr, order))

    def _print_floor(self, expr: Any, exp: Any = None) -> str:
        del exp  # there are no powers
        return rf"\left\lfloor {self._print(sympy.together(expr.args[0]))} \right\rfloor"

    def _print_ceiling(self, expr: Any, exp: Any = None) -> str:
        del exp
        return rf"\left\lceil {self._print(sympy.together(expr.args[0]))} \right\rceil"
