"""The command `referee`: which formula a function computes."""

import ast
import gc
from pathlib import Path
from typing import Annotated, Any

import typer

from fundamentals.base.errors import UsageError
from fundamentals.cli.frame import check_writable, console, write_report

__all__ = ["referee"]

_GIB = 1 << 30


def referee(
    target: Annotated[
        str,
        typer.Argument(
            metavar="FUNCTION",
            help="scipy.signal.correlate, mykernels.py:conv, model.onnx or model.onnx:node.",
        ),
    ],
    call: Annotated[
        str,
        typer.Option(
            metavar="EXPRESSION",
            help='How it is called, as in "f(x, w, b, stride=s, padding=p, dilation=d, groups=g)", '
            "if its signature does not tell.",
        ),
    ] = "",
    layout: Annotated[
        str,
        typer.Option(
            metavar="X,W",
            help="The axes of x and w, as in NCHW,OIHW; if depthwise NCHW,OHW or NCHW,O1HW, or "
            "NHWC,HWIM with M kernels for each channel (default: found by probing).",
        ),
    ] = "",
    shape: Annotated[
        str,
        typer.Option(
            metavar="X,W",
            help="The sizes of x and w, as in 1x3x32x32,8x3x3x3, if it takes no others.",
        ),
    ] = "",
    dtype: Annotated[
        str, typer.Option(metavar="TYPE", help="float32, float64, float16, bfloat16, int32, …")
    ] = "",
    mode: Annotated[str, typer.Option(metavar="WORD", help="The same as --with mode=WORD.")] = "",
    chosen: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME=VALUE", help="A further argument; may be repeated."),
    ] = None,
    expect: Annotated[
        str,
        typer.Option(metavar="ROW", help='What it should be, as in "numpy.correlate same".'),
    ] = "",
    arrays: Annotated[
        str, typer.Option(metavar="LIBRARY", help="numpy, torch, jax, tensorflow, list or auto.")
    ] = "auto",
    device: Annotated[
        str | None, typer.Option(metavar="DEVICE", help="Where its arrays lie, as in cuda:0.")
    ] = None,
    edges: Annotated[
        bool, typer.Option(help="Ask what happens at the edges, of sizes, memory and numbers.")
    ] = True,
    gradients: Annotated[
        bool, typer.Option("--gradients", help="Judge the gradients, too, and theirs.")
    ] = False,
    backward: Annotated[
        str,
        typer.Option(
            metavar="EXPRESSION",
            help='What gives the gradients where no library differentiates: "backward(v, x, w)", a '
            "function of the same module, v being the gradient for y; a tuple, for x, w and any b.",
        ),
    ] = "",
    floats: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many calls with floats are measured.")
    ] = 100,
    seed: Annotated[int, typer.Option(metavar="N", help="For everything random.")] = 0,
    instances: Annotated[
        int, typer.Option(metavar="N", min=0, help="So many more instances, on all cores.")
    ] = 0,
    hours: Annotated[
        float | None, typer.Option(metavar="H", min=0, help="More instances for so long.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes for these (default: cores).")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler for these, as in tcp://host:8786."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep there what of these is done, and go on from it."),
    ] = None,
    seconds: Annotated[
        float, typer.Option(metavar="S", min=0.1, help="What one call may take.")
    ] = 20,
    memory: Annotated[
        float, typer.Option(metavar="GIB", min=0.1, help="What its process may take.")
    ] = 8,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report, as data.")
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as JUnit's XML.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page with pictures.")
    ] = None,
) -> None:
    """Say which formula a function computes, bit for bit, and what follows from it.

    The function runs in a process of its own, with limits. Exit code 0: it is one formula at all
    shapes that were tried and that it takes, and the expected one; 1: it is not, or there is no
    telling. Of a model without a node's name, each convolution is judged, and 0 means all of them.
    """
    gc.disable()  # what is imported stays, and need not be looked through again and again
    from fundamentals.base.progress import for_stream
    from fundamentals.referee.asking import Asked
    from fundamentals.referee.judging import judged
    from fundamentals.referee.report import Report
    from fundamentals.referee.showing.files import to_json, to_junit
    from fundamentals.referee.showing.page import to_html
    from fundamentals.referee.showing.terminal import print_list, print_report
    from fundamentals.referee.subject.calling import Limits

    gc.freeze()
    gc.enable()
    for option, path in (
        ("--json", json),
        ("--junit", junit),
        ("--html", html),
        ("--resume", resume),
    ):
        check_writable(option, path)
    arguments = dict(map(_argument, chosen or ()))
    if mode:
        arguments["mode"] = mode
    asked = Asked(
        call=call,
        layout=layout,
        shape=shape,
        dtype=dtype,
        arguments=arguments,
        expect=expect,
        edges=edges,
        gradients=gradients or bool(backward),
        backward=backward,
        floats=floats,
        seed=seed,
        instances=instances,
        hours=hours,
        jobs=jobs,
        scheduler=scheduler,
        resume=resume,
        limits=Limits(seconds=seconds, memory=int(memory * _GIB)),
        arrays=arrays,
        device=device,
    )
    reports: list[Report] = []
    try:
        for report in judged(target, asked, for_stream()):
            reports.append(report)
            print_report(report, console())
            console().print()
        if len(reports) > 1:
            print_list(reports, console())
    finally:  # of several, those that were judged when something ended it
        for path, written in ((json, to_json), (junit, to_junit), (html, to_html)):
            if path is not None and reports:
                write_report(path, written(*reports))
    if not all(report.holds for report in reports):
        raise typer.Exit(1)


def _argument(text: str) -> tuple[str, Any]:
    """The name and the value of NAME=VALUE; what is no literal of Python is a word.

    Raises:
        UsageError: there is no name, or no value.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip().isidentifier():
        raise UsageError(f"--with {text}: write NAME=VALUE, as in --with mode=same")
    try:
        return name.strip(), ast.literal_eval(value.strip())
    except (ValueError, SyntaxError):
        return name.strip(), value.strip()
