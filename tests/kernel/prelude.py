"""Declarations that cases begin with, as Lean's library has them."""

from kernel.builder import (
    PROP,
    Binders,
    Ctor,
    Export,
    Family,
    Level,
    Term,
    app,
    arrow,
    const,
    lam,
    pi,
    pis,
    sort,
    succ,
)  # fmt: skip

NAT, BOOL, FALSE, TRUE, UNIT = (const(name) for name in ("Nat", "Bool", "False", "True", "Unit"))
ZERO, SUCC = const("Nat.zero"), const("Nat.succ")
TT, FF, INTRO, STAR = (
    const(name) for name in ("Bool.true", "Bool.false", "True.intro", "Unit.unit")
)


def false(e: Export) -> None:
    e.inductive([Family("False", 0, [])])


def true(e: Export) -> None:
    e.inductive([Family("True", 0, [Ctor("True.intro")])], k=True)


def boolean(e: Export) -> None:
    e.inductive([Family("Bool", 1, [Ctor("Bool.false"), Ctor("Bool.true")])])


def unit(e: Export) -> None:
    e.inductive([Family("Unit", 1, [Ctor("Unit.unit")])])


def natural(e: Export) -> None:
    e.inductive([Family("Nat", 1, [Ctor("Nat.zero"), Ctor("Nat.succ", [("n", NAT)])])])


def equality(e: Export) -> None:
    refl = Ctor("Eq.refl", [], ["a"])
    params: Binders = [("α", sort("u")), ("a", "α")]
    e.inductive([Family("Eq", 0, [refl], [("b", "α")])], params, ("u",), k=True)


def eq(level: Level, type_: Term, a: Term, b: Term) -> Term:
    return app(const("Eq", level), type_, a, b)


def refl(level: Level, type_: Term, a: Term) -> Term:
    return app(const("Eq.refl", level), type_, a)


def listing(e: Export) -> None:
    whole = app(const("List", "u"), "α")
    cons = Ctor("List.cons", [("head", "α"), ("tail", whole)])
    params: Binders = [("α", sort(succ("u")))]
    e.inductive([Family("List", succ("u"), [Ctor("List.nil"), cons])], params, ("u",))


def accessible(e: Export) -> None:
    """Acc r x, for a relation r on α."""
    params: Binders = [("α", sort("u")), ("r", arrow("α", "α", PROP))]
    below = pi("y", "α", arrow(app("r", "y", "x"), app(const("Acc", "u"), "α", "r", "y")))
    intro = Ctor("Acc.intro", [("x", "α"), ("h", below)], ["x"])
    e.inductive([Family("Acc", 0, [intro], [("x", "α")])], params, ("u",))


def quotient(e: Export, *, skip: str = "") -> None:
    """The four constants of quotients, but for one of them."""
    relation = arrow("α", "α", PROP)
    both: Binders = [("α", sort("u")), ("r", relation)]
    quot = app(const("Quot", "u"), "α", "r")
    mk = app(const("Quot.mk", "u"), "α", "r", "a")
    if skip != "Quot":
        e.quot("Quot", "type", pis(both, sort("u")), ("u",))
    if skip != "Quot.mk":
        e.quot("Quot.mk", "ctor", pis([*both, ("a", "α")], quot), ("u",))
    if skip != "Quot.lift":
        same = eq("v", "β", app("f", "a"), app("f", "b"))
        respects = pis([("a", "α"), ("b", "α")], arrow(app("r", "a", "b"), same))
        lift = pis([*both, ("β", sort("v")), ("f", arrow("α", "β"))], arrow(respects, quot, "β"))
        e.quot("Quot.lift", "lift", lift, ("u", "v"))
    if skip != "Quot.ind":
        steps = pi("a", "α", app("β", mk))
        ind = arrow(steps, pi("q", quot, app("β", "q")))
        e.quot("Quot.ind", "ind", pis([*both, ("β", arrow(quot, PROP))], ind), ("u",))


def addition(e: Export, name: str | tuple[str, ...] = "Nat.add") -> None:
    """n + m by recursion on m."""
    step = lam("_", NAT, lam("sum", NAT, app(SUCC, "sum")))
    value = app(const("Nat.rec", 1), lam("_", NAT, NAT), "n", step, "m")
    e.define(name, arrow(NAT, NAT, NAT), lam("n", NAT, lam("m", NAT, value)))


def absurd(e: Export) -> None:
    """false = true gives False."""
    truth = app(const("Bool.rec", 1), lam("b", BOOL, PROP), TRUE, FALSE, "b")
    e.define("isFalse", arrow(BOOL, PROP), lam("b", BOOL, truth))
    wanted = lam("b", BOOL, lam("_", eq(1, BOOL, FF, "b"), app(const("isFalse"), "b")))
    proof = app(const("Eq.rec", 0, 1), BOOL, FF, wanted, INTRO, TT, "h")
    e.theorem("absurd", arrow(eq(1, BOOL, FF, TT), FALSE), lam("h", eq(1, BOOL, FF, TT), proof))
