"""What is known of a function after each output: which ways are refuted, and the largest errors."""

from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite, log2

import numpy as np

from fundamentals.referee.formula.layer import Array
from fundamentals.referee.numerics.bounds import FORMATS, Rational, Terms, Way, fourier, ways
from fundamentals.referee.numerics.exact import Output, rational
from fundamentals.referee.numerics.instances import Instance
from fundamentals.referee.numerics.results import Judged, Point, Witness

__all__ = ["FAR", "Tally"]

FAR = 1000
"""An error so many times what bounds Fourier transforms is called wrong. It is a choice, which the
verdict states: three decimal digits more than such an algorithm can lose."""

_LARGEST = 1e300


def _printed(number: Rational) -> float:
    """A number as a float; what is larger than that in modulus becomes `_LARGEST`."""
    return float(number) if abs(number.p) < int(_LARGEST) * number.q else _LARGEST


@dataclass(frozen=True)
class _Seen:
    """One output of one call, and its exact value."""

    instance: Instance
    output: Output
    got: float
    terms: Terms

    @cached_property
    def error(self) -> Rational | None:
        """How far it is off; None where what came back is no number."""
        return abs(rational(self.got) - self.terms.sum) if isfinite(self.got) else None

    def witness(self, allowed: Rational | None) -> Witness:
        """As it is published, with what is allowed; None if nothing but numbers of a format."""
        return Witness(
            instance=self.instance.number,
            regime=self.instance.regime,
            shape=self.instance.shape.text,
            output=self.output,
            terms=self.terms.count,
            got=repr(self.got),
            exact=_printed(self.terms.sum),
            error=None if self.error is None else _printed(self.error),
            allowed=None if allowed is None else _printed(allowed),
        )


@dataclass
class _Held:
    """One way, and what outputs say of it."""

    way: Way
    outputs: int = 0
    share: Rational = field(default_factory=Rational)
    refuted: Witness | None = None

    def hold(self, seen: _Seen) -> Rational | None:
        """Hold one output to it; its error as a share of the bound, if that could be said.

        Where sums may leave the range of its formats, what comes back must be one of their numbers,
        or infinite, or not a number: that is all the way says then.
        """
        allowed, error = self.way.allows(seen.terms), seen.error
        if allowed is None:
            if error is not None and not self.way.sums.holds(rational(seen.got)):
                self._refute(seen, None)
            return None
        self.outputs += 1
        if error is None or error > allowed:
            self._refute(seen, allowed)
        if error is None:
            return None
        share = error / allowed  # the bound is not 0: underflow is in it
        self.share = max(self.share, share)
        return share

    def _refute(self, seen: _Seen, allowed: Rational | None) -> None:
        if self.refuted is None or seen.terms.count < self.refuted.terms:
            self.refuted = seen.witness(allowed)

    @property
    def judged(self) -> Judged:
        """As it is published."""
        return Judged(
            way=self.way.text,
            theorems=self.way.theorems,
            holds=self.refuted is None and self.outputs > 0,
            outputs=self.outputs,
            share=_printed(self.share),
            witness=self.refuted,
        )


@dataclass
class Tally:
    """All ways to compute with numbers of one format and return another.

    Attributes:
        given: the format of the numbers.
        returned: that of what comes back.
        exact: so many binary digits integer sums had that came back exactly: no way whose sums have
            fewer is considered.
        outputs: how many were held to the ways.
        outside: how many were not, since sums may leave the range.
        not_finite: how many are infinite or not a number.
        ulp: the largest error in units in the last place, where terms do not cancel: where their
            sum is at least half of that of their moduli.
        normwise: the largest part of ‖w‖ ‖x‖, in units of rounding.
        fourier: the largest share of the normwise bound for Fourier transforms.
        farthest: the output with that share.
        least: of outputs that are not finite, or farther off than `FAR` times that bound, the one
            of the smallest arrays.
        worst: the output with the largest share of the bound for sums in the format itself.
        points: the worst outputs of instances.
    """

    given: str
    returned: str
    exact: int = 0
    outputs: int = 0
    outside: int = 0
    not_finite: int = 0
    ulp: float = 0
    normwise: float = 0
    fourier: float = 0
    farthest: Witness | None = None
    least: Witness | None = None
    worst: Witness | None = None
    points: list[Point] = field(default_factory=list)
    _numbers: int = 0

    def __post_init__(self) -> None:
        possible = ways(self.given, self.returned)
        self.held = [_Held(way) for way in possible if way.own or way.sums.digits >= self.exact]
        self.own = next(each for each in self.held if each.way.own)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The ways, finest first."""
        return tuple(each.judged for each in self.held)

    def add(self, instance: Instance, got: dict[Output, float]) -> None:
        """Hold some outputs of an instance to every way."""
        best: tuple[Rational, _Seen] | None = None
        for output, value in got.items():
            seen = _Seen(instance, output, value, instance.layer.terms(output))
            if self.own.way.allows(seen.terms) is None:
                self.outside += 1
                continue
            self.outputs += 1
            before = self.own.share
            shares = {each.way: each.hold(seen) for each in self.held}
            share = shares[self.own.way]
            if share is None:
                self.not_finite += 1
                self._far(seen, self.own.way.allows(seen.terms))
                continue
            if share > before:
                self.worst = seen.witness(self.own.way.allows(seen.terms))
            self._measure(seen)
            if best is None or share > best[0]:
                best = share, seen
        if best is not None:
            magnitude = _printed(abs(best[1].terms.sum))
            self.points.append(Point(share=_printed(best[0]), magnitude=magnitude))

    def _measure(self, seen: _Seen) -> None:
        """Notes the error in units in the last place, and as a part of the norms."""
        form, terms, layer = FORMATS[self.returned], seen.terms, seen.instance.layer
        if not seen.error:
            return
        if 2 * abs(terms.sum) >= terms.size:
            self.ulp = max(self.ulp, _printed(seen.error / form.ulp(terms.sum)))
        size = _norm(layer.x[seen.output[0]]) * _norm(layer.w[seen.output[1]])
        if size:
            part = log2(_printed(seen.error)) - log2(size) + form.digits
            self.normwise = max(self.normwise, 2.0 ** min(part, 1000))
        bound = fourier(layer.axes, layer.x.shape, layer.w.shape) * size
        if layer.b is not None:
            bound += abs(float(layer.b[seen.output[1]]))
        allowed = rational(bound) * form.unit + form.absolute
        share = _printed(seen.error / allowed)
        if share > self.fourier:
            self.fourier, self.farthest = share, seen.witness(allowed)
        if share > FAR:
            self._far(seen, allowed)

    def _far(self, seen: _Seen, allowed: Rational | None) -> None:
        """Notes it if no such output was of smaller arrays."""
        numbers = seen.instance.layer.x.size + seen.instance.layer.w.size
        if self.least is None or numbers < self._numbers:
            self.least, self._numbers = seen.witness(allowed), numbers


def _norm(array: Array) -> float:
    return float(np.sqrt(np.square(array).sum()))
