"""Scripts of calls that spoil what they should keep: their arguments, what an earlier call
returned, numbers that are not finite, and that the same call gives the same.
"""

import numpy as np

from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe
from fundamentals.referee.witness.script import (
    Origin,
    arguments,
    asserted,
    heading,
    joined,
    literal,
    read,
)

__all__ = [
    "arguments_kept",
    "infinite_kept",
    "result_kept",
    "right_after",
    "same_again",
    "with_malloc",
]


def arguments_kept(origin: Origin, form: Form, probe: Probe) -> str:
    """The script for a call that must leave its arguments as they are."""
    names = ", ".join(form.call(probe.shape, probe.x, probe.w, probe.b).arrays)
    lines = [heading("the call changes its arguments"), *origin.imports, ""]
    lines += [*arguments(origin, form, probe), f"before = [np.array(each) for each in ({names})]"]
    lines += [form.expression, f"for each, was in zip(({names}), before):"]
    return joined([*lines, "    assert np.array_equal(np.asarray(each), was), (each, was)"])


def result_kept(origin: Origin, form: Form, one: Probe, other: Probe) -> str:
    """The script for a call that must leave what the one before it returned as it is."""
    lines = [heading("a call changes what the one before it returned"), *origin.imports, ""]
    lines += [*arguments(origin, form, one), f"y = {form.expression}", "before = np.array(y)"]
    lines += [*arguments(origin, form, other), form.expression]
    return joined([*lines, "assert np.array_equal(np.asarray(y), before), (y, before)"])


def same_again(origin: Origin, form: Form, probe: Probe, between: Probe | None = None) -> str:
    """The script for a call that must return the same when it is made again, after another."""
    call = read(origin, form.expression, probe.dtype)
    lines = [heading("the same call gives other numbers later"), *origin.imports, ""]
    lines += [*arguments(origin, form, probe), f"first = {call}"]
    if between is not None:
        lines += [*arguments(origin, form, between), "try:", f"    {form.expression}"]
        lines += ["except Exception:", "    pass"]
    lines += arguments(origin, form, probe)
    return joined([*lines, f"later = {call}", *asserted("first", "later")])


def right_after(origin: Origin, form: Form, before: Probe, probe: Probe, said: Array) -> str:
    """The script for a call that must be right after another one."""
    lines = [heading("a call is wrong after another one"), *origin.imports, ""]
    lines += [*arguments(origin, form, before), form.expression, *arguments(origin, form, probe)]
    lines += [f"expected = np.array({literal(form.output_out(said * origin.scale))})"]
    lines += [f"got = {read(origin, form.expression, probe.dtype)}"]
    return joined([*lines, *asserted("expected", "got")])


def infinite_kept(
    origin: Origin,
    form: Form,
    ones: Probe,
    letter: str,
    place: tuple[int, ...],
    value: float,
    reached: Array,
) -> str:
    """The script for a number that must not be lost; or "", where arrays cannot be written to.

    Args:
        origin: the function.
        form: how it is called.
        ones: the call, with 1 everywhere.
        letter: the argument that it is in.
        place: where, in the canonical order.
        value: the number.
        reached: which outputs it reaches by the formula.
    """
    if origin.arrays not in ("numpy", "torch"):
        return ""
    alone = np.zeros_like(getattr(ones, letter))
    alone[place] = 1
    own = form.signal_out(alone) if letter == "x" else form.kernel_out(alone, ones.shape.groups)
    (at,) = np.argwhere(own)
    lines = [heading(f"{value} in {letter} is lost"), *origin.imports, ""]
    lines += [*arguments(origin, form, ones), f"{letter}[{', '.join(map(str, at))}] = np.{value}"]
    lines[-1] = lines[-1].replace("np.-inf", "-np.inf")
    call = read(origin, form.expression, ones.dtype)
    lines += [f"reached = np.array({literal(form.output_out(reached * 1))}) > 0", f"got = {call}"]
    return joined([*lines, "assert not np.isfinite(got[reached]).any(), got"])


def with_malloc(script: str, fill: str) -> str:
    """A script in a process in which malloc fills what it hands out with a byte."""
    name = "MALLOC_PERTURB_"
    return joined(
        [
            "import os",
            "import sys",
            f"if os.environ.get({name!r}) != {fill!r}:",
            f"    os.environ[{name!r}] = {fill!r}",
            "    os.execv(sys.executable, [sys.executable, *sys.argv])",
            script.rstrip("\n"),
        ]
    )
