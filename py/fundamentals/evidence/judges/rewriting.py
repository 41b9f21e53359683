"""Whether sympy rewrites an expression to the literal 0.

Where sympy's integrals are known to go wrong, across jumps and with derivatives of deltas, they are
first written as what they are: sums over the pieces, and values of derivatives.
"""

import itertools
from typing import Any

import sympy

__all__ = ["vanishes"]


def vanishes(difference: Any) -> bool:
    """Whether rewriting turns `difference` into 0."""
    if difference == 0:
        return True
    done = _in_lowest_terms(_integrated(difference)).doit()
    if done == 0 or sympy.expand(done) == 0:
        return True
    together = sympy.together(done)
    if sympy.expand(sympy.fraction(together)[0]) == 0:
        return True
    return bool(sympy.simplify(together) == 0)


def _in_lowest_terms(expression: Any) -> Any:
    """With quotients of polynomials under limits cancelled, which sympy needs to see a limit."""

    def cancelled(node: Any) -> Any:
        inner = node.args[0].doit()
        if inner.is_rational_function(node.args[1]):
            inner = sympy.cancel(inner)
        return sympy.Limit(inner, *node.args[1:])

    return expression.replace(lambda node: isinstance(node, sympy.Limit), cancelled)


def _integrated(expression: Any) -> Any:
    """With those integrals done, from the inside out, that need no method of sympy's."""
    return expression.replace(
        lambda node: isinstance(node, sympy.Integral) and all(len(lim) == 3 for lim in node.limits),
        _integral,
    )


def _integral(node: Any) -> Any:
    function = node.function
    for limits in node.limits:
        function = _once(function, *limits)
    return function


def _once(function: Any, variable: Any, low: Any, high: Any) -> Any:
    if function.has(sympy.DiracDelta):
        return _with_deltas(sympy.expand(function), variable, low, high)
    if function.is_polynomial(variable) and not (low.is_infinite or high.is_infinite):
        whole = sympy.Poly(function, variable).integrate()  # as sympy would, only faster
        return sympy.expand(whole.eval(high) - whole.eval(low))
    smooth = function.replace(sympy.atan, _principal)
    if smooth.has(sympy.floor):
        return _between_jumps(smooth, variable, low, high)
    return sympy.Integral(function, (variable, low, high))


def _principal(angle: Any) -> Any:
    """atan(tan(u)) = u − π ⌊u/π + ½⌋, wherever tan(u) has a value."""
    if not isinstance(angle, sympy.tan):
        return sympy.atan(angle)
    (u,) = angle.args
    return u - sympy.pi * sympy.floor(u / sympy.pi + sympy.Rational(1, 2))


def _between_jumps(function: Any, variable: Any, low: Any, high: Any) -> Any:
    """An integral between numbers, cut where a ⌊m x + b⌋ in it jumps."""
    steps = [step.args[0] for step in function.atoms(sympy.floor) if step.has(variable)]
    whole = sympy.Integral(function, (variable, low, high))
    if not all(s.is_polynomial(variable) and sympy.degree(s, variable) == 1 for s in steps):
        return whole
    if function.free_symbols - {variable} or not (low.is_number and high.is_number):
        return whole
    cuts = {low, high}
    for step in steps:
        ends = sorted(step.subs(variable, end) for end in (low, high))
        for k in range(int(sympy.ceiling(ends[0])), int(sympy.floor(ends[1])) + 1):
            cuts.update(sympy.solve(sympy.Eq(step, k), variable))
    inside = sorted(cut for cut in cuts if low <= cut <= high)
    total = sympy.S.Zero
    for start, stop in itertools.pairwise(inside):
        middle = (start + stop) / 2
        fixed = function.xreplace(
            {sympy.floor(s): sympy.floor(s.subs(variable, middle)) for s in steps}
        )
        total += _once(fixed, variable, start, stop)
    return total


def _with_deltas(function: Any, variable: Any, low: Any, high: Any) -> Any:
    """∫ g(x) δ⁽ᵏ⁾(a x + b) dx = (−1)ᵏ g⁽ᵏ⁾(x₀) / (|a| aᵏ) for x₀ inside, term by term."""
    total = sympy.S.Zero
    for term in sympy.Add.make_args(function):
        deltas = [f for f in sympy.Mul.make_args(term) if isinstance(f, sympy.DiracDelta)]
        rest = sympy.Mul(*(f for f in sympy.Mul.make_args(term) if f not in deltas))
        whole = sympy.Integral(term, (variable, low, high))
        if not deltas:
            total += _once(rest, variable, low, high)
            continue
        at = deltas[0].args[0]
        simple = len(deltas) == 1 and not rest.has(sympy.DiracDelta)
        if not (simple and at.is_polynomial(variable) and sympy.degree(at, variable) == 1):
            total += whole
            continue
        a, b = sympy.Poly(at, variable).all_coeffs()
        order = int(deltas[0].args[1]) if len(deltas[0].args) > 1 else 0
        gaps = [
            sympy.S.One if end.is_infinite else sympy.expand(gap)
            for end, gap in ((low, -b / a - low), (high, high + b / a))
        ]
        if any(gap.is_negative for gap in gaps):
            continue
        if not all(gap.is_positive for gap in gaps):
            total += whole
            continue
        slope = sympy.diff(rest, variable, order).subs(variable, -b / a)
        total += (-1) ** order * slope / (sympy.Abs(a) * a**order)
    return total
