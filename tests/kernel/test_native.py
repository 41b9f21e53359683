"""The second kernel beside the kernel of a native Lean, of a later version: the same verdicts.

The kernel comes with an optional package, `make native-kernel`; without it these tests are skipped.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fundamentals.base.progress import Silent
from fundamentals.fuzz.judges import NativeJudge, native_at_hand
from fundamentals.kernel.recheck import recheck_export
from kernel import groups, rules
from kernel.cases import CASES, Case
from kernel.compiled import library_export

assert rules
assert groups

if not native_at_hand():
    pytest.skip("there is no kernel of a native Lean: make native-kernel", allow_module_level=True)

# What is rejected here and not there, and why.
STRICTER = {
    "a_type_whose_sort_has_to_be_computed": "here no sort is computed: lean4#14807",
    "a_record_with_another_types_all": "there the record of a group is not looked at",
    "a_number_where_nat_is_empty": "there Nat is taken for what Lean declares under this name",
    "a_number_where_nat_has_one_more_constructor": "the same",
    "a_computed_function_that_is_another": "there Nat.add is taken for addition",
    "a_string_of_an_empty_type": "there String is taken for what Lean declares",
    "a_string_whose_characters_make_something_else": "the same",
}
JUDGED = [case for case in CASES.values() if case.verdict.rule != "format"]


@pytest.fixture(scope="module")
def native() -> Iterator[NativeJudge]:
    judge = NativeJudge()
    yield judge
    judge.close()


@pytest.mark.parametrize("case", JUDGED, ids=[case.name for case in JUDGED])
def test_case(case: Case, native: NativeJudge, tmp_path: Path) -> None:
    """Accepted, or rejected, by both; where this kernel is stricter, it is listed."""
    file = tmp_path / "case.ndjson"
    file.write_text(str(case.export()), encoding="utf-8")
    rejected = [row for row in native.ask(export=str(file)) if "rejected" in row]

    assert bool(rejected) == (case.verdict.rule is not None and case.name not in STRICTER), rejected


def test_every_declaration_of_the_library() -> None:
    """All that the library consists of and rests on, each with its recursors: the same verdicts."""
    export = library_export()
    judge = NativeJudge(seconds=300)
    try:
        theirs = judge.ask(export=str(export))
    finally:
        judge.close()
    ours = recheck_export(export, Silent())

    refused = {row["rejected"]: row for row in theirs if "rejected" in row}
    assert refused.keys() == ours.rejected.keys() == set()
    assert len(theirs) == len(ours.rests) > 5000
