"""The process of a function: takes calls from one pipe, makes them, answers on another.

What the function may close, flood or write into, standard input and output, is put out of its way
first. Started with ``python -P -m fundamentals.referee.subject.child TOKEN``, and with what users
set in the environment for their own code: their modules, their libraries.
"""

import functools
import json
import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from fundamentals.base.errors import FundamentalsError, SetupError, UsageError
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.subject.loading import Loaded, Unsuitable, about, load, versions
from fundamentals.referee.subject.wire import Garbage, Kept, Reader, frame, write_all

__all__: list[str] = []

_HIGH = 200  # descriptors from here on are not met by accident
_PIECE = 1 << 20


def main(token: bytes) -> None:
    """Serve until the referee hangs up, or says something that it never says."""
    incoming, outgoing = _moved(0), _moved(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)  # what is printed goes where errors go: the log
    us = os.getpid()

    def answer(header: Sequence[Any], body: bytes = b"", text: bytes = b"") -> None:
        if os.getpid() != us:  # the function forked, and came back twice
            os._exit(0)
        write_all(outgoing, frame(token, text or json.dumps(header).encode(), body))

    reader = Reader(token, lambda: os.read(incoming, _PIECE), sys.maxsize)
    kept = Kept()
    try:
        first = reader.next()
        if first is None:
            return
        calls = _begin(kept(first[0]), answer)
        while calls is not None and (request := reader.next()) is not None:
            kind, times, call = kept(request[0])
            _serve(calls, kind, times, call, request[1], answer)
    except Garbage:
        pass  # the function read from our pipe; the referee notices that we are gone


def _moved(descriptor: int) -> int:
    """The same file under a number out of the way, which no process started from here inherits."""
    try:
        import fcntl

        return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    except (ImportError, OSError):
        return os.dup(descriptor)


def _begin(settings: dict[str, Any], answer: Callable[..., None]) -> Any:
    """Import the function, and say what it is; None if that failed, which is said too."""
    _limit(settings["file"])
    try:
        loaded = load(*settings["target"])
        # NumPy is imported after the function, which may have to prepare for it.
        import numpy as np

        from fundamentals.referee.subject.calls import Calls
        from fundamentals.referee.subject.libraries import LIBRARIES, Settings

        known = {"f": loaded.function, "np": np}
        texts = settings["expression"], settings["backward"]
        expression, backward = (text and Expression.read(text) for text in texts)
        try:
            calls = Calls(
                {**loaded.scope, **known},
                expression,
                backward,
                settings["arrays"],
                _likely(loaded, settings["target"][2], LIBRARIES),
                Settings(settings["device"], settings["threads"]),
            )
        except Unsuitable as error:
            raise SetupError(f"{settings['arrays']}: {error}") from None
        answer(["about", {**about(loaded), "known": calls.known, **_now(calls)}])
        return calls
    except FundamentalsError as error:
        answer(["refused", isinstance(error, UsageError), str(error)])
        return None


def _limit(file: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    soft = file if hard == resource.RLIM_INFINITY else min(file, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _likely(loaded: Loaded, name: str, libraries: Any) -> str:
    """The library that a function is of, by where it says that it is from."""
    roots = {name.partition(".")[0], str(getattr(loaded.function, "__module__", "")).split(".")[0]}
    roots = {"tensorflow" if root == "keras" else root for root in roots}
    found = sorted(roots & {*libraries} - {"numpy", "list"})
    return found[0] if found else ""


def _now(calls: Any) -> dict[str, Any]:
    library = calls.library
    return {"arrays": library.name, "layouts": library.layouts, "versions": versions()}


def _serve(
    calls: Any, kind: str, times: Any, call: Any, body: bytes, answer: Callable[..., None]
) -> None:
    try:
        if kind == "about":
            answer(["now", _now(calls)])
        elif kind == "expression":
            answer(["known", calls.say(Expression.read(call))])
        elif kind == "call":
            header, raw = calls.answer(call, body)
            answer(header, raw, _as_json(header))
        else:
            _repeat(calls, times, call, body, answer)
    except Unsuitable as error:
        answer(["unsuitable", str(error)])


@functools.lru_cache(1024)
def _as_json(header: tuple[Any, ...]) -> bytes:
    """A header as text, which most calls have in common with one before."""
    return json.dumps(header).encode()


def _repeat(calls: Any, times: Any, call: Any, body: bytes, answer: Callable[..., None]) -> None:
    """Many times the same: the first answer, signs of life, the first that differs, the end."""
    first: Any = None
    same, differs, told = 0, False, time.monotonic()
    most, seconds = times if isinstance(times, list) else (times, math.inf)
    ends = time.monotonic() + seconds
    number = 0
    while number < most and (number == 0 or time.monotonic() < ends):
        found = calls.answer(call, body)
        if number == 0:
            first = found
            answer(*found)
        elif found != first and not differs:
            differs = True
            answer(["different", number])
            answer(*found)
        same += found == first
        number += 1
        if time.monotonic() - told > 0.1:
            answer(["alive", same, number])
            told = time.monotonic()
    answer(["end", same, number])


if __name__ == "__main__":
    main(bytes.fromhex(sys.argv[1]))
