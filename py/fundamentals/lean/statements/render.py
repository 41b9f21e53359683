"""Readable text of elaborated statements, for a person to compare two of them.

Faithful rather than pretty: every binder is shown with its kind, names are in full, all arguments
but universe levels are shown. Two shorthands lose nothing: arithmetic and order name their instance
in brackets (`x +[instAddNat] y`), and `Eq` and the propositional connectives are written as usual.
"""

from collections.abc import Sequence
from typing import Any

from fundamentals.lean.olean.module import Constant
from fundamentals.lean.olean.names import split
from fundamentals.lean.olean.terms import Terms

__all__ = ["render_declaration", "render_term"]

_BRACKETS = ("()", "{}", "⦃⦄", "[]")
_BINARY = {"HAdd.hAdd": "+", "HSub.hSub": "-", "HMul.hMul": "*", "HDiv.hDiv": "/", "HPow.hPow": "^"}
_ORDER = {"LT.lt": "<", "LE.le": "≤", "GT.gt": ">", "GE.ge": "≥"}
_LOGIC = {"And": "∧", "Or": "∨", "Iff": "↔"}
_KEYWORDS = {
    "definition": "def", "recursor": "recursor", "inductive": "inductive", "opaque": "opaque",
    "theorem": "theorem", "axiom": "axiom", "constructor": "constructor", "quot": "quot",
}  # fmt: skip
Node = tuple[Any, ...]
_DEPTH = 150
_OMITTED = "⋯"
# what may stand there without parentheses: anything, an application, one word; and what a text is
_LOOSE, _OPERAND, _INNER = 0, 1, 2


def render_declaration(constant: Constant, terms: Terms, *, budget: int = 20_000) -> str:
    """A declaration's statement; of a definition with its value, of a theorem without its proof.

    An inductive type's constructors are declarations of their own.

    Args:
        constant: the declaration.
        terms: its type and, if it has one, its value.
        budget: about how many characters at the most; the rest is left out, visibly.
    """
    printer = _Printer(terms, budget)
    levels = f".{{{', '.join(constant.level_params)}}}" if constant.level_params else ""
    binders, result = printer.signature(terms.roots[0])
    head = f"{_KEYWORDS[constant.kind]} {constant.name}{levels}"
    text = "".join([head, *(f" {binder}" for binder in binders), " : ", result])
    if constant.kind in ("definition", "opaque"):
        text += f" :=\n  {render_term(terms, terms.roots[1], budget=budget)}"
    return text


def render_term(terms: Terms, place: int, *, budget: int = 20_000) -> str:
    """One closed term of a graph."""
    return _Printer(terms, budget).show(place, (), _LOOSE, 0)


class _Printer:
    def __init__(self, terms: Terms, budget: int) -> None:
        self._terms = terms
        self._left = budget
        self._loose = _loose_variables(terms)

    def signature(self, place: int) -> tuple[list[str], str]:
        """The binders of a type, as a declaration shows them, and what follows the colon."""
        nodes, binders = self._terms.nodes, []
        scope: tuple[str, ...] = ()
        while (node := _bare(nodes, place)[1])[0] == "pi" and self._left > 0:
            name = _fresh(node[1], scope)
            if node[4] == 0 and not self._loose[node[3]] & 1 and "_@" in node[1]:
                break  # an arrow that nobody gave a name
            binders.append(self._binder(name, node, scope, 0))
            scope, place = (name, *scope), node[3]
        return binders, self.show(place, scope, _LOOSE, 0)

    def show(self, place: int, scope: tuple[str, ...], tightness: int, depth: int) -> str:
        if depth > _DEPTH or self._left <= 0:
            return _OMITTED
        _, node = _bare(self._terms.nodes, place)
        text, stands = self._text(node, scope, depth + 1)
        self._left -= len(text) if stands == _INNER else 2
        return text if stands >= tightness else f"({text})"

    def _text(self, node: Node, scope: tuple[str, ...], depth: int) -> tuple[str, int]:
        """The text of a node, and whether it is one word."""
        match node:
            case ("bvar", int(index)):
                return (scope[index] if index < len(scope) else f"#{index}"), _INNER
            case ("sort", int(level)):
                return self._sort(level)
            case ("const", str(name), _):
                return name, _INNER
            case ("nat", number):
                return str(number) if isinstance(number, int) and number < 10**40 else "⋯", _INNER
            case ("str", text):
                return repr(text), _INNER
            case ("proj", str(struct), field, int(term)):
                return f"{self.show(term, scope, _INNER, depth)}.[{struct}.{field}]", _INNER
            case ("let", name, int(type_), int(value), int(body), _):
                fresh = _fresh(str(name), scope)
                shown = self.show(type_, scope, _LOOSE, depth)
                given = self.show(value, scope, _LOOSE, depth)
                rest = self.show(body, (fresh, *scope), _LOOSE, depth)
                return f"let {fresh} : {shown} := {given}; {rest}", _LOOSE
            case ("lam", str(name), _, int(body), _):
                fresh = _fresh(name, scope)
                binder = self._binder(fresh, node, scope, depth)
                return f"fun {binder} => {self.show(body, (fresh, *scope), _LOOSE, depth)}", _LOOSE
            case ("pi", str(name), int(type_), int(body), int(info)):
                fresh = _fresh(name, scope)
                rest = self.show(body, (fresh, *scope), _LOOSE, depth)
                if info == 0 and not self._loose[body] & 1:
                    return f"{self.show(type_, scope, _OPERAND, depth)} → {rest}", _LOOSE
                return f"∀ {self._binder(fresh, node, scope, depth)}, {rest}", _LOOSE
            case _:
                return self._application(node, scope, depth)

    def _application(self, node: Node, scope: tuple[str, ...], depth: int) -> tuple[str, int]:
        nodes, arguments = self._terms.nodes, []
        while node[0] == "app":
            arguments.append(node[2])
            place, node = _bare(nodes, node[1])
        arguments.reverse()
        name = node[1] if node[0] == "const" else ""

        def inner(nth: int) -> str:
            return self.show(arguments[nth], scope, _INNER, depth)

        def operand(nth: int) -> str:
            return self.show(arguments[nth], scope, _OPERAND, depth)

        match name, len(arguments):
            case _, 6 if name in _BINARY:
                instance = self._homogeneous(arguments)
                shown = inner(3) if instance is None else self.show(instance, scope, _LOOSE, depth)
                mark = (
                    shown if instance is not None else f"{inner(0)} {inner(1)} {inner(2)} {shown}"
                )
                return f"{operand(4)} {_BINARY[name]}[{mark}] {operand(5)}", _LOOSE
            case _, 4 if name in _ORDER:
                instance_text = self.show(arguments[1], scope, _LOOSE, depth)
                return f"{operand(2)} {_ORDER[name]}[{instance_text}] {operand(3)}", _LOOSE
            case "Neg.neg", 3:
                return f"-[{self.show(arguments[1], scope, _LOOSE, depth)}] {inner(2)}", _LOOSE
            case "Eq" | "Ne", 3:
                return f"{operand(1)} {'=' if name == 'Eq' else '≠'} {operand(2)}", _LOOSE
            case "Not", 1:
                return f"¬{inner(0)}", _LOOSE
            case _, 2 if name in _LOGIC:
                return f"{operand(0)} {_LOGIC[name]} {operand(1)}", _LOOSE
            case "Exists", 2 if nodes[arguments[1]][0] == "lam":
                body = nodes[arguments[1]][3]
                fresh = _fresh(nodes[arguments[1]][1], scope)
                binder = self._binder(fresh, nodes[arguments[1]], scope, depth)
                return f"∃ {binder}, {self.show(body, (fresh, *scope), _LOOSE, depth)}", _LOOSE
            case "OfNat.ofNat", 3 if self._is(arguments[0], "Nat"):
                return inner(1), _INNER
            case "OfNat.ofNat", 3:
                instance_text = self.show(arguments[2], scope, _LOOSE, depth)
                return f"({inner(1)} : {inner(0)})[{instance_text}]", _INNER
        shown = self.show(place, scope, _INNER, depth)
        return " ".join([shown, *(inner(nth) for nth in range(len(arguments)))]), _OPERAND

    def _homogeneous(self, arguments: Sequence[int]) -> Any:
        """The instance behind an operation whose three types are one: `instHAdd T inst`."""
        nodes = self._terms.nodes
        outer = nodes[arguments[3]]
        if outer[0] != "app" or arguments[0] != arguments[1] or arguments[1] != arguments[2]:
            return None
        head = nodes[outer[1]]
        if head[0] != "app" or head[2] != arguments[0]:
            return None
        standard = {"instHAdd", "instHSub", "instHMul", "instHDiv"}
        constant = nodes[head[1]]
        return outer[2] if constant[0] == "const" and constant[1] in standard else None

    def _is(self, place: int, name: str) -> bool:
        node = self._terms.nodes[place]
        return bool(node[0] == "const" and node[1] == name)

    def _binder(self, name: str, node: Node, scope: tuple[str, ...], depth: int) -> str:
        brackets = _BRACKETS[node[4]]
        shown = self.show(node[2], scope, _LOOSE, depth)
        return f"{brackets[0]}{name} : {shown}{brackets[1]}"

    def _sort(self, level: int) -> tuple[str, int]:
        text = self._level(level)
        if text == "0":
            return "Prop", _INNER
        node = self._terms.levels[level]
        if node[0] == "succ":
            below = self._level(node[1])
            return ("Type", _INNER) if below == "0" else (f"Type ({below})", _OPERAND)
        return f"Sort ({text})", _OPERAND

    def _level(self, place: int, depth: int = 0) -> str:
        steps, node = 0, self._terms.levels[place]
        while node[0] == "succ":
            steps, node = steps + 1, self._terms.levels[node[1]]
        match node[0]:
            case "zero":
                return str(steps)
            case "param":
                text = str(node[1])
            case kind:
                self._left -= 8
                if self._left <= 0 or depth > _DEPTH:
                    return _OMITTED
                below = [self._level(each, depth + 1) for each in node[1:]]
                text = f"{kind} ({below[0]}) ({below[1]})"
        return f"{text}+{steps}" if steps else text


def _bare(nodes: list[Node], place: int) -> tuple[int, Node]:
    while nodes[place][0] == "mdata":
        place = int(str(nodes[place][1]))
    return place, nodes[place]


def _fresh(name: str, scope: tuple[str, ...]) -> str:
    """A name for a bound variable that no variable around it has."""
    components = split(name)
    plain = str(components[0]) if components else "x"
    if "._@" in f".{name}" or len(components) != 1:
        plain = "x"
    candidate, nth = plain, 0
    while candidate in scope:
        nth += 1
        candidate = f"{plain}_{nth}"
    return candidate


def _loose_variables(terms: Terms) -> list[int]:
    """For each node the set of variables not bound inside it, as bits."""
    masks: list[int] = []
    for node in terms.nodes:
        match node[0]:
            case "bvar":
                masks.append(1 << min(node[1], 4096))
            case "app":
                masks.append(masks[node[1]] | masks[node[2]])
            case "lam" | "pi":
                masks.append(masks[node[2]] | masks[node[3]] >> 1)
            case "let":
                masks.append(masks[node[2]] | masks[node[3]] | masks[node[4]] >> 1)
            case "mdata":
                masks.append(masks[node[1]])
            case "proj":
                masks.append(masks[node[3]])
            case _:
                masks.append(0)
    return masks
