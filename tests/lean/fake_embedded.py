"""A miniature of the published package: everything the installation looks at."""

import base64
import hashlib
import io
import tarfile
from pathlib import Path

from fundamentals.lean.toolchain import glue

ADDED = "l_Added"  # a function that is exported and not in the table
IN_TABLE = "l_InTable"
DATA = "l_Data"
UNUSED = "_ZN4lean6unusedEv"
THREAD_LOCAL = "__tls"
USED_BY_GLUE = "malloc"

EXPORTED = [ADDED, IN_TABLE, UNUSED, USED_BY_GLUE, *sorted(glue.ENTRY_POINTS)]


def js() -> str:
    """A glue with every piece that is corrected, as often as it must be there."""
    pieces = [c.old * c.times for c in glue.CORRECTIONS]
    accessors = [
        '_main=Module["_main"]=wasmExports["__main_argc_argv"]',
        f'_malloc=Module["_malloc"]=wasmExports["{USED_BY_GLUE}"]',
        f'_{ADDED}=Module["_{ADDED}"]=wasmExports["{ADDED}"]',
        f'_{DATA}=Module["_{DATA}"]=wasmExports["{DATA}"].value',
    ]
    return (
        f"{'/**/'.join(pieces)};function use(){{return _main(_malloc(1))}}"
        f"var _main,_malloc,_{ADDED},_{DATA};"
        f"{glue.ASSIGNMENTS}{';'.join(accessors)}}}run();"
    )


def leb(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def name(text: str) -> bytes:
    return leb(len(text)) + text.encode()


def section(kind: int, content: bytes) -> bytes:
    return bytes([kind]) + leb(len(content)) + content


def wasm(*, exported: list[str] = EXPORTED, offset: int = 1) -> bytes:
    """A valid module: `exported` functions, one of them in the table, and two data symbols."""
    thread_local = leb(1) + name(THREAD_LOCAL) + leb(0x100)
    functions = leb(len(exported)) + bytes(len(exported))
    exports = [name(text) + b"\0" + leb(index) for index, text in enumerate(exported)]
    exports += [name("__indirect_function_table") + b"\1\0"]
    exports += [name(THREAD_LOCAL) + b"\3\1", name(DATA) + b"\3\2"]
    in_table = exported.index(IN_TABLE)
    return b"".join(
        [
            b"\0asm\1\0\0\0",
            section(0, name("dylink.0") + bytes([3]) + leb(len(thread_local)) + thread_local),
            section(1, b"\1\x60\0\0"),
            section(2, leb(1) + name("GOT.func") + name("exit") + b"\3\x7f\1"),
            section(3, functions),
            section(4, b"\1\x70\0" + leb(2)),
            section(6, b"\2" + b"\x7f\0\x41\x08\x0b" + b"\x7f\0\x41\x80\x08\x0b"),
            section(7, leb(len(exports)) + b"".join(exports)),
            section(9, bytes([1, 0, 0x41, offset, 0x0B, 1]) + leb(in_table)),
            section(10, leb(len(exported)) + b"\2\0\x0b" * len(exported)),
        ]
    )


def add(tar: tarfile.TarFile, path: str, content: bytes) -> None:
    info = tarfile.TarInfo(path)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))


def library(*extra: tarfile.TarInfo) -> bytes:
    """The library's archive; `extra` members carry no content."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        add(tar, "./._Init.olean", b"a note")
        add(tar, "./Init.olean", b"olean")
        add(tar, "./Init/Core.olean", b"olean too")
        for member in extra:
            tar.addfile(member)
    return out.getvalue()


def package(
    path: Path, *, glue_js: str | None = None, module: bytes | None = None, lib: bytes | None = None
) -> str:
    """Write the package.

    Returns:
        Its hash, as the pinned one is written.
    """
    with tarfile.open(path, "w:gz") as tar:
        add(tar, "package/lean-lib.tar.gz", library() if lib is None else lib)
        add(tar, "package/lean.js", (js() if glue_js is None else glue_js).encode())
        add(tar, "package/lean.wasm", wasm() if module is None else module)
    return base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
