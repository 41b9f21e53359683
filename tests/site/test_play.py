"""What the plays show: every number and curve, computed by Node, against the catalog's evidence.

Each play runs for places of its sliders spread evenly over all there are. What it shows must be
what exact rational numbers or balls give, up to the rounding of floating-point numbers.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import flint
import pytest
from play_expected import EXPECTED, Shown, gap, thetas
from play_rounding import UNIT

import fundamentals
from fundamentals.evidence.models.layers import Axis, layer
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.sequences import Finite, convolve, correlate
from fundamentals.lean.toolchain import node
from fundamentals.pictures.entries.conv_layer_is_cross_correlation import INPUT, KERNEL
from fundamentals.pictures.rendering import picture_modules
from fundamentals.site.play.files import assets, plays

# Runs classic scripts, as a browser does, and prints what a play shows: `places` of each plot and
# the values there, NaN and infinity as null.
RUN = """
const { readFileSync } = require("fs"), { runInThisContext } = require("vm");
const { sources, play, count, steps } = JSON.parse(readFileSync(0, "utf8"));
for (const source of sources) runInThisContext(source);
const { inputs, show } = plays[play];
const spread = (i, j) => (i * Math.sqrt([2, 3, 5, 7][j])) % 1; // no two inputs in step
function chosen(i) {
  const values = {};
  for (const [j, { key, name, low, high, step, start }] of [...inputs.entries()].reverse()) {
    const top = high instanceof Function ? high(values) : high;
    const number = low + step * Math.floor(spread(i, j) * ((top - low) / step + 1));
    values[key ?? name] = start === true || start === false ? i % 2 > 0 : Number(number.toFixed(6));
  }
  return values;
}
const numbers = (list) => list.map(({ value }) => value).filter(Number.isFinite);
const panel = ({ x: [low, high], curves, marks = [] }) => {
  const places = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  const functions = curves.flatMap(({ y, floor }) => (floor ? [y, floor] : [y]));
  return {
    places, curves: functions.map((f) => places.map((place) => f(place))),
    marks: marks.map(({ x, y }) => [x, y ?? null]),
  };
};
const told = Array.from({ length: count }, (_, i) => {
  const values = chosen(i), { sides, facts = [], panels } = show(values);
  return {
    inputs: values, numbers: [...numbers(sides), ...numbers(facts)],
    panels: panels.map((each) => each.cells ?? panel(each)),
  };
});
process.stdout.write(JSON.stringify(told));
"""
COUNT = 24
STEPS = 14
ASKING = re.compile(r"\b(import|export)\b|fetch\(|https?:|url\(")
FINE = 1e-6  # far below the last digit shown of any number: rounding must not hide a difference


def _own_scripts(identifier: str) -> list[str]:
    wanted = ("formulas.js", f"{identifier}.js")
    files = [file for file in assets(identifier, packages=Path()) if file.name in wanted]
    return [file.read_text(encoding="utf-8") for file in files]


def _run(identifier: str, sources: list[str]) -> list[Shown]:
    asked = {"sources": sources, "play": identifier, "count": COUNT, "steps": STEPS}
    done = subprocess.run(
        [node.find().executable, "-e", RUN],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told: list[Shown] = json.loads(done.stdout)
    return told


@cache
def _shown(identifier: str) -> list[Shown]:
    return _run(identifier, _own_scripts(identifier))


def _differences(identifier: str, told: list[Shown]) -> list[str]:
    """What a play shows that is not what it is to show."""
    wrong = _wrong_cells if identifier == CELLS else _wrong
    with flint.ctx.workprec(300):
        return [f"{shown['inputs']}: {what}" for shown in told for what in wrong(identifier, shown)]


def _wrong(identifier: str, shown: Shown) -> Iterator[str]:
    numbers, plots = EXPECTED[identifier](shown)
    for i, (number, told) in enumerate(zip(numbers, shown["numbers"], strict=True)):
        if not number.agrees(told) or number.rounding > FINE:
            yield f"number {i} is {told}, not {number.value}"
    for i, (plot, panel) in enumerate(zip(plots, shown["panels"], strict=True)):
        for j, (curve, values) in enumerate(zip(plot.curves, panel["curves"], strict=True)):
            for place, told in zip(panel["places"], values, strict=True):
                number = curve(Fraction(place))
                if not number.agrees(told):
                    yield f"curve {i}.{j} at {place} is {told}, not {number.value}"
        for mark, told in zip(plot.marks, panel["marks"], strict=True):
            if not all(a.agrees(b) if a else b is None for a, b in zip(mark, told, strict=True)):
                yield f"a mark of plot {i} is {told}, not {mark}"


CELLS = "conv-layer-is-cross-correlation"


def _wrong_cells(_: str, shown: Shown) -> Iterator[str]:
    """Integers, and so without rounding; both sides and the rows, by the definitions."""
    n, s, d, turned = (shown["inputs"][key] for key in ("n", "s", "d", "turned"))
    axis = Axis.padded(len(INPUT.values), len(KERNEL), s, d)
    weights = KERNEL[::-1] if turned else KERNEL
    (outputs,) = layer((INPUT.values,), ((weights,),), (0,), (axis,))
    spread = [0] * (d * (len(KERNEL) - 1) + 1)
    spread[::d] = KERNEL
    kernel = Finite(0, tuple(spread))
    other = (
        convolve(kernel, INPUT)[s * n + len(spread) - 1]
        if turned
        else correlate(kernel, INPUT)[s * n]
    )
    if shown["numbers"] != [outputs[n], other]:
        yield f"the sides are {shown['numbers']}, not {outputs[n]} and {other}"
    taps = {s * n + d * i: weight for i, weight in enumerate(weights)}
    rows = [
        dict(enumerate(INPUT.values)),
        taps,
        {m: weight * INPUT[m] for m, weight in taps.items()},
        dict(enumerate(outputs)),
    ]
    (told,) = shown["panels"]
    strong = [set(taps), set(), set(), {n}]
    for row, marked, cells in zip(rows, strong, told, strict=True):
        if {cell["at"]: cell["value"] for cell in cells["cells"]} != row:
            yield f"a row is {cells}, not {row}"
        if {cell["at"] for cell in cells["cells"] if cell.get("strong")} != marked:
            yield f"marked in {cells}, and not {marked}"


@pytest.mark.parametrize("identifier", plays())
def test_what_a_play_shows_is_what_the_evidence_gives(identifier: str) -> None:
    assert _differences(identifier, _shown(identifier)) == []


MUTANTS = {
    "conv-layer-is-cross-correlation": ("s * place + d * i", "s * place - d * i"),
    "convolution": ("g(x - y)", "g(x + y)"),
    "convolution-comm": ("right, turned(f, x)", "right, turned(f, -x)"),
    "convolution-shift": ("still(x - b)", "still(x + b)"),
    "cross-correlation": ("-c * (-1) ** k", "c * (-1) ** k"),
    "cross-correlation-not-comm": ("value: backward(x)", "value: forward(x)"),
    "differentiability": ("-a * height", "a * height"),
    "dirac-comb": ("y: f(k * p)", "y: f(-k * p)"),
    "dirac-identity": ("Math.sqrt(3)", "Math.sqrt(2)"),
    "taylor": ("1 - theta) **", "1 + theta) **"),
    "taylor-lagrange": ("-Math.sin(t), -Math.cos(t)", "-Math.sin(t), Math.cos(t)"),
}


@pytest.mark.parametrize("identifier", plays())
def test_a_wrong_formula_is_found(identifier: str) -> None:
    """A sign or a number is changed in one place; nothing else."""
    old, new = MUTANTS[identifier]
    sources = _own_scripts(identifier)
    mutated = [source.replace(old, new) for source in sources]

    assert sum(source.count(old) for source in sources) == 1
    assert _differences(identifier, _run(identifier, mutated))


TEMPLATE = Path(fundamentals.__file__).parent / "entry" / "template" / "play.js"


@pytest.mark.parametrize(("mutant", "holds"), [("n + n", True), ("n - n", False)])
def test_the_play_of_a_new_entry_shows_the_number_and_twice_it(mutant: str, holds: bool) -> None:
    """As `fundamentals new` writes it; a wrong formula is found there, too."""
    text = TEMPLATE.read_text(encoding="utf-8").replace("n + n", mutant)
    formulas = _own_scripts("taylor")[0]
    told = _run("$id", [formulas, text])
    wanted = [
        {
            "inputs": {"n": n},
            "numbers": [n, 2 * n],
            "panels": [
                {
                    "places": places,
                    "curves": [places, [2 * place for place in places]],
                    "marks": [[n, n], [n, 2 * n]],
                }
            ],
        }
        for n, places in ((shown["inputs"]["n"], shown["panels"][0]["places"]) for shown in told)
    ]

    assert (told == wanted) == holds
    assert len({shown["inputs"]["n"] for shown in told}) > 1
    assert not ASKING.search(text)


@pytest.mark.parametrize("identifier", ["taylor", "taylor-lagrange"])
def test_the_theta_shown_solves_the_equation(identifier: str) -> None:
    """As near as two neighbouring numbers lie, and none is missing that a change of sign betrays.

    Between those two the computed difference of the sides changes its sign, so that the true one is
    at most its own change in between, and twice the rounding.
    """
    for shown in _shown(identifier):
        if not shown["inputs"]["x"]:  # every θ serves
            continue
        with flint.ctx.workprec(300):
            difference, slope = gap(identifier, shown)
            found = thetas(shown)
            grid = [difference(Fraction(i, 97)).value for i in range(1, 97)]
            changes = sum(bool(a < 0) is not bool(b < 0) for a, b in pairwise(grid))

            assert changes <= len(found)
            assert len(found) >= 1
            for theta in found:
                assert 0 < theta < 1
                most = 2 * difference(theta).rounding + slope(theta) * ball(UNIT)
                assert abs(difference(theta).value) <= most


def test_equal_numbers_are_written_alike() -> None:
    """Even where the digit after the last is a 5 and rounding has moved one of them; zero is 0."""
    (panels,) = (file for file in assets("taylor", packages=Path()) if file.name == "panels.js")
    values = "[1.09375, 1.09375 - 2 ** -50, 1.09375 + 2 ** -50, -1e-17, -0.5]"
    script = (
        f"{panels.read_text()}; process.stdout.write({values}.map((v) => panels.number(v)) + '')"
    )
    executable = node.find().executable
    done = subprocess.run([executable, "-e", script], capture_output=True, check=True)

    assert done.stdout.decode().split(",") == ["1.0938", "1.0938", "1.0938", "0.0000", "−0.5000"]


def test_each_play_has_its_still_picture_and_its_check() -> None:
    """Without JavaScript there is the picture."""
    pictures = {name.replace("_", "-") for name in picture_modules()}

    assert set(plays()) <= pictures
    assert set(plays()) == {*EXPECTED, CELLS}


def test_scripts_load_from_disk_and_ask_for_nothing() -> None:
    """Classic scripts, no modules, no requests; the files of the package are there."""
    for identifier in plays():
        own = [file for file in assets(identifier, packages=Path("packages")) if file.is_absolute()]
        assert all(file.is_file() for file in own)
        for file in own:
            text = file.read_text(encoding="utf-8")
            assert not ASKING.search(text), file
