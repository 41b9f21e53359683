"""`fundamentals show ID --files`: files that are there, and the lines of what they say."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fundamentals.base.project import Project
from fundamentals.catalog.loading import load
from fundamentals.cli.app import app
from fundamentals.entry.places import Place, places
from fundamentals.site.play.files import plays

ROOT = Path(__file__).parents[2]
ENTRIES = ["real-numbers", "chain-rule", "taylor", "cross-correlation-not-comm"]


def _files(identifier: str) -> list[str]:
    done = CliRunner().invoke(app, ["--project", str(ROOT), "show", identifier, "--files"])
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("identifier", ENTRIES)
def test_every_place_is_there(identifier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line named holds what it is named for; nothing is compiled or looked up in Lean."""
    monkeypatch.setattr("fundamentals.lean.toolchain.finding.find", None)
    seen = []
    for told in _files(identifier):
        found = re.fullmatch(
            r"(?P<file>[^:]+)(:(?P<line>\d+))?: (?P<what>\w+)( (?P<name>.+))?", told
        )
        if found is None:  # of the site, which a checkout need not have
            assert told == "unknown: page: the site is not made yet: `make site`"
            continue
        seen.append(found["what"])
        file = ROOT / found["file"]
        assert file.is_file()
        if found["line"]:
            line = file.read_text("utf-8").splitlines()[int(found["line"]) - 1]
            wanted = {"record": f"- id: {identifier}", "pin": f'"{found["name"]}": {{'}
            own = (found["name"] or "").removeprefix("Fundamentals.")
            assert wanted.get(found["what"], own.rpartition(".")[2]) in line
            if found["what"] in ("theorem", "counterexample", "witness", "challenge"):
                assert re.match(r"(theorem|def|instance|structure)\b", line.split("] ")[-1])

    entry = load(ROOT / "catalog.yaml").get(identifier)
    assert seen.count("theorem") == len(entry.theorems)
    assert seen.count("counterexample") == len(entry.counterexamples)
    for what in ("pin", "challenge"):
        assert seen.count(what) == len(entry.theorems) + len(entry.counterexamples)
    for what in ("record", "evidence", "picture"):
        assert seen.count(what) == 1
    assert seen.count("play") == (identifier in plays())


def test_what_is_unknown_is_told_with_the_reason(tmp_path: Path) -> None:
    """Nothing but a catalog: each place says what is missing, and what to do."""
    (tmp_path / "catalog.yaml").write_bytes((ROOT / "catalog.yaml").read_bytes())
    project = Project(tmp_path)
    catalog = load(project.catalog_file)
    found = {str(each) for each in places(project, catalog, catalog.get("continuity"))}
    name = "Fundamentals.HasJacobianAt.continuousAt"

    assert {
        f"unknown: theorem {name}: no file of lean/ declares it",
        "unknown: evidence: there is no py/fundamentals/evidence/entries/continuity.py",
        "unknown: picture: there is no py/fundamentals/pictures/entries/continuity.py",
        f"unknown: pin {name}: not pinned yet: `fundamentals pin` does that",
        f"unknown: challenge {name}: not in challenge/ yet: `fundamentals challenge` writes it",
        "unknown: page: the site is not made yet: `make site`",
    } <= found
    assert [each for each in found if not each.startswith("unknown: ")] == [
        str(Place("record", Path("catalog.yaml"), catalog.place(catalog.get("continuity"))[0]))
    ]


def test_all_or_only_the_places() -> None:
    """Not both."""
    done = CliRunner().invoke(
        app, ["--project", str(ROOT), "show", "continuity", "--files", "--full"]
    )

    assert done.exit_code == 2
    assert "--files and --full: name one of them" in done.stderr
