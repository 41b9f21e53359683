"""Identities between symbolic expressions, decided so that no error can be towards acceptance.

Two judges look at an identity, and it holds only where both say so. One evaluates each side as it
is written, in certified numerics of its own (see `evaluating`), at random places and on purpose at
exceptional ones (see `points`). The other rewrites the difference with sympy: only what becomes the
literal 0 counts as derived. The first never sees what the second made, so one error of sympy's does
not convince both.

So hand over what is claimed as it is: `sympy.Derivative`, `sympy.Integral`, `sympy.Limit` and
`sympy.Sum`, not what `sympy.diff` or `sympy.integrate` return.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy
from sympy.core.function import AppliedUndef, UndefinedFunction

from fundamentals.evidence.enclosures.jets import (
    UndecidableError,
    UndefinedError,
    add,
    ball,
    is_zero,
)
from fundamentals.evidence.enclosures.kinks import KINKS
from fundamentals.evidence.judges.claims import (
    ClaimError,
    Decision,
    Verdict,
    in_library,
    kind_of_claim,
)
from fundamentals.evidence.judges.evaluating import FIRST_PRECISION, LAST_PRECISION, evaluate
from fundamentals.evidence.judges.points import Point, domain, points
from fundamentals.evidence.judges.rewriting import vanishes

__all__ = ["Identity"]

_PATIENCE = 3  # values that cannot be told at random places are worth trying so often
_NARROW = 1e-9  # an enclosure that says something, relative to its size where that exceeds 1


@kind_of_claim
@dataclass(frozen=True)
class Identity:
    """`left` and `right` have the same value, wherever their symbols may be.

    What the symbols may be is what sympy assumes of them (a symbol without assumptions is any
    complex number; `Symbol("x", real=True, nonzero=True)` leaves 0 out) and what `where` asks.
    Where neither side has a value nothing is claimed; where only one has, the identity fails.

    Attributes:
        left: a sympy expression, or a nested sequence or sympy matrix of them.
        right: the same shape, or 0 for "everything on the left vanishes".
        where: relations between the symbols, such as `sympy.Ne(x, y)`.
    """

    left: object
    right: object = 0
    where: Sequence[object] = ()

    def decide(self) -> Decision:
        pairs = list(_pairs(self.left, self.right))
        for condition in self.where:
            if not isinstance(condition, sympy.Basic):
                raise ClaimError(f"{condition} is no condition of sympy's")
            _sympys_own(condition)
        if not pairs:
            return Decision(Verdict.UNDECIDED, "nothing is compared")
        unsettled, radius, tried = None, 0.0, 0
        for left, right in pairs:
            seen = _Evaluation(left, right, self.where)
            if seen.refuted is not None:
                return Decision(Verdict.REFUTED, seen.refuted)
            radius, tried = max(radius, seen.radius), tried + seen.agreed
            unsettled = unsettled or seen.unsettled or _unsaid(left, right)
        for left, right in pairs:
            if unsettled is None and not vanishes(left - right):
                unsettled = f"{left - right} was not rewritten to 0"
        if unsettled is not None:
            return Decision(Verdict.UNDECIDED, unsettled)
        where = domain([side for pair in pairs for side in pair])
        claimed = f" for {where}" if where else ""
        conditions = "".join(f", {condition}" for condition in self.where)
        reason = f"rewritten to 0 and evaluated at {tried} places{claimed}{conditions}"
        return Decision(Verdict.HOLDS, reason, radius)


class _Evaluation:
    """What the values of both sides say.

    Attributes:
        refuted: where they certainly differ, in words.
        unsettled: why the values do not confirm the identity.
        agreed: at how many places they agree.
        radius: of the widest enclosure compared.
    """

    def __init__(self, left: Any, right: Any, where: Sequence[object]) -> None:
        self.refuted: str | None = None
        self.unsettled: str | None = None
        self.agreed, self.radius = 0, 0.0
        everyday = untold = 0
        for point in points([left, right], where):
            before = self.agreed
            told = self._visit(left, right, point)
            everyday += not point.exceptional and self.agreed > before
            untold += not point.exceptional and not told
            if self.refuted is not None or untold == _PATIENCE:
                return
        if not everyday and self.unsettled is None:
            self.unsettled = f"{left} and {right} have no value at any place that was tried"

    def _visit(self, left: Any, right: Any, point: Point, precision: int = FIRST_PRECISION) -> bool:
        """Compare both sides at a point; whether that could be told."""
        found: list[Any] = []
        reasons: list[tuple[Any, Exception]] = []
        untold: list[tuple[Any, Exception]] = []
        for side in (left, right):
            try:
                found.append(evaluate(side, point.values, precision=precision))
            except UndefinedError as reason:
                reasons.append((side, reason))
            except (UndecidableError, RecursionError) as reason:
                untold.append((side, reason))
        if untold:
            if point.enclosed and not found:
                return True  # a pole of both sides cannot be told from one
            side, why = untold[0]
            self.unsettled = self.unsettled or f"{side} could not be evaluated{point.place}: {why}"
            return False
        if len(reasons) == 2:
            return True
        if reasons:
            ((side, why),) = reasons
            self.refuted = f"{side} has no value{point.place} ({why}), the other side has"
            return True
        one, other = found
        gap = add(one, -other)
        if is_zero(gap):
            self.agreed += 1
            return True
        gap, size = ball(gap), max(1.0, float(abs(ball(one)).mid()))
        if not gap.contains(0):
            self.refuted = f"{left} and {right} differ{point.place} by {gap.str(8)}"
            return True
        radius = max(float(gap.real.rad()), float(gap.imag.rad())) / size
        if radius > _NARROW and precision < LAST_PRECISION:
            return self._visit(left, right, point, 2 * precision)
        if radius > _NARROW:
            self.unsettled = (
                self.unsettled or f"{left} is known{point.place} to within {radius:.1e} only"
            )
            return False
        self.radius = max(self.radius, radius)
        self.agreed += 1
        return True


def _unsaid(left: Any, right: Any) -> str | None:
    """What an identity hides whose sides are the same expression already.

    `diff(Abs(x), x)` is `sign(x)` to sympy, at 0 too: what was claimed of a derivative can no
    longer be seen.
    """
    if left == right and left.has(*KINKS):
        return (
            f"both sides are {left} already, so nothing is compared: hand over the derivative or "
            "integral itself (Derivative, Integral)"
        )
    return None


def _parts(value: object) -> list[object] | None:
    if isinstance(value, sympy.MatrixBase) and in_library(type(value)):
        return list(value.tolist())
    return list(value) if type(value) in (list, tuple, sympy.Tuple) else None  # type: ignore[call-overload]


def _pairs(left: object, right: object) -> Iterator[tuple[Any, Any]]:
    lefts, rights = _parts(left), _parts(right)
    if lefts is None and rights is None:
        for side in (left, right):
            if isinstance(side, float | sympy.Float) or not isinstance(
                side, int | Fraction | sympy.Expr
            ):
                raise ClaimError(f"{side!r} is not an exact symbolic expression")
            if isinstance(side, sympy.Basic):
                _sympys_own(side)
                if side.has(sympy.Float):
                    raise ClaimError(f"{side} contains a float, which is not exact")
        yield _exact(left), _exact(right)
        return
    if rights is None and right == 0:
        rights = [0] * len(lefts or [])
    if lefts is None or rights is None or len(lefts) != len(rights):
        raise ClaimError("the sides of the identity differ in shape")
    for one, other in zip(lefts, rights, strict=True):
        yield from _pairs(one, other)


def _sympys_own(expression: Any) -> None:
    """Refuse classes of an entry's: they could rewrite, compare and list themselves as they like.

    Raises:
        ClaimError: there is one in the expression.
    """
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        kind = type(node)
        undefined = type(kind) is UndefinedFunction and kind.__bases__ == (AppliedUndef,)
        if undefined:
            undefined = not any(callable(each) for each in vars(kind).values())
        if not (undefined or in_library(kind)):
            raise ClaimError(f"{kind.__name__} is no class of sympy's")
        waiting += node.args


def _exact(value: object) -> Any:
    if isinstance(value, Fraction):
        return sympy.Rational(value.numerator, value.denominator)
    return sympy.sympify(value, strict=True)
