"""What the bench adds up and divides."""

import itertools

import pytest

from fundamentals.bench.growth import Throughput, growth
from fundamentals.bench.measure import ModuleFigures


def module(name: str, lines: int, cpu: float) -> ModuleFigures:
    return ModuleFigures(name, lines, 2, 0.1, 0.1, 0.5, cpu, 100)


def test_growth_adds_up_the_modules_so_far() -> None:
    """The last row is the whole library, and every row holds the one before."""
    rows = growth([module(str(i), 100, 1.0 + i) for i in range(10)], steps=4)

    assert [row.modules for row in rows] == [2, 5, 7, 10]
    assert rows[-1].lines == 1000
    assert rows[-1].cpu_seconds == pytest.approx(55)
    assert rows[-1].cpu_seconds_per_1000_lines == pytest.approx(55)
    assert all(a.cpu_seconds < b.cpu_seconds for a, b in itertools.pairwise(rows))


def test_few_modules_make_few_rows() -> None:
    """No row is empty."""
    assert [row.modules for row in growth([module("A", 10, 1.0)])] == [1]
    assert growth([]) == []


def test_instances_a_second() -> None:
    """A check that took no time has no rate, and divides by nothing."""
    assert Throughput("e", "c", "enclosed", "holds", 100, 2.0).instances_per_second == 50
    assert Throughput("e", "c", "enclosed", "holds", 0, 0.0).instances_per_second == 0
