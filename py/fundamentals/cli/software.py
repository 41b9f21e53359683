"""What `fundamentals software` prints."""

import difflib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from rich.console import Console
from rich.text import Text

from fundamentals.errors import UsageError
from fundamentals.software import Row
from fundamentals.software_table import ROWS

__all__ = ["print_software", "rows_matching", "software_json"]

_MEANING = (
    "L and K are the lengths of x and w, outside of which they are 0; s and d are stride and "
    "dilation; ↑s puts s − 1 zeros between neighbours; ⌊ ⌋ rounds down, ⌈ ⌉ up."
)


def rows_matching(text: str | None) -> tuple[Row, ...]:
    """The rows whose function, or a remark on it, contains `text`; all if there is none.

    Raises:
        UsageError: no function does; the nearest are named.
    """
    found = tuple(row for row in ROWS if text is None or text.casefold() in _words(row))
    if text is not None and not found:
        names = list(dict.fromkeys(row.function for row in ROWS))
        near = difflib.get_close_matches(text, names, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "without a name, all are listed"
        raise UsageError(f"the table has no function {text!r}: {hint}")
    return found


def _words(row: Row) -> str:
    return " ".join([row.name, *(remark.text for remark in row.remarks)]).casefold()


def software_json(rows: Sequence[Row]) -> str:
    """The rows as JSON, with what follows from their fields."""
    records = [
        {
            "name": row.name,
            "library": row.library,
            "call": row.call,
            "formula": row.formula,
            "tex": row.tex,
            "words": row.words,
            **asdict(replace(row, modes=())),
            "types": [{**asdict(line), "text": line.text} for line in row.types],
            "left_out": asdict(row.left_out),
            "modes": [
                {"name": mode.name, "text": mode.text._asdict(), "tex": mode.tex._asdict()}
                for mode in row.modes
            ],
        }
        for row in rows
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def print_software(rows: Sequence[Row], console: Console, *, details: bool) -> None:
    """One line for each row, or all about it."""
    if not details:
        width = max(len(row.name) for row in rows)
        for row in rows:
            line = Text.assemble((f"{row.name:<{width}}", "bold"), f"  {row.words}")
            console.print(line, soft_wrap=True)
        return
    for row in rows:
        console.print(Text(row.call, style="bold"), soft_wrap=True)
        for detail in _details(row):
            console.print(Text(f"  {detail}"), soft_wrap=True)
        console.print()
    console.print(Text(_MEANING, style="dim"), soft_wrap=True)


def _details(row: Row) -> list[str]:
    lines = [row.words, row.formula]
    if row.axes > 1:
        lines.append(f"the same along each of the {row.axes} axes")
    for mode in row.modes:
        said = mode.text
        condition = f", where {said.where}" if said.where else ""
        lines.append(f"{mode.name}: n₀ = {said.first}; {said.length} values{condition}")
    if row.layout:
        lines.append(f"axes of x and y: {row.layout[0]}, of w: {row.layout[1]}")
    lines.append(row.left_out.text)
    lines.extend(each.text for each in row.left_out.empty)
    lines.append(f"these observed by {row.left_out_check}")
    lines.extend(line.text for line in row.types)
    lines.append(f"these number types observed by {row.types_check}")
    lines.extend(f"{remark.text} [{remark.check}]" for remark in row.remarks)
    return [*lines, f"observed by {row.check}"]
