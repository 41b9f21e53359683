"""`python -m fundamentals.bench.margins [MODULE…]`: which proofs come near to a limit of `grind`.

Another build of the same version of Lean may need a few case splits or rounds more for the same
proof. So every `grind` of the library is tried with two thirds of the splits, rounds of matching
and generations of terms that it has by default; those that need more are named. Each file is
checked beside the compiled library, which stays as it is.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from fundamentals.base.errors import FundamentalsError, SetupError
from fundamentals.base.progress import Progress, for_stream
from fundamentals.base.project import Project
from fundamentals.lean.building.build import build, crew_for
from fundamentals.lean.building.worker import Job, Message
from fundamentals.lean.sources.source import tokens
from fundamentals.lean.toolchain import finding as toolchains
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

__all__ = ["DEFAULTS", "narrowed", "near"]

DEFAULTS: Mapping[str, int] = MappingProxyType({"splits": 9, "ematch": 5, "gen": 8})
"""Lean's own, of 4.28."""

_BEFORE_ATTRIBUTES = {"[", ",", "@["}


def narrowed(text: str) -> str:
    """A source with every `grind` that is a tactic held to two thirds; its lines stay."""
    limits = " ".join(f"({name} := {2 * most // 3})" for name, most in DEFAULTS.items())
    made, last, before = "", 0, ""
    for token in tokens(text):
        if token.kind == "comment":
            continue
        if token.text == "grind" and before not in _BEFORE_ATTRIBUTES:
            made += f"{text[last : token.end]} {limits}"
            last = token.end
        before = token.text
    return made + text[last:]


def near(project: Project, names: list[str], progress: Progress) -> Iterator[Message]:
    """What Lean says against the modules when they are narrowed.

    Args:
        project: whose library is compiled, or will be first.
        names: of modules; all when empty.
        progress: hears of each.

    Raises:
        SetupError: only a native Lean is at hand.
    """
    toolchain = toolchains.find(project, progress=progress)
    if toolchain.kind != "embedded":
        raise SetupError("margins are measured with the embedded Lean: FUNDAMENTALS_LEAN=embedded")
    graph = build(project, toolchain=toolchain, progress=progress).graph
    wanted = names or list(graph.sources)
    progress.start("with two thirds of the limits", len(wanted))
    with tempfile.TemporaryDirectory() as folder, crew_for(project, toolchain) as crew:
        for name in wanted:
            source = Path(folder, *name.split(".")).with_suffix(".lean")
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(narrowed(graph.sources[name].path.read_text("utf-8")), "utf-8")
            result = crew.check(Job(module=name, source=source, options=LEAN_OPTIONS))
            yield from (message for message in result.messages if message.severity == "error")
            progress.step(name)
    progress.finish()


def main() -> int:
    """Name the places; the exit code is 1 if there are any."""
    found = 0
    for message in near(Project.find(), sys.argv[1:], for_stream()):
        print(message)
        found += 1
    print(f"{found} proofs need more than two thirds of a limit")
    return int(found > 0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FundamentalsError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
