"""The rooms of the house: their order, their size, and what README says of them.

`py/packages.toml` lists the packages from the ground up; `__init__.py` says what each is for.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "py" / "fundamentals"
ORDER: list[str] = tomllib.loads((ROOT / "py/packages.toml").read_text("utf-8"))["order"]
PUBLIC = ("referee",)  # packages from which people import
MODULES = 12  # in a package; one file for each entry is no hall, however many there are
FILES = {
    ".".join(("fundamentals", *file.relative_to(FOLDER).with_suffix("").parts)): file
    for file in sorted(FOLDER.rglob("*.py"))
    if file.name != "__init__.py"
}


def package(module: str) -> str | None:
    """The innermost listed package that a module is in; of a package itself, that package."""
    parts = module.removeprefix("fundamentals").strip(".").split(".")
    within = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in within if name in ORDER), None)


def imported(source: str) -> Iterator[str]:
    """The modules of ours that a text imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [
                name if name in FILES or package(name) == name[13:] else node.module
                for name in inside
            ]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "fundamentals")


def wrong(module: str, source: str) -> list[str]:
    """What a module imports and may not."""
    own, found = package(module), []
    for name in imported(source):
        other = package(name)
        if any(part.startswith("_") for part in name.split(".")):
            found.append(f"{module} imports {name}, which is private")
        elif own is None or other is None or name == "fundamentals":
            continue
        elif ORDER.index(other) > ORDER.index(own):
            found.append(f"{module} imports {name}: {other} stands above {own} in packages.toml")
    return found


@pytest.mark.parametrize("module", FILES)
def test_a_module_imports_only_from_packages_below_its_own(module: str) -> None:
    """So there is no circle among packages, and data flows one way."""
    assert wrong(module, FILES[module].read_text("utf-8")) == []


def test_an_import_from_above_is_found() -> None:
    """However it is written."""
    for line in (
        "from fundamentals.report.table import print_result",
        "from fundamentals.report import table",
        "import fundamentals.report.table",
        "def f():\n    from fundamentals.report import table",
        "from fundamentals.base._secret import thing",
    ):
        assert len(wrong("fundamentals.catalog.loading", line)) == 1, line
    assert wrong("fundamentals.cli.app", "from fundamentals.report.table import print_result") == []


def test_no_two_modules_of_a_package_import_each_other() -> None:
    """Neither straight nor through others."""
    below = {
        module: {name for name in imported(file.read_text("utf-8")) if name in FILES}
        for module, file in FILES.items()
    }
    while free := {module for module, names in below.items() if not names & below.keys()}:
        below = {module: names for module, names in below.items() if module not in free}
    assert below == {}


def test_every_module_is_in_a_listed_package_of_at_most_a_dozen() -> None:
    """Entries aside: a folder of those has one file for each."""
    sizes = dict.fromkeys(ORDER, 0)
    for module in FILES:
        if (name := package(module)) is not None:
            sizes[name] += 1
        else:
            assert module == "fundamentals.__main__"
    too_large = {name: n for name, n in sizes.items() if n > MODULES and "entries" not in name}
    assert too_large == {}
    assert [name for name, size in sizes.items() if not size and "entries" not in name] == []


def said(name: str) -> str:
    """The sentence of a package's `__init__.py`, which holds nothing else, unless people import
    from there: then what loads it when it is asked for.
    """
    file = FOLDER.joinpath(*name.split("."), "__init__.py")
    tree = ast.parse(file.read_text("utf-8"))
    more = any(
        isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body
    )
    assert len(tree.body) == 1 or (more and name in PUBLIC), (
        f"{file} holds more than what it is for"
    )
    return " ".join((ast.get_docstring(tree) or "").split())


def table() -> str:
    """README's part on the packages."""
    rows = (f"| `py/fundamentals/{name.replace('.', '/')}` | {said(name)} |" for name in ORDER)
    return "\n".join(rows)


def test_readme_lists_the_packages_as_they_are() -> None:
    """From the ground up, with the sentence of each."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert table() in text, f"README's table should say:\n{table()}"
