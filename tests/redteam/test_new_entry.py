"""What `fundamentals new` writes, run as somebody would run it in the red team's small project."""

from pathlib import Path

import pytest

from redteam.sample import Checkout, base

ID = "my-theorem"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """With a new entry, compiled and pinned as it says."""
    made = base().copy(tmp_path_factory.mktemp("new"))
    for command in (f"new {ID}", "pin", "challenge"):
        outcome = made.run(command)
        assert outcome.exit == 0, outcome.said
    return made


def test_it_holds_in_every_layer(checkout: Checkout) -> None:
    """Proved, re-checked with an instance, derived and enclosed; and so does the other entry."""
    outcome = checkout.run("verify")

    assert (outcome.exit, outcome.rules) == (0, frozenset()), outcome.said
    told = outcome.said.partition(f"✓ {ID}")[2]
    for layer in ("proved", "rechecked", "derived", "enclosed"):
        assert f"{layer:<10}✓" in told.partition("\n\n")[0], outcome.said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("list", f"{ID}  My theorem  (beyond §2.5)"),
        (f"show {ID}", "theorem my_theorem {n : Nat} (h : 0 < n) : n < 2 * n"),
        (f"picture {ID}", "<svg"),
        ("lint", ""),
        ("lean lint", ""),
        ("challenge --check", "each with the library's meaning"),
        ("pin --dry-run", "none changed"),
    ],
)
def test_other_commands_know_it(checkout: Checkout, command: str, said: str) -> None:
    """And have nothing against it."""
    outcome = checkout.run(command)

    assert outcome.exit == 0, outcome.said
    assert said in outcome.said
    if "lint" in command:
        assert outcome.said == ""


def test_all_its_places_are_known(checkout: Checkout) -> None:
    """But for the page, which is of a site that is not made."""
    lines = checkout.run(f"show {ID} --files").said.splitlines()

    assert [line for line in lines if line.startswith("unknown")] == [
        "unknown: page: the site is not made yet: `make site`"
    ]
    assert all(Path(checkout.root, line.partition(":")[0]).is_file() for line in lines[:-1])
    assert any("witness Fundamentals.my_theorem.witness" in line for line in lines)
