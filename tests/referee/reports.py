"""Reports to be shown."""

from typing import Any

from fundamentals.referee.formula.layer import Axis, meets
from fundamentals.referee.report import (
    Call,
    Exceptional,
    Formula,
    Instance,
    Report,
    Same,
    Theorem,
)

SCRIPT = "from mykernels import conv as f\n\nassert f([1], [1]) == [1]\n"


def table(axis: Axis, length: int, taps: int) -> tuple[tuple[int, ...], ...]:
    """The places that are met."""
    return tuple(tuple(int(place) for place in row) for row in meets(axis, length, taps))


def formula(**changes: Any) -> Formula:
    """That of numpy.correlate in same mode, or nearly."""
    given: dict[str, Any] = {
        "text": "y(n) = ∑ i, w(i) x(n₀ + n + i)",
        "tex": r"y(n) = \sum_i w(i)\, x(n_0 + n + i)",
        "words": "cross-correlation of x with w",
        "first": "−(K // 2)",
        "length": "L",
        "flips": (False,),
        "borders": ("zeros",),
        "stride": "1",
        "spread": "1",
        "dilation": "1",
        "order": (0,),
        "conjugates": "kernel",
        "exact": True,
        "same": (
            Same(
                row="scipy.signal.correlate",
                mode="same",
                text="scipy.signal.correlate, mode same",
                axes=1,
            ),
        ),
        "theorems": (Theorem(entry="exact-on-integers", name="computed_eq", says="All orders."),),
        "not_so": ("It does not commute.",),
        "refuses": ("raises ValueError: 3 of 84 shapes, as L = 1, K = 2",),
        "index": (table(Axis(-2, 8), 8, 4),),
    }
    return Formula(**given | changes)


def report(text: str = "mykernels.py:conv", *, wrong: bool = True, **changes: Any) -> Report:
    """A report in which every text of a user's is the one given."""
    instance = Instance(
        shape="L = 1, K = 1",
        x=[1],
        w=[1],
        values={"mode": text},
        said=[1],
        got=text,
        script=f"# {text}\n{SCRIPT}",
    )
    exception = Exceptional(
        where="K even", exactly=True, count=4, of=9, what=f"E is raised: {text}", instance=instance
    )
    given: dict[str, Any] = {
        "kind": "computes, except" if wrong else "computes",
        "verdict": f"computes cross-correlation, except: {text}" if wrong else "computes it",
        "call": Call(
            target=text,
            expression=f"f(x, w, {text})",
            signal="H",
            output="H",
            kernel="H",
            bias=False,
            letters={"s": "stride"},
            found="by the names of its arguments",
            dtype="float32",
            arrays="numpy",
            module=text,
            file=text,
            versions={"numpy": "2.4"},
            python="3.12",
        ),
        "formula": formula(),
        "exception": exception if wrong else None,
        "probes": 12,
        "assumed": ("The family.", text),
    }
    return Report(**given | changes)
