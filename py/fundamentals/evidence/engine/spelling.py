"""Values as Python text that gives the same values back when pasted."""

import dataclasses
import sys
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

__all__ = ["UnspellableError", "spell", "spell_call"]


class UnspellableError(TypeError):
    """A value that no text can give back, such as a lambda."""


def spell(value: object, modules: set[str]) -> str:
    """`value` as an expression with fully qualified names.

    Args:
        value: what to write.
        modules: gains the modules that the expression needs imported.

    Raises:
        UnspellableError: there is no such expression.
    """
    if value is None or isinstance(value, bool | int | str | bytes | complex):
        return repr(value) if not isinstance(value, Enum) else _attribute(value, modules)
    if isinstance(value, float):
        return repr(value) if value == value and abs(value) != float("inf") else f"float('{value}')"
    if isinstance(value, Fraction):
        modules.add("fractions")
        return f"fractions.{value!r}"
    if isinstance(value, list | tuple | set | frozenset):
        return _collection(value, modules)
    if isinstance(value, Mapping):
        items = (f"{spell(k, modules)}: {spell(v, modules)}" for k, v in value.items())
        return f"{{{', '.join(items)}}}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (
            f"{f.name}={spell(getattr(value, f.name), modules)}"
            for f in dataclasses.fields(value)
            if f.init
        )
        return f"{_name(type(value), modules)}({', '.join(fields)})"
    return _foreign(value, modules)


def spell_call(module: str, function: str, arguments: Mapping[str, object]) -> str:
    """One line of Python that calls `module.function` with `arguments` and prints the result."""
    modules = {module}
    written = ", ".join(f"{name}={spell(value, modules)}" for name, value in arguments.items())
    return f"import {', '.join(sorted(modules))}; print({module}.{function}({written}))"


def _collection(
    value: list[object] | tuple[object, ...] | set[object] | frozenset[object], modules: set[str]
) -> str:
    parts = [spell(item, modules) for item in value]
    if isinstance(value, tuple) and type(value) is not tuple:
        return f"{_name(type(value), modules)}({', '.join(parts)})"
    if isinstance(value, tuple):
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, list):
        return f"[{', '.join(parts)}]"
    return f"{type(value).__name__}([{', '.join(sorted(parts))}])"


def _attribute(value: Enum, modules: set[str]) -> str:
    return f"{_name(type(value), modules)}.{value.name}"


def _foreign(value: object, modules: set[str]) -> str:
    """Functions, enums, and numbers of flint, numpy and sympy."""
    if isinstance(value, Enum):
        return _attribute(value, modules)
    package = type(value).__module__.partition(".")[0]
    if package == "flint":
        modules.add("flint")
        if type(value).__name__ in {"fmpz", "fmpq", "fmpq_poly", "fmpz_poly"}:
            return f"flint.{value.repr()}" if hasattr(value, "repr") else f"flint.{value!r}"
    if package == "numpy" and hasattr(value, "tolist") and hasattr(value, "dtype"):
        modules.add("numpy")
        return f"numpy.array({value.tolist()!r}, dtype={str(value.dtype)!r})"
    if package == "sympy" and (printer := sys.modules.get("sympy")) is not None:
        modules.add("sympy")
        return f"sympy.sympify({printer.srepr(value)!r})"
    if hasattr(value, "__qualname__") and hasattr(value, "__module__"):
        return _name(value, modules)
    raise UnspellableError(
        f"{value!r} of type {type(value).__name__} cannot be written so that Python gives it back: "
        "let instances be made of numbers, strings, sequences and frozen dataclasses"
    )


def _name(thing: object, modules: set[str]) -> str:
    """The qualified name under which `thing` can be reached."""
    module = str(getattr(thing, "__module__", ""))
    name = str(getattr(thing, "__qualname__", ""))
    if module == "builtins":
        return name
    if "<" in name or not module:
        raise UnspellableError(f"{thing!r} has no name that a pasted line could use")
    modules.add(module)
    return f"{module}.{name}"
