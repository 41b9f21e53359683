"""For people's own tests: `assert_computes` says what a function must be, or shows where not."""

import inspect
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from fundamentals.base.progress import Silent
from fundamentals.referee.asking import Asked
from fundamentals.referee.formula.probes import Callee
from fundamentals.referee.judging import Case, examined, judge
from fundamentals.referee.report import Instance, Report
from fundamentals.referee.settling import dtype_of, settle
from fundamentals.referee.subject.calling import About, Call, Outcome, Parameter, Raised, Returned
from fundamentals.referee.subject.loading import declines, stated

__all__ = ["InProcess", "NotWhatWasExpectedError", "assert_computes"]


class NotWhatWasExpectedError(AssertionError):
    """A function is not what it was said to be.

    Attributes:
        report: all that was found.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(_message(report))


def assert_computes(
    function: Callable[..., Any] | str,
    expect: str,
    *,
    call: str = "",
    layout: str = "",
    shape: str = "",
    dtype: str = "",
    arrays: str = "auto",
    seed: int = 0,
    **arguments: Any,
) -> Report:
    """Assert that a function computes what a row of the table of software computes.

    Every comparison is bit for bit, on integers whose sums are exact in the number type.

    Args:
        function: the function itself, which is then called in this process, without limits; or its
            name as on the command line, which is called in a process of its own.
        expect: a function of the table and a mode of it: "numpy.correlate same".
        call: how it is called, as in "f(x, w, stride=s)", if its signature does not tell.
        layout: the orders of the axes of x and w, as in "NCHW,OIHW", if probing shall not tell.
        shape: the sizes of x and w, as in "1x3x32x32,8x3x3x3", if it takes no others.
        dtype: the number type; the library's usual one if nothing is said.
        arrays: the library whose arrays it takes: "numpy", "torch", "jax".
        seed: for everything random.
        arguments: for further parameters, such as mode="same".

    Returns:
        The report, if it is so.

    Raises:
        NotWhatWasExpectedError: it is not; the message has the smallest instance that was found.
        UsageError: nothing in the table is called that, or there is no telling how to call it.
    """
    __tracebackhide__ = True  # pytest shows the line of the test then, and none of this
    asked = Asked(
        call=call,
        layout=layout,
        shape=shape,
        dtype=dtype,
        arguments=arguments,
        expect=expect,
        floats=0,
        edges=False,
        seed=seed,
        arrays=arrays,
    )
    report = judge(function, asked) if isinstance(function, str) else _here(function, asked)
    if not report.holds:
        raise NotWhatWasExpectedError(report)
    return report


def _message(report: Report) -> str:
    lines = [f"{report.call.target} is not {report.expected or 'one formula'}: {report.verdict}"]
    if report.unlike:
        lines.append(f"It differs: {report.unlike}.")
    instance = report.unlike_instance
    if instance is None and report.exception is not None:
        instance = report.exception.instance
    if instance is None and report.refusal is not None:
        instance = report.refusal.instance
    if instance is not None:
        lines += _numbers(instance)
    return "\n".join(lines)


def _numbers(instance: Instance) -> list[str]:
    given = [f"x = {instance.x}", f"w = {instance.w}"]
    given += [f"b = {instance.b}"] if instance.b is not None else []
    given += [f"{letter} = {number}" for letter, number in instance.values.items()]
    return [
        f"  with {instance.shape}:",
        *(f"    {line}" for line in given),
        f"    expected {instance.said}",
        f"    got      {instance.got}",
    ]


# In this process


class InProcess:
    """Calls a function here: for tests, whose process it is anyway.

    Args:
        function: what is called.
        expression: how.
        arrays: the library whose arrays it takes.
    """

    def __init__(self, function: Callable[..., Any], expression: str, arrays: str) -> None:
        self._code = compile(expression, "<call>", "eval")
        self._function, self._arrays = function, arrays

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        """What comes of each call, in order."""
        return [self._one(call) for call in calls]

    def _one(self, call: Call) -> Outcome:
        arrays = {name: self._array(array, call.dtype) for name, array in call.arrays.items()}
        names = {"f": self._function, "np": np, **arrays, **call.values}
        try:
            result = eval(self._code, names)  # noqa: S307 - the test's own call of its own function
            array = np.array(result.detach().cpu() if hasattr(result, "detach") else result)
        except Exception as error:
            own = declines(error, str(getattr(self._function, "__module__", "")))
            return Raised(type(error).__name__, stated(error), own)
        return Returned((array,), (array.dtype.name,))

    def _array(self, array: np.ndarray, dtype: str) -> Any:
        wide = dtype if array.dtype.kind != "c" or dtype.startswith("c") else "complex128"
        cast = np.array(array, dtype=wide)
        if self._arrays == "numpy":
            return cast
        library: Any = sys.modules[self._arrays]
        return library.from_numpy(cast) if self._arrays == "torch" else library.numpy.asarray(cast)


def _here(function: Callable[..., Any], asked: Asked) -> Report:
    about = _about(function, asked)
    dtype = dtype_of(about, asked.dtype)

    def called(expression: str) -> Callee:
        return InProcess(function, expression, about.arrays)

    form, said = settle(called, about, asked, dtype)
    callee = called(form.expression)
    case = Case(about.name, callee, form, dtype, f"{said}; in this process", lambda: about)
    return examined(case, asked, Silent())


def _about(function: Callable[..., Any], asked: Asked) -> About:
    try:
        parameters = tuple(
            Parameter(
                each.name,
                each.kind.name.lower(),
                None if each.default is inspect.Parameter.empty else repr(each.default),
            )
            for each in inspect.signature(function).parameters.values()
        )
    except (TypeError, ValueError):
        parameters = ()
    module = str(getattr(function, "__module__", ""))
    root = module.partition(".")[0]
    arrays = asked.arrays
    if arrays == "auto":
        arrays = root if root in ("torch", "jax") else "numpy"
    versions: Mapping[str, str] = {"numpy": np.__version__}
    return About(
        str(getattr(function, "__qualname__", function)),
        module,
        None,
        parameters,
        inspect.getdoc(function) or "",
        arrays,
        ("plain",),
        versions,
        platform.python_version(),
    )
