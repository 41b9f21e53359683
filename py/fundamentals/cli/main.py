"""The command line. It alone prints and exits.

Exit codes: 0 all holds; 1 something does not; 2 wrong usage, or the catalog is wrong; 3 the machine
lacks something; 130 interrupted.
"""

import os
import sys
from pathlib import Path

from fundamentals.base.environment import start_again_alone
from fundamentals.base.errors import INTERRUPTED

__all__ = ["main"]


def main() -> None:
    """Run the command line; exits."""
    try:
        start_again_alone()
        from fundamentals.cli.encoding import in_utf8, replace_unknown

        in_utf8()
        from fundamentals.cli.app import app  # Ctrl-C may come before it is loaded

        # None where whoever started this closed it
        sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
        sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
        replace_unknown()
        app()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
