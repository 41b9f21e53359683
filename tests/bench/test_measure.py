"""What the bench reads and reckons, without measuring anything."""

import pytest

from fundamentals.bench.__main__ import Figure
from fundamentals.bench.measure import only_imports, profiled_seconds
from fundamentals.lean.sources.modules import parse_header


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("simp took 526ms\n", 0.526),
        ("elaboration took 1.5s\ntypeclass inference of OfNat took 22ms", 1.522),
        ("type checking took 27.7ms\n\n", 0.0277),
        ("declaration uses `sorry`", 0.0),
        ("it took long", 0.0),
    ],
)
def test_profiles_are_added_up(text: str, seconds: float) -> None:
    assert profiled_seconds(text) == pytest.approx(seconds)


def test_imports_alone_are_the_same_imports() -> None:
    """A header written out again is read as it was."""
    header = parse_header("module\npublic meta import A.B\nimport all C\ntheorem x : 1 = 1 := rfl")

    again = parse_header(only_imports(header))

    assert again.is_module
    assert [(e.module, e.public, e.meta, e.everything) for e in again.imports] == [
        ("A.B", True, True, False),
        ("C", False, False, True),
    ]


@pytest.mark.parametrize(
    ("measured", "bound", "holds"),
    [(1.0, "at most", True), (3.0, "at most", False), (3.0, "at least", True)],
)
def test_a_target_holds_or_not(measured: float, bound: str, holds: bool) -> None:
    assert Figure("x", measured, 2.0, "s", bound).holds == holds  # type: ignore[arg-type]
