// Literals are notation: 5 for the fifth successor of zero, "ab" for String.ofList at the list of
// its characters. They have a type only where what they stand for has it: once Nat is the type of
// natural numbers, or if the list and the function are there.
//
// Some functions of numbers are computed by BigInt, each only after its definition was checked to
// be the function that is meant: the equations of `MEANINGS` hold of it, by conversion, for
// variables. They determine the function, since they are a recursion. Division is held to what it
// should be in `division.js`.

import { Rejection } from "./checker.js";
import { APP, args, CONST, head, LIT } from "./terms.js";
import { infer } from "./infer.js";
import { whnf } from "./reduce.js";
import { convertible } from "./convert.js";
import { isDivision } from "./division.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./terms.js").Term} Term */

const LARGEST = 1n << (1n << 20n); // beyond it, BigInt takes long
const LARGEST_POWER = 1n << 24n; // bits of a power

/** @param {Checker} k @param {Term} term */
export function isNatZero(k, term) {
  return term === k.natZero || (term.kind === LIT && term.a === 0n);
}

/** n, where a term is n + 1. @param {Checker} k @param {Term} term @returns {Term | undefined} */
export function predecessor(k, term) {
  if (term.kind === LIT && typeof term.a === "bigint") {
    return term.a === 0n ? undefined : k.terms.literal(term.a - 1n);
  }
  return k.naturals && term.kind === APP && term.a === k.natSucc ? term.b : undefined;
}

/** A literal as a constructor applied. @param {Checker} k @param {Term} term @returns {Term} */
export function asConstructor(k, term) {
  if (typeof term.a === "string") return whnf(k, asNotation(k, term) ?? term);
  if (term.a === 0n) return k.natZero;
  return k.terms.app(k.natSucc, k.terms.literal(term.a - 1n));
}

/**
 * What a string is notation for: String.ofList (in older versions String.mk) at the list of its
 * characters. Which of the two is settled by the first string, and stays.
 * @param {Checker} k @param {Term} term @returns {Term | undefined}
 */
export function asNotation(k, term) {
  const { terms, levels, names } = k;
  k.stringMaker ??= ["String.ofList", "String.mk"].map((name) => names.of(name))
    .find((name) => k.environment.has(name)) ?? null;
  if (k.stringMaker === null) return undefined;
  const zero = levels.list([levels.zero]), none = levels.list([]);
  const char = terms.constant(names.of("Char"), none);
  const ofNat = terms.constant(names.of("Char.ofNat"), none);
  let list = terms.app(terms.constant(names.of("List.nil"), zero), char);
  for (const each of [.../** @type {string} */ (term.a)].reverse()) {
    const code = BigInt(/** @type {number} */ (each.codePointAt(0)));
    const character = terms.app(ofNat, terms.literal(code));
    list = terms.apps(terms.constant(names.of("List.cons"), zero), [char, character, list]);
  }
  return terms.app(terms.constant(k.stringMaker, none), list);
}

/** Whether Nat, as it was just declared, is the type of natural numbers. @param {Checker} k */
export function recognizeNaturals(k) {
  const nat = k.ofKind(k.nat.a, "induct"), { ctors } = nat?.data ?? {};
  const zero = k.ofKind(k.natZero.a, "ctor"), succ = k.ofKind(k.natSucc.a, "ctor");
  k.naturals = nat !== undefined && nat.params.length === 0 && nat.type === k.terms.type &&
    ctors.length === 2 && ctors[0] === zero?.name && ctors[1] === succ?.name &&
    zero?.type === k.nat && succ?.type === k.terms.pi(null, k.nat, k.nat);
}

/** The value of a function of literals. @param {Checker} k @param {Term} term
 * @returns {Term | undefined} */
export function onLiterals(k, term) {
  if (term.kind !== APP || !k.naturals) return undefined;
  const f = head(term);
  if (f === k.natSucc && term.a === f) {
    const n = number(k, term.b);
    return n === undefined ? undefined : k.terms.literal(n + 1n);
  }
  if (f.kind !== CONST) return undefined;
  const compute = k.fast.get(f.a), given = args(term);
  if (compute === undefined || given.length !== 2) return undefined;
  const n = number(k, given[0]), m = n === undefined ? undefined : number(k, given[1]);
  if (n === undefined || m === undefined || n > LARGEST || m > LARGEST) return undefined;
  const result = compute(n, m);
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

/** @typedef {bigint | boolean | undefined} Computed nothing, where that would take long */
/** @typedef {(n: bigint, m: bigint) => Computed} Compute */

/** @param {bigint} n @param {bigint} m @returns {Computed} */
function power(n, m) {
  const bits = 4 * n.toString(16).length;
  return m > LARGEST_POWER || BigInt(bits) * m > LARGEST_POWER ? undefined : n ** m;
}

/** @param {bigint} n @param {bigint} m @returns {Computed} */
function gcd(n, m) {
  while (n !== 0n) [n, m] = [m % n, n];
  return m;
}

/**
 * Functions that are computed, and the equations that say which function each is: pairs of terms in
 * the variables n and m, written in Polish notation, where 0, 1, S stand for zero, one and
 * successor, T and F for the truth values, and another word for the function of that name. What an
 * equation mentions beside the function itself comes before it.
 * @type {Map<string, { compute: Compute, uses: string[], equations: [string, string][] }>}
 */
const MEANINGS = new Map([
  ["Nat.add", {
    compute: (n, m) => n + m,
    uses: [],
    equations: [["add n 0", "n"], ["add n S m", "S add n m"]],
  }],
  ["Nat.sub", {
    compute: (n, m) => n > m ? n - m : 0n,
    uses: [],
    equations: [
      ["sub n 0", "n"], ["sub n S m", "pred sub n m"], ["pred 0", "0"], ["pred S n", "n"],
    ],
  }],
  ["Nat.mul", {
    compute: (n, m) => n * m,
    uses: ["Nat.add"],
    equations: [["mul n 0", "0"], ["mul n S m", "add mul n m n"]],
  }],
  ["Nat.pow", {
    compute: power,
    uses: ["Nat.mul"],
    equations: [["pow n 0", "1"], ["pow n S m", "mul pow n m n"]],
  }],
  ["Nat.beq", {
    compute: (n, m) => n === m,
    uses: [],
    equations: [
      ["beq 0 0", "T"], ["beq 0 S m", "F"], ["beq S n 0", "F"], ["beq S n S m", "beq n m"],
    ],
  }],
  ["Nat.ble", {
    compute: (n, m) => n <= m,
    uses: [],
    equations: [
      ["ble 0 0", "T"], ["ble 0 S m", "T"], ["ble S n 0", "F"], ["ble S n S m", "ble n m"],
    ],
  }],
]);

/**
 * Functions whose definitions Lean's library may hide. Where one is a constant without a
 * definition, of the right type, computing it is one more assumption taken from Lean's library:
 * some function has these values. Where it has a definition, it is unfolded.
 * @type {Map<string, Compute>}
 */
const HIDDEN = new Map([
  ["Nat.land", (n, m) => n & m],
  ["Nat.lor", (n, m) => n | m],
  ["Nat.xor", (n, m) => n ^ m],
  ["Nat.gcd", gcd],
  ["Nat.div", (n, m) => m === 0n ? 0n : n / m],
  ["Nat.mod", (n, m) => m === 0n ? n : n % m],
]);

const ARITY = new Map(Object.entries({ add: 2, sub: 2, mul: 2, pow: 2, beq: 2, ble: 2, pred: 1 }));

/** Once a definition or an axiom is in the environment: compute it from now on, if it is what is
 * meant. @param {Checker} k @param {Name} name */
export function learn(k, name) {
  if (!k.naturals) return;
  const found = k.declaration(name);
  const hidden = found.kind === "axiom" ? HIDDEN.get(name.text) : undefined;
  if (hidden !== undefined) {
    if (found.type === k.terms.pi(null, k.nat, k.terms.pi(null, k.nat, k.nat))) {
      k.fast.set(name, hidden);
      k.computed.push(name);
    }
    return;
  }
  if (found.kind === "def" && isDivision(k, name)) {
    k.fast.set(name, /** @type {Compute} */ (HIDDEN.get(name.text)));
    return;
  }
  const meaning = found.kind === "def" ? MEANINGS.get(name.text) : undefined;
  if (meaning === undefined) return;
  if (!meaning.uses.every((used) => k.fast.has(k.names.of(used)))) return;
  const n = k.terms.local(k.names.of("n"), k.nat), m = k.terms.local(k.names.of("m"), k.nat);
  const equations = meaning.equations.map((sides) => sides.map((text) => term(k, text, n, m)));
  if (equations.every(([one, other]) => holds(k, one, other))) k.fast.set(name, meaning.compute);
}

/** Whether both sides of an equation have a type, the same, and are equal by computation.
 * @param {Checker} k @param {Term} one @param {Term} other */
export function holds(k, one, other) {
  try {
    return convertible(k, infer(k, one, true), infer(k, other, true)) && convertible(k, one, other);
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}

/** A term in Polish notation. @param {Checker} k @param {string} text @param {Term} n
 * @param {Term} m @returns {Term} */
function term(k, text, n, m) {
  const one = k.terms.app(k.natSucc, k.natZero);
  const known = new Map(Object.entries({ n, m, T: k.true, F: k.false, 0: k.natZero, 1: one }));
  const words = text.split(" ");
  /** @returns {Term} */
  const next = () => {
    const word = /** @type {string} */ (words.shift());
    const simple = known.get(word);
    if (simple !== undefined) return simple;
    if (word === "S") return k.terms.app(k.natSucc, next());
    let made = k.terms.constant(k.names.of(`Nat.${word}`), k.levels.list([]));
    for (let i = 0; i < (ARITY.get(word) ?? 0); i++) made = k.terms.app(made, next());
    return made;
  };
  return next();
}
