"""A process that runs checks: `python -m fundamentals.evidence.worker`.

Requests and replies are lines of JSON. What a check prints goes to standard error. The process ends
with its standard input, also in the middle of a check: whoever asked may have been killed.
"""

import importlib
import json
import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from fundamentals.evidence.core import Check
from fundamentals.evidence.trial import run_check

__all__ = ["answer", "checks_of"]


def checks_of(module: ModuleType) -> list[Check]:
    """The checks defined in `module`, in the order of the file."""
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, Check) and thing.function.__module__ == module.__name__
    ]


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Carry out one request: list a module's checks, or run one of them."""
    try:
        module = importlib.import_module(request["module"])
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error} {_where(error)}".strip()}
    checks = checks_of(module)
    if request["check"] is None:
        return {
            "checks": [
                {"name": c.name, "says": c.says, "layer": c.layer, "line": c.line} for c in checks
            ]
        }
    check = next(c for c in checks if c.name == request["check"])
    return {"result": run_check(check, seed=request["seed"]).model_dump(mode="json")}


def _where(error: BaseException) -> str:
    """The last place that an exception came through, the harness and importing aside."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).parent != Path(__file__).parent
        and "importlib" not in frame.filename
    ]
    return f"({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def main() -> None:
    """Answer requests for as long as somebody may ask."""
    requests = queue.SimpleQueue[str]()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        os.dup2(2, 1)
        while True:
            print(json.dumps(answer(json.loads(requests.get()))), file=replies, flush=True)


def _listen(requests: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
