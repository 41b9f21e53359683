"""Whether two calls do the same: both are made, with integers, at many shapes."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.probes import Prober, same
from fundamentals.referee.formula.shapes import large, small
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.table.composing import Composition
from fundamentals.referee.table.confirming import form_of, missing, speaks, subject_of
from fundamentals.referee.table.here import Here, here

__all__ = ["Comparison", "compared"]

_LIBRARIES = {"torch": "torch", "jax": "jax", "tensorflow": "tensorflow", "keras": "tensorflow"}


class Comparison(BaseModel):
    """What came of both calls.

    Attributes:
        status: whether they gave the same; "not observed" if a package is missing.
        why: the package, or the first difference.
        shapes: at how many shapes both gave the same numbers.
        refused: at how many the first call gave none, so that there was nothing to compare.
        dtype: the number type.
        seed: what shapes and numbers were drawn from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["confirmed", "not confirmed", "not observed"]
    why: str = ""
    shapes: int = 0
    refused: int = 0
    dtype: str = "float64"
    seed: int = 0


def compared(
    composition: Composition,
    *,
    seed: int = 0,
    instances: int = 30,
    every: int = 1,
    in_process: bool = False,
) -> Comparison:
    """Make both calls, at all small shapes and some large ones, with one number for all axes.

    What the first function does where its row says nothing need not be done by the other.

    Args:
        composition: the one call, by the function of the other.
        seed: for shapes and numbers.
        instances: how many large shapes are tried.
        every: only each so many-th shape.
        in_process: whether both are called here, which takes less time than a process for each.
    """
    source, target = composition.source, composition.target
    if absent := [*missing(source), *missing(target)]:
        return Comparison(
            status="not observed", why=f"{', '.join(absent)}: not installed", seed=seed
        )
    dtype = min(source.asked.dtype, target.asked.dtype)  # float32 before float64
    theirs = form_of(source, composition.mode)
    given = "".join(f", {letter}={letter}" for letter in composition.letters)
    ours = replace(
        theirs,
        expression=f"f(x, w{', b' if source.bias else ''}{given})",
        groups=False,
        scalars=True,
    )
    tried = [*small(ours, dtype, seed), *large(ours, seed, instances)][::every]
    shapes = [each for each in tried if speaks(source, composition.mode, each)]
    if in_process:
        scope: dict[str, Any] = {}
        exec(composition.code, scope)  # noqa: S102 - written by `composed`
        one = Prober(here(source, theirs.expression), theirs, dtype)
        by_target = Here(target, ours.expression, function=scope["same"])
        return _equal(one, Prober(by_target, ours, dtype), shapes, seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        (folder / "composed.py").write_text(composition.code, encoding="utf-8")
        written = Target.parse(f"{folder / 'composed.py'}:same")
        arrays = _LIBRARIES.get(target.library, "numpy")
        one = Prober(stack.enter_context(subject_of(source, theirs)), theirs, dtype)
        other = Prober(
            stack.enter_context(Subject(written, ours.expression, arrays=arrays)), ours, dtype
        )
        return _equal(one, other, shapes, seed)


def _equal(one: Prober, other: Prober, shapes: Sequence[Shape], seed: int) -> Comparison:
    probes = [one.random(shape, np.random.default_rng([seed, n])) for n, shape in enumerate(shapes)]
    agreed = refused = 0
    for shape, first, second in zip(shapes, one.ask(probes), other.ask(probes), strict=True):
        if isinstance(first, Raised | Died) or not first.size:
            refused += 1
            continue
        if isinstance(second, Raised | Died):
            why = f"at {shape.text}, the first call returns numbers, the other does not: {second}"
        elif not same(one.nearest(first), other.nearest(second)):
            why = f"at {shape.text}, the calls return other numbers"
        else:
            agreed += 1
            continue
        return Comparison(
            status="not confirmed", why=why, shapes=agreed, dtype=one.dtype, seed=seed
        )
    status: Literal["confirmed", "not confirmed"] = "confirmed" if agreed else "not confirmed"
    why = "" if agreed else "the first call answers at no shape"
    return Comparison(
        status=status, why=why, shapes=agreed, refused=refused, dtype=one.dtype, seed=seed
    )
