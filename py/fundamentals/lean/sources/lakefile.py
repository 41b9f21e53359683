"""The lakefile, which a native Lean is given: it may say little, and nothing that is computed."""

import re
from pathlib import Path

from fundamentals.base.problem import Problem
from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes
from fundamentals.lean.sources.source import tokens
from fundamentals.lean.toolchain.options import OF_LAKEFILE

__all__ = ["lint_lakefile"]

_OPTION = re.compile(r"⟨\s*`(?P<name>\S+)\s*,\s*(?P<value>[^⟩\s]+)\s*⟩")
# It is a program itself, so its words are listed: none of these builds, reads or runs anything.
_WORDS = {
    *("import", "Lake", "open", "DSL", "package", "Fundamentals", "fundamentals", "where"),
    *("version", "v!", "description", "srcDir", "leanOptions", "lean_lib", "default_target"),
    *("true", "false"),
}


def lint_lakefile(project: Project) -> list[Problem]:
    """What it is: a few words, and those options that every Lean is given."""
    file = project.root / "lakefile.lean"
    text = read_bytes(file).decode(errors="replace") if file.is_file() else ""
    handed = [(m.start(), m["name"], m["value"]) for m in _OPTION.finditer(text)]
    wrong = [
        (at, f"the option {name} := {value} is not one that every file is checked with")
        for at, name, value in handed
        if OF_LAKEFILE.get(name) != value
    ]
    names = {m.start("name") - 1 for m in _OPTION.finditer(text)}
    for token in tokens(text):
        listed = token.kind not in ("command", "name") or token.start in names
        if token.kind == "word":
            listed = token.text in _WORDS
        if not listed or (token.kind == "string" and "{" in token.text):
            wrong.append((token.start, f"{token.text} can change how Lean checks a file"))
    return [
        Problem(
            file.name,
            "lakefile",
            message,
            Path(file.name),
            text.count("\n", 0, at) + 1,
            at - text.rfind("\n", 0, at) - 1,
        )
        for at, message in sorted(wrong)
    ]
