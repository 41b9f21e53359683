"""The rules of terms, one after the other."""

from kernel.builder import (
    PROP,
    TYPE,
    Ctor,
    Export,
    Family,
    app,
    arrow,
    bvar,
    const,
    lam,
    let,
    nat,
    pi,
    proj,
    sort,
    succ,
    text,
)  # fmt: skip
from kernel.cases import accepts, malformed, rejects
from kernel.prelude import (
    BOOL,
    FALSE,
    FF,
    NAT,
    SUCC,
    TRUE,
    TT,
    UNIT,
    ZERO,
    accessible,
    addition,
    boolean,
    eq,
    equality,
    false,
    listing,
    natural,
    quotient,
    refl,
    true,
    unit,
)  # fmt: skip

ID = pi("p", PROP, arrow("p", "p"))
IDENTITY = lam("p", PROP, lam("h", "p", "h"))


# Variables, λ, Π, application


@accepts
def a_proof(e: Export) -> None:
    e.theorem("id", ID, IDENTITY)


@rejects("value", "and not")
def a_value_of_another_type(e: Export) -> None:
    e.theorem("id", ID, lam("p", PROP, lam("h", "p", "p")))


@rejects("bound variable", "the value has a loose bound variable")
def a_loose_variable_in_a_value(e: Export) -> None:
    e.define("d", TYPE, lam("p", PROP, bvar(1)))


@rejects("bound variable", "the value has a loose bound variable")
def a_loose_variable_that_is_far_out(e: Export) -> None:
    """lean4#8554: how far out variables are was kept in twenty bits, and lost beyond."""
    e.define("d", TYPE, app(lam("x", TYPE, PROP), bvar(999_999)))


@malformed("no bound variable")
def a_variable_beyond_all_binders(e: Export) -> None:
    e.define("d", TYPE, app(lam("x", TYPE, PROP), bvar(1 << 20)))


@rejects("bound variable", "the type has a loose bound variable")
def a_loose_variable_in_a_type(e: Export) -> None:
    e.axiom("a", pi("p", PROP, bvar(1)))


@rejects("bound variable", "the value has a loose bound variable")
def a_loose_variable_in_an_opaque_constant(e: Export) -> None:
    """lean4#14484: opaque constants were not looked at for what is not closed."""
    e.opaque("o", TYPE, app(lam("x", TYPE, PROP), bvar(0)))


@rejects("application", "and not")
def an_argument_of_another_type(e: Export) -> None:
    e.axiom("P", arrow(PROP, PROP))
    e.axiom("a", app(const("P"), PROP))


@rejects("application", "is applied to")
def an_application_of_no_function(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("a", app(const("p"), const("p")))


@rejects("type", "is no type")
def a_type_that_is_a_proof(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("h", const("p"))
    e.axiom("a", const("h"))


@rejects("type", "is no type")
def a_binder_whose_type_is_none(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("h", const("p"))
    e.define("d", TYPE, lam("x", const("h"), PROP))


@rejects("application", "and not")
def a_binder_whose_type_computes_to_one(e: Export) -> None:
    """What it is applied to would be forgotten; but it has no type itself."""
    e.axiom("q", PROP)
    e.define("P", arrow(PROP, PROP), lam("a", PROP, const("q")))
    e.theorem("t", arrow(const("q"), const("q")), lam("x", app(const("P"), PROP), "x"))


@rejects("type", "is no type")
def a_product_over_what_is_no_type(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("h", const("p"))
    e.define("d", PROP, pi("x", const("h"), const("p")))


@accepts
def a_sort_that_has_to_be_computed(e: Export) -> None:
    e.define("K", arrow(TYPE, TYPE, TYPE), lam("a", TYPE, lam("b", TYPE, "a")))
    e.define("P", TYPE, PROP)
    e.theorem("t", pi("p", app(const("K"), const("P"), PROP), arrow("p", "p")), IDENTITY)


@accepts
def beta(e: Export) -> None:
    e.axiom("p", PROP)
    e.theorem("t", arrow(app(lam("q", PROP, "q"), const("p")), const("p")),
              lam("h", const("p"), "h"))  # fmt: skip


@accepts
def eta(e: Export) -> None:
    e.axiom("P", arrow(arrow(PROP, PROP), PROP))
    expanded = lam("p", PROP, app("f", "p"))
    e.theorem(
        "t",
        pi("f", arrow(PROP, PROP), arrow(app(const("P"), expanded), app(const("P"), "f"))),
        lam("f", arrow(PROP, PROP), lam("h", app(const("P"), expanded), "h")),
    )


@rejects("value", "and not")
def no_eta_of_another_function(e: Export) -> None:
    e.axiom("P", arrow(arrow(PROP, PROP), PROP))
    other = lam("p", PROP, app("f", app("f", "p")))
    e.theorem(
        "t",
        pi("f", arrow(PROP, PROP), arrow(app(const("P"), other), app(const("P"), "f"))),
        lam("f", arrow(PROP, PROP), lam("h", app(const("P"), other), "h")),
    )


# let


@accepts
def a_let(e: Export) -> None:
    e.define("d", TYPE, let("x", TYPE, PROP, "x"))
    e.axiom("P", arrow(TYPE, PROP))
    e.axiom("all", pi("a", TYPE, app(const("P"), "a")))
    e.theorem("t", app(const("P"), PROP), let("x", TYPE, PROP, app(const("all"), "x")))


@rejects("let", "and not")
def a_let_of_another_type(e: Export) -> None:
    e.define("d", TYPE, let("x", PROP, PROP, "x"))


@rejects("type", "is no type")
def a_let_whose_type_is_none(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("h", const("p"))
    e.define("d", TYPE, let("x", const("h"), const("h"), PROP))


# Universes


@accepts
def imax_is_0_for_propositions(e: Export) -> None:
    e.define("d", PROP, pi("a", sort(5), pi("p", PROP, "p")))
    e.define("l", TYPE, sort(("imax", 3, 0)))
    e.define("m", sort(succ(("max", "v", "u"))), sort(("max", "u", "v")), ("u", "v"))


@rejects("value", "and not")
def imax_is_max_elsewhere(e: Export) -> None:
    e.define("d", TYPE, pi("a", TYPE, pi("p", PROP, TYPE)))


@rejects("value", "and not")
def a_universe_in_itself(e: Export) -> None:
    e.define("d", sort("u"), sort("u"), ("u",))


@rejects("value", "and not")
def imax_and_its_successor(e: Export) -> None:
    """A kernel once held imax(u, v) + 1 ≤ imax(u, v), by reflexivity."""
    level = ("imax", "u", "v")
    e.define("down", arrow(sort(succ(level)), sort(level)), lam("x", sort(succ(level)), "x"),
             ("u", "v"))  # fmt: skip


@rejects("value", "and not")
def imax_from_0_and_its_successor(e: Export) -> None:
    """A kernel once lost the 1 of imax(0, v) + 1 when it brought levels into normal form."""
    level = ("imax", 0, "v")
    e.define("down", arrow(sort(succ(level)), sort(level)), lam("x", sort(succ(level)), "x"),
             ("v",))  # fmt: skip


@rejects("levels", "is not declared")
def an_undeclared_level(e: Export) -> None:
    e.define("d", sort(succ(succ("u"))), sort(succ("u")))


@rejects("levels", "is not declared")
def an_undeclared_level_of_a_constant(e: Export) -> None:
    e.axiom("a", TYPE, ("u",))
    e.axiom("b", const("a", "v"), ("u",))


@rejects("levels", "comes twice")
def a_level_that_comes_twice(e: Export) -> None:
    e.define("d", TYPE, PROP, ("u", "u"))


@rejects("levels", "takes 1 universe levels, not 2")
def a_constant_with_too_many_levels(e: Export) -> None:
    e.define("a", TYPE, PROP, ("u",))
    e.axiom("b", const("a", 0, 0))


@rejects("levels", "takes 1 universe levels, not 0")
def two_constants_with_too_few_levels(e: Export) -> None:
    """lean4#10577: unfolding failed where it was said to succeed."""
    e.define("a", TYPE, PROP, ("u",), hints={"regular": 1})
    e.define("b", TYPE, PROP, ("u",), hints={"regular": 1})
    e.axiom("P", arrow(TYPE, PROP))
    e.theorem("t", arrow(app(const("P"), const("a", 0)), app(const("P"), const("b"))),
              lam("h", app(const("P"), const("a")), "h"))  # fmt: skip


# Declarations


@rejects("theorem", "is no proposition")
def a_theorem_of_no_proposition(e: Export) -> None:
    e.theorem("t", TYPE, PROP)


@accepts
def a_theorem_whose_sort_is_prop_by_computation(e: Export) -> None:
    e.axiom("p", sort(("imax", 1, 0)))
    e.theorem("t", arrow(const("p"), const("p")), lam("h", const("p"), "h"))


@rejects("constant", "was not declared before")
def a_constant_that_is_declared_nowhere(e: Export) -> None:
    e.axiom("a", const("b"))


@rejects("constant", "was not declared before")
def a_definition_by_itself(e: Export) -> None:
    false(e)
    e.theorem("t", FALSE, const("t"))


@rejects("name", "is declared already")
def a_name_declared_twice(e: Export) -> None:
    false(e)
    e.axiom("p", PROP)
    e.define("p", PROP, FALSE)


@rejects("constant", "was not declared before")
def what_is_unsafe_is_left_out(e: Export) -> None:
    false(e)
    e.define("u", FALSE, const("u"), safety="unsafe")
    e.declared.remove("u")
    e.theorem("t", FALSE, const("u"))


@rejects("constant", "was not declared before")
def what_is_partial_is_left_out(e: Export) -> None:
    false(e)
    e.define("u", FALSE, const("u"), safety="partial")
    e.declared.remove("u")
    e.theorem("t", FALSE, const("u"))


@rejects("value", "and not")
def opaque_constants_are_not_unfolded(e: Export) -> None:
    e.opaque("o", TYPE, PROP)
    e.axiom("P", arrow(TYPE, PROP))
    e.theorem("t", arrow(app(const("P"), const("o")), app(const("P"), PROP)),
              lam("h", app(const("P"), const("o")), "h"))  # fmt: skip


@accepts
def definitions_are_unfolded(e: Export) -> None:
    e.define("d", TYPE, PROP)
    e.define("d2", TYPE, const("d"), hints={"regular": 2})
    e.axiom("P", arrow(TYPE, PROP))
    e.theorem("t", arrow(app(const("P"), const("d2")), app(const("P"), PROP)),
              lam("h", app(const("P"), const("d")), "h"))  # fmt: skip


@accepts
def names_with_the_same_text_at_first_sight(e: Export) -> None:
    """`a.b`, and a name whose only component is "a.b"."""
    e.define("a.b", TYPE, PROP)
    e.define(("a.b",), sort(2), TYPE)
    e.define(("a", 1), TYPE, PROP)
    e.define(("a", "1"), sort(2), TYPE)


@accepts
def names_that_javascript_knows(e: Export) -> None:
    for name in ("constructor", "toString", "__proto__", "valueOf"):
        e.define(name, TYPE, PROP)
    natural(e)
    e.axiom("__defineGetter__", arrow(NAT, NAT, NAT))
    equality(e)
    call = app(const("__defineGetter__"), nat(1), nat(2))
    e.theorem("t", eq(1, NAT, call, call), refl(1, NAT, call))


# Proofs


@accepts
def proofs_of_a_proposition_are_equal(e: Export) -> None:
    e.axiom("p", PROP)
    e.axiom("P", arrow(const("p"), PROP))
    goal = arrow(app(const("P"), "g"), app(const("P"), "h"))
    same = lam("x", app(const("P"), "g"), "x")
    e.theorem("t", pi("g", const("p"), pi("h", const("p"), goal)),
              lam("g", const("p"), lam("h", const("p"), same)))  # fmt: skip


@rejects("value", "and not")
def terms_of_a_type_are_not_equal(e: Export) -> None:
    e.axiom("p", TYPE)
    e.axiom("P", arrow(const("p"), PROP))
    goal = arrow(app(const("P"), "g"), app(const("P"), "h"))
    same = lam("x", app(const("P"), "g"), "x")
    e.theorem("t", pi("g", const("p"), pi("h", const("p"), goal)),
              lam("g", const("p"), lam("h", const("p"), same)))  # fmt: skip


# Structures and projections


def pair(e: Export) -> None:
    e.inductive([Family("Pair", 1, [Ctor("Pair.mk", [("a", BOOL), ("b", BOOL)])])])


@accepts
def a_projection(e: Export) -> None:
    boolean(e)
    equality(e)
    pair(e)
    made = app(const("Pair.mk"), TT, FF)
    e.theorem("t", eq(1, BOOL, proj("Pair", 1, made), FF), refl(1, BOOL, FF))


@rejects("projection", "has no field 2")
def a_projection_too_far(e: Export) -> None:
    boolean(e)
    pair(e)
    e.define("d", BOOL, proj("Pair", 2, app(const("Pair.mk"), TT, FF)))


@rejects("projection", "no structure Nat")
def a_projection_of_what_has_two_constructors(e: Export) -> None:
    natural(e)
    e.define("d", NAT, proj("Nat", 0, app(SUCC, ZERO)))


@rejects("projection", "no structure Other")
def a_projection_by_another_structure(e: Export) -> None:
    boolean(e)
    pair(e)
    e.inductive([Family("Other", 1, [Ctor("Other.mk", [("a", BOOL)])])])
    e.define("d", BOOL, proj("Other", 0, app(const("Pair.mk"), TT, FF)))


@accepts
def a_proof_out_of_a_proposition(e: Export) -> None:
    both = Ctor("Both.mk", [("a", "p"), ("b", "q")])
    e.inductive([Family("Both", 0, [both])], [("p", PROP), ("q", PROP)])
    whole = app(const("Both"), "p", "q")
    e.theorem("t", pi("p", PROP, pi("q", PROP, arrow(whole, "q"))),
              lam("p", PROP, lam("q", PROP, lam("h", whole, proj("Both", 1, "h")))))  # fmt: skip


def some(e: Export, level: object = 0) -> None:
    """A proposition with a bit in it."""
    boolean(e)
    e.inductive([Family("Some", level, [Ctor("Some.mk", [("bit", BOOL)])])], large=False)


@rejects("projection", "is no proof")
def data_out_of_a_proposition(e: Export) -> None:
    some(e)
    e.define("d", arrow(const("Some"), BOOL), lam("s", const("Some"), proj("Some", 0, "s")))


@rejects("projection", "is no proof")
def data_out_of_what_is_a_proposition_by_computation(e: Export) -> None:
    """lean4#14613: Sort imax(1, 0) was not seen to be Prop."""
    some(e, ("imax", 1, 0))
    e.define("d", arrow(const("Some"), BOOL), lam("s", const("Some"), proj("Some", 0, "s")))


@rejects("projection", "is no proof")
def a_proof_that_depends_on_data_of_a_proposition(e: Export) -> None:
    """The second field is a proof; its type mentions the first."""
    boolean(e)
    true(e)
    e.define("F", arrow(BOOL, PROP), lam("b", BOOL, TRUE))
    fields = [("bit", BOOL), ("h", app(const("F"), "bit"))]
    e.inductive([Family("Some", 0, [Ctor("Some.mk", fields)])], large=False)
    e.theorem("t", arrow(const("Some"), TRUE), lam("s", const("Some"), proj("Some", 1, "s")))


def mixed(e: Export) -> None:
    """A proposition with a proof, a bit, a proof, a bit, a proof about that, and a proof."""
    for write in (true, boolean, equality):
        write(e)
    about = eq(1, BOOL, "b", "b")
    fields = [("p", TRUE), ("a", BOOL), ("q", TRUE), ("b", BOOL), ("h", about), ("r", TRUE)]
    e.inductive([Family("Mixed", 0, [Ctor("Mixed.mk", fields)])], large=False)


def _field(e: Export, index: int) -> None:
    mixed(e)
    out = lam("m", const("Mixed"), proj("Mixed", index, "m"))
    e.theorem("t", arrow(const("Mixed"), TRUE), out)


@accepts
def a_proof_before_all_data(e: Export) -> None:
    _field(e, 0)


@accepts
def a_proof_after_data_that_nothing_depends_on(e: Export) -> None:
    _field(e, 2)


@rejects("projection", "the field 3 of the proposition Mixed is no proof")
def a_proof_after_data_that_something_depends_on(e: Export) -> None:
    _field(e, 5)


@accepts
def a_structure_is_its_constructor_at_its_projections(e: Export) -> None:
    boolean(e)
    equality(e)
    pair(e)
    made = app(const("Pair.mk"), proj("Pair", 0, "p"), proj("Pair", 1, "p"))
    e.theorem("t", pi("p", const("Pair"), eq(1, const("Pair"), "p", made)),
              lam("p", const("Pair"), refl(1, const("Pair"), "p")))  # fmt: skip


@rejects("value", "and not")
def a_structure_is_not_its_constructor_at_others(e: Export) -> None:
    boolean(e)
    equality(e)
    pair(e)
    made = app(const("Pair.mk"), proj("Pair", 1, "p"), proj("Pair", 0, "p"))
    e.theorem("t", pi("p", const("Pair"), eq(1, const("Pair"), "p", made)),
              lam("p", const("Pair"), refl(1, const("Pair"), "p")))  # fmt: skip


@accepts
def terms_of_a_type_with_nothing_in_it(e: Export) -> None:
    unit(e)
    equality(e)
    e.theorem("t", pi("a", UNIT, pi("b", UNIT, eq(1, UNIT, "a", "b"))),
              lam("a", UNIT, lam("b", UNIT, refl(1, UNIT, "a"))))  # fmt: skip


@rejects("value", "and not")
def terms_of_a_type_with_an_index(e: Export) -> None:
    """No η where there is an index."""
    boolean(e)
    equality(e)
    e.inductive([Family("At", 1, [Ctor("At.mk", [], [TT])], [("b", BOOL)])])
    at = app(const("At"), "x")
    goal = pi("x", BOOL, pi("a", at, pi("b", at, eq(1, at, "a", "b"))))
    e.theorem("t", goal, lam("x", BOOL, lam("a", at, lam("b", at, refl(1, at, "a")))))


@rejects("value", "and not")
def no_eta_of_a_recursive_structure(e: Export) -> None:
    unit(e)
    equality(e)
    e.inductive([Family("Tower", 1, [Ctor("Tower.up", [("t", const("Tower"))])])])
    tower = const("Tower")
    made = app(const("Tower.up"), proj("Tower", 0, "t"))
    e.theorem("t", pi("t", tower, eq(1, tower, "t", made)), lam("t", tower, refl(1, tower, "t")))


# Recursors


@accepts
def a_recursor_at_a_constructor(e: Export) -> None:
    natural(e)
    equality(e)
    addition(e)
    two = app(SUCC, app(SUCC, ZERO))
    sum_ = app(const("Nat.add"), app(SUCC, ZERO), app(SUCC, ZERO))
    e.theorem("t", eq(1, NAT, sum_, two), refl(1, NAT, two))


@rejects("value", "and not")
def a_recursor_computes_what_its_rules_say(e: Export) -> None:
    natural(e)
    equality(e)
    addition(e)
    sum_ = app(const("Nat.add"), app(SUCC, ZERO), app(SUCC, ZERO))
    e.theorem("t", eq(1, NAT, sum_, app(SUCC, ZERO)), refl(1, NAT, sum_))


def _transport(major: object) -> object:
    """Eq.rec over Bool at a constant motive."""
    motive = lam("b", BOOL, lam("_", eq(1, BOOL, TT, "b"), BOOL))
    return app(const("Eq.rec", 1, 1), BOOL, TT, motive, FF, TT, major)


@accepts
def a_proof_of_equality_is_reflexivity(e: Export) -> None:
    boolean(e)
    equality(e)
    same = eq(1, BOOL, TT, TT)
    e.theorem("t", pi("h", same, eq(1, BOOL, _transport("h"), FF)),
              lam("h", same, refl(1, BOOL, FF)))  # fmt: skip


@rejects("value", "and not")
def a_proof_of_another_equality_is_not(e: Export) -> None:
    boolean(e)
    equality(e)
    motive = lam("b", BOOL, lam("_", eq(1, BOOL, TT, "b"), BOOL))
    other = app(const("Eq.rec", 1, 1), BOOL, TT, motive, FF, "x", "h")
    same = eq(1, BOOL, TT, "x")
    e.theorem("t", pi("x", BOOL, pi("h", same, eq(1, BOOL, other, FF))),
              lam("x", BOOL, lam("h", same, refl(1, BOOL, FF))))  # fmt: skip


@accepts
def accessibility_is_recursive(e: Export) -> None:
    accessible(e)


@rejects("value", "and not")
def accessibility_is_not_taken_for_its_constructor(e: Export) -> None:
    """Its recursor waits until there is one, though Acc has only one."""
    accessible(e)
    equality(e)
    boolean(e)
    acc = app(const("Acc", 1), BOOL, "r", "x")
    motive = lam("x", BOOL, lam("_", app(const("Acc", 1), BOOL, "r", "x"), BOOL))
    below = pi("y", BOOL, arrow(app("r", "y", "x"), app(const("Acc", 1), BOOL, "r", "y")))
    smaller = pi("y", BOOL, arrow(app("r", "y", "x"), BOOL))
    step = lam("x", BOOL, lam("_", below, lam("_", smaller, TT)))
    call = app(const("Acc.rec", 1, 1), BOOL, "r", motive, step, "x", "h")
    relation = arrow(BOOL, BOOL, PROP)
    e.theorem(
        "t",
        pi("r", relation, pi("x", BOOL, pi("h", acc, eq(1, BOOL, call, TT)))),
        lam("r", relation, lam("x", BOOL, lam("h", acc, refl(1, BOOL, TT)))),
    )


# Quotients


@accepts
def a_quotient_computes(e: Export) -> None:
    equality(e)
    boolean(e)
    quotient(e)
    relation = lam("a", BOOL, lam("b", BOOL, eq(1, BOOL, "a", "b")))
    respects = lam("a", BOOL, lam("b", BOOL, lam("h", eq(1, BOOL, "a", "b"), "h")))
    lifted = app(const("Quot.lift", 1, 1), BOOL, relation, BOOL, lam("x", BOOL, "x"), respects,
                 app(const("Quot.mk", 1), BOOL, relation, TT))  # fmt: skip
    e.theorem("t", eq(1, BOOL, lifted, TT), refl(1, BOOL, TT))


@rejects("quotient", "Quot.lift needs Eq", "Quot.lift")
def a_quotient_without_equality(e: Export) -> None:
    e.axiom("Eq", pi("α", sort("u"), arrow("α", "α", PROP)), ("u",))
    e.axiom("Eq.refl", pi("α", sort("u"), pi("a", "α", eq("u", "α", "a", "a"))), ("u",))
    quotient(e)


@rejects("quotient", "Eq is not equality", "Quot.lift")
def a_quotient_with_another_equality(e: Export) -> None:
    """An Eq that all terms are in."""
    made = Ctor("Eq.refl", [], ["a"])
    other = Ctor("Eq.any", [], ["c"])
    e.inductive(
        [Family("Eq", 0, [made, Ctor(other.name, [("c", "α")], ["c"])], [("b", "α")])],
        [("α", sort("u")), ("a", "α")], ("u",), large=False,
    )  # fmt: skip
    quotient(e)


@rejects("quotient", "has the type", "Quot.mk")
def a_quotient_of_another_type(e: Export) -> None:
    equality(e)
    quot = pi("α", sort("u"), arrow(arrow("α", "α", PROP), sort("u")))
    e.quot("Quot", "type", quot, ("u",))
    e.quot("Quot.mk", "ctor", quot, ("u",))


@rejects("quotient", "is no constant of quotients")
def a_quotient_of_another_name(e: Export) -> None:
    quot = pi("α", sort("u"), arrow(arrow("α", "α", PROP), sort("u")))
    e.quot("Quotient", "type", quot, ("u",))


@rejects("quotient", "Quot.mk comes before Quot", "Quot.mk")
def a_quotient_that_is_a_definition(e: Export) -> None:
    """If Quot were the unit type, all its elements would be equal, and functions of it not."""
    equality(e)
    true(e)
    unit_ = Ctor("PUnit.unit")
    e.inductive([Family("PUnit", "u", [unit_])], [], ("u",))
    type_ = pi("α", sort("u"), arrow(arrow("α", "α", PROP), sort("u")))
    value = lam("α", sort("u"), lam("r", arrow("α", "α", PROP), const("PUnit", "u")))
    e.define("Quot", type_, value, ("u",))
    quotient(e, skip="Quot")


# Numbers and strings


@accepts
def numbers(e: Export) -> None:
    natural(e)
    boolean(e)
    equality(e)
    addition(e)
    e.theorem("t", eq(1, NAT, nat(2), app(SUCC, app(SUCC, ZERO))), refl(1, NAT, nat(2)))
    big = 10**40
    sum_ = app(const("Nat.add"), nat(big), nat(1))
    e.theorem("s", eq(1, NAT, sum_, nat(big + 1)), refl(1, NAT, sum_))


@rejects("value", "and not")
def numbers_that_differ(e: Export) -> None:
    natural(e)
    equality(e)
    e.theorem("t", eq(1, NAT, nat(2), app(SUCC, ZERO)), refl(1, NAT, nat(2)))


@rejects("literal", "before the natural numbers are declared")
def a_number_before_the_numbers(e: Export) -> None:
    e.axiom("P", arrow(PROP, PROP))
    e.define("d", TYPE, app(lam("x", TYPE, TYPE), nat(0)))


@rejects("literal", "before the natural numbers are declared")
def a_number_where_nat_is_empty(e: Export) -> None:
    e.inductive([Family("Nat", 1, [])])
    e.define("d", NAT, nat(0))


@rejects("literal", "before the natural numbers are declared")
def a_number_where_nat_has_one_more_constructor(e: Export) -> None:
    ctors = [Ctor("Nat.zero"), Ctor("Nat.succ", [("n", NAT)]), Ctor("Nat.omega")]
    e.inductive([Family("Nat", 1, ctors)])
    e.define("d", NAT, nat(0))


@rejects("value", "and not")
def a_computed_function_that_is_another(e: Export) -> None:
    natural(e)
    equality(e)
    e.define("Nat.add", arrow(NAT, NAT, NAT), lam("n", NAT, lam("m", NAT, "n")))
    sum_ = app(const("Nat.add"), nat(1), nat(1))
    e.theorem("t", eq(1, NAT, sum_, nat(2)), refl(1, NAT, sum_))


@rejects("value", "and not")
def a_function_whose_name_looks_like_a_computed_one(e: Export) -> None:
    """The only component of its name is "Nat.add"."""
    natural(e)
    equality(e)
    addition(e)
    e.define(("Nat.add",), arrow(NAT, NAT, NAT), lam("n", NAT, lam("m", NAT, ZERO)))
    sum_ = app(const(("Nat.add",)), nat(1), nat(1))
    e.theorem("t", eq(1, NAT, sum_, nat(2)), refl(1, NAT, sum_))


@accepts
def a_function_without_a_definition_is_computed(e: Export) -> None:
    natural(e)
    equality(e)
    e.axiom("Nat.land", arrow(NAT, NAT, NAT))
    both = app(const("Nat.land"), nat(6), nat(3))
    e.theorem("t", eq(1, NAT, both, nat(2)), refl(1, NAT, both))


def strings(e: Export, maker: str = "String.ofList") -> None:
    natural(e)
    listing(e)
    many = app(const("List", 0), const("Char"))
    e.inductive([Family("Char", 1, [Ctor("Char.ofNat", [("n", NAT)])])])
    e.inductive([Family("String", 1, [Ctor("String.mk", [("data", many)])])])
    if maker == "String.ofList":
        made = lam("l", many, app(const("String.mk"), "l"))
        e.define("String.ofList", arrow(many, const("String")), made)


def characters(*codes: int) -> object:
    made = app(const("List.nil", 0), const("Char"))
    for code in reversed(codes):
        each = app(const("Char.ofNat"), nat(code))
        made = app(const("List.cons", 0), const("Char"), each, made)
    return made


@accepts
def a_string(e: Export) -> None:
    equality(e)
    strings(e)
    made = app(const("String.mk"), characters(97, 0x1D538))
    string = const("String")
    e.theorem("t", eq(1, string, text("a\U0001d538"), made), refl(1, string, made))


@rejects("value", "and not")
def strings_that_differ(e: Export) -> None:
    equality(e)
    strings(e)
    string = const("String")
    e.theorem("t", eq(1, string, text("ab"), text("ba")), refl(1, string, text("ab")))


@rejects("literal", "before String.ofList is declared")
def a_string_of_an_empty_type(e: Export) -> None:
    natural(e)
    e.inductive([Family("String", 1, [])])
    e.define("s", const("String"), text("a"))


@rejects("literal", "and not")
def a_string_whose_characters_make_something_else(e: Export) -> None:
    natural(e)
    listing(e)
    many = app(const("List", 0), const("Char"))
    e.inductive([Family("Char", 1, [Ctor("Char.ofNat", [("n", NAT)])])])
    e.inductive([Family("String", 1, [])])
    e.define("String.ofList", arrow(many, NAT), lam("l", many, ZERO))
    e.define("s", const("String"), text("a"))


@rejects("value", "and not")
def what_a_string_stands_for_does_not_change(e: Export) -> None:
    """Once "a" is String.mk of its characters, a later String.ofList is a function like others."""
    equality(e)
    strings(e, maker="String.mk")
    string, many = const("String"), app(const("List", 0), const("Char"))
    made = app(const("String.mk"), characters(97))
    e.theorem("t", eq(1, string, text("a"), made), refl(1, string, made))
    empty = app(const("String.mk"), characters())
    e.define("String.ofList", arrow(many, string), lam("l", many, empty))
    e.theorem("u", eq(1, string, text("a"), empty), refl(1, string, empty))


# The format


@malformed("the term 5 is not there yet")
def a_term_that_comes_later(e: Export) -> None:
    e.raw({"ie": 0, "app": {"fn": 5, "arg": 5}})


@accepts
def numbers_in_any_order(e: Export) -> None:
    e.raw({"il": 7, "succ": 0})
    e.raw({"il": 3, "succ": 7})
    e.raw({"in": 9, "str": {"pre": 0, "str": "d"}})
    e.raw({"ie": 70000, "sort": 7})
    e.raw({"ie": 2, "sort": 3})
    row = {"name": 9, "levelParams": [], "type": 2, "value": 70000, "hints": "abbrev"}
    e.raw({"def": {**row, "safety": "safe"}})
    e.declared.append("d")


@malformed("the term 0 is there already")
def a_term_with_the_number_of_another(e: Export) -> None:
    e.raw({"ie": 0, "sort": 0})
    e.raw({"ie": 0, "bvar": 0})


@malformed("the level 0 is there already")
def a_level_with_the_number_of_another(e: Export) -> None:
    e.raw({"il": 0, "succ": 0})


@malformed('the term "length" is not there yet')
def a_term_by_a_word(e: Export) -> None:
    e.raw({"ie": 0, "sort": 0})
    e.raw({"ie": 1, "app": {"fn": "length", "arg": 0}})


@malformed("has no number")
def a_term_with_a_number_beyond_all_counting(e: Export) -> None:
    e.raw({"ie": 2**40, "sort": 0})


@malformed("has no number")
def false_by_a_number_that_comes_back_as_another(e: Export) -> None:
    """Rows of 32 bits: the number of a name `False` would be read as that of `True`."""
    false(e)
    true(e)
    far = 2**32 + e.name("True")
    e.raw({"in": far, "str": {"pre": 0, "str": "False"}})
    proof, count = e.term(const("True.intro")), sum("ie" in line for line in e.lines)
    e.raw({"ie": count, "const": {"name": far, "us": []}})
    row = {"name": e.name("t"), "levelParams": [], "type": count, "value": proof}
    e.raw({"thm": {**row, "all": [e.name("t")]}})


@malformed("has no number")
def a_level_with_a_number_beyond_all_counting(e: Export) -> None:
    e.raw({"il": 2**32, "succ": 0})


@malformed("something is missing")
def a_term_without_its_parts(e: Export) -> None:
    e.raw({"ie": 0, "app": None})


@malformed("something is missing")
def a_group_without_its_parts(e: Export) -> None:
    e.raw({"inductive": None})


@malformed("more than one declaration")
def a_line_with_two_declarations(e: Export) -> None:
    e.term(PROP)
    row = {"name": e.name("a"), "levelParams": [], "type": 0}
    e.raw({"axiom": None, "thm": {**row, "value": 0}})


@malformed("of no known kind")
def a_line_of_no_known_kind(e: Export) -> None:
    e.raw({"theorem": {}})


@malformed("no natural number")
def a_number_that_is_not_exact(e: Export) -> None:
    e.lines.append({"ie": 0, "natVal": 2**53})


@malformed("no field")
def a_field_beyond_all_counting(e: Export) -> None:
    e.raw({"ie": 0, "sort": 0})
    e.raw({"ie": 1, "proj": {"typeName": 0, "idx": 2**32, "struct": 0}})


@malformed("no string")
def a_string_with_half_a_character(e: Export) -> None:
    e.raw({"ie": 0, "strVal": "\ud835"})


@malformed("is not there yet")
def an_unsafe_definition_without_its_value(e: Export) -> None:
    """What is left out is read all the same."""
    e.define("d", TYPE, PROP, safety="unsafe")
    e.lines[-1]["def"]["value"] = 1000


@malformed("no safety")
def a_definition_of_a_safety_of_its_own(e: Export) -> None:
    """A word that nobody knows leaves nothing out."""
    e.define("d", TYPE, PROP, safety="reviewed")


@malformed("no height")
def a_definition_of_no_height(e: Export) -> None:
    e.define("d", TYPE, PROP, hints={"regular": -1})


@malformed("neither true nor false")
def an_axiom_that_is_unsafe_by_a_word(e: Export) -> None:
    e.axiom("a", PROP)
    e.lines[-1]["axiom"]["isUnsafe"] = "true"


@malformed("a name's component is no string")
def a_name_with_half_a_character(e: Export) -> None:
    e.raw({"in": 1, "str": {"pre": 0, "str": "\ud800"}})


@malformed("the version of the format is 3.0.0, not 3.1")
def a_format_with_other_words_for_inductive_types(e: Export) -> None:
    e.lines = [{"meta": {"format": {"version": "3.0.0"}}}]


@malformed("the version of the format is 4.0.0, not 3.1")
def a_format_of_another_version(e: Export) -> None:
    e.lines = [{"meta": {"format": {"version": "4.0.0"}}}]


# What is said of it


def _carrier(e: Export) -> None:
    e.axiom("C", sort(2), ("u",))
    e.axiom("make", const("C", 0))


@rejects("value", "C, where it has C.{0}\nand not\n  C, where it has C.{1}")
def terms_that_differ_in_levels(e: Export) -> None:
    """Levels are not shown, unless it is they that differ."""
    _carrier(e)
    e.define("d", const("C", 1), const("make"))


@rejects("value", "where it has C.{1}")
def terms_that_differ_far_inside(e: Export) -> None:
    """What is cut off is shown if that is where they differ."""
    _carrier(e)
    long = [PROP] * 300
    e.axiom("f", arrow(*long, const("C", 0), PROP))
    e.define("d", arrow(*long, const("C", 1), PROP), const("f"))
