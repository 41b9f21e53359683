"""Whether a claimed declaration is what it is claimed to be, from compiled files alone."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fundamentals.base.problem import Problem
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.pins import Change, Pins, compare
from fundamentals.lean.statements.soundness import suspects

__all__ = ["ALLOWED_AXIOMS", "audit"]

# by name and by the module that declares them: another `propext` is another axiom
ALLOWED_AXIOMS = {
    "propext": "Init.Core",
    "Classical.choice": "Init.Prelude",
    "Quot.sound": "Init.Core",
}


def audit(
    library: Library, names: Iterable[str], pins: Pins, *, cache_dir: Path | None = None
) -> list[Problem]:
    """Check every claimed declaration.

    Args:
        library: facts of the compiled library.
        names: declarations that the catalog claims to be theorems.
        pins: the statements as agreed on.
        cache_dir: where fingerprints are kept.

    Returns:
        What is wrong, in the order of the names; nothing if every claim holds.
    """
    claimed = list(dict.fromkeys(names))
    changes = {
        change.name: change for change in compare(library, claimed, pins, cache_dir=cache_dir)
    }
    doubtful = suspects(library)
    below = library.below(library.unsafe | doubtful.keys())
    problems = []
    for name in claimed:
        if name not in library.declarations:
            problems.append(_missing(library, name))
            continue
        problems += _kind(library, name)
        problems += _axioms(library, name)
        problems += _kernel(library, name, below, doubtful)
        if name in changes:
            problems.append(_statement(changes[name]))
    return problems


def _missing(library: Library, name: str) -> Problem:
    alike = [d.name for d in library.declarations.values() if d.name.endswith(f".{name}")]
    if any(library[each].is_private for each in alike):
        what = f"it is private ({alike[0]}), so that nobody can use it: drop `private`"
    elif alike:
        what = f"did you mean {alike[0]}?"
    else:
        what = "no compiled file declares it"
    return Problem(name, "missing", f"there is no declaration of this name: {what}")


def _kind(library: Library, name: str) -> list[Problem]:
    kind = library[name].kind
    if kind == "theorem":
        return []
    article = "an" if kind[0] in "aeiou" else "a"
    return [Problem(name, "not-a-theorem", f"a theorem is claimed, but this is {article} {kind}")]


def _axioms(library: Library, name: str) -> list[Problem]:
    problems = []
    for axiom in sorted(library.axioms(name)):
        module = library.module_of(axiom)
        if ALLOWED_AXIOMS.get(axiom) == module:
            continue
        if axiom == "sorryAx" and axiom in library.core:
            problems.append(Problem(name, "sorry", "its proof is incomplete: it uses `sorry`"))
        else:
            problems.append(
                Problem(name, "axiom", f"it depends on the axiom {axiom}, declared in {module}")
            )
    return problems


def _kernel(
    library: Library,
    name: str,
    below: Mapping[str, frozenset[str]],
    doubtful: Mapping[str, tuple[str, str]],
) -> Iterator[Problem]:
    """What it depends on that the kernel did not hold to its rules, or may have judged wrongly."""
    for each in sorted(below[name]):
        safety = library[each].safety
        if safety != "safe":
            yield Problem(name, "safety", f"it depends on {each}, which is {safety}")
        if each in doubtful:
            rule, what = doubtful[each]
            message = f"it depends on {each}, {what}: Lean 4.28's kernel can be wrong there"
            yield Problem(name, rule, message)


def _statement(change: Change) -> Problem:
    if change.kind == "added":
        return Problem(
            change.name,
            "unpinned",
            "its statement has not been agreed on yet: read it, then run `fundamentals pin`",
        )
    through = f", through {', '.join(change.definitions)}" if change.definitions else ""
    return Problem(
        change.name,
        "statement-changed",
        f"it does not say what it said when it was pinned{through}: "
        "`fundamentals pin` shows the difference and agrees to it",
    )
