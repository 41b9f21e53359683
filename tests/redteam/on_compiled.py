"""Cheats with compiled files: what was compiled is not what is written.

Whoever writes them knows everything that this program knows: records are forged to fit.
"""

import os
import shutil
from collections.abc import Callable

from lean.compiled import toolchain

from fundamentals.base.reading import sha256
from fundamentals.lean.building.interface import interface_hash
from fundamentals.lean.building.keys import Keys
from fundamentals.lean.building.store import PARTS, Record, Store
from fundamentals.lean.sources.modules import scan
from fundamentals.lean.toolchain.options import LEAN_OPTIONS
from redteam.cheats import cheats_on
from redteam.on_lean import BROKEN, UNCHECKED, proved_by
from redteam.sample import Checkout

cheat = cheats_on("compiled files", "verify --layer proved")

REFUTED = "omega could not prove the goal"
DEFINITION = "lean/Fundamentals/Double.lean"


def claim_what_is_false(project: Checkout) -> None:
    """In the source, under the name and the pin of what is true."""
    theorems = "lean/Fundamentals/Doubling.lean"
    project.replace(theorems, "n < double n := by", "double n < n := by")


def forge_records(project: Checkout) -> None:
    """Let the records say of every compiled file that it was made from the present sources."""
    graph = scan(project.root / "lean")
    keys, store = (
        Keys(graph, toolchain().identity, LEAN_OPTIONS),
        Store(project.root / "build" / "lean"),
    )
    for name in graph.sources:
        olean = store.file(name, ".olean")
        files = {suffix: olean.with_suffix(suffix) for suffix in PARTS}
        try:
            interface = interface_hash(olean)
        except Exception:  # of a file that is damaged on purpose
            interface = "0" * 64
        record = Record(
            key=keys.key(name),
            interface=interface,
            parts={suffix: sha256(file) for suffix, file in files.items() if file.is_file()},
            messages=(),
            seconds=1.0,
            cpu_seconds=1.0,
            heap_mib=1,
        )
        scratch = store.scratch(name)
        for suffix in record.parts:
            shutil.copyfile(files[suffix], scratch.with_suffix(suffix))
        store.keep(name, scratch, record)
        store.drop(scratch)
        keys.add(name, record)


def compile_instead(project: Checkout, change: Callable[[Checkout], None]) -> None:
    """Compile other sources than those that are there afterwards."""
    kept = project.folder / "sources"
    shutil.copytree(project.root / "lean", kept)
    change(project)
    outcome = project.run("lean build")
    assert outcome.exit == 0, outcome.said
    shutil.rmtree(project.root / "lean")
    kept.rename(project.root / "lean")
    forge_records(project)


@cheat(REFUTED, rules=BROKEN)
def a_source_whose_time_is_that_of_before(project: Checkout) -> None:
    """By its time the compiled file is newer than the source."""
    source = project.path("lean/Fundamentals/Doubling.lean")
    before = source.stat()
    claim_what_is_false(project)
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))


@cheat("Taken from earlier runs over the same content: 4 compiled modules", exit=0)
def a_record_that_fits_a_changed_source(project: Checkout) -> None:
    """Whoever writes to the build folder can let it say anything; a run says that it took it."""
    claim_what_is_false(project)
    forge_records(project)


@cheat(REFUTED, command="verify --layer proved --from-nothing", rules=BROKEN)
def the_same_before_a_run_from_nothing(project: Checkout) -> None:
    """The compiled files and their records agree with each other and with the sources."""
    claim_what_is_false(project)
    forge_records(project)


@cheat("through Fundamentals.double", rules="statement-changed")
def another_definition_than_is_written(project: Checkout) -> None:
    """The source defines `n + n`; what everything rests on was compiled from something else."""
    compile_instead(project, lambda other: other.replace(DEFINITION, "n + n", "n * 2"))


@cheat("it depends on the axiom Fundamentals.granted", rules="axiom")
def a_proof_that_is_not_the_one_that_is_written(project: Checkout) -> None:
    """The source proves it; what was compiled assumes it."""
    text = "axiom granted : ∀ n, 0 < n → n < double n\n"
    text += "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := granted n h\n"
    compile_instead(project, lambda other: proved_by(other, text))


@cheat(
    "Fundamentals.lt_double: the second kernel rejects it",
    command="verify --layer proved --layer rechecked",
    rules="rejected stale",
)
def a_file_compiled_without_the_kernel(project: Checkout) -> None:
    """There is no axiom in it, and no source that shows the option."""
    compile_instead(project, lambda other: proved_by(other, UNCHECKED))


@cheat("Doubling.olean.private is damaged", exit=3)
def a_part_that_is_cut_short(project: Checkout) -> None:
    """Its record says that this is what was compiled."""
    part = project.part("Doubling", ".olean.private")
    part.write_bytes(part.read_bytes()[:-1000])
    forge_records(project)


@cheat("was not compiled as module Fundamentals.Double", exit=3)
def the_compiled_file_of_another_module(project: Checkout) -> None:
    """Whatever one module proves, the other one seems to."""
    for suffix in PARTS:
        one, other = project.part("Double", suffix), project.part("Doubling", suffix)
        if one.exists():
            shutil.copyfile(other, one)
    forge_records(project)


@cheat("does not belong to the same build as", exit=3)
def the_private_part_of_another_module(project: Checkout) -> None:
    """The statements are in one part and the proofs in another one."""
    suffix = ".olean.private"
    shutil.copyfile(project.part("Double", suffix), project.part("Doubling", suffix))
    forge_records(project)


@cheat("no compiled file declares it", rules="missing pin-text", exit=2)
def a_compiled_file_without_a_source(project: Checkout) -> None:
    """The theorem is there for every program that reads compiled files, and nobody wrote it."""
    for suffix in (*PARTS, ".record.json"):
        shutil.move(project.part("Doubling", suffix), project.part("Ghost", suffix))
    project.path("lean/Fundamentals/Doubling.lean").unlink()
    project.path("lean/Fundamentals/Witnesses.lean").unlink()
    project.write("lean/Fundamentals.lean", "module\n\npublic import Fundamentals.Double\n")


@cheat(REFUTED, rules=BROKEN)
def a_record_that_never_comes(project: Checkout) -> None:
    """A run that waits for what it must not believe has not objected."""
    claim_what_is_false(project)
    record = project.part("Doubling", ".record.json")
    record.unlink()
    os.mkfifo(record)


@cheat(REFUTED, rules=BROKEN)
def a_record_too_deep_to_be_read(project: Checkout) -> None:
    """A reader that falls over has not objected, either."""
    claim_what_is_false(project)
    project.part("Doubling", ".record.json").write_text("[" * 100_000)


@cheat(REFUTED, rules=BROKEN)
def compiled_files_behind_a_link(project: Checkout) -> None:
    """The folder is another project's, where everything was proved."""
    folder = project.root / "build" / "lean"
    folder.rename(project.folder / "elsewhere")
    folder.symlink_to(project.folder / "elsewhere")
    claim_what_is_false(project)
