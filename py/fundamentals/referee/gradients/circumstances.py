"""Circumstances in which users meet gradients, and in which they can be wrong though they are right
otherwise: how the cotangent v lies in memory, which arrays need a gradient, and a second time.

A backward function that reads v as if it were contiguous is wrong behind a sum, whose gradient is
one number with strides of 0. One that computes what is needed alone can be wrong in what is left
where something is not, as of a first layer, whose input needs none. One that keeps something is
wrong the second time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.layer import Axis
from fundamentals.referee.numerics.sizes import Placed
from fundamentals.referee.subject.calling import Died, Outcome, Raised

__all__ = ["Circumstance", "circumstances", "plain", "telling"]


@dataclass(frozen=True)
class Circumstance:
    """One of them.

    Attributes:
        said: in words, to follow "where"; empty if it is the plain one.
        wanted: the arrays whose gradients are asked for: the others need none.
        memory: how v lies in memory, as `calling.LAYOUTS` has it.
        again: whether the gradients are those that come at a second time.
        firm: whether an exception is a fault, too.
    """

    said: str
    wanted: tuple[str, ...]
    memory: str = "plain"
    again: bool = False
    firm: bool = True

    @property
    def level(self) -> bool:
        """Whether v is one number everywhere."""
        return self.memory == "expanded"

    def shows(self, lengths: Sequence[int]) -> bool:
        """Whether a v of these lengths lies otherwise than a plain one."""
        if self.memory == "fortran":
            return sum(length > 1 for length in lengths) > 1
        if self.memory == "channels-last":
            return lengths[1] > 1 and prod(lengths[2:]) > 1
        return self.memory == "plain" or prod(lengths) > 1

    def fault(self, outcome: Outcome) -> bool:
        """Whether what came in place of gradients is one, and no way to decline."""
        if isinstance(outcome, Raised):
            return self.firm and not outcome.declined and not outcome.limited
        return isinstance(outcome, Died)


def plain(wanted: Sequence[str]) -> Circumstance:
    """The circumstance with nothing special in it."""
    return Circumstance("", tuple(wanted))


_LAID: Mapping[str, str] = {
    "expanded": "v is expanded from one number",
    "fortran": "the axes of v are permuted in memory",
    "channels-last": "the channels of v lie last in memory",
    "surrounded": "v is a part of a larger array, as behind a concatenation",
    "reversed": "v runs backwards in memory",
    "read-only": "v must not be written",
}
_SUMMED = {"torch": ", as by y.sum().backward()"}
_AGAIN = {"torch": "retain_graph=True", "tensorflow": "persistent=True"}
"""How a value is kept for it; jax takes functions to keep nothing."""


def circumstances(
    form: Form,
    wanted: Sequence[str],
    library: str,
    layouts: Collection[str],
    *,
    backward: bool,
) -> Sequence[Circumstance]:
    """Those that make sense.

    Args:
        form: how the function is called.
        wanted: the arrays whose gradients are judged.
        library: whose arrays it is given.
        layouts: how these can lie in memory.
        backward: whether the gradients are of the user's own function, which is given no choice of
            what is needed. Functions of NumPy's arrays may be made for contiguous ones alone: that
            they raise is no fault.
    """
    every = tuple(wanted)
    found = [
        Circumstance(
            said + (_SUMMED.get(library, "") if kind == "expanded" else ""),
            every,
            kind,
            firm=not backward,
        )
        for kind, said in _LAID.items()
        if kind in layouts and (kind != "channels-last" or form.signal.find("C") == 1)
    ]
    if not backward and len(every) > 1:
        found += [Circumstance(f"{name} alone requires its gradient", (name,)) for name in every]
    if not backward and len(every) > 2:
        for name in every:
            others = tuple(each for each in every if each != name)
            found.append(Circumstance(f"all but {name} require their gradients", others))
    if not backward and library in _AGAIN:
        said = f"it is asked for once more of the same value ({_AGAIN[library]})"
        found.append(Circumstance(said, every, again=True, firm=False))
    return found


def telling(known: Sequence[Placed], count: int) -> list[Placed]:
    """So many shapes at which an order of axes shows, of those known, the smallest first: the
    smallest with two lengths of v beyond 1, and those where most lengths are.
    """
    plain = [each for each in known if _beyond(each[1], each[0]) > 1 and max(each[0].taps) > 1]
    rich = sorted(known, key=lambda each: _beyond(each[1], each[0], each[0].taps), reverse=True)
    return [*plain[:1], *(each for each in rich if each not in plain[:1])][:count]


def _beyond(axes: Sequence[Axis], shape: Shape, more: Sequence[int] = ()) -> int:
    lengths = (shape.batch, shape.outputs, *(axis.length for axis in axes), *more)
    return sum(length > 1 for length in lengths)
