// What declarations rest on: the axioms in their types and values, and in all that those mention.
//
// A set of axioms is a number whose bits are the axioms, so that a union costs next to nothing.

import { CONST, LIT, PROJ } from "./terms.js";
import { asNotation } from "./literals.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./terms.js").Term} Term */

export class Axioms {
  constructor() {
    /** @type {Name[]} bit by bit */
    this.names = [];
    /** @type {Map<Name, bigint>} */
    this.below = new Map();
  }

  /** @param {Name} name an axiom, or what is taken for one */
  assume(name) {
    const bit = 1n << BigInt(this.names.length);
    this.names.push(name);
    this.below.set(name, bit);
  }

  /** Note what declarations that belong together rest on.
   * @param {Checker} k @param {Name[]} names @param {Term[]} parts their types and values */
  note(k, names, parts) {
    let set = names.reduce((all, name) => all | (this.below.get(name) ?? 0n), 0n);
    const own = new Set(names);
    const seen = new Set();
    /** @param {Term} term */
    const visit = (term) => {
      const mentioned = term.kind === CONST ? term.a : term.kind === PROJ ? term.c : null;
      if (mentioned !== null && !own.has(mentioned)) set |= this.below.get(mentioned) ?? 0n;
      // a string mentions the constants of what it is notation for
      const text = term.kind === LIT && typeof term.a === "string";
      const meant = text ? asNotation(k, term) : undefined;
      if (meant !== undefined) k.terms.some(meant, visit, seen);
      return false;
    };
    for (const part of parts) k.terms.some(part, visit, seen);
    for (const name of names) this.below.set(name, set);
  }
}
