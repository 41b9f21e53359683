"""Exceptions where the formula has values are findings, but for those that a row documents."""

from collections.abc import Callable

import numpy as np
import pytest
from direct import Direct
from referee.test_roles import about

from fundamentals.base.errors import UsageError
from fundamentals.referee.asking import Asked
from fundamentals.referee.expecting import compared, expected
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.settling import settle
from fundamentals.referee.subject.calling import Call, Died, Outcome, Raised
from fundamentals.referee.wording import verdict

FORM = Form("f(x, w)")
Array = np.ndarray


def valid(x: Array, w: Array) -> Array:
    """For K ≤ L; else it raises, as some rows say."""
    if len(w) > len(x):
        raise ValueError("longer than the input")
    return np.correlate(x, w.conj(), "valid")


def found_of(function: Callable[[Array, Array], Array]) -> tuple[Finding, Prober]:
    prober = Prober(Direct(function, FORM.expression), FORM, "float64")
    return find(prober, instances=12), prober


@pytest.mark.parametrize("error", [IndexError, ZeroDivisionError, MemoryError, ValueError])
def test_the_verdict_says_at_which_shapes_it_refuses(error: type[Exception]) -> None:
    """Whatever the exception is called; the smallest such call is given."""

    def function(x: Array, w: Array) -> Array:
        if len(w) == 3:
            raise error("of its own")
        return np.convolve(x, w)

    finding, _ = found_of(function)

    kind, said = verdict(finding)
    assert kind == "computes, except"
    assert f"except where K = 3: there {error.__name__} is raised: of its own" in said
    assert finding.refusal is not None
    assert finding.refusal.probe.shape.taps == (3,)


def test_a_documented_refusal_is_no_finding() -> None:
    """That of a row that computes the same."""
    finding, prober = found_of(valid)

    assert verdict(finding)[0] == "computes"
    assert compared(finding, expected("torch.nn.functional.conv1d valid"), prober)[1] is None


def test_what_the_expected_row_takes_must_be_taken() -> None:
    """Though another row that computes the same refuses it: kernels of an even number of taps."""

    def odd(x: Array, w: Array) -> Array:
        if len(w) % 2 == 0:
            raise ValueError("even")
        return np.convolve(np.pad(x, len(w) // 2), w, "valid") if len(w) <= len(x) else full(x, w)

    def full(x: Array, w: Array) -> Array:
        return np.convolve(x, w)[len(w) // 2 :][: len(x)]

    finding, prober = found_of(odd)

    assert verdict(finding)[0] == "computes"
    assert compared(finding, expected("astropy.convolution.convolve fill"), prober)[1] is None
    _, unlike = compared(finding, expected("scipy.signal.convolve same"), prober)
    assert unlike is not None
    assert "where K even: ValueError is raised: even" in unlike.what
    assert isinstance(unlike.got, Raised)


class Dies:
    """Every call ends the process."""

    def __init__(self, *, limited: bool) -> None:
        self.calls, self.limited = 0, limited

    def call(self, calls: list[Call]) -> list[Outcome]:
        self.calls += len(calls)
        return [Died("a fault of its own", again=True, limited=self.limited)] * len(calls)


@pytest.mark.parametrize("limited", [False, True])
def test_what_dies_at_every_call_is_given_up_after_a_few(limited: bool) -> None:
    """The error has what came: the function's own."""

    def function(x: Array, w: Array, stride: int = 1) -> Array:
        return x

    callee = Dies(limited=limited)
    with pytest.raises(UsageError, match="a fault of its own"):
        settle(lambda _: callee, about(function), Asked(), "float64")

    assert callee.calls <= (1 if limited else 6)
