"""Members of the referee's family, written in another way than the referee writes them.

Where a tap looks is read off the numbers of the places themselves, laid out with gaps and continued
by `numpy.pad`; the sums are loops over taps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from direct import Direct
from hypothesis import strategies as st

from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.formula.shapes import letters as drawn

__all__ = ["LAWS", "PADDED", "Member", "members", "random_probe", "summed", "table"]

PADDED = {
    "zeros": ("constant", {"constant_values": -1}),
    "reflect": ("symmetric", {}),
    "mirror": ("reflect", {}),
    "nearest": ("edge", {}),
    "wrap": ("wrap", {}),
}
"""What `numpy.pad` calls the borders."""


def table(
    length: int,
    taps: int,
    outputs: int,
    *,
    first: int,
    stride: int = 1,
    dilation: int = 1,
    spread: int = 1,
    flips: bool = False,
    border: str = "zeros",
) -> np.ndarray:
    """The place of x that each tap meets for each output, −1 for none."""
    places = np.full(spread * (length - 1) + 1, -1)
    places[::spread] = np.arange(length)
    reach = abs(first) + stride * outputs + dilation * taps
    mode, more = PADDED[border]
    places = np.pad(places, reach, mode, **more)
    sign = -1 if flips else 1
    rows = [
        [places[reach + first + stride * n + sign * dilation * i] for i in range(taps)]
        for n in range(outputs)
    ]
    return np.array(rows, dtype=int).reshape(outputs, taps)


def summed(
    tables: list[np.ndarray], x: np.ndarray, w: np.ndarray, b: np.ndarray | None, groups: int = 1
) -> np.ndarray:
    """The sums over taps and in-channels of a group, tap by tap."""
    ins, outs = x.shape[1] // groups, w.shape[0] // groups
    for axis in range(len(tables)):
        x = np.concatenate([x, np.zeros_like(x.take([0], 2 + axis))], 2 + axis)
    y = np.zeros((x.shape[0], w.shape[0], *map(len, tables)), np.result_type(x, w))
    for tap in product(*(range(each.shape[1]) for each in tables)):
        met = x
        for axis, (each, i) in enumerate(zip(tables, tap, strict=True)):
            met = met.take(each[:, i], 2 + axis)  # −1 is the last: the zero
        for o, c in product(range(w.shape[0]), range(ins)):
            y[:, o] += w[(o, c, *tap)] * met[:, o // outs * ins + c]
    return y if b is None else y + b.reshape(1, -1, *[1] * len(tables))


Law = Callable[[Mapping[str, int], bool], tuple[int, int]]
"""n₀ and the length, from the numbers of a shape and whether the kernel runs backwards."""


def _reach(n: Mapping[str, int]) -> int:
    return n["d"] * (n["K"] - 1)


def _outputs(room: int, n: Mapping[str, int]) -> int:
    return max(0, (room - _reach(n) - 1) // n["s"] + 1)


def _lower(short: int) -> int:
    """Where onnxruntime begins with SAME_LOWER, so many numbers of x being missing, or too many."""
    return -((short + 1) // 2) if short >= 0 else max(0, (-short - 2) // 2)


LAWS: Mapping[str, Law] = {
    "valid": lambda n, flips: (_reach(n) if flips else 0, _outputs(n["L"], n)),
    "padded": lambda n, flips: (
        _reach(n) - n["p"] if flips else -n["p"],
        _outputs(n["L"] + 2 * n["p"], n),
    ),
    "full": lambda n, flips: (0 if flips else -_reach(n), _outputs(n["L"] + 2 * _reach(n), n)),
    "same": lambda n, flips: (
        _reach(n) // 2 if flips else -(_reach(n) // 2),
        (n["L"] - 1) // n["s"] + 1,
    ),
    # nobody's
    "late": lambda n, flips: (_reach(n) - 2 if flips else 1 - n["K"], n["L"] + n["K"]),
    "lower": lambda n, flips: (
        _lower((n["L"] - 1) // n["s"] * n["s"] + _reach(n) + 1 - n["L"]),
        (n["L"] - 1) // n["s"] + 1,
    ),
    "twice": lambda n, flips: (_reach(n) + 1 if flips else -2, 2 * n["L"] - 1),
}
"""Where members begin and how much they return, by a name."""

_DRAWN = sorted(LAWS.keys() - {"lower"})  # without that with cases, which takes long to be found


@dataclass(frozen=True)
class Member:
    """A member of the family.

    Attributes:
        form: how it is called.
        flips: for each axis, whether the kernel runs backwards.
        border: what x is continued with.
        stride: a number, or the letter s.
        spread: a number, or the letter s.
        dilation: a number, or the letter d.
        order: for each axis of x, the axis of w that goes with it.
        scale: what all sums are multiplied by.
        conjugates: what is conjugated.
        law: one of `LAWS`.
        fault: what becomes of y at some shapes.
    """

    form: Form
    flips: tuple[bool, ...] = (False,)
    border: str = "zeros"
    stride: int | str = 1
    spread: int | str = 1
    dilation: int | str = 1
    order: tuple[int, ...] = (0,)
    scale: float = 1
    conjugates: str = "nothing"
    law: str = "valid"
    fault: Callable[[Shape, np.ndarray], np.ndarray] = lambda _, y: y

    def tables(self, shape: Shape) -> list[np.ndarray]:
        """What is met along each axis."""
        made = []
        for axis, (flips, along) in enumerate(zip(self.flips, self.order, strict=True)):
            given = shape.numbers(axis) | {"K": shape.taps[along]}
            stride, spread, dilation = (
                given[step] if isinstance(step, str) else step
                for step in (self.stride, self.spread, self.dilation)
            )
            first, outputs = LAWS[self.law](given | {"s": stride * spread, "d": dilation}, flips)
            kept = {"stride": stride, "spread": spread, "dilation": dilation, "first": first}
            length = shape.lengths[axis]
            made.append(table(length, given["K"], outputs, flips=flips, border=self.border, **kept))
        return made

    def __call__(
        self, x: Any, w: Any, b: Any = None, s: Any = 1, d: Any = 1, p: Any = 0, g: int = 1
    ) -> Any:
        """Its values, of arrays in the form's order."""
        x, w = self.form.signal_in(x), self.form.kernel_in(w, g)
        axes = self.form.axes
        each = {
            letter: (number,) * axes if isinstance(number, int) else number
            for letter, number in {"s": s, "d": d, "p": p}.items()
        }
        channels = {"batch": len(x), "inputs": x.shape[1], "outputs": len(w), "groups": g}
        shape = Shape(x.shape[2:], w.shape[2:], each, **channels)
        tables = self.tables(shape)
        if self.conjugates in ("kernel", "both"):
            w = w.conj()
        if self.conjugates in ("input", "both"):
            x = x.conj()
        w = w.transpose(0, 1, *(2 + along for along in self.order))
        y = self.scale * summed(tables, x, w, None, g)
        y = y if b is None else y + b.reshape(1, -1, *[1] * axes)
        return self.form.signal_out(self.fault(shape, y))

    def prober(self, dtype: str = "float64") -> Prober:
        """Makes probes of it, in this process."""
        return Prober(Direct(self, self.form.expression), self.form, dtype)


@st.composite
def members(draw: st.DrawFn, axes: int = 1) -> Member:
    """Random members whose structure and laws the first shapes tell apart from all others."""
    signal, kernel = (
        [("H", "H"), ("NCH", "OIH"), ("NHC", "HIO"), ("CH", "IOH"), ("NH", "H")]
        if axes == 1
        else [("HW", "HW"), ("NCHW", "OIHW"), ("HWC", "HWIO"), ("NHWC", "OHWI")]
    )[draw(st.integers(0, 4 if axes == 1 else 3))]
    border = draw(st.sampled_from(["zeros", "zeros", *PADDED]))
    flips = draw(st.tuples(*[st.booleans()] * axes))
    law = draw(st.sampled_from(["full", "same"] if border != "zeros" else _DRAWN))
    stride, dilation = draw(st.sampled_from([1, 2, "s"])), draw(st.sampled_from([1, 2, "d"]))
    spreads = border == "zeros" and draw(st.booleans())
    if law in ("late", "twice") or spreads:
        dilation = 1 if dilation == 2 else dilation
    if spreads:
        law = "valid" if law in ("late", "twice", "padded") else law
    bias, groups = (draw(st.booleans()) and "C" in signal for _ in range(2))
    used = [letter for letter in "sd" if letter in (stride, dilation)]
    used += ["p"] if law == "padded" else []
    names = [*("b" * bias), *used, *("g" * groups)]
    call = ", ".join(["x", "w", *(f"{name}={name}" for name in names)])
    return Member(
        Form(
            *(f"f({call})", signal, kernel, bias, tuple(used), groups),
            scalars=draw(st.booleans()) and bool(used),
        ),
        flips,
        border,
        1 if spreads else stride,
        stride if spreads else 1,
        dilation,
        draw(st.permutations(range(axes)).map(tuple)),
        draw(st.sampled_from([1, 1, 0.5, 3, -1])) if not bias else 1,
        draw(st.sampled_from(["nothing", "kernel", "input", "both"])),
        law,
    )


def random_probe(prober: Prober, draw: Callable[[int, int], int]) -> Probe:
    """A probe at a shape that `find` has not: lengths between those that it tries."""
    import random

    form, rng = prober.form, random.Random(draw(0, 1 << 16))  # noqa: S311
    groups = rng.randint(1, 2) if form.groups else 1
    few = (1, 2, 3) if form.channels else (1,)
    shape = Shape(
        tuple(rng.randint(18, 24) for _ in range(form.axes)),
        tuple(rng.randint(1, 8) for _ in range(form.axes)),
        drawn(form, rng),
        batch=rng.randint(1, 3) if form.batched else 1,
        inputs=groups * rng.choice(few),
        outputs=groups * rng.choice(few),
        groups=groups,
    )
    return prober.random(shape, np.random.default_rng(rng.randint(0, 1 << 16)))
