"""A function in a process of its own: calls go in, outcomes come out, whatever it does."""

import json
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import Any

import numpy as np

from fundamentals.base.closing import Closing
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.referee.subject.calling import (
    LAYOUTS,
    About,
    Call,
    Died,
    Limits,
    Node,
    Outcome,
    Parameter,
    Raised,
    Repetition,
    Returned,
)
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.subject.link import Ended, Link, Log
from fundamentals.referee.subject.target import Target
from fundamentals.referee.subject.wire import Kept, to_json

__all__ = ["ARRAYS", "FORMATS", "Subject"]

ARRAYS = ("auto", "numpy", "torch", "jax", "tensorflow", "list")
"""The libraries whose arrays a function can be given."""

FORMATS = ("float64", "int64", "uint64", "complex128", "bool")
"""The formats that arrays of a call may have."""

_AHEAD = 512  # calls, and bytes, that are sent before the first of them is answered
_BYTES_AHEAD = 8 * 1024**2
_RETRIED = 3  # calls that ended the process and are made once more
_HURRIED = 10  # the part of its time that a call has, where several went beyond a limit
_OPERATIONS = ("value", "vjp", "vjp-again", "vjp2")
_SENT = {np.dtype(name): np.dtype(name).str for name in FORMATS}


class Subject(Closing):
    """A function and the expression that calls it, as a context manager.

    Args:
        target: which function.
        expression: how it is called, such as ``f(x, w, stride=s)``. It may name f, np, the letters
            of the call, and what the function's module names.
        backward: an expression for the gradients, such as ``backward(v, x, w)``: those that are
            wanted, in their order; one alone without a tuple. Where there is none, the library
            differentiates.
        arrays: one of `ARRAYS`. For "auto" the function's module decides: torch, jax, TensorFlow.
            Others get arrays of NumPy and, if they raise TypeError or AttributeError, those of
            torch or jax, if they have imported these.
        limits: what the process may take.
        device: where arrays lie, in the words of their library.
        environment: variables to set for the process.

    Raises:
        UsageError: an expression is none, or there is no library of that name; from entering the
            context on, also that the function is not there.
    """

    def __init__(
        self,
        target: Target,
        expression: str,
        *,
        backward: str | None = None,
        arrays: str = "auto",
        limits: Limits | None = None,
        device: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        if arrays not in ARRAYS:
            raise UsageError(f"There are no arrays of {arrays!r}; choose of {', '.join(ARRAYS)}.")
        self._expression = Expression.read(expression)
        self._backward = None if backward is None else Expression.read(backward)
        self._limits = limits or Limits()
        self._settings = {
            "target": [target.kind, target.place, target.name],
            "expression": expression,
            "backward": backward,
            "arrays": arrays,
            "device": device,
            "file": self._limits.file,
            "threads": self._limits.threads,
        }
        self._text, self._environment = target.text, dict(environment or {})
        self._log = Log()
        self._link: Link | None = None
        self._begun = False  # and nothing heard of it yet
        self._retried, self._hurried = 0, False
        self._brief: float | None = None
        self._said: dict[str, Any] = {}
        self._kept = Kept()
        self._checked: set[Any] = set()

    def __enter__(self) -> "Subject":
        try:
            self._running()
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """End the process and all that it started."""
        self._stop()
        self._log.close()

    def say(self, expression: str) -> None:
        """Call by another expression from now on, in the same process.

        Raises:
            UsageError: it is none.
        """
        self._expression = Expression.read(expression)
        self._settings["expression"] = expression
        self._checked.clear()
        if self._link is not None and not self._begun:
            self._link.send(self._link.frame(_header("expression", 1, expression)))
            self._said["known"] = self._kept(self._link.receive(self._limits.seconds)[0])[1]

    @property
    def output(self) -> str:
        """What the function has printed, shortened in the middle where that was much."""
        return self._log.text()

    @property
    def resident(self) -> int:
        """The memory that the process has now, in bytes."""
        return self._running().resident

    @property
    def about(self) -> About:
        """What was found out of the function; `arrays` is what it is given at present."""
        link = self._running()
        link.send(link.frame(_header("about", 1, None)))
        now = self._kept(link.receive(self._limits.seconds)[0])[1]
        said = {**self._said, **now}
        del said["known"]
        said["signature"] = tuple(Parameter(*each) for each in said["signature"])
        said["layouts"] = tuple(said["layouts"])
        nodes = {name: Node.read(each) for name, each in said.get("nodes", {}).items()}
        said["nodes"], said["node"] = nodes, nodes.get(said.get("node", ""))
        return About(**said)

    def call(self, calls: Sequence[Call], *, seconds: float | None = None) -> list[Outcome]:
        """Make the calls, one after the other; their outcomes in the same order.

        A call that ended the process is made once more, alone in a fresh one, if it is among the
        first that do. Once more of them went beyond a limit, later ones have a tenth of the time.
        The process stays for later calls, so what the function remembers of earlier ones is part of
        what is judged.

        Args:
            calls: which.
            seconds: for each, where that is less than the limit; none is made once more then.

        Raises:
            UsageError: a call cannot be made: a letter is missing, or its arrays cannot be had.
        """
        outcomes: list[Outcome] = []
        self._brief = seconds
        try:
            while len(outcomes) < len(calls):
                try:
                    self._answers(calls, outcomes)
                except Ended as ended:
                    self._stop()
                    outcomes.append(self._died(ended, calls[len(outcomes)]))
        except BaseException:
            self._stop()
            raise
        finally:
            self._brief = None
        return outcomes

    def repeat(self, call: Call, times: int, seconds: float = inf) -> Repetition:
        """Make a call many times, compared where they are made.

        Args:
            call: what is made again and again.
            times: how often, at most.
            seconds: after which no further one is begun.

        Raises:
            UsageError: as for `call`.
        """
        first: Outcome | None = None
        different: Outcome | None = None
        place: int | None = None
        same = made = 0
        try:
            link = self._running()
            link.send(link.frame(*self._request(call, "repeat", times, seconds)))
            while True:
                header, body = link.receive(self._limits.seconds)
                said = self._kept(header)
                if said[0] in ("alive", "end"):
                    same, made = said[1:]
                elif said[0] == "different":
                    place = said[1]
                elif first is None:
                    first, same = self._outcome(said, body), 1
                else:
                    different = self._outcome(said, body)
                if said[0] == "end":
                    break
        except Ended as ended:
            self._stop()
            died = Died(str(ended), limited=ended.limited)
            if first is None:
                return Repetition(1, 0, died)
            return Repetition(made + 1, same, first, different or died, place)
        except BaseException:
            self._stop()
            raise
        assert first is not None  # noqa: S101
        return Repetition(made, same, first, different, place)

    def _running(self) -> Link:
        """The process, started if there is none.

        Raises:
            UsageError: the function is not there, or its import ends the process.
            SetupError: something that it needs is not.
        """
        link = self.begin()
        if not self._begun:
            return link
        self._begun = False
        try:
            said = self._kept(link.receive(self._limits.start)[0])
        except Ended as ended:
            self._stop()
            printed = self.output.strip()[-500:]
            last = f" It printed: {printed}" if printed else ""
            raise UsageError(f"{self._text} died while it was imported: {ended}.{last}") from None
        except BaseException:
            self._stop()
            raise
        if said[0] == "refused":
            self._stop()
            raise (UsageError if said[1] else SetupError)(f"{self._text}: {said[2]}")
        self._said = said[1]
        return link

    def begin(self) -> Link:
        """Start the process, if there is none, and go on: it imports the function meanwhile."""
        if self._link is None:
            self._link, self._begun = Link(self._limits, self._environment, self._log), True
            self._link.send(self._link.frame(json.dumps(self._settings).encode()))
        return self._link

    def _stop(self) -> None:
        link, self._link, self._begun = self._link, None, False
        if link is not None:
            link.kill()

    def _answers(self, calls: Sequence[Call], outcomes: list[Outcome]) -> None:
        """Add outcomes until all are there.

        Raises:
            Ended: by the call whose outcome would be next.
        """
        link = self._running()
        sizes: deque[int] = deque()
        sent, ahead = len(outcomes), 0
        while len(outcomes) < len(calls):
            if len(sizes) < _AHEAD / 2 and ahead < _BYTES_AHEAD / 2:
                frames = []
                while sent < len(calls) and len(sizes) < _AHEAD and ahead < _BYTES_AHEAD:
                    header, body = self._request(calls[sent])
                    frames.append(link.frame(header, body))
                    sizes.append(len(body))
                    ahead += len(body)
                    sent += 1
                link.send(b"".join(frames))
            header, body = link.receive(*self._patience)
            ahead -= sizes.popleft()
            outcomes.append(self._outcome(self._kept(header), body))

    @property
    def _patience(self) -> tuple[float, str]:
        """How many seconds a call has, and why no more."""
        usual = self._limits.seconds
        least = min(usual, usual if self._brief is None else self._brief)
        if self._hurried and usual / _HURRIED < least:
            return usual / _HURRIED, f", after others that took longer than {usual:g} s"
        return least, ""

    def _died(self, ended: Ended, call: Call) -> Died:
        """The outcome of a call that ended the process, made once more if few did before."""
        again = None
        if self._brief is None and self._retried < _RETRIED:
            self._retried += 1
            again = self._again(call)
        elif self._brief is None and ended.limited:
            self._hurried = True
        return Died(str(ended), again, ended.limited)

    def _again(self, call: Call) -> bool:
        """Whether the call ends a fresh process too."""
        try:
            self._answers([call], [])
        except Ended:
            self._stop()
            return True
        return False

    def _request(
        self, call: Call, kind: str = "call", times: int = 1, seconds: float = inf
    ) -> tuple[bytes, bytes]:
        letters = (*call.arrays, *call.values)
        shape = letters, call.operation, call.wanted, tuple(call.memory.items())
        if shape not in self._checked:
            self._check(call, letters)
            self._checked.add(shape)
        specs, pieces = [], []
        for name, array in call.arrays.items():
            format_ = _SENT.get(array.dtype)
            if format_ is None:
                raise UsageError(
                    f"{name} is of {array.dtype}; arrays are sent as {', '.join(FORMATS)}, and "
                    "cast to the dtype of the call where they arrive."
                )
            if format_ == "<c16" and not call.dtype.startswith("c"):
                raise UsageError(f"{name} is complex, and {call.dtype} would lose a part of it.")
            piece = array.tobytes()
            specs.append((name, format_, array.shape, len(piece)))
            pieces.append(piece)
        try:
            values = {name: to_json(value) for name, value in call.values.items()}
        except TypeError as error:
            raise UsageError(f"A value of type {error} cannot be sent to the function.") from None
        said = (call.dtype, call.operation, call.wanted, dict(call.memory), values, specs)
        if seconds < inf:
            return _header(kind, (times, seconds), said), b"".join(pieces)
        return _header(kind, times, said), b"".join(pieces)

    def check_backward(self, letters: Collection[str]) -> None:
        """Hold the names in the backward expression to the letters that calls will have.

        Raises:
            UsageError: one means nothing.
        """
        if self._backward is not None:
            self._backward.check(letters, self._said["known"])

    def _check(self, call: Call, letters: tuple[str, ...]) -> None:
        """Refuse what could not be called.

        Raises:
            UsageError: it says why.
        """
        self._expression.check(letters, self._said["known"])
        if call.operation not in _OPERATIONS:
            raise UsageError(f"{call.operation!r} is none of {', '.join(_OPERATIONS)}.")
        needed = list(call.wanted)
        if call.operation != "value":
            needed.append("v")
        if call.operation == "vjp2":
            needed += [f"v{name}" for name in call.wanted]
        elif call.operation == "vjp" and self._backward is not None:
            self._backward.check(letters, self._said["known"])
        for name in (*needed, *call.memory):
            if name not in call.arrays:
                raise UsageError(f"{call.operation}: there is no array {name} in the call.")
        for kind in call.memory.values():
            if kind not in LAYOUTS:
                raise UsageError(f"{kind!r} is no way to lie in memory: {', '.join(LAYOUTS)}.")

    def _outcome(self, said: list[Any], body: bytes) -> Outcome:
        if said[0] == "raised":
            return Raised(*said[1:])
        if said[0] == "unsuitable":
            raise UsageError(f"{self._text}: {said[1]}")
        _, specs, changed, shared, missing, overwrites = said
        arrays, dtypes, place = [], [], 0
        for format_, shape, name in specs:
            array: np.ndarray[Any, Any] = np.ndarray(shape, format_, body, place)
            arrays.append(array)
            dtypes.append(name)
            place += array.nbytes
        more = tuple(changed), tuple(shared), tuple(missing), overwrites
        return Returned(tuple(arrays), tuple(dtypes), *more)


def _header(kind: str, times: int | tuple[int, float], said: Any) -> bytes:
    return json.dumps((kind, times, said)).encode()
