"""Exports that are changed, read and checked by the second kernel.

What is accepted is compared with the lines themselves, read by no kernel, and with the original: a
declaration is the same, or another under its name, which its hash says. Where Lean's own kernel is
installed it is asked about everything that is accepted and differs.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from fundamentals.base.errors import FundamentalsError
from fundamentals.fuzz.changes import change_bytes, duplicate_key, odd
from fundamentals.fuzz.digest import Said, said
from fundamentals.fuzz.judges import JudgeDied, NativeJudge, SecondJudge
from fundamentals.fuzz.model import Outcome

__all__ = ["Exports", "change_export"]

_CHAIN = 30000  # of terms, one in the other
_PARTS = 3  # of a row that is changed


@dataclass(frozen=True)
class _Original:
    text: str
    said: dict[str, Said]
    assumptions: frozenset[str]


class Exports:
    """Attacks exports.

    Args:
        originals: exports of which every declaration is accepted.
        judge: the second kernel.
        native: Lean's own, where it is at hand.
    """

    def __init__(
        self, originals: Sequence[str], judge: SecondJudge, native: NativeJudge | None
    ) -> None:
        self._judge, self._native = judge, native
        self._folder = tempfile.TemporaryDirectory()
        self._file = Path(self._folder.name) / "changed.ndjson"
        self._originals = [self._original(text) for text in originals]

    def close(self) -> None:
        """End the kernels."""
        self._judge.close()
        if self._native is not None:
            self._native.close()
        self._folder.cleanup()

    def case(self, random: Random, _: int, /) -> Iterator[Outcome]:
        """One export, changed."""
        original = random.choice(self._originals)
        yield self.judge(change_export(original.text, random), original)

    def judge(self, changed: bytes, original: _Original) -> Outcome:
        """What comes of a changed export."""
        self._file.write_bytes(changed)
        try:
            answer = self._judge.ask(export=str(self._file))
        except TimeoutError:
            return Outcome("hang", "the kernel gives no answer")
        except JudgeDied as error:
            return Outcome("crash", f"{error}")
        if "crash" in answer:
            return Outcome("crash", answer["crash"].splitlines()[0], answer["crash"])
        if "format" in answer:
            return Outcome("rejected", "format")
        if answer["rejected"]:
            # what is accepted beside counts all the same
            bad = self._compare(answer, original, changed)
            return bad or Outcome("rejected", answer["rejected"][0]["rule"])
        bad = self._compare(answer, original, changed)
        return bad or self._accepted(answer, original)

    def _original(self, text: str) -> _Original:
        self._file.write_text(text, encoding="utf-8")
        answer = self._judge.ask(export=str(self._file))
        if answer.get("rejected", [answer]):
            raise FundamentalsError(f"an original is not accepted: {json.dumps(answer)[:300]}")
        return _Original(text, said(text.splitlines()), frozenset(answer["assumptions"]))

    def _compare(
        self, answer: dict[str, Any], original: _Original, changed: bytes
    ) -> Outcome | None:
        """What is wrong about what was accepted; None if nothing is."""
        try:
            # split as Node does: Python's own lines end at other signs, too
            written = said(changed.decode(errors="replace").replace("\r\n", "\n").split("\n"))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            return Outcome("changed", "what was accepted cannot be read", f"{error!r}")
        differs = False
        for row in answer["accepted"]:
            name = row["name"]
            found = Said(name, row["statement"], row["proof"])
            if written.get(name) != found:
                return Outcome("changed", "accepted is another than written", row["text"])
            differs = differs or original.said.get(name) != found
        return self._ask_native(answer) if differs else None

    def _ask_native(self, answer: dict[str, Any]) -> Outcome | None:
        if self._native is None:
            return None
        try:
            rows = self._native.ask(export=str(self._file))
        except JudgeDied:
            return Outcome("reported", "Lean's own kernel ended without an answer")
        except (TimeoutError, FundamentalsError):
            return None
        refused = {row["rejected"]: row for row in rows if "rejected" in row}
        # what mentions something that only one of the kernels refuses, says nothing
        ours = {row["name"] for row in answer["rejected"]}
        for row in answer["accepted"]:
            why = refused.get(row["text"])
            if why is not None and not ours and why["rule"] not in ("record", "constant"):
                return Outcome("refused", why["rule"], f"{row['text']}: {why['why']}")
        return None

    def _accepted(self, answer: dict[str, Any], original: _Original) -> Outcome:
        now = {
            row["name"]: Said(row["name"], row["statement"], row["proof"])
            for row in answer["accepted"]
        }
        if now == original.said and frozenset(answer["assumptions"]) == original.assumptions:
            return Outcome("unchanged")
        both = now.keys() & original.said.keys()
        if any(now[each].statement != original.said[each].statement for each in both):
            return Outcome("reported", "another statement, by its hash")
        if now.keys() != original.said.keys():
            return Outcome("reported", "other declarations, by their names")
        if frozenset(answer["assumptions"]) != original.assumptions:
            return Outcome("changed", "other assumptions with the same statements")
        return Outcome("reported", "another proof of the same")


def change_export(text: str, random: Random) -> bytes:
    """An export with something changed: bytes, lines, or what a line says."""
    kind = random.randrange(40)
    if kind < 3:
        return change_bytes(text.encode(), random)
    lines = text.splitlines()
    place = random.randrange(1, len(lines))
    if kind == 3:
        del lines[place]
    elif kind == 4:
        lines.insert(random.randrange(len(lines)), lines[place])
    elif kind == 5:
        other = random.randrange(1, len(lines))
        lines[place], lines[other] = lines[other], lines[place]
    elif kind == 6:
        lines[place] = duplicate_key(lines[place], random)
    elif kind == 7:
        lines[place] = _merged(lines[place], random.choice(lines))
    elif kind == 8 and random.random() < 0.2:
        lines[place:place] = _chain(lines, random)
    else:
        # declarations are few among the lines, and say most
        if random.random() < 0.5:
            declared = [nth for nth, line in enumerate(lines) if _declares(line)]
            place = random.choice(declared)
        lines[place] = json.dumps(_row(json.loads(lines[place]), random), ensure_ascii=False)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _declares(line: str) -> bool:
    return not line.startswith('{"meta"') and not any(f'"{tag}":' in line[-24:] for tag in _TAGS)


_TAGS = ("in", "il", "ie")


def _merged(line: str, other: str) -> str:
    return line.rstrip()[:-1] + "," + other.lstrip()[1:]


def _chain(lines: list[str], random: Random) -> list[str]:
    """Terms one in the other, deeper than anybody writes, and an axiom that states the last one."""
    numbers = [json.loads(line)["ie"] for line in lines if '"ie":' in line[-24:]]
    first, old = max(numbers) + 1, random.choice(numbers[: max(1, len(numbers) // 2)])
    kind = random.choice(("app", "lam"))
    rows = []
    for number in range(first, first + _CHAIN):
        before = old if number == first else number - 1
        if kind == "app":
            rows.append(json.dumps({"app": {"fn": before, "arg": old}, "ie": number}))
        else:
            binder = {"name": 0, "type": old, "body": before, "binderInfo": "default"}
            rows.append(json.dumps({"lam": binder, "ie": number}))
    name = max(json.loads(line)["in"] for line in lines if '"in":' in line[-24:]) + 1
    rows.append(json.dumps({"str": {"pre": 0, "str": "chain"}, "in": name}))
    axiom = {"name": name, "levelParams": [], "type": first + _CHAIN - 1, "isUnsafe": False}
    return [*rows, json.dumps({"axiom": axiom})]


def _row(row: dict[str, Any], random: Random) -> dict[str, Any]:
    """A line that says something else."""
    for _ in range(random.choice((1, 1, 2, _PARTS))):
        places: list[tuple[Any, Any]] = [(row, key) for key in row]
        waiting: list[Any] = list(row.values())
        while waiting:
            each = waiting.pop()
            if isinstance(each, dict | list):
                keys: Any = each if isinstance(each, dict) else range(len(each))
                places += [(each, key) for key in keys]
                waiting += [each[key] for key in keys]
        owner, key = random.choice(places)
        value = owner[key]
        kind = random.randrange(20)
        if kind == 0:
            del owner[key]
        elif kind == 1:
            owner[key] = odd(random)
        elif isinstance(value, bool):
            owner[key] = not value
        elif isinstance(value, int):
            near = value + random.choice((-2, -1, -1, 1))
            owner[key] = near if random.random() < 0.5 else random.randrange(max(1, value))
        elif isinstance(value, str):
            owner[key] = random.choice(_WORDS)
        elif isinstance(value, list) and value:
            owner[key] = random.choice((value[:-1], value[::-1], [*value, value[0]], []))
        else:
            owner[key] = random.choice((odd(random), value))
        if not row:
            break
    return row


_WORDS = (
    *("safe", "unsafe", "partial", "abbrev", "opaque", "type", "ctor", "lift", "ind", "implicit"),
    *("Nat", "succ", "zero", "rec", "mk", "Eq", "Quot", "x", "", "5", "-1", "0x10", "007", "True"),
    *("False", "propext", "\ud800", "a\u0000b", "String", "List", "_nested", "[anonymous]"),
)
