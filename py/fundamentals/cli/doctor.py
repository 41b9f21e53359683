"""What `fundamentals doctor` prints."""

from rich.console import Console
from rich.text import Text

from fundamentals.base.errors import SetupError
from fundamentals.base.project import Project
from fundamentals.evidence.engine.cache import library_versions
from fundamentals.lean.toolchain.diagnosis import diagnose
from fundamentals.report.table import visible

__all__ = ["print_findings"]


def print_findings(project: Project, console: Console) -> int:
    """Print one line for each thing looked for, with advice where it is bad.

    Returns:
        The exit code: 0 if nothing is missing.
    """
    _line(console, ok=True, what="project", found=str(project.root))
    versions = {name: found for name, found in library_versions().items() if name != "python"}
    missing = sorted(name for name, found in versions.items() if found is None)
    _line(
        console,
        ok=not missing,
        what="libraries",
        found=", ".join(f"{name} {found or 'missing'}" for name, found in versions.items()),
        advice="run `make setup` again" if missing else None,
    )
    ok = not missing
    for finding in diagnose(project):
        ok = ok and finding.ok
        _line(
            console,
            ok=finding.ok,
            what=finding.what,
            found=finding.found,
            advice=finding.advice,
        )
    return 0 if ok else SetupError.exit_code


def _line(console: Console, *, ok: bool, what: str, found: str, advice: str | None = None) -> None:
    mark = Text("ok      ", style="green") if ok else Text("missing ", style="bold red")
    line = Text.assemble(mark, (f"{visible(what)}: ", "bold"), visible(found))
    console.print(line, soft_wrap=True)
    if advice:
        console.print(Text(f"        {visible(advice)}"), soft_wrap=True)
