"""What all commands share: how they end, where they print, which project they are about."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import (
    INTERRUPTED,
    CatalogError,
    FundamentalsError,
    SetupError,
    UsageError,
)
from fundamentals.base.project import Project

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "Group",
    "Jobs",
    "check_writable",
    "console",
    "examples",
    "fail",
    "print_data",
    "project_of",
    "write_report",
]

_BROKEN_PIPE = 141

Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        help="Lean processes at once, and as many for checks (default: one per core).",
    ),
]


class Group(TyperGroup):
    """Commands whose every end is a message and an exit code, never a traceback of ours."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except FundamentalsError as error:
            lines = str(error) if isinstance(error, CatalogError) else f"Error: {error}"
            fail(lines, error.exit_code)
        except KeyboardInterrupt:
            fail("interrupted; what is finished is kept, and the next run goes on", INTERRUPTED)
        except BrokenPipeError:
            _give_up_output()
            raise SystemExit(_BROKEN_PIPE) from None
        return result

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; the operating system may refuse what nobody foresaw."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            _give_up_output()
            what = "the output" if error.filename is None else str(error.filename)
            fail(
                f"Error: {what}: {error.strerror or error}; see that it can be written, and that "
                "the disk has room",
                SetupError.exit_code,
            )


def _give_up_output() -> None:
    """Whoever read has gone, or there is no room; nor must Python complain of it at the end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def examples(*lines: str) -> str:
    """Lines to show below a command's help, as they are."""
    heading = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {line}" for line in lines)])


def fail(message: str, code: int) -> None:
    """Print `message` to standard error and exit."""
    from fundamentals.report.table import visible

    for line in message.splitlines():
        print(visible(line), file=sys.stderr)
    raise SystemExit(code)


def console() -> "Console":
    """Standard output; text is data, never markup."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Quiet(markup=False, highlight=False, emoji=False)


def print_data(text: str) -> None:
    """Print what programs read: in UTF-8, whatever the terminal's encoding."""
    typer.echo(text.encode(), nl=False)


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
    if path is None or _is_device(path):
        return
    folder = path.resolve().parent
    if path.is_dir():
        raise UsageError(f"{option} {path}: is a folder; name a file")
    if not folder.is_dir():
        raise UsageError(f"{option} {path}: there is no folder {folder}; make it first")
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise UsageError(
            f"{option} {path}: {folder} cannot be written to: {error.strerror}"
        ) from error


def write_report(path: Path, text: str) -> None:
    """Write a report, all of it or nothing.

    Raises:
        SetupError: it cannot be written.
    """
    if not _is_device(path):
        write_atomically(path.resolve(), text.encode())
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}") from error


def _is_device(path: Path) -> bool:
    """Whether `path` is there and no file that could be replaced, such as /dev/stdout."""
    return path.exists() and not path.is_file() and not path.is_dir()
