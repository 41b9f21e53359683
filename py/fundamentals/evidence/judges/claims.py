"""What a check may claim, and how each claim is decided.

Every claim knows three verdicts and errs towards none of them: it *holds* only when shown to hold,
it is *refuted* only when shown to be false, and everything else is *undecided*, which never counts
as holding. Claims about enclosures are decided at the working precision they were computed with;
the runner computes them again with more when that may help.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, Protocol, TypeVar

__all__ = [
    "Claim",
    "ClaimError",
    "Close",
    "Decision",
    "Different",
    "Equal",
    "Every",
    "Exactly",
    "Less",
    "Verdict",
    "decide",
    "in_library",
    "kind_of_claim",
]

_LIBRARIES = ("flint", "jax", "jaxlib", "numpy", "sympy", "torch")


class Verdict(Enum):
    """What is known of a claim."""

    HOLDS = "holds"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Decision:
    """A verdict with its reason.

    Attributes:
        verdict: what is known.
        reason: one sentence with the values that decided it.
        radius: of the widest enclosure compared, relative to the size of what it encloses where
            that exceeds 1; None where nothing was enclosed.
        finer: more working precision may decide what this could not.
        ulps: how far floating-point results were off, in units in the last place of the largest
            number compared; None where no rounding was measured.
    """

    verdict: Verdict
    reason: str
    radius: float | None = None
    finer: bool = False
    ulps: float | None = None

    def __str__(self) -> str:
        width = "" if self.radius is None else f" (widest enclosure {self.radius:.1e})"
        return f"{self.verdict.value}: {self.reason}{width}"


class ClaimError(TypeError):
    """A claim about things that it cannot compare."""


def in_library(kind: type) -> bool:
    """Whether a class is what a library, and not an entry's module, holds under its name.

    A class derived from a library's could compare, and list what it consists of, as it likes.
    """
    found: object = sys.modules.get(kind.__module__)
    for name in kind.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is kind and kind.__module__.partition(".")[0] in _LIBRARIES


class Claim(Protocol):
    """Anything that can be decided."""

    def decide(self) -> Decision:
        """Decide the claim; raises `ClaimError` when its two sides cannot be compared."""


Kind = TypeVar("Kind", bound=type[Claim])
_KINDS: list[type] = []


def kind_of_claim(kind: Kind) -> Kind:
    """Add a class to the kinds of claims that there are."""
    _KINDS.append(kind)
    return kind


def decide(claim: Claim) -> Decision:
    """Decide a claim of a known kind: a check brings what is compared, never its own judge.

    Raises:
        ClaimError: it is of no known kind, or its two sides cannot be compared.
    """
    if type(claim) not in _KINDS:
        raise ClaimError(
            f"a check returned a {type(claim).__name__}, which is no kind of claim; there are "
            f"{', '.join(kind.__name__ for kind in _KINDS)}"
        )
    return type(claim).decide(claim)  # an object may carry a function of that name


@dataclass(frozen=True)
class _Pair:
    """Two scalars at the same place of the two sides."""

    place: str
    left: Any
    right: Any

    def __str__(self) -> str:
        return f"{self.place}{self.left} against {self.right}"


def _scalar(value: object, place: str) -> Any:
    """`value` as `Fraction` when exact, else as `arb` or `acb`."""
    import flint

    # exactly these: a class derived from one of them could compare as it likes
    if type(value) in (flint.arb, flint.acb, Fraction):
        return value
    if type(value) is int:
        return Fraction(value)
    if type(value) is flint.fmpz:
        return Fraction(int(value))
    if type(value) is flint.fmpq:
        return Fraction(int(value.p), int(value.q))
    raise ClaimError(
        f"{place or 'a side'} is a {type(value).__name__}: only integers, Fraction, fmpz, fmpq, "
        "arb and acb (or nested sequences and matrices of them) enclose anything"
    )


def _items(value: object) -> list[object] | None:
    """The parts of a vector or matrix, or None for a scalar."""
    if type(value) in (list, tuple):
        return list(value)  # type: ignore[call-overload, no-any-return]
    if hasattr(value, "tolist") and in_library(type(value)):
        parts = value.tolist()
        return parts if isinstance(parts, list) else [parts]
    return None


def _pairs(left: object, right: object, place: str = "") -> Iterator[_Pair]:
    """The scalars of both sides, place by place."""
    lefts, rights = _items(left), _items(right)
    if lefts is None and rights is None:
        yield _Pair(f"{place}: " if place else "", left, right)
        return
    if lefts is None or rights is None or len(lefts) != len(rights):
        sizes = ["a scalar" if s is None else f"{len(s)} long" for s in (lefts, rights)]
        raise ClaimError(
            f"the sides differ in shape at {place or 'the top'}: {' and '.join(sizes)}"
        )
    for i, (one, other) in enumerate(zip(lefts, rights, strict=True)):
        yield from _pairs(one, other, f"{place}[{i}]")


def _scalars(left: object, right: object) -> list[_Pair]:
    return [
        _Pair(p.place, _scalar(p.left, f"left{p.place}"), _scalar(p.right, f"right{p.place}"))
        for p in _pairs(left, right)
    ]


def _ball(value: Any) -> Any:
    """`value` as `arb` or `acb`."""
    import flint

    if isinstance(value, Fraction):
        return flint.arb(flint.fmpq(value.numerator, value.denominator))
    return value


def _radius(value: Any) -> float:
    """How wide an enclosure is, relative to its size where that exceeds 1; infinite for a nan."""
    import flint

    if isinstance(value, Fraction):
        return 0.0
    if not value.is_finite():
        return float("inf")
    parts = (value.real, value.imag) if isinstance(value, flint.acb) else (value,)
    return max(float(part.rad()) for part in parts) / _size(value)


def _size(value: Any) -> float:
    """About how large a finite number is, at least 1."""
    return max(1.0, float(abs(_ball(value)).mid()))


def _worst(pairs: list[_Pair]) -> float:
    return max(_radius(side) for pair in pairs for side in (pair.left, pair.right))


def _disjoint(pair: _Pair) -> bool:
    """Whether the two sides certainly differ."""
    if isinstance(pair.left, Fraction) and isinstance(pair.right, Fraction):
        return pair.left != pair.right
    left, right = _ball(pair.left), _ball(pair.right)
    return bool(left.is_finite() and right.is_finite() and not (left - right).contains(0))


_NOTHING = Decision(Verdict.UNDECIDED, "nothing is compared")


@kind_of_claim
@dataclass(frozen=True)
class Equal:
    """Both sides are equal, as far as enclosures of width `within` can tell.

    Holds when every pair of enclosures overlaps and each is finite and no wider than `within` times
    its size (or 1); refuted when one pair is disjoint.

    Attributes:
        left: a number (int, Fraction, fmpz, fmpq, arb, acb), or a nested sequence or matrix of
        them.
        right: the same shape.
        within: how narrow an enclosure must be to say something.
    """

    left: object
    right: object
    within: float = 1e-12

    def decide(self) -> Decision:
        pairs = _scalars(self.left, self.right)
        if not pairs:
            return _NOTHING
        radius = _worst(pairs)
        for pair in pairs:
            if _disjoint(pair):
                return Decision(Verdict.REFUTED, f"{pair}: disjoint", radius)
        for pair in pairs:
            for side in (pair.left, pair.right):
                if not _radius(side) <= self.within:
                    return Decision(
                        Verdict.UNDECIDED,
                        f"{pair}: an enclosure wider than {self.within:g} says too little",
                        radius,
                        finer=True,
                    )
        return Decision(Verdict.HOLDS, "all enclosures overlap", radius)


@kind_of_claim
@dataclass(frozen=True)
class Different:
    """The two sides differ: some pair of enclosures is disjoint; refuted when all are exactly
    equal.
    """

    left: object
    right: object

    def decide(self) -> Decision:
        pairs = _scalars(self.left, self.right)
        if not pairs:
            return _NOTHING
        radius = _worst(pairs)
        for pair in pairs:
            if _disjoint(pair):
                return Decision(Verdict.HOLDS, f"{pair}: disjoint", radius)
        if all(isinstance(side, Fraction) for pair in pairs for side in (pair.left, pair.right)):
            return Decision(Verdict.REFUTED, f"both sides are equal: {pairs[0]}", radius)
        return Decision(Verdict.UNDECIDED, "all enclosures overlap", radius, finer=True)


@kind_of_claim
@dataclass(frozen=True)
class Less:
    """Every number on the left is certainly smaller than its partner on the right."""

    left: object
    right: object

    def decide(self) -> Decision:
        pairs = _scalars(self.left, self.right)
        if not pairs:
            return _NOTHING
        radius, unsettled = _worst(pairs), None
        for pair in pairs:
            exact = isinstance(pair.left, Fraction) and isinstance(pair.right, Fraction)
            left, right = (
                (pair.left, pair.right) if exact else (_ball(pair.left), _ball(pair.right))
            )
            if bool(left >= right):
                return Decision(Verdict.REFUTED, f"{pair}: not smaller", radius)
            if not bool(left < right):
                unsettled = pair
        if unsettled is not None:
            return Decision(Verdict.UNDECIDED, f"{unsettled}: overlap", radius, finer=True)
        return Decision(Verdict.HOLDS, "smaller throughout", radius)


def _plain(value: object) -> object:
    """`value` as integers, fractions, strings and tuples; floats are not exact and are refused."""
    parts = _items(value)
    if parts is not None and not (hasattr(value, "shape") and value.shape == ()):
        return tuple(_plain(part) for part in parts)
    if parts is not None:
        return _plain(parts[0])
    if type(value) in (bool, str) or value is None:
        return value
    return _scalar(value, "a side")


@kind_of_claim
@dataclass(frozen=True)
class Exactly:
    """Both sides are the same integers, fractions or strings, place by place.

    Integer arrays of numpy are welcome; floats are refused, since they are not exact (see `Close`).
    """

    left: object
    right: object

    def decide(self) -> Decision:
        left, right = _plain(self.left), _plain(self.right)
        if left == right and type(left) is type(right):
            # an array without elements has a shape all the same, which is compared
            return _NOTHING if left == () else Decision(Verdict.HOLDS, "the same", None)
        return Decision(Verdict.REFUTED, f"{self.left} is not {self.right}")


@kind_of_claim
@dataclass(frozen=True)
class Close:
    """Floating-point numbers that software returned lie within a distance of what is enclosed.

    Attributes:
        observed: floats, or nested sequences or arrays of them.
        enclosed: exact numbers or enclosures, in the same shape.
        within: the distance, relative to the size of the enclosed number where that exceeds 1.
    """

    observed: object
    enclosed: object
    within: float

    def decide(self) -> Decision:
        import flint

        pairs = list(_pairs(self.observed, self.enclosed))
        if not pairs:
            return _NOTHING
        radius, unsettled = 0.0, None
        for pair in pairs:
            if not isinstance(pair.left, float | int) or not (
                type(pair.left) in (float, int) or in_library(type(pair.left))
            ):
                raise ClaimError(
                    f"observed{pair.place} is a {type(pair.left).__name__}, not a float"
                )
            exact = _ball(_scalar(pair.right, f"enclosed{pair.place}"))
            radius = max(radius, _radius(exact))
            seen = flint.arb(pair.left)
            if not seen.is_finite():
                return Decision(Verdict.REFUTED, f"{pair}: not a number", radius)
            room = flint.arb(self.within * _size(exact))
            distance = abs(seen - exact)
            if distance > room:
                return Decision(Verdict.REFUTED, f"{pair}: further than {room}", radius)
            if not distance <= room:
                unsettled = pair
        if unsettled is not None:
            return Decision(Verdict.UNDECIDED, f"{unsettled}: too wide to tell", radius, finer=True)
        return Decision(Verdict.HOLDS, "close enough throughout", radius)


@kind_of_claim
class Every:
    """All of several claims."""

    def __init__(self, *claims: Claim) -> None:
        self.claims = claims

    def decide(self) -> Decision:
        decisions = [decide(claim) for claim in self.claims]
        if not decisions:
            return _NOTHING
        radii = [d.radius for d in decisions if d.radius is not None]
        radius = max(radii) if radii else None
        ulps = max((d.ulps for d in decisions if d.ulps is not None), default=None)
        for verdict in (Verdict.REFUTED, Verdict.UNDECIDED):
            for decision in decisions:
                if decision.verdict is verdict:
                    return Decision(verdict, decision.reason, radius, decision.finer)
        return Decision(Verdict.HOLDS, "all of them hold", radius, ulps=ulps)
