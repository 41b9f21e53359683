"""Shapes that a function refuses though its formula has values there.

A refusal is excused where the formula gives no value, and where the table says of a row that
computes the same that it refuses: there no mode of the row has a formula. Elsewhere it is told.
What the function itself declines, by a `raise` of its own with a ValueError, TypeError,
NotImplementedError or AssertionError, is what it says that it does not take. What raises an
exception otherwise is not that formula there, whatever the exception is called.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from fundamentals.referee.formula.conditions import size, which
from fundamentals.referee.formula.exceptions import Exceptional, said_of, too_large
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import Cell, Structure, predicted
from fundamentals.referee.formula.matching import Law, Match, axes_by
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.calling import Raised
from fundamentals.software.formulas import value

__all__ = ["excused", "refusal", "speaks"]


_SAID = 3  # of what it says where it declines


def refusal(
    prober: Prober,
    found: Structure,
    laws: Sequence[Law],
    rows: Sequence[Match],
    tried: Sequence[Cell],
    *,
    declined: bool | None = None,
) -> Exceptional | None:
    """The shapes at which it raises an exception that nothing excuses, if there are any.

    Args:
        prober: makes the probe that shows it.
        found: the structure.
        laws: where it begins and how much it returns; without them nothing is said.
        rows: any of these excuses what it refuses, too.
        tried: all shapes.
        declined: whether those count that the function itself declines, or the others; all of them
            if that is not said.
    """
    if not laws:
        return None
    came = [cell.shape for cell in tried if cell.refused is None]
    wrong = [
        cell
        for cell in tried
        if isinstance(cell.refused, Raised)
        and declined in (None, cell.refused.declined)
        and not too_large(cell.refused, cell.shape, came)
        and not excused(found, laws, rows, cell.shape)
    ]
    if not wrong:
        return None
    where, exactly = _where([cell.shape for cell in wrong], came)
    least = min(wrong, key=lambda cell: size(cell.shape))
    probe = prober.random(least.shape, np.random.default_rng(0))
    said = predicted(found, axes_by(found, laws, least.shape), probe)
    (got,) = prober.ask([probe])
    trouble = got if isinstance(got, Raised) else least.refused
    what = said_of(trouble) if isinstance(trouble, Raised) else ""
    if declined:
        often = Counter(said_of(cell.refused) for cell in wrong if isinstance(cell.refused, Raised))
        what = "; ".join(said for said, _ in often.most_common(_SAID))
    if not isinstance(got, Raised):
        what += "; not when the call was made again"
    many = len(wrong) + len(came)
    return Exceptional(where, exactly, len(wrong), many, what, probe, said, trouble)


def _where(refused: Sequence[Shape], came: Sequence[Shape]) -> tuple[str, bool]:
    """Which they are, in words; by what all others have in common, where only that is exact."""
    said = which(refused, came)
    if said[1] or not came:
        return said
    others, exactly = which(came, refused)
    return (
        (f"not {others}" if " and " not in others else f"not ({others})", True) if exactly else said
    )


def excused(found: Structure, laws: Sequence[Law], rows: Sequence[Match], shape: Shape) -> bool:
    """Whether a refusal contradicts nothing: no value is due there, or a row refuses it, too."""
    if not all(axis.length for axis in axes_by(found, laws, shape)):
        return True
    return any(not speaks(found, row, shape) for row in rows)


def speaks(found: Structure, match: Match, shape: Shape) -> bool:
    """Whether the row says what comes back at a shape: under one condition, along every axis."""
    axes = [{**found.numbers(shape, axis), **match.numbers} for axis in range(shape.axes)]
    return any(
        all(value(mode.where, numbers) for numbers in axes)
        for mode in match.row.modes
        if mode.name == match.mode
    )
