"""The smallest call at which something fails: hypothesis looks for it among those no larger."""

from collections.abc import Callable
from typing import TypeAlias

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.linearity import nonlinear
from fundamentals.referee.formula.probes import Probe, Prober, same, within
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["Fails", "breaks", "disagrees", "refuses", "shrunk"]

Fails: TypeAlias = Callable[[Probe], bool]


def shrunk(prober: Prober, probe: Probe, fails: Fails) -> Probe:
    """A smallest probe that fails: few places, letters near 1 or 0, numbers near 0.

    The same probe gives the same answer each time. Every probe that is tried is as exact as
    those that found the failure.

    Args:
        prober: says which letters and axes a call has.
        probe: one that fails.
        fails: whether a probe does.

    Returns:
        The probe itself if none smaller was seen to fail, or one that did then did not.
    """

    def smaller(other: Probe) -> bool:
        return within(other) and fails(other)

    from fundamentals.referee.witness.smaller import least

    return least(prober, probe, smaller)


def disagrees(prober: Prober, finding: Finding) -> Fails:
    """Whether a function gives for a probe other numbers than the formula; exceptions refuse it."""

    def fails(probe: Probe) -> bool:
        said = finding.says(probe)
        if said is None or not said.size:
            return False
        (got,) = prober.ask([probe])
        return not isinstance(got, Raised | Died) and not same(prober.nearest(got), said)

    return fails


def refuses(prober: Prober, finding: Finding, error: str) -> Fails:
    """Whether a function raises an exception of that name, where nothing excuses it."""

    def fails(probe: Probe) -> bool:
        if finding.excuses(probe.shape):
            return False
        (got,) = prober.ask([probe])
        return isinstance(got, Raised) and got.error == error

    return fails


def breaks(prober: Prober) -> Fails:
    """Whether an equation of linear maps fails at a probe or at ones near it."""
    return lambda probe: nonlinear(prober, probe) is not None
