"""Claims are decided without error towards acceptance; checks are well formed; runs reproduce."""

import json
import subprocess
import sys
from fractions import Fraction
from typing import Any

import flint
import numpy as np
import pytest
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import (
    Claim,
    Close,
    Different,
    Equal,
    Every,
    Exactly,
    Identity,
    Less,
    Verdict,
    check,
)
from fundamentals.evidence.engine.controls import CONTROLS, failed_controls
from fundamentals.evidence.engine.spelling import UnspellableError, spell
from fundamentals.evidence.engine.trial import run_check
from fundamentals.evidence.judges.claims import ClaimError

HOLDS, REFUTED, UNDECIDED = Verdict.HOLDS, Verdict.REFUTED, Verdict.UNDECIDED
third = flint.arb(1) / 3
x, y = sympy.symbols("x y", real=True)
z = sympy.Symbol("z")
n = sympy.Symbol("n", integer=True, positive=True)
f, g = sympy.Function("f"), sympy.Function("g")


def _over_itself(expression: Any) -> Any:
    """A quotient that is 1 except where it has no value."""
    return sympy.Mul(expression, sympy.Pow(expression, -1), evaluate=False)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (Equal(third, Fraction(1, 3)), HOLDS),
        (Equal([[third, 2]], flint.arb_mat([[third, 2]])), HOLDS),
        (Equal(flint.acb(third, 1), flint.acb(third, 1)), HOLDS),
        (Equal(flint.acb(third, 1), third), REFUTED),
        (Equal([1, third], [1, Fraction(33, 100)]), REFUTED),
        (Equal(third, flint.arb(0, 9)), UNDECIDED),
        (Equal(third, flint.arb("nan")), UNDECIDED),
        (Equal(third, flint.arb("inf")), UNDECIDED),
        (Equal(flint.fmpq(1, 3), Fraction(1, 3)), HOLDS),
        (Equal([], []), UNDECIDED),
        (Equal(flint.arb(10**30, 10), 10**30), HOLDS),
        (Different(third, Fraction(1, 3)), UNDECIDED),
        (Different([1, 2], [1, 3]), HOLDS),
        (Different([1, 2], [1, 2]), REFUTED),
        (Less(1, flint.arb(2).sqrt()), HOLDS),
        (Less([1, 2], [2, 2]), REFUTED),
        (Less(third, Fraction(1, 3)), UNDECIDED),
        (Less(flint.arb("nan"), 1), UNDECIDED),
        (Exactly(np.correlate([1, 2], [3, 4], "full"), [4, 11, 6]), HOLDS),
        (Exactly([1, Fraction(1, 2)], (1, Fraction(1, 2))), HOLDS),
        (Exactly([1, 2], [2, 1]), REFUTED),
        (Exactly([1, 2], [1, 2, 0]), REFUTED),
        (Exactly(np.int64(3), 3), HOLDS),
        (Exactly([], []), UNDECIDED),
        (Exactly([[], []], [[], []]), HOLDS),
        (Exactly([[], []], [[]]), REFUTED),
        (Close(np.array([0.1]), [Fraction(1, 10)], 1e-15), HOLDS),
        (Close([0.1], [Fraction(1, 9)], 1e-15), REFUTED),
        (Close(float("nan"), 1, 1e-3), REFUTED),
        (Close(0.1, flint.arb(0, 1), 1e-3), UNDECIDED),
        (Every(Equal(1, 1), Less(2, 1)), REFUTED),
        (Every(Equal(1, 1), Equal(third, flint.arb(0, 9))), UNDECIDED),
        (Every(), UNDECIDED),
        (Identity(sympy.sin(x) ** 2 + sympy.cos(x) ** 2, 1), HOLDS),
        (Identity(sympy.sqrt(x**2), x), REFUTED),
        (Identity(sympy.sqrt(n**2), n), HOLDS),
        (Identity(sympy.Derivative(x**n, x), n * x ** (n - 1)), HOLDS),
        (Identity(sympy.diff(f(x) * g(x), x), f(x).diff(x) * g(x) + f(x) * g(x).diff(x)), HOLDS),
        (Identity(sympy.diff(f(x) * g(x), x), f(x).diff(x) * g(x)), REFUTED),
        (Identity(sympy.Matrix([[x, y]]) * 2, [[2 * x, 2 * y]]), HOLDS),
        (Identity([x - x, 0 * y]), HOLDS),
        (Identity(_over_itself(x**2 - 2), 1), UNDECIDED),
        (Identity(_over_itself(x**2 - 2), 1, (sympy.Ne(x**2, 2),)), HOLDS),
        (Identity(_over_itself(x**2 - 2), 1, (sympy.Gt(x, 2),)), HOLDS),
        (Identity(_over_itself(sympy.cos(x)), 1), UNDECIDED),
        (Identity(_over_itself(sympy.exp(x) - 2), 1), UNDECIDED),
        (Identity(_over_itself(sympy.exp(x) + 2), 1), HOLDS),
        (Identity(_over_itself(n**2 - 2), 1), HOLDS),
        (Identity(_over_itself(x**2 + 1), 1), HOLDS),
        (Identity(_over_itself(z**2 + 1), 1), UNDECIDED),
        (Identity(_over_itself(z**2 + 1), 1, (sympy.Ne(z**2, -1),)), HOLDS),
        (Identity(sympy.Derivative(1 / (x**2 - 2), x), -2 * x / (x**2 - 2) ** 2), HOLDS),
        (Identity(sympy.Abs(x**2 - 2), sympy.sqrt((x**2 - 2) ** 2)), UNDECIDED),
        (Identity(sympy.Limit(x * sympy.log(x), x, 0), 1), UNDECIDED),
        (Identity(sympy.pi, Fraction(355, 113)), REFUTED),
        (Identity([]), UNDECIDED),
    ],
)
def test_claims_err_towards_nothing(claim: Claim, verdict: Verdict) -> None:
    """What holds is shown, what is refuted is certain, and the rest is undecided."""
    assert claim.decide().verdict is verdict


@pytest.mark.parametrize(
    "claim",
    [
        Equal(0.5, 1),
        Equal([1, 2], [1]),
        Equal(1, [1]),
        Equal(True, 1),
        Exactly(np.array([0.5]), [1]),
        Close("0.5", 1, 1e-3),
        Identity(0.5 * x, x / 2),
        Identity("x - x"),
        Identity([x], [x, y]),
    ],
)
def test_what_cannot_be_compared_is_an_error(claim: Claim) -> None:
    """Floats, strings and different shapes are no enclosures and no identities."""
    with pytest.raises(ClaimError):
        claim.decide()


def test_a_wrong_simplification_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if rewriting yields 0 wrongly, evaluation at a rational point refutes the identity."""
    monkeypatch.setattr(sympy, "expand", lambda _: sympy.Integer(0))

    assert Identity(x, y).decide().verdict is REFUTED


def test_controls_are_all_found_out() -> None:
    """A check that accepts or rejects everything, a surviving mutant …: each for its own reason."""
    assert failed_controls(seed=0) == []


def test_a_broken_harness_fails_the_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judges that accept everything, or nothing, do not go unnoticed."""
    decision = Equal(1, 1).decide()
    for name in ("Equal", "Less", "Different", "Exactly"):
        monkeypatch.setattr(
            f"fundamentals.evidence.judges.claims.{name}.decide", lambda _: decision
        )
    accepting = failed_controls(seed=0)
    decision = Equal(1, 2).decide()
    rejecting = failed_controls(seed=0)

    assert any("'crashes'" not in line and "says_nothing" in line for line in accepting)
    assert any("honest" in line for line in rejecting)


def _function(n: int, *, sign: int = 1) -> Claim:
    """Says something."""
    return Equal(sign * n, n)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"mutants": {}}, "needs a mutant"),
        ({"mutants": {"m": {}}}, "must override some of"),
        ({"mutants": {"m": {"n": 1}}}, "must override some of"),
        ({"given": {"k": st.integers()}}, "given draws"),
        ({"given": None}, "needs `given` exactly"),
        ({"instances": 0}, "at least one instance"),
        ({"layer": "believed"}, "is none of"),
    ],
)
def test_ill_formed_checks_are_refused(options: dict[str, object], message: str) -> None:
    """What does not fit together is refused where it is written."""
    fine = {"layer": "enclosed", "given": {"n": st.integers()}, "mutants": {"m": {"sign": -1}}}
    with pytest.raises(TypeError, match=message):
        check(**{**fine, **options})(_function)  # type: ignore[arg-type]


def test_precision_is_raised_until_it_suffices() -> None:
    """A claim that is undecided at first is computed again with more bits."""

    @check(layer="enclosed", mutants={"off": {"shift": 1}})
    def cancels(*, shift: int = 0) -> Claim:
        """Cancels sixty digits."""
        tiny = flint.arb(10) ** -60
        return Equal(((1 + tiny) - 1) / tiny, 1 + shift)

    before = flint.ctx.prec

    result = run_check(cancels, seed=0)

    assert (result.status, result.instances) == ("holds", 1)
    assert result.radius is not None
    assert 0 < result.radius < 1e-12
    assert flint.ctx.prec == before


def test_a_failing_instance_is_shrunk_and_its_call_fails_again() -> None:
    """The printed line, run by a new Python, shows the failure; so does each mutant's."""
    rarely = next(c for c, _, _ in CONTROLS if c.name == "rarely_false")
    honest = next(c for c, _, _ in CONTROLS if c.name == "honest")

    for result, call in (
        (rarely, run_check(rarely, seed=3).call),
        (honest, run_check(honest, seed=3).mutants[0].call),
    ):
        assert call is not None
        done = subprocess.run(
            [sys.executable, "-c", call], capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith("refuted: "), result.name
    assert "rarely_false(n=1)" in str(run_check(rarely, seed=3).call)


SCRIPT = """
import json, sys
{before}
from fundamentals.evidence import core
from fundamentals.evidence.engine import controls, trial
from hypothesis import strategies as st
seen = []
def record(n, r, s, *, wrong=0):
    "Records its instances."
    if not wrong: seen.append([n, str(r), s])
    return core.Exactly(wrong, 0)
record.__module__ = "somewhere.entry"
given = {{"n": st.integers(), "r": st.fractions(), "s": st.text()}}
c = core.check(layer="enclosed", given=given, mutants={{"w": {{"wrong": 1}}}})(record)
trial.run_check(c, seed={seed})
print(json.dumps(seen))
"""


def _instances(before: str, seed: int, hash_seed: str) -> list[list[object]]:
    code = SCRIPT.format(before=before, seed=seed)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": hash_seed},
    )
    return list(json.loads(done.stdout))


def test_instances_depend_on_the_seed_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Not on the process, the hash seed, other checks that ran, or constants in other modules."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "mined.py").write_text("A = 123456789\nB = 'look here'\nC = 987654321987\n")
    others = f"sys.path.insert(0, {str(folder)!r}); import mined; import fundamentals.base.errors"
    runs = (
        "from fundamentals.evidence.engine.controls import failed_controls; failed_controls(seed=5)"
    )
    plain = _instances("", 7, "1")

    assert len(plain) == 100
    assert _instances(f"{others}; {runs}", 7, "2") == plain
    assert _instances("", 8, "1") != plain


@pytest.mark.parametrize(
    "value",
    [
        1,
        -2.5,
        "a'b",
        None,
        True,
        (1,),
        [Fraction(-1, 3), (2, "x")],
        {"a": [1]},
        frozenset({1, 2}),
        flint.fmpq(1, 3),
        sympy.sin(x) / 2,
        np.array([[1, 2]]),
        Equal(1, Fraction(1, 2)),
        spell,
        int,
    ],
)
def test_spelling_gives_the_value_back(value: object) -> None:
    """Evaluating the spelling, with the modules it names, yields an equal value."""
    modules = set[str]()
    text = spell(value, modules)
    scope: dict[str, object] = {m.partition(".")[0]: __import__(m) for m in modules}

    assert np.all(eval(text, scope) == value)  # noqa: S307 - our own spelling


def test_lambdas_have_no_spelling() -> None:
    """What a pasted line could not give back is refused, and so fails the check that draws it."""
    with pytest.raises(UnspellableError):
        spell(lambda: 0, set())

    drawn = check(layer="enclosed", given={"n": st.just(lambda: 0)}, mutants={"m": {"sign": -1}})

    assert run_check(drawn(_function), seed=0).status == "error"


def test_strategies_that_yield_nothing_or_raise_are_errors() -> None:
    """No instance, no evidence."""
    for strategy in (st.integers().filter(lambda _: False), st.integers().map(lambda k: 1 // 0)):
        made = check(layer="enclosed", given={"n": strategy}, mutants={"m": {"sign": -1}})

        assert run_check(made(_function), seed=0).status == "error"


def test_missing_software_is_not_observed() -> None:
    """A package that is not installed neither fails the check nor passes for evidence."""
    made = check(
        layer="observed",
        given={"n": st.integers()},
        mutants={"m": {"sign": -1}},
        packages=("no-such-software",),
    )
    result = run_check(made(_function), seed=0)

    assert (result.status, result.ok, result.instances) == ("not observed", True, 0)
    assert result.packages == {"no-such-software": None}


def test_an_instance_that_comes_twice_is_counted_once() -> None:
    """Two values for each of two parameters make four instances, in whatever order keys come."""

    @check(
        layer="enclosed",
        given={"first": st.booleans(), "second": st.booleans()},
        instances=200,
        mutants={"off": {"offset": 1}},
    )
    def sums(first: bool, second: bool, *, offset: int = 0) -> Claim:
        """Addition commutes."""
        return Exactly(first + second + offset, second + first)

    assert run_check(sums, seed=1).instances == 4


t, r = sympy.symbols("t r", real=True)
apart = sympy.Symbol("x", real=True, nonzero=True)
jumps = sympy.Integral(sympy.atan(sympy.tan(x)), (x, 0, 3))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (Identity(jumps, (3 - sympy.pi) ** 2 / 2), HOLDS),
        (Identity(jumps, jumps.doit()), REFUTED),  # sympy integrates across the jump
        (Identity(sympy.Integral(r * sympy.DiracDelta(1 - r, 1), (r, 0, 2)), 1), HOLDS),
        (
            Identity(
                sympy.Integral(y**3 / 6 * sympy.DiracDelta(t - y, 3), (y, -sympy.oo, sympy.oo)), 1
            ),
            HOLDS,
        ),
        (Identity(sympy.Derivative(abs(x), x), sympy.sign(x)), REFUTED),
        (Identity(sympy.diff(abs(x), x), sympy.sign(x)), UNDECIDED),
        (Identity(sympy.Derivative(abs(apart), apart), sympy.sign(apart)), HOLDS),
        (Identity(sympy.Derivative(x * abs(x), x), 2 * abs(x)), HOLDS),
        (Identity(sympy.Derivative(sympy.Max(x, y), x), sympy.Heaviside(x - y)), REFUTED),
        (Identity((x**2 - 1) / (x - 1), x + 1), REFUTED),
        (Identity((x**2 - 1) / (x - 1), x + 1, where=[sympy.Ne(x, 1)]), HOLDS),
        (Identity(sympy.Limit(((x + t) ** 3 - x**3) / t, t, 0), 3 * x**2), HOLDS),
        (Identity(sympy.Integral(sympy.exp(-(x**2)), (x, -sympy.oo, sympy.oo)), 1), REFUTED),
        (Identity(sympy.besselj(0, x), sympy.besselj(0, -x)), UNDECIDED),
    ],
)
def test_what_is_evaluated_is_the_claim_as_written(claim: Claim, verdict: Verdict) -> None:
    """Neither an error of sympy's calculus nor an exceptional place goes unnoticed."""
    assert claim.decide().verdict is verdict


def test_an_identity_says_on_which_set() -> None:
    """The assumptions and conditions are part of what was found."""
    reason = Identity((x**2 - 1) / (x - 1), x + 1, where=[sympy.Ne(x, 1)]).decide().reason

    assert "x real" in reason
    assert "Ne(x, 1)" in reason


@check(layer="derived", mutants={"unknown": {"order": 1}})
def mutant_without_a_value(*, order: int = 0) -> Claim:
    """A mutant whose values cannot be enclosed."""
    return Identity(x + order * sympy.besselj(0, x), x)


def test_an_undecided_mutant_is_said_to_be_undecided() -> None:
    """Not that no instance refutes it: nothing was found out."""
    result = run_check(mutant_without_a_value, seed=0)

    assert result.status == "mutant survived"
    assert "could not be decided" in result.reason
