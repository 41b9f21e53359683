// Convertibility: whether two terms of the same type are equal by computation.
//
// Two terms are brought to the same form step by step, and compared part by part as early as that
// may do. What is unfolded first decides how long it takes, not what comes out: of two definitions
// the higher one, so that both sides meet.
//
// What is found convertible, is equal. What is not found so, may be equal all the same: with Acc,
// a may be convertible to b and b to c, but not a to c. So no rule may allow anything *because* two
// terms are not convertible, or a type does not compute to a proposition.

import {
  APP, CONST, LAM, LIT, PI, PROJ, SORT, args, head,
} from "./terms.js";
import { infer } from "./infer.js";
import { core, isStructure, projected, unfold, unfoldable, whnf } from "./reduce.js";
import { isNatZero, onLiterals, predecessor, asNotation } from "./literals.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./checker.js").Declaration} Declaration */
/** @typedef {import("./terms.js").Term} Term */

/** @param {Checker} k @param {Term} a @param {Term} b @returns {boolean} */
export function convertible(k, a, b) {
  const early = quickly(k, a, b);
  if (early !== undefined) return early;
  k.tick();
  if (k.same.has(a, b)) return true;
  const answer = decide(k, a, b);
  if (answer) {
    k.same.add(a, b);
    k.same.add(b, a);
  }
  return answer;
}

/** What needs no reduction. @param {Checker} k @param {Term} a @param {Term} b
 * @returns {boolean | undefined} */
function quickly(k, a, b) {
  if (a === b) return true;
  if (a.kind !== b.kind) return undefined;
  switch (a.kind) {
    case SORT:
      return k.levels.equal(a.a, b.a);
    case LIT:
      return false; // equal ones are the same object
    case LAM:
    case PI:
      return binders(k, a, b);
    default:
      return undefined;
  }
}

/** λ with λ, Π with Π: the types, then the bodies at one local. @param {Checker} k
 * @param {Term} a @param {Term} b */
function binders(k, a, b) {
  const kind = a.kind, terms = k.terms;
  /** @type {Term[]} */
  const locals = [];
  while (a.kind === kind && b.kind === kind) {
    /** @type {Term | undefined} */
    let type;
    if (a.a !== b.a) {
      type = terms.instantiate(a.a, locals);
      if (!convertible(k, type, terms.instantiate(b.a, locals))) return false;
    }
    // where neither body mentions the variable, none is needed; a placeholder keeps the count
    locals.push(terms.local(a.c, type ?? terms.instantiate(a.a, locals)));
    a = a.b;
    b = b.b;
    if (a === b) return true;
  }
  return convertible(k, terms.instantiate(a, locals), terms.instantiate(b, locals));
}

/** @param {Checker} k @param {Term} a @param {Term} b @returns {boolean} */
function decide(k, a, b) {
  if (b === k.true && !a.hasLocal && whnf(k, a) === k.true) return true;
  if (a === k.true && !b.hasLocal && whnf(k, b) === k.true) return true;
  let x = core(k, a, true), y = core(k, b, true);
  if (x !== a || y !== b) {
    const early = quickly(k, x, y);
    if (early !== undefined) return early;
  }
  const proofs = proofIrrelevance(k, x, y);
  if (proofs !== undefined) return proofs;
  const met = unfoldTogether(k, x, y);
  if (typeof met === "boolean") return met;
  [x, y] = met;
  if (x.kind === CONST && y.kind === CONST && x.a === y.a) {
    if (k.levels.allEqual(x.b, y.b)) return true;
  } else if (x.kind === PROJ && y.kind === PROJ && x.b === y.b && x.c === y.c) {
    if (convertible(k, x.a, y.a)) return true;
  }
  const x2 = core(k, x), y2 = core(k, y);
  if (x2 !== x || y2 !== y) return convertible(k, x2, y2);
  if (x.kind === APP && y.kind === APP) {
    const f = head(x), g = head(y), xs = args(x), ys = args(y);
    if (xs.length === ys.length && convertible(k, f, g) && allConvertible(k, xs, ys)) return true;
  }
  return eta(k, x, y) || eta(k, y, x) || structureEta(k, x, y) || structureEta(k, y, x) ||
    literalString(k, x, y) || literalString(k, y, x) || unitLike(k, x, y);
}

/** @param {Checker} k @param {Term[]} xs @param {Term[]} ys */
function allConvertible(k, xs, ys) {
  return xs.length === ys.length && xs.every((x, i) => convertible(k, x, ys[i]));
}

/** Two proofs of one proposition are equal. @param {Checker} k @param {Term} a @param {Term} b
 * @returns {boolean | undefined} */
function proofIrrelevance(k, a, b) {
  const type = infer(k, a, false);
  const sort = whnf(k, infer(k, type, false));
  if (sort.kind !== SORT || !k.levels.isZero(sort.a)) return undefined;
  return convertible(k, type, infer(k, b, false));
}

// δ on both sides

/** Unfold until both sides agree, certainly differ, or cannot be unfolded further.
 * @param {Checker} k @param {Term} x @param {Term} y @returns {boolean | [Term, Term]} */
function unfoldTogether(k, x, y) {
  for (;;) {
    k.tick();
    const numbers = offsets(k, x, y);
    if (numbers !== undefined) return numbers;
    if (!x.hasLocal && !y.hasLocal) {
      const n = onLiterals(k, x), m = n === undefined ? onLiterals(k, y) : undefined;
      if (n !== undefined) return convertible(k, n, y);
      if (m !== undefined) return convertible(k, x, m);
    }
    const one = unfoldable(k, x), other = unfoldable(k, y);
    if (one === undefined && other === undefined) return [x, y];
    if (other === undefined) [x, y] = oneSided(k, x, y);
    else if (one === undefined) [y, x] = oneSided(k, y, x);
    else if (one.height > other.height) x = unfolded(k, x);
    else if (one.height < other.height) y = unfolded(k, y);
    else {
      // of abbreviations the arguments say little
      const counts = one === other && x.kind === APP && y.kind === APP && one.height < Infinity;
      if (counts && sameArguments(k, x, y)) return true;
      x = unfolded(k, x);
      y = unfolded(k, y);
    }
    const early = quickly(k, x, y);
    if (early !== undefined) return early;
  }
}

/** The first can be unfolded, the second cannot; but if that is a projection, what is projected may
 * yield more than the definition. @param {Checker} k @param {Term} x @param {Term} y
 * @returns {[Term, Term]} */
function oneSided(k, x, y) {
  if (head(y).kind === PROJ) {
    const next = core(k, y);
    if (next !== y) return [x, next];
  }
  return [unfolded(k, x), y];
}

/** @param {Checker} k @param {Term} x @returns {Term} */
function unfolded(k, x) {
  return core(k, /** @type {Term} */ (unfold(k, x)), true);
}

/** Two applications of the same definition: perhaps the arguments agree already.
 * @param {Checker} k @param {Term} x @param {Term} y */
function sameArguments(k, x, y) {
  if (k.different.has(x, y)) return false;
  if (k.levels.allEqual(head(x).b, head(y).b) && allConvertible(k, args(x), args(y))) return true;
  k.different.add(x, y);
  return false;
}

/** Numbers n + 1 and m + 1 are compared without the 1. @param {Checker} k @param {Term} x
 * @param {Term} y @returns {boolean | undefined} */
function offsets(k, x, y) {
  if (isNatZero(k, x) && isNatZero(k, y)) return true;
  if (x.kind === LIT && y.kind === LIT) return undefined;
  const n = predecessor(k, x), m = predecessor(k, y);
  return n === undefined || m === undefined ? undefined : convertible(k, n, m);
}

// η

/** f is λ x. f x. @param {Checker} k @param {Term} x @param {Term} y */
function eta(k, x, y) {
  if (x.kind !== LAM || y.kind === LAM) return false;
  const type = whnf(k, infer(k, y, false));
  if (type.kind !== PI) return false;
  return convertible(k, x, k.terms.lam(type.c, type.a, k.terms.app(y, k.terms.bvar(0))));
}

/** s is the constructor at the projections of s. @param {Checker} k @param {Term} x
 * @param {Term} y */
function structureEta(k, x, y) {
  const ctor = k.headOfKind(y, "ctor");
  if (ctor === undefined || !isStructure(k, ctor.data.induct)) return false;
  const parts = args(y);
  if (parts.length !== ctor.data.numParams + ctor.data.numFields) return false;
  if (!convertible(k, infer(k, x, false), infer(k, y, false))) return false;
  for (let i = 0; i < ctor.data.numFields; i++) {
    const part = k.terms.proj(ctor.data.induct, i, x);
    const found = projected(k, x, part) ?? part;
    if (!convertible(k, found, parts[ctor.data.numParams + i])) return false;
  }
  return true;
}

/** All terms of a structure without fields are equal. @param {Checker} k @param {Term} x
 * @param {Term} y */
function unitLike(k, x, y) {
  const type = whnf(k, infer(k, x, false));
  const family = head(type);
  if (family.kind !== CONST || !isStructure(k, family.a)) return false;
  const ctor = k.declaration(k.declaration(family.a).data.ctors[0]);
  return ctor.data.numFields === 0 && convertible(k, type, infer(k, y, false));
}

/** @param {Checker} k @param {Term} x @param {Term} y */
function literalString(k, x, y) {
  if (x.kind !== LIT || typeof x.a !== "string" || y.kind !== APP) return false;
  const made = asNotation(k, x);
  return made !== undefined && head(made) === head(y) && convertible(k, made, y);
}

