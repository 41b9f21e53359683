"""The second kernel on small exports: what keeps the rules is accepted, what breaks one is not."""

import pytest

from kernel import divisions, groups, rules
from kernel.cases import CASES, Case
from kernel.running import Answer, complaint, run

assert rules
assert groups
assert divisions


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What the kernel says of all cases, in one process."""
    exports = {name: str(case.export()) for name, case in CASES.items()}
    return run(exports, tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: Case, answers: dict[str, Answer]) -> None:
    """The verdict is the right one, and so are the rule and the reason."""
    assert complaint(case, answers[case.name]) is None
