// Literals: 5 is a number without five successors, "ab" a string without its characters, and some
// functions of numbers are computed by BigInt.
//
// A function is computed that way only after its definition was checked to be the function that is
// meant: the equations of `meanings` hold of it, by conversion, for variables. They determine the
// function, since they are a recursion.

import { APP, args, CONST, head, LIT } from "./terms.js";
import { whnf } from "./reduce.js";
import { convertible } from "./convert.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./terms.js").Term} Term */

const LARGEST_EXPONENT = 1n << 24n;

/** @param {Checker} k @param {Term} term */
export function isNatZero(k, term) {
  return term === k.natZero || (term.kind === LIT && term.a === 0n);
}

/** n, where a term is n + 1. @param {Checker} k @param {Term} term @returns {Term | undefined} */
export function predecessor(k, term) {
  if (term.kind === LIT && typeof term.a === "bigint") {
    return term.a === 0n ? undefined : k.terms.literal(term.a - 1n);
  }
  return term.kind === APP && term.a === k.natSucc ? term.b : undefined;
}

/** A literal as a constructor applied. @param {Checker} k @param {Term} term @returns {Term} */
export function asConstructor(k, term) {
  if (typeof term.a === "string") return whnf(k, stringAsConstructor(k, term) ?? term);
  if (term.a === 0n) return k.natZero;
  return k.terms.app(k.natSucc, k.terms.literal(term.a - 1n));
}

/** A string as what makes it of a list of characters. @param {Checker} k @param {Term} term
 * @returns {Term | undefined} */
export function stringAsConstructor(k, term) {
  const { terms, levels, names } = k;
  const maker = ["String.ofList", "String.mk"].map((name) => names.of(name))
    .find((name) => k.environment.has(name));
  if (maker === undefined) return undefined;
  const zero = levels.list([levels.zero]), none = levels.list([]);
  const char = terms.constant(names.of("Char"), none);
  const ofNat = terms.constant(names.of("Char.ofNat"), none);
  let list = terms.app(terms.constant(names.of("List.nil"), zero), char);
  for (const each of [.../** @type {string} */ (term.a)].reverse()) {
    const code = terms.app(ofNat, terms.literal(BigInt(/** @type {number} */ (each.codePointAt(0)))));
    list = terms.apps(terms.constant(names.of("List.cons"), zero), [char, code, list]);
  }
  return terms.app(terms.constant(maker, none), list);
}

/** The value of a function of literals. @param {Checker} k @param {Term} term
 * @returns {Term | undefined} */
export function onLiterals(k, term) {
  if (term.kind !== APP) return undefined;
  const f = head(term);
  if (f === k.natSucc && term.a === f) {
    const n = number(k, term.b);
    return n === undefined ? undefined : k.terms.literal(n + 1n);
  }
  if (f.kind !== CONST) return undefined;
  const compute = k.fast.get(f.a);
  if (compute === undefined) return undefined;
  const given = args(term);
  if (given.length !== compute.length) return undefined;
  const numbers = [];
  for (const each of given) {
    const n = number(k, each);
    if (n === undefined) return undefined;
    numbers.push(n);
  }
  const result = compute(...numbers);
  if (result === undefined) return undefined;
  if (typeof result === "boolean") return result ? k.true : k.false;
  return k.terms.literal(result);
}

/** @param {Checker} k @param {Term} term @returns {bigint | undefined} */
function number(k, term) {
  if (term.hasLocal) return undefined;
  const t = term.kind === LIT ? term : whnf(k, term);
  if (t.kind === LIT) return typeof t.a === "bigint" ? t.a : undefined;
  return t === k.natZero ? 0n : undefined;
}

/**
 * Functions that are computed, and the equations that say which function each is: pairs of terms in
 * the variables n and m, written in Polish notation, where 0, 1, S stand for zero, one and successor,
 * T and F for the truth values, and a name for the function of that name.
 * @type {Record<string, { compute: Function, equations: [string, string][] }>}
 */
const MEANINGS = {
  "Nat.add": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) => n + m,
    equations: [["add n 0", "n"], ["add n S m", "S add n m"]],
  },
  "Nat.sub": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) => n > m ? n - m : 0n,
    equations: [["sub n 0", "n"], ["sub n S m", "pred sub n m"], ["pred 0", "0"], ["pred S n", "n"]],
  },
  "Nat.mul": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) => n * m,
    equations: [["mul n 0", "0"], ["mul n S m", "add mul n m n"]],
  },
  "Nat.pow": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) =>
      m > LARGEST_EXPONENT ? undefined : n ** m,
    equations: [["pow n 0", "1"], ["pow n S m", "mul pow n m n"]],
  },
  "Nat.beq": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) => n === m,
    equations: [["beq 0 0", "T"], ["beq 0 S m", "F"], ["beq S n 0", "F"], ["beq S n S m", "beq n m"]],
  },
  "Nat.ble": {
    compute: (/** @type {bigint} */ n, /** @type {bigint} */ m) => n <= m,
    equations: [["ble 0 0", "T"], ["ble 0 S m", "T"], ["ble S n 0", "F"], ["ble S n S m", "ble n m"]],
  },
};

/**
 * Functions whose definitions Lean's library may hide. Where one is a constant without a definition, of
 * the right type, computing it is one more assumption taken from Lean's library: some function has
 * these values. Where it has a definition, it is unfolded.
 * @type {Record<string, Function>}
 */
const HIDDEN = {
  "Nat.land": (/** @type {bigint} */ n, /** @type {bigint} */ m) => n & m,
  "Nat.lor": (/** @type {bigint} */ n, /** @type {bigint} */ m) => n | m,
  "Nat.xor": (/** @type {bigint} */ n, /** @type {bigint} */ m) => n ^ m,
  "Nat.gcd": (/** @type {bigint} */ n, /** @type {bigint} */ m) => {
    while (n !== 0n) [n, m] = [m % n, n];
    return m;
  },
  "Nat.div": (/** @type {bigint} */ n, /** @type {bigint} */ m) => m === 0n ? 0n : n / m,
  "Nat.mod": (/** @type {bigint} */ n, /** @type {bigint} */ m) => m === 0n ? n : n % m,
};
const ARITY = { add: 2, sub: 2, mul: 2, pow: 2, beq: 2, ble: 2, pred: 1, S: 1 };
/** @type {Record<string, string[]>} */
const USES = { "Nat.mul": ["Nat.add"], "Nat.pow": ["Nat.add", "Nat.mul"] };

/** Once a definition is in the environment: compute it from now on, if it is what is meant.
 * @param {Checker} k @param {import("./names.js").Name} name */
export function learn(k, name) {
  const found = k.declaration(name), hidden = HIDDEN[name.text];
  if (hidden !== undefined && found.kind === "axiom") {
    if (found.type === k.terms.pi(null, k.nat, k.terms.pi(null, k.nat, k.nat))) {
      k.fast.set(name, hidden);
      k.computed.push(name);
    }
    return;
  }
  const meaning = MEANINGS[name.text];
  if (meaning === undefined || found.kind !== "def") return;
  const uses = USES[name.text] ?? [];
  if (uses.some((used) => !k.fast.has(k.names.of(used)))) return;
  const n = k.terms.local(k.names.of("n"), k.nat), m = k.terms.local(k.names.of("m"), k.nat);
  const none = k.levels.list([]);
  /** @param {string[]} words @returns {Term} */
  const parse = (words) => {
    const word = /** @type {string} */ (words.shift());
    const known = { n, m, T: k.true, F: k.false, 0: k.natZero, 1: k.terms.app(k.natSucc, k.natZero) }[word];
    if (known !== undefined) return known;
    let term = word === "S" ? k.natSucc : k.terms.constant(k.names.of(`Nat.${word}`), none);
    for (let i = 0; i < ARITY[/** @type {keyof typeof ARITY} */ (word)]; i++) {
      term = k.terms.app(term, parse(words));
    }
    return term;
  };
  for (const [left, right] of meaning.equations) {
    if (!convertible(k, parse(left.split(" ")), parse(right.split(" ")))) return;
  }
  k.fast.set(name, meaning.compute);
}

