// Proofs that are changed in one place at random.

import { APP, BVAR, CONST, LAM, LET, PI, PROJ } from "../../kernel/js/terms.js";

/** @typedef {import("../../kernel/js/checker.js").Checker} Checker */
/** @typedef {import("../../kernel/js/terms.js").Term} Term */
/** @typedef {import("../../kernel/js/names.js").Name} Name */
/** @typedef {{ term: Term, part: "a" | "b" | "c", above: Place | null }} Place */

/** The way that leaves a proof right: what is the same by computation stays so. */
export const UNFOLDED = "definition in the place of its name";

const MOST_PLACES = 20000, TRIES = 200;

/** Numbers that a seed determines. @param {number} seed @returns {(below: number) => number} */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 0x100000000 * below);
  };
}

/** @template T @param {T[]} list @param {number} i @param {number} j */
function swap(list, i, j) {
  [list[i], list[j]] = [list[j], list[i]];
}

/** Parts of a term that are terms. @param {Term} t @returns {("a" | "b" | "c")[]} */
function parts(t) {
  if (t.kind === APP || t.kind === LAM || t.kind === PI) return ["a", "b"];
  return t.kind === LET ? ["a", "b", "c"] : t.kind === PROJ ? ["a"] : [];
}

export class Mutator {
  /** @param {Checker} k @param {(below: number) => number} random */
  constructor(k, random) {
    this.k = k;
    this.random = random;
    /** constants with as many universe parameters and arguments @type {Map<string, Name[]>} */
    this.alike = new Map();
    for (const each of k.environment.values()) {
      const key = this.shape(each);
      const list = this.alike.get(key);
      if (list === undefined) this.alike.set(key, [each.name]);
      else list.push(each.name);
    }
  }

  /** @template T @param {T[]} list @returns {T} */
  pick(list) {
    return list[this.random(list.length)];
  }

  /** @param {import("../../kernel/js/checker.js").Declaration} declaration */
  shape(declaration) {
    let arity = 0;
    for (let type = declaration.type; type.kind === PI; type = type.b) arity++;
    return `${declaration.params.length},${arity}`;
  }

  /** Places in a term, of a large one those that are met first on a random walk.
   * @param {Term} term @returns {Place[]} */
  places(term) {
    /** @type {Place[]} */
    const found = [];
    const stack = [/** @type {Place} */ ({ term, part: "a", above: null })];
    while (stack.length > 0 && found.length < MOST_PLACES) {
      swap(stack, stack.length - 1, Math.max(0, stack.length - 1 - this.random(4)));
      const place = /** @type {Place} */ (stack.pop());
      found.push(place);
      for (const part of parts(place.term)) {
        stack.push({ term: place.term[part], part, above: place });
      }
    }
    return found;
  }

  /** The whole term with another part at a place. @param {Place} place @param {Term} other */
  put(place, other) {
    const { terms } = this.k;
    for (let { part, above } = place; above !== null; { part, above } = above) {
      const t = above.term;
      const [a, b, c] = /** @type {("a" | "b" | "c")[]} */ (["a", "b", "c"]).map((each) =>
        each === part ? other : t[each]);
      if (t.kind === APP) other = terms.app(a, b);
      else if (t.kind === LAM) other = terms.lam(t.c, a, b);
      else if (t.kind === PI) other = terms.pi(t.c, a, b);
      else other = t.kind === LET ? terms.let(a, b, c) : terms.proj(t.c, t.b, a);
    }
    return other;
  }

  /** Ways to change a part, if it is of a kind that can be changed so.
   * @returns {Record<string, (t: Term) => Term | undefined>} */
  get ways() {
    const { k } = this, { terms, levels } = k;
    return {
      "arguments swapped": (t) =>
        t.kind === APP && t.a.kind === APP ? terms.app(terms.app(t.a.a, t.b), t.a.b) : undefined,
      "argument dropped": (t) => t.kind === APP ? t.a : undefined,
      "argument repeated": (t) => t.kind === APP ? terms.app(t, t.b) : undefined,
      "function dropped": (t) => t.kind === APP ? t.b : undefined,
      "another constant": (t) => {
        const own = t.kind === CONST ? k.environment.get(t.a) : undefined;
        if (own === undefined) return undefined;
        for (let tries = 0; tries < 20; tries++) {
          const other = this.pick(this.alike.get(this.shape(own)) ?? [own.name]);
          if (other !== own.name && k.environment.has(other)) return terms.constant(other, t.b);
        }
        return undefined;
      },
      "another level": (t) => {
        if (t.kind !== CONST || t.b.length === 0) return undefined;
        const changed = [...t.b], i = this.random(changed.length);
        changed[i] = this.random(2) ? levels.succ(changed[i]) : levels.zero;
        return terms.constant(t.a, levels.list(changed));
      },
      "another variable": (t) =>
        t.kind === BVAR ? terms.bvar(t.a === 0 || this.random(2) ? t.a + 1 : t.a - 1) : undefined,
      "another binder": (t) =>
        t.kind === LAM && t.b.kind === LAM && t.b.a.loose === 0
          ? terms.lam(t.b.c, t.b.a, terms.lam(t.c, t.a, t.b.b))
          : undefined,
      "another field": (t) => t.kind === PROJ ? terms.proj(t.c, t.b + 1, t.a) : undefined,
      [UNFOLDED]: (t) => {
        const own = t.kind === CONST ? k.environment.get(t.a) : undefined;
        if (own === undefined || own.value === null || own.kind === "opaque") return undefined;
        if (own.params.length !== t.b.length) return undefined;
        return terms.withLevels(own.value(), own.params, t.b);
      },
    };
  }

  /** A term changed in one place, in the given way; undefined where no place was found for it. The
   * whole is put together when it is asked for, so that it weighs nothing afterwards.
   * @param {Place[]} places @param {string} way
   * @returns {{ value: () => Term, before: Term, after: Term } | undefined} */
  changed(places, way) {
    const change = this.ways[way];
    for (let tries = 0; tries < TRIES; tries++) {
      const place = this.pick(places), after = change(place.term);
      if (after !== undefined && after !== place.term) {
        return { value: () => this.put(place, after), before: place.term, after };
      }
    }
    return undefined;
  }
}
