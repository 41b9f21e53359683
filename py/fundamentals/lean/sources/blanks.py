"""Comments and blanks, exactly as Lean skips them.

Where a checker of sources and Lean disagree about the end of a comment, code can hide.
"""

import re

__all__ = ["comment_end", "skip_blanks"]

_BLANK = re.compile(r"[ \t\r\n]+|--[^\n]*")
_PLAIN = re.compile(r"/-(?![-!])")
_EDGE = re.compile(r"/-|-/")


def skip_blanks(text: str, at: int) -> int:
    """Where the next token begins; documentation (`/--`, `/-!`) is one."""
    while True:
        if match := _BLANK.match(text, at):
            at = match.end()
        elif _PLAIN.match(text, at):
            at = comment_end(text, at)
        else:
            return at


def comment_end(text: str, at: int) -> int:
    """Where the comment that begins with `/-` at `at` ends; comments nest.

    The sign after `/-` never opens or closes another one. `/--` and `/-!` are tokens, after which
    Lean skips blanks and comments before it takes the rest for text: `/-- -- -/` is not complete.
    """
    position = at + 3 if _PLAIN.match(text, at) else skip_blanks(text, at + 3)
    depth = 1
    while depth:
        edge = _EDGE.search(text, position)
        if edge is None:
            return len(text)  # Lean says what is wrong
        depth += 1 if edge[0] == "/-" else -1
        position = edge.end()
    return position
