"""A process that runs checks: `python -m fundamentals.evidence.engine.worker`.

Requests and replies are lines of JSON. What a check prints goes to standard error. The process ends
with its standard input, also in the middle of a check: whoever asked may have been killed.
"""

import ast
import importlib
import json
import os
import pkgutil
import queue
import sys
import threading
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from sympy.parsing import sympy_parser

from fundamentals import evidence
from fundamentals.evidence.core import Check, Checks
from fundamentals.evidence.engine.controls import failed_controls
from fundamentals.evidence.engine.seal import Seal
from fundamentals.evidence.engine.trial import run_check

__all__ = ["checks_of"]


_ENTRIES = f"{evidence.__name__}.entries"
_GIVES_WAY = 10  # to Lean, which others wait for: checks take what that leaves of the cores


def checks_of(module: ModuleType) -> list[Check]:
    """The checks defined in `module`, in the order of the file."""
    return [
        each
        for thing in vars(module).values()
        for each in (thing if type(thing) is Checks else [thing])
        if type(each) is Check and each.function.__module__ == module.__name__
    ]


_IN_TEXT = (
    *(ast.Expression, ast.Name, ast.Load, ast.Constant, ast.BinOp, ast.UnaryOp),
    *(ast.operator, ast.unaryop),
)
_NUMBERS = {"Float", "Integer", "Rational", "Symbol"}


def _only_numbers(code: str, local_dict: Any, global_dict: Any) -> Any:
    """What sympy makes of a text: it evaluates it as Python, which here is left to numbers.

    Raises:
        ValueError: it is a program.
    """
    for node in ast.walk(ast.parse(code.strip(), mode="eval")):
        made = isinstance(node, ast.Call) and ast.unparse(node.func) in _NUMBERS
        if not (made or isinstance(node, _IN_TEXT)):
            raise ValueError(f"{code[:80]!r} is a program: write expressions")
    return _EVALUATE(code, local_dict, global_dict)


_EVALUATE = sympy_parser.eval_expr


class _Engine:
    """The engine of checks, all of it loaded before the first entry's module is."""

    def __init__(self) -> None:
        for found in pkgutil.walk_packages(evidence.__path__, f"{evidence.__name__}."):
            if not found.name.startswith(_ENTRIES) and found.name != __spec__.name:
                importlib.import_module(found.name)
        sympy_parser.eval_expr = _only_numbers
        self._seal = Seal()
        self._tried: set[str] = set()

    def doubt_before(self, module: str, seed: int) -> str | None:
        """Why no result of the module can be believed, if so: looked at when it is loaded.

        Nothing of it runs between two checks, so what was found after one is so before the next.
        """
        if module in self._tried:
            return None
        if (doubt := self.doubt_after()) is not None:
            return doubt
        if failed := failed_controls(seed=seed):
            return f"with the module loaded, {failed[0]}"
        self._tried.add(module)
        return None

    def doubt_after(self) -> str | None:
        """Why what was just worked out cannot be believed, if so."""
        broken = self._seal.broken()
        if not broken:
            return None
        return f"the module changes the engine of checks: {', '.join(broken[:3])}"


def _answer(request: dict[str, Any], engine: _Engine) -> dict[str, Any]:
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
    if (doubt := engine.doubt_before(request["module"], request["seed"])) is not None:
        return {"error": doubt}
    result = run_check(check, seed=request["seed"])
    if (doubt := engine.doubt_after()) is not None:
        return {"error": doubt}
    return {"result": result.model_dump(mode="json")}


def _is_ours(file: Path) -> bool:
    """Whether a file is of the harness or of what entries share, and no entry's."""
    evidence = Path(__file__).parents[1]
    return file.is_relative_to(evidence) and not file.is_relative_to(evidence / "entries")


def _where(error: BaseException) -> str:
    """The last place that an exception came through, the harness and importing aside."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not _is_ours(Path(frame.filename))
        and "importlib" not in frame.filename
        and not frame.filename.startswith("<")
    ]
    return f"({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def main() -> None:
    """Answer requests for as long as somebody may ask."""
    requests = queue.SimpleQueue[str]()
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    engine = _Engine()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        os.dup2(2, 1)
        while True:
            print(json.dumps(_answer(json.loads(requests.get()), engine)), file=replies, flush=True)


def _listen(requests: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
