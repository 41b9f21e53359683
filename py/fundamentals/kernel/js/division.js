// Whether Nat.div and Nat.mod, as they are defined, are division and remainder.
//
// No recursion on numbers determines them as it stands. Lean subtracts again and again, and counts
// down from n + 1, so that it comes to an end:
//
//   div n m           =  if 0 < m then go m (n + 1) n else 0
//   go m (f + 1) x    =  if m ≤ x then go m f (x - m) + 1 else 0
//
// Such equations are checked by conversion, for variables. Where a definition has a proof, a
// variable stands here, since all proofs are equal; each says what is true. What the equations say
// of numbers depends on what they mention: ≤ is held to be that of numbers, `if` to choose by what
// is decided, and what decides m ≤ x has a type that leaves it no choice. Then go m f x is the
// quotient wherever x < f, by induction on f.

import { LAM, PI } from "./terms.js";
import { convertible } from "./convert.js";
import { holds } from "./literals.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./terms.js").Term} Term */

/** Whether a definition is what its name says: Nat.div or Nat.mod. @param {Checker} k
 * @param {Name} name */
export function isDivision(k, name) {
  if (name.text !== "Nat.div" && name.text !== "Nat.mod") return false;
  if (!k.fast.has(k.names.of("Nat.sub"))) return false;
  const division = new Division(k);
  return division.comparesNumbers() && division.chooses() &&
    (name.text === "Nat.div" ? division.divides() : division.leavesRest());
}

class Division {
  /** @param {Checker} k */
  constructor(k) {
    this.k = k;
    this.n = this.local("n", k.nat);
    this.m = this.local("m", k.nat);
    this.f = this.local("f", k.nat);
    this.x = this.local("x", k.nat);
    this.zero = k.natZero;
  }

  // Terms

  /** @param {string} name @param {Term} type */
  local(name, type) {
    return this.k.terms.local(this.k.names.of(name), type);
  }

  /** @param {string} name @param {Term[]} given */
  call(name, ...given) {
    const { terms, levels, names } = this.k;
    // `if` is for any type; here it makes numbers
    const at = name === "dite" ? [levels.one] : [];
    return terms.apps(terms.constant(names.of(name), levels.list(at)), given);
  }

  /** @param {Term} n */
  next(n) {
    return this.k.terms.app(this.k.natSucc, n);
  }

  /** n ≤ m. @param {Term} n @param {Term} m */
  le(n, m) {
    return this.call("Nat.le", n, m);
  }

  /** @param {Term} a @param {Term} b */
  arrow(a, b) {
    return this.k.terms.pi(null, a, b);
  }

  /** @param {Term[]} locals @param {Term} body */
  all(locals, body) {
    return this.k.terms.bind(PI, locals, body);
  }

  /** if h : p then t h else e @param {Term} p @param {Term} decided
   * @param {(h: Term) => Term} t @param {Term} e */
  where(p, decided, t, e) {
    const h = this.local("h", p), not = this.arrow(p, this.call("False"));
    const { terms } = this.k;
    const yes = terms.bind(LAM, [h], t(h)), no = terms.lam(null, not, e);
    return this.call("dite", this.k.nat, p, decided, yes, no);
  }

  // What the equations mention

  /** Whether a type has exactly these constructors. @param {string} name @param {Term} type
   * @param {Record<string, Term>} ctors */
  isType(name, type, ctors) {
    const { k } = this;
    const found = k.ofKind(k.names.of(name), "induct");
    const wanted = Object.entries(ctors);
    return found !== undefined && found.params.length === 0 && convertible(k, found.type, type) &&
      found.data.ctors.length === wanted.length &&
      wanted.every(([ctor, its], i) => found.data.ctors[i] === k.names.of(ctor) &&
        convertible(k, k.declaration(found.data.ctors[i]).type, its));
  }

  /** ≤ is that of numbers, and is decided. */
  comparesNumbers() {
    const { k, n, m } = this, { prop, type } = k.terms;
    const p = this.local("p", prop);
    const decidable = (/** @type {Term} */ what) => this.call("Decidable", what);
    const decides = (/** @type {string} */ name, /** @type {Term} */ what) =>
      k.ofKind(k.names.of(name), "def")?.params.length === 0 &&
      convertible(k, k.declaration(k.names.of(name)).type, this.all([n, m], decidable(what)));
    return this.isType("False", prop, {}) &&
      this.isType("Nat.le", this.arrow(k.nat, this.arrow(k.nat, prop)), {
        "Nat.le.refl": this.all([n], this.le(n, n)),
        "Nat.le.step": this.all([n, m], this.arrow(this.le(n, m), this.le(n, this.next(m)))),
      }) &&
      this.isType("Decidable", this.arrow(prop, type), {
        "Decidable.isFalse":
          this.all([p], this.arrow(this.arrow(p, this.call("False")), decidable(p))),
        "Decidable.isTrue": this.all([p], this.arrow(p, decidable(p))),
      }) &&
      decides("Nat.decLe", this.le(n, m)) && decides("Nat.decLt", this.le(this.next(n), m));
  }

  /** `if` is its first part where the proposition holds, and its second where it does not. */
  chooses() {
    const { k } = this, { terms } = k;
    const p = this.local("p", terms.prop), not = this.arrow(p, this.call("False"));
    const h = this.local("h", p), g = this.local("g", not);
    const t = this.local("t", this.arrow(p, k.nat)), e = this.local("e", this.arrow(not, k.nat));
    const yes = this.call("Decidable.isTrue", p, h), no = this.call("Decidable.isFalse", p, g);
    return holds(k, this.call("dite", k.nat, p, yes, t, e), terms.app(t, h)) &&
      holds(k, this.call("dite", k.nat, p, no, t, e), terms.app(e, g));
  }

  // The equations

  /** n by m is `go`, if m is positive, and else what is said; a step of `go` subtracts m where that
   * can be done, with one thing to do to what comes out, and else it ends with another.
   * @param {string} name @param {Term} otherwise @param {(result: Term) => Term} after
   * @param {Term} end */
  subtracts(name, otherwise, after, end) {
    const { k, n, m, f, x } = this, { terms } = k;
    const go = (/** @type {Term[]} */ ...given) => this.call(`${name}.go`, ...given);
    const positive = this.le(this.next(this.zero), m);
    const start = this.local("start", this.le(this.next(n), this.next(n)));
    const begun = this.where(positive, this.call("Nat.decLt", this.zero, m),
      (h) => go(m, h, this.next(n), n, start), otherwise);
    const h = this.local("h", positive);
    const left = this.call("Nat.sub", x, m);
    const enough = this.local("enough", this.le(this.next(x), this.next(f)));
    const still = this.local("still",
      this.arrow(this.le(m, x), this.le(this.next(left), f)));
    const step = this.where(this.le(m, x), this.call("Nat.decLe", m, x),
      (can) => after(go(m, h, f, left, terms.app(still, can))), end);
    return holds(k, this.call(name, n, m), begun) &&
      holds(k, go(m, h, this.next(f), x, enough), step);
  }

  divides() {
    return this.subtracts("Nat.div", this.zero, (result) => this.next(result), this.zero);
  }

  leavesRest() {
    const { k, n, m, x } = this;
    const can = this.le(m, this.next(n)), decided = this.call("Nat.decLe", m, this.next(n));
    // Nat.mod has `if` without a name for the proof: both come to the same by computation
    const rest = this.where(can, decided,
      () => this.call("Nat.modCore", this.next(n), m), this.next(n));
    return this.subtracts("Nat.modCore", n, (result) => result, x) &&
      holds(k, this.call("Nat.mod", this.zero, m), this.zero) &&
      holds(k, this.call("Nat.mod", this.next(n), m), rest);
  }
}
