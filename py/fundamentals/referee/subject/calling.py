"""What the referee asks of somebody's function, and what can come of it: types only.

A call that crashes, hangs or exits is an outcome like any other, since finding that out is what the
referee is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

import numpy as np

__all__ = [
    "LAYOUTS",
    "NO_ARRAY",
    "About",
    "Call",
    "Died",
    "Limits",
    "Node",
    "Outcome",
    "Parameter",
    "Raised",
    "Repetition",
    "Returned",
]

LAYOUTS = (
    *("plain", "fortran", "strided", "reversed", "read-only", "unaligned", "surrounded", "aliased"),
    *("stretched", "channels-last", "expanded"),
)
"""How an array can lie in memory.

"plain" is contiguous in C's order, "fortran" in Fortran's. "strided" is every other place, along
each axis, of a larger buffer; "reversed" has negative strides. "unaligned" begins one byte off.
"surrounded" lies inside a larger buffer, as "strided" does, whose other places hold a poison:
`values["poison"]`, a number, or "nan" (which integers take for "large"), or "large", the largest
number. "stretched" has one number along an axis, which is there many times over, by a stride of 0:
`values["stretch"]` lists names, axes and how many times. Arrays that are "aliased" and equal are
one and the same. Of "channels-last" the second axis, of three or more, lies last in memory. Where
all numbers are the same, "expanded" holds one, which is there many times over by strides of 0.
"""

NO_ARRAY = "no array"
"""The `error` of a call that came back, but with nothing that is an array of numbers. No class of
exceptions is called so."""


@dataclass(frozen=True)
class Call:
    """One evaluation of the expression, or of its derivative.

    Attributes:
        arrays: by letter ("x", "w", "b"; "v", the cotangent; for "vjp2" also "vx", "vw", "vb"), of
            float64, int64, uint64, complex128 or bool.
        values: the other letters: ints, strings, None, bools, floats, nested tuples and lists.
        dtype: what each array is cast to before the call: a name of NumPy's, or "bfloat16".
        memory: how arrays lie in memory, one of `LAYOUTS`; "plain" where nothing is said.
        operation: "value"; "vjp", for the value and, for each of `wanted`, the gradient of
            ⟨v, value⟩; "vjp-again", for the same once those of another v were asked of the same
            value; "vjp2", for the gradients of ∑ ⟨vn, gradient for n⟩ over the n of `wanted`,
            with respect to each of them and then to g.
        wanted: for gradients, names of arrays; the others need none.
    """

    arrays: Mapping[str, np.ndarray]
    values: Mapping[str, Any] = field(default_factory=dict)
    dtype: str = "float64"
    memory: Mapping[str, str] = field(default_factory=dict)
    operation: str = "value"
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """A call that came back with numbers.

    Attributes:
        arrays: one for "value"; the value and a gradient for each of `wanted` for "vjp" and
            "vjp-again"; a gradient for each of `wanted` and one for g for "vjp2". Formats that
            NumPy lacks, such as bfloat16, come as float32, which holds them exactly.
        dtypes: their formats, as the library names them.
        changed: the arguments whose bytes the call changed; "around x" where it wrote into the
            buffer that x lies in, but not into x.
        shared: the arguments that a result shares memory with.
        overwrites: whether the call changed the bytes of what the call before it had returned.
        missing: the gradients that the library says do not exist (None), which are zeros in
            `arrays`.
    """

    arrays: tuple[np.ndarray, ...]
    dtypes: tuple[str, ...]
    changed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    overwrites: bool = False


@dataclass(frozen=True)
class Raised:
    """A call that raised.

    Attributes:
        error: the name of the exception's class.
        message: the beginning of its message.
        declined: whether the function means to decline the arguments: its own code says `raise`, or
            `assert`, with an error of a class that is there for that. Else something went wrong.
    """

    error: str
    message: str
    declined: bool = field(default=False, compare=False)

    @property
    def limited(self) -> bool:
        """Whether it asked for more memory than there is, or for too deep a recursion."""
        return self.error in ("MemoryError", "_ArrayMemoryError", "RecursionError")


@dataclass(frozen=True)
class Died:
    """A call that ended the process it was made in.

    Attributes:
        how: "segmentation fault", "left by exit code 3", "took longer than 10 s", ….
        again: whether it died again, alone in a fresh process; None where it was not tried.
        limited: whether it went beyond a limit, of time or memory, and may only be slow or large.
    """

    how: str
    again: bool | None = None
    limited: bool = False


Outcome = Returned | Raised | Died


@dataclass(frozen=True)
class Repetition:
    """The same call, many times over.

    Attributes:
        times: how often it was made; where it ended the process, that one counts.
        same: how many of these gave the very bytes (or the very error) of the first, which counts.
        first: the outcome of the first.
        different: the first outcome that differs, if any does.
        place: the number of that one, from 0.
    """

    times: int
    same: int
    first: Outcome
    different: Outcome | None = None
    place: int | None = None


@dataclass(frozen=True)
class Limits:
    """What the process of the function may take.

    Attributes:
        seconds: for one call.
        start: seconds for the start, with the import of the function's module.
        memory: bytes, resident, of the process and all that it started. Forked processes count in
            full. It is looked at twenty times a second; an allocation can go beyond it meanwhile.
        file: bytes of the largest file that may be written, where the system can limit that.
        threads: how many torch may use in one operation. More can change the order of sums.
    """

    seconds: float = 20.0
    start: float = 120.0
    memory: int = 8 * 1024**3
    file: int = 1024**3
    threads: int = 1


@dataclass(frozen=True)
class Parameter:
    """One of a signature: its kind as `inspect` names it, its default as text if there is one."""

    name: str
    kind: str
    default: str | None = None


@dataclass(frozen=True)
class Node:
    """What an ONNX model says of the node that is called; what it does not say is empty.

    Attributes:
        operator: Conv or ConvTranspose.
        attributes: those that the call has not, as text.
        dtype: the number type of its arguments.
        signal: the order of the axes of x and y, as in "NCHW".
        kernel: that of w, as in "OIHW".
        bias: whether it has one.
        groups: into how many the channels fall.
        weight: the shape of w.
        steps: stride "s" and dilation "d", where there is an attribute for them, along each axis.
        returned: the lengths of y, where there is an attribute for them.
    """

    operator: str
    attributes: str
    dtype: str
    signal: str
    kernel: str
    bias: bool
    groups: int
    weight: tuple[int, ...]
    steps: Mapping[str, tuple[int, ...]]
    returned: tuple[int, ...]

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """From JSON, which has lists."""
        sizes = {name: tuple(said[name]) for name in ("weight", "returned")}
        steps = {letter: tuple(numbers) for letter, numbers in said["steps"].items()}
        return cls(**{**said, **sizes, "steps": steps})

    def alike(self, other: "Node") -> bool:
        """Whether both are the same function, but for sizes."""
        return replace(self, groups=1, weight=()) == replace(other, groups=1, weight=())


@dataclass(frozen=True)
class About:
    """What the process found out of the function.

    Attributes:
        name: its own name.
        module: where it says that it is from.
        file: its source, where it has one.
        signature: empty where there is none to be had, as of many functions written in C.
        doc: its documentation, or "".
        arrays: the library whose arrays it is given; until a call came back, the first to be tried.
        layouts: how arrays of that library can lie in memory.
        versions: of the libraries that are loaded.
        python: the version of Python.
        nodes: of an ONNX model, the nodes that can be called, by name.
        node: the one that is.
        left_out: convolutions of the model that are not judged, in a sentence.
        made: whether it is a class, so that calling it makes an instance.
    """

    name: str
    module: str
    file: str | None
    signature: tuple[Parameter, ...]
    doc: str
    arrays: str
    layouts: tuple[str, ...]
    versions: Mapping[str, str]
    python: str
    nodes: Mapping[str, Node] = field(default_factory=dict)
    node: Node | None = None
    left_out: str = ""
    made: bool = False
