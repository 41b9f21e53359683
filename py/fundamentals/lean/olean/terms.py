"""Expressions of a compiled module: which constants they mention, and whole terms as shared graphs.

In a `Terms` graph every node is a tuple that starts with its kind; numbers in it are places of
earlier nodes (or of levels), so reading from front to back meets everything before its use:

    ("bvar", index)                             ("sort", level)
    ("const", name, (level, …))                 ("app", function, argument)
    ("lam" | "pi", binder name, type, body, binder info)
    ("let", name, type, value, body, nondep)    ("proj", structure, field, term)
    ("nat", number)      ("str", text)          ("mdata", term)

and of levels `("zero",)`, `("succ", l)`, `("max" | "imax", l, l)`, `("param", name)`. Binder info
is 0 explicit, 1 implicit, 2 strictly implicit, 3 instance. Free and meta variables are refused:
no accepted declaration holds them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fundamentals.lean.olean.format import BIGNUM, STRING, Image, constructor_size, head
from fundamentals.lean.olean.names import ANONYMOUS, ANONYMOUS_HASH, join, mix_hash, string_hash

__all__ = ["Names", "TermReader", "Terms"]

_MASK = (1 << 64) - 1
_BVAR, _SORT, _CONST, _APP, _LAM, _PI, _LET, _LIT, _MDATA, _PROJ = 0, 3, 4, 5, 6, 7, 8, 9, 10, 11
# tag → pointers, scalar bytes
_EXPR = {
    _BVAR: (1, 8), _SORT: (1, 8), _CONST: (2, 8), _APP: (2, 8), _LAM: (3, 9), _PI: (3, 9),
    _LET: (4, 9), _LIT: (1, 8), _MDATA: (2, 8), _PROJ: (3, 8),
}  # fmt: skip
_LEVEL = {1: (1, 8), 2: (2, 8), 3: (2, 8), 4: (1, 8)}


class Names:
    """The names of one image, each read and its hash verified once."""

    def __init__(self, image: Image) -> None:
        self._image = image
        self._known: dict[int, tuple[str, int]] = {1: (ANONYMOUS, ANONYMOUS_HASH)}

    def __call__(self, ref: int) -> str:
        """The text of the name at `ref`.

        Raises:
            OleanError: not a name, or one whose stored hash is not its own.
        """
        known = self._known.get(ref)
        if known is None:
            known = self._read(ref)
        return known[0]

    def hash(self, ref: int) -> int:
        """The hash of the name at `ref`."""
        self(ref)
        return self._known[ref][1]

    def _read(self, ref: int) -> tuple[str, int]:
        image, pending = self._image, []
        while ref not in self._known:
            pending.append(ref)
            tag = image.tag(ref)
            image.expect(ref, tag if tag in (1, 2) else 1, 2, 8, "a name")
            ref = image.field(ref, 0)
        text, code = self._known[ref]
        for ref in reversed(pending):
            word, component = ref >> 1, image.field(ref, 1)
            part: str | int
            if image.tag(ref) == 1:
                part = image.text(component, "a name's component")
                code = mix_hash(code, string_hash(part))
            else:
                part = image.natural(component, "a name's number")
                if part > _MASK:
                    raise image.damaged("a name with a number beyond all bounds")
                code = mix_hash(code, part)
            text = join(text, part)
            if image.scalar_u64(word, 2) != code:
                raise image.damaged(f"the name {text} with the hash of another")
            self._known[ref] = text, code
        return self._known[ref]


@dataclass(frozen=True)
class Terms:
    """Terms that share what they have in common; `roots` are places in `nodes`."""

    nodes: list[tuple[Any, ...]] = field(default_factory=list)
    levels: list[tuple[Any, ...]] = field(default_factory=list)
    roots: tuple[int, ...] = ()


class TermReader:
    """Reads expressions out of one image."""

    def __init__(self, image: Image, names: Names) -> None:
        self._image = image
        self._names = names
        self._met: set[int] = set()
        size = image.pointer_size

        def shapes(kinds: dict[int, tuple[int, int]]) -> dict[int, int]:
            return {
                head(tag, pointers, constructor_size(size, pointers, scalars)): tag
                for tag, (pointers, scalars) in kinds.items()
            }

        self._shapes = shapes(_EXPR)
        self._level_shapes = shapes(_LEVEL)

    def reachable(self, roots: Iterable[int]) -> tuple[set[int], set[int], set[int]]:
        """Every expression below `roots`, and what they mention.

        Returns:
            The references of the expressions, of the names of constants among them (also of
            structures whose field is projected), and of the projections.

        Raises:
            OleanError: something there is no expression.
        """
        image = self._image
        heads, words, shapes, at = image.heads, image.words, self._shapes, image.fields
        seen: set[int] = set()
        constants: set[int] = set()
        projections: set[int] = set()
        pending = list(roots)
        push = pending.append
        while pending:
            ref = pending.pop()
            if ref in seen:
                continue
            if ref & 1:
                raise image.damaged("an expression expected")
            seen.add(ref)
            word = ref >> 1
            tag = shapes.get(heads[word])
            if tag == _APP:
                push(words[word + at])
                push(words[word + at + 1])
            elif tag == _CONST:
                constants.add(words[word + at])
            elif tag in (_LAM, _PI):
                push(words[word + at + 1])
                push(words[word + at + 2])
            elif tag == _MDATA:
                push(words[word + at + 1])
            elif tag == _LET:
                push(words[word + at + 1])
                push(words[word + at + 2])
                push(words[word + at + 3])
            elif tag == _PROJ:
                constants.add(words[word + at])
                projections.add(ref)
                push(words[word + at + 2])
            elif tag is None:
                raise image.damaged("an expression expected")
        self._met |= seen
        return seen, constants, projections

    def verify(self) -> None:
        """Check every expression met so far against the hash that Lean stored in it.

        Raises:
            OleanError: one was altered.
        """
        from fundamentals.lean.olean.integrity import verify_expressions  # which loads NumPy

        verify_expressions(self._image, self._met, self._names)

    def mentioned(self, roots: Iterable[int]) -> tuple[frozenset[str], frozenset[tuple[str, int]]]:
        """The names of all constants in these expressions, and the fields that are projected."""
        image = self._image
        _, constants, projections = self.reachable(roots)
        return frozenset(map(self._names, constants)), frozenset(
            (self._names(image.field(ref, 0)), image.natural(image.field(ref, 1), "a field"))
            for ref in projections
        )

    def constants(self, roots: Iterable[int]) -> frozenset[str]:
        """The names of all constants in these expressions."""
        return frozenset(map(self._names, self.reachable(roots)[1]))

    def terms(self, roots: Iterable[int]) -> Terms:
        """These expressions as one shared graph."""
        roots = tuple(roots)
        graph = Terms()
        places: dict[int, int] = {}
        levels: dict[int, int] = {}
        # what an object refers to lies before it, so the order of addresses is an order of reading
        for ref in sorted(self.reachable(roots)[0]):
            node = self._node(ref >> 1, places, levels, graph)
            places[ref] = len(graph.nodes)
            graph.nodes.append(node)
        return Terms(graph.nodes, graph.levels, tuple(places[root] for root in roots))

    def _node(
        self, word: int, places: dict[int, int], levels: dict[int, int], graph: Terms
    ) -> tuple[Any, ...]:
        image, names = self._image, self._names
        tag = self._shapes[image.heads[word]]
        first = word + image.fields
        fields = image.words[first : first + _EXPR[tag][0]].tolist()
        match tag:
            case 5:
                return ("app", places[fields[0]], places[fields[1]])
            case 0:
                return ("bvar", image.natural(fields[0], "a variable's index"))
            case 3:
                return ("sort", self._level(fields[0], levels, graph))
            case 4:
                arguments = image.items(fields[1], "a list of levels")
                return (
                    "const",
                    names(fields[0]),
                    tuple(self._level(level, levels, graph) for level in arguments),
                )
            case 6 | 7:
                info = image.scalar_byte(word, 3, 8)
                if info > 3:
                    raise image.damaged("a binder of an unknown kind")
                return (
                    "lam" if tag == _LAM else "pi",
                    names(fields[0]),
                    places[fields[1]],
                    places[fields[2]],
                    info,
                )
            case 8:
                nondep = image.scalar_byte(word, 4, 8)
                if nondep > 1:
                    raise image.damaged("a local definition of an unknown kind")
                return ("let", names(fields[0]), *(places[f] for f in fields[1:]), bool(nondep))
            case 9:
                return self._literal(fields[0])
            case 10:
                return ("mdata", places[fields[1]])
            case _:
                field_index = image.natural(fields[1], "a field's number")
                return ("proj", names(fields[0]), field_index, places[fields[2]])

    def _literal(self, ref: int) -> tuple[Any, ...]:
        image = self._image
        is_text = image.tag(ref) == 1
        image.expect(ref, int(is_text), 1, 0, "a literal")
        content = image.field(ref, 0)
        if is_text:
            return ("str", image.text(content))
        if not content & 1 and image.tag(content) not in (BIGNUM, STRING):
            raise image.damaged("a literal expected")
        return ("nat", image.natural(content))

    def _level(self, ref: int, known: dict[int, int], graph: Terms) -> int:
        """The place of a universe level in `graph.levels`."""
        image, levels = self._image, graph.levels
        pending = [ref]
        while pending:
            ref = pending[-1]
            if ref in known:
                pending.pop()
                continue
            if ref & 1:
                if ref != 1:
                    raise image.damaged("a universe level expected")
                level: tuple[Any, ...] = ("zero",)
            else:
                tag = self._level_shapes.get(image.heads[ref >> 1])
                if tag is None:
                    raise image.damaged("a universe level expected")
                if tag == 4:
                    level = ("param", self._names(image.field(ref, 0)))
                else:
                    below = [image.field(ref, nth) for nth in range(_LEVEL[tag][0])]
                    missing = [part for part in below if part not in known]
                    if missing:
                        pending.extend(missing)
                        continue
                    level = (("succ", "max", "imax")[tag - 1], *(known[part] for part in below))
            pending.pop()
            known[ref] = len(levels)
            levels.append(level)
        return known[ref]
