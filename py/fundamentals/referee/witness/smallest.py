"""What shows best that a function is not everywhere what it should be: a small call, a script."""

from dataclasses import dataclass, replace

from fundamentals.referee.formula.exceptions import Exceptional, seen_at
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.linearity import Broken, nonlinear
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.script import Origin, equation, script
from fundamentals.referee.witness.shrinking import breaks, disagrees, refuses, shrunk

__all__ = ["Witness", "refused", "smallest"]

_TIMES = 5_000  # calls of what fails only now and then


@dataclass(frozen=True)
class Witness:
    """A call that shows it.

    Attributes:
        probe: the call, in canonical arrays.
        said: what should come, if anything is said of it.
        got: what came.
        script: a few lines that fail where the fault is, and pass where it is not; or "".
        exception: what the finding excepts, with this call among those where it was seen.
    """

    probe: Probe
    said: Array | None
    got: Array | Raised | Died | None
    script: str
    exception: Exceptional | None = None


def smallest(prober: Prober, finding: Finding, origin: Origin | None) -> Witness | None:
    """The smallest call found that shows what a finding has against a function, if it has.

    Args:
        prober: calls it; the one that the finding is from.
        finding: with an exception, or a broken equation, or a call that was not taken.
        origin: the function, for the script; without it, none is written.
    """
    if origin is not None:
        origin = replace(origin, rounds=finding.rounds, scale=prober.scale)
    if finding.exception is not None and finding.exception.broken is not None:
        return _of_equation(prober, finding.exception.broken, origin)
    if finding.exception is not None:
        return _of_exception(prober, finding, finding.exception, origin)
    if finding.broken is not None:
        return _of_equation(prober, finding.broken, origin)
    if finding.why is not None and finding.why.trouble is not None:
        shape = finding.why.shape
        probe = prober.impulse(shape, (0,) * shape.axes)
        why = f"with {shape.text}: {finding.why.why}"
        text = script(origin, prober.form, probe, None, why) if origin else ""
        return Witness(probe, None, finding.why.trouble, text)
    return None


def refused(prober: Prober, finding: Finding, origin: Origin | None) -> Witness | None:
    """The smallest call found that a function refuses though its formula has values there."""
    refusal = finding.refusal
    if refusal is None or not isinstance(refusal.got, Raised):
        return None
    probe = shrunk(prober, refusal.probe, refuses(prober, finding, refusal.got.error))
    (got,) = prober.ask([probe])
    why = f"{refusal.at}: {refusal.what}"
    text = script(origin, prober.form, probe, None, why) if origin else ""
    return Witness(probe, finding.says(probe), got, text)


def _of_exception(
    prober: Prober, finding: Finding, exception: Exceptional, origin: Origin | None
) -> Witness:
    probe, said, got = exception.probe, exception.said, exception.got
    fails = disagrees(prober, finding)
    if isinstance(got, Raised):
        fails = refuses(prober, finding, got.error)
    if finding.laws and not isinstance(got, Died):
        if fails(probe):
            probe = shrunk(prober, probe, fails)
            said, (got,) = finding.says(probe), prober.ask([probe])
            exception = seen_at(exception, probe.shape, finding.cells)
        elif origin is not None and not isinstance(got, Raised):
            origin = replace(origin, times=_TIMES)
    why = f"{exception.at}: {exception.what}"
    wanted = None if isinstance(got, Raised | Died) else said
    text = script(origin, prober.form, probe, wanted, why) if origin else ""
    return Witness(probe, said, got, text, exception)


def _of_equation(prober: Prober, broken: Broken, origin: Origin | None) -> Witness:
    small = shrunk(prober, broken.probes[0], breaks(prober))
    least = nonlinear(prober, small) or broken
    text = equation(origin, prober.form, least, least.text) if origin else ""
    return Witness(least.probes[0], None, least.values[0], text)
