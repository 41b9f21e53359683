"""The instances of a campaign: each is determined by the seed and its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.probes import Probe, Prober, same
from fundamentals.referee.formula.shapes import large, letters
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["BATCH", "Batch", "batches", "probe", "run", "shape"]

BATCH = 256
"""Instances in a batch: what one worker does at a time, and what is remembered as done."""

_ALIKE = 8  # instances of one shape: the places that taps meet are worked out once for them
_LARGE = 16  # one of so many shapes is a large one


@dataclass(frozen=True)
class Batch:
    """What came of the instances of one batch.

    Attributes:
        number: which batch.
        wrong: the numbers of the instances that disagree, among them those that raise an exception
            though the formula has values.
        refused: how many other calls raised an exception, or went beyond a limit.
    """

    number: int
    wrong: tuple[int, ...]
    refused: int


def shape(form: Form, seed: int, number: int) -> Shape:
    """The shape of an instance."""
    group = number // _ALIKE
    random = Random(f"campaign {seed} {group}")  # noqa: S311
    if group % _LARGE == 0:
        return random.choice(large(form, seed + group, 8)[-8:])
    most = {1: 24, 2: 10, 3: 6}[form.axes]
    lengths = tuple(random.randint(1, most) for _ in range(form.axes))
    taps = tuple(random.randint(1, 1 + length // 2) for length in lengths)
    groups = random.randint(1, 3) if form.groups else 1
    channels = range(1, 4) if form.channels else range(1, 2)
    drawn = Shape(
        lengths,
        taps,
        letters(form, random),
        batch=random.randint(1, 3) if form.batched else 1,
        inputs=groups * random.choice(channels),
        outputs=groups * random.choice(channels),
        groups=groups,
    )
    return form.fit(drawn)


def probe(prober: Prober, seed: int, number: int) -> Probe:
    """The probe of an instance."""
    rng = np.random.default_rng([seed, number])
    return prober.random(shape(prober.form, seed, number), rng)


def run(prober: Prober, finding: Finding, seed: int, number: int, instances: int) -> Batch:
    """Make the calls of one batch, and compare what comes back bit for bit.

    Args:
        prober: calls the function.
        finding: has the formula.
        seed: of the campaign.
        number: of the batch.
        instances: how many there are in the campaign.
    """
    numbers = range(number * BATCH, min((number + 1) * BATCH, instances))
    probes = [probe(prober, seed, each) for each in numbers]
    wrong, refused = [], 0
    for each, one, got in zip(numbers, probes, prober.ask(probes), strict=True):
        if _excused(got, finding, one.shape):
            refused += 1
        elif isinstance(got, Raised | Died):
            wrong.append(each)
        else:
            said = finding.says(one)
            if said is None or not same(prober.nearest(got), said):
                wrong.append(each)
    return Batch(number, tuple(wrong), refused)


def _excused(got: object, finding: Finding, of: Shape) -> bool:
    """Whether nothing came back, and that contradicts nothing: a limit may be too narrow, too."""
    if isinstance(got, Raised):
        return got.limited or got.declined or finding.excuses(of)
    return isinstance(got, Died) and got.limited


def batches(instances: int, done: Sequence[int]) -> Iterator[int]:
    """The batches that are still to do."""
    finished = set(done)
    return (number for number in range(-(-instances // BATCH)) if number not in finished)
