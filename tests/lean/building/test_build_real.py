"""The build with the real Lean: what it promises rests on how Lean behaves, so that is tried here.

One process serves all of it, since a start takes some seconds.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.lean.building.build import BuildResult, build, crew_for
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.worker import Job, JobResult, Worker
from fundamentals.lean.declarations.ilean import references_in
from fundamentals.lean.loop.axioms import Rests
from fundamentals.lean.loop.checking import CheckResult, check_file
from fundamentals.lean.toolchain import finding as toolchains
from fundamentals.lean.toolchain.finding import Toolchain

ROOT = Path(__file__).parents[3]

BASE = """\
module
@[expose] public section
/-- Twice. -/
def twice (n : Nat) : Nat := n + n
structure Flags where
  (a b c : Bool)
  name : String
inductive Tree | leaf | node (l r : Tree)
theorem twice_eq (n : Nat) : twice n = 2 * n := by unfold twice; omega
"""
USER = """\
module
public import Fundamentals.Base
public section
theorem user (n : Nat) : twice (twice n) = 4 * n := by grind [twice_eq]
"""


class Tried:
    """A small library, and the processes that compile it."""

    def __init__(self, project: Project, toolchain: Toolchain, crew: Crew) -> None:
        self.project, self.toolchain, self.crew = project, toolchain, crew

    def write(self, name: str, text: str) -> None:
        (self.project.lean_dir / f"{name}.lean").write_text(text)

    def build(self) -> BuildResult:
        return build(self.project, toolchain=self.toolchain, jobs=1, crew=self.crew)

    def rebuilt(self) -> list[str]:
        """What a build compiles now."""
        result = self.build()
        assert result.ok, list(map(str, result.messages))
        return [name for name, outcome in result.modules.items() if outcome.status == "built"]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    toolchain = toolchains.find(Project(ROOT))
    if toolchain.kind != "embedded":
        pytest.skip("a native Lean is built with by Lake")
    project = Project(tmp_path_factory.mktemp("a folder of ε and δ"))
    (project.lean_dir / "Fundamentals").mkdir(parents=True)
    with crew_for(project, toolchain) as crew:
        made = Tried(project, toolchain, crew)
        made.write("Fundamentals", "module\npublic import Fundamentals.User\n")
        made.write("Fundamentals/Base", BASE)
        made.write("Fundamentals/User", USER)
        yield made


def test_only_what_importers_see_concerns_them(tried: Tried) -> None:
    """Comments, docstrings and proofs are nobody else's business; definitions are."""
    everything = ["Fundamentals.Base", "Fundamentals.User", "Fundamentals"]
    assert tried.rebuilt() == everything

    for text in (
        "-- Another first line.\n" + BASE,
        BASE.replace("Twice.", "Two times."),
        BASE.replace("omega", "grind"),
    ):
        tried.write("Fundamentals/Base", text)
        assert tried.rebuilt() == ["Fundamentals.Base"]

    tried.write("Fundamentals/Base", BASE.replace("n + n", "2 * n"))
    assert tried.rebuilt() == everything


def test_lean_writes_down_where_names_stand(tried: Tried) -> None:
    """Beside the compiled file: what each name in the source means."""
    folders = tried.build().olean_dirs
    found = references_in("Fundamentals.User", USER, folders)
    ours = {(USER[r.start : r.end], r.name, r.module, r.defines) for r in found if "." in r.module}

    assert ("twice", "twice", "Fundamentals.Base", False) in ours
    assert ("user", "user", "Fundamentals.User", True) in ours
    assert sum(reference.name == "twice" for reference in found) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("theorem user : 1 = 2 := sorry", "4:8: error: declaration uses `sorry`"),
        ("example (n : Nat) : True := trivial", "4:9: error: unused variable `n`"),
        (
            "set_option warn.sorry false in\ntheorem user : 1 = 2 := sorry",
            "1:0: error: declaration uses `sorry` (the compiled file refers to `sorryAx`)",
        ),
        (
            "set_option warningAsError false in\ntheorem user : 1 = 2 := sorry",
            "5:8: warning: declaration uses `sorry`",
        ),
    ],
)
def test_what_is_not_quite_a_proof_fails(tried: Tried, text: str, place: str) -> None:
    """Every time, in Lean's words, at its place."""
    tried.write("Fundamentals/User", "module\npublic import Fundamentals.Base\n\n" + text + "\n")

    for _ in range(2):
        result = tried.build()

        assert result.modules["Fundamentals.User"].status == "failed"
        first, *_ = str(result.messages[0]).split("\n")
        assert first == f"lean/Fundamentals/User.lean:{place}"


def asked(tried: Tried, file: Path, text: str) -> CheckResult:
    file.write_text(text)
    return check_file(
        tried.project, file, toolchain=tried.toolchain, crew=tried.crew, progress=Silent()
    )


def said(result: CheckResult) -> list[str]:
    return [f"{m.line}:{m.column}: {m.severity}: {m.text}" for m in result.messages]


LEANS_OWN = "(Lean's own library is taken as it is)"


@pytest.mark.parametrize("header", ["", "module\n"])
def test_axioms_are_told_where_lean_refuses_to(tried: Tried, tmp_path: Path, header: str) -> None:
    """As a native Lean answers, with and without `module`, and of every theorem unasked."""
    result = asked(
        tried,
        tmp_path / "scratch.lean",
        f"{header}theorem f : 1 + 1 = 2 := rfl\n#print axioms f\n"
        "private theorem g (p q : Prop) (h : p ↔ q) : p = q := propext h\n#print axioms g\n"
        "#print axioms Nat.add_comm\n",
    )
    first = 3 if header else 2

    assert result.ok
    assert said(result)[:2] == [
        f"{first}:0: information: 'f' does not depend on any axioms {LEANS_OWN}",
        f"{first + 2}:0: information: 'g' depends on axioms: [propext] {LEANS_OWN}",
    ]
    assert "'Nat.add_comm' belongs to Lean's own library" in said(result)[2]
    assert result.axioms == (Rests("f", (), ()), Rests("g", ("propext",), ()))


def test_axioms_of_ones_own_are_marked(tried: Tried, tmp_path: Path) -> None:
    """Whatever rests on one; a file that Lean accepts is not therefore fine."""
    text = "namespace A\naxiom cheat : False\ndef n : Nat := cheat.elim\n#print axioms n\nend A\n"
    result = asked(tried, tmp_path / "scratch.lean", text)

    assert result.ok
    assert result.strange == ("A.cheat",)
    assert said(result) == [f"4:0: information: 'A.n' depends on axioms: [A.cheat] {LEANS_OWN}"]


def test_a_missing_proof_is_an_axiom(tried: Tried, tmp_path: Path) -> None:
    """And the file is refused for it, as before."""
    result = asked(tried, tmp_path / "s.lean", "theorem f : 1 = 2 := sorry\n#print axioms f\n")

    assert not result.ok
    assert result.strange == ("sorryAx",)
    assert said(result)[-1] == f"2:0: information: 'f' depends on axioms: [sorryAx] {LEANS_OWN}"


def test_no_answer_where_lean_has_an_error(tried: Tried, tmp_path: Path) -> None:
    """A name that is not there is said by Lean, at its place."""
    result = asked(tried, tmp_path / "s.lean", "theorem f : True := trivial\n#print axioms g\n")

    assert not result.ok
    assert said(result) == [
        "2:0: information: `#print axioms` is answered when the file has no errors",
        "2:14: error: Unknown identifier `g`",
    ]


def test_axioms_of_the_library_are_told(tried: Tried, tmp_path: Path) -> None:
    """Of a file of the library itself, and of what another file imports from it."""
    base = tried.project.lean_dir / "Fundamentals" / "Base.lean"
    own = asked(tried, base, BASE)
    text = "import Fundamentals.Base\n#print axioms twice_eq\n"
    result = asked(tried, tmp_path / "scratch.lean", text)

    assert [rests.name for rests in own.axioms] == ["twice_eq"]
    assert own.strange == ()
    (answer,) = said(result)
    assert answer.startswith("2:0: information: 'twice_eq' ")
    assert all(axiom in answer for axiom in own.axioms[0].axioms)


def test_a_full_instance_is_succeeded_within_the_process(tried: Tried, tmp_path: Path) -> None:
    """What comes next is checked as well as ever, in a memory that was not used before."""
    texts = ["theorem a : 1 + 1 = 2 := rfl", "theorem b : 1 + 1 = 3 := rfl"] * 2

    def checked(worker: Worker) -> list[JobResult]:
        found = []
        for text in texts:
            (tmp_path / "A.lean").write_text(text)
            found.append(worker.check(Job(module="A", source=Path("A.lean"))))
        return found

    with Worker(tried.toolchain, root=tmp_path, full_mib=1) as worker:
        results = checked(worker)
    with Worker(tried.toolchain, root=tmp_path, full_mib=4000) as worker:
        kept = checked(worker)

    assert [result.ok for result in results] == [True, False] * 2
    assert "3" in str(results[1].messages[0])
    assert max(each.heap_mib for each in results) < kept[-1].heap_mib
