"""What all commands share: how they end, where they print, which project they are about."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from fundamentals.errors import FundamentalsError, UsageError
from fundamentals.project import Project

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Group", "check_writable", "console", "examples", "fail", "project_of"]

_INTERRUPTED = 130
_BROKEN_PIPE = 141


class Group(TyperGroup):
    """Commands whose every end is a message and an exit code, never a traceback of ours."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except FundamentalsError as error:
            fail(str(error), error.exit_code)
        except KeyboardInterrupt:
            fail("interrupted; what is finished is kept, and the next run goes on", _INTERRUPTED)
        except BrokenPipeError:
            # Whoever read has gone; nor must Python complain when it flushes at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(_BROKEN_PIPE) from None
        return result


def examples(*lines: str) -> str:
    """Lines to show below a command's help, as they are."""
    heading = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {line}" for line in lines)])


def fail(message: str, code: int) -> None:
    """Print `message` to standard error and exit."""
    from fundamentals.report.table import visible

    for line in message.splitlines() or ["something went wrong"]:
        print(f"fundamentals: {visible(line)}", file=sys.stderr)
    raise SystemExit(code)


def console() -> "Console":
    """Standard output; text is data, never markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def project_of(context: typer.Context) -> Project:
    """The project that `--project` names, or that the working directory lies in."""
    start: Path | None = context.find_root().params.get("project")
    if start is not None and not start.is_dir():
        raise UsageError(f"--project {start}: there is no such folder")
    return Project.find(start)


def check_writable(option: str, path: Path | None) -> None:
    """Make sure, before the long work starts, that a report can be written.

    Raises:
        UsageError: it cannot.
    """
    if path is None:
        return
    folder = path.absolute().parent
    if path.is_dir():
        raise UsageError(f"{option} {path}: is a folder; name a file")
    if not folder.is_dir():
        raise UsageError(f"{option} {path}: there is no folder {folder}; make it first")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{option} {path}: the folder {folder} cannot be written to")
