"""Whether the gradients of a function are those of the formula that it computes, bit for bit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import frexp
from typing import Any, TypeAlias

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.conditions import EVERY, size, which
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Callee
from fundamentals.referee.gradients.circumstances import Circumstance, plain, telling
from fundamentals.referee.gradients.compared import Compared, Wrong
from fundamentals.referee.gradients.cotangents import Pullback, drawn
from fundamentals.referee.gradients.guesses import guessed
from fundamentals.referee.numerics.bounds import FORMATS
from fundamentals.referee.numerics.results import Gradient, Gradients
from fundamentals.referee.numerics.sizes import Placed, confirmed, spread
from fundamentals.referee.subject.calling import Call

__all__ = ["differentiate"]

Scripted: TypeAlias = Callable[[Call, str, Array, str], str]
"""Writes the script of a call for gradients, of which one is wrong: its name, what it should be,
and the circumstance in words."""

Further: TypeAlias = Callable[[Sequence[str]], Sequence[Circumstance]]
"""The further circumstances for arrays whose gradients are judged."""

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
_EACH = 20  # of so many calls, one in each further circumstance


def differentiate(
    callee: Callee,
    finding: Finding,
    *,
    seed: int = 0,
    instances: int = 80,
    wanted: Sequence[str] = ("x", "w", "b"),
    twice: bool = False,
    transposes: bool = False,
    further: Further | None = None,
    scripted: Scripted | None = None,
    progress: Progress | None = None,
) -> Gradients:
    """Whether the gradients are the formula's, for each array by itself.

    Args:
        callee: what runs the function and its gradients.
        finding: which formula it computes.
        seed: for the random integers.
        instances: how many calls are made, at most, where nothing is special.
        wanted: the arrays: "x", "w" and, where the call has a bias, "b".
        twice: whether it is the gradients of gradients that are judged.
        transposes: whether those of complex numbers are meant as jax has them, without conjugates;
            else they are meant as torch has them.
        further: in which circumstances they are asked for as well, at a few shapes.
        scripted: writes the script of a gradient that is wrong.
        progress: what is told how far it is.
    """
    order = 2 if twice else 1
    if (why := _untried(finding, twice)) is not None:
        return Gradients(verdict=f"not tried: {why}", order=order, seed=seed)
    wanted = [name for name in ("x", "w", "b") if name in wanted and _has(finding, name)]
    asking = _Asking(callee, finding, seed, twice, transposes, progress or Silent())
    known = _known(finding)
    title = "gradients of gradients" if twice else "gradients"
    first = asking.compared(title, [plain(wanted)], spread(known, instances), _KINDS)[0]
    others: list[Compared] = []
    if further is not None and any(not first.wrong[name] for name in wanted):
        came = [each for each in known if each[0] in first.came]
        few = telling(came, max(1, instances // _EACH))
        others = asking.compared(f"{title} in other circumstances", further(wanted), few)
    return _Judged(finding, first, others, transposes, scripted).result(order, seed)


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


def _known(finding: Finding) -> list[Placed]:
    """Shapes of all sizes, the smallest first."""
    known = [each for each in confirmed(finding) if _products(each) <= _PRODUCTS]
    return sorted(known, key=lambda each: size(each[0]))


def _products(each: Placed) -> int:
    shape, axes = each
    outputs = shape.batch * shape.outputs * int(np.prod([axis.length for axis in axes]))
    return outputs * int(np.prod(shape.w[1:]))


@dataclass(frozen=True)
class _Asking:
    """How gradients are asked for, whatever the circumstance."""

    callee: Callee
    finding: Finding
    seed: int
    twice: bool
    transposes: bool
    told: Progress

    def compared(
        self,
        title: str,
        circumstances: Sequence[Circumstance],
        placed: Sequence[Placed],
        kinds: Sequence[str] = ("",),
    ) -> list[Compared]:
        """What came in each circumstance, at all shapes."""
        self.told.start(title, len(circumstances) * len(placed))
        found = [self._one(each, placed, kinds) for each in circumstances]
        self.told.finish()
        return found

    def _one(
        self, circumstance: Circumstance, placed: Sequence[Placed], kinds: Sequence[str]
    ) -> Compared:
        wanted = circumstance.wanted
        names = [*wanted, "v"] if self.twice else ["y", *wanted]
        compared = Compared(self.finding, names, circumstance)
        drawings = (
            self._drawn(each, number, circumstance, kinds[number % len(kinds)])
            for number, each in enumerate(placed)
        )
        probes = [
            probe
            for probe in drawings
            if probe is not None and circumstance.shows(compared.call(probe).arrays["v"].shape)
        ]
        for begin in range(0, len(probes), _TOGETHER):
            some = probes[begin : begin + _TOGETHER]
            outcomes = self.callee.call([compared.call(each) for each in some])
            for probe, outcome in zip(some, outcomes, strict=True):
                compared.take(probe, outcome)
                self.told.step(probe.shape.text)
        return compared

    def _drawn(
        self, each: Placed, number: int, circumstance: Circumstance, kind: str
    ) -> Pullback | None:
        return drawn(
            *(self.finding, *each),
            np.random.default_rng([self.seed, number, 2 if self.twice else 1]),
            dtype=self.finding.dtype,
            twice=self.twice,
            wanted=circumstance.wanted,
            transposes=self.transposes,
            kind=kind,
            level=circumstance.level,
        )


@dataclass(frozen=True)
class _Judged:
    """What is said of all that came: `first` where nothing is special, then in `others`."""

    finding: Finding
    first: Compared
    others: Sequence[Compared]
    transposes: bool
    scripted: Scripted | None

    def result(self, order: int, seed: int) -> Gradients:
        """As it is published."""
        first = self.first
        each = tuple(map(self._gradient, first.names))
        each = tuple(one for one in each if one.of != "y" or not one.right)
        if not first.probes:
            verdict = f"not tried: {first.why or 'no shape is left at which sums are exact'}"
            each = ()
        else:
            verdict = self._verdict([one.of for one in each if not one.right])
        if first.probes and first.refused:
            more = f"at {first.refused} calls whose value comes they are refused: {first.why}"
            verdict = f"{verdict}; {more}"
        if first.probes and self.finding.dtype.startswith("complex"):
            verdict += f" ({_MEANT[self.transposes]})"
        return Gradients(
            verdict=verdict,
            order=order,
            each=each,
            refused=first.refused,
            why=first.why,
            probes=first.probes,
            also=tuple(_also(one) for one in self.others if one.probes or one.refused),
            theorems=tuple(_THEOREMS[name] for name in first.names if name in _THEOREMS),
            seed=seed,
        )

    def _verdict(self, wrong: Sequence[str]) -> str:
        always = [name for name in wrong if self.first.wrong[name]]
        bad = ", ".join(name for name in always if name != "y")
        near = ", once rounded to integers" if self.first.rounds else ""
        if bad:
            verdict = f"not the gradients of the formula: {bad}"
        elif always:
            verdict = "right themselves"
        else:
            verdict = f"the gradients of the formula, at {self.first.probes} shapes bit for bit"
            verdict += near
        if "y" in always:
            verdict += "; the value that comes with them is not the formula's"
        elsewhere = ", ".join("the value" if n == "y" else n for n in wrong if n not in always)
        if elsewhere:
            verdict += f"; but not in all circumstances: {elsewhere}"
        return verdict

    def _gradient(self, name: str) -> Gradient:
        first = self.first
        if first.wrong[name]:
            return self._wrong(name)
        others = [each for each in self.others if name in each.names]
        bad = [each for each in others if each.wrong[name]]
        faulty = [each for each in others if each.faults and name != "y"]
        if bad or faulty:
            return self._elsewhere(name, bad, faulty)
        count = first.count(name)
        verdict = f"the formula's, bit for bit, at all {count} shapes"
        return Gradient(of=name, verdict=verdict, right=True, shapes=count)

    def _wrong(self, name: str) -> Gradient:
        """One that is wrong where nothing is special."""
        right, wrong = self.first.right[name], self.first.wrong[name]
        where, exactly = which([each.probe.shape for each in wrong], right)
        fine = sorted({each.probe.fine for each in wrong})
        if all(fine) and not exactly:
            where = f"some shapes where numbers of {' or '.join(fine)} have many digits"
        always = where == EVERY and self.first.zeros[name] > 0
        where = f"{EVERY} where it is not 0" if always else where
        gone = always and all(each.got is None for each in wrong)
        verdict = "not there wherever it is not 0" if gone else f"not the formula's at {where}"
        what = self._guessed(name, wrong)
        return Gradient(
            of=name,
            verdict=verdict + (f": {what}" if what else ""),
            right=False,
            shapes=self.first.count(name),
            wrong=len(wrong),
            where=where,
            exactly=exactly,
            **self._shown(name, [(self.first, each) for each in wrong]),
        )

    def _elsewhere(
        self, name: str, bad: Sequence[Compared], faulty: Sequence[Compared]
    ) -> Gradient:
        """One that is right where nothing is special, and wrong, or refused, elsewhere."""
        parts = []
        wrong = [(each, one) for each in bad for one in each.wrong[name]]
        if bad:
            few = "at some shapes " if bad[0].right[name] else ""
            what = self._guessed(name, bad[0].wrong[name])
            parts.append(f"not the formula's {few}{_where(bad, what)}")
        if faulty:
            parts.append(f"not there {_where(faulty, faulty[0].why)}")
        refused = [
            (each, Wrong(probe, None, each.said(probe)[name]))
            for each in faulty
            for probe in each.faults
        ]
        there = [*bad, *(each for each in faulty if each not in bad)]
        return Gradient(
            of=name,
            verdict=", and ".join(parts),
            right=False,
            shapes=sum(each.count(name) for each in [self.first, *there]) + len(refused),
            wrong=len(wrong) + len(refused),
            where="; ".join(each.circumstance.said for each in there),
            exactly=not any(each.right[name] for each in there),
            **self._shown(name, wrong or refused),
        )

    def _guessed(self, name: str, wrong: Sequence[Wrong]) -> str:
        pairs = [(each.probe, each.got, each.said) for each in wrong]
        return guessed(self.finding, name, pairs) if name != "y" else ""

    def _shown(self, name: str, wrong: Sequence[tuple[Compared, Wrong]]) -> dict[str, Any]:
        """The smallest of them."""
        compared, least = min(wrong, key=lambda each: size(each[1].probe.shape))
        script = ""
        if self.scripted is not None:
            call = compared.call(least.probe)
            script = self.scripted(call, name, least.said, compared.circumstance.said)
        return {
            "shape": least.probe.shape.text,
            "got": () if least.got is None else _short(least.got),
            "said": _short(least.said),
            "script": script,
        }


def _where(several: Sequence[Compared], what: str) -> str:
    """The first circumstance and what happens in it, and how many more there are."""
    said = f"where {several[0].circumstance.said}" + (f": {what}" if what else "")
    more = len(several) - 1
    return said + (f"; nor in {more} other circumstance{'s' * (more > 1)}" if more else "")


def _also(compared: Compared) -> str:
    """What came in a further circumstance, in a sentence."""
    said = f"where {compared.circumstance.said}"
    bad = ["the value" if name == "y" else name for name, each in compared.wrong.items() if each]
    if bad:
        return f"{said}: not the formula's for {', '.join(bad)}"
    if compared.refused:
        return f"{said}: {compared.refused} calls are refused: {compared.why}"
    shapes = "shape" if compared.probes == 1 else "shapes"
    return f"{said}: the formula's, at {compared.probes} {shapes}"


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
