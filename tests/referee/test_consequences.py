"""What the referee says follows, or does not, is named after what the catalog has."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from fundamentals.catalog.loading import Catalog, load
from fundamentals.referee import consequences
from fundamentals.referee.consequences import not_so, theorems
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.identifying import Cell, Structure
from fundamentals.referee.gradients import differentiating
from fundamentals.referee.numerics.bounds import FORMATS, ways
from fundamentals.referee.wording import assumed, formula_tex, formula_text

FILE = Path(__file__).parents[2] / "catalog.yaml"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(FILE)


def _proved(catalog: Catalog, entry: str) -> set[str]:
    return {theorem.name for theorem in catalog.get(entry).theorems}


@pytest.mark.parametrize("key", consequences.ALL)
def test_each_consequence_is_a_theorem_of_the_entry_that_it_names(
    catalog: Catalog, key: str
) -> None:
    """Not just any declaration: one that the entry lists among its theorems."""
    said = consequences.ALL[key]
    assert f"Fundamentals.{said.name}" in _proved(catalog, said.entry)


def test_what_is_not_so_is_shown_by_what_it_names(catalog: Catalog) -> None:
    """Each sentence names an entry, or a counterexample that some entry lists; none is left out."""
    ids = {entry.id for entry in catalog.entries}
    shown = {each.name for entry in catalog.entries for each in entry.counterexamples}
    cell = Cell(Shape((5,), (2,)), (frozenset({-1}),), (5,))
    finding = Finding(Form("f(x, w)"), "float64", Structure((False,), ("zeros",), 2), cells=(cell,))

    named = [name for text in not_so(finding) for name in re.findall(r"\(([\w.-]+)\)", text)]

    assert len(named) == 3
    for name in named:
        assert name in ids or f"Fundamentals.{name}" in shown


def test_bounds_and_gradients_follow_from_theorems_of_the_catalog(catalog: Catalog) -> None:
    """Every name that stands beside a bound or a gradient is proved in some entry."""
    floats = [name for name, each in FORMATS.items() if name != "TF32" and each.digits]
    named = {
        name
        for given, returned in product(floats, floats)
        for way in ways(given, returned)
        for name in way.theorems
    }
    named |= set(differentiating._THEOREMS.values())

    assert len(named) > 3
    assert named <= {theorem.name for entry in catalog.entries for theorem in entry.theorems}


@pytest.mark.parametrize(
    ("structure", "rounds", "said", "unsaid"),
    [
        (Structure((False,), ("zeros",)), False, {"exact", "adjoint", "converse"}, {"commutes"}),
        (Structure((True,), ("zeros",)), False, {"exact", "commutes"}, {"adjoint", "layer"}),
        (Structure((True,), ("zeros",)), True, {"commutes"}, {"exact", "bilinear"}),
        (Structure((False,), ("wrap",)), False, {"exact"}, {"equivariant", "adjoint"}),
        (Structure((True,), ("zeros",), spread="s"), False, {"transposed"}, {"commutes"}),
        (Structure((False, True), ("zeros",) * 2), False, {"exact"}, {"commutes", "adjoint"}),
    ],
)
def test_nothing_is_said_of_a_formula_that_its_theorem_does_not_speak_of(
    structure: Structure, rounds: bool, said: set[str], unsaid: set[str]
) -> None:
    """By flip, border, spread, and whether anything was rounded."""
    form = Form("f(x, w)", *(("H", "H") if len(structure.flips) == 1 else ("HW", "HW")))
    found = theorems(Finding(form, "float64", structure, rounds=rounds))

    keys = {key for key, theorem in consequences.ALL.items() if theorem in found}
    assert said <= keys
    assert not unsaid & keys


def test_a_kernel_that_flips_along_one_axis_has_both_signs() -> None:
    """The words say along which."""
    form = Form("f(x, w)", "HW", "HW")
    found = Finding(form, "float64", Structure((True, False), ("zeros", "zeros")), ())
    assert "n ± i" in formula_text(found)
    assert r"n \pm i" in formula_tex(found)
    both = replace(found, structure=Structure((True, True), ("zeros", "zeros")))
    assert "n − i" in formula_text(both)


def test_what_was_tried_is_said_letter_by_letter() -> None:
    """How large each was at most; what never was more than 1 is not named."""
    form = Form("f(x, w, s=s)", "NCH", "OIH", letters=("s",))
    shapes = [Shape((9,), (3,), {"s": (7,)}, batch=4), Shape((40,), (2,), {"s": (1,)}, inputs=65)]
    cells = tuple(Cell(shape, why="") for shape in shapes)
    said = " ".join(assumed(Finding(form, "float64", None, (), cells=cells)))
    assert "2 shapes with up to 40 numbers and 3 taps along an axis" in said
    assert "(stride ≤ 7, batch ≤ 4, in-channels ≤ 65)" in said


def test_without_a_formula_nothing_follows() -> None:
    """Neither what holds nor what does not."""
    nothing = Finding(Form("f(x, w)"), "float64")
    assert (theorems(nothing), not_so(nothing)) == ((), ())


def test_convolution_theorems_need_a_kernel_that_runs_backwards_with_steps_of_1() -> None:
    """Spread without a flip is no transposed layer; with a stride nothing commutes."""
    form = Form("f(x, w)")

    def names(**fields: Any) -> set[str]:
        found = Structure((True,), ("zeros",), conjugates="nothing")
        return {each.name for each in theorems(Finding(form, "float64", replace(found, **fields)))}

    transposed, commutes = (consequences.ALL[key].name for key in ("transposed", "commutes"))
    assert transposed in names(spread=2)
    assert transposed not in names(spread=2, flips=(False,))
    assert commutes in names()
    for fields in ({"stride": 2}, {"dilation": 2}, {"conjugates": "kernel"}, {"flips": (False,)}):
        assert commutes not in names(**fields)
