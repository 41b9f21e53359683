"""Which argument is what: an argument's name suggests its role."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fundamentals.base.errors import UsageError
from fundamentals.referee.subject.calling import About, Parameter

__all__ = ["Choice", "expressions", "signature", "written"]

_NAMES: Mapping[str, tuple[str, ...]] = {
    "x": (
        *(
            "x",
            "X",
            "input",
            "inputs",
            "in1",
            "a",
            "image",
            "images",
            "img",
            "src",
            "signal",
            "lhs",
        ),
        *("volume", "volume1", "data", "array", "arr", "inp", "xs", "f", "i", "inputs_"),
    ),
    "w": (
        *("w", "W", "weight", "weights", "kernel", "kernels", "in2", "v", "filter", "filters"),
        *("rhs", "k", "h", "taps", "filt", "ker", "coeffs", "fir", "g", "mask", "kern"),
    ),
    "b": ("b", "bias", "biases", "beta", "B"),
    "s": ("stride", "strides", "s", "step", "steps", "window_strides", "subsample"),
    "d": ("dilation", "dilations", "d", "rate", "rates", "dilation_rate", "rhs_dilation", "atrous"),
    "p": ("padding", "pad", "p", "pads", "paddings"),
    "q": ("output_padding", "adj"),
    "g": ("groups", "group", "feature_group_count", "n_groups", "num_groups"),
}
"""What arguments are called, by role; the likelier first."""

_POSITIONAL = ("positional_only", "positional_or_keyword")


@dataclass(frozen=True)
class Choice:
    """A call, and what in it stands for what.

    Attributes:
        expression: the call.
        letters: which of s, d, p and q it has.
        bias: whether it has a bias b.
        groups: whether it has a number of groups g.
    """

    expression: str
    letters: tuple[str, ...] = ()
    bias: bool = False
    groups: bool = False


def signature(about: About) -> tuple[Parameter, ...]:
    """The parameters; of a function written in C, those that its documentation begins with."""
    if about.signature:
        return about.signature
    found = re.search(rf"\b{re.escape(about.name)}\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)", about.doc)
    if found is None:
        return ()
    parameters = []
    for part in re.split(r",(?![^(\[]*[)\]])", found[1].replace("*,", "")):
        name, equals, default = (each.strip() for each in part.partition("="))
        name = name.partition(":")[0].strip()
        if name.isidentifier():
            parameters.append(Parameter(name, "positional_or_keyword", default if equals else None))
    return tuple(parameters)


def expressions(about: About, options: Mapping[str, object]) -> list[Choice]:
    """The calls to try, the likeliest first.

    Args:
        about: the function.
        options: arguments that the user has chosen.

    Raises:
        UsageError: there is no telling how to call it.
    """
    parameters = signature(about)
    if not parameters:
        return [Choice(_expression(["x", "w"], options))]
    roles = _roles(parameters, options)
    missing = [
        parameter.name
        for parameter in parameters
        if parameter.default is None
        and parameter.kind not in ("var_positional", "var_keyword")
        and parameter.name not in roles.values()
        and parameter.name not in options
    ]
    if missing or "x" not in roles or "w" not in roles:
        if about.made:
            raise UsageError(
                f"{about.name} is a class: calling it makes an instance, which is called then. Say "
                'how, as in --call "f(stride=2)(x, w)"'
            )
        what = f"what {', '.join(missing)} stands for" if missing else "which arguments are x and w"
        raise UsageError(
            f"{about.name}({', '.join(each.name for each in parameters)}): its signature does not "
            f'tell {what}; say it, as in --call "f(x, w, stride=s)"; if it has a kernel of its '
            "own, write a function of both that calls it, and judge that"
        )
    found = []
    letters = tuple(letter for letter in "sdpq" if letter in roles)
    by_name = {parameter.name: parameter for parameter in parameters}
    needed = {letter for letter, name in roles.items() if by_name[name].default is None}
    for kept in (letters, tuple(letter for letter in letters if letter in needed)):
        words = [letter for letter in ("x", "w", "b", *kept, "g") if letter in roles]
        for some in (words, [each for each in words if each not in "bg" or each in needed]):
            text = _expression(_arguments(parameters, roles, some), options)
            found.append(Choice(text, kept, "b" in some, "g" in some))
    if swapped := _swapped(found[0].expression):
        found.append(replace(found[0], expression=swapped))
    return list(dict.fromkeys(found))


def _roles(parameters: Sequence[Parameter], options: Mapping[str, object]) -> dict[str, str]:
    """For each role the argument that has it."""
    free = [each for each in parameters if each.name not in options]
    named = {each.name.casefold(): each.name for each in reversed(free)}
    roles: dict[str, str] = {}
    for role, names in _NAMES.items():
        for name in names:
            argument = named.get(name.casefold())
            if argument is not None and argument not in roles.values():
                roles[role] = argument
                break
    required = [each.name for each in free if each.kind in _POSITIONAL]
    for role in ("x", "w"):
        if role not in roles:
            left = [name for name in required if name not in roles.values()]
            if left:
                roles[role] = left[0]
    by_name = {each.name: each for each in free}
    for letter in ("s", "d", "p", "q", "g"):
        if letter in roles and _is_word(by_name[roles[letter]].default):
            del roles[letter]  # a word such as 'same', which is left as it is
    return roles


def _is_word(default: str | None) -> bool:
    return default is not None and default[:1] in "'\""


def _arguments(
    parameters: Sequence[Parameter], roles: Mapping[str, str], kept: Sequence[str]
) -> list[str]:
    """The arguments of the call, by position as long as none is left out."""
    letters = {roles[letter]: letter for letter in kept}
    said, in_order = [], True
    for parameter in parameters:
        letter = letters.get(parameter.name)
        if letter is None:
            in_order = False
        elif in_order and (parameter.kind == _POSITIONAL[0] or _plain(parameter, letter)):
            said.append(letter)
        else:
            in_order = False  # nothing goes by position after a keyword
            said.append(f"{parameter.name}={letter}")
    return said


def _plain(parameter: Parameter, letter: str) -> bool:
    """Whether a call reads well with that argument by position."""
    return parameter.kind in _POSITIONAL and letter in "xwb"


def _expression(arguments: Sequence[str], options: Mapping[str, object]) -> str:
    chosen = [f"{name}={value!r}" for name, value in options.items()]
    return f"f({', '.join([*arguments, *chosen])})"


def _swapped(expression: str) -> str:
    """The call with the first two arguments exchanged, where they are x and w by position."""
    return "f(w, x" + expression[len("f(x, w") :] if expression.startswith("f(x, w") else ""


def written(expression: str) -> Choice:
    """The choice of a call that the user wrote: its letters are those of its names."""
    words = {
        node.id
        for node in ast.walk(ast.parse(expression, mode="eval"))
        if isinstance(node, ast.Name)
    }
    letters = tuple(letter for letter in "sdpq" if letter in words)
    return Choice(expression, letters, "b" in words, "g" in words)
