"""Cheats in the environment: the project is what it says, and something else runs."""

import shutil

from lean.compiled import PROJECT, toolchain

from redteam.cheats import cheats_on
from redteam.on_lean import BROKEN, PROOF, proved_by
from redteam.sample import Checkout

cheat = cheats_on("environment", "verify --layer proved")

REFUTED = "omega could not prove the goal"
SLIPPED = "slipped in"


def claim_what_is_false(project: Checkout) -> None:
    """So that there is something to hide."""
    proved_by(project, PROOF.replace("n < double n", "double n < n"))


def program(project: Checkout, name: str, text: str) -> str:
    """A script that can be run, outside of the checkout."""
    path = project.folder / "elsewhere" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return str(path)


@cheat(REFUTED, rules=BROKEN, never=SLIPPED)
def a_script_in_the_process_that_is_lean(project: Checkout) -> None:
    """`NODE_OPTIONS` runs a program in every Node before its own."""
    claim_what_is_false(project)
    script = program(project, "slip.cjs", f"process.stderr.write('{SLIPPED}'); process.exit(0);\n")
    project.environment["NODE_OPTIONS"] = f"--require {script}"


@cheat(REFUTED, rules=BROKEN)
def another_copy_of_this_program(project: Checkout) -> None:
    """`PYTHONPATH` has a copy that takes every library for whole."""
    claim_what_is_false(project)
    other = project.folder / "elsewhere" / "fundamentals"
    shutil.copytree(project.root / "py" / "fundamentals", other)
    verify = (other / "verification" / "verify.py").read_text("utf-8")
    text = verify.replace("return 1 if problems else 0", "return 0")
    assert text != verify
    (other / "verification" / "verify.py").write_text(text, "utf-8")
    project.environment["PYTHONPATH"] = str(other.parent)


@cheat(REFUTED, rules=BROKEN, never=SLIPPED)
def a_module_in_the_folder_of_the_run(project: Checkout) -> None:
    """Python may find what lies where the command is given before what is its own."""
    claim_what_is_false(project)
    for name in ("json.py", "sitecustomize.py", "fundamentals.py"):
        project.write(name, f"raise SystemExit('{SLIPPED}')\n")


@cheat(REFUTED, rules=BROKEN)
def compiled_files_on_leans_path(project: Checkout) -> None:
    """`LEAN_PATH` has the library as it was before it claimed anything false."""
    shutil.copytree(project.root / "build" / "lean", project.folder / "elsewhere")
    claim_what_is_false(project)
    project.environment |= dict.fromkeys(
        ("LEAN_PATH", "LEAN_SYSROOT", "LEAN_SRC_PATH"), str(project.folder / "elsewhere")
    )


@cheat(REFUTED, rules=BROKEN, never=SLIPPED)
def another_node_on_the_path(project: Checkout) -> None:
    """It says that every file is fine."""
    claim_what_is_false(project)
    node = program(project, "node", f"#!/bin/sh\necho '{SLIPPED}'\nexit 0\n")
    project.environment["PATH"] = f"{node.rpartition('/')[0]}:/usr/bin:/bin"


@cheat("which is not known to be the node of the lock file", exit=0)
def another_node_that_is_asked_for(project: Checkout) -> None:
    """It can say anything, so it is named with whatever it says."""
    node = toolchain().node
    project.environment["FUNDAMENTALS_NODE"] = program(
        project, "node", f'#!/bin/sh\nexec "{node}" "$@"\n'
    )


@cheat("does not say a version of Node", exit=3)
def a_node_that_is_none(project: Checkout) -> None:
    """It ends well whatever it is given."""
    claim_what_is_false(project)
    project.environment["FUNDAMENTALS_NODE"] = program(project, "node", "#!/bin/sh\nexit 0\n")


@cheat("as it says itself, not verified: ", exit=0)
def a_lean_that_only_says_so(project: Checkout) -> None:
    """A script on the `PATH` takes every file, and says that it is Lean 4.28.0."""
    says = "echo 'Lean (version 4.28.0, x86_64, commit abc, Release)'"
    lean = program(project, "lean/bin/lean", f"#!/bin/sh\n{says}\n")
    program(project, "lean/bin/lake", "#!/bin/sh\nexit 0\n")
    home = project.folder / "elsewhere" / "lean" / "lib"
    home.mkdir()
    (home / "lean").symlink_to(toolchain().library)
    shutil.copytree(project.root / "build" / "lean", project.root / ".lake/build/lib/lean")
    project.environment["PATH"] = f"{lean.rpartition('/')[0]}:/usr/bin:/bin"
    project.environment["FUNDAMENTALS_LEAN"] = None


@cheat("FUNDAMENTALS_LEAN is 'trust'", exit=2)
def a_lean_that_does_not_exist(project: Checkout) -> None:
    """A choice that nobody knows must not mean: none."""
    claim_what_is_false(project)
    project.environment["FUNDAMENTALS_LEAN"] = "trust"


@cheat("FUNDAMENTALS_LEAN=native, but no native Lean 4.28.0 with lake was found", exit=3)
def a_lean_that_is_not_there(project: Checkout) -> None:
    """Asked for by name, and not to be had."""
    project.environment["FUNDAMENTALS_LEAN"] = "native"


@cheat("this program is", exit=2)
def the_program_of_another_checkout(project: Checkout) -> None:
    """It has other rules, and reads this project's claims by them."""
    project.program = [str(project.python), "-m", "fundamentals", "--project", str(project.root)]
    other = project.folder / "other"
    shutil.copytree(project.root, other, symlinks=True)
    project.program[0] = str(other / ".venv" / "bin" / "python")


@cheat("is not inside a checkout of Fundamentals", exit=2)
def a_folder_that_is_no_project(project: Checkout) -> None:
    """Where nothing is claimed, nothing fails."""
    program = project.root / ".venv" / "bin" / "fundamentals"
    project.program = [str(project.python), str(program), "--project", str(PROJECT.build_dir)]
    project.program[-1] = str(project.folder)
