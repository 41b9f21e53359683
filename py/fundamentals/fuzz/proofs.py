"""Proofs of a library's theorems that are changed in one place, as both kernels judge them.

A changed proof is rejected, or it is another proof of the same statement: its type, computed anew,
is convertible to the theorem's, and Lean's own kernel, where it is installed, accepts it as well.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from fundamentals.fuzz.judges import JudgeDied, NativeJudge, SecondJudge
from fundamentals.fuzz.model import Outcome, Verdict

__all__ = ["Proofs"]

_MILLISECONDS = 5000


class Proofs:
    """Attacks proofs: the case of a number is the theorem of this number.

    Args:
        theorems: their names.
        judge: the second kernel with the library as its base.
        native: Lean's own with the same base, where it is at hand.
        each: how many changed copies of a proof.
    """

    def __init__(
        self,
        theorems: Sequence[str],
        judge: SecondJudge,
        native: NativeJudge | None,
        each: int = 20,
    ) -> None:
        self._theorems, self._judge, self._native, self._each = theorems, judge, native, each
        self._folder = tempfile.TemporaryDirectory()
        self._file = Path(self._folder.name) / "part.ndjson"

    def close(self) -> None:
        """End the kernels."""
        self._judge.close()
        if self._native is not None:
            self._native.close()
        self._folder.cleanup()

    def case(self, random: Random, number: int, /) -> Iterator[Outcome]:
        """The changed copies of one proof."""
        name = self._theorems[number % len(self._theorems)]
        seed = random.randrange(1 << 31)
        try:
            answer = self._judge.ask(
                mutants=name, seed=seed, each=self._each, milliseconds=_MILLISECONDS
            )
        except TimeoutError:
            yield Outcome("hang", "the kernel gives no answer", name)
            return
        except JudgeDied as error:
            yield Outcome("crash", f"{error}", name)
            return
        if "crash" in answer:
            yield Outcome("crash", answer["crash"].splitlines()[0], f"{name}\n{answer['crash']}")
            return
        for row in answer["found"]:
            if "rule" in row:
                control = row["way"].startswith("definition")
                why = "too slow" if row["rule"] == "time" else row["rule"]
                verdict: Verdict = "changed" if control and row["rule"] != "time" else "rejected"
                reason = f"the same by computation: {why}" if verdict == "changed" else why
                yield Outcome(verdict, reason, f"{name}: {row['why']}")
                continue
            detail = f"{name}, {row['way']}\n  {row['before']}\n  {row['after']}"
            if not row["same"]:
                yield Outcome("changed", "accepted, with a type of its own", detail)
                continue
            yield self._native_too(name, row["lines"], row["way"], detail)

    def _native_too(self, name: str, lines: list[str], way: str, detail: str) -> Outcome:
        kind: Verdict = "unchanged" if way.startswith("definition") else "reported"
        if self._native is None:
            return Outcome(kind, f"convertible: {way}")
        self._file.write_text("\n".join(lines), encoding="utf-8")
        try:
            [row] = self._native.ask(part=str(self._file), before=name)
        except (TimeoutError, JudgeDied):
            return Outcome(kind, f"convertible: {way}; Lean's own kernel gave no answer", detail)
        if "rejected" in row:
            if row["rule"] in ("time", "depth", "memory"):
                return Outcome(kind, f"convertible: {way}; too much for Lean's own kernel", detail)
            return Outcome("refused", f"{way}: {row['rule']}", f"{detail}\n  {row['why']}")
        return Outcome(kind, f"convertible: {way}; Lean's own kernel agrees")
