"""Facts about the library's declarations: what they are, rest on, use, and assume."""

import dataclasses
import fnmatch
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol, Self, TypeVar

from fundamentals.base.errors import OleanError, UsageError
from fundamentals.base.kept import own_sources, worked_out
from fundamentals.base.project import cache_dir as user_cache_dir
from fundamentals.lean.declarations.closure import closures
from fundamentals.lean.declarations.core import Core
from fundamentals.lean.declarations.module_facts import Declaration, ModuleFacts, compiled_files
from fundamentals.lean.declarations.registered import Registered
from fundamentals.lean.olean.module import Constant, Module
from fundamentals.lean.olean.terms import Terms

__all__ = ["Declaration", "Library", "LibrarySource"]

T = TypeVar("T")


class LibrarySource(Protocol):
    """What of a toolchain is asked here."""

    @property
    def identity(self) -> str: ...
    @property
    def library(self) -> Path: ...


class Library:
    """All declarations of a set of modules, and how they hang together.

    Attributes:
        declarations: every declaration by name, in the order of the modules and lines.
        modules: the modules, each after those it imports.
        depth: how far axioms were followed: "library" stops at the toolchain's own constants
            (reporting those that are axioms), "toolchain" goes all the way down.
    """

    def __init__(
        self,
        facts: Mapping[str, ModuleFacts],
        declarations: Mapping[str, Declaration],
        core: Core,
        cache_dir: Path | None = None,
    ) -> None:
        """Use `load`."""
        self._cache_dir = cache_dir
        self._facts = facts
        self.modules = tuple(facts)
        self.declarations = declarations
        self.core = core
        self.depth: Literal["library", "toolchain"] = "toolchain" if core.has_proofs else "library"
        self._read: dict[str, Module] = {}

    @classmethod
    def load(
        cls,
        olean_dirs: Sequence[Path],
        modules: Iterable[str],
        *,
        toolchain: LibrarySource,
        cache_dir: Path | None = None,
        core_cache_dir: Path | None = None,
    ) -> Self:
        """Read the facts of `modules`, or take them from the cache where nothing changed.

        Args:
            olean_dirs: folders of compiled files; the first that has a module counts.
            modules: the names of the library's modules.
            toolchain: whose library they were compiled against.
            cache_dir: where facts are kept by content; None keeps nothing.
            core_cache_dir: where the toolchain's constants are kept; by default in the user's
                cache if facts are kept at all.

        Raises:
            OleanError: a file is missing, damaged, not of this module, or of another toolchain.
        """
        facts = {
            name: ModuleFacts.load(name, compiled_files(name, olean_dirs), cache_dir)
            for name in sorted(set(modules))
        }
        roots = {line for module in facts.values() for line in module.imports} - facts.keys()
        if core_cache_dir is None and cache_dir is not None:
            core_cache_dir = user_cache_dir() / "facts"
        core = Core(toolchain.library, toolchain.identity, roots, cache_dir=core_cache_dir)
        ordered = {name: facts[name] for name in _import_order(facts)}
        declarations: dict[str, Declaration] = {}
        for module in ordered.values():
            if core.lean and module.lean != core.lean:
                raise OleanError(
                    f"{module.files[0]} was compiled by Lean {module.lean} and not by the "
                    f"toolchain's {core.lean}: build it again"
                )
            for declaration in module.declarations:
                other = declarations.setdefault(declaration.name, declaration)
                if other is not declaration:
                    declarations[declaration.name] = _one_of(other, declaration)
        return cls(ordered, declarations, core, cache_dir)

    @property
    def registered(self) -> Mapping[str, Registered]:
        """What each module hands to importers besides its declarations."""
        return {name: module.registered for name, module in self._facts.items()}

    @cached_property
    def digest(self) -> str:
        """Changes when any compiled file of the library does."""
        digests = sorted((name, module.digest) for name, module in self._facts.items())
        return hashlib.sha256(json.dumps(digests).encode()).hexdigest()

    def worked_out(self, what: str, shape: type[T], work: Callable[[], T]) -> T:
        """What depends on nothing but these facts and our reading of them: kept beside them.

        Args:
            what: a name for it, of a file.
            shape: what it is.
            work: works it out.
        """
        if self._cache_dir is None:
            return work()
        key = f"{self.digest} {self.core.key} {own_sources('lean')}"
        return worked_out(self._cache_dir / f"{what}.json", key, shape, work)

    def __getitem__(self, name: str) -> Declaration:
        try:
            return self.declarations[name]
        except KeyError:
            raise UsageError(f"the library has no declaration {name}") from None

    def resolve(self, name: str) -> str:
        """The full name of a declaration, with or without the prefix `Fundamentals.`.

        Raises:
            UsageError: there is none.
        """
        for full in (name, f"Fundamentals.{name}"):
            if full in self.declarations or full in self.core:
                return full
        raise UsageError(f"{name} is declared neither by the library nor by Lean's own")

    @property
    def checkable(self) -> list[str]:
        """The declarations that a kernel holds to its rules: all but unsafe and partial ones."""
        return [name for name in self.declarations if name not in self.unsafe]

    def search(self, pattern: str) -> tuple[Declaration, ...]:
        """Declarations that stand in the source and whose name matches.

        Args:
            pattern: with `*`, `?` or `[` a pattern for the whole name, with or without the
                namespaces in front; otherwise a part of it, upper and lower case alike.
        """
        if any(sign in pattern for sign in "*?["):
            return tuple(
                d
                for d in self._written
                if fnmatch.fnmatchcase(d.name, pattern)
                or fnmatch.fnmatchcase(d.name, f"*.{pattern}")
            )
        return tuple(d for d in self._written if pattern.casefold() in d.name.casefold())

    def axioms(self, name: str) -> frozenset[str]:
        """The axioms in the closure of a declaration: of its type, its proof, and all they use."""
        return self._axioms[self[name].name]

    def module_of(self, name: str) -> str | None:
        """The module, ours or the toolchain's, that declares `name`."""
        if name in self.declarations:
            return self.declarations[name].module
        return self.core.module(name) if name in self.core else None

    def kind_of(self, name: str) -> str:
        """The kind of a declaration, ours or the toolchain's; a hidden proof is a theorem."""
        if name in self.declarations:
            return self.declarations[name].kind
        return self.core.kind(name)

    def closure(self, name: str) -> frozenset[str]:
        """Every declaration of ours that `name` depends on in any way, itself included."""
        return self._closure([self[name].name], lambda d: d.statement | d.body)

    def below(self, marked: Collection[str]) -> Mapping[str, frozenset[str]]:
        """For each declaration of ours, those of `marked` that it depends on in any way."""
        if not marked:
            return dict.fromkeys(self.declarations, frozenset())
        own = self.declarations.keys()
        return closures(
            own,
            lambda name: frozenset(own & (self[name].statement | self[name].body)),
            lambda name: frozenset({name} if name in marked else ()),
            {},
        )

    def rests_on(self, name: str) -> tuple[str, ...]:
        """Our definitions that the statement of `name` rests on, directly or not.

        Followed through types, and through values of definitions; a proof counts by its statement
        only. Constructors and fields are listed as their type. Of a definition also its own value
        is its statement.
        """
        found = {self.owner(each) for each in self.statement_closure(name)}
        found.discard(self.owner(name))
        return self._listed(d for d in found if self.declarations[d].kind != "theorem")

    def statement_closure(self, name: str) -> frozenset[str]:
        """Every declaration of ours, made-up ones too, that the meaning of `name` depends on."""
        return self._closure([name], self._meaning) - {name}

    def uses(self, name: str) -> tuple[str, ...]:
        """Public declarations of ours that the proof or value of `name` uses.

        What Lean made up and private helpers are walked through.
        """
        own = self[name]
        return self._public(name, own.statement if own.kind == "inductive" else own.body)

    def used_by(self, name: str) -> tuple[str, ...]:
        """Public declarations of ours whose statement, proof or value uses `name`."""
        return self._users.get(self[name].name, ())

    def module(self, name: str) -> Module:
        """A module's compiled content, for whole terms.

        Raises:
            OleanError: the file changed since the library was loaded.
        """
        if name not in self._read:
            self._read[name] = self._facts[name].module()
        return self._read[name]

    def constant(self, name: str) -> Constant:
        """A declaration as its module stores it."""
        return self.module(self[name].module).constants[name]

    def terms(self, name: str) -> Terms:
        """Type and, if it has one, value (or a recursor's rules) of a declaration, as one graph."""
        constant = self.constant(name)
        values = constant.rules if constant.value is None else (constant.value,)
        return self.module(self[name].module).graph(constant.type, *values)

    @cached_property
    def unsafe(self) -> frozenset[str]:
        """The declarations that Lean's kernel does not hold to its rules: unsafe, partial."""
        return frozenset(d.name for d in self.declarations.values() if d.safety != "safe")

    @cached_property
    def _written(self) -> tuple[Declaration, ...]:
        return tuple(d for d in self.declarations.values() if not d.is_auxiliary)

    def _public(self, name: str, mentioned: frozenset[str]) -> tuple[str, ...]:
        """The public declarations among `mentioned`, or behind hidden ones among them."""
        behind = self._closure(
            mentioned, lambda d: d.statement | d.body if self._is_hidden(d) else frozenset()
        )
        found = {self.owner(each) for each in behind if not self._is_hidden(self[each])}
        return self._listed(found - {self.owner(name), name})

    @cached_property
    def _users(self) -> Mapping[str, tuple[str, ...]]:
        users: dict[str, list[str]] = defaultdict(list)
        for user in self._written:
            if not self._is_hidden(user) and self.owner(user.name) == user.name:
                for used in self._public(user.name, user.statement | user.body):
                    users[used].append(user.name)
        return {name: tuple(found) for name, found in users.items()}

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {name: nth for nth, name in enumerate(self.declarations)}

    def _is_hidden(self, declaration: Declaration) -> bool:
        return declaration.is_auxiliary or declaration.is_private

    def _listed(self, names: Iterable[str]) -> tuple[str, ...]:
        written = (name for name in names if not self.declarations[name].is_auxiliary)
        return tuple(sorted(written, key=self._position.__getitem__))

    def owner(self, name: str) -> str:
        """The structure or inductive type that a field or constructor stands in, or itself."""
        own = self[name]
        prefix, _, _ = name.rpartition(".")
        parent = self.declarations.get(own.parent or prefix)
        if parent is None or parent.kind != "inductive" or own.line is None or parent.line is None:
            return own.parent or name
        begin, at = (parent.line, parent.column or 0), (own.line, own.column or 0)
        end = (parent.end_line or 0, parent.end_column or 0)
        return parent.name if parent.module == own.module and begin <= at < end else name

    @staticmethod
    def _meaning(declaration: Declaration) -> frozenset[str]:
        if declaration.kind in ("theorem", "axiom"):
            return declaration.statement
        return declaration.statement | declaration.body

    def _closure(
        self, names: Iterable[str], step: Callable[[Declaration], frozenset[str]]
    ) -> frozenset[str]:
        """Our declarations that `names` lead to in any number of steps, themselves included."""
        found: set[str] = set()
        pending = list(names)
        while pending:
            declaration = self.declarations.get(pending.pop())
            if declaration is not None and declaration.name not in found:
                found.add(declaration.name)
                pending.extend(step(declaration))
        return frozenset(found)

    def _successors(self, name: str) -> frozenset[str]:
        declaration = self.declarations.get(name)
        if declaration is not None:
            return declaration.statement | declaration.body
        if name not in self.core:
            raise OleanError(
                f"{name} is declared neither by the library nor by the toolchain's modules that "
                "it imports: build it again"
            )
        return self.core.references(name)

    def _own_axioms(self, name: str) -> frozenset[str]:
        declaration = self.declarations.get(name)
        kind = declaration.kind if declaration is not None else self.core.kind(name)
        return frozenset({name}) if kind == "axiom" else frozenset()

    @cached_property
    def _axioms(self) -> Mapping[str, frozenset[str]]:
        """The axioms below every declaration, and below what it uses of the toolchain."""
        return self.worked_out("axioms", dict[str, frozenset[str]], self._axioms_below)

    def _axioms_below(self) -> dict[str, frozenset[str]]:
        known = self.core.known_axioms() if self.core.has_proofs else {}
        before = len(known)
        found = closures(self.declarations, self._successors, self._own_axioms, known)
        if self.core.has_proofs and len(found) - len(self.declarations) > before:
            self.core.keep_axioms(found)
        return dict(found)


def _one_of(first: Declaration, second: Declaration) -> Declaration:
    """Two declarations of one name as one.

    Lean makes a lemma such as `f.eq_1` in every module that is the first on its way to need it, and
    takes two of them for one when they state the same. What either of them rests on counts.

    Raises:
        OleanError: they are not such lemmas.
    """
    made_up = all(d.is_auxiliary and d.kind == "theorem" for d in (first, second))
    if not made_up or first.statement != second.statement:
        raise OleanError(
            f"{first.name} is declared in {first.module} and in {second.module}: rename one of them"
        )
    return dataclasses.replace(first, body=first.body | second.body)


def _import_order(facts: Mapping[str, ModuleFacts]) -> list[str]:
    """The modules, each after those it imports."""
    order: dict[str, None] = {}
    open_: set[str] = set()
    for start in facts:
        work = [(start, iter(facts[start].imports))]
        while work:
            name, remaining = work[-1]
            open_.add(name)
            for following in remaining:
                if following in facts and following not in order:
                    if following in open_:
                        raise OleanError(f"{following} and {name} import each other")
                    work.append((following, iter(facts[following].imports)))
                    break
            else:
                work.pop()
                open_.discard(name)
                order.setdefault(name)
    return list(order)
