"""Other numbers of axes: what a function takes beside the form at which it was judged."""

from collections.abc import Iterator
from dataclasses import replace

from fundamentals.referee.edges.asking import Asker
from fundamentals.referee.edges.line import RANKS, EdgeLine
from fundamentals.referee.formula.form import ORDERS, Form
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.subject.process import Subject

__all__ = ["ranks"]


def ranks(asker: Asker, subject: Subject) -> EdgeLine:
    """The line of arrays with more axes of places, or fewer.

    Args:
        asker: has the form that was judged.
        subject: the function in a process of its own, which such calls may leave in any state.
    """
    taken = dict(_taken(asker, subject))
    if not taken:
        return EdgeLine(case=RANKS, happens="It takes none.")
    which = " and ".join(map(str, taken))
    layouts = ", or ".join(f"--layout {layout}" for layout in taken.values())
    return EdgeLine(
        case=RANKS,
        happens=f"It takes arrays with {which} axes of places, too, which were not judged: judge "
        f"them by {layouts}.",
        witness=which,
    )


def _taken(asker: Asker, subject: Subject) -> Iterator[tuple[int, str]]:
    """The other numbers of axes, each with the first order of axes that something comes back of."""
    form = asker.form
    for axes, orders in ORDERS.items():
        if axes == form.axes:
            continue
        for signal, kernel in orders:
            if ("C" in signal) != form.channels:
                continue
            other = Form(form.expression, signal, kernel, form.bias, form.letters, form.groups)
            numbers = (other, replace(other, scalars=True))[: 1 + bool(form.letters)]
            if any(_takes(asker, subject, each) for each in numbers):
                yield axes, f"{signal},{kernel}"
                break


def _takes(asker: Asker, subject: Subject, form: Form) -> bool:
    """Whether something with those axes comes back."""
    prober = Prober(subject, form, asker.finding.dtype)
    return prober.taken(starting(form)[:1]) is not None
