"""Running a kernel on cases, many in one process."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.kernel import recheck
from fundamentals.lean.toolchain.node import find
from kernel.cases import Case

KERNEL = Path(recheck.__file__).parent / "js"


@cache
def node() -> Path:
    """Looked for once: each time the whole program is hashed."""
    return find().executable


@dataclass
class Answer:
    """What a kernel said of an export."""

    accepted: list[str] = field(default_factory=list)
    rejected: dict[str, tuple[str, str]] = field(default_factory=dict)
    malformed: str | None = None
    ended: bool = False
    rests: dict[str, list[str]] = field(default_factory=dict)
    instances: dict[str, list[str]] = field(default_factory=dict)


def run(exports: dict[str, str], folder: Path, kernel: Path = KERNEL) -> dict[str, Answer]:
    """The kernel's answers, by the exports' names."""
    files = {}
    for name, text in exports.items():
        file = folder / f"{name}.ndjson"
        file.write_text(text, encoding="utf-8")
        files[str(file)] = name
    spare = folder / "none.ndjson"  # of two files or more the kernel says which it is at
    spare.write_text("")
    done = subprocess.run(
        [node(), kernel / "main.js", *files, spare],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        timeout=300,
        check=False,
    )
    answers: dict[str, Answer] = {}
    answer = Answer()
    bits: dict[str, int] = {}
    for line in done.stdout.splitlines():
        match json.loads(line):
            case {"file": file}:
                answer, bits = Answer(), {}
                answers[files.get(file, "")] = answer
            case {"accepted": name, "rests": rests}:
                answer.accepted.append(name)
                bits[name] = int(rests, 16)
            case {"rejected": name, "rule": rule, "why": why}:
                answer.rejected[name] = (rule, why)
            case {"format": why}:
                answer.malformed = why
            case {"instances": instances}:
                answer.instances = instances
            case {"assumptions": names}:
                answer.ended = True
                answer.rests = {
                    each: [a for nth, a in enumerate(names) if of >> nth & 1]
                    for each, of in bits.items()
                }
    answers.pop("", None)
    assert answers.keys() == exports.keys(), done.stderr
    return answers


def complaint(case: Case, answer: Answer) -> str | None:
    """How an answer differs from what is expected; None if it does not."""
    verdict = case.verdict
    if verdict.rule == "format":
        if answer.malformed is None:
            return "it was read"
        return None if verdict.why in answer.malformed else f"the reason is {answer.malformed}"
    if answer.malformed is not None or not answer.ended:
        return f"it was not read: {answer.malformed}"
    declared = case.export().declared
    if verdict.rule is None:
        if answer.rejected:
            return f"rejected: {answer.rejected}"
        return None if len(answer.accepted) == len(declared) else "some were not checked"
    name = verdict.declaration or declared[-1]
    if name not in answer.rejected:
        return f"{name} was accepted"
    first = next(iter(answer.rejected))
    if first != name:
        return f"{first} was rejected before: {answer.rejected[first]}"
    rule, why = answer.rejected[name]
    if rule != verdict.rule or verdict.why not in why:
        return f"the reason is {rule}: {why}"
    return None


def complaints(cases: Iterable[Case], folder: Path, kernel: Path = KERNEL) -> dict[str, str]:
    """What a kernel gets wrong."""
    cases = list(cases)
    answers = run({case.name: str(case.export()) for case in cases}, folder, kernel)
    found = {case.name: complaint(case, answers[case.name]) for case in cases}
    return {name: text for name, text in found.items() if text is not None}
