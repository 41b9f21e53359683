// A theorem as an export of its own, without what it rests on.

import { APP, BVAR, CONST, LAM, LET, LIT, PI, PROJ, SORT } from "../../kernel/js/terms.js";
import { IMAX, MAX, PARAM, SUCC } from "../../kernel/js/levels.js";

/** @typedef {import("../../kernel/js/checker.js").Checker} Checker */
/** @typedef {import("../../kernel/js/names.js").Name} Name */
/** @typedef {import("../../kernel/js/levels.js").Level} Level */
/** @typedef {import("../../kernel/js/terms.js").Term} Term */

class Writer {
  constructor() {
    /** @type {string[]} */
    this.lines = [];
    /** @type {Map<Name | Level | Term, number>} */
    this.known = new Map();
    this.counts = { in: 1, il: 1, ie: 0 };
  }

  /** @param {Name | Level | Term} what @param {"in" | "il" | "ie"} tag @param {() => object} row
   * @returns {number} */
  once(what, tag, row) {
    const known = this.known.get(what);
    if (known !== undefined) return known;
    const written = row(), number = this.counts[tag]++;
    this.lines.push(JSON.stringify({ ...written, [tag]: number }));
    this.known.set(what, number);
    return number;
  }

  /** @param {Name | null} name @returns {number} */
  name(name) {
    if (name === null || name.prefix === null) return 0;
    const { prefix, last } = name;
    return this.once(name, "in", () => {
      const pre = this.name(prefix);
      return typeof last === "string"
        ? { str: { pre, str: last } }
        : { num: { pre, i: Number(last) } };
    });
  }

  /** @param {Level} level @returns {number} */
  level(level) {
    const { kind, a, b } = level;
    if (![SUCC, MAX, IMAX, PARAM].includes(kind)) return 0;
    return this.once(level, "il", () => {
      if (kind === SUCC) return { succ: this.level(a) };
      if (kind === PARAM) return { param: this.name(a) };
      return { [kind === MAX ? "max" : "imax"]: [this.level(a), this.level(b)] };
    });
  }

  /** @param {Term} t @returns {number} */
  term(t) {
    return this.once(t, "ie", () => {
      const binder = () => ({
        name: this.name(t.c), type: this.term(t.a), body: this.term(t.b), binderInfo: "default",
      });
      switch (t.kind) {
        case BVAR:
          return { bvar: t.a };
        case SORT:
          return { sort: this.level(t.a) };
        case CONST: {
          const us = t.b.map((/** @type {Level} */ u) => this.level(u));
          return { const: { name: this.name(t.a), us } };
        }
        case APP:
          return { app: { fn: this.term(t.a), arg: this.term(t.b) } };
        case LAM:
          return { lam: binder() };
        case PI:
          return { forallE: binder() };
        case LET: {
          const [type, value, body] = [t.a, t.b, t.c].map((each) => this.term(each));
          return { letE: { name: 0, type, value, body, nondep: false } };
        }
        case PROJ:
          return { proj: { typeName: this.name(t.c), idx: t.b, struct: this.term(t.a) } };
        case LIT:
          return typeof t.a === "string" ? { strVal: t.a } : { natVal: `${t.a}` };
        default:
          throw new Error("a local cannot be written");
      }
    });
  }
}

/** @param {Name} name @param {Name[]} params @param {Term} type @param {Term} value */
export function theorem(name, params, type, value) {
  const writer = new Writer();
  const number = writer.name(name);
  const thm = {
    name: number, levelParams: params.map((each) => writer.name(each)),
    type: writer.term(type), value: writer.term(value), all: [number],
  };
  return [...writer.lines, JSON.stringify({ thm })];
}
