"""All edges of a function, one after the other."""

from collections.abc import Iterable
from contextlib import ExitStack, closing

from fundamentals.referee.edges.asking import Ahead, Asker, Start, not_tried
from fundamentals.referee.edges.beyond import Beyond
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.edges.memory import FILLED, STRIDED, memory
from fundamentals.referee.edges.numbers import numbers
from fundamentals.referee.edges.reference import Reference
from fundamentals.referee.edges.repeating import repeating
from fundamentals.referee.edges.sizes import sizes
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.witness.script import Origin

__all__ = ["edges"]


def edges(
    subject: Subject,
    finding: Finding,
    *,
    function: str,
    seed: int = 0,
    start: Start | None = None,
    others: bool = True,
    axes: bool = True,
    origin: Origin | None = None,
) -> tuple[EdgeLine, ...]:
    """What the function does at the edges.

    Args:
        subject: it.
        finding: which formula it computes.
        function: its name, or that of the function of the table that it is compared with.
        seed: for random integers.
        start: starts it once more, with variables of the environment; without, what needs a fresh
            process is not tried.
        others: whether what it does with other number types than that of the formula counts.
        axes: whether it is asked about other numbers of axes.
        origin: where it is from, for scripts.
    """
    asker = Asker(subject, finding, Reference(function, finding), seed, origin)
    with ExitStack() as stack:
        if start is not None:
            start = stack.enter_context(closing(Ahead(start, *FILLED, {})))
        return tuple(_lines(asker, start, others=others, axes=axes))


def _lines(asker: Asker, start: Start | None, *, others: bool, axes: bool) -> Iterable[EdgeLine]:
    lines = [*sizes(asker)]
    usual = asker.usual
    if usual is None:
        return (*lines, not_tried("memory, numbers, repetition", "No usual call returns."))
    laid = [*memory(asker, usual, start)]
    gaps = any(line.finding and line.case in STRIDED for line in laid)
    with Beyond(asker, start, gaps=gaps) as beyond:
        rest = [*numbers(asker, usual, others=others)]
        rest += repeating(asker, usual, start, axes=axes)
        return [*lines, beyond.line(), *laid, *rest]
