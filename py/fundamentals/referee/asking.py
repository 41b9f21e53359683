"""What a user asks of the referee."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fundamentals.referee.subject.calling import Limits

__all__ = ["Asked"]


@dataclass(frozen=True)
class Asked:
    """What the user asks.

    Attributes:
        call: the expression, if the signature is not to be trusted.
        layout: the orders of the axes of x and w, as in "NCHW,OIHW".
        shape: the sizes of x and w, as in "1x3x32x32,8x3x3x3", if it takes no others.
        dtype: the number type; the library's usual one if nothing is said.
        arguments: chosen for further parameters.
        expect: the function of the table that it should be, as in "numpy.correlate same".
        edges: whether it is asked what happens at the edges.
        gradients: whether gradients are to be judged, too.
        backward: the function that gives them, as in "mykernels.py:conv_backward"'s call
            `backward(v, x, w)`, where no library differentiates.
        floats: how many calls with floats are measured; 0 for none.
        seed: for everything random.
        instances: how many more are made, by a campaign on all cores.
        hours: after how long a campaign ends.
        jobs: how many processes it has.
        scheduler: that of Dask, in place of this machine.
        resume: the file in which it keeps what is done.
        limits: what a call may take.
        arrays: the library whose arrays are given to it.
        device: where these lie.
    """

    call: str = ""
    layout: str = ""
    shape: str = ""
    dtype: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    expect: str = ""
    edges: bool = True
    gradients: bool = False
    backward: str = ""
    floats: int = 100
    seed: int = 0
    instances: int = 0
    hours: float | None = None
    jobs: int | None = None
    scheduler: str | None = None
    resume: Path | None = None
    limits: Limits = field(default_factory=Limits)
    arrays: str = "auto"
    device: str | None = None
