// What the kernel holds of a declaration, as one hash for the statement and one for the proof.
//
// `digest.py` computes the same from the lines of an export, without the kernel, so that what is
// accepted can be compared with what is written. Names of bound variables count for nothing.

import { createHash } from "node:crypto";
import { APP, BVAR, CONST, LAM, LET, LIT, PI, PROJ, SORT } from "../../kernel/js/terms.js";
import { IMAX, MAX, PARAM, SUCC } from "../../kernel/js/levels.js";

/** @typedef {import("../../kernel/js/checker.js").Checker} Checker */
/** @typedef {import("../../kernel/js/names.js").Name} Name */
/** @typedef {import("../../kernel/js/levels.js").Level} Level */
/** @typedef {import("../../kernel/js/terms.js").Term} Term */

/** @param {(string | number)[]} parts */
function hash(...parts) {
  return createHash("sha256").update(parts.join("|")).digest("hex").slice(0, 32);
}

/** @param {string} text */
function hex(text) {
  return Buffer.from(text, "utf16le").toString("hex");
}

export class Digest {
  /** @param {Checker} k */
  constructor(k) {
    this.k = k;
    /** @type {Map<Name | Level | Term, string>} */
    this.known = new Map();
  }

  /** @template {Name | Level | Term} T @param {T} what @param {() => string} compute */
  once(what, compute) {
    let found = this.known.get(what);
    if (found === undefined) this.known.set(what, found = compute());
    return found;
  }

  /** @param {Name} name @returns {string} */
  name(name) {
    if (name.prefix === null) return hash("anonymous");
    const { prefix, last } = name;
    return this.once(name, () =>
      typeof last === "string"
        ? hash("str", this.name(prefix), hex(last))
        : hash("num", this.name(prefix), `${last}`));
  }

  /** @param {Level} level @returns {string} */
  level(level) {
    return this.once(level, () => {
      switch (level.kind) {
        case SUCC:
          return hash("succ", this.level(level.a));
        case MAX:
          return hash("max", this.level(level.a), this.level(level.b));
        case IMAX:
          return hash("imax", this.level(level.a), this.level(level.b));
        case PARAM:
          return hash("param", this.name(level.a));
        default:
          return hash("zero");
      }
    });
  }

  /** @param {Term} t @returns {string} */
  term(t) {
    return this.once(t, () => {
      switch (t.kind) {
        case BVAR:
          return hash("bvar", t.a);
        case SORT:
          return hash("sort", this.level(t.a));
        case CONST: {
          const levels = t.b.map((/** @type {Level} */ u) => this.level(u));
          return hash("const", this.name(t.a), ...levels);
        }
        case APP:
          return hash("app", this.term(t.a), this.term(t.b));
        case LAM:
          return hash("lam", this.term(t.a), this.term(t.b));
        case PI:
          return hash("forallE", this.term(t.a), this.term(t.b));
        case LET:
          return hash("letE", this.term(t.a), this.term(t.b), this.term(t.c));
        case PROJ:
          return hash("proj", this.name(t.c), t.b, this.term(t.a));
        case LIT:
          return typeof t.a === "string" ? hash("strVal", hex(t.a)) : hash("natVal", `${t.a}`);
        default:
          return hash("local");
      }
    });
  }

  /** Of a declaration that was accepted. @param {Name} name
   * @returns {{ name: string, statement: string, proof: string }} */
  declaration(name) {
    const { k } = this, found = k.declaration(name), own = this.name(name);
    const parts = [found.kind, own, ...found.params.map((each) => this.name(each))];
    parts.push(this.term(found.type));
    let proof = "";
    if (found.kind === "induct") {
      for (const each of found.data.all) {
        const type = k.declaration(each);
        parts.push(this.name(each), this.term(type.type), type.data.numParams);
        for (const ctor of type.data.ctors) {
          parts.push(this.name(ctor), this.term(k.declaration(ctor).type));
        }
      }
    } else if (found.kind === "quot") parts.push(found.data.kind);
    else if (found.kind === "def" && found.value !== null) parts.push(this.term(found.value()));
    else if (found.kind === "thm" && found.value !== null) proof = this.term(found.value());
    return { name: own, statement: hash(...parts), proof };
  }
}
