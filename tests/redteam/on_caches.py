"""Cheats with what is kept: an earlier run is said to have found it.

What is kept has a hash beside it, which whoever writes there can make to fit; a run from nothing
believes none of it.
"""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lean.compiled import toolchain

from fundamentals.evidence.engine.cache import Cache, Sources
from redteam.cheats import cheats_on
from redteam.on_evidence import FILE, TRUE
from redteam.on_lean import proved_by
from redteam.sample import Checkout

cheat = cheats_on("caches", "verify --layer proved")

NOTHING = "--from-nothing"
FACTS = "build/facts/Fundamentals.Doubling.json"
GRANTED = (
    "axiom granted : ∀ n, 0 < n → n < double n\n"
    "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := granted n h\n"
)
COMPILER = (
    "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by\n"
    "  have := Lean.trustCompiler; unfold double; omega\n"
)


def edit_kept(file: Path, change: Callable[[str], str], *, fits: bool = True) -> None:
    """Change a kept file, and perhaps the hash that it begins with."""
    digest, _, text = file.read_text("utf-8").partition("\n")
    changed = change(text)
    assert changed != text
    if fits:
        digest = hashlib.sha256(changed.encode()).hexdigest()
    file.write_text(f"{digest}\n{changed}", "utf-8")


def assume_it(project: Checkout) -> None:
    """Prove the theorem by an axiom, and let a run find it out."""
    proved_by(project, GRANTED)
    assert project.run("verify --layer proved --layer rechecked").rules == {
        "axiom",
        "axioms-disagree",
        "no-instance",
        "stale",
    }


def as_theorem(text: str) -> str:
    """Facts in which the axiom is a theorem."""
    return text.replace('"Fundamentals.granted","axiom"', '"Fundamentals.granted","theorem"')


@cheat("it depends on the axiom Fundamentals.granted", rules="axiom")
def facts_that_were_altered(project: Checkout) -> None:
    """What was read from the compiled file calls the axiom a theorem."""
    assume_it(project)
    edit_kept(project.path(FACTS), as_theorem, fits=False)


@cheat(
    "it depends on the axiom Fundamentals.granted",
    command=f"verify --layer proved {NOTHING}",
    rules="axiom",
)
def facts_that_were_altered_with_their_hash(project: Checkout) -> None:
    """The same, and the hash beside it fits."""
    assume_it(project)
    edit_kept(project.path(FACTS), as_theorem)


@cheat(
    "it depends on the axiom Lean.trustCompiler",
    command=f"verify --layer proved {NOTHING}",
    rules="axiom",
)
def leans_own_constants_altered(project: Checkout) -> None:
    """In the list of what Lean declares, an axiom is among the theorems."""
    proved_by(project, COMPILER)
    (kept,) = project.path("cache:facts").glob("constants-*.json")
    edit_kept(
        kept,
        lambda text: text.replace('"Lean.trustCompiler",', "").replace(
            '"theorem":[', '"theorem":["Lean.trustCompiler",', 1
        ),
    )


@cheat("it does not say what it said", rules="statement-changed")
def statements_that_were_altered(project: Checkout) -> None:
    """What was kept of the statements is what is pinned, and the library states something else."""
    project.replace("lean/Fundamentals/Double.lean", "n + n", "n * 2")
    before = project.read("build/facts/statements.json")
    project.run("verify --layer proved")
    pinned = json.loads(before.partition("\n")[2])[1]
    edit_kept(
        project.path("build/facts/statements.json"),
        lambda text: json.dumps([json.loads(text)[0], pinned]),
        fits=False,
    )


@cheat(
    "it does not say what it said",
    command=f"verify --layer proved {NOTHING}",
    rules="statement-changed",
)
def statements_that_were_altered_with_their_hash(project: Checkout) -> None:
    """What was kept of the statements is what is pinned, and so is its hash."""
    statements_that_were_altered(project)
    edit_kept(project.path("build/facts/statements.json"), lambda text: f"{text} ")


@cheat(
    "the audit finds the axioms Fundamentals.granted",
    command="verify --layer rechecked",
    rules="axioms-disagree no-instance stale",
)
def an_answer_of_the_second_kernel_altered(project: Checkout) -> None:
    """It is kept, and says that nothing rests on anything."""
    assume_it(project)
    edit_kept(project.path("build/kernel/by-files.json"), _rests_on_nothing)


@cheat("of Lean's own assumed", command=f"verify --layer rechecked {NOTHING}", exit=0)
def what_the_second_kernel_assumes_altered(project: Checkout) -> None:
    """It is kept, and says that it assumed nothing of Lean's library."""
    edit_kept(project.path("build/kernel/by-files.json"), _rests_on_nothing)
    edit_kept(project.path("build/kernel/by-terms.json"), _rests_on_nothing)


def _rests_on_nothing(text: str) -> str:
    key, answer = json.loads(text)
    answer["rests"] = dict.fromkeys(answer["rests"], "0")
    return json.dumps([key, answer])


@cheat("enclosed ✓ 1 check, ", command=f"verify --layer enclosed {NOTHING}", exit=0, never="999")
def many_more_instances(project: Checkout) -> None:
    """What is kept of a check says that it was tried on a billion."""
    _edit_evidence(project, lambda check: check.update(instances=999_999_999))


@cheat("refuted: more: ", command=f"verify --layer enclosed {NOTHING}", rules="refuted")
def a_result_of_what_was_true_before(project: Checkout) -> None:
    """The check claims what is false, and what is kept of it under its key says that it holds."""
    project.replace(FILE, TRUE, "return Less(n + sign * n, n)")
    sources = Sources({"fundamentals": project.root / "py" / "fundamentals"})
    key = Cache(Path(), sources).key("fundamentals.evidence.entries.doubling", 0)
    edit_kept(
        project.path("build/evidence/doubling-0.json"),
        lambda text: json.dumps([key, json.loads(text)[1]]),
    )


def _edit_evidence(project: Checkout, change: Callable[[dict[str, Any]], None]) -> None:
    def changed(text: str) -> str:
        key, kept = json.loads(text)
        change(kept["results"]["more"])
        return json.dumps([key, kept])

    edit_kept(project.path("build/evidence/doubling-0.json"), changed)


def own_lean(project: Checkout) -> Path:
    """An embedded Lean of the user's own: files can be replaced in it."""
    home = project.cache / toolchain().home.name
    home.unlink()
    for folder, _, files in os.walk(toolchain().home):
        here = home / Path(folder).relative_to(toolchain().home)
        here.mkdir()
        for name in files:
            (here / name).symlink_to(Path(folder, name))
    return home


@cheat("lean.wasm was altered", exit=3)
def a_lean_that_was_altered(project: Checkout) -> None:
    """Its size and its time are what they were."""
    file = own_lean(project) / "lean.wasm"
    before, content = file.stat(), bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@cheat("manifest.json was altered", exit=3)
def a_lean_that_was_altered_with_its_manifest(project: Checkout) -> None:
    """The list of hashes beside it fits."""
    home = own_lean(project)
    text = (home / "lean.js").read_bytes() + b"\n"
    manifest = json.loads((home / "manifest.json").read_bytes())
    manifest["lean.js"] = hashlib.sha256(text).hexdigest()
    for name, content in (("lean.js", text), ("manifest.json", json.dumps(manifest).encode())):
        (home / name).unlink()
        (home / name).write_bytes(content)


@cheat("Doubling.olean does not belong there", exit=3)
def a_module_among_leans_own(project: Checkout) -> None:
    """Lean looks among its own modules first."""
    target = own_lean(project) / "library" / "Fundamentals"
    target.mkdir()
    (target / "Doubling.olean").write_bytes(project.part("Doubling", ".olean").read_bytes())
