"""What the questions about edges share: the function, the formula found, and how both are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.edges.reference import Reference
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form, Shape, UnreadableError
from fundamentals.referee.formula.identifying import predicted
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe, Prober, same
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.subject.calling import Call, Died, Limits, Outcome, Raised, Returned
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.witness.script import Origin, script

__all__ = ["Ahead", "Asker", "Start", "counted", "happened", "not_tried"]


class Start(Protocol):
    """Starts the function once more."""

    def __call__(self, environment: Mapping[str, str], limits: Limits | None = None, /) -> Subject:
        """In a process with these variables of the environment, and perhaps other limits."""


class Ahead:
    """Starts the function once more; in some environments it was begun before it is asked for.

    Args:
        start: starts it.
        environments: those in which it will be wanted.
    """

    def __init__(self, start: Start, *environments: Mapping[str, str]) -> None:
        self._start = start
        self._begun = [(each, start(each)) for each in environments]
        for _, subject in self._begun:
            subject.begin()

    def __call__(self, environment: Mapping[str, str], limits: Limits | None = None, /) -> Subject:
        for each in self._begun:
            if limits is None and each[0] == environment:
                self._begun.remove(each)
                return each[1]
        return self._start(environment, limits)

    def close(self) -> None:
        """End those that nobody asked for."""
        for _, subject in self._begun:
            subject.close()


class Asker:
    """A function with what was found of it.

    Args:
        subject: the function.
        finding: which formula it computes.
        reference: what the table says.
        seed: for random integers.
        origin: where the function is from; without it no scripts are written.
    """

    def __init__(
        self,
        subject: Subject,
        finding: Finding,
        reference: Reference,
        seed: int,
        origin: Origin | None = None,
    ) -> None:
        self.subject, self.finding, self.reference = subject, finding, reference
        self.origin = origin
        self.form: Form = finding.form
        self._prober = Prober(subject, finding.form, finding.dtype)
        self._rng = np.random.default_rng(seed)

    # Shapes

    @cached_property
    def usual(self) -> Shape | None:
        """A shape that nothing is the matter with, with several channels where there are any."""
        plain = self._prober.taken(starting(self.form))
        if plain is None:
            return None
        wide = replace(
            plain,
            batch=2 if self.form.batched else 1,
            inputs=2 if self.form.channels else 1,
            outputs=3 if self.form.channels else 1,
        )
        wide = self.form.fit(wide)
        return self._prober.taken([wide, plain])

    def shape(self, lengths: Sequence[int], taps: Sequence[int], **more: Any) -> Shape:
        """A shape whose letters are 1, or 0, but for those that are given, one number each."""
        letters = {each: (0 if each in "pq" else 1,) * len(lengths) for each in self.form.letters}
        for letter in tuple(more):
            if letter in letters:
                letters[letter] = (more.pop(letter),) * len(lengths)
        return self.form.fit(Shape(tuple(lengths), tuple(taps), letters, **more))

    @property
    def long(self) -> Shape:
        """One whose outputs are too large for NumPy's store of small blocks: these come anew."""
        axes = self.form.axes
        return self.shape(([400], [24, 21], [9, 8, 7])[axes - 1], [3] * axes)

    # Calls

    def probe(self, shape: Shape, dtype: str | None = None) -> Probe:
        """Random integers, exact in the number type."""
        prober = self._prober
        if dtype is not None:
            prober = Prober(self.subject, self.form, dtype)
        return prober.random(shape, self._rng)

    def call(self, probe: Probe, **more: Any) -> Call:
        """The call of a probe; `more` are fields of it."""
        given = {"dtype": probe.dtype, "memory": probe.memory, **more}
        return self.form.call(probe.shape, probe.x, probe.w, probe.b, **given)

    def outcome(self, probe: Probe, **more: Any) -> Outcome:
        """What comes of a probe."""
        return self.subject.call([self.call(probe, **more)])[0]

    def says(self, probe: Probe) -> Array | None:
        """What the formula gives, at whatever shape; None if no formula was found."""
        found = self.finding.structure
        if found is None or not self.finding.laws:
            return None
        said = predicted(found, self.finding.axes(probe.shape), probe)
        return said if found.scale == 1 else said * found.scale

    def read(self, outcome: Outcome) -> Array | Raised | Died:
        """The canonical output, as it is."""
        if not isinstance(outcome, Returned):
            return outcome
        try:
            return self.form.read(outcome)
        except UnreadableError as error:
            return Raised("Unreadable", str(error))

    def right(self, y: Array, said: Array) -> bool:
        """Whether that is what the formula gives, up to the rounding that was seen before."""
        found = self.finding.structure
        scale = 1 if found is None else found.scale
        return same(self._prober.nearest(y / scale) * scale if self.finding.rounds else y, said)

    def script(self, probe: Probe, said: Array | None, why: str) -> str:
        """The script for a call that must return certain numbers, or must not fail."""
        return script(self.origin, self.form, probe, said, why) if self.origin else ""

    def alike(self, one: Outcome, other: Outcome) -> bool:
        """Whether two calls returned the same numbers of the same type, or raised the same error.

        Where the function rounds integers, integers nearest to them are compared.
        """
        if not (isinstance(one, Returned) and isinstance(other, Returned)):
            return type(one) is type(other) and one == other
        if one.dtypes != other.dtypes:
            return False
        y, with_it = self.read(one), self.read(other)
        if isinstance(y, Raised | Died) or isinstance(with_it, Raised | Died):
            return type(y) is type(with_it)
        if self.finding.rounds:
            y, with_it = self._prober.nearest(y), self._prober.nearest(with_it)
        return np.array_equal(y, with_it, equal_nan=y.dtype.kind in "fc")


def counted(y: Array) -> str:
    """How many values, along each axis of places."""
    lengths = " × ".join(map(str, y.shape[2:]))
    return f"{lengths} value{'' if lengths == '1' else 's'}"


def happened(outcome: Raised | Died) -> str:
    """What came in place of an array, as the beginning of a sentence."""
    if isinstance(outcome, Died):
        return f"The process dies: {outcome.how}"
    said = outcome.message.strip().partition("\n")[0]
    return f"{outcome.error} is raised" + (f": {said[:120]}" if said else "")


def not_tried(case: str, why: str) -> EdgeLine:
    """The line of a case that was not tried."""
    return EdgeLine(case=case, happens=why, standing="not tried")
