// Types. `infer` computes the type of a term; with `check` it also makes sure that the term has
// one: that functions are applied to arguments of the right type, and that types are types.

import { args, APP, BVAR, CONST, head, LAM, LET, LIT, LOCAL, PI, PROJ, SORT } from "./terms.js";
import { convertible } from "./convert.js";
import { PARAM } from "./levels.js";
import { asNotation } from "./literals.js";
import { whnf } from "./reduce.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./checker.js").Declaration} Declaration */
/** @typedef {import("./levels.js").Level} Level */
/** @typedef {import("./terms.js").Term} Term */

/** @param {Checker} k @param {Term} term @param {boolean} check @returns {Term} */
export function infer(k, term, check) {
  const known = k.checkedTypes.get(term) ?? (check ? undefined : k.types.get(term));
  if (known !== undefined) return known;
  k.tick();
  const type = compute(k, term, check);
  (check ? k.checkedTypes : k.types).set(term, type);
  return type;
}

/** @param {Checker} k @param {Term} term @param {boolean} check @returns {Term} */
function compute(k, term, check) {
  const terms = k.terms;
  switch (term.kind) {
    case LOCAL:
      return term.b;
    case SORT:
      if (check) checkLevel(k, term.a);
      return terms.sort(k.levels.succ(term.a));
    case CONST:
      if (check) term.b.forEach((/** @type {any} */ level) => checkLevel(k, level));
      return k.constantType(term);
    case APP:
      return application(k, term, check);
    case LAM: {
      const locals = [];
      let body = term;
      while (body.kind === LAM) {
        const type = terms.instantiate(body.a, locals);
        if (check) sortOf(k, type, true);
        locals.push(terms.local(body.c, type));
        body = body.b;
      }
      return terms.bind(PI, locals, infer(k, terms.instantiate(body, locals), check));
    }
    case PI: {
      const locals = [], levels = [];
      let body = term;
      while (body.kind === PI) {
        const type = terms.instantiate(body.a, locals);
        levels.push(sortOf(k, type, check));
        locals.push(terms.local(body.c, type));
        body = body.b;
      }
      let level = sortOf(k, terms.instantiate(body, locals), check);
      for (const each of levels.reverse()) level = k.levels.imax(each, level);
      return terms.sort(level);
    }
    case LET: {
      if (check) {
        sortOf(k, term.a, true);
        const found = infer(k, term.b, true);
        if (!convertible(k, found, term.a)) mismatch(k, "let", term.b, found, term.a);
      }
      return infer(k, terms.instantiate(term.c, [term.b]), check);
    }
    case LIT:
      return literalType(k, term, check);
    case PROJ:
      return projection(k, term, check);
    default:
      return k.reject("bound variable", `a bound variable stands outside of its binder`);
  }
}

/** @param {Checker} k @param {Term} term @param {boolean} check @returns {Term} */
function application(k, term, check) {
  const terms = k.terms;
  if (check) {
    let type = infer(k, term.a, true);
    if (type.kind !== PI) type = whnf(k, type);
    if (type.kind !== PI) {
      k.reject("application",
        `${k.show(term.a)} has the type ${k.show(type)} and is applied to ${k.show(term.b)}`);
    }
    const found = infer(k, term.b, true);
    if (!convertible(k, found, type.a)) mismatch(k, "application", term.b, found, type.a);
    return terms.instantiate(type.b, [term.b]);
  }
  const given = args(term);
  let type = infer(k, head(term), false);
  let done = 0;
  for (let i = 0; i < given.length; i++) {
    if (type.kind === PI) {
      type = type.b;
      continue;
    }
    type = whnf(k, terms.instantiate(type, given.slice(done, i)));
    done = i;
    if (type.kind !== PI) k.reject("application", `${k.show(term)} applies what is no function`);
    type = type.b;
  }
  return terms.instantiate(type, given.slice(done));
}

/** The level of a type's sort. @param {Checker} k @param {Term} type @param {boolean} check */
export function sortOf(k, type, check) {
  let sort = infer(k, type, check);
  if (sort.kind !== SORT) sort = whnf(k, sort);
  if (sort.kind !== SORT) k.reject("type", `${k.show(type)} is no type`);
  return sort.a;
}

/** @param {Checker} k @param {string} rule @param {Term} term @param {Term} found
 * @param {Term} wanted @returns {never} */
export function mismatch(k, rule, term, found, wanted) {
  const [is, not] = k.showBoth(found, wanted);
  return k.reject(rule, `${k.show(term)} has the type\n  ${is}\nand not\n  ${not}`);
}

/** Only the declaration's own parameters occur. @param {Checker} k @param {any} level */
function checkLevel(k, level) {
  if (!level.hasParam) return;
  if (level.kind === PARAM) {
    if (!k.params.includes(level.a)) {
      k.reject("levels", `the universe level ${level.a.text} is not declared`);
    }
    return;
  }
  checkLevel(k, level.a);
  if (level.b !== null) checkLevel(k, level.b);
}

/** A number is of the type Nat, which has to be that of the natural numbers; a string is of the
 * type String, which has to be that of what the string stands for.
 * @param {Checker} k @param {Term} term @param {boolean} check @returns {Term} */
function literalType(k, term, check) {
  if (typeof term.a === "bigint") {
    if (!k.naturals) k.reject("literal", "a number stands before the natural numbers are declared");
    return k.nat;
  }
  if (check) {
    const meant = asNotation(k, term);
    if (meant === undefined) {
      return k.reject("literal", "a string stands before String.ofList is declared");
    }
    const found = infer(k, meant, true);
    if (!convertible(k, found, k.string)) mismatch(k, "literal", meant, found, k.string);
  }
  return k.string;
}

/**
 * s.i has the type of the i-th field of the only constructor, with the earlier projections in place
 * of the earlier fields. Out of a proposition only proofs can be projected; whether it is one, is
 * read off the sort that its declaration ends in.
 * @param {Checker} k @param {Term} term @param {boolean} check @returns {Term}
 */
function projection(k, term, check) {
  const terms = k.terms;
  const type = whnf(k, infer(k, term.a, check));
  const family = head(type), given = args(type);
  const inductive = family.kind === CONST ? k.ofKind(family.a, "induct") : undefined;
  if (inductive === undefined || inductive.name !== term.c || inductive.data.ctors.length !== 1) {
    return k.reject("projection",
      `${k.show(term.a)} is of the type ${k.show(type)}, no structure ${term.c.text}`);
  }
  const { numParams, numIndices, ctors, sort } = inductive.data;
  if (given.length !== numParams + numIndices) {
    k.reject("projection", `${k.show(type)} lacks arguments`);
  }
  const prop = k.levels.isZero(levelAt(k, sort, inductive, family));
  const ctor = k.declaration(ctors[0]);
  let field = terms.withLevels(ctor.type, ctor.params, family.b);
  for (let i = 0; i < numParams; i++) {
    if (field.kind !== PI) field = whnf(k, field);
    field = terms.instantiate(field.b, [given[i]]);
  }
  for (let i = 0; i <= term.b; i++) {
    if (field.kind !== PI) field = whnf(k, field);
    if (field.kind !== PI) k.reject("projection", `${term.c.text} has no field ${term.b}`);
    // a later field that mentions this one would tell proofs of the proposition apart
    const needed = i === term.b || field.b.loose > 0;
    if (prop && needed && !k.levels.isZero(sortOf(k, field.a, false))) {
      k.reject("projection", `the field ${i} of the proposition ${k.show(type)} is no proof`);
    }
    if (i < term.b) field = terms.instantiate(field.b, [terms.proj(term.c, i, term.a)]);
  }
  return field.a;
}

/** A level of a declaration at the levels of its constant. @param {Checker} k @param {Level} level
 * @param {Declaration} declaration @param {Term} constant */
export function levelAt(k, level, declaration, constant) {
  const values = new Map(declaration.params.map((name, i) => [name, constant.b[i]]));
  return k.levels.substitute(level, values);
}
