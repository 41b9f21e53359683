'''The interface of a check: one short function per fact, its wrong variants beside it.

A complete example, the file ``entries/square_rule.py`` for the catalog's entry ``square-rule``::

    """Evidence for `square-rule`: the derivative of x² is 2x."""

    from fractions import Fraction

    import flint
    import sympy
    from hypothesis import strategies as st

    from fundamentals.evidence.core import Claim, Equal, Identity, check

    ratios = st.fractions(min_value=-9, max_value=9, max_denominator=9)


    @check(layer="enclosed", given={"a": ratios}, mutants={"one factor lost": {"factor": 1}})
    def quotient(a: Fraction, *, factor: int = 2) -> Claim:
        """The difference quotient on a tiny interval encloses 2a."""
        x, h = flint.arb(flint.fmpq(a.numerator, a.denominator)), flint.arb("1e-30")
        return Equal(((x + h) ** 2 - (x - h) ** 2) / (2 * h), factor * x)


    @check(layer="derived", mutants={"sign": {"sign": -1}})
    def symbolic(*, sign: int = 1) -> Claim:
        """d/dx x² = 2x."""
        x = sympy.Symbol("x", real=True)
        return Identity(sympy.Derivative(x**2, x), sign * 2 * x)

The rules:

- The file is named after the entry, hyphens as underscores; every `Check` in it belongs to the
  entry.
- Positional parameters are the random instance, drawn from `given`: one strategy for each, or one
  strategy that draws a mapping of all (for values that depend on each other). Without `given`
  there is one instance: a claim about symbols. Instances must have a spelling that can be pasted
  into Python (numbers, strings, sequences, mappings, frozen dataclasses, sympy expressions,
  functions of a module): lambdas do not.
- Keyword-only parameters are the ingredients of the statement; their defaults make it true. A
  *mutant* names what is wrong with it and overrides some of them. On the same instances, in the
  same run, the statement must hold every time and each mutant must be refuted at least once. A
  mutant that survives fails the check: a check that cannot fail proves nothing.
- The function returns a claim (`Equal`, `Less`, `Different`, `Exactly`, `Close`, `Identity`, or
  `Every` of several; a new kind is part of the engine). What a claim cannot decide does not hold.
  Enclosures are computed with the working precision that the runner has set in `flint.ctx`; where a
  claim stays undecided the function is called again with twice as much, so compute every enclosure
  inside the function.
- `assume()` and `.filter()` may discard three draws in four, not more: draw what is meant.
- The module computes, and changes nothing that it did not make: see `admission`.
- The docstring's first line is a sentence that says what is checked; users read it.
- `layer` is "derived" (sympy), "enclosed" (balls, or exact rationals) or "observed" (what software
  returned). `packages` names the distributions of software observed, imported inside the function:
  where one is not installed the result is "not observed".
- Same seed, same instances: never draw randomness elsewhere.

A `Check` can be called with an instance, by hand: it returns the `Decision`, with or without a
mutant::

    quotient(a=Fraction(1, 2))
    quotient(a=Fraction(1, 2), mutant="one factor lost")
'''

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any, Literal

from fundamentals.evidence.judges.claims import (
    Claim,
    ClaimError,
    Close,
    Decision,
    Different,
    Equal,
    Every,
    Exactly,
    Less,
    Verdict,
    decide,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from fundamentals.evidence.judges.identity import Identity

__all__ = [
    "LAYERS",
    "Check",
    "Checks",
    "Claim",
    "ClaimError",
    "Close",
    "Decision",
    "Different",
    "Equal",
    "Every",
    "Exactly",
    "Identity",
    "Layer",
    "Less",
    "Made",
    "Verdict",
    "check",
    "found_in",
]

Layer = Literal["derived", "enclosed", "observed"]
LAYERS: tuple[Layer, ...] = ("derived", "enclosed", "observed")

FIRST_PRECISION = 128
LAST_PRECISION = 2048


def __getattr__(name: str) -> object:
    """`Identity`, imported on demand: sympy is slow to load and not every check needs it."""
    if name == "Identity":
        from fundamentals.evidence.judges.identity import Identity

        return Identity
    raise AttributeError(f"module {__name__} has no attribute {name}")


@dataclass(frozen=True, eq=False)
class Check:
    """A fact that can be tried on instances, with its mutants; made by `check`.

    Raises:
        TypeError: the function's parameters, `given` and `mutants` do not fit together.
    """

    function: Callable[..., Claim]
    layer: Layer
    given: "Mapping[str, SearchStrategy[Any]] | SearchStrategy[Mapping[str, Any]] | None"
    mutants: Mapping[str, Mapping[str, Any]]
    instances: int
    packages: tuple[str, ...]

    def __post_init__(self) -> None:
        where = f"{self.function.__module__}.{self.function.__name__}"
        parameters = inspect.signature(self.function).parameters.values()
        drawn = {p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD}
        ingredients = {p.name for p in parameters if p.kind is p.KEYWORD_ONLY}
        if self.layer not in LAYERS:
            raise TypeError(f"{where}: layer {self.layer!r} is none of {', '.join(LAYERS)}")
        if drawn | ingredients != {p.name for p in parameters} or "mutant" in drawn | ingredients:
            raise TypeError(
                f"{where}: parameters are positional or keyword-only, none named 'mutant'"
            )
        if bare := [
            p.name for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty
        ]:
            raise TypeError(f"{where}: {', '.join(bare)} has no default, the true ingredient")
        if isinstance(self.given, Mapping) and set(self.given) != drawn:
            raise TypeError(
                f"{where}: given draws {sorted(self.given)}, the function takes {sorted(drawn)}"
            )
        if (self.given is None) != (not drawn):
            raise TypeError(f"{where}: needs `given` exactly when it takes an instance")
        if not self.mutants:
            raise TypeError(f"{where}: needs a mutant; a check that cannot fail proves nothing")
        for name, changed in self.mutants.items():
            if not changed or not set(changed) <= ingredients:
                raise TypeError(
                    f"{where}: mutant {name!r} must override some of {sorted(ingredients)}"
                )
        if self.instances < 1:
            raise TypeError(f"{where}: needs at least one instance")
        if not inspect.getdoc(self.function):
            raise TypeError(f"{where}: needs a docstring that says what is checked")

    @property
    def name(self) -> str:
        """The function's name."""
        return self.function.__name__

    @property
    def entry(self) -> str:
        """The entry that this is evidence for: its module's name."""
        return self.function.__module__.rpartition(".")[2].replace("_", "-")

    @property
    def says(self) -> str:
        """What is checked, in one line."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @property
    def line(self) -> int:
        """Where the function begins in its file."""
        return self.function.__code__.co_firstlineno

    def __call__(self, *, mutant: str | None = None, **instance: Any) -> Decision:
        """Decide the statement, or a mutant of it, on one instance.

        Args:
            mutant: the name of the wrong variant to try, or None for the statement itself.
            instance: a value for every positional parameter of the function.

        Returns:
            The decision at the lowest working precision that reaches one.
        """
        import flint

        changed = self.mutants[mutant] if mutant is not None else {}
        before, precision = flint.ctx.prec, FIRST_PRECISION
        try:
            while True:
                flint.ctx.prec = precision
                decision = decide(self.function(**instance, **changed))
                precision *= 2
                if not decision.finer or precision > LAST_PRECISION:
                    return decision
        finally:
            flint.ctx.prec = before


Made = tuple[str, Mapping[str, Any], Callable[[Callable[..., Claim]], Check]]
"""What a check says, the ingredients that make it true, what turns a function into the check."""


class Checks:
    '''Checks made from data by one function of an entry, each found by a name of its own.

    The module of the entry lets them be found there as any other::

        @observes_rows(*ROWS)
        def observed(call: Call, *, row: Row = ROWS[0]) -> Claim:
            """Every function computes what its row says."""
            return agrees(row, call)

        __getattr__ = found_in(observed)

    Args:
        function: the claim.
        made: what each of them is made of, by name.
    '''

    def __init__(
        self,
        function: Callable[..., Claim],
        made: "Mapping[str, Made]",
    ) -> None:
        self._checks = {
            name: decorate(_named(function, name, says, ingredients))
            for name, (says, ingredients, decorate) in made.items()
        }

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks.values())

    def get(self, name: str) -> Check | None:
        """The check of that name, if there is one."""
        return self._checks.get(name)


def found_in(*families: Checks) -> Callable[[str], Check]:
    """What finds a check by its name, for `__getattr__` of an entry's module."""

    def find(name: str) -> Check:
        for family in families:
            if (found := family.get(name)) is not None:
                return found
        raise AttributeError(f"there is no {name} here")

    return find


def _named(
    function: Callable[..., Claim], name: str, says: str, ingredients: Mapping[str, Any]
) -> Callable[..., Claim]:
    """The function under another name, with other defaults of its keywords."""
    if not isinstance(function, FunctionType):
        raise TypeError(f"{function} is no function of an entry's module")
    made = FunctionType(function.__code__, function.__globals__, name, function.__defaults__)
    made.__kwdefaults__ = {**(function.__kwdefaults__ or {}), **ingredients}
    made.__annotations__ = function.__annotations__
    made.__qualname__, made.__module__, made.__doc__ = name, function.__module__, says
    return made


def check(
    *,
    layer: Layer,
    mutants: Mapping[str, Mapping[str, Any]],
    given: "Mapping[str, SearchStrategy[Any]] | SearchStrategy[Mapping[str, Any]] | None" = None,
    instances: int = 100,
    packages: tuple[str, ...] = (),
) -> Callable[[Callable[..., Claim]], Check]:
    """Turn a function into a `Check`; see the module's docstring.

    Args:
        layer: what kind of evidence this is.
        mutants: for each wrong variant, what is wrong in words, and the ingredients that make it
        so.
        given: where instances come from.
        instances: how many to try (fewer when there are no more).
        packages: distributions of the software observed.

    Raises:
        TypeError: the function's parameters, `given` and `mutants` do not fit together.
    """

    def decorate(function: Callable[..., Claim]) -> Check:
        return Check(function, layer, given, dict(mutants), instances, packages)

    return decorate
