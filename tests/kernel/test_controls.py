"""The cases themselves: kernels that lack a rule are found out by them."""

import shutil
from pathlib import Path

import pytest

from kernel import divisions, groups, rules
from kernel.cases import CASES
from kernel.running import KERNEL, complaints

assert rules
assert groups
assert divisions

# Answers everything in the same way, whatever is declared.
STUB = """\
import { readFileSync } from "node:fs";
for (const file of process.argv.slice(2)) {
  console.log(JSON.stringify({ file }));
  for (const line of readFileSync(file, "utf8").split("\\n").filter(Boolean)) {
    const row = JSON.parse(line);
    if ("ie" in row || "in" in row || "il" in row || "meta" in row) continue;
    console.log(JSON.stringify(ANSWER));
  }
  console.log(JSON.stringify({ assumptions: [] }));
}
"""
ACCEPTS, REJECTS = '{ accepted: "x", rests: "0" }', '{ rejected: "x", rule: "none", why: "" }'


@pytest.mark.parametrize("answer", [ACCEPTS, REJECTS], ids=["accepts all", "rejects all"])
def test_a_kernel_that_does_not_look(answer: str, tmp_path: Path) -> None:
    """It fails the cases of the other verdict, every one."""
    (tmp_path / "main.js").write_text(STUB.replace("ANSWER", answer))
    (tmp_path / "package.json").write_text('{"type": "module"}')
    wrong = complaints(CASES.values(), tmp_path, tmp_path)

    rejecting = {name for name, case in CASES.items() if case.verdict.rule is not None}
    assert wrong.keys() >= (rejecting if answer == ACCEPTS else CASES.keys() - rejecting)


# A file of the kernel, a part of it, and what stands there instead: one rule is gone.
SABOTAGE = {
    "loose variables": ("declare.js", "if (term.loose > 0) ", "if (false) "),
    "application": ("infer.js", "if (!convertible(k, found, type.a))", "if (false)"),
    "value": ("declare.js", "if (!convertible(k, found, type))", "if (false)"),
    "let": ("infer.js", "if (!convertible(k, found, term.a))", "if (false)"),
    "binders": ("infer.js", "if (check) sortOf(k, type, true);", ""),
    "levels declared": ("infer.js", "!k.params.includes(level.a)", "false"),
    "number of levels": ("checker.js", "found.params.length !== term.b.length", "false"),
    "propositions": ("declare.js", "!k.levels.isZero(level)", "false"),
    "reflexivity of levels": ("levels.js", "if (l === m && d >= 0)", "if (l === m)"),
    "names": ("declare.js", "if (k.environment.has(name))", "if (false)"),
    "proof irrelevance": ("convert.js", "|| !k.levels.isZero(sort.a)", ""),
    "structures": ("reduce.js", "data.ctors.length === 1 &&", "data.ctors.length >= 1 &&"),
    "indices of structures": ("reduce.js", "inductive.data.numIndices === 0 && ", ""),
    "recursive structures": ("reduce.js", " && !inductive.data.isRec;", ";"),
    "projected structure": ("infer.js", "inductive.name !== term.c || ", ""),
    "one constructor": ("infer.js", " || inductive.data.ctors.length !== 1) {", ") {"),
    "proofs by projection": ("infer.js", "if (prop && needed &&", "if (false && needed &&"),
    "dependent fields": ("infer.js", "i === term.b || field.b.loose > 0", "i === term.b"),
    "K": ("reduce.js", "convertible(k, type, infer(k, made, false)) ? made", "true ? made"),
    "equality of quotients": ("declare.js", "    checkEquality(k);\n", ""),
    "order of quotients": ("declare.js", "of role.after) {", "of []) {"),
    "types of quotients": ("declare.js", "if (wanted !== type) {", "if (false) {"),
    "natural numbers": ("infer.js", "if (!k.naturals)", "if (false)"),
    "their constructors": ("literals.js", "ctors.length === 2 && ", ""),
    "meanings": ("literals.js", "if (equations.every(", "if (true || equations.every("),
    "comparison in divisions": ("division.js", "division.comparesNumbers() && ", ""),
    "choice in divisions": ("division.js", "division.chooses() &&", ""),
    "begin of divisions": ("division.js", "holds(k, this.call(name, n, m), begun)", "true"),
    "steps of divisions": (
        "division.js",
        "holds(k, go(m, h, this.next(f), x, enough), step)",
        "true",
    ),
    "remainders of 0": (
        "division.js",
        'holds(k, this.call("Nat.mod", this.zero, m), this.zero) &&',
        "",
    ),
    "quoted names": ("names.js", "!NEEDS_QUOTES.test(component)", "true"),
    "strings": ("infer.js", "if (!convertible(k, found, k.string))", "if (false)"),
    "one meaning of strings": ("literals.js", "k.stringMaker ??= [", "k.stringMaker = ["),
    "sort of a type": (
        "inductive.js",
        "type = type.b;\n    // a sort",
        "type = type.b;\n    type = whnf(k, type);\n    // a sort",
    ),
    "one universe": ("inductive.js", "!k.levels.equal(this.sort, type.a)", "false"),
    "size of fields": ("inductive.js", "!k.levels.leq(level, sort, 0)", "false"),
    "negative occurrences": ("inductive.js", "if (this.mentions(type.a)) {", "if (false) {"),
    "other occurrences": ("inductive.js", "if (this.mentions(type) && this", "if (false && this"),
    "what a constructor makes": ("inductive.js", ") !== member) {", ") === null) {"),
    "indices of constructors": (
        "inductive.js",
        "given.slice(this.numParams).some((part) => this.mentions(part))",
        "false",
    ),
    "parameters of constructors": (
        "inductive.js",
        "if (type.kind !== PI || !convertible(k, terms.instantiate(type.a, before), local.b)) {",
        "if (type.kind !== PI) {",
    ),
    "large elimination": ("inductive.js", "if (ctors.length > 1) return false;", ""),
    "large elimination of fields": ("inductive.js", "|| shown.includes(field)", "|| true"),
    "large elimination by sorts": ("inductive.js", "k.levels.neverZero(sort)", "true"),
    "large elimination of groups": (
        "inductive.js",
        "if (this.members.length > 1) return false;",
        "",
    ),
    "nested universes": ("inductive.js", "if (!k.levels.equal(sort,", "if (false && (sort,"),
    "nested parameters": ("inductive.js", "!own.every((part) => this.uniform(part))", "false"),
    "checked parameters": (
        "inductive.js",
        "    sortOf(k, type, true);\n    this.locals.forEach",
        "    this.locals.forEach",
    ),
    "names of copies": (
        "inductive.js",
        "k.names.child(k.names.own, BigInt(this.copied.size))",
        "k.names.child(k.names.of('_nested'), `Tree_${this.copied.size + 1}`)",
    ),
    "types of recursors": (
        "inductive.js",
        "if (this.plain(type) !== this.plain(record.type)) {",
        "if (false) {",
    ),
    "rules of recursors": ("inductive.js", "this.plain(rule.rhs) !== this.plain(rhs)", "false"),
    "numbers of fields": (
        "inductive.js",
        "record !== undefined && record.numFields !== fields.length",
        "false",
    ),
    "k of recursors": ("inductive.js", '["k", record.k, isK],', ""),
}


@pytest.mark.parametrize("rule", SABOTAGE)
def test_a_kernel_without_a_rule(rule: str, tmp_path: Path) -> None:
    """Some case notices that the rule is gone."""
    file, part, instead = SABOTAGE[rule]
    kernel = tmp_path / "kernel"
    shutil.copytree(KERNEL, kernel)
    source = (kernel / file).read_text(encoding="utf-8")
    assert source.count(part) == 1, f"{file} has {source.count(part)} of {part}"
    (kernel / file).write_text(source.replace(part, instead), encoding="utf-8")

    assert complaints(CASES.values(), tmp_path, kernel)
