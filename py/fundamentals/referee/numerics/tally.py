"""What is known of a function after each output: which ways are refuted, and the largest errors."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite, log2, sqrt

import numpy as np

from fundamentals.referee.numerics.bounds import FORMATS, Terms, Way, ways
from fundamentals.referee.numerics.exact import Output, fraction
from fundamentals.referee.numerics.instances import Instance
from fundamentals.referee.numerics.results import Judged, Point, Witness

__all__ = ["Tally"]

_LARGEST = 1e300


def _printed(number: Fraction) -> float:
    """A number as a float; what is larger than all floats becomes very large."""
    return float(number) if abs(number) < _LARGEST else _LARGEST


@dataclass
class _Held:
    """One way, and what outputs say of it."""

    way: Way
    outputs: int = 0
    share: Fraction = Fraction(0)
    witness: Witness | None = None

    def hold(self, terms: Terms, got: float, witness: Witness) -> None:
        """Hold one output to it.

        Where its formats have not the range for the terms, what comes back must be one of their
        numbers, or infinite, or not a number: that is all it says then.
        """
        if not self.way.fits(terms):
            if isfinite(got) and not self.way.sums.holds(fraction(got)):
                self._refute(witness)
            return
        self.outputs += 1
        if not isfinite(got):
            self._refute(witness)
            return
        allowed, error = self.way.bound(terms), abs(fraction(got) - terms.sum)
        if error > allowed:
            self._refute(witness.model_copy(update={"allowed": _printed(allowed)}))
        if allowed:
            self.share = max(self.share, error / allowed)

    def _refute(self, witness: Witness) -> None:
        if self.witness is None or witness.terms < self.witness.terms:
            self.witness = witness

    @property
    def judged(self) -> Judged:
        """As it is published."""
        share, way = _printed(self.share), self.way
        holds = self.witness is None and self.outputs > 0
        return Judged(
            way=way.text,
            theorems=way.theorems,
            holds=holds,
            outputs=self.outputs,
            share=share,
            witness=self.witness,
        )


@dataclass
class Tally:
    """All ways to compute with numbers of one format and return another.

    Attributes:
        given: the format of the numbers.
        returned: that of what comes back.
        outputs: how many were held to the ways.
        outside: how many were not, since sums leave the range.
        not_finite: how many are infinite or not a number.
        ulp: the largest error in units in the last place.
        normwise: the largest part of ‖w‖ ‖x‖, in units of rounding.
        worst: the output with the largest share of the bound for sums in the format itself.
        points: the worst outputs of instances.
    """

    given: str
    returned: str
    outputs: int = 0
    outside: int = 0
    not_finite: int = 0
    ulp: float = 0
    normwise: float = 0
    worst: Witness | None = None
    points: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held = [_Held(way) for way in ways(self.given, self.returned)]
        self.own = next(each for each in self.held if each.way.own)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The ways, finest first."""
        return tuple(each.judged for each in self.held)

    def add(self, instance: Instance, got: dict[Output, float]) -> None:
        """Hold some outputs of an instance to every way."""
        best: tuple[Fraction, float] | None = None
        for output, value in got.items():
            terms = instance.layer.terms(output)
            if not self.own.way.fits(terms):
                self.outside += 1
                continue
            self.outputs += 1
            witness = self._witness(instance, output, value, terms)
            before = self.own.share
            for each in self.held:
                each.hold(terms, value, witness)
            if not isfinite(value):
                self.not_finite += 1
                continue
            if self.own.share > before:
                self.worst = witness
            share = self._measure(instance, output, value, terms)
            if best is None or share > best[0]:
                best = share, _printed(abs(terms.sum))
        if best is not None:
            self.points.append(Point(share=_printed(best[0]), magnitude=best[1]))

    def _witness(self, instance: Instance, output: Output, got: float, terms: Terms) -> Witness:
        finite = isfinite(got)
        return Witness(
            instance=instance.number,
            regime=instance.regime,
            shape=instance.shape.text,
            output=output,
            terms=terms.count,
            got=repr(got),
            exact=_printed(terms.sum),
            error=_printed(abs(fraction(got) - terms.sum)) if finite else None,
            allowed=_printed(self.own.way.bound(terms)),
        )

    def _measure(self, instance: Instance, output: Output, got: float, terms: Terms) -> Fraction:
        """Notes the error in other units, and returns it as a share of the bound."""
        form = FORMATS[self.returned]
        error = abs(fraction(got) - terms.sum)
        if terms.sum:
            self.ulp = max(self.ulp, _printed(error / form.ulp(terms.sum)))
        x, w = instance.layer.x[output[0]], instance.layer.w[output[1]]
        size = _norm(x) * _norm(w)
        if size and error:
            part = 2.0 ** (log2(error) - log2(size)) if error < _LARGEST else _LARGEST
            self.normwise = max(self.normwise, part * 2.0**form.digits)
        allowed = self.own.way.bound(terms)
        return error / allowed if allowed else Fraction(0)


def _norm(array: np.ndarray) -> float:
    return sqrt(float(np.square(array).sum()))
