"""Text for whatever terminal there is: UTF-8 where nothing is said against it, else its encoding.

Where Python would take file names and files for ASCII, as in the locale C, it is started again in
its UTF-8 mode, which its own children inherit. A terminal or pipe of another encoding gets what it
can show, and signs that are near for the rest.
"""

import codecs
import os
import sys
import unicodedata

__all__ = ["in_utf8", "replace_unknown"]

_NEAR = {
    "✓": "+", "✗": "x", "–": "-", "—": "-", "−": "-", "…": "...", "≤": "<=", "≥": ">=", "≠": "!=",
    "→": "->", "∑": "sum", "∫": "int", "·": "*", "×": "x", "⌊": "floor(", "⌋": ")", "⌈": "ceil(",
    "⌉": ")", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "*", "ℝ": "R", "±": "+-",
}  # fmt: skip


def in_utf8() -> None:
    """Make sure that this is Python in UTF-8 mode, or with a locale that is as good."""
    if sys.getfilesystemencoding().lower() == "utf-8" or os.environ.get("PYTHONUTF8") == "1":
        os.environ["PYTHONUTF8"] = "1"  # for children, whatever they are started with
        return
    streams = getattr(sys.stdout, "encoding", None) or "ascii"
    if codecs.lookup(streams).name != "ascii":  # a terminal that is not for UTF-8 stays what it is
        os.environ.setdefault("PYTHONIOENCODING", streams)
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - itself again


def replace_unknown() -> None:
    """Let both streams print anything, with what is near for what they cannot encode."""
    codecs.register_error("near", _near)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="near")


def _near(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    if "\udc80" <= sign <= "\udcff":  # a byte of a file name, which goes out as it came in
        return bytes([ord(sign) - 0xDC00]), error.start + 1
    plain = unicodedata.normalize("NFKD", _NEAR.get(sign, sign))
    return plain.encode("ascii", "ignore").decode() or "?", error.start + 1
