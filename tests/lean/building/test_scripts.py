"""What threads of the resident process answer by themselves, and how they wait for the main one."""

import json
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.base.environment import clean
from fundamentals.lean.toolchain import node

SCRIPTS = Path(str(resources.files("fundamentals.lean.building")))

READING = """
const memory = new SharedArrayBuffer(1 << 16);
const views = {
  HEAPU8: new Uint8Array(memory),
  HEAPU32: new Uint32Array(memory),
  HEAP64: new BigInt64Array(memory),
};
const names = JSON.parse(process.argv[2]);
const reading = require(process.argv[1] + "/reading.js")({
  memory: () => views,
  text: (index) => names[index],
  writeStat: (buffer, stat) => { views.HEAPU32[buffer >> 2] = stat.size; return 0; },
});
const told = (value) => value === undefined ? null : value;
const size = (result) => result === 0 ? views.HEAPU32[256] : told(result);
// Read in pieces, `lengths` of them, from a place on; what was read, as numbers.
function read(descriptor, at, lengths) {
  if (told(reading.seek(descriptor, BigInt(at), 0, 2048)) === null) return null;
  let address = 4096;
  lengths.forEach((length, nth) => {
    views.HEAPU32[nth * 2] = address; views.HEAPU32[nth * 2 + 1] = length; address += length;
  });
  const status = reading.read(descriptor, 0, lengths.length, 1040);
  const all = views.HEAPU8.slice(4096, 4096 + views.HEAPU32[260]);
  return [status, Number(views.HEAP64[256]), [...all]];
}
"""


def run(script: str, *arguments: str, **environment: str) -> object:
    """What a script for Node prints, as JSON."""
    command = [node.find().executable, "-e", script, SCRIPTS, *arguments]
    told = subprocess.run(command, capture_output=True, check=True, env=clean(**environment))
    return json.loads(told.stdout)


@pytest.fixture
def folder(tmp_path):
    """A folder of compiled files, one of a thousand bytes, and a file outside of it."""
    (tmp_path / "in/Init").mkdir(parents=True)
    (tmp_path / "in/Init/A.olean").write_bytes(bytes(i % 251 for i in range(1000)))
    (tmp_path / "in/A.lean").write_text("")
    (tmp_path / "out.olean").write_bytes(b"1")
    return tmp_path


def ask(folder: Path, script: str) -> object:
    """Run a script whose names 0, 1, … are those of the files below."""
    files = ["in/Init/A.olean", "in/Init/B.olean", "in/Init", "in/A.lean", "out.olean"]
    names = json.dumps([str(folder / name) for name in files])
    return run(READING + script, names, LEAN_PATH=f"{folder / 'in'}:relative")


def test_files_are_looked_at(folder):
    """Whether a file is there, and its length; what lies elsewhere is left to the main thread."""
    script = "console.log(JSON.stringify([0, 1, 3, 4].map((i) => size(reading.stat(i, 1024)))))"

    assert ask(folder, script) == [1000, -44, 0, None]


def test_only_compiled_files_are_opened_and_only_to_read(folder):
    """Writing, folders, sources, and what lies elsewhere are left to the main thread."""
    script = """
    const [write, create, directory] = [1, 0o100, 0x10000];
    console.log(JSON.stringify([
      [0, write], [0, create], [2, directory], [2, 0], [3, 0], [4, 0], [1, 0],
    ].map(([name, flags]) => told(reading.open(name, flags)))));
    """

    assert ask(folder, script) == [None, None, None, None, None, None, -44]


@pytest.mark.parametrize(
    ("at", "lengths"),
    [(0, [1000]), (0, [10, 20]), (990, [4, 4, 4]), (5, [0, 7]), (1000, [1]), (2000, [3, 3])],
)
def test_what_is_read_is_what_is_there(folder, at, lengths):
    """In pieces and from any place, up to the end and not beyond it."""
    script = f"""
    const file = reading.open(0, 0);
    const [length, got] = [size(reading.fstat(file, 1024)), read(file, {at}, {lengths})];
    const closed = [reading.close(file), told(reading.close(file)), read(file, 0, [1])];
    console.log(JSON.stringify({{ length, got, closed }}));
    """
    content = (folder / "in/Init/A.olean").read_bytes()

    assert ask(folder, script) == {
        "length": 1000,
        "got": [0, at, list(content[at : at + sum(lengths)])],
        "closed": [0, None, None],
    }


@settings(max_examples=10, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True), st.integers(0, 2**31)
    )
)
def test_every_symbol_is_found_and_no_other(tmp_path_factory, symbols):
    """The address of each name in the list; of its neighbours none."""
    file = tmp_path_factory.mktemp("symbols") / "symbols.txt"
    file.write_text("".join(f"{name} {symbols[name]}\n" for name in sorted(symbols)))
    others = {"", "_", *(name + "_" for name in symbols), *(name[:-1] for name in symbols)}
    asked = sorted({*symbols, *others})
    script = """
    const find = require(process.argv[1] + "/symbols.js")(process.argv[2]);
    console.log(JSON.stringify(JSON.parse(process.argv[3]).map((name) => find(name) ?? null)));
    """

    small = {name: float(symbols[name]) for name in symbols}
    assert run(script, str(file), json.dumps(asked)) == [small.get(name) for name in asked]


ANSWERING = """
const { Worker } = require("worker_threads");
const answering = require(process.argv[1] + "/answering.js");
const order = [];
answering.begin();
const thread = new Worker(`
  const { parentPort, workerData } = require("worker_threads");
  parentPort.postMessage("asks");
  require(workerData + "/answering.js").wait();
  parentPort.postMessage("goes on");
`, { eval: true, workerData: process.argv[1] });
thread.on("message", (said) => {
  order.push(said);
  if (said === "asks") setTimeout(() => { order.push("answered"); answering.end(); }, 300);
  else console.log(JSON.stringify(order));
});
"""


def test_a_thread_waits_until_the_main_thread_has_left_its_request():
    """It goes on after the answer has ended, not before."""
    assert run(ANSWERING) == ["asks", "answered", "goes on"]
