"""One result, three forms: none loses or invents anything, and text stays text."""

import io
import json
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import jsonschema
import pytest
from results import CALL, entry_result, run_result
from rich.console import Console

from fundamentals.report.files import schema_text, to_json, to_junit
from fundamentals.report.table import print_result
from fundamentals.verification.model import Problem, Program, RunResult

ROOT = Path(__file__).parents[2]
HOSTILE = "[bold]x[/] [link=https://a.example]b[/link] \x1b[31m\x07 </testcase>&\x00 :smile:"

AUDIT = Problem(
    layer="proved",
    subject="Fundamentals.HasJacobianAt.comp",
    rule="axiom",
    message="it depends on the axiom cheat",
    file="lean/Fundamentals/Chain.lean",
    line=3,
    column=0,
)
CHECK = Problem(
    layer="enclosed",
    subject="jacobian",
    rule="refuted",
    message="The product. refuted: 1 against 2",
    file="py/entry.py",
    line=7,
    again=f"python -c '{CALL}'",
)
BUILD = Problem(layer="proved", subject="A.B", rule="error", message=HOSTILE, file="lean/A/B.lean")


def _printed(result: RunResult, *, width: int = 80, terminal: bool = False, **options: str) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), **{"encoding": "utf-8", **options})
    console = Console(
        file=stream, width=width, force_terminal=terminal, no_color=True, markup=False, emoji=False
    )
    print_result(result, console)
    stream.seek(0)
    return stream.read()


def _parsed(result: RunResult) -> ElementTree.Element:
    return ElementTree.fromstring(to_junit(result))  # noqa: S314 - our own


def test_plain_output_says_everything_in_lines() -> None:
    """A file or pipe gets one line for each layer, a legend and a conclusion."""
    assert _printed(run_result(entry_result())).splitlines() == [
        "✓ chain-rule  The chain rule, §2.3 Theorem 2.4",
        "    proved    ✓ 1 theorem",
        "    enclosed  ✓ 1 check, 100 instances ± 1e-30, 1 mutant refuted",
        "    observed  – not claimed",
        "",
        (
            "proved: Lean's kernel accepted the theorems, now or in an earlier run over the same "
            "sources; their statements are the ones agreed on, and they rest on no axioms but "
            "propext, Classical.choice and Quot.sound (Lean's own library is taken as it is)"
        ),
        (
            "enclosed: both sides, in exact or ball arithmetic, agree on random instances; ± is "
            "the widest ball, relative to what it encloses"
        ),
        "observed: what installed software computes agrees, in its own arithmetic",
        "",
        (
            "Taken from earlier runs over the same content: 2 compiled modules, 1 check, "
            "the list of Lean's own constants; `fundamentals verify --from-nothing` believes none "
            "of it."
        ),
        (
            "✓ chain-rule holds as far as asked (proved, enclosed, observed only), 1 theorem "
            "proved, 100 instances tried, 1 mutant refuted  (Lean 4.28.0 (embedded); seed 0; "
            "1.5 s; 3 modules: 3 unchanged)"
        ),
    ]


def test_failures_come_with_place_and_command() -> None:
    """Below the table stands what fails, where, and how to see it again."""
    lines = _printed(run_result(entry_result(AUDIT, CHECK), problems=(BUILD,))).splitlines()
    start = lines.index("✗ the library")

    assert lines[start + 1].startswith("lean/A/B.lean: error: [bold]x[/]")
    assert lines[start + 2 :] == [
        "✗ chain-rule",
        (
            "lean/Fundamentals/Chain.lean:3:0: axiom: Fundamentals.HasJacobianAt.comp: it depends "
            "on the axiom cheat"
        ),
        "py/entry.py:7: refuted: jacobian: The product. refuted: 1 against 2",
        f"  again: python -c '{CALL}'",
        "",
        *lines[-2:],
    ]
    assert lines[-1].startswith("✗ chain-rule fails as far as asked")


@pytest.mark.parametrize("width", [20, 60, 99, 100, 200])
def test_text_is_data_at_every_width(width: int) -> None:
    """Markup, links, emoji codes and control sequences from text come out as text."""
    result = run_result(entry_result(BUILD, title=HOSTILE), problems=(BUILD,))
    printed = _printed(result, width=width, terminal=True)
    flat = "".join(printed.split())

    assert "[bold]x[/]" in flat
    assert "[link=https://a.example]" in flat
    assert ":smile:" in flat
    assert "\\u001b[31m\\u0007" in flat
    assert "\x07" not in printed
    assert "\x1b[31m" not in printed


def test_wide_terminals_get_a_table() -> None:
    """Every figure of the lines is in the table, too."""
    printed = _printed(run_result(entry_result()), width=120, terminal=True)

    for figure in ("entry", "proved", "✓ 1 theorem", "100 instances ± 1e-30", "– not claimed"):
        assert figure in printed


def test_consoles_without_unicode_get_words() -> None:
    """An ASCII stream is no reason to fail, nor to lose the marks."""
    printed = _printed(run_result(entry_result(AUDIT)), encoding="ascii", errors="replace")

    assert printed.startswith("FAILS chain-rule")
    assert "enclosed  ok 1 check" in printed


def test_json_follows_the_published_schema() -> None:
    """What is written validates, and reads back as the same result."""
    result = run_result(entry_result(AUDIT, CHECK), problems=(BUILD,))
    schema = json.loads((ROOT / "docs/result.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(json.loads(to_json(result)), schema)
    assert RunResult.model_validate_json(to_json(result)) == result


def test_the_published_schema_is_current() -> None:
    """`fundamentals schema > docs/result.schema.json` changes nothing."""
    assert (ROOT / "docs/result.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_refuses_what_is_unknown_or_missing() -> None:
    """It is strict."""
    content = json.loads(to_json(run_result(entry_result())))
    schema = json.loads(schema_text())
    for wrong in ({**content, "more": 1}, {k: v for k, v in content.items() if k != "ok"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_junit_has_a_case_for_each_entry_and_layer() -> None:
    """Counts agree with the cases; failures carry place and command; nothing breaks the XML."""
    problem = BUILD.model_copy(update={"layer": "enclosed"})
    result = run_result(entry_result(AUDIT, CHECK, problem), problems=(BUILD,))
    root = _parsed(result)
    cases = {(c.get("classname"), c.get("name")): c for c in root.iter("testcase")}

    assert set(cases) == {
        ("fundamentals.chain-rule", "proved"),
        ("fundamentals.chain-rule", "enclosed"),
        ("fundamentals.chain-rule", "observed"),
        ("fundamentals", "library"),
    }
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("4", "3", "1")
    failure = cases["fundamentals.chain-rule", "enclosed"].find("failure")
    assert failure is not None
    assert "py/entry.py:7" in str(failure.text)
    assert CALL in str(failure.text)
    assert "</testcase>&\ufffd" in str(failure.text)


def test_junit_of_a_good_run_has_no_failure() -> None:
    """What holds passes; what is not claimed is skipped."""
    root = _parsed(run_result(entry_result()))

    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("0", "0", "1")


def test_problems_of_the_catalog_fail_the_first_layer() -> None:
    """So that a build server, too, sees a declaration that is missing."""
    missing = AUDIT.model_copy(update={"layer": "catalog"})
    root = _parsed(run_result(entry_result(missing)))

    assert root.get("failures") == "1"


def test_nothing_holds_where_nothing_was_looked_at() -> None:
    """An entry that claims nothing in the layers asked for has no ✓, nor has the last line."""
    lines = _printed(run_result(entry_result(), layers=("observed",))).splitlines()

    assert lines[0].startswith("– chain-rule")
    assert lines[-1].startswith("– chain-rule claims nothing as far as asked (observed only)")
    assert not any("✓" in line for line in lines)


def test_the_summary_does_not_contradict_the_verdict() -> None:
    """Where only the library fails, that is what the last line says."""
    last = _printed(run_result(entry_result(), problems=(BUILD,))).splitlines()[-1]

    assert last.startswith("✗ the library fails; on its own, chain-rule holds as far as asked")


STRANGE = Program(name="node", version="25.1.0", sha256="ab" * 32, pinned=False, path="/x/node")


def _with_programs(kind: Literal["native", "embedded"], *programs: Program) -> str:
    result = run_result(entry_result())
    assert result.toolchain is not None
    lean = result.toolchain.model_copy(update={"kind": kind, "programs": programs})
    return _printed(result.model_copy(update={"toolchain": lean}))


def test_a_node_that_nothing_vouches_for_is_named() -> None:
    """It could say anything, so neither the legend nor the last line calls it Lean."""
    printed = _with_programs("embedded", STRANGE)

    assert printed.count("run by /x/node (sha256 abababababababab…, 25.1.0 as it says itself)") == 2
    assert "(if what ran is Lean: " in printed


def test_a_native_lean_is_not_called_verified() -> None:
    """Its place and hash are said, and that its version is what it says itself."""
    lean, lake = (
        STRANGE.model_copy(update={"name": name, "path": f"/x/{name}"}) for name in ("lean", "lake")
    )
    printed = _with_programs("native", lean, lake)

    assert "native Lean, 4.28.0 as it says itself, not verified: /x/lean (sha256 abab" in printed
    assert "and /x/lake (sha256 abab" in printed


def test_a_run_that_took_nothing_says_so() -> None:
    """As one from nothing does."""
    result = run_result(entry_result())
    new = {"reused": (), "reused_modules": (), "reused_core": False}
    run = result.run.model_copy(update=new)

    assert "\nNothing was taken from an earlier run.\n" in _printed(
        result.model_copy(update={"run": run})
    )
