"""What compiled files cannot show: words in the sources that could cheat or mislead.

Every rule is about a word, a command or a character where Lean reads code; comments and strings
may say anything. What is allowed is listed here, each with its reason.
"""

import bisect
import hashlib
import re
import unicodedata
from pathlib import Path

from fundamentals.base.kept import keep, own_sources, recall
from fundamentals.base.problem import Problem
from fundamentals.base.project import Project
from fundamentals.base.reading import read_text, sha256, shown
from fundamentals.lean.sources import notations
from fundamentals.lean.sources.lakefile import lint_lakefile
from fundamentals.lean.sources.modules import file_of, scan, source_files
from fundamentals.lean.sources.source import Token, tokens

__all__ = ["ALLOWED_OPTIONS", "lint_sources", "lint_text", "programs"]

ALLOWED_OPTIONS = {
    "maxHeartbeats": "how long elaboration may take; the kernel checks all the same",
    "maxRecDepth": "how deep elaboration may go; the kernel checks all the same",
}

_META = "a metaprogram can change the environment behind the kernel's back: state it in Lean itself"
_INPUT = "it reads a file that nobody looks at when deciding what to build anew: write it down here"
_BANNED = {
    "sorry": ("sorry", "a proof is missing"),
    "admit": ("sorry", "a proof is missing"),
    "axiom": ("axiom", "nothing may be assumed: prove it"),
    "unsafe": ("unsafe", "unsafe code can prove anything"),
    "partial": ("partial", "a partial function has no equations to reason with: prove termination"),
    "implemented_by": ("implemented-by", "what runs would not be what is proved"),
    "extern": ("extern", "what runs would not be what is proved"),
    "export_name": ("extern", "what runs would not be what is proved"),
    "csimp": ("csimp", "what runs would not be what is proved"),
    "native_decide": ("native-decide", "it trusts the compiler: use `decide`"),
    "native": ("native-decide", "it trusts the compiler: use `decide`"),
    "prelude": ("prelude", "without Lean's prelude, names mean something else"),
    "meta": ("metaprogram", _META),
    "run_cmd": ("metaprogram", _META),
    "run_elab": ("metaprogram", _META),
    "run_meta": ("metaprogram", _META),
    "run_tac": ("metaprogram", _META),
    "by_elab": ("metaprogram", _META),
    "elab": ("metaprogram", _META),
    "elab_rules": ("metaprogram", _META),
    "simproc": ("metaprogram", _META),
    "dsimproc": ("metaprogram", _META),
    "simproc_decl": ("metaprogram", _META),
    "builtin_simproc": ("metaprogram", _META),
    "builtin_dsimproc": ("metaprogram", _META),
    "builtin_simproc_decl": ("metaprogram", _META),
    "builtin_dsimproc_decl": ("metaprogram", _META),
    "dsimproc_decl": ("metaprogram", _META),
    "grind_propagator": ("metaprogram", _META),
    "builtin_grind_propagator": ("metaprogram", _META),
    "initialize": ("metaprogram", _META),
    "builtin_initialize": ("metaprogram", _META),
    "declare_syntax_cat": ("metaprogram", _META),
    "macro_rules": ("macro", "it can give a symbol in a statement another meaning"),
    "syntax": ("macro", "it can give a symbol in a statement another meaning"),
    "binder_predicate": ("macro", "it can give a symbol in a statement another meaning"),
    "declare_simp_like_tactic": ("macro", "it can give a word in a proof another meaning"),
    "unif_hint": ("unif-hint", "it can give a statement another meaning than it shows"),
    "include_str": ("input", _INPUT),
    "include_bytes": ("input", _INPUT),
    "bv_check": ("input", _INPUT),
    "bv_decide": ("input", "another program answers: prove it, with `decide`, `omega` or `grind`"),
    "docs_to_verso": ("metaprogram", _META),
    "register_error_explanation": ("metaprogram", _META),
    "register_try": ("metaprogram", _META),
    "term_elab": ("metaprogram", _META),
    "command_elab": ("metaprogram", _META),
}  # fmt: skip
_UNCHECKED = "skipKernelTC"  # of Lean's options the one that makes anything a theorem
_BEFORE_TEXT = frozenset(" \n([{⟨,")  # what no sign of Lean's that holds a quote or dash ends with
_DECLARING = {
    "theorem", "lemma", "def", "abbrev", "structure", "class", "inductive", "instance", "opaque",
}  # fmt: skip
_IMPORTABLE = ("Init", "Std", "Fundamentals")
_GREEK = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩϕ"
_SIGNS = "←→↑↓↔↦⇒∀∃∄∈∉∋∑∏∫∂∇√∞∧∨∩∪∅⊆⊂⊢⊤⊥≠≡≤≥≈⟨⟩⟦⟧‖¬×÷·∘•⋆∗▸⬝⁻ᵀᵥⁿ–∣⦃⦄‹›∥⟶⨯⁅⁆Ш⊕⊗𝕜"
_LETTERLIKE = "ℝℕℤℚℂ"
_INDICES = "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤₓᵐᵖᵏ"
_UNCOMMON = re.compile(r"[^\n -~]")
_IN_CODE = frozenset(_GREEK + _SIGNS + _LETTERLIKE + _INDICES)


_RUNNING = frozenset(
    {"command", "metaprogram", "macro", "macro-body", "notation", "notation-body", "input"}
    | {"local-notation", "prelude", "string", "extern", "implemented-by", "unsafe"}
    | {"comment-start", "string-start", "character-start", "native-decide"}
)
_WORD_ALONE = "meta"  # runs nothing: what would is another word
_RUNS = (
    *notations.COMMANDS,
    *(w for w, (rule, _) in _BANNED.items() if rule in _RUNNING and w != _WORD_ALONE),
)
_COMMAND = re.compile(r"#[a-z]")


def programs(text: str, file: Path) -> list[Problem]:
    """What in a source would run as a program while Lean reads it, and may not.

    It could do anything, such as to write another text over what was compiled: so such a file is
    not to be given to Lean at all.

    Args:
        text: its content.
        file: its name as seen from the project's root.
    """
    if not (any(word in text for word in _RUNS) or _COMMAND.search(text)):
        return []  # most files, and at once
    alone = f"`{_WORD_ALONE}`"
    return [
        problem
        for problem in lint_text(text, file)
        if problem.rule in _RUNNING and not problem.message.startswith(alone)
    ]


def lint_sources(project: Project, *, cache_dir: Path | None = None) -> list[Problem]:
    """Check the lakefile and every Lean source of the project, in the order of their names.

    Args:
        project: whose sources.
        cache_dir: where it is kept that there was nothing to find in these very texts.
    """
    key = _key(project) if cache_dir is not None else None
    file = cache_dir / "lint.json" if cache_dir is not None and key is not None else None
    if recall(file, key or "", list[str]) == []:
        return []
    problems = _problems(project)
    if not problems:
        keep(file, key or "", [])
    return problems


def _key(project: Project) -> str | None:
    """Changes with the texts and with the rules; None if something cannot be read."""
    files = (project.root / "lakefile.lean", *source_files(project.lean_dir))
    try:
        texts = [f"{shown(path.relative_to(project.root))} {sha256(path)}" for path in files]
    except OSError:
        return None
    return hashlib.sha256("\n".join([own_sources("lean"), *texts]).encode()).hexdigest()


def _problems(project: Project) -> list[Problem]:
    problems = lint_lakefile(project)
    graph = scan(project.lean_dir, root=None)
    modules = {source.path: name for name, source in graph.sources.items()}
    for path in source_files(project.lean_dir):
        file = Path(shown(path.relative_to(project.root)))
        try:
            name = modules.get(path)
            imported = None if name is None else frozenset(graph.closure((name,)))
            problems += lint_text(read_text(path), file, imported)
        except UnicodeDecodeError as error:
            message = f"not UTF-8 at byte {error.start}"
            problems.append(Problem(str(file), "encoding", message, file, 1, 0))
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            problems.append(Problem(str(file), "unreadable", message, file, 1, 0))
    return problems


def lint_text(text: str, file: Path, imported: frozenset[str] | None = None) -> list[Problem]:
    """Check one source.

    Args:
        text: its content.
        file: its name as seen from the project's root.
        imported: its own module and all that it imports, directly or not; None where that is not
            known, as in a file that imports what is not there.
    """
    return _Lint(text, file, imported).run()


def _file_of(module: str) -> Path:
    return file_of(module, Path("lean"))


class _Lint:
    def __init__(self, text: str, file: Path, imported: frozenset[str] | None) -> None:
        self._text = text
        self._file = file
        self._imported = imported
        self._lines = [0]
        self._lines += [at + 1 for at, sign in enumerate(text) if sign == "\n"]
        self._problems: list[Problem] = []
        self._all = list(tokens(text))
        self._code = [t for t in self._all if t.kind != "comment" and t.text.strip()]

    def run(self) -> list[Problem]:
        self._header()
        self._characters()
        self._kernel()
        self._strangers()
        for nth, token in enumerate(self._code):
            following = self._code[nth + 1].text if nth + 1 < len(self._code) else ""
            if token.kind == "command":
                rule = "exit" if token.text == "#exit" else "command"
                self._report(token.start, rule, f"{token.text} does not belong in the library")
            elif token.kind == "word":
                self._word(nth, token, following)
            elif token.kind == "string" and "{" in token.text:
                self._report(token.start, "string", "what stands in braces here may be code")
        for token in self._all:
            if token.kind in ("comment", "string", "character") and token.start:
                self._opening(token)
        words = {token.text for token in self._code if token.kind == "word"}
        if "example" in words and not words & {*_DECLARING, "import"}:
            self._report(
                0, "only-examples", "the file has examples, and neither declares nor imports"
            )
        place = [(problem.line or 0, problem.column or 0) for problem in self._problems]
        order = sorted(range(len(place)), key=place.__getitem__)
        return [self._problems[nth] for nth in order]

    def _report(self, offset: int, rule: str, message: str) -> None:
        line = bisect.bisect_right(self._lines, offset)
        column = offset - self._lines[line - 1]
        self._problems.append(Problem(str(self._file), rule, message, self._file, line, column))

    def _header(self) -> None:
        if not self._code or self._code[0].text != "module":
            at = self._code[0].start if self._code else 0
            self._report(
                at, "no-module", "the first word must be `module`: without it other files see more"
            )

    def _characters(self) -> None:
        if not unicodedata.is_normalized("NFC", self._text):
            for nth, line in enumerate(self._text.split("\n")):
                if not unicodedata.is_normalized("NFC", line):
                    self._report(
                        self._lines[nth], "characters", "not in Unicode's form NFC: normalise it"
                    )
        spoken = [(t.start, t.end) for t in self._all if t.kind in ("comment", "string")]
        begins = [begin for begin, _ in spoken]
        for match in _UNCOMMON.finditer(self._text):
            at, sign = match.start(), match[0]
            nth = bisect.bisect_right(begins, at) - 1
            in_speech = nth >= 0 and at < spoken[nth][1]
            visible = unicodedata.category(sign)[0] in "LMNPS"
            if not (visible if in_speech else sign in _IN_CODE):
                name = unicodedata.name(sign, "a control character")
                self._report(
                    at, "characters", f"U+{ord(sign):04X} ({name}) may be mistaken for another"
                )

    def _kernel(self) -> None:
        """Wherever the word stands: nobody needs it, and whoever hides it has a reason."""
        at = self._text.find(_UNCHECKED)
        while at >= 0:
            self._report(at, "skip-kernel", "the kernel must check every declaration")
            at = self._text.find(_UNCHECKED, at + 1)

    def _opening(self, token: Token) -> None:
        """`x //-y` and `x <--y` are no comments to Lean, for which `//` and `<-` are signs."""
        if self._text[token.start - 1] not in _BEFORE_TEXT:
            self._report(
                token.start, f"{token.kind}-start", f"put a blank before this {token.kind}"
            )

    def _word(self, nth: int, token: Token, following: str) -> None:
        text = token.text
        if text in _BANNED:
            rule, why = _BANNED[text]
            self._report(token.start, rule, f"`{text}`: {why}")
        elif text == "set_option":
            self._option(token, following)
        elif text in notations.COMMANDS:
            self._notation(nth, token)
        elif text == "open" and following == "private":
            self._report(token.start, "open-private", "what is private is not to be reached into")
        elif text == "import":
            self._import(token, nth)

    def _option(self, token: Token, name: str) -> None:
        if _UNCHECKED in name:
            return  # reported by its own rule
        if name not in ALLOWED_OPTIONS:
            allowed = ", ".join(sorted(ALLOWED_OPTIONS))
            self._report(
                token.start, "set-option", f"{name} is not among the allowed options ({allowed})"
            )

    def _import(self, token: Token, nth: int) -> None:
        name = self._code[nth + 1].text if nth + 1 < len(self._code) else ""
        if name == "all":
            self._report(token.start, "import-all", "what is private is not to be reached into")
        elif name.split(".")[0] not in _IMPORTABLE:
            self._report(token.start, "import", f"{name} is neither ours nor Init nor Std")

    def _notation(self, nth: int, token: Token) -> None:
        if nth and self._code[nth - 1].text == "local":
            self._report(
                token.start,
                "local-notation",
                "a notation of one file gives what it prints another meaning than elsewhere",
            )
            return
        rule = "macro" if token.text == "macro" else "notation"
        command = self._code[nth + 1 :]
        for symbol in notations.declared(command) or [""]:
            home = notations.NOTATIONS.get(symbol)
            if home is None:
                message = f"{symbol or 'this'} is not among the notations agreed on (notations.py)"
                self._report(token.start, rule, message)
            elif self._file != _file_of(home.module):
                message = f"{symbol} is declared in {_file_of(home.module)} alone"
                self._report(token.start, rule, message)
        for fault in notations.faults(self._text, token.text, command):
            self._report(token.start, f"{rule}-body", fault)

    def _strangers(self) -> None:
        if self._imported is None:
            return
        code = list(self._text)
        for token in self._all:
            if token.kind in ("comment", "string"):
                code[token.start : token.end] = " " * (token.end - token.start)
        for at, symbol in notations.strangers("".join(code), self._imported):
            home = notations.NOTATIONS[symbol].module
            message = f"{symbol} is declared in {home}, which this file does not import"
            self._report(at, "stray-notation", message)
