"""Numbers: NaN, infinities, signed zeros, subnormals, and integers at the limits of their types."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from fundamentals.referee.edges.asking import Asker, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine, Standing
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe, capacity
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.kept import infinite_kept

__all__ = ["numbers"]

_INTEGERS = tuple(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))
_FLOATS = ("float16", "float32", "float64")


def numbers(asker: Asker, shape: Shape, *, others: bool = True) -> Iterator[EdgeLine]:
    """A line for each kind of number.

    Args:
        asker: makes the calls.
        shape: a usual one.
        others: whether what comes of other number types than that of the formula counts.
    """
    yield from _integers(asker, shape, others=others)
    if asker.finding.dtype not in _FLOATS:
        yield not_tried("NaN and infinities", f"There are none in {asker.finding.dtype}.")
        return
    for letter in "xw":
        yield from _alone(asker, shape, letter)
    yield _no_weight(asker, shape)
    yield _signs(asker, shape)
    yield _subnormals(asker, shape)


# Integers


def _integers(asker: Asker, shape: Shape, *, others: bool) -> Iterator[EdgeLine]:
    """Types of which the same is to be said share a line."""
    said: dict[tuple[str, Standing, bool], list[str]] = defaultdict(list)
    scripts: dict[str, str] = {}
    for dtype in _INTEGERS:
        happens, standing, finding, script = _at_limits(asker, shape, dtype)
        finding = finding and (others or dtype == asker.finding.dtype)
        said[happens, standing, finding].append(dtype)
        scripts.setdefault(happens, script if finding else "")
    for (happens, standing, finding), types in said.items():
        yield EdgeLine(
            case=f"the largest numbers of {', '.join(types)}",
            happens=happens,
            standing=standing,
            finding=finding,
            witness=shape.text,
            script=scripts[happens],
        )


def _at_limits(asker: Asker, shape: Shape, dtype: str) -> tuple[str, Standing, bool, str]:
    """What becomes of large sums that fit, and of others: x is the same everywhere, w is 1; the
    last is a script for numbers that are wrong.
    """
    reference = asker.reference
    small = asker.probe(shape, dtype)
    y = asker.read(asker.outcome(small))
    said = asker.says(small)
    if isinstance(y, Raised | Died):
        error = getattr(y, "error", None)
        died = isinstance(y, Died)
        happens = f"{happened(y)}." if error is None else f"{error} is raised."
        return happens, reference.of_type(dtype, None, error, wraps=False), died, ""
    if said is not None and not asker.right(y, said):
        happens = "Even sums that fit come back as other numbers."
        return happens, "undocumented", True, asker.script(small, said, f"{dtype}: {happens}")
    ones = _filled(asker, shape, dtype)
    terms = asker.says(ones)
    largest = int(np.iinfo(dtype).max)
    large, script = ("", "") if terms is None else _large_sums(asker, ones, largest, terms)
    if large:
        happens = f"Large sums that fit come back {large}."
        return happens, "undocumented", large != _ROUNDED, script
    if wrong := _large_products(asker, ones, terms):
        # of a function of other numbers, a wider type that comes back may be by chance
        return wrong, "undocumented", dtype == asker.finding.dtype, ""
    y = _everywhere(asker, ones, largest)
    if isinstance(y, Raised | Died):
        error = getattr(y, "error", None)
        standing = reference.of_type(dtype, None, error, wraps=False)
        return f"With sums that do not fit, {happened(y)}.", standing, isinstance(y, Died), ""
    if terms is None:
        return "There is no formula to compare with.", "undocumented", False, ""
    exact = [largest * int(each) for each in terms.reshape(-1)]
    how, wraps = _became(y, exact)
    returned = "that type" if str(y.dtype) == dtype else str(y.dtype)
    standing = reference.of_type(dtype, str(y.dtype), None, wraps)
    return (
        f"{returned[0].upper()}{returned[1:]} comes back; sums that do not fit {how}.",
        standing,
        False,
        "",
    )


def _everywhere(asker: Asker, ones: Probe, number: int) -> Array | Raised | Died:
    """What comes back where each x is this number."""
    x = np.full(ones.shape.x, number, dtype=np.uint64 if ones.dtype == "uint64" else np.int64)
    return asker.read(asker.outcome(replace(ones, x=x)))


_ROUNDED = "rounded, as sums in float64 are"


def _large_sums(asker: Asker, ones: Probe, largest: int, terms: Array) -> tuple[str, str]:
    """How large sums of equal numbers are not right, if integers come back, and a script; else
    empty.

    In float64 x is rounded, its product with 1 is not, and a sum of n terms is, n − 1 times: in any
    order, the error is at most γ_n times the sum, which is n u / (1 − n u) with u = 2⁻⁵³.

    Args:
        asker: makes the calls.
        ones: a call with 1 everywhere.
        largest: the largest number of its type.
        terms: what the formula says of it.
    """
    if not np.array_equal(terms, np.rint(terms)):
        return "", ""  # multiplied by what is no integer, so that nothing is due
    most = largest // max(1, int(abs(terms).max(initial=1)))
    number = most * 5 // 7  # no row of ones in binary, which fewer digits could wrap to the same
    y = _everywhere(asker, ones, number)
    if isinstance(y, Raised | Died) or y.dtype.kind not in "iu":
        return "", ""
    pairs = list(zip(map(int, y.reshape(-1)), (int(each) for each in terms.flat), strict=True))
    if all(got == number * count for got, count in pairs):
        return "", ""
    within = all(
        abs(got - number * count) * (2**53 - abs(count)) <= number * count**2
        for got, count in pairs
    )
    if within:
        return _ROUNDED, ""
    probe = replace(ones, x=np.full_like(ones.x, number))
    exact = np.array([number * count for _, count in pairs], dtype=object).reshape(terms.shape)
    return "as other numbers", asker.script(probe, exact, "sums that fit come back as others")


def _large_products(asker: Asker, ones: Probe, terms: Array | None) -> str:
    """How products of the largest and the least numbers are not right, if a wider type comes back;
    else empty.

    The sums that are numbers of that type are due: of integers all in its range, of floats all up
    to its binary digits.
    """
    limits = np.iinfo(ones.dtype)
    ends = {int(limits.max), int(limits.min)} - {0}
    if terms is None or limits.bits > _NARROW or not np.array_equal(terms, np.rint(terms)):
        return ""
    for one, other in product(sorted(ends), repeat=2):
        x, w = (np.full_like(each, n) for each, n in ((ones.x, one), (ones.w, other)))
        y = asker.read(asker.outcome(replace(ones, x=x, w=w)))
        if isinstance(y, Raised | Died) or y.shape != terms.shape or str(y.dtype) == ones.dtype:
            return ""
        due = terms * one * other
        most = np.iinfo(y.dtype).max if y.dtype.kind in "iu" else capacity(str(y.dtype))
        fits = (abs(due) <= most) & ((due >= 0) | (y.dtype.kind != "u"))
        if not asker.right(y[fits], due[fits]):
            got = y[fits][y[fits] != due[fits]].flat[0]
            return (
                f"Where x is {one} and w is {other}, sums that fit {y.dtype} come back as others: "
                f"{got} in place of {due[fits][y[fits] != due[fits]].flat[0]:.0f}."
            )
    return ""


_NARROW = 16  # bits: sums of products of these are exact in float64


def _became(y: Array, exact: list[int]) -> tuple[str, bool]:
    """In words; and whether it is the sums modulo 2ᵇ."""
    got = y.reshape(-1)
    if y.dtype.kind not in "iu":
        rounded = np.array([float(each) for each in exact]).astype(y.dtype)
        return ("round" if np.array_equal(got, rounded) else "become other numbers"), False
    limits = np.iinfo(y.dtype)
    modulus = 1 << limits.bits
    least = int(limits.min)
    values = [int(each) for each in got]
    wraps = values == [(each - least) % modulus + least for each in exact]
    if values == exact:
        return "are exact in it", wraps
    if wraps:
        return "wrap around", True
    if values == [min(max(each, least), int(limits.max)) for each in exact]:
        return "become the largest number", False
    return "become other numbers, neither wrapped around nor the largest", False


# NaN and infinities


def _filled(asker: Asker, shape: Shape, dtype: str) -> Probe:
    """Ones everywhere, the bias 0."""
    b = np.zeros(shape.outputs) if asker.form.bias else None
    return Probe(shape, np.ones(shape.x), np.ones(shape.w), b, dtype)


def _alone(asker: Asker, shape: Shape, letter: str) -> Iterator[EdgeLine]:
    """One number that is not finite in x or w; those of which the same is to be said together."""
    said: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    scripts: dict[str, str] = {}
    for name, value in (("NaN", np.nan), ("∞", np.inf), ("−∞", -np.inf)):
        happens, finding, where, script = _everywhere_spread(asker, shape, letter, value)
        said[happens, finding, where].append(name)
        scripts.setdefault(happens, script)
    for (happens, finding, where), names in said.items():
        yield EdgeLine(
            case=f"{', '.join(names)} in {letter}",
            happens=happens,
            finding=finding,
            witness=where,
            script=scripts[happens],
        )


def _everywhere_spread(
    asker: Asker, shape: Shape, letter: str, value: float
) -> tuple[str, bool, str, str]:
    """What it does in the middle, or at the first place where something is lost, the shape, and a
    script of what is lost.
    """
    found: tuple[str, bool, str, str] | None = None
    for at in (shape, asker.long):
        array = at.x if letter == "x" else at.w
        middle = (0, 0, *(length // 2 for length in array[2:]))
        last = tuple(length - 1 for length in array)
        for place in dict.fromkeys((middle, (0,) * len(array), last)):
            happens, lost, script = _spread(asker, at, letter, value, place)
            if lost:
                return f"At place {place[2:]}: {happens}", lost, at.text, script
            found = found or (happens, lost, at.text, script)
    return found or ("", False, shape.text, "")


def _spread(
    asker: Asker, shape: Shape, letter: str, value: float, place: tuple[int, ...]
) -> tuple[str, bool, str]:
    """Which outputs are not finite; whether one is finite that should not be, and a script."""
    ones = _filled(asker, shape, asker.finding.dtype)
    array: Array = getattr(ones, letter)
    here = np.zeros_like(array)
    here[place] = 1
    array[place] = value
    alone = replace(ones, x=here) if letter == "x" else replace(ones, w=here)
    terms = asker.says(alone)
    y = asker.read(asker.outcome(ones))
    if isinstance(y, Raised | Died):
        died = isinstance(y, Died)
        return f"{happened(y)}.", died, asker.script(ones, None, happened(y)) if died else ""
    wrong = ~np.isfinite(y)
    count = f"{wrong.sum()} of {y.size} outputs are not finite"
    if terms is None or terms.shape != y.shape:
        return f"{count}.", False, ""
    reached = terms != 0
    missed, more = int((reached & ~wrong).sum()), int((wrong & ~reached).sum())
    if missed:
        happens = f"{missed} outputs that it reaches by the formula are finite all the same."
    elif more:
        happens = f"{count}; by the formula it reaches {reached.sum()}."
    else:
        happens = f"{count}: those that it reaches by the formula."
    if not missed or asker.origin is None:
        return happens, missed > 0, ""
    array[place] = 1  # which the script makes what it is
    script = infinite_kept(asker.origin, asker.form, ones, letter, place, value, reached)
    return happens, True, script


def _no_weight(asker: Asker, shape: Shape) -> EdgeLine:
    """∞ in x where the tap that meets it is 0."""
    case = "∞ in x, 0 in w"
    probe = _filled(asker, shape, asker.finding.dtype)
    probe.x[...] = np.inf
    probe.w[...] = 0
    y = asker.read(asker.outcome(probe))
    if isinstance(y, Raised | Died):
        happens, died = f"{happened(y)}.", isinstance(y, Died)
        return EdgeLine(case=case, happens=happens, finding=died, witness=shape.text)
    lost = np.isnan(y).sum()
    happens = {0: "All outputs are finite: taps that are 0 are left out."}.get(
        int(lost), f"{lost} of {y.size} outputs are NaN, as 0 · ∞ is."
    )
    return EdgeLine(case=case, happens=happens, witness=shape.text)


# Small numbers


def _signs(asker: Asker, shape: Shape) -> EdgeLine:
    case = "−0"
    probe = _filled(asker, shape, asker.finding.dtype)
    probe.x[...] = -0.0
    if probe.b is not None:
        probe.b[...] = -0.0
    y = asker.read(asker.outcome(probe))
    if isinstance(y, Raised | Died):
        return EdgeLine(case=case, happens=f"{happened(y)}.", witness=shape.text)
    kept = int(np.signbit(y).sum()) if y.dtype.kind == "f" else 0
    if kept == y.size:
        happens = "Where all terms are −0, −0 comes back."
    elif kept:
        happens = f"Where all terms are −0, {kept} of {y.size} outputs are −0, the others 0."
    else:
        happens = "Where all terms are −0, 0 comes back: the sign is lost."
    return EdgeLine(case=case, happens=happens, witness=shape.text)


def _subnormals(asker: Asker, shape: Shape) -> EdgeLine:
    """x is a quarter of the smallest normal number, w is 1: what the sums are is known."""
    case = "subnormal numbers"
    probe = _filled(asker, shape, asker.finding.dtype)
    terms = asker.says(probe)
    tiny = float(np.finfo(asker.finding.dtype).tiny) / 1024
    probe.x[...] = tiny
    y = asker.read(asker.outcome(probe))
    if isinstance(y, Raised | Died):
        return EdgeLine(case=case, happens=f"{happened(y)}.", witness=shape.text)
    if terms is None or terms.shape != y.shape:
        return not_tried(case, "There is no formula to compare with.")
    if np.array_equal(y, terms * tiny):
        happens = "They are kept, exactly."
    elif not y.any():
        happens = "They become 0."
    else:
        happens = "They are kept, but not exactly."
    return EdgeLine(case=case, happens=happens, witness=shape.text)
