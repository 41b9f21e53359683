"""Whether the gradients of a function are those of the formula that it computes, bit for bit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import frexp
from typing import TypeAlias

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.conditions import size, which
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import NEAR, Callee, same
from fundamentals.referee.numerics.bounds import FORMATS
from fundamentals.referee.numerics.cotangents import Pullback, drawn
from fundamentals.referee.numerics.guesses import guessed
from fundamentals.referee.numerics.results import Gradient, Gradients
from fundamentals.referee.numerics.sizes import Placed, confirmed, spread
from fundamentals.referee.subject.calling import Call, Died, Outcome, Raised, Returned

__all__ = ["differentiate"]

Scripted: TypeAlias = Callable[[Call, str, Array], str]
"""Writes the script of a call for gradients, of which one is wrong: its name, what it should be."""

_THEOREMS = {
    "x": "Fundamentals.hasGradientAt_convLayer_zeroPad_input",
    "w": "Fundamentals.hasGradientAt_convLayer_kernel",
    "b": "Fundamentals.hasGradientAt_convLayer_bias",
}
_KINDS = ("", "v", "", "x", "", "w")
"""Of probes in turn: the array whose numbers have many digits, if any has."""
_TOGETHER = 32
_SHOWN = 24  # numbers of a witness
_PRODUCTS = 2_000_000  # of one probe


def differentiate(
    callee: Callee,
    finding: Finding,
    *,
    seed: int = 0,
    instances: int = 80,
    wanted: Sequence[str] = ("x", "w", "b"),
    twice: bool = False,
    transposes: bool = False,
    scripted: Scripted | None = None,
    progress: Progress | None = None,
) -> Gradients:
    """Whether the gradients are the formula's, for each array by itself.

    Args:
        callee: what runs the function and its gradients.
        finding: which formula it computes.
        seed: for the random integers.
        instances: how many calls are made, at most.
        wanted: the arrays: "x", "w" and, where the call has a bias, "b".
        twice: whether it is the gradients of gradients that are judged.
        transposes: whether those of complex numbers are meant as jax has them, without conjugates;
            else they are meant as torch has them.
        scripted: writes the script of a gradient that is wrong.
        progress: what is told how far it is.
    """
    order = 2 if twice else 1
    if (why := _untried(finding, twice)) is not None:
        return Gradients(verdict=f"not tried: {why}", order=order, seed=seed)
    wanted = [name for name in ("x", "w", "b") if name in wanted and _has(finding, name)]
    judging = _Judging(
        finding,
        [*wanted, "v"] if twice else ["y", *wanted],
        transposes,
        scripted,
    )
    told = progress or Silent()
    told.start("gradients of gradients" if twice else "gradients", instances)
    probes: list[Pullback] = []
    for number, (shape, axes) in enumerate(_chosen(finding, instances)):
        rng = np.random.default_rng([seed, number, order])
        probe = drawn(
            *(finding, shape, axes, rng),
            dtype=finding.dtype,
            twice=twice,
            wanted=wanted,
            transposes=transposes,
            kind=_KINDS[number % len(_KINDS)],
        )
        if probe is not None:
            probes.append(probe)
    for begin in range(0, len(probes), _TOGETHER):
        some = probes[begin : begin + _TOGETHER]
        outcomes = callee.call([each.call(finding, finding.dtype, wanted) for each in some])
        for probe, outcome in zip(some, outcomes, strict=True):
            judging.take(probe, outcome)
            told.step(probe.shape.text)
    told.finish()
    return judging.result(order, seed)


def _has(finding: Finding, name: str) -> bool:
    return name != "b" or finding.form.bias


def _untried(finding: Finding, twice: bool) -> str | None:
    if finding.structure is None:
        return "no formula was found whose gradients they could be"
    if finding.dtype.startswith("complex"):
        if twice:
            return "of complex numbers, first gradients alone are judged"
        if finding.structure.conjugates not in ("nothing", "kernel"):
            return f"of complex numbers, the formula conjugates: {finding.structure.conjugates}"
    elif finding.dtype not in FORMATS:
        return f"there are none in {finding.dtype}; floats are needed"
    if frexp(abs(finding.structure.scale))[0] != 0.5:
        return "sums are multiplied by a number that is no power of 2"
    return None


def _chosen(finding: Finding, count: int) -> list[Placed]:
    """Shapes of all sizes, the smallest first."""
    known = [each for each in confirmed(finding) if _products(each) <= _PRODUCTS]
    return spread(sorted(known, key=lambda each: size(each[0])), count)


def _products(each: Placed) -> int:
    shape, axes = each
    outputs = shape.batch * shape.outputs * int(np.prod([axis.length for axis in axes]))
    return outputs * int(np.prod(shape.w[1:]))


@dataclass
class _Wrong:
    """A gradient that is not the formula's; `got` is None where it is missing."""

    probe: Pullback
    got: Array | None
    said: Array


@dataclass
class _Judging:
    """What is known so far of each array's gradient."""

    finding: Finding
    names: list[str]
    transposes: bool = False
    scripted: Scripted | None = None
    right: dict[str, list[Shape]] = field(default_factory=dict)
    wrong: dict[str, list[_Wrong]] = field(default_factory=dict)
    refused: int = 0
    why: str = ""
    probes: int = 0
    rounds: bool = False

    def __post_init__(self) -> None:
        self.right = {name: [] for name in self.names}
        self.wrong = {name: [] for name in (*self.names, "y")}

    def take(self, probe: Pullback, outcome: Outcome) -> None:
        """Hold what came of one call to the formula."""
        if isinstance(outcome, Died) and outcome.limited:
            return  # it may only be slow there
        if not isinstance(outcome, Returned) or len(outcome.arrays) != len(self.names):
            self.refused += 1
            self.why = self.why or _trouble(outcome)
            return
        self.probes += 1
        gradients = probe.said if probe.twice else {"y": probe.value, **probe.said}
        said = {name: probe.outward(self.finding, name, gradients[name]) for name in self.names}
        scale = 1.0 if self.finding.structure is None else self.finding.structure.scale
        for name, array in zip(self.names, outcome.arrays, strict=True):
            wide = np.complex128 if np.iscomplexobj(said[name]) else np.float64
            if np.iscomplexobj(array):
                wide = np.complex128
            unit = probe.unit_of(name)
            got = self._nearest(np.asarray(array, dtype=wide) / (scale * unit)) * unit
            zero = name in outcome.missing and not said[name].any()
            if zero or (name not in outcome.missing and same(got, said[name])):
                if said[name].any() or probe.twice:  # else many a slip gives the same
                    self.right[name].append(probe.shape)
            else:
                missing = name in outcome.missing
                self.wrong[name].append(_Wrong(probe, None if missing else got, said[name]))

    def _nearest(self, got: Array) -> Array:
        """The nearest integers, where all are near: what an algorithm that rounds has for them."""
        rounded = np.rint(got)
        if np.array_equal(rounded, got):
            return rounded
        if not (np.abs(rounded - got) < NEAR).all():
            return got
        self.rounds = True
        return rounded

    def result(self, order: int, seed: int) -> Gradients:
        """As it is published."""
        each = tuple(self._gradient(name) for name in self.names if name != "y" or self.wrong["y"])
        if not self.probes:
            verdict = f"not tried: {self.why or 'no shape is left at which sums are exact'}"
            each = ()
        elif all(one.right for one in each):
            near = ", once rounded to integers" if self.rounds else ""
            verdict = f"the gradients of the formula, at {self.probes} shapes bit for bit{near}"
        else:
            bad = ", ".join(one.of for one in each if not one.right and one.of != "y")
            verdict = f"not the gradients of the formula: {bad}" if bad else "right themselves"
            if self.wrong["y"]:
                verdict += "; the value that comes with them is not the formula's"
        if self.probes and self.refused:
            more = f"at {self.refused} calls whose value comes they are refused: {self.why}"
            verdict = f"{verdict}; {more}"
        if self.probes and self.finding.dtype.startswith("complex"):
            verdict += f" ({_MEANT[self.transposes]})"
        return Gradients(
            verdict=verdict,
            order=order,
            each=each,
            refused=self.refused,
            why=self.why,
            probes=self.probes,
            theorems=tuple(_THEOREMS[name] for name in self.names if name in _THEOREMS),
            seed=seed,
        )

    def _gradient(self, name: str) -> Gradient:
        right, wrong = self.right[name], self.wrong[name]
        count = len(right) + len(wrong)
        if not wrong:
            verdict = f"the formula's, bit for bit, at all {count} shapes"
            return Gradient(of=name, verdict=verdict, right=True, shapes=count)
        where, exactly = which([each.probe.shape for each in wrong], right)
        fine = sorted({each.probe.fine for each in wrong})
        if all(fine) and not exactly:
            where = f"some shapes where numbers of {' or '.join(fine)} have many digits"
        least = min(wrong, key=lambda each: size(each.probe.shape))
        pairs = [(each.probe, each.got, each.said) for each in wrong]
        what = guessed(self.finding, name, pairs) if name != "y" else ""
        return Gradient(
            of=name,
            verdict=f"not the formula's at {where}" + (f": {what}" if what else ""),
            right=False,
            shapes=count,
            wrong=len(wrong),
            where=where,
            exactly=exactly,
            shape=least.probe.shape.text,
            got=() if least.got is None else _short(least.got),
            said=_short(least.said),
            script=self._script(name, least),
        )

    def _script(self, name: str, least: "_Wrong") -> str:
        if self.scripted is None:
            return ""
        wanted = [each for each in self.names if each not in "vy"]
        call = least.probe.call(self.finding, self.finding.dtype, wanted)
        return self.scripted(call, name, least.said)


def _trouble(outcome: Outcome) -> str:
    if isinstance(outcome, Raised):
        return f"{outcome.error}: {outcome.message}"
    if isinstance(outcome, Died):
        return f"the process died: {outcome.how}"
    return f"{len(outcome.arrays)} arrays came back"


def _short(array: Array) -> tuple[float, ...]:
    """The first numbers; of complex ones both parts, one after the other."""
    flat = np.asarray(array).reshape(-1)
    if np.iscomplexobj(flat):
        flat = flat.astype(np.complex128).view(np.float64)
    return tuple(float(each) for each in flat[:_SHOWN])


_MEANT = {
    False: "of complex numbers as torch has them: v conj(∂y/∂z) + conj(v) ∂y/∂z̄",
    True: "of complex numbers as jax has them: v ∂y/∂z, without a conjugate",
}
