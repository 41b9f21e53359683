"""What has to be corrected in the published `lean.js`, as data.

`lean.js` is Emscripten's glue around `lean.wasm`. Each correction names one exact piece of it; a
piece that is not there exactly once means that this is not the file the corrections were written
for, and nothing is installed.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from fundamentals.base.errors import SetupError

__all__ = ["CORRECTIONS", "Correction", "Glue", "corrected", "unknown", "with_places"]


@dataclass(frozen=True)
class Correction:
    """One exact replacement: `old` occurs `times` times in the published file."""

    name: str
    why: str
    old: str
    new: str
    times: int = 1


PLACES = "{/* the places of exports in the table */}"
"""Stands for what is known only when the module has been read; see `with_places`."""

CORRECTIONS = (
    Correction(
        name="configuration",
        why="the script that loads the glue hands over its hooks: output, mounting, the job loop",
        old='var Module=typeof Module!="undefined"?Module:{};',
        new="var Module=globalThis.leanModule??{};",
    ),
    Correction(
        name="symbol lookup",
        why=(
            "a linear search through 201,110 exports at every lookup; one small file took 105 s; "
            "now the exports' places in the table are known (see wasm.py and symbols.js)"
        ),
        old=(
            "newSymIndex=Object.keys(lib.exports).indexOf(symbol);"
            "if(newSymIndex==-1||lib.exports[symbol].stub){"
        ),
        new=(
            "lib.address??=require(process.env.LEAN_RESIDENT)"
            '.symbols(scriptDirectory+"symbols.txt");'
            "result=lib.address(symbol);if(result===undefined){"
        ),
    ),
    Correction(
        name="symbol address",
        why="the place in the table is what the lookup found; every thread has the same",
        old=(
            'result=lib.exports[symbol];if(typeof result=="function"){'
            "var addr=getFunctionAddress(result);if(addr){result=addr}else{"
            "result=addFunction(result,result.sig);"
            "(growMemViews(),HEAPU32)[symbolIndex>>2]=newSymIndex}}return result};"
        ),
        new="return result};",
    ),
    Correction(
        name="functions in the table",
        why=(
            "a JavaScript function was made of each of the table's 200,000, to find the places of "
            "some fifty; a second of CPU and 60 MB in every thread"
        ),
        old="functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)",
        new=(
            "functionsInTableMap=new WeakMap;for(var[name,place]of Object.entries("
            f"{PLACES}))functionsInTableMap.set(wasmExports[name],place)"
        ),
    ),
    Correction(
        name="thread pool",
        why="one thread for Lean's main function and two for its tasks; more are made when needed",
        old="var pthreadPoolSize=4;",
        new="var pthreadPoolSize=3;",
    ),
    Correction(
        name="thread stacks",
        why="4 MiB end the process in a deep proof, where Lean's own limit should report it",
        old='name:"em-pthread"})',
        new='name:"em-pthread",resourceLimits:{stackSizeMb:64}})',
    ),
    Correction(
        name="mounts",
        why="only /home and /tmp of the host were mounted; resident.js knows what is needed",
        old=(
            'FS.mount(NODEFS,{root:"/home"},"/home");FS.mount(NODEFS,{root:"/tmp"},"/tmp");'
            'var cwd=process.cwd();if(cwd.startsWith("/private/tmp/"))'
            '{cwd=cwd.replace("/private/tmp/","/tmp/")}else if(cwd==="/private/tmp"){cwd="/tmp"}'
            "FS.chdir(cwd)"
        ),
        new="",
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
            "Module.resident({FS,NODEFS,PThread,stackAlloc,exports:wasmExports,"
            "words:()=>(growMemViews(),HEAPU32),"
            # the pending wait for requests would keep the memory of an instance that is left
            "retire(){ABORT=true;Atomics.notify((growMemViews(),HEAP32),_pthread_self()>>2);"
            "return Promise.all([...PThread.runningWorkers,...PThread.unusedWorkers]"
            ".map(worker=>worker.terminate()))}});"
        ),
    ),
    Correction(
        name="thread of Lean",
        why="a thread that is made without a function to run serves jobs (see resident.js)",
        old="var result=getWasmTableEntry(ptr)(arg);",
        new=(
            "var result=ptr?getWasmTableEntry(ptr)(arg):require(process.env.LEAN_RESIDENT)"
            ".serve({callMain,stackSave,stackRestore,stackAlloc,stringToUTF8OnStack,ExitStatus,"
            "exports:wasmExports,words:()=>(growMemViews(),HEAPU32)});"
        ),
    ),
    Correction(
        name="answers of the main thread",
        why="a thread must not go on before the main thread has left its request (answering.js)",
        old="__emscripten_thread_mailbox_await(pthread_ptr);__emscripten_check_mailbox()",
        new=(
            "__emscripten_thread_mailbox_await(pthread_ptr);"
            "var answering=ENVIRONMENT_IS_PTHREAD?null:"
            "require(process.env.LEAN_RESIDENT).answering;"
            "answering?.begin();try{__emscripten_check_mailbox()}finally{answering?.end()}"
        ),
    ),
    Correction(
        name="waiting for the main thread",
        why="the thread's side of the same",
        old="args,sync);stackRestore(sp);return rtn",
        new=(
            "args,sync);require(process.env.LEAN_RESIDENT).answering.wait();"
            "stackRestore(sp);return rtn"
        ),
    ),
    Correction(
        name="reading in threads",
        why="two threads waited for each other 5,000 times in every import (see reading.js)",
        old="var SYSCALLS={",
        new=(
            "var reading=ENVIRONMENT_IS_PTHREAD&&require(process.env.LEAN_RESIDENT).reading({"
            "memory:()=>(growMemViews(),{HEAPU8,HEAPU32,HEAP64}),text:ptr=>UTF8ToString(ptr),"
            "writeStat:(buf,stat)=>SYSCALLS.writeStat(buf,stat)});var SYSCALLS={"
        ),
    ),
    *(
        Correction(
            name=f"reading in threads: {ours.partition('(')[0]}",
            why="what a thread can answer by itself it does",
            old=f"return proxyToMainThread({theirs})",
            new=f"return reading.{ours}??proxyToMainThread({theirs})",
        )
        for ours, theirs in (
            ("stat(path,buf)", "45,0,1,path,buf"),
            ("open(path,flags)", "34,0,1,dirfd,path,flags,varargs"),
            ("fstat(fd,buf)", "20,0,1,fd,buf"),
            ("read(fd,iov,iovcnt,pnum)", "158,0,1,fd,iov,iovcnt,pnum"),
            ("seek(fd,offset,whence,newOffset)", "159,0,1,fd,offset,whence,newOffset"),
            ("close(fd)", "154,0,1,fd"),
        )
    ),
)

# What resident.js calls, and the main function, which the glue looks up by name.
ENTRY_POINTS = frozenset(
    {
        "__main_argc_argv",
        "_ZN4lean14run_shell_mainEiPPcRKNS_10object_refE",
        "_ZN4lean16mk_shell_optionsEv",
        "_ZN4lean20process_shell_optionERNS_10object_refEiPKcRi",
        "pthread_attr_init",
        "pthread_attr_setstacksize",
        "pthread_create",
    }
)

ASSIGNMENTS = "function assignWasmExports(wasmExports){"
ASSIGNMENT = re.compile(r'(\w+)=Module\["\w+"\]=(?:wasmTable=)?wasmExports\["[^"]+"\](?:\.value)?')
DECLARATION = re.compile(r"var (_main,[^;]*);")
EXPORT = re.compile(r'wasmExports\["([^"]+)"\]')


@dataclass(frozen=True)
class Glue:
    """The corrected glue, and what it needs the module to export."""

    text: str
    exports: frozenset[str]


def corrected(js: str) -> Glue:
    """The glue with every correction made.

    Args:
        js: `lean.js` as published.

    Raises:
        SetupError: a piece to be corrected is not there as often as it must be.
    """
    for correction in CORRECTIONS:
        found = js.count(correction.old)
        if found != correction.times:
            raise unknown(
                "lean.js", f"{correction.name!r} occurs {found} times, not {correction.times}"
            )
        js = js.replace(correction.old, correction.new)
    js = _without_unused_accessors(js)
    return Glue(js, ENTRY_POINTS.union(EXPORT.findall(js)))


def with_places(glue: Glue, places: Mapping[str, int]) -> str:
    """The text of the glue, with the places of exported functions in the module's table."""
    return glue.text.replace(PLACES, json.dumps(places, separators=(",", ":")))


def unknown(file: str, detail: str) -> SetupError:
    """The error for a published file that is not the one that is known here."""
    return SetupError(
        f"the embedded Lean's {file} is not the one that is known here ({detail}): "
        "nothing was installed; update Fundamentals, or install Lean with elan"
    )


def _without_unused_accessors(js: str) -> str:
    """Drop 201,000 variables, one for each export, that nothing refers to.

    They are 88 of the file's 89 MB, and each thread would parse and run them again.
    """
    start = js.find(ASSIGNMENTS)
    end = js.find("}", start)
    declaration = DECLARATION.search(js, 0, max(start, 0))
    if declaration is None or end < 0:
        raise unknown("lean.js", "the variables for the exports are not where they were")
    rest = js[: declaration.start()] + js[declaration.end() : start] + js[end:]
    used = set(re.findall(r"[\w$]+", rest))
    assignments = js[start + len(ASSIGNMENTS) : end].split(";")
    variables = [(ASSIGNMENT.fullmatch(text), text) for text in assignments]
    kept = ";".join(text for match, text in variables if not match or match[1] in used)
    names = ",".join(name for name in declaration[1].split(",") if name in used)
    return (
        f"{js[: declaration.start()]}var {names};{js[declaration.end() : start]}"
        f"{ASSIGNMENTS}{kept}{js[end:]}"
    )
