"""The command line. It alone prints and exits.

Exit codes: 0 all holds; 1 something does not; 2 wrong usage, or the catalog is wrong; 3 the machine
lacks something; 130 interrupted.
"""

from fundamentals.cli.app import app, main

__all__ = ["app", "main"]
