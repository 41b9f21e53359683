"""The library's declarations and how they hang together."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lean.compiled import CORE, SAMPLES, folder, library, toolchain
from lean.transcode import to_64_bits

from fundamentals.base.errors import OleanError, UsageError
from fundamentals.lean.declarations import facts as facts_module
from fundamentals.lean.declarations.facts import Declaration, Library
from fundamentals.lean.olean.module import module_file, part_files, read_module
from fundamentals.lean.sources.source import signature_source
from fundamentals.lean.statements.fingerprint import Fingerprints


@cache
def samples() -> Library:
    return library(folder() / "samples", ["Samples.Top", "Samples.Base"])


@dataclass(frozen=True)
class Toolchain:
    """A folder of compiled modules taken for a toolchain's."""

    library: Path
    identity: str = "test"


def test_modules_come_in_import_order() -> None:
    """Whatever order they are asked for in."""
    assert samples().modules == ("Samples.Base", "Samples.Top")
    assert samples().depth == "library"


def test_a_declaration_has_its_place_and_text() -> None:
    """Kind, module, lines, docstring."""
    found = samples()["Samples.four_times"]

    assert (found.kind, found.module, found.line) == ("theorem", "Samples.Top", 9)
    assert found.docstring == "**Four times.** "
    assert not found.is_private
    assert not found.is_auxiliary
    assert samples()["_private.Samples.Base.0.Samples.helper"].is_private
    assert samples()["Samples.Pair.rec"].is_auxiliary


def test_axioms_of_a_proof() -> None:
    """Real axioms of the toolchain are reported even where its proofs are hidden."""
    assert samples().axioms("Samples.by_choice") == {"Classical.choice"}
    assert samples().module_of("Classical.choice") == "Init.Prelude"
    assert samples().axioms("Samples.Pair.fst_add") == frozenset()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Samples.four_times", ("Samples.twice",)),
        ("Samples.Pair.fst_add", ("Samples.Pair", "Samples.instAddPair")),
        ("Samples.hidden_eq", ("Samples.hidden",)),
        ("Samples.uses_leaf", ("Samples.Tree", "Samples.Tree.size", "Samples.large")),
        ("Samples.by_choice", ()),
        ("Samples.Pair", ()),
        ("Samples.Tree.size", ("Samples.Tree",)),
    ],
)
def test_what_a_statement_rests_on(name: str, expected: tuple[str, ...]) -> None:
    """Definitions in its type and behind them, in the order of the sources; no proofs."""
    assert samples().rests_on(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Samples.four_times", ("Samples.twice", "Samples.twice_eq")),
        # through the private helper, to what it unfolds
        ("Samples.hidden_eq", ("Samples.hidden",)),
        ("Samples.by_choice", ()),
    ],
)
def test_what_a_proof_uses(name: str, expected: tuple[str, ...]) -> None:
    """Public declarations only; private and made-up ones are walked through."""
    assert samples().uses(name) == expected


def test_what_uses_a_declaration() -> None:
    """The inverse, through statements too."""
    assert samples().used_by("Samples.twice_eq") == ("Samples.four_times",)
    assert samples().used_by("Samples.twice") == ("Samples.twice_eq", "Samples.four_times")
    assert samples().used_by("Samples.four_times") == ()


def test_search() -> None:
    """A part of a name, or a pattern for all of it; made-up declarations are left out."""
    assert [d.name for d in samples().search("TWICE")] == ["Samples.twice", "Samples.twice_eq"]
    assert [d.name for d in samples().search("*.four_*")] == ["Samples.four_times"]
    assert [d.name for d in samples().search("twice_*")] == ["Samples.twice_eq"]
    assert not [d.name for d in samples().search("casesOn")]


def test_signature_source() -> None:
    """The statement as it stands in the source, without docstring and proof."""

    def source(name: str) -> str:
        return signature_source(SAMPLES, samples()[name])

    assert source("Samples.four_times") == "theorem four_times (n : Nat) : twice (twice n) = 4 * n"
    assert source("Samples.twice") == "def twice (n : Nat) : Nat"
    assert source("Samples.Tree.size") == "def Tree.size : Tree α → Nat"
    assert source("Samples.Pair").endswith("pos : 0 < fst")
    with pytest.raises(UsageError, match="made it up"):
        source("Samples.Pair.rec")


def test_unknown_names_are_refused() -> None:
    """A name that is not there is the user's mistake."""
    with pytest.raises(UsageError, match=r"no declaration Samples\.nope"):
        samples().axioms("Samples.nope")


def test_facts_are_kept_by_content(tmp_path: Path) -> None:
    """Unchanged files are not read again; changed or spoilt keepings are not believed."""
    base = folder() / "samples"
    modules = ["Samples.Base", "Samples.Top"]

    def load() -> Library:
        return Library.load(
            [base], modules, toolchain=toolchain(), cache_dir=tmp_path, core_cache_dir=CORE
        )

    first = load()
    kept = tmp_path / "Samples.Base.json"
    whole = kept.read_bytes()
    for spoilt in (b"", b"[]", whole[:-10], whole.replace(b"theorem", b"axiom")):
        kept.write_bytes(spoilt)
        assert load().declarations == first.declarations
        assert kept.read_bytes() == whole
    assert load().digest == first.digest


def test_kept_facts_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged library needs no look into a compiled file."""
    base = folder() / "samples"

    def load() -> Library:
        return Library.load(
            [base], ["Samples.Base"], toolchain=toolchain(), cache_dir=tmp_path, core_cache_dir=CORE
        )

    first = load()
    monkeypatch.delattr("fundamentals.lean.declarations.module_facts.read_module")

    assert load().declarations == first.declarations


def test_what_is_missing_or_wrong_is_named(tmp_path: Path) -> None:
    """Modules that were not compiled, twice the same name, another toolchain."""
    base = folder() / "samples"
    with pytest.raises(OleanError, match=r"Samples\.None has not been compiled"):
        library(base, ["Samples.None"])
    with pytest.raises(OleanError, match=r"lacks the module Samples\.Base"):
        library(base, ["Samples.Top"])
    shutil.copytree(base / "Samples", tmp_path / "Samples")
    (tmp_path / "Samples/Base.olean").unlink()
    with pytest.raises(OleanError, match=r"without its \.olean"):
        library(tmp_path, ["Samples.Base"])


def test_files_of_another_lean_are_refused(tmp_path: Path) -> None:
    """What another version compiled was checked by another kernel."""
    for file in (folder() / "samples").glob("OnMini.olean*"):
        data = bytearray(file.read_bytes())
        data[40:44] = b"feed"
        (tmp_path / file.name).write_bytes(data)

    with pytest.raises(OleanError, match=r"compiled by Lean .* feed.*build it again"):
        Library.load([tmp_path], ["OnMini"], toolchain=Toolchain(folder() / "samples"))


def native_copy(target: Path) -> Path:
    """All samples as a native Lean would have written them."""
    for name in ("Samples.Base", "Samples.Top", "Mini", "OnMini"):
        files = part_files(module_file(name, folder() / "samples"))
        parts = [(file.name, file.read_bytes()) for file in files]
        olean = module_file(name, target)
        olean.parent.mkdir(parents=True, exist_ok=True)
        for label, data in to_64_bits(read_module(name, parts), parts):
            (olean.parent / label).write_bytes(data)
    return target


def test_both_layouts_give_the_same_facts(tmp_path: Path) -> None:
    """Facts and fingerprints do not depend on the width of pointers."""
    modules = ["Samples.Base", "Samples.Top"]
    native = Library.load(
        [native_copy(tmp_path)], modules, toolchain=toolchain(), core_cache_dir=CORE
    )
    names = ["Samples.four_times", "Samples.Pair.fst_add", "Samples.uses_leaf", "Samples.word"]

    assert native.declarations == samples().declarations
    assert native.used_by("Samples.twice") == samples().used_by("Samples.twice")
    ours, theirs = Fingerprints(samples()), Fingerprints(native)
    assert [ours.statement(n) for n in names] == [theirs.statement(n) for n in names]


@pytest.mark.parametrize("native", [False, True])
def test_with_its_proofs_a_toolchain_is_walked(native: bool, tmp_path: Path) -> None:
    """An axiom behind the toolchain's own theorem is found where the proof is there."""
    base = native_copy(tmp_path / "files") if native else folder() / "samples"
    ours = Library.load([base], ["OnMini"], toolchain=Toolchain(base), cache_dir=tmp_path / "kept")

    assert ours.depth == "toolchain"
    assert ours.axioms("uses_ground") == {"ground"}
    assert ours.axioms("uses_plain") == frozenset()


def test_axioms_of_the_toolchain_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its proofs are walked once, not in every run."""
    base = folder() / "samples"

    def axioms() -> frozenset[str]:
        ours = Library.load([base], ["OnMini"], toolchain=Toolchain(base), core_cache_dir=tmp_path)
        return ours.axioms("uses_ground")

    assert axioms() == {"ground"}
    monkeypatch.delattr("fundamentals.lean.declarations.core.read_module")

    assert axioms() == {"ground"}


def test_without_its_proofs_a_toolchain_is_the_end(tmp_path: Path) -> None:
    """The walk stops at its constants, and says so."""
    base = folder() / "samples"
    shutil.copy(base / "Mini.olean", tmp_path)
    ours = Library.load([base], ["OnMini"], toolchain=Toolchain(tmp_path))

    assert ours.depth == "library"
    assert ours.axioms("uses_ground") == frozenset()
    assert ours.core.kind("grounded") == "theorem"


def lemma(module: str, **changes: object) -> Declaration:
    """A lemma that Lean made up, as read from `module`."""
    fields: dict[str, object] = {
        "name": "f.eq_1",
        "kind": "theorem",
        "module": module,
        **dict.fromkeys(("line", "column", "end_line", "end_column", "docstring")),
        "safety": "safe",
        "statement": frozenset({"Eq", "f"}),
        "body": frozenset({"rfl"}),
    }
    return Declaration(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_lemma_made_up_in_two_modules_is_one() -> None:
    """It rests on what either proof rests on; so an axiom in one of them cannot hide."""
    both = facts_module._one_of(lemma("A"), lemma("B", body=frozenset({"sorryAx"})))

    assert both.body == {"rfl", "sorryAx"}
    assert both.module == "A"


@pytest.mark.parametrize(
    "other",
    [{"line": 3}, {"kind": "definition"}, {"statement": frozenset({"Eq", "g"})}],
    ids=["written by hand", "no theorem", "another statement"],
)
def test_other_names_that_come_twice_are_refused(other: dict[str, object]) -> None:
    """Only what Lean itself takes for one is taken for one."""
    with pytest.raises(OleanError, match=r"f\.eq_1 is declared in A and in B"):
        facts_module._one_of(lemma("A"), lemma("B", **other))


def test_kept_facts_of_another_shape_are_read_anew(tmp_path: Path) -> None:
    """Also where their own hash was made to fit, and the shape alone is right."""
    base = folder() / "samples"

    def loaded() -> Library:
        return Library.load([base], ["OnMini"], toolchain=Toolchain(base), cache_dir=tmp_path)

    first = loaded().declarations
    (file,) = tmp_path.glob("OnMini.json")
    text = file.read_bytes().partition(b"\n")[2]
    key, facts = json.loads(text)
    for spoilt in ({}, {**facts, "names": []}, {**facts, "lean": 1}):
        again = json.dumps([key, spoilt]).encode()
        file.write_bytes(hashlib.sha256(again).hexdigest().encode() + b"\n" + again)
        assert loaded().declarations == first
