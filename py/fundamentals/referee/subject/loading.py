"""The function itself, found in the process that runs it, and what can be said of it."""

import difflib
import dis
import importlib
import importlib.util
import inspect
import platform
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import Any

from fundamentals.base.errors import FundamentalsError, UsageError

__all__ = ["Loaded", "Unsuitable", "about", "declines", "load", "said_of", "stated", "versions"]

_LIBRARIES = (
    *("numpy", "scipy", "torch", "jax", "jaxlib", "tensorflow", "keras", "onnx", "onnxruntime"),
    *("numba", "cv2", "skimage", "astropy", "cupy", "triton", "ml_dtypes"),
)
_DOC = 20_000  # characters


class Unsuitable(Exception):  # noqa: N818
    """The call cannot be made with arrays of this library, which is no fault of the function."""


class Loaded:
    """A function and the names that an expression may use beside it.

    Attributes:
        function: it.
        scope: the names of the module it is in.
        model: of a model's node, what the model says of its nodes.
    """

    def __init__(
        self, function: Any, scope: dict[str, Any], model: dict[str, Any] | None = None
    ) -> None:
        self.function, self.scope, self.model = function, scope, model or {}


def load(kind: str, place: str, name: str) -> Loaded:
    """Import it.

    Raises:
        UsageError: it is not there, or its module raises.
        SetupError: what a model needs is not installed.
    """
    sys.path[:0] = [str(Path(place).parent), ""] if place else [""]  # "" is the folder we are in
    if place and not Path(place).is_file():
        raise UsageError(f"There is no file {place}.")
    try:
        if kind == "onnx":
            from fundamentals.referee.subject.models import model

            function, said = model(place, name)
            return Loaded(function, {}, said)
        parts = name.split(".")
        holder = _file(place) if place else importlib.import_module(parts.pop(0))
        module: ModuleType = holder
        for part in parts:
            holder = _part(holder, part)
            module = holder if isinstance(holder, ModuleType) else module
    except FundamentalsError:
        raise
    except BaseException as error:  # whatever the user's module does, it was the import
        where = Path(place).name if place else name
        raise UsageError(f"{where} cannot be imported: {said_of(error)}") from None
    return Loaded(holder, vars(module))


def _file(place: str) -> ModuleType:
    """The module of a file, by the name that an import of it has, where no other has that."""
    stem = Path(place).stem
    name = f"{stem}_of_the_user" if stem in sys.modules else stem
    spec = importlib.util.spec_from_file_location(name, place)
    if spec is None or spec.loader is None:
        raise UsageError(f"{place} is no file of Python.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _part(holder: Any, part: str) -> Any:
    if hasattr(holder, part):
        return getattr(holder, part)
    if isinstance(holder, ModuleType) and hasattr(holder, "__path__"):
        within = f"{holder.__name__}.{part}"
        try:
            return importlib.import_module(within)
        except ModuleNotFoundError as error:
            if error.name != within:
                raise
    near = difflib.get_close_matches(part, dir(holder), 3)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    whose = getattr(holder, "__name__", type(holder).__name__)
    raise UsageError(f"{whose} has no {part}.{meant}")


def said_of(error: BaseException) -> str:
    """The class of an error and the beginning of its message, which may itself raise."""
    return f"{type(error).__name__}: {stated(error)}".removesuffix(": ")


def stated(error: BaseException) -> str:
    """The first 500 characters of an error's message."""
    try:
        return str(error)[:500]
    except BaseException:
        return "its message cannot be had, since that raises too"


def declines(error: BaseException, module: str) -> bool:
    """Whether the function declines its arguments: its own code says `raise`, or `assert`, with an
    error of a class that is there for that.

    Args:
        error: it.
        module: the module of the function. Modules of its package are its own, and those that are
            part of no installed one.
    """
    last = error.__traceback__
    if last is None or not isinstance(error, _DECLINING):
        return False
    while last.tb_next is not None:
        last = last.tb_next
    code, at = last.tb_frame.f_code, last.tb_lasti
    if not 0 <= at < len(code.co_code) or dis.opname[code.co_code[at]] != "RAISE_VARARGS":
        return False
    name = str(last.tb_frame.f_globals.get("__name__"))
    if name.partition(".")[0] == module.partition(".")[0]:
        return True
    return not (_installed(Path(code.co_filename)) or name.startswith(_OURS))


_DECLINING = (ValueError, TypeError, NotImplementedError, AssertionError)
_STANDARD = Path(sysconfig.get_path("stdlib"))
_OURS = __name__.partition(".")[0] + "."


def _installed(file: Path) -> bool:
    """Whether that is a file of a package that was installed, or of Python itself."""
    packages = {"site-packages", "dist-packages"} & {*file.parts}
    return bool(packages) or not file.is_absolute() or file.is_relative_to(_STANDARD)


def about(loaded: Loaded) -> dict[str, Any]:
    """What there is to say of it, as JSON has it."""
    function = loaded.function
    try:
        forward = getattr(function, "forward", None)  # of a module of torch, __call__ tells nothing
        named = forward if _any(function) and callable(forward) else function
        parameters = list(inspect.signature(named).parameters.values())
    except BaseException:
        parameters = []
    try:
        file = inspect.getsourcefile(inspect.unwrap(function))
    except BaseException:
        file = None
    return {
        "name": _text(getattr(function, "__name__", None)) or type(function).__name__,
        "module": _text(getattr(function, "__module__", None)),
        "file": file,
        "signature": [
            [
                each.name,
                each.kind.name.lower(),
                None if each.default is each.empty else _default(each),
            ]
            for each in parameters
        ],
        "doc": _text(getattr(function, "__doc__", None))[:_DOC],
        "versions": versions(),
        "python": platform.python_version(),
        "made": isinstance(function, type),
        **loaded.model,
    }


def _any(function: Any) -> bool:
    """Whether its signature is `(*args, **kwargs)`, which names nothing."""
    kinds = {each.kind for each in inspect.signature(function).parameters.values()}
    return kinds <= {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


def versions() -> dict[str, str]:
    """Of the libraries that are loaded."""
    loaded = ((name, sys.modules.get(name)) for name in _LIBRARIES)
    return {name: _text(getattr(m, "__version__", None)) or "unknown" for name, m in loaded if m}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _default(parameter: inspect.Parameter) -> str:
    try:
        return repr(parameter.default)[:200]
    except BaseException:
        return "…"
