"""How a function is called: settled by trying, before anything else is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import prod

from fundamentals.base.errors import UsageError
from fundamentals.referee.asking import Asked
from fundamentals.referee.expecting import expected
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.looking import LONGEST
from fundamentals.referee.formula.probes import Callee
from fundamentals.referee.roles.orders import layouts, settled, sizes_in
from fundamentals.referee.roles.signatures import expressions, written
from fundamentals.referee.subject.calling import About, Died, Node, Raised
from fundamentals.referee.subject.process import Subject

__all__ = ["dtype_of", "settle", "usual_dtype"]

_SINGLE = ("torch", "tensorflow")


def usual_dtype(about: About) -> str:
    """The number type of a model's node, or that which a library's users usually have."""
    if about.node is not None:
        return about.node.dtype or "float32"
    return "float32" if about.arrays in _SINGLE else "float64"


def dtype_of(about: About, asked: str) -> str:
    """The number type that is asked for, or the usual one.

    Raises:
        UsageError: a model has another.
    """
    usual = usual_dtype(about)
    if asked and about.node is not None and about.node.dtype not in ("", asked):
        raise UsageError(
            f"--dtype {asked}: this {about.node.operator} takes {usual}, as the model says; leave "
            "--dtype out"
        )
    return asked or usual


def settle(
    called: Callable[[str], Callee], about: About, asked: Asked, dtype: str
) -> tuple[Form, str]:
    """The call with its order of axes, and how they were found.

    Args:
        called: what calls the function by an expression.
        about: what is known of the function.
        asked: what the user says of the call.
        dtype: the number type of the probes.

    Raises:
        UsageError: no call that was tried returned anything.
    """
    node = about.node
    if node is not None and asked.shape:
        raise UsageError("--shape: an operator of a model takes all sizes; leave it out")
    if node is not None and node.signal and not asked.call and not asked.layout:
        alike = [each for each in about.nodes.values() if each.alike(node)]
        return of_node(node, alike), _by_the_model(node)
    callee: Callee | None = None
    choices = [written(asked.call)] if asked.call else expressions(about, asked.arguments)
    said_so = f"{node.signal},{node.kernel}" if node is not None and node.signal else ""
    layout = layouts(asked.layout or said_so) if asked.layout or said_so else None
    sizes = sizes_in(asked.shape) if asked.shape else None
    ranks = {each.row.axes for each in expected(asked.expect)} if asked.expect else set()
    tried: list[str] = []
    best: tuple[int, Form] | None = None
    trouble: Raised | Died | None = None
    for choice in choices:
        callee = called(choice.expression)
        tried.append(choice.expression)
        found = settled(callee, choice, dtype, layout, sizes, ranks)
        if ranks and (isinstance(found, Raised) or (isinstance(found, tuple) and not found[1])):
            found = settled(callee, choice, dtype, layout, sizes)  # it has another number of them
        if isinstance(found, Raised | Died):
            trouble = trouble or found
            if isinstance(found, Died):
                break  # each further call would cost a process
        elif best is None or found[1] > best[0]:
            best = found[1], found[0]
        if best is not None and best[0] == len(_SURE) - 1:
            break
    if best is None:
        raise UsageError(
            f"{about.name}: no call that was tried returned anything: {', '.join(tried)}. "
            f"{_why_not(trouble, callee)} Say how it is called, as in "
            '--call "f(x, w, stride=s)" --layout NCHW,OIHW'
        )
    how = "as it was written" if asked.call else "by the names in the signature"
    axes = "as it was said" if layout else f"by probing: {_SURE[best[0]]}"
    return best[1], f"the call {how}; the order of axes {axes}"


def of_node(node: Node, alike: Sequence[Node] = ()) -> Form:
    """How a node of a model is called, all of which the model says.

    Args:
        node: of a model.
        alike: nodes that differ in sizes at most, which are tried.
    """
    bias = ", b" if node.bias else ""
    fixed = node.steps if _far(node.steps) else {}
    steps = node.steps.get("s", (1,) * len(node.returned))
    form = Form(
        f"f(x, w{bias}, group=g)",
        node.signal,
        node.kernel,
        bias=node.bias,
        letters=tuple(fixed),
        groups=True,
        fixed=fixed,
        spreads=node.operator == "ConvTranspose",
        least=tuple(y // s + 1 for y, s in zip(node.returned, steps, strict=False)),
    )
    own = {shape.text: shape for shape in (_own(each, form) for each in alike if each.weight)}
    return replace(form, own=tuple(own.values()))


def _far(steps: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether steps are not found by looking: those that differ along axes, and long ones."""
    return any(len({*each}) > 1 or max(each) > LONGEST for each in steps.values())


def _own(node: Node, form: Form) -> Shape:
    """The sizes that a node has in its model, with a short input, and fewer channels if many."""
    first, second = node.weight[0], node.weight[1]
    outputs = first // node.groups if node.kernel.startswith("O") else second
    inputs = second if node.kernel.startswith("O") else first // node.groups
    taps = node.weight[2:]
    while node.groups * outputs * inputs * prod(taps) > _NUMBERS and max(outputs, inputs) > 1:
        outputs, inputs = max(1, outputs // 2), max(1, inputs // 2)
    ones = (1,) * form.axes
    steps = zip(taps, node.steps.get("s", ones), node.steps.get("d", ones), strict=True)
    return Shape(
        tuple(d * (K - 1) + 2 * s + 2 for K, s, d in steps),
        taps,
        {},
        inputs=node.groups * inputs,
        outputs=node.groups * outputs,
        groups=node.groups,
    )


_NUMBERS = 1 << 18  # of w, so that a call of its own sizes takes no longer than others


def _by_the_model(node: Node) -> str:
    kept = f", {node.attributes}" if node.attributes else ""
    return (
        f"the call and the order of axes as the model says: {node.operator}{kept}; sizes and "
        f"groups are the referee's (in the model, group={node.groups})"
    )


_SURE = (
    "it returns an array with them, though no formula",
    "with one channel it is a formula of the family, and it raises an exception for several",
    "with one channel it is a formula of the family",
    "it is a formula of the family, with channels and examples if it has any",
)


def _why_not(trouble: Raised | Died | None, callee: Callee | None) -> str:
    """What came most often, in a sentence or two, with the end of what was printed."""
    if isinstance(trouble, Raised):
        return f"Most often there came {trouble.error}: {trouble.message}."
    if trouble is None:
        return ""
    said = f"The process died: {trouble.how}."
    if trouble.limited:
        return f"{said} --seconds and --memory give it more."
    printed = callee.output.strip()[-_PRINTED:] if isinstance(callee, Subject) else ""
    return f"{said} It printed: {printed}" if printed else said


_PRINTED = 500  # letters
