// Reduction to weak head normal form: what a term is at its outermost place.
//
//   β   (λ x. t) u  →  t[u]                    ζ   let x := u; t  →  t[u]
//   δ   a constant  →  its definition          ι   a recursor at a constructor  →  its rule
//   a projection of a constructor  →  the field;  Quot.lift f h (Quot.mk r a)  →  f a
//
// `core` does all but δ, `whnf` all.

import { args, APP, CONST, head, LAM, LET, LIT, PROJ } from "./terms.js";
import { infer, sortOf } from "./infer.js";
import { convertible } from "./convert.js";
import { asConstructor, onLiterals } from "./literals.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./checker.js").Declaration} Declaration */
/** @typedef {import("./terms.js").Term} Term */

/** @param {Checker} k @param {Term} term @returns {Term} */
export function whnf(k, term) {
  if (term.kind !== APP && term.kind !== CONST && term.kind !== PROJ && term.kind !== LET) {
    return term;
  }
  const known = k.normal.get(term);
  if (known !== undefined) return known;
  let t = term;
  for (;;) {
    k.tick();
    t = core(k, t);
    const number = onLiterals(k, t);
    if (number !== undefined) {
      t = number;
      break;
    }
    const next = unfold(k, t);
    if (next === undefined) break;
    t = next;
  }
  k.normal.set(term, t);
  return t;
}

/** Everything but δ. With `cheap`, what is projected is not unfolded either.
 * @param {Checker} k @param {Term} term @param {boolean} cheap @returns {Term} */
export function core(k, term, cheap = false) {
  if (term.kind !== APP && term.kind !== LET && term.kind !== PROJ) return term;
  const known = k.cores.get(term);
  if (known !== undefined) return known;
  const result = step(k, term, cheap);
  if (!cheap) k.cores.set(term, result);
  return result;
}

/** @param {Checker} k @param {Term} term @param {boolean} cheap @returns {Term} */
function step(k, term, cheap) {
  const terms = k.terms;
  k.tick();
  if (term.kind === LET) return core(k, terms.instantiate(term.c, [term.b]), cheap);
  if (term.kind === PROJ) {
    const inner = cheap ? core(k, term.a, true) : whnf(k, term.a);
    const field = projected(k, inner, term);
    if (field !== undefined) return core(k, field, cheap);
    return term;
  }
  const f = head(term), given = args(term);
  const g = core(k, f, cheap);
  if (g.kind === LAM) {
    let body = g, n = 0;
    while (body.kind === LAM && n < given.length) {
      body = body.b;
      n++;
    }
    return core(k, terms.apps(terms.instantiate(body, given.slice(0, n)), given, n), cheap);
  }
  if (g !== f) return core(k, terms.apps(g, given), cheap);
  if (g.kind === CONST) {
    const next = recursor(k, g, given, cheap) ?? quotient(k, g, given);
    if (next !== undefined) return core(k, next, cheap);
  }
  return term;
}

/** The field that a projection yields, out of what is a constructor applied. @param {Checker} k
 * @param {Term} term @param {Term} projection @returns {Term | undefined} */
export function projected(k, term, projection) {
  if (term.kind === LIT) term = asConstructor(k, term);
  const ctor = k.headOfKind(term, "ctor");
  if (ctor === undefined || ctor.data.induct !== projection.c) return undefined;
  return args(term)[ctor.data.numParams + projection.b];
}

// δ

/** The definition that a term's head can be unfolded to. Theorems are unfolded as well, where
 * nothing else is left. @param {Checker} k @param {Term} term @returns {Declaration | undefined} */
export function unfoldable(k, term) {
  const f = head(term);
  if (f.kind !== CONST) return undefined;
  const found = k.environment.get(f.a);
  if (found === undefined || found.value === null) return undefined;
  if (found.kind !== "def" && found.kind !== "thm") return undefined;
  return found.params.length === f.b.length ? found : undefined;
}

/** @param {Checker} k @param {Term} term @returns {Term | undefined} */
export function unfold(k, term) {
  const found = unfoldable(k, term);
  if (found === undefined || found.value === null) return undefined;
  const f = head(term);
  const value = k.terms.withLevels(found.value(), found.params, f.b);
  return term.kind === APP ? beta(k, value, args(term)) : value;
}

/** @param {Checker} k @param {Term} f @param {Term[]} given @returns {Term} */
export function beta(k, f, given) {
  let n = 0;
  while (f.kind === LAM && n < given.length) {
    f = f.b;
    n++;
  }
  return k.terms.apps(k.terms.instantiate(f, given.slice(0, n)), given, n);
}

// ι

/** @param {Checker} k @param {Term} f @param {Term[]} given @param {boolean} cheap
 * @returns {Term | undefined} */
function recursor(k, f, given, cheap) {
  const rec = k.ofKind(f.a, "rec");
  if (rec === undefined) return undefined;
  const { numParams, numIndices, numMotives, numMinors, rules } = rec.data;
  const at = numParams + numMotives + numMinors + numIndices;
  if (given.length <= at || rec.params.length !== f.b.length) return undefined;
  let major = given[at];
  if (rec.data.k) major = axiomK(k, rec, major) ?? major;
  major = cheap ? core(k, major, true) : whnf(k, major);
  if (major.kind === LIT) major = asConstructor(k, major);
  let ctor = k.headOfKind(major, "ctor");
  if (ctor === undefined || ctor.data.induct !== rec.data.major) {
    const whole = structureEta(k, rec, major);
    if (whole === undefined) return undefined;
    major = whole;
    ctor = k.headOfKind(major, "ctor");
  }
  const rule = rules.find((/** @type {any} */ each) => each.ctor === ctor?.name);
  const parts = args(major);
  if (rule === undefined || parts.length !== ctor?.data.numParams + rule.nfields) return undefined;
  // the parameters of the rule are the recursor's; the constructor's are convertible to them
  const result = [
    ...given.slice(0, numParams + numMotives + numMinors),
    ...parts.slice(parts.length - rule.nfields),
    ...given.slice(at + 1),
  ];
  return beta(k, k.terms.withLevels(rule.rhs, rec.params, f.b), result);
}

/** A proof of a proposition with one constructor without fields is that constructor, once its type
 * is that of the constructor. @param {Checker} k @param {Declaration} rec @param {Term} major
 * @returns {Term | undefined} */
function axiomK(k, rec, major) {
  const type = whnf(k, infer(k, major, false));
  const family = head(type);
  if (family.kind !== CONST || family.a !== rec.data.major) return undefined;
  const inductive = k.declaration(family.a);
  const ctor = k.terms.constant(inductive.data.ctors[0], family.b);
  const made = k.terms.apps(ctor, args(type).slice(0, inductive.data.numParams));
  return convertible(k, type, infer(k, made, false)) ? made : undefined;
}

/** A term of a structure is its constructor at its projections. @param {Checker} k
 * @param {Declaration} rec @param {Term} major @returns {Term | undefined} */
function structureEta(k, rec, major) {
  if (!isStructure(k, rec.data.major)) return undefined;
  const type = whnf(k, infer(k, major, false));
  const family = head(type);
  if (family.kind !== CONST || family.a !== rec.data.major) return undefined;
  if (k.levels.isZero(sortOf(k, type, false))) return undefined;
  return expanded(k, type, major);
}

/** A type with one constructor, without indices and not recursive. @param {Checker} k
 * @param {any} name */
export function isStructure(k, name) {
  const inductive = k.ofKind(name, "induct");
  return inductive !== undefined && inductive.data.ctors.length === 1 &&
    inductive.data.numIndices === 0 && !inductive.data.isRec;
}

/** @param {Checker} k @param {Term} type @param {Term} term @returns {Term} */
export function expanded(k, type, term) {
  const family = head(type);
  const inductive = k.declaration(family.a);
  const ctor = k.declaration(inductive.data.ctors[0]);
  const fields = [];
  for (let i = 0; i < ctor.data.numFields; i++) {
    fields.push(k.terms.proj(family.a, i, term));
  }
  const given = args(type).slice(0, inductive.data.numParams);
  return k.terms.apps(k.terms.apps(k.terms.constant(ctor.name, family.b), given), fields);
}

// Quotients

/** @param {Checker} k @param {Term} f @param {Term[]} given @returns {Term | undefined} */
function quotient(k, f, given) {
  const found = k.ofKind(f.a, "quot");
  if (found === undefined) return undefined;
  const [major, function_] = found.data.kind === "lift"
    ? [5, 3]
    : found.data.kind === "ind" ? [4, 3] : [-1, -1];
  if (major < 0 || given.length <= major) return undefined;
  const made = whnf(k, given[major]);
  const ctor = k.headOfKind(made, "quot");
  const parts = args(made);
  if (ctor?.data.kind !== "ctor" || parts.length !== 3) return undefined;
  return k.terms.apps(k.terms.app(given[function_], parts[2]), given, major + 1);
}
