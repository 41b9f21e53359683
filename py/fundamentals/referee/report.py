"""What the referee says, as data: the same for the terminal, for JSON, JUnit and the page."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.conditions import at
from fundamentals.referee.numerics.results import Error, Gradients

__all__ = [
    "Call",
    "Campaign",
    "Exceptional",
    "Formula",
    "Instance",
    "Kind",
    "Report",
    "Same",
    "Theorem",
]

VERSION = 1

Kind = Literal[
    "computes",
    "computes, except",
    "not linear",
    "not shift-equivariant",
    "outside the family",
    "undecided",
]
"""What a verdict can be; never a bare "ok"."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Call(_Part):
    """How the function was called.

    Attributes:
        target: what the user named.
        expression: the call.
        signal: the order of the axes of x.
        output: that of y.
        kernel: the order of the axes of w.
        bias: whether it has a bias.
        letters: what its letters stand for.
        found: how all that was found, in a sentence.
        dtype: the number type.
        arrays: the library whose arrays it was given.
        module: where the function says that it is from.
        file: its source, where it has one.
        versions: of the libraries that were loaded.
        python: the version of Python.
    """

    target: str
    expression: str
    signal: str
    output: str
    kernel: str
    bias: bool
    letters: dict[str, str]
    found: str
    dtype: str
    arrays: str
    module: str
    file: str | None
    versions: dict[str, str]
    python: str


class Same(_Part):
    """A mode of a row of the table of software that computes the same.

    Attributes:
        row: the function, with its option.
        mode: the argument that asks for it.
        text: both in one.
        axes: how many the row has; the formula holds along each of them.
    """

    row: str
    mode: str
    text: str
    axes: int


class Theorem(_Part):
    """What follows from the formula.

    Attributes:
        entry: the id of the catalog's entry.
        name: of the theorem in Lean.
        says: in one sentence.
    """

    entry: str
    name: str
    says: str


class Instance(_Part):
    """One call, in numbers.

    Attributes:
        shape: in a few words.
        x: the input in the function's own order of axes, nested lists.
        w: the kernel.
        b: the bias, if there is one.
        values: the letters.
        said: what the formula gives, if anything is said.
        got: what came back: numbers, or the error, or how the process died.
        script: a few lines that show it without the referee.
    """

    shape: str
    x: Any
    w: Any
    b: Any = None
    values: dict[str, Any] = {}
    said: Any = None
    got: Any = None
    script: str = ""


class Exceptional(_Part):
    """The shapes at which it is another function.

    Attributes:
        where: which they are.
        exactly: whether all such shapes that were tried are wrong, and no others.
        count: how many are.
        of: how many were tried.
        what: what it does there.
        instance: the smallest found.
    """

    where: str
    exactly: bool
    count: int
    of: int
    what: str
    instance: Instance

    @property
    def at(self) -> str:
        """The shapes after a noun or a verb, as in "where K > 1"."""
        return at(self.where, self.count, self.of, exactly=self.exactly)


class Formula(_Part):
    """Which formula it is.

    Attributes:
        text: along one axis, in plain text.
        tex: in TeX.
        words: in words.
        first: the place n₀ at which it begins.
        length: how many values it returns, along an axis.
        flips: for each axis, whether the kernel runs backwards.
        borders: for each axis, what x is continued with.
        stride: of the output.
        spread: of the input.
        dilation: of the taps.
        order: for each axis of x, the axis of w that goes with it.
        conjugates: what is conjugated.
        exact: whether all that came back was the formula's bit for bit; otherwise up to rounding.
        same: the rows of the table that compute the same.
        nearest: where there are none, the one that comes nearest, and how it differs.
        theorems: what holds of it.
        not_so: what does not hold of it, in sentences.
        refuses: which arguments it does not take, in sentences.
        index: for the picture: the place of x that each tap meets for each output, along each axis,
            at a small shape; −1 for none.
    """

    text: str
    tex: str
    words: str
    first: str
    length: str
    flips: tuple[bool, ...]
    borders: tuple[str, ...]
    stride: str
    spread: str
    dilation: str
    order: tuple[int, ...]
    conjugates: str
    exact: bool
    same: tuple[Same, ...]
    nearest: str = ""
    theorems: tuple[Theorem, ...]
    not_so: tuple[str, ...]
    refuses: tuple[str, ...]
    index: tuple[tuple[tuple[int, ...], ...], ...]


class Campaign(_Part):
    """Many more instances of the formula that was found.

    Attributes:
        instances: how many were made.
        wrong: how many disagree, or raise an exception though the formula has values.
        refused: how many other calls raised an exception, or went beyond a limit.
        first: the numbers of the first that disagree.
        instance: the smallest of them.
    """

    instances: int
    wrong: int
    refused: int
    first: tuple[int, ...] = ()
    instance: Instance | None = None


class Report(_Part):
    """All that the referee says of one function.

    Attributes:
        version: of this format.
        kind: what the verdict is.
        verdict: in one sentence.
        call: how the function was called.
        formula: which formula it is, if one was found.
        exception: where it is another.
        refusal: where it raises an exception, though the formula has values there.
        instance: a call that shows why it is none, if it is none.
        expected: what the user said that it is; empty if nothing.
        unlike: how it differs from that; empty if it does not.
        unlike_instance: a call that shows it.
        error: how exact it is on floats.
        edges: what it does at the edges.
        gradients: whether its gradients are the formula's, and those of gradients.
        campaign: many more instances, if they were asked for.
        probes: how many calls were made in finding the formula.
        assumed: what was taken for granted, in sentences.
        repeats: of a model's node, the node that was judged in its stead, since both are the same
            operator with the same attributes; empty if it was judged itself.
    """

    version: int = VERSION
    kind: Kind
    verdict: str
    call: Call
    formula: Formula | None = None
    exception: Exceptional | None = None
    refusal: Exceptional | None = None
    instance: Instance | None = None
    expected: str = ""
    unlike: str = ""
    unlike_instance: Instance | None = None
    error: Error | None = None
    edges: tuple[EdgeLine, ...] = ()
    gradients: tuple[Gradients, ...] = ()
    campaign: Campaign | None = None
    probes: int
    assumed: tuple[str, ...]
    repeats: str = ""

    @property
    def headline(self) -> str:
        """The verdict, after what it is not, if something was expected."""
        return f"is not {self.expected}: {self.verdict}" if self.unlike else self.verdict

    @property
    def holds(self) -> bool:
        """Whether it is one formula at all shapes that were tried and that it takes, and the
        expected one, gradients included.
        """
        wrong = any(not gradients.right for gradients in self.gradients)
        wrong = wrong or any(line.finding for line in self.edges)
        wrong = wrong or (self.error is not None and self.error.wrong)
        if self.campaign is not None and self.campaign.wrong:
            return False
        return self.kind == "computes" and not self.unlike and not wrong
