"""What can go wrong, as one tree of exceptions.

::

    FundamentalsError            anything this package reports; `exit_code` is the command line's
    ├── UsageError        (2)    an argument that makes no sense
    ├── CatalogError      (2)    catalog.yaml does not say what it must
    ├── BuildError        (1)    Lean refused a file
    ├── SetupError        (3)    the machine lacks something: toolchain, network, disk, Node
    └── OleanError        (3)    a compiled Lean file that cannot be trusted to be read rightly

Helpers raise; only the command line exits.
"""

from typing import ClassVar

__all__ = [
    "INTERRUPTED",
    "BuildError",
    "CatalogError",
    "FundamentalsError",
    "OleanError",
    "SetupError",
    "UsageError",
]

INTERRUPTED = 130
"""The exit code of a command that was interrupted, as shells have it."""


class FundamentalsError(Exception):
    """One sentence for the user: what happened, where, and what to do."""

    exit_code: ClassVar[int] = 3


class UsageError(FundamentalsError):
    """An argument that names nothing or makes no sense."""

    exit_code = 2


class CatalogError(FundamentalsError):
    """The catalog breaks its schema or refers to something that is not there."""

    exit_code = 2


class BuildError(FundamentalsError):
    """Lean did not accept the library."""

    exit_code = 1


class SetupError(FundamentalsError):
    """The machine lacks something that cannot be put right from here."""


class OleanError(FundamentalsError):
    """A compiled file of an unknown version, truncated, or altered."""
