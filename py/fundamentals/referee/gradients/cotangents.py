"""Integer probes for gradients, exact by the same theorem, and what the formula's adjoints give.

The formula is y = B(x, w) + b with a bilinear B, so that ⟨v, y⟩ has as gradients the adjoints of B
in x and in w, and the sums of v. For cotangents vx, vw and vb of these,

    ⟨vx, x̄⟩ + ⟨vw, w̄⟩ + ⟨vb, b̄⟩ = ⟨v, B(vx, w) + B(x, vw) + vb⟩,

which again is linear in x, in w and in v: its gradient for x is the adjoint in x for vw in place of
w, for w the adjoint in w for vx in place of x, for v what stands beside v, for b nothing.

Of complex numbers, libraries differ in what they call a gradient, and only first gradients are
judged. torch's is v conj(∂y/∂z) + conj(v) ∂y/∂z̄, added over all outputs: the adjoint, made with
conjugates. jax's is v ∂y/∂z, the transpose, where there is no conjugate in y.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array, Axis, adjoints, apply
from fundamentals.referee.formula.probes import capacity
from fundamentals.referee.gradients.circumstances import Circumstance
from fundamentals.referee.subject.calling import Call

__all__ = ["Pullback", "drawn"]

_LARGEST = (97, 31, 9, 3, 1)  # of the integers, as large as sums stay exact
_KEPT = 32  # numbers of v that are not 0, if all of them are too many
_UNIT = 2.0**-5  # of fractions, which who rounds to integers loses


@dataclass(frozen=True)
class Pullback:
    """One call for gradients, in canonical arrays.

    Attributes:
        shape: lengths, taps, channels and letters.
        axes: the formula along each axis.
        order: for each axis of x, the axis of w that goes with it.
        arrays: x, w, b if there is one, and v; for second gradients vx, vw and vb as well.
        twice: whether the gradients of gradients are asked for.
        conjugates: whether the formula conjugates the kernel.
        transposes: whether gradients of complex numbers are jax's, without conjugates.
        unit: numbers of v are multiples of this power of 2, and so are gradients.
        fine: the array whose numbers have many digits, if any has.
    """

    shape: Shape
    axes: tuple[Axis, ...]
    order: tuple[int, ...]
    arrays: Mapping[str, Array]
    twice: bool
    conjugates: bool = False
    transposes: bool = False
    unit: float = 1
    fine: str = ""

    def unit_of(self, name: str) -> float:
        """What the numbers of a gradient are multiples of; of "y", of the value."""
        return 1 if name in "yv" else self.unit

    @property
    def value(self) -> Array:
        """What the formula gives for x, w and b."""
        y = self._apply(self.arrays["x"], self.arrays["w"])
        if "b" in self.arrays:
            y = y + self.arrays["b"].reshape(1, -1, *[1] * self.shape.axes)
        return y

    @property
    def said(self) -> dict[str, Array]:
        """What the formula gives for each array."""
        given = self.arrays
        if not self.twice:
            return self._once(given["v"], given["x"], given["w"])
        vx, vw, v = (given[name] for name in ("vx", "vw", "v"))
        gradients = self._adjoints(v, vx, vw)  # x̄ uses vw alone, and w̄ uses vx alone
        values = self._apply(vx, given["w"]) + self._apply(given["x"], vw)
        if "vb" in given:
            values = values + given["vb"].reshape(1, -1, *[1] * self.shape.axes)
        return gradients | {"b": np.zeros(self.shape.outputs), "v": values}

    def _once(self, v: Array, x: Array, w: Array) -> dict[str, Array]:
        """The first gradients: of real numbers, the adjoints as they are."""
        if not np.iscomplexobj(v):
            return self._adjoints(v, x, w)
        if self.transposes:
            return self._adjoints(v, x, w)
        found = self._adjoints(v, x.conj(), w if self.conjugates else w.conj())
        if self.conjugates:  # y has the conjugate of w, and no w
            found["w"] = self._adjoints(v.conj(), x, w)["w"]
        return found

    @property
    def largest(self) -> int:
        """A bound for the moduli of all sums, added as moduli."""
        moduli = replace(self, arrays={name: _moduli(each) for name, each in self.arrays.items()})
        sums = [*moduli.said.values(), *([] if self.twice else [moduli.value])]
        return int(max(each.max(initial=0) for each in sums))

    def along(self, change: Callable[[Axis], Axis]) -> "Pullback":
        """The same with a change along each axis, as a wrong formula has it."""
        return replace(self, axes=tuple(map(change, self.axes)))

    def call(self, finding: Finding, dtype: str, asked: Circumstance) -> Call:
        """The call for gradients in a circumstance."""
        form, given = finding.form, self.arrays
        more = {"v": form.output_out(given["v"])}
        if self.twice:
            more |= {
                f"v{name}": self.outward(finding, name, given[f"v{name}"]) for name in asked.wanted
            }
        return form.call(
            self.shape,
            given["x"],
            given["w"],
            given.get("b"),
            dtype=dtype,
            arrays=more,
            memory={} if asked.memory == "plain" else {"v": asked.memory},
            operation="vjp2" if self.twice else "vjp-again" if asked.again else "vjp",
            wanted=asked.wanted,
        )

    def outward(self, finding: Finding, name: str, array: Array) -> Array:
        """An array that goes with x, w, b or v, in the function's own order of axes."""
        if name == "w":
            return finding.form.kernel_out(array, self.shape.groups)
        if name in ("v", "y"):
            return finding.form.output_out(array)
        return array if name == "b" else finding.form.signal_out(array)

    def _apply(self, x: Array, w: Array) -> Array:
        w = self._turned(w.conj() if self.conjugates else w)
        return apply(self.axes, x, w, groups=self.shape.groups)

    def _turned(self, w: Array) -> Array:
        return w.transpose(0, 1, *(2 + axis for axis in self.order))

    def _adjoints(self, g: Array, x: Array, w: Array) -> dict[str, Array]:
        found = adjoints(self.axes, g, x, self._turned(w), groups=self.shape.groups)
        own = (2 + self.order.index(axis) for axis in range(len(self.order)))
        return found | {"w": found["w"].transpose(0, 1, *own)}


def drawn(
    finding: Finding,
    shape: Shape,
    axes: tuple[Axis, ...],
    rng: np.random.Generator,
    *,
    dtype: str,
    twice: bool = False,
    wanted: Sequence[str] = ("x", "w", "b"),
    transposes: bool = False,
    kind: str = "",
    level: bool = False,
) -> Pullback | None:
    """A probe with random integers, so small that all sums are exact; None if none is so small.

    Args:
        finding: how the function is called, and its structure.
        shape: the shape.
        axes: the formula along each axis.
        rng: for what is at random.
        dtype: the number type.
        twice: whether it is for gradients of gradients.
        wanted: the arrays.
        transposes: whether gradients of complex numbers are jax's.
        kind: the array whose numbers have as many digits as there can be, beside small ones of the
            others: who rounds them to a coarser format shows. Numbers of v are fractions then.
        level: whether v is one number everywhere.
    """
    conjugates = finding.structure is not None and finding.structure.conjugates == "kernel"
    order = finding.structure.order if finding.structure else ()
    shapes = {"x": shape.x, "w": shape.w}
    if finding.form.bias:
        shapes["b"] = (shape.outputs,)
    shapes["v"] = (shape.batch, shape.outputs, *(axis.length for axis in axes))
    if twice:
        shapes |= {f"v{name}": shapes[name] for name in ("x", "w", "b") if name in shapes}
    for fine, most in _sizes(shapes, kind, capacity(dtype)):
        arrays = {
            name: _integers(rng, each, fine if name == kind else most, dtype)
            for name, each in shapes.items()
        }
        for name in ("x", "w", "b"):
            if twice and name in shapes and name not in wanted:
                arrays[f"v{name}"][:] = 0
        if level:
            arrays["v"][...] = most
        elif fine == most == 1:
            flat = arrays["v"].reshape(-1)
            flat[rng.permutation(flat.size)[_KEPT:]] = 0
        probe = Pullback(shape, axes, order, arrays, twice, conjugates, transposes)
        if probe.largest <= capacity(dtype):
            unit = _UNIT if kind == "v" and not dtype.startswith("complex") else 1
            arrays["v"] = arrays["v"] * unit
            named = kind if fine > most or unit != 1 else ""
            return replace(probe, arrays=arrays, unit=unit, fine=named)
    return None


def _sizes(shapes: Mapping[str, object], kind: str, most: int) -> Iterator[tuple[int, int]]:
    """How large the integers of the array of many digits may be, and those of others."""
    if kind in shapes:
        fine = 1 << max(1, most.bit_length() - 2)
        while fine > 1:
            yield fine, 1
            fine >>= 2
    yield from ((number, number) for number in _LARGEST)


def _integers(rng: np.random.Generator, shape: tuple[int, ...], most: int, dtype: str) -> Array:
    parts = [rng.integers(-most, most, size=shape, endpoint=True) for _ in range(2)]
    if dtype.startswith("complex"):
        return np.asarray(parts[0] + 1j * parts[1])
    return parts[0].astype(np.float64)


def _moduli(array: Array) -> Array:
    """Bounds for the moduli: of complex numbers, the parts added."""
    if np.iscomplexobj(array):
        return np.asarray(np.abs(array.real) + np.abs(array.imag))
    return np.abs(array)
