"""Which shapes are probed: small ones that tell everything, and large ones where blocks end."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import prod
from random import Random

from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.probes import capacity

__all__ = ["large", "letters", "small", "starting"]

_LONG = (15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 255, 256, 257, 500, 511, 512, 513)
_WHOLE = (34, 66, 130, 258, 514)  # where nothing is padded, three taps give powers of 2
_LONGER = (1000, 1023, 1024, 1025, 2047, 2048, 2049, 3000, 4095, 4096, 4097)
_LONGEST = (32767, 32769, 65537)  # beyond 16 bits
_TAPS = (*range(1, 34), 63, 64, 65, 127, 128, 129)
_BATCHES = (*range(2, 18), 31, 32, 33, 64, 65, 100)
_FAR = {"s": (7, 8, 16), "d": (4, 5, 8), "p": (5, 7, 8)}  # letters beyond those at random
_BOTH = ((18, 35, 5), (40, 33, 4), (64, 65, 3))  # large along two axes at once
_IMAGES = ((14, 14, 6), (17, 15, 7), (28, 28, 5), (33, 31, 4))  # of networks, where tiles end
_CHANNELS = (*range(1, 18), 31, 32, 33, 64, 65)


def starting(form: Form) -> list[Shape]:
    """Small shapes that tell all apart: long enough, no two numbers equal, letters 1 and larger.

    The last are for functions that take few shapes: even lengths, and odd numbers of taps along
    every axis: 5, which is enough to look two places beyond the ends, where borders differ, and 3.
    """
    lengths = (11,) if form.axes == 1 else (7, 5, 4)[: form.axes]
    taps = (4,) if form.axes == 1 else (3, 2, 2)[: form.axes]
    ones = {letter: (0 if letter in "pq" else 1,) * form.axes for letter in form.letters}
    shapes = [Shape(lengths, taps, ones)]
    larger = {"s": (2, 3, 2), "d": (3, 2, 2), "p": (2, 3, 2), "q": (1, 1, 1)}
    if form.scalars:
        larger = {letter: (numbers[0],) * 3 for letter, numbers in larger.items()}
    longer = tuple(length + 4 for length in lengths)
    together = "".join(letter for letter in "sdp" if letter in form.letters)
    for word in dict.fromkeys((*form.letters, together, "".join(form.letters))):
        if word and word != "q":
            some = {letter: larger[letter][: form.axes] for letter in word}
            shapes.append(Shape(longer, taps, ones | some))
    # and each with one tap more, since even kernels may be another matter than odd ones
    both = [
        replace(shape, taps=tuple(taps + more for taps in shape.taps))
        for shape in shapes
        for more in (0, 1)
    ]
    odd = [Shape(longer, (taps,) * form.axes, ones) for taps in (5, 3)]
    even = Shape((12, 8, 6)[: form.axes], taps, ones)
    roomy = {shape.text: shape for shape in (_roomy(form, each) for each in (*both, even, *odd))}
    return list(roomy.values())


def _roomy(form: Form, shape: Shape) -> Shape:
    """The shape; where letters are fixed, or x must have some length, with an x so long.

    As many windows fit as with steps of 1, the last with some places to spare.
    """
    shape = form.fit(shape)
    if form.least:
        longer = (a + b for a, b in zip(shape.lengths, form.least, strict=True))
        shape = replace(shape, lengths=tuple(longer))
    if form.spreads or not form.fixed:
        return shape
    lengths = []
    for axis, (length, taps) in enumerate(zip(shape.lengths, shape.taps, strict=True)):
        numbers = shape.numbers(axis)
        s, d = numbers["s"], numbers["d"]
        lengths.append(s * (length - 1) + 1 + (d - 1) * (taps - 1) + (length + taps) % s)
    return replace(shape, lengths=tuple(lengths))


def small(form: Form, dtype: str, seed: int) -> list[Shape]:
    """All short lengths and few taps without letters, and some hundred with letters at random."""
    random = Random(f"small {seed}")  # noqa: S311
    ones = {letter: (0 if letter in "pq" else 1,) * form.axes for letter in form.letters}
    found: list[Shape] = []
    if form.axes == 1:
        found += [Shape((L,), (K,), ones) for L in range(1, 13) for K in range(1, 8)]
    count = 160 if form.letters or form.axes > 1 else 0
    longest = {1: 14, 2: 9, 3: 6}[form.axes]
    found += [
        Shape(
            tuple(random.randint(1, longest) for _ in range(form.axes)),
            tuple(random.randint(1, 6 - form.axes) for _ in range(form.axes)),
            letters(form, random, alike=number % 3 == 0),
        )
        for number in range(count)
    ]
    once = {shape.text: shape for shape in (_roomy(form, each) for each in found)}
    return [shape for shape in once.values() if prod(shape.lengths) < capacity(dtype)]


def letters(form: Form, random: Random, *, alike: bool = False) -> dict[str, tuple[int, ...]]:
    """Small numbers for the letters that a form has; alike: the same along each axis."""
    ranges = {"s": (1, 6), "d": (1, 3), "p": (0, 4), "q": (0, 2)}
    alone = form.scalars or alike
    return {
        letter: (random.randint(*ranges[letter]),) * form.axes
        if alone
        else tuple(random.randint(*ranges[letter]) for _ in range(form.axes))
        for letter in form.letters
    }


def large(form: Form, seed: int, count: int) -> list[Shape]:
    """Long inputs, long kernels, many channels and examples, one after the other and together."""
    random = Random(f"large {seed}")  # noqa: S311
    kinds = [_long, *([_wide] * form.channels), *([_several] * form.batched)]
    kinds += [_grouped] if form.groups else []
    found = (kinds[number % len(kinds)](form, random, number) for number in range(count))
    every = (form.fit(shape) for shape in (*form.own, *_necessary(form), *found))
    once = {shape.text: shape for shape in every if not form.too_short(shape)}
    return list(once.values())


def _necessary(form: Form) -> Iterator[Shape]:
    """One after the other, each power of two with its neighbours, and each number of taps."""
    ones = {letter: (0 if letter in "pq" else 1,) * form.axes for letter in form.letters}
    rest = (5, 4)[: form.axes - 1]
    few = (2, 2)[: form.axes - 1]
    for long in (*_LONG, *_WHOLE, *_LONGER, *(_LONGEST if form.axes == 1 else ())):
        yield Shape((long, *rest), (3, *few), ones)
    for taps in _TAPS:
        yield Shape((2 * taps + 3, *rest), (taps, *few), ones)
    if form.axes > 1:
        for sides in _BOTH:
            yield Shape(sides[: form.axes], (3, 2, 2)[: form.axes], ones)
    for letter in form.letters:
        for number in _FAR.get(letter, ()):
            lengths = (3 * number + 8, 2 * number + 7, number + 6)[: form.axes]
            yield Shape(lengths, (3, 2, 2)[: form.axes], {**ones, letter: (number,) * form.axes})
    if form.batched:
        for batch in _BATCHES:
            yield Shape((5,) * form.axes, (2,) * form.axes, ones, batch=batch)
    if form.channels:
        yield from _usual(form, ones)
    if form.axes > 1:
        yield from _images(form, ones)
    yield from _thousands(form, ones)


def _thousands(form: Form, ones: dict[str, tuple[int, ...]]) -> Iterator[Shape]:
    """Sums of thousands of terms: long kernels, and many channels where there are any."""
    small = (3, 3, 2)[: form.axes]
    for terms in (600, 1500, 4000):
        side = round(terms ** (1 / form.axes))
        yield Shape((side + 3,) * form.axes, (side,) * form.axes, ones)
        if form.channels:
            inputs = terms // prod(small)
            yield Shape((7,) * form.axes, small, ones, inputs=inputs, outputs=2)


def _images(form: Form, ones: dict[str, tuple[int, ...]]) -> Iterator[Shape]:
    """Layers as networks have them, on images that end within a tile and at its end: 1 × 1 and
    3 × 3, with a stride, depthwise, dilated, in patches, and long along one axis alone.
    """
    axes = form.axes

    def shape(number: int, taps: tuple[int, ...], *more: int, **steps: int) -> Shape:
        inputs, outputs, groups = (*more, 1, 1, 1)[:3] if more else (3, 5, 1)
        given = {letter: (steps.get(letter, each[0]),) * axes for letter, each in ones.items()}
        if "p" in ones and "p" in steps and not form.scalars:  # none along an axis with one tap
            given["p"] = tuple(min(steps["p"], (side - 1) * steps.get("d", 1)) for side in taps)
        sides = _IMAGES[number % len(_IMAGES)][:axes]
        if not form.channels:
            inputs = outputs = 1
        if inputs % groups or outputs % groups or not (form.groups or form.depthwise):
            groups = 1
        return Shape(sides, taps, given, inputs=inputs, outputs=outputs, groups=groups)

    for number, side, step in product(range(len(_IMAGES)), (1, 3), (1, 2)):
        yield shape(number, (side,) * axes, s=step, p=side // 2)
    for number, (channels, side) in enumerate(product((6, 17, 32), (3, 5, 7)[: 5 - axes])):
        for step in (1, 2):
            yield shape(number, (side,) * axes, *(channels,) * 3, s=step, p=side // 2)
    for number, inputs in enumerate((6, 10, 12, 14)):
        yield shape(number, (3,) * axes, inputs, 4)
        yield shape(number, (1,) * axes, inputs, 2 * inputs, 2)
        yield shape(number, (1,) * axes, 16, 8 * (number + 1), 2)
    for number, far in enumerate((2, 6, 12)):
        yield shape(number + 2, (3,) * axes, d=far, p=far)
    for number, patch in enumerate((4, 7, 8, 14)):
        yield shape(number + 2, (patch,) * axes if axes < 3 else (4,) * 3, s=patch)
    for long in range(axes):
        taps = tuple(7 if axis == long else 1 for axis in range(axes))
        yield shape(long, taps)
        yield shape(long, taps, p=3)


def _usual(form: Form, ones: dict[str, tuple[int, ...]]) -> Iterator[Shape]:
    """What networks have, for which there are often ways of their own: 1 × 1, 3 × 3, depthwise, the
    7 × 7 of first layers, many channels.
    """
    groups = (1, 2, 3, 4) if form.groups else (1,)
    channels = [(1, i, o) for i, o in ((2, 2), (2, 3), (4, 4), (8, 4), (9, 2), (12, 5), (16, 16))]
    channels += [(g, g, g * more) for g in groups[1:] for more in (1, 2)]
    channels += [(8, 32, 16), (3, 12, 12), (16, 16, 32)] if form.groups else []
    steps = [ones, *({**ones, "s": (2,) * form.axes} for _ in "s" if "s" in form.letters)]
    for taps in (1, 3):
        for step in steps:
            padded = {**step, "p": (taps // 2,) * form.axes} if "p" in step else step
            for g, inputs, outputs in channels:
                sizes = (6,) * form.axes, (taps,) * form.axes
                batch = 2 if form.batched and inputs % 4 == 0 else 1
                yield Shape(*sizes, padded, batch, inputs, outputs, g)
    for inputs, outputs in ((128, 2), (2, 128), (130, 3), (64, 64)):
        yield Shape((5,) * form.axes, (2,) * form.axes, ones, inputs=inputs, outputs=outputs)
    for taps in (5, 7) if form.axes < 3 else (5,):
        for step in steps:
            padded = {**step, "p": (taps // 2,) * form.axes} if "p" in step else step
            yield Shape((14,) * form.axes, (taps,) * form.axes, padded, inputs=3, outputs=8)


def _long(form: Form, random: Random, number: int) -> Shape:
    axis = number % form.axes
    lengths = [random.randint(3, 9) for _ in range(form.axes)]
    taps = [random.randint(1, 3) for _ in range(form.axes)]
    lengths[axis] = random.choice(_LONGER if number % 3 == 0 and form.axes == 1 else _LONG)
    taps[axis] = random.choice([each for each in _TAPS if each <= lengths[axis]])
    return Shape(tuple(lengths), tuple(taps), letters(form, random))


def _wide(form: Form, random: Random, number: int) -> Shape:
    del number
    return Shape(
        tuple(random.randint(5, 12) for _ in range(form.axes)),
        tuple(random.randint(1, 4) for _ in range(form.axes)),
        letters(form, random),
        batch=random.choice((1, 2, 3, 5)) if form.batched else 1,
        inputs=random.choice(_CHANNELS),
        outputs=random.choice(_CHANNELS),
    )


def _several(form: Form, random: Random, number: int) -> Shape:
    shape = _wide(form, random, number)
    channels = (random.randint(1, 4), random.randint(1, 4)) if form.channels else (1, 1)
    return Shape(
        shape.lengths,
        shape.taps,
        shape.letters,
        batch=random.choice((2, 3, 4, 7, 8, 16, 33)),
        inputs=channels[0],
        outputs=channels[1],
    )


def _grouped(form: Form, random: Random, number: int) -> Shape:
    shape = _wide(form, random, number)
    groups = random.choice((2, 3, 4, 5))
    return Shape(
        shape.lengths,
        shape.taps,
        shape.letters,
        batch=shape.batch,
        inputs=groups * random.randint(1, 3),
        outputs=groups * random.randint(1, 3),
        groups=groups,
    )
