"""Floats that tell ways of computing apart: shapes, regimes of magnitude, numbers of a format.

An instance is determined by its number and the seed. Its shape is one at which the formula was
confirmed. What its regime is about happens at one output, the target, near the middle; others are
measured as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array, Axis
from fundamentals.referee.numerics.bounds import FORMATS, Format
from fundamentals.referee.numerics.exact import Layer, Output
from fundamentals.referee.numerics.parts import PARTS, Signs, joined, signs, together
from fundamentals.referee.numerics.sizes import Placed, sizes

__all__ = ["REGIMES", "Instance", "instances"]

REGIMES: Mapping[str, str] = {
    "positive": "all numbers between 1 and 2",
    "alternating": "the same, with signs at random",
    "short": "numbers of at most four binary digits, so that their products are exact",
    "wide": "magnitudes over many powers of 2",
    "huge": "one number of x much larger than all others",
    "absorbed": "a 1, and numbers too small for one format, in turn, to be seen beside it",
    "cancelling": "the last number of w chosen so that the sum nearly vanishes",
    "crossed": "terms of one magnitude, large numbers with small ones",
}
"""What each regime draws."""

_SHORT = 4


@dataclass(frozen=True)
class Instance:
    """One call with floats.

    Attributes:
        number: with the seed, it determines the rest.
        regime: the name of one of `REGIMES`.
        shape: lengths, taps, channels and letters.
        layer: the formula with the numbers, in canonical order.
        order: for each axis of x, the axis of w that goes with it.
        target: the output that the regime is about.
        signs: of complex numbers, as `parts` has them; the layer is then the real one of a complex
            one.
    """

    number: int
    regime: str
    shape: Shape
    layer: Layer
    order: tuple[int, ...]
    target: Output
    signs: Signs | None = None

    @property
    def given(self) -> tuple[Array, Array, Array | None]:
        """x, w with its axes in its own order, and b: what the function is called with."""
        x, w, b = self.layer.x, self.layer.w, self.layer.b
        if self.signs is not None:
            x, w, b = together(self.layer, self.signs)
        own = (2 + self.order.index(axis) for axis in range(len(self.order)))
        return x, w.transpose(0, 1, *own), b


def instances(finding: Finding, dtype: str, seed: int, count: int) -> Iterator[Instance]:
    """That many instances, as far as there are shapes at which the formula was confirmed."""
    groups = sizes(finding)
    order = finding.structure.order if finding.structure else ()
    form, of = FORMATS[PARTS.get(dtype, dtype)], None
    if dtype in PARTS and finding.structure is not None:
        of = signs(finding.structure.conjugates)
    for number in range(count if groups else 0):
        rng = np.random.default_rng([seed, number])
        turn, regime = divmod(number, len(REGIMES))
        some = groups[turn % len(groups)]
        shape, axes = some[int(rng.integers(len(some)))]
        name = list(REGIMES)[regime]

        def drawn(placed: Placed, name: str, turn: int, rng: np.random.Generator) -> _Draw:
            layer = _layer(finding, *placed, form, name, turn, rng)
            draw = _Draw(layer, _target(layer, rng), form, turn, rng)
            _CHANGES[name](draw)
            return draw

        draw = drawn((shape, axes), name, turn, rng)
        layer, target = draw.layer, draw.target
        if of is not None:
            imaginary = drawn((shape, axes), name, turn, rng).layer
            layer = joined(layer, imaginary, of)
            target = (target[0], 2 * target[1] + number % 2, *target[2:])
        yield Instance(number, name, shape, layer, order, target, of)


# Numbers


@dataclass(frozen=True)
class _Draw:
    """What a regime changes.

    Attributes:
        layer: numbers between 1 and 2.
        target: the output that it is about.
        form: the format of the numbers.
        turn: how often the regime was drawn before.
        rng: for what is at random.
    """

    layer: Layer
    target: Output
    form: Format
    turn: int
    rng: np.random.Generator

    @property
    def reach(self) -> int:
        """Magnitudes are powers of 2 up to this, and down to minus this.

        It is larger than the digits, so that the error of what is no term of an output outweighs
        it, but so small that no product underflows.
        """
        return min(self.form.digits + 4, -self.form.normal // 2)

    def sign(self) -> None:
        """Signs at random."""
        for array in (self.layer.x, self.layer.w, self.layer.b):
            if array is not None:
                array *= self.rng.choice((-1.0, 1.0), size=array.shape)

    def scale(self, reach: int) -> None:
        """Magnitudes at random, up to 2 to the power `reach` and down to the inverse."""
        for array in (self.layer.x, self.layer.w):
            powers = self.rng.integers(-reach, reach, size=array.shape, endpoint=True)
            array[...] = np.ldexp(array, powers)

    def tap(self) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """A tap that meets a number at the target: its place in w, and that number's in x."""
        taps = np.argwhere(self.layer.inside(self.target))
        if not len(taps):
            return None
        tap = tuple(map(int, self.rng.choice(taps)))
        channel = int(self.rng.integers(self.layer.w.shape[1]))
        met = self.layer.met(self.target)
        places = [int(each.ravel()[at]) for each, at in zip(met, tap, strict=True)]
        first = self.layer.channels(self.target).start
        return (self.target[1], channel, *tap), (self.target[0], first + channel, *places)


def _layer(
    finding: Finding,
    shape: Shape,
    axes: tuple[Axis, ...],
    form: Format,
    regime: str,
    turn: int,
    rng: np.random.Generator,
) -> Layer:
    """The formula with numbers between 1 and 2; every other bias is 0."""
    digits = min(form.digits, _SHORT) if regime == "short" else form.digits
    x, w = _floats(rng, shape.x, digits), _floats(rng, shape.w, digits)
    b = _floats(rng, (shape.outputs,), digits) * (turn % 2) if finding.form.bias else None
    order = finding.structure.order if finding.structure else ()
    return Layer(axes, x, w.transpose(0, 1, *(2 + axis for axis in order)), b, shape.groups)


def _floats(rng: np.random.Generator, shape: Sequence[int], digits: int) -> Array:
    """Numbers between 1 and 2 with so many digits."""
    whole = rng.integers(1 << (digits - 1), 1 << digits, size=shape, dtype=np.int64)
    return np.ldexp(whole.astype(np.float64), 1 - digits)


def _target(layer: Layer, rng: np.random.Generator) -> Output:
    """An output in the middle, where most taps meet something."""
    places = (length // 2 for length in layer.shape[2:])
    return (int(rng.integers(layer.shape[0])), int(rng.integers(layer.shape[1])), *places)


def _positive(_: _Draw) -> None:
    pass


def _alternating(draw: _Draw) -> None:
    draw.sign()


def _wide(draw: _Draw) -> None:
    draw.sign()
    draw.scale(draw.reach)


def _huge(draw: _Draw) -> None:
    draw.sign()
    flat = draw.layer.x.reshape(-1)
    flat[int(draw.rng.integers(flat.size))] *= 2.0**draw.reach


def _absorbed(draw: _Draw) -> None:
    coarser = [each.digits for each in FORMATS.values() if each.digits <= draw.form.digits]
    place = coarser[draw.turn % len(coarser)]
    draw.layer.w[...] = 1
    draw.layer.x[...] = np.ldexp(draw.layer.x, -min(place, -draw.form.normal))
    if (tap := draw.tap()) is not None:
        draw.layer.x[tap[1]] = 1


def _cancelling(draw: _Draw) -> None:
    draw.sign()
    draw.scale(draw.reach // 4 * (draw.turn % 2))
    if (tap := draw.tap()) is None:
        return
    (of_w, of_x), layer = tap, draw.layer
    layer.w[of_w] = 0
    rest = replace(layer).terms(draw.target).sum  # a new layer: it counts what is there now
    layer.w[of_w] = 1
    needed = float(-rest) / layer.x[of_x]
    significand, power = np.frexp(needed)
    if needed and abs(power) <= draw.reach:
        whole = np.rint(np.ldexp(significand, draw.form.digits))
        layer.w[of_w] = np.ldexp(whole, power - draw.form.digits)


def _crossed(draw: _Draw) -> None:
    draw.sign()
    layer, target, reach = draw.layer, draw.target, draw.reach
    powers = draw.rng.integers(-reach, reach, size=layer.w.shape[1:], endpoint=True)
    layer.w[...] = np.ldexp(layer.w, powers)
    taps = np.nonzero(layer.inside(target))
    every_tap: tuple[Any, ...] = (slice(None), *taps)
    met = zip(layer.met(target), taps, strict=True)
    places: tuple[Any, ...] = (slice(None), *(each.ravel()[at] for each, at in met))
    x = layer.x[target[0], layer.channels(target)]
    x[places] = np.ldexp(x[places], -powers[every_tap])


_CHANGES: Mapping[str, Callable[[_Draw], None]] = {
    "positive": _positive,
    "alternating": _alternating,
    "short": _alternating,
    "wide": _wide,
    "huge": _huge,
    "absorbed": _absorbed,
    "cancelling": _cancelling,
    "crossed": _crossed,
}
