"""Scripts of calls that spoil their own arguments, or what an earlier call returned."""

from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Probe
from fundamentals.referee.witness.script import Origin, arguments, heading, joined

__all__ = ["arguments_kept", "result_kept"]


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
