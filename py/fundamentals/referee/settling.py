"""How a function is called: settled by trying, before anything else is asked."""

from collections.abc import Callable

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.asking import Asked
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Callee, Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.roles import Choice, expressions, pairs, settled, written
from fundamentals.referee.subject.calling import About, Died, Raised

__all__ = ["settle", "usual_dtype"]

_SINGLE = ("torch", "tensorflow")


def usual_dtype(arrays: str) -> str:
    """The number type that a library's users usually have."""
    return "float32" if arrays in _SINGLE else "float64"


def settle(
    called: Callable[[str], Callee], about: About, asked: Asked, dtype: str
) -> tuple[Form, str]:
    """The call with its order of axes, and how they were found.

    Args:
        called: what calls the function by an expression.
        about: what is known of the function.
        asked: what the user says of the call.
        dtype: the number type of the probes.

    Raises:
        UsageError: no call that was tried returned anything.
    """
    choices = [written(asked.call)] if asked.call else expressions(about, asked.arguments)
    layout = pairs(asked.layout) if asked.layout else None
    best: tuple[int, Form] | None = None
    last = ""
    for choice in choices:
        callee = called(choice.expression)
        found = settled(callee, choice, dtype, layout)
        if found is None:
            last = _why_not(callee, choice, layout, dtype)
        if found is not None and (best is None or found[1] > best[0]):
            best = found[1], found[0]
        if best is not None and best[0] == len(_SURE) - 1:
            break
    if best is None:
        tried = ", ".join(choice.expression for choice in choices)
        raise UsageError(
            f"{about.name}: no call that was tried returned anything: {tried}. {last} Say how it "
            'is called, as in --call "f(x, w, stride=s)" --layout NCHW,OIHW'
        )
    how = "as it was written" if asked.call else "by the names in the signature"
    axes = "as it was said" if layout else f"by probing: {_SURE[best[0]]}"
    return best[1], f"the call {how}; the order of axes {axes}"


_SURE = (
    "it returns an array with them, though no formula",
    "with one channel it is a formula of the family",
    "it is a formula of the family, with channels and examples if it has any",
)


def _why_not(callee: Callee, choice: Choice, layout: tuple[str, str] | None, dtype: str) -> str:
    """What the simplest call raises."""
    signal, kernel = layout or ("H", "H")
    form = Form(choice.expression, signal, kernel, choice.bias, choice.letters, choice.groups, True)
    prober = Prober(callee, form, dtype)
    shape = starting(form)[0]
    (answer,) = prober.ask([prober.random(shape, np.random.default_rng(0))])
    if isinstance(answer, Raised):
        return f"The last raised {answer.error}: {answer.message}"
    return f"The last died: {answer.how}." if isinstance(answer, Died) else ""
