"""Making calls, in the process of the function: from what came over the pipe to what goes back."""

import contextlib
import functools
import sys
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any

import numpy as np

from fundamentals.referee.subject.calling import NO_ARRAY
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.subject.layouts import Array, Laid
from fundamentals.referee.subject.libraries import (
    LIBRARIES,
    NUMPY_AND_TORCH,
    Arguments,
    Library,
    Settings,
)
from fundamentals.referee.subject.loading import Unsuitable, declines, stated
from fundamentals.referee.subject.wire import from_json

__all__ = ["Answer", "Calls", "as_numpy"]

Answer = tuple[tuple[Any, ...], bytes]
"""A header, for JSON, of tuples, strings and integers only; and raw bytes."""

_Function = Callable[[Mapping[str, Any]], Any]

_ARRAYS_WANTED = ("TypeError", "AttributeError")
"""What a function raises that was given arrays of another library than its own."""


_NO_GRADIENT = {
    "vjp": "{} does not differentiate; give the expression of a backward function, such as "
    "backward(v, x, w), or arrays of torch or jax.",
    "vjp2": "{} does not differentiate, and a backward function tells first derivatives only; "
    "give arrays of torch or jax.",
    "vjp-again": "{} does not differentiate, and a backward function is asked once.",
}


class NoArray(Exception):  # noqa: N818
    """What came back is no array of numbers."""


class Calls:
    """The calls of one function.

    Args:
        scope: what the expressions may name.
        expression, backward: as the user gave them.
        arrays: a library, or "auto".
        likely: where that is "auto", the library that the function is of, or "".
        settings: for the library.
    """

    def __init__(
        self,
        scope: dict[str, Any],
        expression: Expression,
        backward: Expression | None,
        arrays: str,
        likely: str,
        settings: Settings,
    ) -> None:
        self._scope, self._expression, self._backward = scope, expression, backward
        self._settings = settings
        self._module = str(scope.get("__name__", ""))
        self._asked = arrays != "auto"
        self._settled = self._asked or likely in LIBRARIES
        self.library = self._made(arrays if arrays != "auto" else likely or "numpy")
        self._differentiates: Library | None = None
        self._kept: tuple[Array, bytes] | None = None  # what came back last, and how it was
        self._functions: dict[tuple[str, ...], tuple[_Function, _Function | None]] = {}
        self._dtypes: dict[str, np.dtype[Any]] = {}

    def _made(self, name: str) -> Library:
        return LIBRARIES[name](self._settings)

    def say(self, expression: Expression) -> list[str]:
        """Call by another expression from now on; those of its names that need not be letters."""
        self._expression = expression
        self._functions.clear()
        return self.known

    @property
    def known(self) -> list[str]:
        """The names in the expressions that mean something without being letters."""
        backward = self._backward.names if self._backward else ()
        return sorted({*self._expression.names, *backward} & {*self._scope})

    def answer(self, call: list[Any], body: bytes) -> Answer:
        """Make one call.

        Raises:
            Unsuitable: it cannot be made.
        """
        operation = call[1]
        if operation != "value" and self._backward is None:
            return self._gradients(call, body)
        answer = self._made_with(self.library, call, body)
        if not self._settled:
            if answer[0][0] == "raised" and answer[0][1] in _ARRAYS_WANTED:
                answer = self._others(answer, call, body)
            self._settled = answer[0][0] == "returned"
        return answer

    def _others(self, answer: Answer, call: list[Any], body: bytes) -> Answer:
        """Try the libraries that are loaded: a function of tensors has imported theirs.

        Of what is raised for their arrays, that tells more which is not about arrays.
        """
        told = answer
        for name in ("torch", "jax"):
            if name in sys.modules:
                library = self._made(name)
                with contextlib.suppress(Unsuitable):
                    other = self._made_with(library, call, body)
                    if other[0][0] == "returned":
                        self.library = library
                        return other
                    if not answer[0][3] and other[0][1] not in _ARRAYS_WANTED:
                        told = other
        return told

    def _gradients(self, call: list[Any], body: bytes) -> Answer:
        if self._asked or self._differentiates or self.library.differentiates:
            return self._made_with(self._differentiates or self.library, call, body)
        answer = None
        for name in ("torch", "jax", "tensorflow"):
            if name in sys.modules:
                library = self._made(name)
                answer = self._made_with(library, call, body)
                if answer[0][0] == "returned":
                    self._differentiates = library
                    return answer
        return answer or self._made_with(self.library, call, body)

    def _made_with(self, library: Library, call: list[Any], body: bytes) -> Answer:
        dtype, operation, wanted, memory, values, specs = call
        if memory and (unknown := {*memory.values()}.difference(library.layouts)):
            raise Unsuitable(f"arrays of {library.name} cannot be {', '.join(sorted(unknown))}.")
        arrays = self._arrays(dtype, specs, body)
        letters = {name: from_json(value) for name, value in values.items()}
        poison = letters.pop("poison", "nan")
        laid = Laid(arrays, memory, poison, letters.pop("stretch", ()))
        given = library.give(laid)
        arguments = Arguments(arrays, laid, given)
        function, backward = self._function((*arrays, *letters))
        missing: list[str] = []

        def run(these: Mapping[str, Any]) -> Any:
            return function({**letters, **these} if letters else these)

        try:
            if operation == "value":
                results = [run(given)]
            elif backward is not None and operation == "vjp":
                results = [run(given)]
                found = backward({**letters, **given})
                results += found if len(wanted) > 1 else [found]
                if len(results) != len(wanted) + 1:
                    raise NoArray(f"backward gave {len(results) - 1} gradients, not {len(wanted)}")
            elif not library.differentiates:
                raise Unsuitable(_NO_GRADIENT[operation].format(library.name))
            else:
                twice = operation == "vjp2"
                again = operation == "vjp-again"
                value, gradients = library.differentiate(run, given, wanted, twice, again)
                results = gradients if twice else [value, *gradients]
                places = [*wanted, "v"] if twice else [None, *wanted]
                for place, (name, each) in enumerate(zip(places, results, strict=True)):
                    if each is None and name is not None:
                        missing.append(name)
                        results[place] = np.zeros_like(arrays[name])
            made = [as_numpy(each) for each in results]
        except Unsuitable:
            raise
        except NoArray as error:
            return ("raised", NO_ARRAY, str(error)[:500], False), b""
        except BaseException as error:  # SystemExit and KeyboardInterrupt are the function's too
            own = declines(error, self._module)
            return ("raised", type(error).__name__, stated(error), own), b""
        kept, self._kept = self._kept, None
        if operation == "value":
            self._kept = made[0][0], made[0][0].tobytes()
        header = (
            "returned",
            tuple([(each.dtype.str, each.shape, name) for each, name in made]),
            tuple(library.changed(arguments)),
            tuple(library.shared(arguments, results)),
            tuple(missing),
            kept is not None and kept[0].tobytes() != kept[1],
        )
        return header, b"".join([each.tobytes() for each, _ in made])

    def _arrays(self, dtype: str, specs: list[Any], body: bytes) -> dict[str, Array]:
        """The arrays that came, in the format wanted, each in memory of its own."""
        format_ = self._dtypes[dtype] if dtype in self._dtypes else self._dtype(dtype)
        made, place = {}, 0
        for name, sent, shape, size in specs:
            made[name] = np.ndarray(shape, sent, body, place).astype(format_)
            place += size
        return made

    def _dtype(self, name: str) -> "np.dtype[Any]":
        try:
            if name == "bfloat16":
                import ml_dtypes  # noqa: F401  # jax brings it
            self._dtypes[name] = np.dtype(name)
        except (ImportError, TypeError) as error:
            raise Unsuitable(f"There is no format {name} here: {error}") from None
        return self._dtypes[name]

    def _function(self, letters: tuple[str, ...]) -> tuple[_Function, _Function | None]:
        """The expressions as functions of all letters, compiled once for each set of these."""
        if letters not in self._functions:
            self._functions[letters] = (
                _compiled(self._expression, letters, self._scope),
                _compiled(self._backward, letters, self._scope) if self._backward else None,
            )
        return self._functions[letters]


def _compiled(expression: Expression, letters: tuple[str, ...], scope: dict[str, Any]) -> _Function:
    function = expression.function(letters, scope)
    names = [name for name in expression.names if name in letters]
    return lambda given: function(*[given[name] for name in names])


def as_numpy(result: Any) -> tuple[Array, str]:
    """What a function returned, as an array of NumPy, and its format as the library names it.

    Raises:
        NoArray: it is no array of numbers.
    """
    if type(result) is np.ndarray and result.dtype.kind != "O":
        name = _name(result.dtype)
    else:
        result, name = _converted(result)
    if result.dtype.kind in "biufc":
        return result, name
    if result.dtype.kind == "V" and result.dtype.names is None and "float" in name:
        return result.astype(np.float32), name  # of ml_dtypes: bfloat16, float8_e4m3fn, …
    raise NoArray(f"it returned an array of {result.dtype}, which are no numbers")


def _converted(result: Any) -> tuple[Array, str]:
    whose = type(result).__module__.partition(".")[0]
    if whose == "torch" and hasattr(result, "detach"):
        name = str(result.dtype).removeprefix("torch.")
        tensor = result.detach().cpu().resolve_conj().resolve_neg()
        return (tensor.numpy() if name in NUMPY_AND_TORCH else tensor.float().numpy()), name
    if isinstance(result, tuple | list) and any(getattr(each, "shape", ()) for each in result):
        raise NoArray(
            f"it returned a {type(result).__name__} of {len(result)} items, not one array; "
            "choose one in the expression, as in f(x, w)[0]"
        )
    if result is None or isinstance(result, str | bytes):
        raise NoArray(f"it returned {type(result).__name__}: {result!r:.200}")
    try:
        array = np.asarray(result)
    except (TypeError, ValueError) as error:
        raise NoArray(f"it returned {type(result).__name__}, no array: {error}") from None
    if array.dtype.kind == "O" and all(isinstance(each, Real) for each in array.flat):
        return array.astype(np.float64), "object"  # such as fractions, rounded
    if array.dtype.kind == "O":
        raise NoArray(f"it returned {type(result).__name__}, which holds objects, not numbers")
    return array, array.dtype.name


@functools.cache
def _name(dtype: "np.dtype[Any]") -> str:
    return dtype.name  # which NumPy finds out anew each time
