// Whether the hypotheses of a theorem hold together anywhere, so that it does not speak of nothing.
//
// An *instance* of a theorem is an application of it to everything that its statement asks for,
// data and proofs, without a free variable. Where one stands in a declaration that was accepted, it
// has a type, so the proofs in it are proofs: all hypotheses hold at once for the data in it. An
// instance may also be another theorem away: where W applies T to what W's own variables give, each
// instance of W has one of T in it.

import { APP, args, BVAR, CONST, head, LAM, LET, PI, PROJ } from "./terms.js";

/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./terms.js").Term} Term */

/** What a variable stands for: something that may not exist, what W is applied to, or a closed
 * term. What a term stands for is the least of its variables. */
const OPEN = 0, GIVEN = 1, CLOSED = 2;

/** How many variables a statement begins with; what `let` names is none, but more may come behind
 * it. @param {Term} type */
function arity(type) {
  let count = 0;
  for (;;) {
    if (type.kind === PI) [type, count] = [type.b, count + 1];
    else if (type.kind === LET) type = type.c;
    else return count;
  }
}

export class Instances {
  constructor() {
    /** how many arguments a theorem takes @type {Map<Name, number>} */
    this.arities = new Map();
    /** where an instance stands @type {Map<Name, Name>} */
    this.direct = new Map();
    /** the theorems of which each instance has one of this @type {Map<Name, Set<Name>>} */
    this.through = new Map();
  }

  /** Look at a declaration that was accepted.
   * @param {"thm" | "def"} kind @param {Name} name @param {Term} type @param {Term} value */
  look(kind, name, type, value) {
    const count = kind === "thm" ? arity(type) : 0;
    if (kind === "thm") this.arities.set(name, count);
    new Search(this, name).enter(value, count);
  }

  /** Where each theorem has an instance: the declarations on the way, the one with the closed
   * application last; none for a theorem without variables. @returns {Map<Name, Name[]>} */
  found() {
    /** @type {Map<Name, Name[]>} */
    const found = new Map();
    for (const [name, count] of this.arities) if (count === 0) found.set(name, []);
    for (const [name, place] of this.direct) if (!found.has(name)) found.set(name, [place]);
    /** @type {Map<Name, Name[]>} */
    const inside = new Map();
    for (const [name, users] of this.through) {
      for (const user of users) inside.set(user, [...inside.get(user) ?? [], name]);
    }
    const waiting = [...found.keys()];
    for (let i = 0; i < waiting.length; i++) {
      const user = waiting[i];
      for (const name of inside.get(user) ?? []) {
        if (found.has(name)) continue;
        found.set(name, [user, .../** @type {Name[]} */ (found.get(user))]);
        waiting.push(name);
      }
    }
    return found;
  }
}

class Search {
  /** @param {Instances} all @param {Name} inside */
  constructor(all, inside) {
    this.all = all;
    this.inside = inside;
    /** @type {Set<string>} */
    this.seen = new Set();
    /** @type {Map<Term, boolean>} */
    this.known = new Map();
  }

  /** A proof, of which the first variables are what the theorem is applied to.
   * @param {Term} value @param {number} count */
  enter(value, count) {
    /** @type {number[]} */
    let scope = [];
    for (;;) {
      if (value.kind === LAM && count > 0) {
        [value, scope, count] = [value.b, [...scope, GIVEN], count - 1];
      } else if (value.kind === LET) {
        this.walk(value.b, scope);
        [value, scope] = [value.c, [...scope, this.rank(value.b, scope)]];
      } else return this.walk(value, scope);
    }
  }

  /** What a term stands for. @param {Term} term @param {number[]} scope */
  rank(term, scope) {
    if (term.loose === 0) return CLOSED;
    let least = CLOSED;
    /** @type {Map<number, Set<Term>>} terms seen under so many binders */
    const seen = new Map();
    /** @param {Term} t @param {number} depth */
    const go = (t, depth) => {
      if (t.loose <= depth || least === OPEN) return;
      const here = seen.get(depth) ?? new Set();
      if (here.has(t)) return;
      seen.set(depth, here.add(t));
      if (t.kind === BVAR) least = Math.min(least, scope[scope.length - 1 - (t.a - depth)] ?? OPEN);
      else if (t.kind === APP) [t.a, t.b].forEach((part) => go(part, depth));
      else if (t.kind === PROJ) go(t.a, depth);
      else if (t.kind === LET) {
        [t.a, t.b].forEach((part) => go(part, depth));
        go(t.c, depth + 1);
      } else {
        go(t.a, depth);
        go(t.b, depth + 1);
      }
    };
    go(term, 0);
    return least;
  }

  /** Whether a theorem is mentioned. @param {Term} t @returns {boolean} */
  mentions(t) {
    const known = this.known.get(t);
    if (known !== undefined) return known;
    const parts = t.kind === APP || t.kind === LAM || t.kind === PI
      ? [t.a, t.b]
      : t.kind === LET ? [t.a, t.b, t.c] : t.kind === PROJ ? [t.a] : [];
    const found = t.kind === CONST
      ? this.all.arities.has(t.a)
      : parts.some((part) => this.mentions(part));
    this.known.set(t, found);
    return found;
  }

  /** @param {Term} term @param {number[]} scope */
  walk(term, scope) {
    if (!this.mentions(term)) return;
    const key = `${term.id} ${term.loose > 0 ? scope.slice(-term.loose).join("") : ""}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (term.kind === APP || term.kind === CONST) this.application(term, scope);
    else if (term.kind === PROJ) this.walk(term.a, scope);
    else if (term.kind === LET) {
      this.walk(term.a, scope);
      this.walk(term.b, scope);
      this.walk(term.c, [...scope, this.rank(term.b, scope)]);
    } else if (term.kind === LAM || term.kind === PI) {
      this.walk(term.a, scope);
      this.walk(term.b, [...scope, OPEN]);
    }
  }

  /** @param {Term} term @param {number[]} scope */
  application(term, scope) {
    const given = args(term);
    let f = head(term);
    if (f.kind === CONST) this.note(f.a, given, scope);
    // (fun x => t) u, which `have` is written as: x stands for u
    let inner = scope;
    for (let i = 0; f.kind === LAM && i < given.length; i++, f = f.b) {
      this.walk(f.a, inner);
      inner = [...inner, this.rank(given[i], scope)];
    }
    if (f.kind !== CONST) this.walk(f, inner);
    for (const each of given) this.walk(each, scope);
  }

  /** @param {Name} theorem @param {Term[]} given @param {number[]} scope */
  note(theorem, given, scope) {
    const count = this.all.arities.get(theorem);
    if (count === undefined || count === 0 || given.length < count) return;
    const rank = Math.min(...given.slice(0, count).map((each) => this.rank(each, scope)));
    const { direct, through } = this.all;
    if (rank === CLOSED && !direct.has(theorem)) direct.set(theorem, this.inside);
    if (rank === GIVEN) through.set(theorem, (through.get(theorem) ?? new Set()).add(this.inside));
  }
}
