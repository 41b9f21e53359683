"""Reports as people and programs get them: whatever a user's text says, it is text."""

import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import html5lib
import jsonschema
import pytest
from pydantic import ValidationError
from reports import SCRIPT, formula, report, table
from rich.console import Console
from typer.testing import CliRunner

from fundamentals.cli.app import app
from fundamentals.pictures.svg import to_svg
from fundamentals.referee.formula.layer import Axis
from fundamentals.referee.numerics.results import Error, Gradient, Gradients, Judged, Point, Witness
from fundamentals.referee.report import Report, Same
from fundamentals.referee.showing.files import schema_text, to_json, to_junit
from fundamentals.referee.showing.page import to_html
from fundamentals.referee.showing.pictures import drawings, error_against_bound, pictures
from fundamentals.referee.showing.questions import questions
from fundamentals.referee.showing.terminal import print_report

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "]]><!-- & &amp; {{ 7 * 7 }} {% raw %}",
    "[bold red]markup[/] [link=https://example.org]x[/link] :smile:",
    "a\x00b\x1b[2Jc\x07\r\n\u202ed\u2028e\ufffef",
)
PAGE = to_html(report())


def parsed(html: str) -> Any:
    """The page, which must follow the standard."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def terminal(shown: Report, **options: Any) -> str:
    """What is printed."""
    out = io.StringIO()
    options = {"width": 80, "force_terminal": True, "color_system": None} | options
    console = Console(file=out, markup=False, highlight=False, emoji=False, **options)
    print_report(shown, console)
    return out.getvalue()


def elements(page: Any) -> list[tuple[str, list[str]]]:
    """The elements of a page with the names of their attributes: what text cannot change."""
    return [(str(each.tag), sorted(map(str, each.attrib))) for each in page.iter()]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_users_write_is_text_in_the_page(text: str) -> None:
    """The same elements and attributes as with a harmless text; and the text can be read."""
    page = parsed(to_html(report(text)))

    assert elements(page) == elements(parsed(PAGE))
    if text.isprintable():
        assert text in "".join(page.itertext())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_reaches_a_page_or_a_terminal(text: str) -> None:
    """What would steer a reader is shown instead."""
    for shown in (to_html(report(text)), terminal(report(text))):
        assert not [c for c in shown if not c.isprintable() and c != "\n"]


def test_a_page_needs_nothing_else() -> None:
    """No script, no address, nothing that is loaded; the policy forbids it as well."""
    page = parsed(PAGE)
    loading = {"script", "link", "img", "iframe", "object", "embed", "audio", "video", "image"}
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    without = re.sub(r'xmlns(:\w+)?="[^"]*"', "", PAGE)

    assert not loading & {str(each.tag).rpartition("}")[2] for each in page.iter()}
    assert not re.search(r"https?:|//\w|@import|javascript:", without)
    assert set(re.findall(r"url\(([^)]*)\)", without)) <= set(
        re.findall(r"url\((#[^)]*)\)", without)
    )
    assert "default-src 'none'" in policy
    assert not [key for each in page.iter() for key in each.attrib if str(key).startswith("on")]


def test_a_page_with_three_axes_is_light() -> None:
    """Less than 300 kB, whatever the shapes."""
    index = table(Axis(-9, 60), 60, 20)

    assert len(to_html(report(formula=formula(index=(index,) * 3))).encode()) < 300_000


def test_the_pictures_of_a_page_have_words_and_ids_of_their_own() -> None:
    """A title and a description each; no id twice, and each that is named is there."""
    two = formula(index=(table(Axis(-1, 6), 6, 3), table(Axis(0, 6, border="wrap"), 6, 2)))
    page = parsed(to_html(report(formula=two)))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    svgs = [each for each in page.iter() if str(each.tag).endswith("svg")]

    assert len(ids) == len(set(ids))
    assert len(svgs) == 6
    for svg in svgs:
        assert svg.get("role") == "img"
        words = [
            each for each in page.iter() if each.get("id") in svg.get("aria-labelledby").split()
        ]
        assert len(words) == 2
        assert all(len("".join(each.itertext())) > 20 for each in words)
    for each in page.iter():
        assert set((each.get("aria-labelledby") or "").split()) <= set(ids)


def test_a_page_can_be_read_aloud_and_by_keyboard() -> None:
    """A language, one heading of the first level, sections with names; what scrolls has focus."""
    page = parsed(PAGE)

    assert page.get("lang") == "en"
    assert len(page.findall(".//h1")) == 1
    assert len(page.findall(".//main")) == 1
    assert all(each.get("aria-labelledby") for each in page.findall(".//section"))
    assert all(each.get("tabindex") == "0" for each in page.findall(".//pre"))


def test_words_of_pictures_tell_what_is_drawn() -> None:
    """Which tap meets which place, and where there is none."""
    impulse, places, looking = drawings((table(Axis(-1, 3), 3, 2),))

    assert "y(0): none, 0; y(1): 0, 1; y(2): 1, 2" in places.alt
    assert "y(1) = w(1); y(2) = w(0)" in impulse.alt
    assert "y(0): 0; y(1): 0, 1" in looking.alt


@pytest.mark.parametrize("index", [(), ((),), (((),),), (((-1,),),), ((tuple(range(40)),) * 40,)])
def test_shapes_at_the_limits_are_drawn(index: Any) -> None:
    """No axis, no output, no tap, nothing met, more than can be shown."""
    for picture in pictures("formula", drawings(index)):
        Xml.fromstring(picture.svg)  # noqa: S314 - our own


def test_errors_are_counted_as_they_are_drawn() -> None:
    """Those beyond the bound by themselves; no error has no place on a logarithmic axis."""
    drawn = error_against_bound([(0.5, 1.0), (2.0, 1e10), (0.0, 3.0)])

    assert drawn.alt.startswith("3 points")
    assert "largest share is 2; 1 lie beyond the line" in drawn.alt
    assert "1 have no error" in drawn.alt
    for points in ([], [(0.0, 1.0)], [(0.5, 1.0), (2.0, 1e10), (0.0, 3.0)]):
        Xml.fromstring(to_svg(error_against_bound(points), name="e"))  # noqa: S314


@pytest.mark.parametrize("width", [20, 40, 71, 72, 100, 200])
def test_no_word_is_cut_off_in_a_terminal(width: int) -> None:
    """Lines break; nothing is lost. Scripts are left as they are, to be copied."""
    shown = report("mykernels.py:conv says 'tap 3 of 7 meets nothing' and more than a line of that")
    printed = terminal(shown, width=width)
    squeezed = re.sub(r"\s", "", printed)

    for question in questions(shown):
        for text in (question.title, question.answer, *(line.text for line in question.lines)):
            assert re.sub(r"\s", "", text) in squeezed or width < 40
    for line in SCRIPT.splitlines():
        assert line in re.sub(r"\n", "", printed) or width < 40
    assert all(len(line) <= width for line in printed.splitlines() if not line.startswith("    "))


def test_the_verdict_comes_first() -> None:
    """With its sign; in a terminal that knows no signs, in letters."""
    assert terminal(report()).startswith("✗ mykernels.py:conv computes cross-correlation")
    assert terminal(report(wrong=False)).startswith("✓ mykernels.py:conv computes it")


def test_rows_that_compute_the_same_are_named_once() -> None:
    """Each with its modes if it has as many axes; the others together, in a line of their own."""
    modes = [("a.conv", "valid", 1), ("a.conv", "p with p = 0", 1), ("a.conv2d", "valid", 2)]
    rows = tuple(
        Same(row=row, mode=mode, text=f"{row}, mode {mode}", axes=axes)
        for row, mode, axes in [*modes, ("b.conv3d", "valid", 3)]
    )
    shown = report(wrong=False, formula=formula(same=rows))
    lines = [
        line.text for each in questions(shown) for line in each.lines if line.name == "same as"
    ]
    assert lines == [
        "a.conv, mode valid, or mode p with p = 0",
        "along each axis: a.conv2d, b.conv3d",
    ]


def test_what_was_expected_is_a_question_of_its_own() -> None:
    """Answered either way."""
    right = report(wrong=False, expected="numpy.correlate, mode same")
    unlike = report(wrong=False, expected="numpy.correlate, mode same", unlike="it flips")

    assert [q.standing for q in questions(right) if q.key == "expected"] == ["holds"]
    assert [q.answer for q in questions(unlike) if q.key == "expected"] == ["no: it flips"]
    assert terminal(unlike).startswith("✗")


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_is_well_formed_whatever_is_in_it(text: str) -> None:
    """Each question is a case; counts are right; the failure has the script."""
    root = Xml.fromstring(to_junit(report(text)))  # noqa: S314 - our own
    (suite,) = root
    cases = list(suite)

    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    assert [case.get("name") for case in cases] == [q.title for q in questions(report(text))]
    for each in (root, suite):
        assert int(each.get("tests", "")) == len(cases)
        assert int(each.get("failures", "")) == len(root.findall(".//failure")) == 1
        assert int(each.get("errors", "")) == len(root.findall(".//error")) == 0
    assert SCRIPT in (root.findtext(".//failure") or "")
    for case in cases:
        assert case.get("classname")
        assert {each.tag for each in case} <= {"failure", "error", "system-out"}


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("computes", "system-out"),
        ("undecided", "error"),
        ("not linear", "failure"),
        ("outside the family", "failure"),
        ("not shift-equivariant", "failure"),
    ],
)
def test_a_build_server_fails_on_all_but_a_formula(kind: str, tag: str) -> None:
    """What could not be told is an error, as of a test that did not run."""
    shown = report(kind=kind, wrong=False, formula=formula() if kind == "computes" else None)
    (case, *_) = Xml.fromstring(to_junit(shown)).iter("testcase")  # noqa: S314

    assert [each.tag for each in case] == [tag]


def test_json_follows_the_published_schema() -> None:
    """And so reads back as the same report."""
    schema = json.loads((ROOT / "docs/referee.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for shown in map(report, HOSTILE):
        jsonschema.validate(json.loads(to_json(shown)), schema)
        assert Report.model_validate_json(to_json(shown)) == shown


def test_the_published_schema_is_current() -> None:
    """`fundamentals schema --referee > docs/referee.schema.json` changes nothing."""
    assert (ROOT / "docs/referee.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_refuses_what_is_unknown_or_missing() -> None:
    """A field that is misspelt is no report."""
    given = json.loads(to_json(report()))
    schema = json.loads(schema_text())
    for wrong in ({**given, "verdicts": ""}, {k: v for k, v in given.items() if k != "verdict"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
        with pytest.raises(ValidationError):
            Report.model_validate(wrong)


def test_errors_and_gradients_are_questions_with_a_picture() -> None:
    """A wrong gradient fails, with its numbers; bounds say what is possible and what is refuted."""
    error = Error(
        dtype="float32",
        verdict="inside the bound",
        way="float32 sums",
        judged=(
            Judged(way="float32 sums", theorems=("T",), holds=True, outputs=3, share=0.5),
            Judged(way="float16 sums", theorems=("T",), holds=False, outputs=3, share=9),
        ),
        instances=2,
        outputs=3,
        points=(Point(share=0.5, magnitude=2), Point(share=0, magnitude=1)),
    )
    wrong = Gradient(
        of="w",
        verdict="forgets s",
        right=False,
        shapes=9,
        wrong=2,
        where="s > 1",
        shape="L = 3",
        got=(1,),
        said=(2,),
    )
    gradients = (
        Gradients(verdict="one is wrong", order=1, each=(wrong,)),
        Gradients(verdict="not differentiable", order=2),
    )
    shown = report(wrong=False, error=error, gradients=gradients)
    asked = {question.key: question for question in questions(shown)}

    assert asked["error"].standing == "holds"
    coarser = error.model_copy(update={"way": "float16 sums", "judged": error.judged[1:]})
    assert [each.standing for each in questions(report(error=coarser)) if each.key == "error"] == [
        "undecided"
    ]
    assert "refuted" in {line.name for line in asked["error"].lines}
    assert asked["gradients"].standing == "fails"
    assert asked["gradients-twice"].standing == "said"
    assert "forgets s" in terminal(shown)
    assert len(parsed(to_html(shown)).findall(".//section[@aria-labelledby='error']/figure")) == 1
    assert to_junit(shown).count("<failure") == 1


@pytest.mark.parametrize("wrong", [True, False])
def test_the_command_writes_all_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: bool
) -> None:
    """The verdict is printed; the exit code says whether it is one formula at all shapes."""
    shown = report("mykernels.py:conv", wrong=wrong)
    monkeypatch.setattr("fundamentals.referee.judging.judge", lambda *_: shown)
    files = [tmp_path / name for name in ("r.json", "r.html", "r.xml")]
    options = ["--json", "--html", "--junit"]
    arguments = [str(each) for pair in zip(options, files, strict=True) for each in pair]
    done = CliRunner().invoke(app, ["referee", "mykernels.py:conv", *arguments])

    assert done.exit_code == wrong
    assert shown.verdict in done.stdout
    written = [each.read_text(encoding="utf-8") for each in files]
    assert written == [to_json(shown), to_html(shown), to_junit(shown)]


def test_a_report_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    """The function is not even looked for."""
    for option in ("--json", "--html", "--junit"):
        nowhere = str(tmp_path / "no" / "r")
        done = CliRunner().invoke(app, ["referee", "no.such.function", option, nowhere])
        assert done.exit_code == 2
        assert f"{option} {nowhere}: there is no folder" in done.stderr


def test_the_schema_is_printed() -> None:
    """As it is published."""
    assert CliRunner().invoke(app, ["schema", "--referee"]).stdout == schema_text()


def test_what_is_no_number_of_a_format_passes_no_bound() -> None:
    """The number that came back is right; that it is there at all refutes the format."""
    seen = Witness(
        instance=0,
        regime="wide",
        shape="L = 11, K = 1",
        output=(0, 0, 0),
        terms=1,
        got="1e-24",
        exact=1e-24,
        error=0,
        allowed=None,
    )
    way = Judged(way="float16 sums", theorems=(), holds=False, outputs=3, share=0, witness=seen)
    error = Error(dtype="float64", verdict="inside", judged=(way,), outputs=3)
    shown = report(wrong=False, error=error)

    asked = {question.key: question for question in questions(shown)}
    (text,) = (line.text for line in asked["error"].lines if line.name == "refuted")
    assert "1e-24, which is none of its numbers" in text
    assert "bound is passed" not in text
