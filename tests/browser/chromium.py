"""The browser: where it is, and how it is started."""

import os
import shutil

from fundamentals.base.errors import SetupError

__all__ = ["FLAGS", "find"]

OVERRIDE = "FUNDAMENTALS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--headless",
    "--no-sandbox",  # it shows our own pages only, and root may not have one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str:
    """Chromium's program: `FUNDAMENTALS_CHROMIUM`, or the first that is on the PATH.

    Raises:
        SetupError: there is none.
    """
    named = os.environ.get(OVERRIDE)
    if named:
        program = shutil.which(named)
        if program is None:
            raise SetupError(
                f"{OVERRIDE} names {named}, which is not a program: correct or unset it"
            )
        return program
    for name in NAMES:
        if program := shutil.which(name):
            return program
    raise SetupError(
        "Chromium is missing, in which the site is tested: install it (Debian: apt install "
        f"chromium), or name one in {OVERRIDE}"
    )
