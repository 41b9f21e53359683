"""Cheats with the site: a page says what no run found."""

import json

from redteam.cheats import cheats_on
from redteam.on_lean import PROOF, proved_by
from redteam.sample import Checkout

cheat = cheats_on("site", "site data --output build/site/data")

PAGE = "build/site/html/e/doubling/index.html"
DATA = "build/site/data/e/doubling.json"
PACK = "build/site/static/kernel/doubling.js"
FORMULA = "statement: n < 2 n"


def claim_what_is_false(project: Checkout) -> None:
    """So that the page must be red."""
    proved_by(project, PROOF.replace("n < double n", "double n < n"))


@cheat("0 of 1 entries hold")
def a_result_written_by_hand(project: Checkout) -> None:
    """It lies where a run might have left it, and says that everything holds."""
    claim_what_is_false(project)
    for name in ("result.json", "build/result.json", "build/site/result.json"):
        project.write(name, json.dumps({"ok": True, "exit_code": 0}))


@cheat('"ok": false')
def data_of_a_better_day(project: Checkout) -> None:
    """The folder holds what was written when everything held."""
    assert project.run("site data --output build/site/data").exit == 0
    claim_what_is_false(project)
    project.pages = [DATA]


@cheat("<title>✗ Doubling", command="site build", never="TAMPERED")
def a_page_of_a_better_day(project: Checkout) -> None:
    """It lies where the site is made, and the new one is made over it."""
    project.write(PAGE, "TAMPERED")
    project.write("build/site/source/e/doubling/index.md", "TAMPERED")
    project.write("build/site/extra/data/e/doubling.json", "TAMPERED")
    claim_what_is_false(project)
    project.pages = [PAGE, "build/site/html/data/e/doubling.json"]


@cheat("&lt;script&gt;alert(1)", command="site build", never="<script>alert(1)")
def a_title_that_is_a_program(project: Checkout) -> None:
    """In the page it could paint every mark green."""
    claim_what_is_false(project)
    project.replace("catalog.yaml", "title: Doubling", 'title: "<script>alert(1)</script>"')
    project.pages = [PAGE]


@cheat("is no mathematics", command="site build", exit=2)
def a_formula_that_is_a_link(project: Checkout) -> None:
    """It shows the theorem and leads elsewhere."""
    project.replace("catalog.yaml", FORMULA, r"statement: \href{javascript:alert(1)}{n < 2 n}")


@cheat(r"\def lets a formula show other than it says", command="site build", exit=2)
def a_formula_that_says_what_its_signs_mean(project: Checkout) -> None:
    """Who reads the catalog reads `≤`, and who reads the page another sign."""
    project.replace("catalog.yaml", FORMULA, r"statement: \def\le{<} n \le 2 n")


@cheat(r"\color lets a formula show other than it says", command="site build", exit=2)
def a_hypothesis_in_white_on_white(project: Checkout) -> None:
    """It is in the formula, and not to be seen."""
    project.replace("catalog.yaml", FORMULA, r"statement: n < 2 n {\color{white} \ (n = 1)}")


@cheat("1 of 1 entries hold", command="site build", exit=0, never="TAMPERED")
def a_proof_for_the_page_that_is_another(project: Checkout) -> None:
    """What the page gives to its own kernel was kept by an earlier run, and altered."""
    assert project.run("site build").exit == 0
    (pack,) = project.path("build/kernel").glob("packs-*/doubling.js")
    pack.write_text('fundamentalsPack("doubling", "Fundamentals.lt_double", "TAMPERED");\n')
    project.pages = [PACK]
