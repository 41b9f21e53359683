"""Namespaces and sections with what is left in them."""

from dataclasses import dataclass, field

__all__ = ["Part", "Scope"]


@dataclass
class Scope:
    """A namespace or section, and what is left of it."""

    opening: str
    closing: str
    parts: "list[Scope | Part]" = field(default_factory=list)

    @property
    def declares(self) -> bool:
        return any(part.declares for part in self.parts)

    def left(self, needed: set[str]) -> str:
        """Its text; `needed` are the words that come after, to which its own are added."""
        if not self.declares:
            return ""
        left = [(part, text) for part in reversed(self.parts) if (text := part.left(needed))]
        body = "\n\n".join(text for _, text in reversed(left))
        if self.opening:
            return f"{self.opening}\n\n{body}\n\n{self.closing}"
        # what holds for the rest of a file is to hold for the rest of a section
        context = any(not part.declares for part, _ in left)
        return f"section\n\n{body}\n\nend" if context else body


@dataclass(frozen=True)
class Part:
    """A command that is left, or a context that is left where something after it needs it.

    Attributes:
        text: as it is written.
        words: the names in it.
        declares: it is no context.
        binds: of variables: their names.
    """

    text: str
    words: frozenset[str]
    declares: bool
    binds: frozenset[str] | None = None

    def left(self, needed: set[str]) -> str:
        """The same as of a scope."""
        if self.binds is not None and not self.binds & needed:
            return ""
        needed |= self.words
        return self.text
