"""Cheats with the pins: what counts as agreed on is not what anybody agreed to."""

import json
import os
from collections.abc import Callable
from typing import Any

from redteam.cheats import cheats_on
from redteam.on_lean import PROOF, proved_by
from redteam.sample import Checkout

cheat = cheats_on("pins", "verify --layer proved")

PINS = "statements.pins.json"
NAME = "Fundamentals.lt_double"


def edit(project: Checkout, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the pins, written as the program writes them."""
    pins = json.loads(project.read(PINS))
    change(pins)
    text = json.dumps(pins, ensure_ascii=False, indent=1, sort_keys=True)
    project.write(PINS, f"{text}\n")


@cheat("its texts are not those of the statements that it pins", rules="pin-text")
def a_text_over_another_fingerprint(project: Checkout) -> None:
    """A reader of the pins reads `≤`, and the fingerprint is that of `<`."""
    edit(project, lambda pins: pins["statements"][NAME].update(statement="theorem x : 0 ≤ 1"))


@cheat("it does not say what it said when it was pinned", rules="statement-changed")
def a_fingerprint_under_the_same_text(project: Checkout) -> None:
    """The text is right, and what is compared is the fingerprint of something else."""
    edit(project, lambda pins: pins["statements"][NAME].update(fingerprint="0" * 64))


@cheat("it does not say what it said when it was pinned", rules="statement-changed")
def the_fingerprint_of_another_theorem(project: Checkout) -> None:
    """Both are in the file, each under the other's name."""

    def swap(pins: dict[str, Any]) -> None:
        found = pins["statements"]
        found[NAME], found["Fundamentals.double_eq"] = found["Fundamentals.double_eq"], found[NAME]

    edit(project, swap)


@cheat("its texts are not those of the statements that it pins", rules="pin-text")
def a_definition_that_reads_otherwise(project: Checkout) -> None:
    """What the statement rests on is shown as something that it is not."""
    edit(project, lambda pins: pins["definitions"]["Fundamentals.double"].update(text="n + 1"))


@cheat("its texts are not those of the statements that it pins", rules="pin-text")
def a_definition_that_is_left_out(project: Checkout) -> None:
    """A reader is not shown that the statement rests on anything."""
    edit(project, lambda pins: pins["statements"][NAME].update(rests_on=[]))


@cheat("its statement has not been agreed on yet", rules="unpinned")
def a_statement_that_nobody_agreed_to(project: Checkout) -> None:
    """What is not pinned cannot differ from its pin."""
    edit(project, lambda pins: pins["statements"].pop(NAME))


@cheat("its statement has not been agreed on yet", rules="unpinned")
def no_pins_at_all(project: Checkout) -> None:
    """A file that is not there objects to nothing."""
    project.path(PINS).unlink()


@cheat(
    "Fundamentals.Old.lt_double is pinned, but the catalog claims it no more",
    rules="unpinned pin-left-over",
)
def the_pin_of_a_namesake(project: Checkout) -> None:
    """The statement is pinned under the same last name, in another namespace."""
    edit(
        project,
        lambda pins: pins["statements"].update(
            {"Fundamentals.Old.lt_double": pins["statements"].pop(NAME)}
        ),
    )


@cheat("its texts are not those of the statements that it pins", rules="pin-text")
def a_pin_that_is_there_twice(project: Checkout) -> None:
    """A reader sees the first, and a reader of JSON takes the last."""
    first = {"fingerprint": "0" * 64, "rests_on": [], "statement": "theorem lt_double : 2 n > n"}
    project.replace(PINS, f'"{NAME}": {{', f'"{NAME}": {json.dumps(first)},\n  "{NAME}": {{')


@cheat("is no pins file of format 1", exit=2)
def pins_of_another_format(project: Checkout) -> None:
    """A later format could mean anything by the same words."""
    edit(project, lambda pins: pins.update(format=2))


@cheat("its texts are not those of the statements that it pins", rules="pin-text")
def a_format_that_only_equals_one(project: Checkout) -> None:
    """To many readers of JSON `true` is the number 1."""
    edit(project, lambda pins: pins.update(format=True))


@cheat("is no pins file of format 1", exit=2)
def pins_too_deep_to_be_read(project: Checkout) -> None:
    """A reader that falls over has not objected."""
    project.write(PINS, "[" * 100_000)


@cheat("cannot be read: it is a pipe, socket or device, and no file", exit=2)
def pins_that_never_come(project: Checkout) -> None:
    """A run that waits for ever has not objected, either."""
    project.path(PINS).unlink()
    os.mkfifo(project.path(PINS))


@cheat("the library does not compile, so nothing is pinned", command="pin")
def agreeing_to_what_does_not_compile(project: Checkout) -> None:
    """What is left of a library that fails could be pinned as all there is."""
    proved_by(project, PROOF.replace("n < double n", "double n < n"))


@cheat("the library does not declare Fundamentals.lt_double", command="pin", exit=2)
def agreeing_to_what_is_not_there(project: Checkout) -> None:
    """A claim without a declaration would be pinned by silence."""
    proved_by(project, PROOF.replace("lt_double", "lt_twice"))
