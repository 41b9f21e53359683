"""The lines about number types: each type alone, and values that were computed by hand."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import flint
import numpy as np
import pytest

from fundamentals.evidence.calls.number_types import PICKS, TELLING, Picks, computes, misread
from fundamentals.evidence.calls.plain_calls import called, outcome
from fundamentals.evidence.core import Every, Verdict
from fundamentals.referee.table.confirming import missing
from fundamentals.software.numbers import Computed
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS, row


@pytest.fixture(autouse=True, scope="module")
def _precision() -> Iterator[None]:
    """What the runner would see to."""
    before, flint.ctx.prec = flint.ctx.prec, 128
    yield
    flint.ctx.prec = before


def _instances() -> Iterator[tuple[Picks, Picks]]:
    """Those that tell much, and random ones."""
    yield from TELLING
    random = Random(1)  # noqa: S311 - reproducible, not secret
    for _ in range(20):
        x, w = (tuple(random.choices(range(PICKS), k=3)) for _ in "xw")
        yield x, w


def _verdicts(each: Row, line: Computed) -> Iterator[Verdict]:
    for x, w in _instances():
        yield Every(*computes(each, line, x, w)).decide().verdict


ONE_OF_A_KIND = tuple({(each.library, each.types): each for each in reversed(ROWS)}.values())
"""A row for all that a library's rows say of types: the checks ask every row."""


@pytest.mark.parametrize("each", ONE_OF_A_KIND, ids=lambda row: row.name)
def test_each_type_alone_is_as_the_line_says_and_each_misreading_is_refuted(each: Row) -> None:
    """So no line is right for some of its types only, and none says less than it could."""
    if missing(each):
        pytest.skip(f"not installed: {', '.join(missing(each))}")
    for line in each.types:
        for given in line.given:
            alone = replace(line, given=(given,))
            assert set(_verdicts(each, alone)) == {Verdict.HOLDS}, alone.text
    for line in each.types:
        for what, wrong in misread(line):
            assert Verdict.REFUTED in _verdicts(each, wrong), f"{what}: {wrong.text}"


@pytest.mark.parametrize("each", ROWS, ids=lambda row: row.name)
def test_every_row_speaks_of_every_usual_type_once(each: Row) -> None:
    """Under each option, a type stands in one line; without one, none is left out."""
    usual = {"bool", "float16", "float32", "float64", "complex64", "complex128"}
    usual |= {f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}
    for option in {line.option for line in each.types}:
        given = [name for line in each.types if line.option == option for name in line.given]

        assert len(set(given)) == len(given)
        assert option or usual <= set(given)


@pytest.mark.parametrize(
    ("name", "kind", "x", "w", "values"),
    [
        ("numpy.correlate", "int16", (120, 140), (150, 200), [24000, -19536, 21000]),
        ("numpy.correlate", "uint8", (12, 14), (15, 20), [240, 204, 210]),
        ("numpy.convolve", "bool", (1, 1), (1, 1), [True, True, True]),
        ("scipy.signal.correlate2d", "int16", (120, 140), (150, 200), [24000, -19536, 21000]),
        ("numpy.convolve", "int64", (2**40 + 1, 3), (2**20 + 1, 5), [None, None, 15]),
    ],
)
def test_sums_that_do_not_fit_wrap(
    name: str, kind: str, x: tuple[int, ...], w: tuple[int, ...], values: list[int | None]
) -> None:
    """As was computed by hand, modulo 2¹⁶ and 2⁸; of bools, the OR of ANDs."""
    returned = called(row(name), np.array(x, kind), np.array(w, kind))[0].tolist()

    assert [a for a, b in zip(returned, values, strict=True) if b is not None] == [
        b for b in values if b is not None
    ]


def test_the_method_by_fourier_transforms_loses_small_integers_beside_large_ones() -> None:
    """The last value is 3 · 5, and not what comes back beside 2⁶⁰."""
    x, w = np.array([2**40 + 1, 3]), np.array([2**20 + 1, 5])

    direct, fourier = (
        outcome(row("scipy.signal.convolve"), x, w, method=method)[0]
        for method in ("direct", "fft")
    )
    assert direct[-1] == 15
    assert fourier[-1] != 15
