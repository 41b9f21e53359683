"""The resident process: its protocol with a stand-in, and Lean itself."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from fundamentals.base.errors import SetupError
from fundamentals.base.project import Project
from fundamentals.lean.building.store import PARTS
from fundamentals.lean.building.worker import Job, Message, Worker, WorkerDied
from fundamentals.lean.toolchain import finding as toolchain
from fundamentals.lean.toolchain.finding import Toolchain

# Stands in for Node and Lean: it answers a job with what the job's source file says.
STAND_IN = f"""\
#!{sys.executable}
import json, os, sys, time
ready = {{"seconds": 1.5, "heap": 64 << 20, "peak": 1 << 30, "cpu": 2.5}}
print(json.dumps({{"resident": "ready", **ready}}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    exec(open(job["source"]).read())
    done = {{"status": 0, **ready}}
    done.update(globals().get("overrides", {{}}))
    print(json.dumps({{"resident": "done", **done}}), flush=True)
"""


@pytest.fixture
def stand_in(tmp_path):
    """A toolchain whose Node is the stand-in."""
    node = tmp_path / "node"
    node.write_text(STAND_IN)
    node.chmod(0o755)
    return Toolchain("embedded", "4.28.0", tmp_path, "fake", node)


@pytest.fixture
def check(stand_in, tmp_path):
    """Check a file that does what `code` says."""
    with Worker(stand_in, root=tmp_path) as worker:

        def run(code: str):
            (tmp_path / "job.py").write_text(code)
            return worker.check(Job(module="M", source=Path("job.py")))

        run.worker = worker
        yield run


def test_a_job_and_its_answer(check):
    """What the process measures comes back."""
    result = check("overrides = {'seconds': 0.25, 'cpu': 4.0, 'heap': 100 << 20}")

    assert (result.ok, result.status, result.messages) == (True, 0, ())
    assert (result.seconds, result.cpu_seconds) == (0.25, 1.5)
    assert (result.heap_mib, result.peak_rss_mib) == (100, 1024)


def test_what_a_job_sends(check, tmp_path):
    """The module's name and its options go into the set-up, as Lake does it."""
    (tmp_path / "job.py").write_text("open('seen', 'w').write(line)")
    options = {"autoImplicit": "false"}
    job = Job(module="A.B", source=Path("job.py"), output=Path("out/x.olean"), options=options)
    check.worker.check(job)
    sent = json.loads((tmp_path / "seen").read_text())

    assert (sent["source"], sent["output"]) == ("job.py", "out/x.olean")
    assert (sent["setup"]["name"], sent["setup"]["options"]) == ("A.B", options)


def test_messages_among_garbage(check):
    """Lines that are no messages are passed over."""
    record = {
        "severity": "warning",
        "fileName": "lean/A.lean",
        "pos": {"line": 3, "column": 4},
        "endPos": None,
        "data": "odd",
    }
    result = check(f"print('garbage'); print('{{'); print('[]'); print({json.dumps(record)!r})")

    assert result.messages == (Message("warning", "lean/A.lean", 3, 4, "odd"),)
    assert str(result.messages[0]) == "lean/A.lean:3:4: warning: odd"


def test_a_refusal_without_a_message_gets_one(check):
    """What Lean printed otherwise becomes the error; no refusal is silent."""
    told = check("print('no space left'); overrides = {'status': 1}")
    silent = check("overrides = {'status': 1}")

    assert str(told.messages[0]) == "job.py:1:0: error: no space left"
    assert "said nothing" in silent.messages[0].text
    assert not told.ok


@pytest.mark.parametrize(
    ("code", "words", "out_of_memory"),
    [
        ("print('INTERNAL PANIC: out of memory', flush=True); os._exit(1)", "out of memory", True),
        (
            "print('RangeError: Maximum call stack size exceeded', flush=True); os._exit(1)",
            "stack",
            False,
        ),
        ("sys.stderr.write('a\\nlast\\n'); os._exit(7)", "exit status 7.*: last$", False),
        ("os.kill(os.getpid(), 9)", "exit status -9", False),
    ],
)
def test_a_process_that_dies(check, code, words, out_of_memory):
    """The error says at which file, and what is known of the reason."""
    with pytest.raises(WorkerDied, match=rf"job\.py: the Lean process ended .*{words}") as caught:
        check(code)
    assert caught.value.out_of_memory is out_of_memory

    with pytest.raises(WorkerDied):
        check("pass")


def test_a_lean_that_does_not_start(stand_in, tmp_path):
    """Its last words are passed on."""
    stand_in.node.write_text("#!/bin/sh\necho no such module\nexit 1\n")

    with pytest.raises(WorkerDied, match=r"Lean did not start .*no such module"):
        Worker(stand_in, root=tmp_path)


def test_a_node_that_is_not_there(stand_in, tmp_path):
    """It is named."""
    stand_in.node.unlink()

    with pytest.raises(SetupError, match="node cannot be started: No such file"):
        Worker(stand_in, root=tmp_path)


def test_a_native_lean_has_no_resident_process(tmp_path):
    """The two kinds are not mixed up."""
    with pytest.raises(SetupError, match="needs the embedded toolchain"):
        Worker(Toolchain("native", "4.28.0", tmp_path, "x"), root=tmp_path)


def test_closing_from_another_thread(check):
    """Whoever waits for an answer hears of it at once; closing again does nothing."""
    threading.Timer(0.2, check.worker.close).start()

    with pytest.raises(WorkerDied):
        check("time.sleep(60)")
    check.worker.close()
    assert not psutil.pid_exists(check.worker.pid)


def test_closing_ends_what_the_process_started(check, tmp_path):
    """The whole group goes."""
    check("import subprocess; open('pid', 'w').write(str(subprocess.Popen(['sleep', '60']).pid))")
    check.worker.close()

    assert ended(int((tmp_path / "pid").read_text()))


def ended(pid: int) -> bool:
    """Whether a process ends within a while; one that nobody has waited for counts."""
    for _ in range(1000):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.01)
    return False


# Stands in for what Emscripten made of Lean: a thread that says it is ready, and ends over its job.
GLUE = """\
const { Worker } = require("worker_threads");
const ready = { resident: "ready", seconds: 0, heap: 0, peak: 0, cpu: 0 };
const thread = `
  require("fs").writeSync(1, ${JSON.stringify(JSON.stringify(ready))} + "\\\\n");
  require("worker_threads").parentPort.on("message", () => process.exit(3));
`;
leanModule.resident({
  FS: { mkdir() {}, mount() {}, chdir() {}, writeFile() {} },
  NODEFS: {},
  exports: {
    pthread_attr_init() {},
    pthread_attr_setstacksize() {},
    pthread_create: () => 0,
  },
  stackAlloc: () => 0,
  words: () => [7],
  PThread: { pthreads: { 7: new Worker(thread, { eval: true }) } },
});
"""


def test_the_process_ends_with_leans_thread(tmp_path):
    """Nobody waits for an answer that cannot come: another process is given the file."""
    (tmp_path / "lean.js").write_text(GLUE)
    (tmp_path / "lean.wasm").write_bytes(b"\0asm\1\0\0\0")
    (tmp_path / "A.lean").write_text("")
    found = toolchain.find(Project.find(Path(__file__)))
    if found.node is None:
        pytest.skip("a native Lean has no resident process")
    fake = Toolchain("embedded", "4.28.0", tmp_path, "fake", found.node)
    with Worker(fake, root=tmp_path) as worker:
        rescue = threading.Timer(30, worker.close)  # or the test would wait, too
        rescue.start()
        with pytest.raises(WorkerDied, match="Lean's thread ended"):
            worker.check(Job(module="A", source=Path("A.lean")))
        rescue.cancel()


# ---- Lean itself


@pytest.fixture(scope="module")
def lean(tmp_path_factory):
    """The embedded Lean at work in a folder of its own: check(name, text) checks a file there."""
    root = tmp_path_factory.mktemp("lean")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(toolchain.CHOICE, "embedded")
        found = toolchain.find(Project.find(Path(__file__)))
    (root / "out/Basics").mkdir(parents=True)
    with Worker(found, root=root, search_path=[root / "out"]) as worker:

        def check(module: str, text: str, *, write: bool = False, **options: str):
            source = root / (module.replace(".", "/") + ".lean")
            source.parent.mkdir(exist_ok=True, parents=True)
            source.write_text(text)
            output = root / "out" / (module.replace(".", "/") + ".olean")
            return worker.check(
                Job(
                    module=module,
                    source=source.relative_to(root),
                    output=output if write else None,
                    options=options,
                )
            )

        check.root, check.worker, check.toolchain = root, worker, found
        yield check


def test_lean_accepts_a_file_and_writes_it(lean):
    """All five parts are written where they were asked for, and another file imports them."""
    text = "module\npublic section\nprivate theorem hidden : 1 + 1 = 2 := rfl\n"
    result = lean("Basics.One", text + "theorem one : 2 = 1 + 1 := hidden.symm\n", write=True)
    parts = {path.name for path in (lean.root / "out/Basics").iterdir()}
    user = lean("User", "module\nimport Basics.One\nexample : 2 = 1 + 1 := one\n")

    assert result.ok, result.messages
    assert parts == {f"One{part}" for part in PARTS}
    assert user.ok, user.messages


def test_private_names_carry_the_module(lean):
    """The name that Lean gives a private theorem is the one that Lake's build gives it."""
    text = "module\npublic section\nprivate theorem hidden : 1 + 1 = 2 := rfl\n#print hidden\n"
    result = lean(
        "Basics.Deep.Two", text + "example : 1 = 2 := hidden\n", **{"pp.privateNames": "true"}
    )

    assert "_private.Basics.Deep.Two.0.hidden" in "".join(m.text for m in result.messages)


def test_lean_refuses_in_its_own_words(lean):
    """Position and text are Lean's; the file is named as it was given."""
    result = lean("Wrong", "module\n\ntheorem t : 1 = 2 := rfl'\n")

    assert not result.ok
    assert str(result.messages[0]).startswith("Wrong.lean:3:21: error: Unknown identifier `rfl'`")
    assert (result.messages[0].end_line, result.messages[0].end_column) == (3, 25)


def test_warnings_are_delivered(lean):
    """`sorry` is a warning of Lean's; with an option it is an error."""
    text = "module\ntheorem t : 1 = 2 := sorry\n"
    warned, refused = lean("Sorry", text), lean("Sorry", text, warningAsError="true")

    assert (warned.ok, warned.messages[0].severity) == (True, "warning")
    assert (refused.ok, refused.messages[0].severity) == (False, "error")
    assert warned.messages[0].text == "declaration uses `sorry`"


@pytest.mark.parametrize(
    ("option", "value", "error"),
    [
        ("autoImplicit", "perhaps", "must be true/false"),
        ("no.such", "1", "unknown configuration option"),
    ],
)
def test_options_are_checked(lean, option, value, error):
    """An option that does not exist, or a value that is none of its, is an error."""
    result = lean("Options", "module\n", **{option: value})

    assert not result.ok
    assert error in result.messages[0].text


def test_an_unknown_import(lean):
    """The missing module is named, and the process goes on."""
    result = lean("Lost", "module\nimport No.Such.Module\n")

    assert not result.ok
    assert "unknown module prefix 'No'" in result.messages[0].text


def test_a_file_that_is_not_there(lean):
    """It is a refusal, and the process goes on."""
    result = lean.worker.check(Job(module="X", source=Path("nowhere.lean")))

    assert str(result.messages[0]) == "nowhere.lean:1:0: error: the file cannot be read (ENOENT)"


def test_text_beyond_ascii(lean):
    """Names, messages and paths are UTF-8 throughout."""
    result = lean("Größe", "module\ntheorem «ε–δ» : 1 = 1 := «ε₀𝟘»\n")

    assert result.messages[0].file == "Größe.lean"
    assert "𝟘" in result.messages[0].text


def test_notation_and_macros_work(lean):
    """The interpreter finds Lean's own functions through the table of addresses."""
    text = (
        "module\n@[expose] public def twice (n : Nat) := n + n\n"
        'notation "⟪" a "⟫" => twice a\n'
        'macro "close" : tactic => `(tactic| first | rfl | (simp only [twice]; omega))\n'
        "theorem t (n : Nat) : ⟪n⟫ = 2 * n := by close\n#check ⟪3⟫\n"
    )
    result = lean("Notations", text)

    assert result.ok, result.messages
    assert [m.text for m in result.messages] == ["⟪3⟫ : Nat"]


def test_nothing_of_one_file_reaches_the_next(lean):
    """Files in one process know of each other what they import, and no more."""
    lean("First", "module\npublic theorem only_here : True := trivial\n")
    result = lean("Second", "module\nexample : True := only_here\n")

    assert not result.ok


def test_lean_measures_itself(lean):
    """Memory and time are those of this process."""
    result = lean("Empty", "module\n")

    assert 0 < result.heap_mib < 2048
    assert result.heap_mib < result.peak_rss_mib < 3072
    assert result.cpu_seconds > 0


def test_no_orphan_after_kill(lean, tmp_path):
    """kill -9 of whoever runs it ends the process, also in the middle of a file."""
    (tmp_path / "long.lean").write_text(
        "module\nset_option maxRecDepth 10000000\nset_option maxHeartbeats 0\n"
        "theorem t (f : Nat → Nat) : f (2 ^ 20) = f ((List.range (2 ^ 20)).length) := by decide\n"
        "example : (List.range 10000).foldl (· + ·) 0 = 1 := by decide\n"
    )
    script = tmp_path / "run.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        "from fundamentals.lean.building.worker import Job, Worker\n"
        "from fundamentals.lean.toolchain.finding import Toolchain\n"
        f"chain = Toolchain('embedded', '', Path({str(lean.toolchain.home)!r}), '', "
        f"Path({str(lean.toolchain.node)!r}))\n"
        "worker = Worker(chain, root=Path.cwd())\n"
        "print(worker.pid, flush=True)\n"
        "worker.check(Job(module='Long', source=Path('long.lean')))\n"
        "print('done', flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, script], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as run:
        pid = int(run.stdout.readline())
        assert psutil.pid_exists(pid)
        os.kill(run.pid, 9)
        assert run.stdout.read() == ""

    assert ended(pid)
