"""Division and remainder: computed where the definitions are Lean's, and not where they are not.

What decides m ≤ x has no value here, so that only what is computed comes to a number.
"""

from dataclasses import dataclass

from kernel.builder import (
    PROP,
    Binders,
    Ctor,
    Export,
    Family,
    Term,
    app,
    arrow,
    const,
    lam,
    lams,
    nat,
    pi,
    pis,
)
from kernel.cases import accepts, rejects
from kernel.prelude import FALSE, NAT, SUCC, ZERO, eq, equality, false, natural, refl


def _next(n: Term) -> Term:
    return app(SUCC, n)


def _le(n: Term, m: Term) -> Term:
    return app(const("Nat.le"), n, m)


def _lt(n: Term, m: Term) -> Term:
    return _le(_next(n), m)


def _decidable(p: Term) -> Term:
    return app(const("Decidable"), p)


def _if(p: Term, decided: Term, yes: Term, no: Term) -> Term:
    other = lam("_", arrow(p, FALSE), no)
    return app(const("dite", 1), NAT, p, decided, lam("h", p, yes), other)


@dataclass
class Parts:
    """What the definitions are made of; a case changes one of them."""

    end: Term = ZERO
    otherwise: Term = ZERO
    step: tuple[Term, Term] = ("n", app(SUCC, "m"))  # what n ≤ m gives
    left: tuple[str, str] = ("x", "m")  # what is subtracted from what
    held: Term = "p"  # what isTrue is told
    other: bool = False  # whether `if` always takes its second part

    def begin(self, e: Export) -> None:
        """Numbers, ≤, what decides, and what chooses."""
        for write in (false, natural, equality):
            write(e)
        pred = app(const("Nat.rec", 1), lam("_", NAT, NAT), ZERO)
        before = lam("k", NAT, lam("_", NAT, "k"))
        e.define("Nat.pred", arrow(NAT, NAT), lam("n", NAT, app(pred, before, "n")))
        less = lam("_", NAT, lam("d", NAT, app(const("Nat.pred"), "d")))
        sub = app(const("Nat.rec", 1), lam("_", NAT, NAT), "n", less, "m")
        e.define("Nat.sub", arrow(NAT, NAT, NAT), lam("n", NAT, lam("m", NAT, sub)))
        e.inductive(
            [
                Family(
                    "Nat.le", 0,
                    [
                        Ctor("Nat.le.refl", [("n", NAT)], ["n", "n"]),
                        Ctor("Nat.le.step", [("n", NAT), ("m", NAT), ("h", _le("n", "m"))],
                             list(self.step)),
                    ],
                    [("a", NAT), ("b", NAT)],
                )
            ],
            large=False,
        )  # fmt: skip
        no = Ctor("Decidable.isFalse", [("h", arrow("p", FALSE))])
        yes = Ctor("Decidable.isTrue", [("h", self.held)])
        e.inductive([Family("Decidable", 1, [no, yes])], [("p", PROP)])
        self.choice(e)
        both: Binders = [("n", NAT), ("m", NAT)]
        for name, what in (("Le", _le("n", "m")), ("Lt", _lt("n", "m"))):
            e.axiom(f"decides{name}", pis(both, _decidable(what)))
            e.define(f"Nat.dec{name}", pis(both, _decidable(what)), const(f"decides{name}"))
        fits = [_lt(ZERO, "m"), _le("m", "x"), _lt("x", _next("f"))]
        less_left = _lt(app(const("Nat.sub"), *self.left), "f")
        three: Binders = [("m", NAT), ("x", NAT), ("f", NAT)]
        e.axiom("fits", pis(three, arrow(*fits, less_left)))

    def choice(self, e: Export) -> None:
        """`if`; what is not Lean's rests on a proof of everything."""
        not_p = arrow("p", FALSE)
        every: Binders = [("α", ("sort", "u")), ("p", PROP), ("d", _decidable("p")),
                          ("t", arrow("p", "α")), ("e", arrow(not_p, "α"))]  # fmt: skip
        if self.other or self.held != "p":
            e.axiom("any", pi("p", PROP, "p"))
        told = app("t", "h" if self.held == "p" else app(const("any"), "p"))
        if self.other:
            told = app("e", app(const("any"), not_p))
        minors = [lam("h", not_p, app("e", "h")), lam("h", self.held, told)]
        motive = lam("_", _decidable("p"), "α")
        value = app(const("Decidable.rec", "u"), "p", motive, *minors, "d")
        e.define("dite", pis(every, "α"), lams(every, value), ("u",))

    def define(self, e: Export, name: str, *, after: bool) -> None:
        """The definition called so, and its recursion."""
        self.begin(e)
        positive = _lt(ZERO, "m")
        rest = pi("x", NAT, arrow(_lt("x", "f"), NAT))
        none = lam("x", NAT, lam("h", _lt("x", ZERO), ZERO))
        proof = app(const("fits"), "m", "x", "f", "pos", "h", "enough")
        result = app("below", app(const("Nat.sub"), *self.left), proof)
        chosen = _if(_le("m", "x"), app(const("Nat.decLe"), "m", "x"),
                     _next(result) if after else result, self.end)  # fmt: skip
        step = lams([("f", NAT), ("below", rest), ("x", NAT), ("enough", _lt("x", _next("f")))],
                    chosen)  # fmt: skip
        go = app(const("Nat.rec", 1), lam("f", NAT, rest), none, step)
        given: Binders = [("m", NAT), ("pos", positive)]
        e.define(f"{name}.go", pis(given, pi("f", NAT, rest)), lams(given, go))
        start = app(const("Nat.le.refl"), _next("n"))
        begun = app(const(f"{name}.go"), "m", "h", _next("n"), "n", start)
        value = _if(positive, app(const("Nat.decLt"), ZERO, "m"), begun, self.otherwise)
        both: Binders = [("n", NAT), ("m", NAT)]
        e.define(name, arrow(NAT, NAT, NAT), lams(both, value))


def _seven_by_two(e: Export, name: str, result: int) -> None:
    value = app(const(name), nat(7), nat(2))
    e.theorem("t", eq(1, NAT, value, nat(result)), refl(1, NAT, nat(result)))


def _divided(e: Export, parts: Parts) -> None:
    parts.define(e, "Nat.div", after=True)
    _seven_by_two(e, "Nat.div", 3)


@accepts
def division_is_computed(e: Export) -> None:
    _divided(e, Parts())


@rejects("value", "and not")
def division_that_ends_with_another_number(e: Export) -> None:
    _divided(e, Parts(end=_next(ZERO)))


@rejects("value", "and not")
def division_by_0_that_is_another_number(e: Export) -> None:
    _divided(e, Parts(otherwise=_next(ZERO)))


@rejects("value", "and not")
def division_that_subtracts_the_other_way(e: Export) -> None:
    _divided(e, Parts(left=("m", "x")))


@rejects("value", "and not")
def division_where_less_is_not_less(e: Export) -> None:
    """n ≤ m gives n + 1 ≤ m here."""
    _divided(e, Parts(step=(app(SUCC, "n"), "m")))


@rejects("value", "and not")
def division_where_what_decides_need_not(e: Export) -> None:
    """isTrue asks for nothing."""
    _divided(e, Parts(held=arrow(FALSE, FALSE)))


@rejects("value", "and not")
def division_where_if_does_not_choose(e: Export) -> None:
    _divided(e, Parts(other=True))


def _remainder(e: Export, end: Term, zero: Term) -> None:
    Parts(end=end, otherwise="n").define(e, "Nat.modCore", after=False)
    larger = app(const("Nat.modCore"), _next("k"), "m")
    chosen = _if(_le("m", _next("k")), app(const("Nat.decLe"), "m", _next("k")), larger, _next("k"))
    step = lam("k", NAT, lam("_", NAT, chosen))
    value = app(const("Nat.rec", 1), lam("_", NAT, NAT), zero, step, "n")
    e.define("Nat.mod", arrow(NAT, NAT, NAT), lam("n", NAT, lam("m", NAT, value)))
    _seven_by_two(e, "Nat.mod", 1)


@accepts
def a_remainder_is_computed(e: Export) -> None:
    _remainder(e, "x", ZERO)


@rejects("value", "and not")
def a_remainder_that_is_something_else(e: Export) -> None:
    _remainder(e, _next("x"), ZERO)


@rejects("value", "and not")
def a_remainder_of_0_that_is_something_else(e: Export) -> None:
    _remainder(e, "x", "m")
