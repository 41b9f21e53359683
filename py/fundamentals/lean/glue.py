"""What has to be corrected in the published `lean.js`, as data.

`lean.js` is Emscripten's glue around `lean.wasm`. Each correction names one exact piece of it; a
piece that is not there exactly once means that this is not the file the corrections were written
for, and nothing is installed.
"""

import re
from dataclasses import dataclass

from fundamentals.errors import SetupError

__all__ = ["CORRECTIONS", "Correction", "corrected"]


@dataclass(frozen=True)
class Correction:
    """One exact replacement: `old` occurs `times` times in the published file."""

    name: str
    why: str
    old: str
    new: str
    times: int = 1


CORRECTIONS = (
    Correction(
        name="configuration",
        why="the script that loads the glue hands over its hooks: output, mounting, the job loop",
        old='var Module=typeof Module!="undefined"?Module:{};',
        new="var Module=globalThis.leanModule??{};",
    ),
    Correction(
        name="symbol lookup",
        why="a linear search through 201,110 exports at every lookup; one small file took 105 s",
        old="newSymIndex=Object.keys(lib.exports).indexOf(symbol);",
        new=(
            "newSymIndex=(lib.symbolIndices??=new Map(Object.keys(lib.exports)"
            ".map((name,index)=>[name,index]))).get(symbol)??-1;"
        ),
    ),
    Correction(
        name="thread pool",
        why="each thread instantiates the whole module again; with one, a task that blocks starves",
        old="var pthreadPoolSize=4;",
        new="var pthreadPoolSize=2;",
    ),
    Correction(
        name="mounts",
        why="only /home and /tmp of the host were mounted; the loader knows what the project needs",
        old='FS.mount(NODEFS,{root:"/home"},"/home");FS.mount(NODEFS,{root:"/tmp"},"/tmp");',
        new="Module.mountHost(FS,NODEFS);",
    ),
    Correction(
        name="debugging output",
        why="the glue logs its own progress on the stream that carries Lean's messages",
        old='console.log("[DEBUG',
        new='(()=>{})("[DEBUG',
        times=55,
    ),
    Correction(
        name="exit",
        why="Lean's main ends in exit(); the runtime has to stay up for the next file",
        old="var exitJS=(status,implicit)=>{EXITSTATUS=status;",
        new="var exitJS=(status,implicit)=>{EXITSTATUS=status;throw new ExitStatus(status);",
    ),
    Correction(
        name="job loop",
        why="many files in one process instead of one run of main",
        old="if(!noInitialRun)callMain(args);",
        new=(
            "Module.resident({callMain,stackSave,stackRestore,stackAlloc,stringToUTF8OnStack,FS,"
            "ExitStatus,exports:wasmExports,words:()=>(growMemViews(),HEAPU32)});"
        ),
    ),
)

ACCESSORS = "function assignWasmExports(wasmExports){"
ACCESSOR = re.compile(r'(\w+)=Module\["\w+"\]=wasmExports\["[^"]+"\]')
UNUSED = ("_l_", "_initialize_")


def corrected(js: str) -> str:
    """The glue with every correction made.

    Args:
        js: `lean.js` as published.

    Raises:
        SetupError: a piece to be corrected is not there as often as it must be.
    """
    for correction in CORRECTIONS:
        js = _replace(js, correction)
    return _without_unused_accessors(js)


def _replace(js: str, correction: Correction) -> str:
    found = js.count(correction.old)
    if found != correction.times:
        raise _unknown(f"{correction.name!r} occurs {found} times, not {correction.times}")
    return js.replace(correction.old, correction.new)


def _without_unused_accessors(js: str) -> str:
    """Drop 183,000 variables for compiled Lean functions, which nothing refers to.

    They are 84 of the file's 89 MB, and each thread would parse and run them again.
    """
    if js.count(ACCESSORS) != 1:
        raise _unknown("the accessors of the exports are not there exactly once")
    start = js.index(ACCESSORS)
    end = js.index("}", start)
    statements = js[start + len(ACCESSORS) : end].split(";")
    dropped = {name for statement in statements if (name := _unused_accessor(statement))}
    declarations = re.search(r"var (_main,[^;]*?);", js[:start])
    if declarations is None or not dropped:
        raise _unknown("the declarations of the accessors are not where they were")
    names = ",".join(n for n in declarations[1].split(",") if n not in dropped)
    body = ";".join(statement for statement in statements if not _unused_accessor(statement))
    return (
        f"{js[: declarations.start()]}var {names};{js[declarations.end() : start]}"
        f"{ACCESSORS}{body}{js[end:]}"
    )


def _unused_accessor(statement: str) -> str | None:
    match = ACCESSOR.fullmatch(statement)
    return match[1] if match and match[1].startswith(UNUSED) else None


def _unknown(detail: str) -> SetupError:
    return SetupError(
        f"the embedded Lean's glue, lean.js, is not the one that is known here ({detail}): "
        "nothing was installed; update Fundamentals, or install Lean with elan"
    )
