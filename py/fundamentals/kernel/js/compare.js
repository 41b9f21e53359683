// Whether the declarations of one export mean what those of the same names mean in another one.
//
// The other export is declared first. Then each declaration of the first is looked at, in order: a
// definition is the same if type and value are convertible, an inductive type if its constructors
// have the same types, a theorem if it states the same. From there on one stands for the other, so
// that what follows is compared in one environment. What has no counterpart, or is not the same, is
// declared beside it, definitions under another name, and unfolded where it is met.

import { declare, verdict } from "./declare.js";
import { convertible } from "./convert.js";
import { infer, mismatch, sortOf } from "./infer.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./checker.js").Declaration} Declaration */
/** @typedef {import("./declare.js").Given} Given */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./read.js").Reader} Reader */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {{ rule: string, why: string }} Difference */

/** A private name without the file that it is private to. @param {Name} name */
function openly(name) {
  return name.text.replace(/^_private\..*?\.0\./, "");
}

export class Comparison {
  /** @param {Checker} k the environment of the other export
   * @param {Reader} reader the declarations to compare
   * @param {Set<string>} own which of them are compared; the others are what both rest on, and have
   *   to be the very same, as they are written */
  constructor(k, reader, own) {
    this.k = k;
    this.reader = reader;
    this.own = own;
    /** @type {Map<string, Declaration[]>} */
    this.known = new Map();
    for (const each of k.environment.values()) {
      const name = openly(each.name);
      this.known.set(name, [...this.known.get(name) ?? [], each]);
    }
  }

  /** What a declaration may be the same as: of its very name, or, where there is none, those of
   * its name in any file. @param {Name} name @returns {Declaration[]} */
  candidates(name) {
    const found = this.known.get(openly(name)) ?? [];
    const exact = found.filter((each) => each.name === name);
    return exact.length > 0 ? exact : found;
  }

  /** What comes of a declaration: nothing if it is the same, or is not to be compared.
   * @param {Given} given @param {number} milliseconds @returns {Difference | null} */
  next(given, milliseconds) {
    const { k, reader } = this;
    const { name } = given;
    if (!this.own.has(name.text)) {
      const other = k.environment.get(name);
      if (other === undefined) declare(k, given, milliseconds);
      else this.agree(given, other);
      return null;
    }
    const others = this.candidates(name);
    /** @type {Difference} */
    let difference = { rule: "missing", why: `there is no ${name.text} to compare it with` };
    for (const other of others) {
      k.deadline = Date.now() + milliseconds;
      k.terms.begin();
      try {
        this.same(given, other);
        reader.called.set(name, other.name);
        return null;
      } catch (error) {
        difference = verdict(error);
      } finally {
        k.terms.end();
        k.reset([]);
      }
    }
    try {
      if (given.kind === "inductive") declare(k, given, milliseconds);
      else {
        const apart = k.names.child(k.names.of("compared"), name.text);
        declare(k, { ...given, name: apart }, milliseconds);
        reader.called.set(name, apart);
      }
    } catch (error) {
      return others.length === 0 ? verdict(error) : difference;
    }
    return difference;
  }

  /** Reject what is not written as in the other export. @param {Given} given
   * @param {Declaration} other */
  agree(given, other) {
    const { k } = this;
    k.terms.begin();
    try {
      /** @type {{ name: Name, params: Name[], type: Term, ctors?: Name[] }[]} */
      let parts;
      if (given.kind === "inductive") {
        const group = given.group();
        parts = [...group.types, ...group.ctors];
      } else parts = [{ name: given.name, params: given.params, type: given.type() }];
      const kind = given.kind === "inductive" ? "induct" : given.kind;
      const value = given.kind === "def" || given.kind === "opaque" ? given.value() : null;
      const same = parts.every(({ name, params, type, ctors }) => {
        const its = k.environment.get(name);
        return its?.type === type && its.params.length === params.length &&
          its.params.every((each, i) => each === params[i]) &&
          (ctors === undefined || its.data?.ctors.length === ctors.length);
      });
      if (!same || kind !== other.kind || (value !== null && value !== other.value?.())) {
        k.reject("base", `${given.name.text}, which is not compared, is another one here`);
      }
    } finally {
      k.terms.end();
    }
  }

  /** Reject what is not the same. @param {Given} given @param {Declaration} other */
  same(given, other) {
    const { k } = this;
    if (given.kind === "inductive") {
      // its constructors mention it
      this.reader.called.set(given.name, other.name);
      try {
        return this.sameGroup(given.group(), other);
      } catch (error) {
        this.reader.called.delete(given.name);
        throw error;
      }
    }
    const kinds = [given.kind, other.kind].map((kind) => kind === "thm" ? "axiom" : kind);
    if (kinds[0] !== kinds[1]) k.reject("kind", `one is ${kinds[0]}, the other ${kinds[1]}`);
    this.sameType(given.params, given.type(), other);
    if (given.kind === "def" || given.kind === "opaque") {
      const value = given.value(), type = infer(k, value, true);
      const wanted = this.from(other, other.type, given.params);
      if (!convertible(k, type, wanted)) mismatch(k, "value", value, type, wanted);
      const meant = this.from(other, /** @type {() => Term} */ (other.value)(), given.params);
      if (!convertible(k, value, meant)) this.differ("value", value, meant);
    }
  }

  /** @param {import("./inductive.js").Group} group @param {Declaration} other */
  sameGroup(group, other) {
    const { k, reader } = this;
    if (other.kind !== "induct") k.reject("kind", `the other is no type, but ${other.kind}`);
    if (group.types.length !== 1 || other.data.all.length !== 1) {
      k.reject("inductive", "groups of several types are not compared");
    }
    const [type] = group.types;
    this.sameType(type.params, type.type, other);
    const ctors = other.data.ctors.map((/** @type {Name} */ name) => k.declaration(name));
    const pairs = group.ctors.map((ctor, i) => /** @type {const} */ ([ctor, ctors[i]]));
    const together = group.ctors.length === ctors.length && type.numParams === other.data.numParams;
    if (!together || pairs.some(([one, two]) => openly(one.name) !== openly(two.name))) {
      k.reject("constructors", "they have other constructors or parameters");
    }
    for (const [one, two] of pairs) this.sameType(one.params, one.type, two);
    // the recursors follow from the constructors
    for (const rec of group.recs) {
      const match = k.environment.get(k.names.child(other.name, rec.name.last));
      if (match?.kind !== "rec") k.reject("inductive", `there is no ${rec.name.text}`);
      reader.called.set(rec.name, /** @type {Declaration} */ (match).name);
    }
    for (const [one, two] of pairs) reader.called.set(one.name, two.name);
  }

  /** @param {Name[]} params @param {Term} type @param {Declaration} other */
  sameType(params, type, other) {
    const { k } = this;
    if (params.length !== other.params.length) {
      const [one, two] = [params.length, other.params.length];
      k.reject("levels", `one has ${one} universe levels, the other ${two}`);
    }
    k.reset(params);
    sortOf(k, type, true);
    const wanted = this.from(other, other.type, params);
    if (!convertible(k, type, wanted)) this.differ("type", type, wanted);
  }

  /** A term of the other export, with these names for its universe levels.
   * @param {Declaration} other @param {Term} term @param {Name[]} params */
  from(other, term, params) {
    const { k } = this;
    return k.terms.withLevels(term, other.params, params.map((name) => k.levels.param(name)));
  }

  /** @param {string} rule @param {Term} one @param {Term} two @returns {never} */
  differ(rule, one, two) {
    const [is, not] = this.k.showBoth(one, two);
    return this.k.reject(rule, `the ${rule}s differ:\n  ${is}\nis not\n  ${not}`);
  }
}
