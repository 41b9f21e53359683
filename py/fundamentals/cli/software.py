"""What `fundamentals software` prints."""

import json as notation
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace

from rich.console import Console
from rich.text import Text

from fundamentals.base.errors import FundamentalsError
from fundamentals.base.progress import for_stream
from fundamentals.cli.frame import print_data
from fundamentals.software.rows import BEYOND, Row

__all__ = ["print_composed", "print_confirmed", "print_software", "software_json"]

_FEW = 5
_WHOLE, _QUICK = 60, 8  # random large shapes
_EVERY = 6  # of all shapes, the part that is quick
_COMPILED = {"jax": 40, "keras": 40}  # which compile anew for each
_MEANING = (
    "L and K are the lengths of x and w, outside of which they are 0; s and d are stride and "
    "dilation; ↑s puts s − 1 zeros between neighbours; ⌊ ⌋ rounds down, ⌈ ⌉ up."
)


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
            "check": row.check,
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
    return notation.dumps(records, ensure_ascii=False, indent=2)


def print_software(rows: Sequence[Row], console: Console, *, details: bool) -> None:
    """All about each row; one line for each if they are many, or no details are wanted."""
    many = len(rows) > _FEW
    if many or not details:
        width = max(len(row.name) for row in rows)
        for row in rows:
            line = Text.assemble((f"{row.name:<{width}}", "bold"), f"  {row.words}")
            console.print(line, soft_wrap=True)
        if details:
            hint = f"{len(rows)} functions; name one, or add words, to see all about it"
            console.print(Text(hint, style="dim"), soft_wrap=True)
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
        if mode.border != "zeros":
            lines[-1] += f"; beyond its ends, {BEYOND[mode.border]}"
    if row.layout:
        lines.append(f"axes of x and y: {row.layout[0]}, of w: {row.layout[1]}")
    lines.append(row.left_out.text)
    lines.extend(each.text for each in row.left_out.empty)
    lines.append(f"all that observed by {row.left_out_check}")
    lines.extend(line.text for line in row.types)
    lines.append(f"number types observed, with three numbers in x and in w, by {row.types_check}")
    lines.extend(f"{remark.text} [{remark.check}]" for remark in row.remarks)
    return [*lines, f"observed by {row.check}"]


def print_composed(source: str, target: str, console: Console, *, seed: int) -> int:
    """The call of one function written with another, confirmed first; the exit code."""
    from fundamentals.referee.table.comparing import compared
    from fundamentals.referee.table.composing import Composition, NoCompositionError, composed
    from fundamentals.software.naming import named, targets

    wanted = named(source)
    every: list[Composition] = []
    refusals: list[NoCompositionError] = []
    for row in targets(target, wanted.row):
        try:
            every.append(composed(wanted.row, wanted.mode, row, wanted.numbers))
        except NoCompositionError as error:
            refusals.append(error)
        if every and every[-1].way.plain:
            break  # nothing is shorter
    if not every:
        raise refusals[0]
    found = min(every, key=lambda each: (not each.way.plain, each.way.crops))
    slow = {wanted.row.library, found.target.library} & {*_COMPILED}
    said = compared(found, seed=seed, every=_EVERY if slow else 1)
    if said.status == "not confirmed":
        raise FundamentalsError(
            f"the composition of {wanted.row.name} with {found.target.name} does not do the same: "
            f"{said.why}; please report it"
        )
    refused = f"; at {said.refused} others the first gives none" if said.refused else ""
    line = (
        f"# confirmed bit for bit at {said.shapes} shapes, integers in {said.dtype}{refused}"
        if said.status == "confirmed"
        else f"# not confirmed: {said.why}"
    )
    if wanted.others:
        alike = ", ".join(wanted.others)
        line = f"# {wanted.row.name} is meant; {alike}: the same formula\n{line}"
    console.print(Text(f"{line}\n{found.code}"), soft_wrap=True)
    return 0


def print_confirmed(
    rows: Sequence[Row], console: Console, *, seed: int, quick: bool, json: bool
) -> int:
    """Whether the functions compute what the table says; the exit code: 1 if one does not.

    Args:
        rows: the rows.
        console: where that is printed.
        seed: for the random shapes and numbers.
        quick: at fewer shapes, and without a process for each mode.
        json: as JSON.
    """
    from fundamentals.referee.table.confirming import confirm, subject_of
    from fundamentals.referee.table.here import calling_here

    way = calling_here if quick else subject_of
    instances = _QUICK if quick else _WHOLE

    done = []
    for row in rows:
        said = confirm(
            row,
            way,
            seed=seed,
            instances=instances,
            every=_COMPILED.get(row.library, _EVERY) if quick else 1,
            progress=for_stream(sys.stderr),
        )
        done.append(said)
        if json:
            continue
        console.print(Text.assemble((said.row, "bold"), f"  {said.status}"), soft_wrap=True)
        for mode in said.modes:
            line = f"  {mode.mode}: {mode.verdict} ({mode.shapes} shapes, {mode.probes} calls)"
            console.print(Text(line), soft_wrap=True)
        if said.why:
            console.print(Text(f"  {said.why}"), soft_wrap=True)
    if json:
        records = [said.model_dump() for said in done]
        print_data(f"{notation.dumps(records, ensure_ascii=False, indent=2)}\n")
    else:
        statuses = Counter(said.status for said in done)
        console.print(", ".join(f"{number} {status}" for status, number in statuses.items()))
    return int(any(said.status == "not confirmed" for said in done))
