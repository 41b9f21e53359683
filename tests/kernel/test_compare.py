"""What of one export means the same as what has its name in another one."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fundamentals.base.environment import clean
from kernel.builder import (
    PROP,
    TYPE,
    Ctor,
    Export,
    Family,
    Term,
    app,
    arrow,
    const,
    lam,
    let,
    pi,
    sort,
    succ,
)  # fmt: skip
from kernel.prelude import BOOL, FALSE, FF, TRUE, TT, boolean, false, true
from kernel.running import KERNEL, node

OURS, THEIRS = ("_private", "Ours", 0), ("_private", "Theirs", 0)
Write = Callable[[Export], None]


def _rows(
    folder: Path, ours: Write, theirs: Write, own: list[str] | None = None
) -> tuple[list[dict[str, Any]], list[str]]:
    """What the kernel says, and what it was asked: `own`, or all that ours does not begin with."""
    both = Export(), Export()
    for each in both:
        for begin in (false, true, boolean):
            begin(each)
    common = set(both[0].declared)
    ours(both[0])
    theirs(both[1])
    files = [folder / name for name in ("ours.ndjson", "theirs.ndjson")]
    for file, each in zip(files, both, strict=True):
        file.write_text(str(each), encoding="utf-8")
    names = folder / "names.json"
    if own is None:
        own = [each for each in both[0].declared if each not in common]
    names.write_text(json.dumps(own), encoding="utf-8")
    done = subprocess.run(
        [node(), KERNEL / "main.js", "--compare", names, *files],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        timeout=100,
        check=False,
    )
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows, done.stderr
    return rows, own


def _compared(folder: Path, ours: Write, theirs: Write) -> dict[str, str]:
    """For each declaration of ours beyond those that both begin with: "same", or why not."""
    rows, own = _rows(folder, ours, theirs)
    assert "compared" in rows[-1], rows
    found = {row["same"]: "same" for row in rows if "same" in row}
    found |= {row["differs"]: f"{row['rule']}: {row['why']}" for row in rows if "differs" in row}
    assert found.keys() == set(own)
    return found


def _says(value: Term, name: Any = "x") -> Write:
    return lambda e: e.define(name, PROP, value)


def test_definitions_are_compared_by_what_they_compute_to(tmp_path: Path) -> None:
    """Other words for the same are no difference."""
    word = let("y", PROP, TRUE, app(lam("z", PROP, "z"), "y"))

    assert _compared(tmp_path, _says(word), _says(TRUE)) == {"x": "same"}
    assert "value" in _compared(tmp_path, _says(FALSE), _says(TRUE))["x"]


def test_what_follows_is_compared_where_names_differ(tmp_path: Path) -> None:
    """A private definition is called otherwise in each file, and so is a private type."""

    def write(prefix: tuple[Any, ...]) -> Write:
        def inner(e: Export) -> None:
            e.define((*prefix, "x"), PROP, TRUE)
            e.theorem("by", const((*prefix, "x")), const("True.intro"))
            _private_box(e, prefix)
            made = app(const((*prefix, "Box", "mk")), TT)
            e.define("made", const((*prefix, "Box")), made)

        return inner

    found = _compared(tmp_path, write(OURS), write(THEIRS))

    assert set(found.values()) == {"same"}


def _private_box(e: Export, prefix: tuple[Any, ...]) -> None:
    """A type with one bit; the builder names types and recursors by texts."""
    mk = Ctor((*prefix, "Box", "mk"), [("b", BOOL)])
    e.inductive([Family("Box", 1, [mk])], change=_named(e, prefix))
    e.declared[-1] = ".".join(map(str, (*prefix, "Box")))


def _named(e: Export, prefix: tuple[Any, ...]) -> Callable[[Any], None]:
    """Records, and the terms in them, of a type with one bit under a private name."""
    box, mk, rec = ((*prefix, "Box"), (*prefix, "Box", "mk"), (*prefix, "Box", "rec"))

    def change(row: Any) -> None:
        motive = arrow(const(box), sort("elim"))
        minor = pi("b", BOOL, app("m", app(const(mk), "b")))
        made = pi("m", motive, pi("s", minor, pi("t", const(box), app("m", "t"))))
        rule = lam("m", motive, lam("s", minor, lam("b", BOOL, app("s", "b"))))
        row["types"][0] |= {"name": e.name(box), "all": [e.name(box)]}
        row["ctors"][0] |= {"type": e.term(arrow(BOOL, const(box))), "induct": e.name(box)}
        row["recs"][0] |= {"name": e.name(rec), "type": e.term(made), "all": [e.name(box)]}
        row["recs"][0]["rules"][0]["rhs"] = e.term(rule)

    return change


def test_of_several_with_a_name_the_very_one_is_meant(tmp_path: Path) -> None:
    """A private declaration of another file does not stand for the one that everybody sees."""

    def theirs(e: Export) -> None:
        e.define("x", PROP, TRUE)
        e.define((*THEIRS, "x"), PROP, FALSE)

    assert "value" in _compared(tmp_path, _says(FALSE), theirs)["x"]
    assert _compared(tmp_path, _says(TRUE), theirs)["x"] == "same"


def test_private_names_of_several_files(tmp_path: Path) -> None:
    """Any of them may be meant; what comes out is held to that one."""

    def theirs(e: Export) -> None:
        for file, value in (("A", FALSE), ("B", TRUE), ("C", FALSE)):
            e.define(("_private", file, 0, "x"), PROP, value)
        e.theorem("by", const(("_private", "B", 0, "x")), const("True.intro"))

    def ours(e: Export) -> None:
        e.define((*OURS, "x"), PROP, TRUE)
        e.theorem("by", const((*OURS, "x")), const("True.intro"))

    assert set(_compared(tmp_path, ours, theirs).values()) == {"same"}


def test_opaque_constants(tmp_path: Path) -> None:
    """They are what their values are, though these are not unfolded."""

    def write(value: Term) -> Write:
        return lambda e: e.opaque("o", BOOL, value)

    assert _compared(tmp_path, write(TT), write(TT)) == {"o": "same"}
    assert "value" in _compared(tmp_path, write(TT), write(FF))["o"]


def test_types_are_compared_by_their_constructors(tmp_path: Path) -> None:
    """Another field is another type; a type that is not the same takes nothing over."""

    def write(field: Term) -> Write:
        mk, other = Ctor("T.mk", [("b", BOOL)]), Ctor("T.other", [("x", field)])
        return lambda e: e.inductive([Family("T", 1, [mk, other])])

    assert _compared(tmp_path, write(BOOL), write(BOOL)) == {"T": "same"}
    assert "type" in _compared(tmp_path, write(BOOL), write(TRUE))["T"]


def test_universe_parameters_are_compared_by_place(tmp_path: Path) -> None:
    """Their names do not matter, their order does."""

    def write(one: str, two: str, of: str) -> Write:
        return lambda e: e.define("U", sort(succ(succ(of))), sort(succ(of)), (one, two))

    assert _compared(tmp_path, write("v", "w", "v"), write("a", "b", "a")) == {"U": "same"}
    assert "type" in _compared(tmp_path, write("u", "v", "u"), write("u", "v", "v"))["U"]


def test_theorems_are_compared_by_what_they_state(tmp_path: Path) -> None:
    """Not by their proofs; and what has no counterpart is said to have none."""

    def write(name: str, stated: Term, proof: Term) -> Write:
        return lambda e: e.theorem(name, stated, proof)

    held = lam("h", TRUE, "h")
    other = lam("h", TRUE, const("True.intro"))
    ours = write("t", arrow(TRUE, TRUE), held)
    assert _compared(tmp_path, ours, write("t", arrow(TRUE, TRUE), other)) == {"t": "same"}
    assert "type" in _compared(tmp_path, ours, write("t", TRUE, const("True.intro")))["t"]
    assert "missing" in _compared(tmp_path, ours, write("s", TRUE, const("True.intro")))["t"]
    assert "kind" in _compared(tmp_path, ours, lambda e: e.define("t", TYPE, PROP))["t"]


def test_what_both_rest_on_is_the_same(tmp_path: Path) -> None:
    """What is not compared is not taken for what only has its name."""

    def write(value: Term, field: Term, *more: Ctor) -> Write:
        def inner(e: Export) -> None:
            e.define("base", PROP, value)
            e.inductive([Family("Held", 1, [Ctor("Held.mk", [("x", field)]), *more])])
            e.theorem("t", const("base"), const("True.intro"))

        return inner

    theirs = write(TRUE, BOOL)
    rows, _ = _rows(tmp_path, theirs, theirs, ["t"])
    assert {"same": "t"} in rows
    other = let("y", PROP, TRUE, "y")
    for ours, name in ((write(other, BOOL), "base"), (write(TRUE, TRUE), "Held")):
        rows, _ = _rows(tmp_path, ours, theirs, ["t"])
        why = f"{name}, which is not compared, is another one here"
        assert rows[-1] == {"broken": {"rule": "base", "why": why}}
    rows, _ = _rows(tmp_path, theirs, write(TRUE, BOOL, Ctor("Held.other")), ["t"])
    assert "broken" in rows[-1]
