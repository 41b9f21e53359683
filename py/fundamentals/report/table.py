"""A result as a table that a newcomer understands, with what fails explained below it."""

import math
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fundamentals.verification.model import (
    CATALOG_LAYERS,
    EntryResult,
    EvidenceLayer,
    LayerName,
    LayerStatus,
    Problem,
    ProvedLayer,
    RecheckedLayer,
    RunResult,
)

__all__ = ["LEGEND", "counted", "figures", "print_result", "visible"]

LEGEND: dict[LayerName, str] = {
    "proved": "Lean's kernel accepted the theorems, now or in an earlier run over the same "
    "sources; their statements are the ones agreed on, and they rest on no axioms but propext, "
    "Classical.choice and Quot.sound",
    "rechecked": "a second kernel, which shares no line with Lean's, accepted them and what they "
    "rest on, but for what is assumed of Lean's own library, whose proofs, and some bodies, are "
    "not there; by its own walk they rest on no other axioms; each that begins with hypotheses is "
    "applied somewhere to data for which all of them hold",
    "derived": "sympy derives the formula for whole families of functions",
    "enclosed": "both sides, in exact or ball arithmetic, agree on random instances; ± is the "
    "widest ball, relative to what it encloses",
    "observed": "what installed software computes agrees, in its own arithmetic",
}

_STYLES: dict[LayerStatus, str] = {
    "holds": "green",
    "fails": "bold red",
    "not observed": "yellow",
    "not claimed": "dim",
}
_NARROW = 100


def visible(text: str) -> str:
    """`text` with everything that could steer a terminal shown instead."""
    return "".join(c if c == "\n" or c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def print_result(result: RunResult, console: Console) -> None:
    """Print the table, the legend, what fails and why, and one last line."""
    marks = _marks(console)
    if console.is_terminal and console.width >= _NARROW:
        console.print(_table(result, marks))
    else:
        for line in _lines(result, marks):
            console.print(line, soft_wrap=True)
    console.print()
    for layer in result.layers:
        legend = Text.assemble((f"{layer}: ", "bold"), LEGEND[layer])
        lean = result.toolchain
        if layer == "proved" and lean and lean.axioms_followed == "library":
            legend.append(" (Lean's own library is taken as it is)")
        if layer == "proved" and lean and not all(program.pinned for program in lean.programs):
            legend.append(f" (if what ran is Lean: {visible(lean.words)})")
        if layer == "rechecked":
            legend.append(_rechecked(result))
        console.print(legend, soft_wrap=not console.is_terminal)
    if not result.ok:
        console.print()
        _print_problems(result, console, marks)
    console.print()
    console.print(_earlier(result), soft_wrap=True)
    console.print(_conclusion(result, marks), soft_wrap=True)


Marks = dict[LayerStatus, str]


def _marks(console: Console) -> Marks:
    """A sign for each status, in what the console can encode."""
    try:
        "✓✗–±".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return {"holds": "ok", "fails": "FAILS", "not observed": "?", "not claimed": "-"}
    return {"holds": "✓", "fails": "✗", "not observed": "?", "not claimed": "–"}


def _table(result: RunResult, marks: Marks) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, highlight=False)
    longest = max((len(entry.id) for entry in result.entries), default=0)
    table.add_column("entry", overflow="fold", min_width=longest)
    for layer in result.layers:
        table.add_column(layer, overflow="fold")
    chapter = None
    for entry in result.entries:
        if chapter is not None and entry.chapter != chapter:
            table.add_section()
        chapter = entry.chapter
        name = Text.assemble((entry.id, "bold"), f"\n{visible(entry.title)}, {entry.source}")
        table.add_row(name, *(_cell(entry, layer, marks, "\n") for layer in result.layers))
    return table


def _cell(entry: EntryResult, layer: LayerName, marks: Marks, separator: str) -> Text:
    record: ProvedLayer | RecheckedLayer | EvidenceLayer | None = getattr(entry, layer)
    if record is None:
        return Text("")
    found = separator.join(figures(record))
    return Text(f"{marks[record.status]} {found}", style=_STYLES[record.status])


def figures(record: ProvedLayer | RecheckedLayer | EvidenceLayer) -> list[str]:
    """What a layer comes to: how many theorems, or checks, instances and mutants."""
    if record.status in ("not claimed", "not observed"):
        return [record.status]
    if isinstance(record, ProvedLayer):
        held = sum(theorem.holds for theorem in record.theorems)
        return [_of(held, len(record.theorems), "theorem")]
    if isinstance(record, RecheckedLayer):
        count = len(record.assumed)
        assumed = [f"{count} of Lean's own assumed"] if count else []
        accepted = sum(theorem.accepted for theorem in record.theorems)
        return [_of(accepted, len(record.theorems), "theorem"), *assumed]
    held = sum(check.status == "holds" for check in record.checks)
    ball = "" if record.radius is None else f" ± {record.radius:.0e}"
    if record.ulps is not None:
        ball += f", errors ≤ {math.ceil(record.ulps)} ulp"
    return [
        _of(held, len(record.checks), "check"),
        counted(record.instances, "instance") + ball,
        _of(record.mutants_refuted, record.mutants, "mutant") + " refuted",
    ]


def _of(part: int, whole: int, noun: str) -> str:
    if part == whole:
        return counted(whole, noun)
    return f"{part} of {counted(whole, noun)}"


def counted(number: int, noun: str) -> str:
    """`1 check`, `2 checks`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _lines(result: RunResult, marks: Marks) -> Iterable[Text]:
    """The same as the table, without columns: for files, pipes and narrow terminals."""
    for entry in result.entries:
        status = _standing(entry, result.layers)
        yield Text.assemble(
            (f"{marks[status]} {entry.id}", f"bold {_STYLES[status]}"),
            f"  {visible(entry.title)}, {entry.source}",
        )
        for layer in result.layers:
            yield Text.assemble(f"    {layer:<9} ", _cell(entry, layer, marks, ", "))


def _print_problems(result: RunResult, console: Console, marks: Marks) -> None:
    def show(heading: str, problems: Iterable[Problem]) -> None:
        console.print(Text(f"{marks['fails']} {heading}", style="bold red"), soft_wrap=True)
        for problem in problems:
            for line in _explain(problem):
                console.print(
                    Padding(line, (0, 0, 0, 2)) if console.is_terminal else line, soft_wrap=True
                )

    if result.problems:
        show("the library", result.problems)
    for entry in result.entries:
        if entry.problems:
            show(entry.id, entry.problems)


def _standing(entry: EntryResult, layers: Sequence[LayerName]) -> LayerStatus:
    """What may be said of an entry as a whole: nothing holds where nothing was looked at."""
    if not entry.ok:
        return "fails"
    found = [record.status for layer in layers if (record := getattr(entry, layer)) is not None]
    if "holds" in found:
        return "holds"
    return "not observed" if "not observed" in found else "not claimed"


def _explain(problem: Problem) -> Iterable[Text]:
    yield Text(visible(str(problem)))
    if problem.again is not None:
        yield Text.assemble(("  again: ", "dim"), visible(problem.again))


def _conclusion(result: RunResult, marks: Marks) -> Text:
    summary, run = result.summary, result.run
    standings = [_standing(entry, result.layers) for entry in result.entries]
    status = _overall(result, standings)
    holding = standings.count("holds")
    parts = [f"{holding} of {summary.entries} entries hold"]
    if summary.entries == 1:
        words = {"not observed": "is not observed", "not claimed": "claims nothing"}
        parts = [f"{result.entries[0].id} {words.get(standings[0], standings[0])}"]
    if status == "fails" and "fails" not in standings:
        parts[0] = f"the library fails; on its own, {parts[0]}"
    if result.layers != CATALOG_LAYERS:
        parts[0] += f" as far as asked ({', '.join(result.layers)} only)"
    if "proved" in result.layers:
        parts.append(f"{counted(summary.theorems, 'theorem')} proved")
    if summary.instances:
        parts.append(f"{counted(summary.instances, 'instance')} tried")
        parts.append(f"{counted(summary.mutants_refuted, 'mutant')} refuted")
    notes = [f"seed {result.seed}", f"{run.seconds['total']:.1f} s"]
    if result.toolchain is not None:
        notes.insert(0, visible(result.toolchain.words))
    if run.lean is not None:
        notes.append(run.lean)
    return Text.assemble(
        (f"{marks[status]} {', '.join(parts)}", _STYLES[status]), f"  ({'; '.join(notes)})"
    )


def _rechecked(result: RunResult) -> str:
    """What the second kernel took for granted, and what else it was asked."""
    words = ""
    layers = [entry.rechecked for entry in result.entries if entry.rechecked is not None]
    assumed = {name for layer in layers for name in layer.assumed}
    if assumed:
        words += (
            f"; {len(assumed)} constants of Lean's library were assumed: `fundamentals lean "
            "recheck --full` names them, and so does the JSON"
        )
    if result.challenge:
        statements = sum(each.statements for each in result.challenge)
        definitions = sum(each.definitions for each in result.challenge)
        held = sum(each.ok for each in result.challenge)
        words += (
            f"; challenge: {_of(held, len(result.challenge), 'file')} of {statements} statements "
            f"and {definitions} definitions, compiled alone, with the library's meaning"
        )
    return words


def _earlier(result: RunResult) -> str:
    """What was not done in this run, but believed of one before it."""
    run = result.run
    taken = [
        counted(len(names), noun)
        for names, noun in ((run.reused_modules, "compiled module"), (run.reused, "check"))
        if names
    ]
    if run.reused_core:
        taken.append("the list of Lean's own constants")
    if run.reused_recheck:
        taken.append("the second kernel's answer")
    if run.reused_challenge:
        taken.append("its comparison of the challenge")
    if not taken:
        return "Nothing was taken from an earlier run."
    return (
        f"Taken from earlier runs over the same content: {', '.join(taken)}; "
        "`fundamentals verify --from-nothing` believes none of it."
    )


def _overall(result: RunResult, standings: Sequence[LayerStatus]) -> LayerStatus:
    """The sign in front of the last line."""
    if not result.ok:
        return "fails"
    if "holds" in standings or not standings:
        return "holds"
    return "not observed" if "not observed" in standings else "not claimed"
