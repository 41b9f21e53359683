"""What an entry's module may do, read from its source before any of it runs.

It is a program, and runs in the same process as the judges of its claims. So it computes, and
nothing else: it imports from a short list, and changes nothing that it did not make.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["refusals"]

_LIBRARIES = frozenset(
    {"collections", "dataclasses", "fractions", "functools", "itertools", "math", "operator"}
    | {"typing", "flint", "hypothesis", "jax", "mpmath", "numpy", "scipy", "sympy", "torch"}
)
_ENGINE = frozenset(
    {"admission", "cache", "claims", "controls", "draws", "judges", "pool", "results", "run"}
    | {"seal", "spelling", "trial", "worker"}
)
_NAMES = frozenset(
    {"__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile", "delattr"}
    | {"eval", "exec", "globals", "input", "locals", "open", "setattr", "vars"}
)


def refusals(file: Path, package: str) -> list[str]:
    """What in an entry's module goes beyond that, a sentence each; empty when nothing does.

    Args:
        file: the source.
        package: of the entries; those that are imported from there are looked at, too.
    """
    found, seen, waiting = [], set[Path](), [file]
    while waiting:
        source = waiting.pop()
        if source in seen or not source.is_file():
            continue
        seen.add(source)
        try:
            tree = ast.parse(source.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as error:
            found.append(f"{source.name} cannot be read: {error}")
            continue
        found += [f"{source.name}:{line} {problem}" for line, problem in _problems(tree)]
        names = [name for node in ast.walk(tree) for name in _imported(node)]
        inside = [name.removeprefix(f"{package}.") for name in names if name.startswith(package)]
        waiting += [file.parent / f"{name.partition('.')[0]}.py" for name in inside]
    return found


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
        if isinstance(node, ast.Attribute):
            if not isinstance(node.ctx, ast.Load):
                yield line, f"changes {ast.unparse(node)}, which is not its own"
            if node.attr.startswith("_") and node.attr != "__name__":
                yield line, f"uses the private name {ast.unparse(node)}"
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
        inside = parts[0] == "evidence" and parts[1] not in _ENGINE
        return inside or parts[0].startswith("software")
    return root in _LIBRARIES
