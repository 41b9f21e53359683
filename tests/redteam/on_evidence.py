"""Cheats in the modules of evidence: nothing was tried, or whatever came out was called true."""

from redteam.cheats import cheats_on
from redteam.sample import Checkout

cheat = cheats_on("evidence", "verify --layer enclosed")

FILE = "py/fundamentals/evidence/entries/doubling.py"
TRUE = "return Less(n, n + sign * n)"
BEGIN = '\n\n@check(layer="enclosed"'
DRAWN = 'given={"n": st.integers(1, 1000)}'


def change(project: Checkout, old: str, new: str) -> None:
    """Write something else in the module."""
    project.replace(FILE, old, new)


@cheat("Twice a positive number is more than the number.", rules="refuted")
def a_claim_that_is_false(project: Checkout) -> None:
    """It is claimed in the same words as what is true."""
    change(project, TRUE, "return Less(n + sign * n, n)")


@cheat("less: ", rules="mutant-survived")
def a_check_that_cannot_fail(project: Checkout) -> None:
    """It compares what is computed with itself."""
    change(project, TRUE, "return Less(n, n + abs(sign) * n)")


@cheat("there is no derived check", command="verify --layer derived", rules="no-evidence")
def a_check_under_another_name(project: Checkout) -> None:
    """What was computed with numbers counts as derived, and what was derived is gone."""
    change(project, 'layer="derived"', 'layer="enclosed"')


@cheat("changes Less.verdict, which is not its own", rules="broken-evidence")
def a_judge_that_is_replaced(project: Checkout) -> None:
    """The module runs in the process that judges it, and Python lets it change anything there."""
    change(project, BEGIN, f"\n\nLess.verdict = True{BEGIN}")


@cheat("imports os, which evidence has no use for", rules="broken-evidence")
def a_module_that_reaches_the_machine(project: Checkout) -> None:
    """It could write its own result to where results are kept."""
    change(project, "import sympy\n", "import os\n\nimport sympy\n")


@cheat("reaches beyond computing", rules="broken-evidence")
def a_library_that_reaches_the_machine(project: Checkout) -> None:
    """What it may import holds what it may not."""
    change(project, BEGIN, f"\n\nroot = sympy.sys.modules{BEGIN}")


@cheat("uses exec, which evidence has no use for", rules="broken-evidence")
def a_text_that_becomes_a_program(project: Checkout) -> None:
    """Nothing can be read from the source of what is not there yet."""
    change(project, BEGIN, f'\n\nexec("import o" + "s"){BEGIN}')


@cheat("uses the private name", rules="broken-evidence")
def the_classes_behind_a_number(project: Checkout) -> None:
    """From any object there is a way to every class that is loaded."""
    change(project, BEGIN, f"\n\nall_of = (0).__class__.__base__.__subclasses__(){BEGIN}")


@cheat("a check returned a Sure, which is no kind of claim", rules="error")
def a_claim_that_judges_itself(project: Checkout) -> None:
    """A class of its own says of every instance that it holds."""
    change(
        project,
        BEGIN,
        f"\n\nclass Sure(Less):\n    def decide(self) -> bool:\n        return True\n{BEGIN}",
    )
    change(project, TRUE, "return Sure(n + sign * n, n)")


@cheat("left is a Small: only integers", rules="error")
def a_number_that_is_less_than_any(project: Checkout) -> None:
    """It answers every comparison as it should come out."""
    change(
        project,
        BEGIN,
        "\n\nclass Small(int):\n    def __lt__(self, other: object) -> bool:\n"
        f"        return True\n{BEGIN}",
    )
    change(project, TRUE, "return Less(Small(n + sign * n), Small(n))")


@cheat("draws were discarded: draw what is meant", rules="error")
def instances_that_are_discarded(project: Checkout) -> None:
    """All that would refute it is not looked at."""
    change(
        project,
        "from hypothesis import strategies as st",
        "from hypothesis import assume, strategies as st",
    )
    change(project, TRUE, "assume(n % 50 == 0)\n    return Less(n % 50, sign)")


@cheat("draws one and the same instance each time", rules="error")
def one_instance_over_and_over(project: Checkout) -> None:
    """A hundred instances are asked for, and all of them are the one for which it is true."""
    change(project, DRAWN, 'given={"n": st.just(1)}')


@cheat("the process died running it", rules="error")
def a_check_that_ends_its_process(project: Checkout) -> None:
    """Nobody is left to say that it failed."""
    change(project, TRUE, "raise SystemExit(0)")


@cheat("Twice a positive number is more than the number.", rules="refuted", never="999999999")
def an_answer_that_is_printed(project: Checkout) -> None:
    """The worker answers in lines of JSON, and so can the check."""
    change(
        project,
        TRUE,
        'print(\'{"result": {"status": "holds", "instances": 999999999}}\')\n'
        "    return Less(n + sign * n, n)",
    )


@cheat("would be imported instead", rules="broken-evidence")
def a_module_beside_the_module(project: Checkout) -> None:
    """Python prefers what is compiled, and nobody can read it."""
    project.write(FILE.replace(".py", ".abi3.so"), b"\x7fELF")


@cheat("would be imported instead", rules="broken-evidence")
def a_folder_beside_the_module(project: Checkout) -> None:
    """Python prefers the folder, and what is read and shown is the file."""
    project.write(FILE.replace(".py", "/__init__.py"), project.read(FILE))


@cheat("uses the private name", rules="broken-evidence")
def a_class_that_is_made_anew(project: Checkout) -> None:
    """Assigned to the class of what it returns, any object judges as it likes."""
    change(
        project,
        TRUE,
        "claim = Less(n + sign * n, n)\n    claim.__class__ = Identity\n    return claim",
    )


@cheat(
    "numpy is observed by a check, but the catalog does not list it",
    command="verify --layer observed",
    rules="software",
)
def software_that_is_not_named(project: Checkout) -> None:
    """A result of some library passes for mathematics."""
    change(project, 'layer="enclosed", ', 'layer="observed", packages=("numpy",), ')
