"""The rules of inductive types and of their recursors."""

from collections.abc import Callable
from typing import Any

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
    nat,
    pi,
    proj,
    sort,
    succ,
)  # fmt: skip
from kernel.cases import accepts, rejects
from kernel.prelude import (
    BOOL,
    FALSE,
    FF,
    NAT,
    TRUE,
    TT,
    absurd,
    accessible,
    addition,
    boolean,
    eq,
    equality,
    false,
    listing,
    natural,
    refl,
    true,
    unit,
)  # fmt: skip

T = const("T")

# Types


@accepts
def the_usual_types(e: Export) -> None:
    for write in (false, true, boolean, unit, natural, equality, listing, accessible):
        write(e)


@accepts
def types_of_any_universe(e: Export) -> None:
    mk = Ctor("Both.mk", [("a", "α"), ("b", "β")])
    e.inductive([Family("Both", ("max", 1, ("max", "u", "v")), [mk])],
                [("α", sort("u")), ("β", sort("v"))], ("u", "v"))  # fmt: skip
    e.inductive([Family("Held", "u", [Ctor("Held.mk", [("a", "α")])])], [("α", sort("u"))], ("u",),
                large=False)  # fmt: skip


@accepts
def types_that_mention_one_another(e: Export) -> None:
    even = Family("Even", 1, [Ctor("Even.zero"), Ctor("Even.next", [("n", const("Odd"))])])
    odd = Family("Odd", 1, [Ctor("Odd.next", [("n", const("Even"))])])
    e.inductive([even, odd])


@rejects("inductive", "does not end in a sort")
def a_type_that_is_no_sort(e: Export) -> None:
    e.axiom("A", TYPE)

    def change(row: Any) -> None:
        row["types"][0]["type"] = e.term(const("A"))

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "does not end in a sort")
def a_type_whose_sort_has_to_be_computed(e: Export) -> None:
    """Where it is stuck at one proof and Prop at another, lean4#14807 had a proof of False."""
    e.define("S", sort(2), TYPE)

    def change(row: Any) -> None:
        row["types"][0]["type"] = e.term(const("S"))

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "a universe parameter comes twice")
def a_type_with_a_level_twice(e: Export) -> None:
    e.inductive([Family("T", 1, [])], levels=("u", "u"))


@rejects("inductive", "fewer parameters than are said")
def a_type_with_fewer_parameters_than_it_says(e: Export) -> None:
    def change(row: Any) -> None:
        row["types"][0]["numParams"] = 1

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "different universes")
def types_of_different_universes(e: Export) -> None:
    e.inductive([Family("T", 1, []), Family("U", 2, [])])


@rejects("inductive", "is declared already")
def a_type_that_is_declared_already(e: Export) -> None:
    e.axiom("T.rec", PROP)
    e.inductive([Family("T", 1, [])])


@rejects("inductive", "a name comes twice")
def two_constructors_of_one_name(e: Export) -> None:
    e.inductive([Family("T", 1, [Ctor("T.mk"), Ctor("T.mk")])])


# Constructors


@rejects("inductive", "of the type Type, lives in the universe 2, too large for its type in 1")
def a_field_of_a_larger_universe(e: Export) -> None:
    e.inductive([Family("T", 1, [Ctor("T.mk", [("a", TYPE)])])])


@accepts
def a_proposition_with_a_large_field(e: Export) -> None:
    e.inductive([Family("T", 0, [Ctor("T.mk", [("a", TYPE)])])], large=False)


@rejects("inductive", "too large for its type")
def a_field_of_a_universe_that_may_be_larger(e: Export) -> None:
    """Sort imax(1, u) may be Prop, where a bit is too large."""
    boolean(e)
    level = ("imax", 1, "u")
    e.inductive([Family("T", level, [Ctor("T.mk", [("b", BOOL)])])], [], ("u",), large=False)


@rejects("inductive", "takes a function out of the type that it makes")
def a_negative_occurrence(e: Export) -> None:
    e.inductive([Family("T", 1, [Ctor("T.mk", [("f", arrow(T, T))])])])


@rejects("inductive", "takes a function out of the type that it makes")
def a_negative_occurrence_that_would_compute_away(e: Export) -> None:
    boolean(e)
    e.define("K", arrow(TYPE, TYPE, TYPE), lam("a", TYPE, lam("b", TYPE, "a")))
    field = arrow(app(const("K"), BOOL, T), T)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("f", field)])])])


@rejects("inductive", "takes a function out of the type that it makes")
def a_negative_occurrence_behind_a_definition(e: Export) -> None:
    e.define("To", arrow(TYPE, TYPE, TYPE), lam("a", TYPE, lam("b", TYPE, arrow("a", "b"))))
    e.inductive([Family("T", 1, [Ctor("T.mk", [("f", app(const("To"), T, T))])])])


@rejects("inductive", "mentions its type where it may not")
def an_occurrence_under_a_variable(e: Export) -> None:
    """f may turn T into anything."""
    field = app("f", app(T, "f"))
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", field)])])], [("f", arrow(TYPE, TYPE))])


@accepts
def a_positive_occurrence(e: Export) -> None:
    natural(e)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("f", arrow(NAT, T))])])])


@rejects("inductive", "mentions its type where it may not")
def an_occurrence_at_other_parameters(e: Export) -> None:
    boolean(e)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", app(T, TT))])])], [("b", BOOL)])


@rejects("inductive", "makes a")
def a_constructor_of_another_type(e: Export) -> None:
    boolean(e)

    def change(row: Any) -> None:
        row["ctors"][0]["type"] = e.term(BOOL)

    e.inductive([Family("T", 1, [Ctor("T.mk")])], change=change)


@rejects("inductive", "makes a")
def a_constructor_at_other_parameters(e: Export) -> None:
    def change(row: Any) -> None:
        swapped = app(T, "q", "p")
        row["ctors"][0]["type"] = e.term(pi("p", PROP, pi("q", PROP, swapped)))

    e.inductive([Family("T", 1, [Ctor("T.mk")])], [("p", PROP), ("q", PROP)], change=change)


@rejects("inductive", "makes a")
def a_constructor_at_other_levels(e: Export) -> None:
    def change(row: Any) -> None:
        row["ctors"][0]["type"] = e.term(const("T", "v", "u"))

    e.inductive([Family("T", 1, [Ctor("T.mk")])], [], ("u", "v"), change=change)


@rejects("inductive", "makes a")
def a_constructor_with_its_type_in_an_index(e: Export) -> None:
    e.axiom("p", PROP)
    e.inductive([Family("T", 0, [Ctor("T.mk", [], [app(T, const("p"))])], [("i", PROP)])])


@rejects("inductive", "makes a")
def a_constructor_whose_type_has_to_be_computed(e: Export) -> None:
    e.define("same", arrow(TYPE, TYPE), lam("a", TYPE, "a"))

    def change(row: Any) -> None:
        row["ctors"][0]["type"] = e.term(app(const("same"), T))

    e.inductive([Family("T", 1, [Ctor("T.mk")])], change=change)


@rejects("inductive", "the parameters of T.mk are not those of its type")
def a_constructor_with_other_parameters(e: Export) -> None:
    e.axiom("c", PROP)

    def change(row: Any) -> None:
        row["ctors"][0]["type"] = e.term(pi("p", TYPE, app(T, const("c"))))

    e.inductive([Family("T", 1, [Ctor("T.mk")])], [("p", PROP)], change=change)


@rejects("inductive", "a loose variable")
def a_constructor_with_a_loose_variable(e: Export) -> None:
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", bvar(7))])])])


@rejects("constant", "was not declared before")
def a_constructor_that_mentions_itself(e: Export) -> None:
    false(e)
    e.axiom("P", arrow(pi("p", PROP, "p"), PROP))
    e.inductive([Family("T", 0, [Ctor("T.mk", [("h", app(const("P"), const("T.mk")))])])])


@rejects("constant", "was not declared before")
def a_constructor_that_projects_out_of_its_type(e: Export) -> None:
    boolean(e)
    equality(e)
    fields = [("b", BOOL), ("x", T), ("h", eq(1, BOOL, proj("T", 0, "x"), TT))]
    e.inductive([Family("T", 1, [Ctor("T.mk", fields)])])


# What is recorded


def _records(**changes: Any) -> Callable[[Any], None]:
    def change(row: Any) -> None:
        for key, value in changes.items():
            kind, _, of = key.partition("_")
            row[kind][0][of] = value

    return change


RECORDS = {
    "types_numIndices": (1, "has 0 indices, not 1"),
    "types_numNested": (1, "nested types, there are 0"),
    "types_isRec": (False, "is not recorded as what it is"),
    "types_isReflexive": (True, "is not recorded as what it is"),
    "types_all": ([], "is recorded with another group"),
    "types_ctors": ([], "there are constructors of no type"),
    "ctors_numFields": (7, "fields, not 7"),
    "ctors_numParams": (1, "does not fit its type"),
    "ctors_cidx": (1, "does not fit its type"),
    "ctors_levelParams": ([1], "does not fit its type"),
    "recs_numParams": (1, "is not right: numParams is 1, not 0"),
    "recs_numIndices": (1, "is not right: numIndices is 1, not 0"),
    "recs_numMotives": (2, "is not right: numMotives is 2, not 1"),
    "recs_numMinors": (1, "is not right: numMinors is 1, not 2"),
    "recs_k": (True, "is not right: k is true, not false"),
    "recs_rules": ([], "has 0 rules, not 2"),
    "recs_levelParams": ([], "universe parameters of Nat.rec"),
    "recs_name": (1, "a name comes twice"),
}


def _record(key: str, value: Any, why: str) -> None:
    def write(e: Export) -> None:
        successor = Ctor("Nat.succ", [("n", NAT)])
        families = [Family("Nat", 1, [Ctor("Nat.zero"), successor])]
        e.inductive(families, change=_records(**{key: value}))

    write.__name__ = f"a_record_with_another_{key}"
    rejects("inductive", why)(write)


for _key, (_value, _why) in RECORDS.items():
    _record(_key, _value, _why)


@rejects("inductive", "there are 2 recursors for 1 types")
def a_recursor_too_many(e: Export) -> None:
    false(e)

    def change(row: Any) -> None:
        row["recs"].append({**row["recs"][0], "name": e.name("T.rec_1")})

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "the recursor T.rec is missing")
def a_recursor_of_another_name(e: Export) -> None:
    def change(row: Any) -> None:
        row["recs"][0]["name"] = e.name("T.recursor")

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "has the type")
def a_recursor_of_another_type(e: Export) -> None:
    """It would prove everything."""

    def change(row: Any) -> None:
        row["recs"][0]["type"] = e.term(pi("m", sort("elim"), "m"))

    e.inductive([Family("T", 1, [])], change=change)


@rejects("inductive", "the rule of Nat.rec for Nat.succ is")
def a_rule_that_forgets_the_step(e: Export) -> None:
    def change(row: Any) -> None:
        zero, succ_ = row["recs"][0]["rules"]
        line = next(line for line in e.lines if line.get("ie") == zero["rhs"])
        motive, minor = line["lam"]["type"], None
        inner = next(each for each in e.lines if each.get("ie") == line["lam"]["body"])
        minor = inner["lam"]["type"]
        step = next(each for each in e.lines if each.get("ie") == inner["lam"]["body"])
        count = sum("ie" in each for each in e.lines)
        binder = {"name": 0, "binderInfo": "default"}
        base = e.term(bvar(2))
        count = sum("ie" in each for each in e.lines)
        e.raw({"ie": count, "lam": {**binder, "type": e.term(NAT), "body": base}})
        e.raw({"ie": count + 1, "lam": {**binder, "type": step["lam"]["type"], "body": count}})
        e.raw({"ie": count + 2, "lam": {**binder, "type": minor, "body": count + 1}})
        e.raw({"ie": count + 3, "lam": {**binder, "type": motive, "body": count + 2}})
        succ_["rhs"] = count + 3

    natural_with(e, change)


def natural_with(e: Export, change: Callable[[Any], None]) -> None:
    families = [Family("Nat", 1, [Ctor("Nat.zero"), Ctor("Nat.succ", [("n", NAT)])])]
    e.inductive(families, change=change)


@rejects("inductive", "the rule of Nat.rec for")
def rules_in_another_order(e: Export) -> None:
    natural_with(e, lambda row: row["recs"][0]["rules"].reverse())


@rejects("inductive", "has the type")
def a_recursor_without_hypotheses(e: Export) -> None:
    """lean4#14806: the recursor of Acc-like types could lack a hypothesis."""
    accessible(e)

    def change(row: Any) -> None:
        steps = pi("n", NAT, app("m", app(const("Nat.succ"), "n")))
        goal = pi("t", NAT, app("m", "t"))
        base = app("m", const("Nat.zero"))
        wrong = pi("m", arrow(NAT, sort("elim")), arrow(base, steps, goal))
        row["recs"][0]["type"] = e.term(wrong)

    natural_with(e, change)


# Large elimination: out of a proposition only proofs, unless there is nothing to tell apart


LARGE = "the universe parameters of T.rec are not those of its type"


@rejects("inductive", LARGE)
def large_elimination_of_two_constructors(e: Export) -> None:
    e.inductive([Family("T", 0, [Ctor("T.a"), Ctor("T.b")])])


@accepts
def small_elimination_of_two_constructors(e: Export) -> None:
    e.inductive([Family("T", 0, [Ctor("T.a"), Ctor("T.b")])], large=False)


@rejects("inductive", LARGE)
def large_elimination_of_a_bit(e: Export) -> None:
    boolean(e)
    e.inductive([Family("T", 0, [Ctor("T.mk", [("b", BOOL)])])])


@accepts
def large_elimination_of_a_bit_that_is_an_index(e: Export) -> None:
    boolean(e)
    e.inductive([Family("T", 0, [Ctor("T.mk", [("b", BOOL)], ["b"])], [("i", BOOL)])])


@rejects("inductive", LARGE)
def large_elimination_of_a_bit_inside_an_index(e: Export) -> None:
    boolean(e)
    e.define("const", arrow(BOOL, BOOL), lam("b", BOOL, TT))
    index = app(const("const"), "b")
    e.inductive([Family("T", 0, [Ctor("T.mk", [("b", BOOL)], [index])], [("i", BOOL)])])


@rejects("inductive", LARGE)
def large_elimination_where_the_sort_may_be_prop(e: Export) -> None:
    e.inductive([Family("T", "u", [Ctor("T.a"), Ctor("T.b")])], [], ("u",))


@rejects("inductive", LARGE)
def large_elimination_where_the_sort_is_prop_by_computation(e: Export) -> None:
    e.inductive([Family("T", ("imax", 1, 0), [Ctor("T.a"), Ctor("T.b")])])


@rejects("inductive", LARGE)
def large_elimination_of_a_pair_that_may_be_a_proposition(e: Export) -> None:
    mk = Ctor("T.mk", [("a", "α"), ("b", "β")])
    e.inductive([Family("T", ("max", "u", "v"), [mk])],
                [("α", sort("u")), ("β", sort("v"))], ("u", "v"))  # fmt: skip


@rejects("inductive", LARGE)
def large_elimination_of_two_propositions_at_once(e: Export) -> None:
    e.inductive([Family("T", 0, []), Family("U", 0, [])])


@rejects("inductive", "is not right")
def a_proposition_with_a_field_and_k(e: Export) -> None:
    true(e)
    e.inductive([Family("T", 0, [Ctor("T.mk", [("h", TRUE)])])], k=True)


@rejects("inductive", "is not right")
def a_type_with_k(e: Export) -> None:
    e.inductive([Family("T", 1, [Ctor("T.mk")])], k=True)


# Nested types


def tree(e: Export) -> None:
    many = app(const("List", 0), const("Tree"))
    tree_ = Family("Tree", 1, [Ctor("Tree.node", [("l", many)])])
    cons = Ctor("List.cons", [("head", const("Tree")), ("tail", many)])
    e.inductive([tree_, Family("List", 1, [Ctor("List.nil"), cons], [], many)])


@accepts
def a_nested_type(e: Export) -> None:
    listing(e)
    tree(e)
    equality(e)
    natural(e)
    addition(e)
    # the number of branches, by recursion
    many = app(const("List", 0), const("Tree"))
    motive_0, motive_1 = lam("t", const("Tree"), NAT), lam("l", many, NAT)
    step = lam("l", many, lam("ih", NAT, "ih"))
    more = app(const("Nat.succ"), "tail_ih")
    cons = lam("h", const("Tree"), lam("t", many, lam("h_ih", NAT, lam("tail_ih", NAT, more))))
    size = app(const("Tree.rec", 1), motive_0, motive_1, step, const("Nat.zero"), cons)
    e.define("size", arrow(const("Tree"), NAT), size)
    nil = app(const("List.nil", 0), const("Tree"))
    leaf = app(const("Tree.node"), nil)
    two = app(const("List.cons", 0), const("Tree"), leaf,
              app(const("List.cons", 0), const("Tree"), leaf, nil))  # fmt: skip
    count = app(const("size"), app(const("Tree.node"), two))
    e.theorem("t", eq(1, NAT, count, nat(2)), refl(1, NAT, count))


@rejects("inductive", "is not recorded as what it is: recursive true")
def a_structure_that_is_recursive_through_another_type(e: Export) -> None:
    """Were it not, its terms would be what is made of their projections, on and on."""
    listing(e)

    def change(row: Any) -> None:
        row["types"][0]["isRec"] = False

    many = app(const("List", 0), const("Tree"))
    tree_ = Family("Tree", 1, [Ctor("Tree.node", [("l", many)])])
    cons = Ctor("List.cons", [("head", const("Tree")), ("tail", many)])
    e.inductive([tree_, Family("List", 1, [Ctor("List.nil"), cons], [], many)], change=change)


@accepts
def a_nested_type_with_a_parameter(e: Export) -> None:
    listing(e)
    whole = app(const("Rose", "u"), "α")
    many = app(const("List", "u"), whole)
    rose = Family("Rose", succ("u"), [Ctor("Rose.node", [("a", "α"), ("l", many)])])
    cons = Ctor("List.cons", [("head", whole), ("tail", many)])
    copy = Family("List", succ("u"), [Ctor("List.nil"), cons], [], many)
    e.inductive([rose, copy], [("α", sort(succ("u")))], ("u",))


@accepts
def constructors_that_look_alike_of_a_nested_type(e: Export) -> None:
    boolean(e)
    one, two = ("Box", "a", "b"), ("Box", "a.b")
    ctors = [Ctor(one, [("x", "α")]), Ctor(two, [("x", "α"), ("b", BOOL)])]
    e.inductive([Family("Box", 1, ctors)], [("α", TYPE)])
    copies = [Ctor(one, [("x", T)]), Ctor(two, [("x", T), ("b", BOOL)])]
    box = app(const("Box"), T)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", box)])]), Family("Box", 1, copies, [], box)])


@rejects("inductive", "takes a function out of the type that it makes")
def a_nested_type_that_is_negative(e: Export) -> None:
    boolean(e)
    e.inductive([Family("From", 1, [Ctor("From.mk", [("f", arrow("α", BOOL))])])], [("α", TYPE)])
    whole = app(const("From"), T)
    copy = Family("From", 1, [Ctor("From.mk", [("f", arrow(T, BOOL))])], [], whole)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", whole)])]), copy])


@rejects("inductive", "a nested type depends on a bound variable")
def a_nested_type_at_a_bound_variable(e: Export) -> None:
    boolean(e)
    e.inductive([Family("At", 1, [])], [("α", TYPE), ("b", BOOL)])
    at = app(const("At"), T, "b")
    e.inductive([Family("T", 1, [Ctor("T.mk", [("b", BOOL), ("x", at)])])])


@rejects("projection", "no structure C")
def a_nested_type_with_an_ill_typed_parameter(e: Export) -> None:
    """lean4#14576: a parameter that no field mentions was not checked; False followed."""
    boolean(e)
    e.inductive([Family("P", 0, [Ctor("P.mk", [("b", BOOL)])])], large=False)
    e.inductive([Family("C", 1, [Ctor("C.mk", [("b", BOOL)])])])
    e.inductive([Family("Box", 1, [Ctor("Box.nil")])], [("α", TYPE), ("b", BOOL)])
    wrong = proj("C", 0, app(const("P.mk"), TT))
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", app(const("Box"), T, wrong))])])])


@rejects("inductive", "a nested type mentions the group at other parameters")
def a_nested_type_at_other_parameters(e: Export) -> None:
    boolean(e)
    e.inductive([Family("Box", 1, [Ctor("Box.nil")])], [("α", TYPE)])
    field = app(const("Box"), app(T, FF))
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", field)])])], [("b", BOOL)])


@rejects("inductive", "a nested type is in another universe")
def a_nested_proposition_in_a_type(e: Export) -> None:
    """Its copy would be eliminated into all universes, and tell its proofs apart."""
    e.inductive([Family("J", 0, [Ctor("J.a"), Ctor("J.b")])], [("α", TYPE)], large=False)
    j = app(const("J"), T)
    copy = Family("J", 0, [Ctor("J.a"), Ctor("J.b")], [], j)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("x", j)])]), copy])


@rejects("inductive", "is recorded with 0 nested types, there are 1")
def a_nested_type_that_is_not_recorded(e: Export) -> None:
    listing(e)
    many = app(const("List", 0), T)
    e.inductive([Family("T", 1, [Ctor("T.mk", [("l", many)])])])


@rejects("name", "is declared already")
def names_of_copies_are_nobody_elses(e: Export) -> None:
    """A copy must not take the place of what is declared: it could be declared again."""
    listing(e)
    boolean(e)
    e.define("_nested.Tree_1", BOOL, TT)
    tree(e)
    e.define("_nested.Tree_1", BOOL, FF)


@rejects("constant", "was not declared before")
def copies_cannot_be_mentioned(e: Export) -> None:
    """lean4#14616: a constructor could name the copy of another one's nested type."""
    listing(e)
    many = app(const("List", 0), T)
    fields = [("l", many), ("x", const("_nested.T_1"))]
    e.inductive([Family("T", 1, [Ctor("T.mk", fields)])])


# Proofs of False


@rejects("value", "and not")
def false_by_k_of_numbers(e: Export) -> None:
    """With K, Nat.rec would take the number 1 for 0."""
    natural(e)
    false(e)
    true(e)
    step = lam("n", NAT, lam("_", PROP, FALSE))
    e.define("g", arrow(NAT, PROP), app(const("Nat.rec", 1), lam("_", NAT, PROP), TRUE, step))
    e.axiom("all", pi("n", NAT, app(const("g"), "n")))
    e.theorem("t", FALSE, app(const("all"), const("Nat.zero")))


@rejects("inductive", "fields, not 0")
def false_by_a_structure_that_says_it_has_no_fields(e: Export) -> None:
    """If it had none, all its terms would be equal."""
    for write in (boolean, equality, false, true, absurd):
        write(e)
    families = [Family("S", 1, [Ctor("S.mk", [("b", BOOL)])])]
    e.inductive(families, change=_records(ctors_numFields=0))


@accepts
def absurdity(e: Export) -> None:
    """What the proofs of False end with is right by itself."""
    for write in (boolean, equality, false, true, absurd):
        write(e)


@rejects("inductive", LARGE)
def false_by_large_elimination(e: Export) -> None:
    """Proofs of T are equal, and would be told apart."""
    for write in (boolean, equality, false, true, absurd):
        write(e)
    e.inductive([Family("T", "u", [Ctor("T.tt"), Ctor("T.ff")])], [], ("u",))
