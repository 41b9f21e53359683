"""What the processes that we start are told of the environment: what they need, and nothing else.

`NODE_OPTIONS`, `PYTHONPATH`, `LEAN_PATH`, `LD_PRELOAD` and others like them would run other code in
the process that proves or computes. They are many and become more, so what passes is listed.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["NPM", "OURS", "clean", "start_again_alone", "withheld"]

_NAMES = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP"),
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"),
        *("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    }
)
_BEGINNINGS = ("LC_", "XDG_")

OURS = ("FUNDAMENTALS_", "ELAN_HOME")
"""What besides a process of this very program may be told: what it chooses Lean and Node by."""

NPM = ("NPM_CONFIG_", "NODE_EXTRA_CA_CERTS")
"""What besides npm may be told: where to fetch from. What it fetches is held to a pinned hash."""

_WITHHELD = "FUNDAMENTALS_WITHHELD_"
"""Before the name of what `start_again_alone` took out; alone, it says that something was."""

_INTO_PYTHON = ("PYTHON", "LD_", "DYLD_", "GCONV_PATH")
_HARMLESS = {
    *("PYTHONCOERCECLOCALE", "PYTHONDEVMODE", "PYTHONDONTWRITEBYTECODE", "PYTHONFAULTHANDLER"),
    *("PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUNBUFFERED", "PYTHONUTF8"),
}


def clean(also: Iterable[str] = (), **more: str) -> dict[str, str]:
    """An environment for a process.

    Args:
        also: beginnings of further names that may pass.
        more: variables to set.
    """
    beginnings = (*_BEGINNINGS, *also)
    passed = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _NAMES or name.upper().startswith(beginnings)
    }
    return {**passed, "PYTHONUTF8": "1", **more}


def start_again_alone() -> None:
    """If the environment may have put other code into this process, begin anew without it."""
    into = {name for name in os.environ if name.startswith(_INTO_PYTHON)} - _HARMLESS
    if into and Path(sys.argv[0]).name == "fundamentals":
        kept = {name: value for name, value in os.environ.items() if name not in into}
        kept |= {_WITHHELD + name: os.environ[name] for name in into}
        if sys.flags.no_user_site:
            kept[_WITHHELD + "PYTHONNOUSERSITE"] = "1"
        kept[_WITHHELD] = "1"
        os.execve(sys.executable, [sys.executable, "-P", "-s", *sys.argv], kept)  # noqa: S606


def withheld() -> dict[str, str]:
    """The variables that the user had set and this process must not have.

    They are for a process that runs the user's own code and nothing of ours that judges. Without
    user packages, `PYTHONNOUSERSITE` is among them.
    """
    if _WITHHELD in os.environ:
        taken = (name for name in os.environ if name.startswith(_WITHHELD) and name != _WITHHELD)
        return {name.removeprefix(_WITHHELD): os.environ[name] for name in taken}
    return {"PYTHONNOUSERSITE": "1"} if sys.flags.no_user_site else {}
