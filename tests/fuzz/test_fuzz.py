"""The fuzzer: few cases of each kind, and readers without a defence, which it finds out."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from kernel import groups, rules
from kernel.cases import CASES
from lean.compiled import SAMPLES, folder, library
from pydantic import BaseModel

from fundamentals.base.errors import OleanError
from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.fuzz.catalogs import Catalogs
from fundamentals.fuzz.compiled import Compiled, original
from fundamentals.fuzz.exports import Exports
from fundamentals.fuzz.judges import SecondJudge
from fundamentals.fuzz.kept import Kept, Pack
from fundamentals.fuzz.model import Outcome, Target
from fundamentals.fuzz.pool import attack, outcomes
from fundamentals.fuzz.proofs import Proofs
from fundamentals.kernel.packing import packs
from fundamentals.kernel.recheck import recheck_export
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.module_facts import compiled_files

assert rules
assert groups

SEED = "tests"
MODULE = "Samples.Base"
PROJECT = Project.find(Path(__file__).parent)


def samples() -> Library:
    return library(folder() / "samples", [MODULE])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as one export."""
    file = tmp_path_factory.mktemp("base") / "samples.ndjson"
    with file.open("w", encoding="utf-8") as target:
        export(samples(), sorted(samples().checkable), target)
    return file


def compiled(judge: SecondJudge) -> Compiled:
    source = (SAMPLES / "Samples" / "Base.lean").read_text(encoding="utf-8")
    return Compiled([original(MODULE, folder() / "samples", source)], samples(), judge)


def exports(*names: str) -> Exports:
    """Of small exports, by the names of kernel cases: all that are accepted."""
    chosen = [CASES[name] for name in names] or [
        case for case in CASES.values() if case.verdict.rule is None
    ]
    return Exports([str(case.export()) for case in chosen], SecondJudge(), None)


def catalogs() -> Catalogs:
    catalog = PROJECT.catalog_file.read_text(encoding="utf-8")
    head, *entries = catalog.split("\n  - id: ")
    short = "\n  - id: ".join([head, *entries[:2]])
    return Catalogs(short, samples(), ["Samples.twice_eq"])


def kept(base: Path, scratch: Path) -> Kept:
    name = "Samples.twice_eq"
    made = packs(samples(), {"pack": name}, cache_dir=scratch, progress=Silent())
    content = made["pack"].read_text(encoding="utf-8")
    files = compiled_files(MODULE, [folder() / "samples"])
    recheck = recheck_export(base, Silent())
    return Kept((MODULE, files), recheck, [Pack(content, name)], SecondJudge())


def found(target: Target, count: int) -> Counter[tuple[str, str]]:
    """What comes of the first cases; none may be bad."""
    counts: Counter[tuple[str, str]] = Counter()
    try:
        for number in range(count):
            for outcome in outcomes(target, SEED, number, 60):
                assert not outcome.bad, f"case {number}: {outcome}"
                counts[outcome.verdict, outcome.reason] += 1
    finally:
        target.close()
    assert sum(n for (verdict, _), n in counts.items() if verdict == "rejected") > 0
    return counts


def test_compiled_files(base: Path) -> None:
    """Nothing crashes, and what is taken for another proof is put to the kernel."""
    counts = found(compiled(SecondJudge(base)), 60)

    assert any(verdict == "reported" for verdict, _ in counts)


def test_exports() -> None:
    """What is accepted is what is written."""
    found(exports(), 300)


def test_catalogs() -> None:
    """What is not rejected is told."""
    found(catalogs(), 80)


def test_kept(base: Path, tmp_path: Path) -> None:
    """What was changed counts as nothing, or says the same."""
    found(kept(base, tmp_path), 80)


def test_proofs(base: Path) -> None:
    """A changed proof is rejected, or its type is the theorem's."""
    theorems = [d.name for d in samples().declarations.values() if d.kind == "theorem"]
    counts = found(Proofs(theorems, SecondJudge(base), None, each=10), len(theorems))

    assert counts.total() > 5 * len(theorems)


# Controls: what has a fault is found out


def verdicts(target: Target, count: int) -> Counter[str]:
    try:
        cases = [outcomes(target, SEED, number, 5) for number in range(count)]
        return Counter(outcome.verdict for case in cases for outcome in case)
    finally:
        target.close()


def test_a_reader_that_crashes(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another exception than one of ours is a crash."""
    target = compiled(SecondJudge(base))

    def careless(where: object, what: str) -> OleanError:
        raise KeyError(what)

    monkeypatch.setattr("fundamentals.lean.olean.format.Image.damaged", careless)
    assert verdicts(target, 40)["crash"] > 0


def test_a_record_that_tells_nothing(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that count as intact whatever is in them."""
    target = compiled(SecondJudge(base))
    monkeypatch.setattr("fundamentals.lean.building.store.Store.intact", lambda *_: True)

    assert verdicts(target, 20)["changed"] > 0


CRASHING = """\
import { createInterface } from "node:readline";
for await (const _ of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ crash: "TypeError: x is undefined" }));
}
"""


def test_a_kernel_that_crashes(tmp_path: Path) -> None:
    """An exception that is no rejection."""
    script = tmp_path / "judge.mjs"
    script.write_text(CRASHING)
    target = exports()
    target._judge.close()
    target._judge = SecondJudge(script=script)

    assert verdicts(target, 5)["crash"] == 5


def test_a_kernel_that_ends(tmp_path: Path) -> None:
    """Its process is gone before it answers."""
    script = tmp_path / "judge.mjs"
    script.write_text("process.exit(0);")
    target = exports()
    target._judge.close()
    target._judge = SecondJudge(script=script)

    assert verdicts(target, 3)["crash"] == 3


def test_a_kernel_that_accepts_all(tmp_path: Path) -> None:
    """It says the same of a changed export as of the original: another than what is written."""
    file = tmp_path / "original.ndjson"
    file.write_text(str(CASES["a_string"].export()), encoding="utf-8")
    target = exports("a_string")
    always = target._judge.ask(export=str(file))
    target._judge.ask = lambda **_: always  # type: ignore[method-assign]

    assert verdicts(target, 40)["changed"] > 0


def test_a_cache_that_is_believed(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept files whose hash is not looked at."""
    target = kept(base, tmp_path)

    def believing(file: Path, _: str, shape: type[BaseModel]) -> BaseModel:
        return shape.model_validate(json.loads(file.read_bytes().partition(b"\n")[2])[1])

    monkeypatch.setattr("fundamentals.evidence.engine.cache.recall", believing)
    kinds = [kind for kind in target._kinds if kind.name == "results of checks"]
    changed = kinds[0].content.replace(b'"instances":100', b'"instances":999')
    assert target.judge(kinds[0], changed, fitted=False).verdict == "changed"
    target.close()


class Slow:
    """A target that takes too long, at times beyond all interruption."""

    def case(self, random: Random, number: int, /) -> Iterator[Outcome]:
        if number == 1:
            time.sleep(60)
        if number == 2:
            os._exit(5)
        yield Outcome("unchanged")

    def close(self) -> None: ...


def test_limits() -> None:
    """A case that takes too long is a hang, one that ends its process a crash; the rest goes on."""
    result = attack(Slow, seed=SEED, count=6, jobs=2, seconds=1, progress=Silent(), title="slow")

    assert (result.of("hang"), result.of("crash"), result.of("unchanged")) == (1, 1, 4)
    assert result.cases == 6


def test_cases_are_determined() -> None:
    """The same seed and number, the same outcome."""
    target = catalogs()
    first = [outcomes(target, SEED, number, 60) for number in range(10)]

    assert first == [outcomes(target, SEED, number, 60) for number in range(10)]
    target.close()
