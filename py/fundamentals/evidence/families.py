"""Polynomials with symbols for coefficients, and their integrals: identities for all at once."""

import sympy

__all__ = ["integral", "polynomial", "x", "y"]

x, y = sympy.symbols("x y", real=True)


def polynomial(name: str, degree: int, at: sympy.Expr) -> sympy.Expr:
    """∑ cₖ atᵏ over k = 0, …, degree, with the symbols c₀, c₁, … named after `name`."""
    return sum(sympy.Symbol(f"{name}{k}", real=True) * at**k for k in range(degree + 1))


def integral(integrand: sympy.Expr, low: sympy.Expr, high: sympy.Expr) -> sympy.Expr:
    """∫ integrand dy from `low` to `high`, for a polynomial in y; expanded."""
    whole = sympy.Poly(integrand, y).integrate()
    return sympy.expand(whole.eval(high) - whole.eval(low))
