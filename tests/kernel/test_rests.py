"""What declarations rest on, by the kernel's own walk."""

from pathlib import Path

from kernel.builder import PROP, TYPE, Ctor, Export, Family, app, arrow, const, lam, proj, text
from kernel.prelude import BOOL, NAT, TT, boolean, listing, natural
from kernel.running import Answer, run


def _answer(export: Export, folder: Path) -> Answer:
    answer = run({"export": str(export)}, folder)["export"]
    assert not answer.rejected
    return answer


def test_axioms_are_found_through_everything_that_mentions_them(tmp_path: Path) -> None:
    """In types, values, definitions, inductive types and projections."""
    e = Export()
    boolean(e)
    e.axiom("p", PROP)
    e.axiom("h", const("p"))
    e.axiom("other", PROP)
    e.theorem("by", const("p"), const("h"))
    e.define("through", TYPE, PROP)
    e.define("type", arrow(const("p"), PROP), lam("x", const("p"), const("p")))
    e.inductive([Family("Held", 1, [Ctor("Held.mk", [("x", const("p")), ("b", BOOL)])])])
    e.define("bit", arrow(const("Held"), BOOL), lam("s", const("Held"), proj("Held", 1, "s")))
    e.theorem("again", const("p"), const("by"))
    rests = _answer(e, tmp_path).rests

    assert rests["p"] == ["p"]
    assert rests["h"] == rests["by"] == rests["again"] == ["p", "h"]
    assert rests["through"] == []
    assert rests["type"] == rests["Held"] == rests["bit"] == ["p"]


def test_a_string_rests_on_what_makes_it(tmp_path: Path) -> None:
    """If characters become a string by an axiom, so does the literal."""
    e = Export()
    natural(e)
    listing(e)
    e.inductive([Family("Char", 1, [Ctor("Char.ofNat", [("n", NAT)])])])
    e.inductive([Family("String", 1, [])])
    e.axiom("String.ofList", arrow(app(const("List", 0), const("Char")), const("String")))
    e.define("s", const("String"), text("a"))

    assert _answer(e, tmp_path).rests["s"] == ["String.ofList"]


def test_functions_that_are_computed_without_a_definition_are_assumed(tmp_path: Path) -> None:
    """They are axioms, by their names."""
    e = Export()
    natural(e)
    boolean(e)
    e.axiom("Nat.lor", arrow(NAT, NAT, NAT))
    e.define("f", arrow(NAT, NAT), app(const("Nat.lor"), const("Nat.zero")))
    e.define("g", BOOL, TT)
    rests = _answer(e, tmp_path).rests

    assert rests["f"] == ["Nat.lor"]
    assert rests["g"] == []
