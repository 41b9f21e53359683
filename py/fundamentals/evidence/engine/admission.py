"""What an entry's module may do, read from its source before any of it runs.

It is a program, and runs in the same process as the judges of its claims. So it computes, and
nothing else: it imports from a short list, and changes nothing that it did not make.
"""

import ast
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from fundamentals.base.kept import Shelf, own_sources
from fundamentals.base.reading import read_bytes

__all__ = ["Admission"]

_Found = tuple[list[str], list[str]]  # problems, with their lines; names that are imported

_LIBRARIES = frozenset(
    {"collections", "dataclasses", "fractions", "functools", "itertools", "math", "operator"}
    | {"typing", "flint", "jax", "mpmath", "numpy", "scipy", "sympy", "torch"}
)
_DRAWING = ("hypothesis.assume", "hypothesis.strategies")  # its exceptions, too, discard instances
_OURS = frozenset({"arithmetic", "calls", "core", "entries", "models"})  # not engine and judges
_NAMES = frozenset(
    {"__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile", "delattr"}
    | {"eval", "exec", "getattr", "globals", "input", "locals", "open", "setattr", "vars"}
)
# What libraries hold of others, and of theirs what takes a name, a file or a text for a program.
_BEYOND = frozenset(
    {"attrgetter", "builtins", "ctypes", "ctypeslib", "delattr", "delitem", "exec", "f2py", "gc"}
    | {"fromfile", "getattr", "hub", "implemented_function", "import_module", "importlib"}
    | {"inspect", "io", "kind_of_claim", "lambdify", "load", "memmap", "methodcaller", "modules"}
    | {"os", "parse_expr", "pickle", "savetxt", "savez", "setattr", "setitem", "subprocess", "sys"}
    | {"sympify", "tofile", "types", "update_wrapper", "wraps"}
)


class Admission:
    """Reads modules of entries, each text once.

    Args:
        package: of the entries; what is imported from there is looked at, too.
        kept: a file in which it is kept what was found in each text, by its hash.
    """

    def __init__(self, package: str, kept: Path | None = None) -> None:
        self._package = package
        self._found = Shelf(kept, own_sources("evidence/engine"), dict[str, _Found])

    def save(self) -> None:
        """Keep what was found."""
        self._found.save()

    def refusals(self, file: Path) -> list[str]:
        """What in an entry's module goes beyond that, a sentence each; empty when nothing does."""
        found, seen, waiting = [], set[Path](), [file]
        while waiting:
            source = waiting.pop()
            if source in seen:
                continue
            seen.add(source)
            # Python prefers both to the source that is read here
            rivals = [*source.parent.glob(f"{source.stem}.*.*"), source.with_suffix("")]
            found += [f"{each.name} would be imported instead" for each in rivals if each.exists()]
            if not source.is_file():
                continue
            try:
                text = read_bytes(source)
                problems, names = self._found.get(sha256(text).hexdigest(), partial(_looked, text))
            except (OSError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
                found.append(f"{source.name} cannot be read: {error}")
                continue
            found += [f"{source.name}:{problem}" for problem in problems]
            inside = [
                name.removeprefix(f"{self._package}.")
                for name in names
                if name.startswith(self._package)
            ]
            waiting += [file.parent / f"{name.partition('.')[0]}.py" for name in inside]
        return found


def _looked(text: bytes) -> _Found:
    tree = ast.parse(text)
    problems = [f"{line} {problem}" for line, problem in _problems(tree)]
    return problems, [name for node in ast.walk(tree) for name in _imported(node)]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return [f"{module}.{alias.name}" for alias in node.names]
    return []


def _problems(tree: ast.Module) -> Iterator[tuple[int, str]]:
    borrowed = {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 1)
        for name in _imported(node):
            if not _may_import(name):
                yield line, f"imports {name}, which evidence has no use for"
            if name.rpartition(".")[2].startswith("_") or name.endswith(".*"):
                yield line, f"imports {name}: a private name, or everything"
            if not _BEYOND.isdisjoint(name.split(".")):
                yield line, f"imports {name}, which reaches beyond computing"
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("fundamentals") and alias.asname is None:
                    yield (
                        line,
                        f"imports {alias.name}, and all beside it: write `from … import`",
                    )
        if isinstance(node, ast.Attribute):
            if not isinstance(node.ctx, ast.Load):
                yield line, f"changes {ast.unparse(node)}, which is not its own"
            if node.attr.startswith("_") and node.attr != "__name__":
                yield line, f"uses the private name {ast.unparse(node)}"
            if node.attr in _BEYOND:
                yield line, f"uses {ast.unparse(node)}, which reaches beyond computing"
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            base = node.value
            while isinstance(base, ast.Subscript):
                base = base.value
            if not isinstance(base, ast.Name) or base.id in borrowed:
                yield line, f"changes {ast.unparse(node)}, which is not its own"
        if isinstance(node, ast.Name) and node.id in _NAMES:
            yield line, f"uses {node.id}, which evidence has no use for"
        if isinstance(node, ast.Global):
            yield (
                line,
                "declares a global variable: what a check returns depends on its instance only",
            )


def _may_import(name: str) -> bool:
    root, _, rest = name.partition(".")
    if root == "fundamentals":
        parts = rest.split(".")
        inside = parts[0] == "evidence" and len(parts) > 1 and parts[1] in _OURS
        return inside or parts[0] == "software"
    if root == "hypothesis":
        return name.startswith(_DRAWING)
    return root in _LIBRARIES
