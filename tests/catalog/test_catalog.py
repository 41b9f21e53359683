"""The catalog is read strictly: every problem in one run, each with its line and key."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.base.errors import CatalogError, UsageError
from fundamentals.catalog import yaml_lines
from fundamentals.catalog.loading import Catalog, load

ENTRY = """\
  - id: chain-rule
    title: The chain rule
    source: {section: 2.3, theorem: 2.4}
    statement: (g \\circ f)' = g' f'
    reading: Derivatives of compositions multiply.
    hypotheses:
      - what: f is differentiable
        why: abs is not
    theorems:
      - name: Fundamentals.HasJacobianAt.comp
        says: the chain rule
    mathlib: null
    elsewhere:
      - {system: Metamath, name: dvco}
"""


def _write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "catalog.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _load(tmp_path: Path, entries: str, **options: dict[str, Path]) -> Catalog:
    return load(_write(tmp_path, "schema: 1\nentries:\n" + entries), **options)


def _problems(tmp_path: Path, text: str, **options: dict[str, Path]) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        load(_write(tmp_path, text), **options)
    return str(caught.value).splitlines()


def test_a_record_is_read_as_written(tmp_path: Path) -> None:
    """Numbers of sections stay text, lists become tuples, the chapter follows from the section."""
    catalog = _load(tmp_path, ENTRY)
    entry = catalog.entries[0]

    assert (entry.source.section, entry.source.theorem, entry.chapter) == ("2.3", "2.4", 2)
    assert str(entry.source) == "§2.3 Theorem 2.4"
    assert entry.hypotheses[0].why == "abs is not"
    assert entry.mathlib is None
    assert [(e.system, e.name, e.differs) for e in entry.elsewhere] == [("Metamath", "dvco", None)]
    assert catalog.place(entry, ("theorems", 0, "name")) == (12, "entries[0].theorems[0].name")
    assert catalog.declarations() == ["Fundamentals.HasJacobianAt.comp"]


def test_every_problem_comes_in_one_run_with_file_line_and_key(tmp_path: Path) -> None:
    """Wrong keys, types, names, duplicates and references, all at once and in order."""
    text = textwrap.dedent("""\
        schema: 2
        extra: 1
        entries:
          - id: Chain_Rule
            titel: A typo
            source: {section: 2.9, equations: [1, 99, x]}
            statement: [1]
            reading: ""
            hypotheses: none
            theorems: []
            mathlib: null
            software: [pytorch]
          - id: same
            title: "tab\\there"
            source: {section: 2.3, theorem: 2.4, equations: [3], beyond: true}
            statement: s
            reading: r
            hypotheses:
              - {what: w, why: y, counterexample: Fundamentals.other}
            theorems:
              - {name: Nat.add_comm, says: s}
            mathlib: {name: "a b", differs: d}
          - id: same
            title: t
            source: {section: "9"}
            statement: s
            reading: r
            hypotheses: []
            theorems:
              - {name: Fundamentals.a, says: s}
              - {name: Fundamentals.a, says: s}
            mathlib: null
          - 7
    """)

    assert _problems(tmp_path, text) == [
        "catalog.yaml:1: schema: is 2, but this program reads schema 1",
        "catalog.yaml:2: extra: unknown key (known: schema, entries)",
        (
            "catalog.yaml:4: entries[0].id: 'Chain_Rule' is no id: lower-case words joined by "
            "single hyphens"
        ),
        "catalog.yaml:4: entries[0].title: missing key",
        "catalog.yaml:5: entries[0].titel: unknown key (did you mean title?)",
        "catalog.yaml:6: entries[0].source.equations[2]: must be an integer, is 'x'",
        "catalog.yaml:7: entries[0].statement: must be a string, is a list",
        "catalog.yaml:8: entries[0].reading: is empty",
        "catalog.yaml:9: entries[0].hypotheses: must be a list, is 'none'",
        "catalog.yaml:10: entries[0].theorems: must not be empty",
        (
            "catalog.yaml:12: entries[0].software[0]: 'pytorch' is none of 'numpy', 'scipy', "
            "'torch', 'jax', 'onnx', 'onnxruntime', 'cv2', 'tensorflow', 'keras', 'astropy' or "
            "'skimage'"
        ),
        "catalog.yaml:14: entries[1].title: contains the invisible character U+0009",
        (
            "catalog.yaml:21: entries[1].theorems[0].name: 'Nat.add_comm' is not the full name of "
            "a declaration in namespace Fundamentals"
        ),
        "catalog.yaml:22: entries[1].mathlib.name: 'a b' is not the name of a declaration",
        "catalog.yaml:23: entries[2].id: 'same' is already the id of the entry in line 13",
        "catalog.yaml:25: entries[2].source.section: the source has no section '9'",
        "catalog.yaml:31: entries[2].theorems[1].name: Fundamentals.a is named twice",
        "catalog.yaml:33: entries[3]: must be a mapping, is 7",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("theorem: 2.4", "theorem: 9.9", ":5: entries[0].source.theorem: the source has no"),
        ("theorem: 2.4", "equations: [3]", ":5: entries[0].source.equations[0]: equation (3) is"),
        ("theorem: 2.4", "equations: [0]", ":5: entries[0].source.equations[0]: the source has no"),
        ("section: 2.3,", "section: 2.2,", ":5: entries[0].source.theorem: Theorem 2.4 is in sec"),
        (
            "section: 2.3, theorem: 2.4",
            "section: 5.1",
            ":5: entries[0].source.beyond: the source has no",
        ),
        ("theorem: 2.4", "theorem: 2.4, beyond: true", ":5: entries[0].source.beyond: what the"),
        ("why: abs is not", "why: x\n        counterexample: Fundamentals.c", "is not among"),
        (
            "mathlib: null",
            "errata: [{printed: p, meant: m, refutation: Fundamentals.c}]\n    mathlib: null",
            "errata[0].refutation: Fundamentals.c is not among",
        ),
        ("title: The chain rule", 'title: "\\e[31mThe"', "invisible character U+001B"),
        ("title: The chain rule", 'title: "\\u202eThe"', "invisible character U+202E"),
        ("title: The chain rule", 'title: "a\\nb"', "must be one line"),
        ("system: Metamath", "system: PVS", "elsewhere[0].system: 'PVS' is none of 'Isabelle/HOL'"),
        ("name: dvco", "name: dv co", "elsewhere[0].name: 'dv co' is not one name"),
    ],
)
def test_references_and_texts_are_checked(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Numbers that the source does not have, and text that would steer a terminal, are refused."""
    text = "schema: 1\nentries:\n" + ENTRY.replace(old, new)
    (problem,) = _problems(tmp_path, text)

    assert message in problem


def test_one_problem_is_one_line(tmp_path: Path) -> None:
    """Whatever stands in a key."""
    assert _problems(tmp_path, 'schema: 1\nentries: []\n"a\\nb": 1\n') == [
        "catalog.yaml:3: a\\nb: unknown key (known: schema, entries)"
    ]


def test_what_is_no_id_needs_no_evidence(tmp_path: Path) -> None:
    """It is told once what is wrong with it; a file of such a name is not asked for."""
    entry = ENTRY.replace("chain-rule", "../../chain")

    (problem,) = _problems(tmp_path, "schema: 1\nentries:\n" + entry, evidence={})

    assert problem.startswith("catalog.yaml:3: entries[0].id: '../../chain' is no id")


def test_evidence_and_entries_belong_together(tmp_path: Path) -> None:
    """An entry without evidence, and evidence without an entry, are dangling."""
    here = {"other_thing": tmp_path / "other_thing.py"}

    assert _problems(tmp_path, "schema: 1\nentries:\n" + ENTRY, evidence=here) == [
        "catalog.yaml:2: entries: the evidence other_thing.py belongs to no entry of the catalog",
        "catalog.yaml:3: entries[0].id: has no evidence: write evidence/entries/chain_rule.py",
    ]


def test_a_sentence_that_names_nothing_is_found(tmp_path: Path) -> None:
    """In the reading and the reasons; where a counterexample is named, it carries the reason."""
    marked = ENTRY.replace("multiply.", "multiply {by comp}. They commute.").replace(
        "    reading", "    statement_by: [HasJacobianAt.comp]\n    reading"
    )
    reason = "errata: [{printed: p, meant: m, refutation: Fundamentals.HasJacobianAt.comp}]\n    "
    catalog = _load(tmp_path, marked.replace("mathlib: null", reason + "mathlib: null"))

    assert catalog.unsupported() == [
        "catalog.yaml:8: entries[0].reading: names nothing that carries it: They commute.",
        "catalog.yaml:11: entries[0].hypotheses[0].why: names nothing that carries it: abs is not",
    ]
    assert catalog.entries[0].carriers() == [
        (("statement_by", 0), "Fundamentals.HasJacobianAt.comp"),
        (("reading",), "Fundamentals.comp"),
    ]
    assert "statement_by" in _load(tmp_path, ENTRY).unsupported()[0]


BOMB = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*a, *a]\n" for c in "bcdefgh")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: must be a mapping"),
        ("- 1\n", ":1: must be a mapping"),
        ("schema: 1\n", ":1: entries: missing key"),
        ("schema: 1\nentries: 3\n", ":2: entries: must be a list"),
        ("schema: true\nentries: []\n", ":1: schema: is true, but"),
        ("schema: 1\nschema: 1\nentries: []\n", ":2: schema: the key is already there in line 1"),
        ("schema: 1\nentries: [\n", ":3: not YAML: did not find expected node content"),
        ("schema: 1\nentries: []\n---\na: 1\n", ":3: a second document"),
        ("schema: !!python/object/apply:os.system [echo]\nentries: []\n", ":1: schema: the tag"),
        ("schema: 1\nentries: !!str x\n", ":2: entries: the tag"),
        (BOMB, ":2: b[0]: the alias *a is not allowed"),
        ("schema: &x 1\nentries: []\n", ":1: schema: the anchor &x is not allowed"),
        ("schema: 1\nentries: []\n? [a]\n: b\n", ":3: a key that is not a plain word"),
        ("a: " + "[" * 50 + "]" * 50, ":1: not YAML: nested too deeply"),
        ("schema: 1\n# " + "x" * 1_000_000, "1000012 characters are more than"),
        ("schema: 1\nentries: []\n\x01", ":3: not YAML"),
    ],
)
def test_files_that_are_no_catalog(tmp_path: Path, text: str, message: str) -> None:
    """Broken, hostile or merely odd YAML ends in lines, and is never evaluated."""
    assert any(message in problem for problem in _problems(tmp_path, text))


def test_bytes_that_are_no_text_and_files_that_are_not_there(tmp_path: Path) -> None:
    """Both are catalog errors with one sentence."""
    (tmp_path / "catalog.yaml").write_bytes(b"schema: 1\n\xff")
    with pytest.raises(CatalogError, match=r"catalog.yaml:2: not UTF-8"):
        load(tmp_path / "catalog.yaml")
    with pytest.raises(CatalogError, match="cannot be read"):
        load(tmp_path / "missing.yaml")


@given(st.text(alphabet="ab:-[]{}!&*\"'|>#? \n\t\\1%@", max_size=60))
@settings(deadline=None, max_examples=300, database=None)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    """Whatever is written, the outcome is data or problems."""
    document = yaml_lines.parse(text)

    assert document.data is None or isinstance(document.data, dict | tuple | str | int | bool)


def test_unknown_ids_suggest_the_nearest(tmp_path: Path) -> None:
    """A misspelt id is answered with the one that was meant."""
    catalog = _load(tmp_path, ENTRY)

    with pytest.raises(UsageError, match=r"no entry 'chain-rul': did you mean chain-rule\?"):
        catalog.select(["chain-rul"])
    assert catalog.select(["chain-rule", "chain-rule"]) == catalog.select([])
