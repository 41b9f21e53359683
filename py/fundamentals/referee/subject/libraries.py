"""Arrays of each library: how numbers become its arrays, its results numbers, and how it
differentiates. In the process of the function only.

Gradients are those of each library's own convention, which differ for complex numbers: torch's is
the conjugate of jax's.
"""

import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fundamentals.referee.subject.calling import LAYOUTS
from fundamentals.referee.subject.layouts import Array, Laid
from fundamentals.referee.subject.loading import Unsuitable

__all__ = ["LIBRARIES", "NUMPY_AND_TORCH", "Arguments", "Library", "Settings"]

Run = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Settings:
    """What a library is told: where its arrays lie, and how many threads it may use."""

    device: str | None
    threads: int


@dataclass(frozen=True)
class Arguments:
    """The arrays of one call: their numbers, how they lie in memory, and as a library has them."""

    arrays: Mapping[str, Array]
    laid: Laid
    given: Mapping[str, Any]


class Library(ABC):
    """Arrays of one library.

    Attributes:
        name: of the library.
        layouts: how its arrays can lie in memory.
        differentiates: whether it does.
    """

    name: str
    layouts: tuple[str, ...] = ("plain", "aliased")
    differentiates = False

    def __init__(self, settings: Settings) -> None:
        if settings.device is not None:
            raise Unsuitable(f"{self.name} knows no devices; leave the device out.")

    @abstractmethod
    def give(self, laid: Laid) -> dict[str, Any]:
        """The arrays as arguments."""

    def changed(self, arguments: Arguments) -> list[str]:
        """The arguments that are not as they were."""
        return arguments.laid.changed(arguments.arrays)

    def shared(self, arguments: Arguments, results: Sequence[Any]) -> list[str]:
        """The arguments that a result shares memory with."""
        return sorted(
            name for name, one in arguments.given.items() if any(one is each for each in results)
        )

    def differentiate(
        self,
        run: Run,
        given: Mapping[str, Any],
        wanted: Sequence[str],
        twice: bool,
        again: bool = False,
    ) -> tuple[Any, list[Any]]:
        """The value, and the gradients: for each of `wanted`, and for g too if it is done twice.

        A gradient that does not exist is None. Those that are asked for again come once others were
        asked of the same value, for ones in place of v.
        """
        raise NotImplementedError


class NumPy(Library):
    """Arrays of NumPy."""

    name = "numpy"
    layouts = LAYOUTS

    def give(self, laid: Laid) -> dict[str, Any]:
        return dict(laid.views)

    def shared(self, arguments: Arguments, results: Sequence[Any]) -> list[str]:
        found: set[str] = set()
        for each in results:
            if isinstance(each, np.ndarray):
                found.update(arguments.laid.shared(each))
        return sorted(found)


class Lists(Library):
    """Nested lists of Python's numbers."""

    name = "list"

    def give(self, laid: Laid) -> dict[str, Any]:
        made: dict[int, Any] = {}
        return {n: made.setdefault(id(view), view.tolist()) for n, view in laid.views.items()}

    def changed(self, arguments: Arguments) -> list[str]:
        return [
            n
            for n, each in arguments.given.items()
            if repr(each) != repr(arguments.arrays[n].tolist())
        ]


class Torch(Library):
    """Tensors of torch."""

    name = "torch"
    differentiates = True
    layouts: tuple[str, ...] = (
        *("plain", "fortran", "strided", "surrounded", "aliased", "channels-last", "expanded"),
    )

    def __init__(self, settings: Settings) -> None:
        self._torch = _import("torch")
        self._torch.set_num_threads(settings.threads)
        self._device = settings.device if settings.device != "cpu" else None
        if self._device:
            self.layouts = Library.layouts

    def give(self, laid: Laid) -> dict[str, Any]:
        made: dict[int, Any] = {}
        for view in laid.views.values():
            if id(view) not in made:
                made[id(view)] = self._tensor(view)
        return {name: made[id(view)] for name, view in laid.views.items()}

    def _tensor(self, view: Array) -> Any:
        torch = self._torch
        try:
            if view.dtype.kind == "V" or view.dtype.name not in NUMPY_AND_TORCH:
                bits = view.view(f"i{view.dtype.itemsize}")
                tensor = torch.from_numpy(bits).view(getattr(torch, view.dtype.name))
            else:
                tensor = torch.from_numpy(view)
            return tensor.to(self._device) if self._device else tensor
        except (TypeError, ValueError, AttributeError, RuntimeError, AssertionError) as error:
            raise Unsuitable(f"torch cannot take such an array: {error}") from None

    def changed(self, arguments: Arguments) -> list[str]:
        if not self._device:
            return arguments.laid.changed(arguments.arrays)
        return [
            n for n, each in arguments.given.items() if _bits(each) != arguments.arrays[n].tobytes()
        ]

    def shared(self, arguments: Arguments, results: Sequence[Any]) -> list[str]:
        places = {_storage(each) for each in results if isinstance(each, self._torch.Tensor)}
        return sorted(name for name, each in arguments.given.items() if _storage(each) in places)

    def differentiate(
        self,
        run: Run,
        given: Mapping[str, Any],
        wanted: Sequence[str],
        twice: bool,
        again: bool = False,
    ) -> tuple[Any, list[Any]]:
        gradient = self._torch.autograd.grad
        sources = [given[name].requires_grad_() for name in wanted]
        value = run(given)
        g = given["v"]
        if not isinstance(value, self._torch.Tensor) or not value.requires_grad:
            return value, [None] * (len(wanted) + twice)
        if again:
            gradient(value, sources, self._torch.ones_like(g), retain_graph=True, allow_unused=True)
        if not twice:
            return value, list(gradient(value, sources, g, allow_unused=True))
        g.requires_grad_()
        first = gradient(value, sources, g, create_graph=True, allow_unused=True)
        cotangents = (given[f"v{name}"] for name in wanted)
        pairs = [(a, b) for a, b in zip(first, cotangents, strict=True) if _depends(a)]
        if not pairs:
            return value, [None] * (len(wanted) + 1)
        ends, weights = zip(*pairs, strict=True)
        asked = {"allow_unused": True, "retain_graph": True}
        found = list(gradient(ends, [*sources, g], weights, **asked))
        if any(each is None for each in found):
            self._torch.autograd.backward(ends, weights)  # what differentiates once alone says so
        return value, found


class Jax(Library):
    """Arrays of jax, whose 64-bit formats are switched on when the process starts."""

    name = "jax"
    differentiates = True

    def __init__(self, settings: Settings) -> None:
        self._jax = _import("jax")
        self._device = self._jax.devices(settings.device)[0] if settings.device else None

    def give(self, laid: Laid) -> dict[str, Any]:
        made: dict[int, Any] = {}
        for view in laid.views.values():
            if id(view) not in made:
                array = self._jax.numpy.array(view)
                if array.dtype != view.dtype:
                    raise Unsuitable(f"jax has no {view.dtype.name}.")
                made[id(view)] = self._jax.device_put(array, self._device)
        return {name: made[id(view)] for name, view in laid.views.items()}

    def differentiate(
        self,
        run: Run,
        given: Mapping[str, Any],
        wanted: Sequence[str],
        twice: bool,
        again: bool = False,
    ) -> tuple[Any, list[Any]]:
        def function(*arguments: Any) -> Any:
            return run({**given, **dict(zip(wanted, arguments, strict=True))})

        def gradients(*arguments: Any) -> Any:
            return self._jax.vjp(function, *arguments[:-1])[1](arguments[-1])

        sources, g = [given[name] for name in wanted], given["v"]
        value, pull = self._jax.vjp(function, *sources)
        if again:
            pull(self._jax.numpy.ones_like(g))
        if twice:
            _, pull_again = self._jax.vjp(gradients, *sources, g)
            found = pull_again(tuple(given[f"v{name}"] for name in wanted))
        else:
            found = pull(g)
        return value, [None if each.dtype == self._jax.dtypes.float0 else each for each in found]


class TensorFlow(Library):
    """Tensors of TensorFlow."""

    name = "tensorflow"
    differentiates = True

    def __init__(self, settings: Settings) -> None:
        self._tensorflow = _import("tensorflow")
        self._device = settings.device

    def give(self, laid: Laid) -> dict[str, Any]:
        made: dict[int, Any] = {}
        with self._tensorflow.device(self._device):
            for view in laid.views.values():
                if id(view) not in made:
                    made[id(view)] = self._tensorflow.constant(view)
        return {name: made[id(view)] for name, view in laid.views.items()}

    def differentiate(
        self,
        run: Run,
        given: Mapping[str, Any],
        wanted: Sequence[str],
        twice: bool,
        again: bool = False,
    ) -> tuple[Any, list[Any]]:
        tape = self._tensorflow.GradientTape
        sources, g = [given[name] for name in wanted], given["v"]
        with tape() as outer:
            outer.watch([*sources, g])
            with tape(persistent=again) as inner:
                inner.watch(sources)
                value = run(given)
            if again:
                inner.gradient(value, sources, self._tensorflow.ones_like(g))
            first = inner.gradient(value, sources, g)
        if not twice:
            return value, list(first)
        pairs = [(a, given[f"v{n}"]) for n, a in zip(wanted, first, strict=True) if a is not None]
        if not pairs:
            return value, [None] * (len(wanted) + 1)
        ends, weights = (list(each) for each in zip(*pairs, strict=True))
        return value, list(outer.gradient(ends, [*sources, g], weights))


LIBRARIES: dict[str, type[Library]] = {
    each.name: each for each in (NumPy, Torch, Jax, TensorFlow, Lists)
}

NUMPY_AND_TORCH = {
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
}
"""Formats that arrays of NumPy share with tensors of torch, as they are named by both."""


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Unsuitable(f"{name} cannot be imported here: {error}") from None


def _depends(gradient: Any) -> bool:
    return gradient is not None and gradient.requires_grad


def _storage(tensor: Any) -> tuple[Any, int]:
    try:
        return tensor.device, tensor.untyped_storage().data_ptr()
    except (RuntimeError, NotImplementedError):  # sparse tensors lie in several places
        return tensor.device, -id(tensor)


def _bits(tensor: Any) -> bytes:
    import torch

    made: bytes = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
    return made
