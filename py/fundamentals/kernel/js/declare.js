// Declarations, one after the other: each is checked in the environment of those before it, and
// then belongs to it.

import { Rejection } from "./checker.js";
import { PI } from "./terms.js";
import { infer, mismatch, sortOf } from "./infer.js";
import { convertible } from "./convert.js";
import { addInductive } from "./inductive.js";
import { learn, recognizeNaturals } from "./literals.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./checker.js").Declaration} Declaration */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./inductive.js").Group} Group */
/** @typedef {import("./terms.js").Term} Term */

/**
 * What a reader hands over. A value is a function, so that a proof is built when it is looked at.
 * @typedef {{ kind: "axiom", name: Name, params: Name[], type: () => Term }} Axiom
 * @typedef {{ kind: "def" | "thm" | "opaque", name: Name, params: Name[], type: () => Term,
 *   value: () => Term, height: number }} Definition
 * @typedef {{ kind: "quot", name: Name, params: Name[], type: () => Term, role: string }} Quot
 * @typedef {{ kind: "inductive", name: Name, group: () => Group }} Inductive
 * @typedef {Axiom | Definition | Quot | Inductive} Given
 */

/** Check a declaration and add it. @param {Checker} k @param {Given} given
 * @param {number} [milliseconds] after which it is given up */
export function declare(k, given, milliseconds = Infinity) {
  const { terms } = k;
  k.deadline = Date.now() + milliseconds;
  if (given.kind === "inductive") {
    // what is built here stays: constructors' types and the rules of recursors
    const group = given.group();
    k.reset(group.types[0]?.params ?? []);
    const before = new Set(k.environment.keys());
    try {
      addInductive(k, group);
    } catch (error) {
      // of a group that is rejected, nothing stays
      for (const name of k.environment.keys()) if (!before.has(name)) k.environment.delete(name);
      throw error;
    } finally {
      k.reset([]);
    }
    if (given.name === k.nat.a) recognizeNaturals(k);
    const all = [...group.types, ...group.ctors, ...group.recs].map((each) => each.name);
    k.axioms.note(k, all, all.map((each) => k.declaration(each).type));
    return;
  }
  const { name, params } = given;
  if (k.environment.has(name)) k.reject("name", `${name.text} is declared already`);
  if (new Set(params).size !== params.length) {
    k.reject("levels", "a universe parameter comes twice");
  }
  const type = given.type();
  // a definition stays, to be unfolded; a proof is hardly ever looked at again, and built anew then
  const definition = given.kind === "def" ? given.value() : null;
  /** @type {Declaration} */
  const declaration = { kind: given.kind, name, params, type, value: null, height: 0, data: null };
  terms.begin();
  k.reset(params);
  try {
    closed(k, type, "type");
    const level = sortOf(k, type, true);
    if (given.kind === "quot") {
      checkQuotient(k, given, type);
      declaration.data = { kind: given.role };
    } else if (given.kind !== "axiom") {
      if (given.kind === "thm" && !k.levels.isZero(level)) {
        k.reject("theorem", `${k.show(type)} is no proposition`);
      }
      const value = definition ?? given.value();
      closed(k, value, "value");
      const found = infer(k, value, true);
      if (!convertible(k, found, type)) mismatch(k, "value", value, found, type);
      k.axioms.note(k, [name], [type, value]);
    }
    if (given.kind === "axiom") k.axioms.assume(name);
    if (given.kind === "axiom" || given.kind === "quot") k.axioms.note(k, [name], [type]);
  } finally {
    terms.end();
    k.reset([]);
  }
  if (given.kind === "def" || given.kind === "thm" || given.kind === "opaque") {
    declaration.value = definition === null ? given.value : () => definition;
    // a theorem is unfolded where nothing else is left to do; an opaque constant is not
    declaration.height = given.kind === "def" ? given.height : -1;
  }
  k.environment.set(name, declaration);
  if (given.kind === "def" || given.kind === "axiom") {
    terms.begin();
    try {
      learn(k, name);
    } finally {
      terms.end();
      k.reset([]);
    }
  }
}

/** Why a declaration is rejected, or the error again if that is not what it says.
 * @param {unknown} error @returns {{ rule: string, why: string }} */
export function verdict(error) {
  if (error instanceof Rejection) return { rule: error.rule, why: error.message };
  if (error instanceof RangeError) {
    return error.message.includes("call stack")
      ? { rule: "depth", why: "its terms are nested too deeply to be checked here" }
      : { rule: "size", why: `it is too large to be checked here: ${error.message}` };
  }
  throw error;
}

/** @param {Checker} k @param {Term} term @param {string} what */
function closed(k, term, what) {
  if (term.loose > 0) k.reject("bound variable", `the ${what} has a loose bound variable`);
  if (term.hasLocal) k.reject("local", `the ${what} has a free variable`);
}

/** The constants of quotients, by their roles, and those that come before each. */
const ROLES = new Map(Object.entries({
  type: { name: "Quot", after: [] },
  ctor: { name: "Quot.mk", after: ["Quot"] },
  lift: { name: "Quot.lift", after: ["Quot", "Quot.mk"] },
  ind: { name: "Quot.ind", after: ["Quot", "Quot.mk"] },
}));

/**
 * The constants of quotients have exactly these types: a quotient of α by r, its elements,
 * functions out of it that respect r, and proofs by its elements.
 * @param {Checker} k @param {Quot} given @param {Term} type
 */
function checkQuotient(k, given, type) {
  const { terms, names, levels } = k;
  const role = ROLES.get(given.role);
  if (role === undefined || given.name !== names.of(role.name)) {
    return k.reject("quotient", `${given.name.text} is no constant of quotients`);
  }
  for (const before of role.after) {
    if (k.ofKind(names.of(before), "quot") === undefined) {
      k.reject("quotient", `${given.name.text} comes before ${before}`);
    }
  }
  const [u, v] = given.params.map((name) => levels.param(name));
  if (given.params.length !== (given.role === "lift" ? 2 : 1)) {
    k.reject("quotient", `${given.name.text} has ${given.params.length} universe parameters`);
  }
  const one = levels.list([u]);
  const sort = terms.sort(u);
  const arrow = (/** @type {Term} */ a, /** @type {Term} */ b) => terms.pi(null, a, b);
  const alpha = terms.local(names.of("α"), sort);
  const r = terms.local(names.of("r"), arrow(alpha, arrow(alpha, terms.prop)));
  const constant = (/** @type {string} */ name, /** @type {Term[]} */ ...given_) =>
    terms.apps(terms.constant(names.of(name), one), given_);
  const quot = constant("Quot", alpha, r);
  const a = terms.local(names.of("a"), alpha), b = terms.local(names.of("b"), alpha);
  /** @type {Term} */
  let wanted;
  if (given.role === "type") wanted = terms.bind(PI, [alpha, r], sort);
  else if (given.role === "ctor") wanted = terms.bind(PI, [alpha, r, a], quot);
  else if (given.role === "lift") {
    const beta = terms.local(names.of("β"), terms.sort(v));
    const f = terms.local(names.of("f"), arrow(alpha, beta));
    checkEquality(k);
    const sides = [terms.app(f, a), terms.app(f, b)];
    const eq = terms.apps(terms.constant(names.of("Eq"), levels.list([v])), [beta, ...sides]);
    const respects = terms.bind(PI, [a, b], arrow(terms.apps(r, [a, b]), eq));
    wanted = terms.bind(PI, [alpha, r, beta, f], arrow(respects, arrow(quot, beta)));
  } else {
    const beta = terms.local(names.of("β"), arrow(quot, terms.prop));
    const q = terms.local(names.of("q"), quot);
    const steps = terms.bind(PI, [a], terms.app(beta, constant("Quot.mk", alpha, r, a)));
    const all = terms.bind(PI, [q], terms.app(beta, q));
    wanted = terms.bind(PI, [alpha, r, beta], arrow(steps, all));
  }
  if (wanted !== type) {
    const [is, not] = k.showBoth(type, wanted);
    k.reject("quotient", `${given.name.text} has the type ${is}, not ${not}`);
  }
}

/** Quot.lift speaks of Eq: it has to be equality. @param {Checker} k */
function checkEquality(k) {
  const { terms, names, levels } = k;
  const eq = k.ofKind(names.of("Eq"), "induct"), refl = k.ofKind(names.of("Eq.refl"), "ctor");
  if (eq === undefined || refl === undefined || eq.params.length !== 1) {
    return k.reject("quotient", "Quot.lift needs Eq");
  }
  const u = levels.param(eq.params[0]);
  const alpha = terms.local(names.of("α"), terms.sort(u)), a = terms.local(names.of("a"), alpha);
  const type = terms.bind(PI, [alpha], terms.pi(null, alpha, terms.pi(null, alpha, terms.prop)));
  const same = terms.apps(terms.constant(names.of("Eq"), levels.list([u])), [alpha, a, a]);
  const made = terms.bind(PI, [alpha, a], same);
  if (eq.type !== type || refl.type !== made || eq.data.ctors.length !== 1) {
    k.reject("quotient", "Eq is not equality");
  }
}
