"""The site's data: what is in the files, and that they are always the same."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from results import entry_result, run_result
from typer.testing import CliRunner

from fundamentals.catalog.loading import load
from fundamentals.cli.app import app
from fundamentals.pictures.core import Picture, PictureError
from fundamentals.report.site import site_schema_text, write_site
from fundamentals.verification.model import Problem, RecheckedLayer

ROOT = Path(__file__).parents[2]
PICTURE = Picture(b"<svg/>\n", "A small square", "A square, and its image.")
SCHEMA = json.loads(site_schema_text())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _written(folder: Path, *problems: Problem) -> dict[str, Any]:
    write_site(
        folder,
        catalog=load(ROOT / "catalog.yaml"),
        result=run_result(entry_result(*problems)),
        pictures={"chain-rule": PICTURE},
    )
    return {
        name: json.loads(content)
        for name, content in _files(folder).items()
        if name.endswith(".json")
    }


def test_an_entry_carries_catalog_result_and_picture(tmp_path: Path) -> None:
    """What the catalog says, the figures of the run, and the picture's words and file."""
    files = _written(tmp_path / "site")
    page = files["e/chain-rule.json"]

    assert page["entry"]["source"]["theorem"] == "2.4"
    assert page["result"]["enclosed"]["instances"] == 100
    assert page["picture"] == {
        "file": "chain-rule.svg",
        "title": "A small square",
        "alt": "A square, and its image.",
    }
    assert (tmp_path / "site/e/chain-rule.svg").read_bytes() == b"<svg/>\n"
    assert [entry["file"] for entry in files["index.json"]["entries"]] == ["e/chain-rule.json"]


def test_what_the_second_kernel_assumed_is_named(tmp_path: Path) -> None:
    """In a file that a page can lead to, a line for each, as in the data."""
    layer = RecheckedLayer(status="holds", theorems=(), assumed=("Nat.gcd", "Nat.mod_lt"))
    entry = entry_result().model_copy(update={"rechecked": layer})
    write_site(
        tmp_path,
        catalog=load(ROOT / "catalog.yaml"),
        result=run_result(entry),
        pictures={"chain-rule": PICTURE},
    )

    assert (tmp_path / "e/chain-rule.assumed.txt").read_text() == "Nat.gcd\nNat.mod_lt\n"


def test_what_fails_is_shown_as_failing(tmp_path: Path) -> None:
    """A red entry is red in the index and in its own file."""
    problem = Problem(layer="proved", subject="x", rule="axioms", message="rests on magic")
    files = _written(tmp_path, problem)

    assert not files["index.json"]["ok"]
    assert not files["index.json"]["entries"][0]["ok"]
    assert files["e/chain-rule.json"]["result"]["problems"][0]["message"] == "rests on magic"


def test_files_fit_the_published_schema(tmp_path: Path) -> None:
    """Each file validates, and docs/site.schema.json is what the program would print."""
    for data in _written(tmp_path).values():
        jsonschema.validate(data, SCHEMA)

    assert (ROOT / "docs/site.schema.json").read_text() == site_schema_text()


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    """No time of day, no folder name, no other trace of the run."""
    for name in ("one", "two"):
        _written(tmp_path / name)

    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert not [text for text in _files(tmp_path / "one").values() if b"2026-01-01" in text]


def test_the_command_writes_all_entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It verifies, draws, writes, and exits as `verify` does."""
    result = run_result(entry_result())
    monkeypatch.setattr("fundamentals.verification.verify.verify", lambda *_, **__: result)
    monkeypatch.setattr("fundamentals.pictures.rendering.render", lambda _: PICTURE)
    output = tmp_path / "data"
    done = CliRunner().invoke(
        app, ["--project", str(ROOT), "site", "data", "--output", str(output)]
    )

    assert done.exit_code == 0, done.output
    assert "1 of 1 entries hold" in done.output
    assert (output / "index.json").is_file()


def test_a_picture_that_cannot_be_drawn_stops_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before the long work, with one sentence, and nothing is written."""

    def render(identifier: str) -> Picture:
        raise PictureError(f"the picture of {identifier} cannot be drawn: ValueError: no")

    monkeypatch.setattr("fundamentals.pictures.rendering.render", render)
    done = CliRunner().invoke(
        app, ["--project", str(ROOT), "site", "data", "--output", str(tmp_path / "data")]
    )

    assert done.exit_code == 1
    assert re.search(r"Error: the picture of [\w-]+ cannot be drawn", done.output)
    assert not (tmp_path / "data").exists()


def test_one_picture_on_its_own(tmp_path: Path) -> None:
    """`picture` writes the file; it names an entry that there is not."""
    file = tmp_path / "it.svg"
    done = CliRunner().invoke(
        app,
        ["--project", str(ROOT), "picture", "cross-correlation-not-assoc", "--output", str(file)],
    )
    assert done.exit_code == 0, done.output
    assert file.read_text().startswith("<svg ")
    wrong = CliRunner().invoke(app, ["--project", str(ROOT), "picture", "chain-rul"])
    assert (wrong.exit_code, "did you mean chain-rule" in wrong.output) == (2, True)


@pytest.mark.parametrize(
    "command", [["picture"], ["site", "data"], ["site", "schema"]], ids=" ".join
)
def test_help_shows_an_example(command: list[str]) -> None:
    """As for every other command."""
    done = CliRunner().invoke(app, [*command, "--help"])

    assert done.exit_code == 0
    assert f"fundamentals {' '.join(command)}" in done.output.split("Example")[1]


def test_pictures_and_site_wait_for_matplotlib_until_they_draw() -> None:
    """Neither the command line nor the modules of the pictures' interface import it."""
    script = (
        "import sys, fundamentals.cli.app, fundamentals.pictures, fundamentals.report.site\n"
        "print({'matplotlib', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"
