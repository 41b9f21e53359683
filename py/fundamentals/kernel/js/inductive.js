// Inductive types, from the ground: what is declared is checked, and the recursors are computed and
// compared with those that are recorded.
//
// A declaration is a group of types that mention one another, with parameters in common. A type
// that occurs inside of another one, as in `node : List Tree → Tree`, is *nested*: then the group
// is extended by a copy of the other type at those arguments, checked like the rest, and the copies
// are replaced by what they stand for in the recursors.

import { APP, args, CONST, head, LAM, PI, SORT } from "./terms.js";
import { infer, levelAt, sortOf } from "./infer.js";
import { whnf } from "./reduce.js";
import { convertible } from "./convert.js";

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./levels.js").Level} Level */
/** @typedef {import("./terms.js").Term} Term */
/**
 * @typedef {{ name: Name, params: Name[], type: Term, numParams: number, numIndices: number,
 *   all: Name[], ctors: Name[], numNested: number, isRec: boolean, isReflexive: boolean }}
 * TypeRecord
 * @typedef {{ name: Name, params: Name[], type: Term, induct: Name, cidx: number,
 *   numParams: number, numFields: number }} CtorRecord
 * @typedef {{ name: Name, params: Name[], type: Term, all: Name[], numParams: number,
 *   numIndices: number, numMotives: number, numMinors: number, k: boolean,
 *   rules: { ctor: Name, nfields: number, rhs: Term }[] }} RecRecord
 * @typedef {{ types: TypeRecord[], ctors: CtorRecord[], recs: RecRecord[] }} Group
 * @typedef {{ name: Name, type: Term, ctors: { name: Name, type: Term }[] }} Member
 * @typedef {{ locals: Term[], member: Member, type: Term }} Recursive what a field takes and yields
 * @typedef {Recursive & { value: Term, local: Term }} Hypothesis
 * @typedef {{ ctor: Member["ctors"][0], fields: Term[], hypotheses: Hypothesis[], minor: Term,
 *   goal: Term, owner: number }} Step what a recursor does at a constructor
 */

/** Identity functions that carry a note, with their numbers of arguments. */
const NOTES = new Map(Object.entries({ outParam: 1, semiOutParam: 1, optParam: 2, autoParam: 2 }));

/** @param {Name[]} one @param {Name[]} other */
function sameNames(one, other) {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}

/** Check a group and add it to the environment. @param {Checker} k @param {Group} group */
export function addInductive(k, group) {
  new Inductive(k, group).add();
}

class Inductive {
  /** @param {Checker} k @param {Group} group */
  constructor(k, group) {
    this.k = k;
    this.terms = k.terms;
    this.group = group;
    const first = group.types[0];
    if (first === undefined) k.reject("inductive", "a group without types");
    this.params = first.params;
    this.levels = k.levels.list(this.params.map((name) => k.levels.param(name)));
    this.numParams = first.numParams;
    /** @type {Member[]} the types declared, then the copies of nested ones */
    this.members = [];
    /** @type {Term[]} locals for the parameters */
    this.locals = [];
    /** @type {Map<Name, Term>} what each copy stands for, in the parameters' locals */
    this.copied = new Map();
    /** @type {Map<Name, Name>} what the constructors of copies are copies of */
    this.originals = new Map();
    /** @type {Name[]} added for the time of the check only */
    this.added = [];
    /** @type {number[]} how many indices each member has */
    this.counts = [];
  }

  /** @param {string} message @returns {never} */
  reject(message) {
    return this.k.reject("inductive", message);
  }

  add() {
    const { k, group } = this;
    this.recordsAgree();
    for (const type of group.types) {
      const ctors = type.ctors.map((name) => {
        const ctor = group.ctors.find((each) => each.name === name);
        if (ctor === undefined) {
          this.reject(`the constructor ${name.text} of ${type.name.text} is missing`);
        }
        return { name, type: /** @type {CtorRecord} */ (ctor).type };
      });
      this.members.push({ name: type.name, type: type.type, ctors });
    }
    for (const member of this.members) this.checkType(member);
    this.openParameters();
    // the types first, so that constructors can mention them
    group.types.forEach((type, i) => this.declareType(this.members[i], type));
    this.unnest();
    for (const member of this.members.slice(group.types.length)) {
      k.environment.set(member.name, this.asType(member, []));
      this.added.push(member.name);
    }
    this.counts = this.members.map((member) => this.indexCount(member));
    for (const member of this.members) this.checkConstructors(member);
    this.declareConstructors();
    this.checkRecursors();
  }

  /** What the record says of itself has to fit together. */
  recordsAgree() {
    const { group } = this;
    const names = group.types.map((type) => type.name);
    const all = [...group.types, ...group.ctors, ...group.recs];
    for (const each of all) {
      if (this.k.environment.has(each.name)) this.reject(`${each.name.text} is declared already`);
    }
    if (new Set(all.map((each) => each.name)).size !== all.length) {
      this.reject("a name comes twice");
    }
    for (const type of group.types) {
      if (!sameNames(type.params, this.params) || type.numParams !== this.numParams) {
        this.reject(`${type.name.text} has other parameters than the rest of its group`);
      }
      if (!sameNames(type.all, names)) {
        this.reject(`${type.name.text} is recorded with another group`);
      }
    }
    if (new Set(this.params).size !== this.params.length) {
      this.reject("a universe parameter comes twice");
    }
    if (group.ctors.length !== group.types.reduce((sum, type) => sum + type.ctors.length, 0)) {
      this.reject("there are constructors of no type");
    }
    for (const ctor of group.ctors) {
      const type = group.types.find((each) => each.name === ctor.induct);
      if (type?.ctors[ctor.cidx] !== ctor.name || ctor.numParams !== this.numParams ||
        !sameNames(ctor.params, this.params)) {
        this.reject(`the record of the constructor ${ctor.name.text} does not fit its type`);
      }
    }
  }

  // Types

  /** A type's type is Π parameters, Π indices, and a sort as it is written.
   * @param {Member} member */
  checkType(member) {
    const { k } = this, name = member.name.text;
    if (member.type.loose > 0 || member.type.hasLocal) this.reject(`${name}: a loose variable`);
    sortOf(k, member.type, true);
    let type = member.type;
    while (type.kind === PI) type = type.b;
    // a sort that has to be computed may be one for one proof of a proposition and stuck at another
    if (type.kind !== SORT) {
      this.reject(`the type of ${name} does not end in a sort: ${k.show(type)}`);
    }
    if (this.sort === undefined) this.sort = /** @type {Level} */ (type.a);
    if (!k.levels.equal(this.sort, type.a)) {
      this.reject("the types of the group are in different universes");
    }
  }

  openParameters() {
    const { k, terms } = this;
    const first = k.open(PI, this.members[0].type, this.numParams);
    if (first.locals.length < this.numParams) this.reject("fewer parameters than are said");
    this.locals = first.locals;
    for (const member of this.members.slice(1)) {
      let type = member.type;
      this.locals.forEach((local, i) => {
        if (type.kind !== PI) this.reject(`${member.name.text} has fewer parameters than are said`);
        if (!convertible(k, terms.instantiate(type.a, this.locals.slice(0, i)), local.b)) {
          this.reject(`the parameters of ${member.name.text} are not those of the group`);
        }
        type = type.b;
      });
    }
  }

  /** @param {Member} member */
  indexCount(member) {
    let count = -this.numParams;
    for (let type = member.type; type.kind === PI; type = type.b) count++;
    if (count < 0) this.reject(`${member.name.text} has fewer parameters than are said`);
    return count;
  }

  /** @param {Member} member @param {TypeRecord} record */
  declareType(member, record) {
    const count = this.indexCount(member);
    if (record.numIndices !== count) {
      this.reject(`${member.name.text} has ${count} indices, not ${record.numIndices}`);
    }
    this.k.environment.set(member.name, this.asType(member, record.ctors));
  }

  /** @param {Member} member @param {Name[]} ctors @returns {any} */
  asType(member, ctors) {
    return {
      kind: "induct", name: member.name, params: this.params, type: member.type,
      value: null, height: 0,
      data: {
        numParams: this.numParams, numIndices: this.indexCount(member), ctors, sort: this.sort,
        isRec: true, all: this.group.types.map((type) => type.name),
      },
    };
  }

  // Nested occurrences

  /** Replace nested occurrences in constructors by copies, until there are none. */
  unnest() {
    const { terms } = this;
    for (let i = 0; i < this.members.length; i++) {
      const member = this.members[i];
      const declared = i < this.group.types.length;
      member.ctors = member.ctors.map(({ name, type }) => {
        if (declared) this.checkParameters(type, name);
        const body = this.atParameters(type, name);
        return { name, type: terms.bind(PI, this.locals, this.replaceNested(body)) };
      });
    }
    const nested = this.members.length - this.group.types.length;
    for (const type of this.group.types) {
      if (type.numNested !== nested) {
        this.reject(`${type.name.text} is recorded with ${type.numNested} nested types, ` +
          `there are ${nested}`);
      }
    }
  }

  /** A constructor's type as it is declared: a type, with the group's parameters in front.
   * @param {Term} type @param {Name} name */
  checkParameters(type, name) {
    const { k, terms } = this;
    if (type.loose > 0 || type.hasLocal) this.reject(`${name.text}: a loose variable`);
    sortOf(k, type, true);
    this.locals.forEach((local, i) => {
      const before = this.locals.slice(0, i);
      if (type.kind !== PI || !convertible(k, terms.instantiate(type.a, before), local.b)) {
        this.reject(`the parameters of ${name.text} are not those of its type`);
      }
      type = type.b;
    });
  }

  /** A constructor's type at the locals of the parameters. @param {Term} type @param {Name} name */
  atParameters(type, name) {
    for (let i = 0; i < this.numParams; i++) {
      if (type.kind !== PI) this.reject(`${name.text} has fewer parameters than its type`);
      type = type.b;
    }
    return this.terms.instantiate(type, this.locals);
  }

  /** @param {Term} term @returns {Term} */
  replaceNested(term) {
    return this.terms.replace(term, (part) => {
      if (part.kind !== APP && part.kind !== CONST) return undefined;
      return this.copyOf(part);
    });
  }

  /** The copy for an application J As is of another inductive type whose parameters As mention the
   * group. @param {Term} term @returns {Term | undefined} */
  copyOf(term) {
    const { k, terms } = this;
    const f = head(term);
    const other = f.kind === CONST ? k.ofKind(f.a, "induct") : undefined;
    if (other === undefined || this.members.some((member) => member.name === f.a)) return undefined;
    const given = args(term);
    const { numParams, all } = other.data;
    if (given.length < numParams) return undefined;
    const own = given.slice(0, numParams);
    if (!own.some((part) => this.mentions(part))) return undefined;
    if (own.some((part) => part.loose > 0)) {
      this.reject(`a nested type depends on a bound variable: ${k.show(term)}`);
    }
    if (!own.every((part) => this.uniform(part))) {
      this.reject(`a nested type mentions the group at other parameters: ${k.show(term)}`);
    }
    const sort = levelAt(k, other.data.sort, other, f);
    if (!k.levels.equal(sort, /** @type {Level} */ (this.sort))) {
      this.reject(`a nested type is in another universe: ${k.show(term)}`);
    }
    const key = terms.apps(f, own);
    let name = [...this.copied].find(([, what]) => what === key)?.[0];
    if (name === undefined) {
      for (const each of all) {
        const found = k.declaration(each);
        const copy = k.names.child(k.names.own, BigInt(this.copied.size));
        this.copied.set(copy, terms.apps(terms.constant(each, f.b), own));
        if (each === f.a) name = copy;
        this.members.push({
          name: copy,
          type: terms.bind(PI, this.locals, this.specialized(found, f.b, own)),
          ctors: found.data.ctors.map((/** @type {Name} */ ctor, /** @type {number} */ nth) => {
            const name = k.names.child(copy, BigInt(nth));
            this.originals.set(name, ctor);
            const type = this.specialized(k.declaration(ctor), f.b, own);
            return { name, type: terms.bind(PI, this.locals, type) };
          }),
        });
      }
    }
    const made = terms.apps(terms.constant(/** @type {Name} */ (name), this.levels), this.locals);
    return terms.apps(made, given.slice(numParams).map((part) => this.replaceNested(part)));
  }

  /** A declaration's type at levels and parameters. @param {any} found @param {any} levels
   * @param {Term[]} own */
  specialized(found, levels, own) {
    let type = this.terms.withLevels(found.type, found.params, levels);
    for (const value of own) {
      if (type.kind !== PI) type = whnf(this.k, type);
      type = this.terms.instantiate(type.b, [value]);
    }
    return type;
  }

  /** Whether a term mentions the group at exactly its own parameters, if at all.
   * @param {Term} term @returns {boolean} */
  uniform(term) {
    const { terms } = this;
    const exact = new Set(this.members.map((member) =>
      terms.apps(terms.constant(member.name, this.levels), this.locals)));
    return !this.mentions(terms.replace(term, (part) => exact.has(part) ? terms.prop : undefined));
  }

  /** Whether a term mentions a type of the group. @param {Term} term */
  mentions(term) {
    return this.terms.some(term, (part) =>
      part.kind === CONST && this.members.some((member) => member.name === part.a));
  }

  // Constructors

  /** @param {Member} member */
  checkConstructors(member) {
    const { k } = this, sort = /** @type {Level} */ (this.sort);
    for (const { name, type } of member.ctors) {
      sortOf(k, type, true);
      const { locals, body } = k.open(PI, type);
      for (const field of locals.slice(this.numParams)) {
        const level = sortOf(k, field.b, true);
        if (!k.levels.isZero(sort) && !k.levels.leq(level, sort, 0)) {
          const [large, small] = [level, sort].map((each) => k.levels.show(each));
          this.reject(`a field of ${name.text}, of the type ${k.show(field.b)}, lives in the ` +
            `universe ${large}, too large for its type in ${small}`);
        }
        this.checkPositive(field.b, name, locals.slice(0, this.numParams));
      }
      if (this.memberOf(body, locals.slice(0, this.numParams)) !== member) {
        this.reject(`${name.text} makes a ${k.show(body)}, ` +
          `not a ${member.name.text} at its parameters`);
      }
    }
  }

  /** The member that a type is, at exactly the parameters, with indices free of the group.
   * @param {Term} type @param {readonly Term[]} parameters @returns {Member | undefined} */
  memberOf(type, parameters) {
    const f = head(type), given = args(type);
    const i = f.kind === CONST ? this.members.findIndex((member) => member.name === f.a) : -1;
    if (i < 0 || f.b !== this.levels) return undefined;
    if (given.length !== this.numParams + this.counts[i]) return undefined;
    if (parameters.some((local, j) => given[j] !== local)) return undefined;
    if (given.slice(this.numParams).some((part) => this.mentions(part))) return undefined;
    return this.members[i];
  }

  /** The group occurs in a field's type as what a function yields, or not at all.
   * @param {Term} type @param {Name} ctor @param {readonly Term[]} parameters */
  checkPositive(type, ctor, parameters) {
    const { k } = this;
    type = whnf(k, type);
    while (type.kind === PI && this.mentions(type)) {
      if (this.mentions(type.a)) {
        this.reject(`${ctor.text} takes a function out of the type that it makes: ${k.show(type)}`);
      }
      const { body } = k.open(PI, type, 1);
      type = whnf(k, body);
    }
    if (this.mentions(type) && this.memberOf(type, parameters) === undefined) {
      this.reject(`${ctor.text} mentions its type where it may not: ${k.show(type)}`);
    }
  }

  declareConstructors() {
    const { k, group } = this;
    let recursive = false, reflexive = false;
    this.members.forEach((member) => {
      member.ctors.forEach(({ name, type }, cidx) => {
        const { locals } = k.open(PI, type);
        const fields = locals.slice(this.numParams);
        for (const field of fields) {
          recursive ||= this.mentions(field.b);
          reflexive ||= field.b.kind === PI && this.mentions(field.b);
        }
        const record = group.ctors.find((each) => each.name === name);
        if (record !== undefined && record.numFields !== fields.length) {
          this.reject(`${name.text} has ${fields.length} fields, not ${record.numFields}`);
        }
        if (record === undefined) this.added.push(name);
        k.environment.set(name, {
          kind: "ctor", name, params: this.params, type: record?.type ?? type,
          value: null, height: 0,
          data: { induct: member.name, cidx, numParams: this.numParams, numFields: fields.length },
        });
      });
    });
    for (const type of group.types) {
      if (type.isRec !== recursive || type.isReflexive !== reflexive) {
        this.reject(`${type.name.text} is not recorded as what it is: ` +
          `recursive ${recursive}, reflexive ${reflexive}`);
      }
      k.declaration(type.name).data.isRec = recursive;
    }
  }

  /** Of a field that is recursive: the arguments it takes, and the member that it yields.
   * @param {Term} field @param {readonly Term[]} parameters */
  recursive(field, parameters) {
    const { k } = this;
    /** @type {Term[]} */
    const locals = [];
    let type = whnf(k, field.b);
    while (type.kind === PI) {
      const opened = k.open(PI, type, 1);
      locals.push(...opened.locals);
      type = whnf(k, opened.body);
    }
    const member = this.memberOf(type, parameters);
    return member === undefined ? undefined : { locals, member, type };
  }

  // Recursors

  /** Whether a recursor may make terms of any universe, or proofs only. */
  largeElimination() {
    const { k } = this;
    const sort = /** @type {Level} */ (this.sort);
    if (k.levels.neverZero(sort)) return true;
    if (this.members.length > 1) return false;
    const [{ ctors }] = this.members;
    if (ctors.length > 1) return false;
    if (ctors.length === 0) return true;
    // the one constructor: each field is a proof, or can be read off the type
    const { locals, body } = k.open(PI, ctors[0].type);
    const shown = args(body);
    return locals.slice(this.numParams).every((field) =>
      k.levels.isZero(sortOf(k, field.b, false)) || shown.includes(field));
  }

  checkRecursors() {
    const { k, group, terms } = this;
    const large = this.largeElimination();
    if (group.recs.length !== this.members.length) {
      this.reject(`there are ${group.recs.length} recursors for ${this.members.length} types`);
    }
    const first = group.types[0].name;
    const names = this.members.map((member, i) =>
      i < group.types.length
        ? k.names.child(member.name, "rec")
        : k.names.child(first, `rec_${i - group.types.length + 1}`));
    const records = names.map((name) => {
      const record = group.recs.find((each) => each.name === name);
      return record ?? this.reject(`the recursor ${name.text} is missing`);
    });
    const params = records[0].params;
    const own = large ? params.slice(1) : params;
    const count = this.params.length + (large ? 1 : 0);
    if (!sameNames(own, this.params) || new Set(params).size !== count) {
      this.reject(`the universe parameters of ${names[0].text} are not those of its type` +
        (large ? " and one more" : ""));
    }
    const elim = large ? k.levels.param(params[0]) : k.levels.zero;
    const recLevels = k.levels.list(params.map((name) => k.levels.param(name)));
    k.params = params;
    // motives: for each type, what is made of its terms
    const opened = this.members.map((member) => {
      const { locals: indices } = k.open(PI, this.atParameters(member.type, member.name));
      const type = terms.constant(member.name, this.levels);
      const family = terms.apps(terms.apps(type, this.locals), indices);
      return { indices, major: terms.local(k.names.of("t"), family) };
    });
    const motives = opened.map(({ indices, major }, i) =>
      terms.local(k.names.of(this.members.length > 1 ? `motive_${i + 1}` : "motive"),
        terms.bind(PI, [...indices, major], terms.sort(elim))));
    const motiveOf = (/** @type {Member} */ member) => motives[this.members.indexOf(member)];
    // minor premises: for each constructor, a step
    /** @type {Step[]} */
    const steps = [];
    this.members.forEach((member, owner) => {
      for (const ctor of member.ctors) {
        const { locals: fields, body } = k.open(PI, this.atParameters(ctor.type, ctor.name));
        const hypotheses = fields.flatMap((field) => {
          const rec = this.recursive(field, this.locals);
          if (rec === undefined) return [];
          const value = terms.apps(field, rec.locals);
          const at = args(rec.type).slice(this.numParams);
          const goal = terms.app(terms.apps(motiveOf(rec.member), at), value);
          const name = k.names.child(k.names.anonymous, `${field.a?.text ?? "x"}_ih`);
          return [{ ...rec, value, local: terms.local(name, terms.bind(PI, rec.locals, goal)) }];
        });
        const maker = terms.constant(ctor.name, this.levels);
        const made = terms.apps(terms.apps(maker, this.locals), fields);
        const goal = terms.app(terms.apps(motives[owner], args(body).slice(this.numParams)), made);
        const all = [...fields, ...hypotheses.map((each) => each.local)];
        const label = k.names.child(k.names.anonymous, ctor.name.last);
        const minor = terms.local(label, terms.bind(PI, all, goal));
        steps.push({ ctor, fields, hypotheses, minor, owner, goal });
      }
    });
    const minors = steps.map((step) => step.minor);
    const fixed = [...this.locals, ...motives, ...minors];
    const isK = this.members.length === 1 && k.levels.isZero(/** @type {Level} */ (this.sort)) &&
      steps.length === 1 && steps[0].fields.length === 0;
    // from here on nothing mentions the copies any more, and what would is rejected
    for (const name of this.added) k.environment.delete(name);
    k.reset(params);
    records.forEach((record, i) => {
      const { indices, major: t } = opened[i];
      const goal = terms.app(terms.apps(motives[i], indices), t);
      const type = this.uncopied(terms.bind(PI, [...fixed, ...indices, t], goal));
      if (this.plain(type) !== this.plain(record.type)) {
        const [is, not] = k.showBoth(record.type, type);
        this.reject(`the recursor ${record.name.text} has the type\n  ${is}\nand not\n  ${not}`);
      }
      if (!sameNames(record.params, params)) {
        this.reject(`the universe parameters of ${record.name.text} are not those of its group`);
      }
      const { numParams } = this, { numIndices, numMotives, numMinors } = record;
      /** @type {[string, unknown, unknown][]} */
      const said = [
        ["numParams", record.numParams, numParams], ["numIndices", numIndices, indices.length],
        ["numMotives", numMotives, motives.length], ["numMinors", numMinors, minors.length],
        ["k", record.k, isK],
      ];
      for (const [what, is, not] of said) {
        if (is === not) continue;
        this.reject(`the record of the recursor ${record.name.text} is not right: ` +
          `${what} is ${is}, not ${not}`);
      }
      sortOf(k, type, true);
      const stands = this.copied.get(this.members[i].name);
      const major = stands === undefined ? this.members[i].name : head(stands).a;
      k.environment.set(record.name, {
        kind: "rec", name: record.name, params, type, value: null, height: 0,
        data: { ...record, rules: [], major },
      });
    });
    records.forEach((record, i) => {
      const own = steps.filter((step) => step.owner === i);
      if (record.rules.length !== own.length) {
        this.reject(`${record.name.text} has ${record.rules.length} rules, not ${own.length}`);
      }
      k.declaration(record.name).data.rules = own.map((step, j) => {
        const rhs = this.uncopied(this.rule(step, fixed, names, recLevels));
        const rule = record.rules[j];
        const ctor = this.originals.get(step.ctor.name) ?? step.ctor.name;
        if (rule.ctor !== ctor || rule.nfields !== step.fields.length ||
          this.plain(rule.rhs) !== this.plain(rhs)) {
          this.reject(`the rule of ${record.name.text} for ${ctor.text} is\n  ` +
            `${k.show(rule.rhs)}\nand not\n  ${k.show(rhs)}`);
        }
        const type = this.uncopied(terms.bind(PI, [...fixed, ...step.fields], step.goal));
        if (!convertible(k, infer(k, rhs, true), type)) {
          this.reject(`the rule of ${record.name.text} for ${ctor.text} changes the type`);
        }
        return { ctor, nfields: rule.nfields, rhs };
      });
    });
  }

  /** Without notes for the elaborator, which Lean leaves out of recursors: `outParam T` is T. Only
   * what is compared is changed; what is kept was computed. @param {Term} term @returns {Term} */
  plain(term) {
    return this.terms.replace(term, (part) => {
      if (part.kind !== APP) return undefined;
      const f = head(part), given = args(part);
      if (f.kind !== CONST || NOTES.get(f.a.text) !== given.length) return undefined;
      return this.plain(given[0]);
    });
  }

  /** The step, with the recursor itself in the place of each hypothesis. @param {Step} step
   * @param {Term[]} fixed @param {Name[]} names @param {any} levels */
  rule(step, fixed, names, levels) {
    const { terms } = this;
    const results = step.hypotheses.map((rec) => {
      const name = names[this.members.indexOf(rec.member)];
      const indices = args(rec.type).slice(this.numParams);
      const call = terms.apps(terms.apps(terms.constant(name, levels), fixed), indices);
      return terms.bind(LAM, rec.locals, terms.app(call, rec.value));
    });
    const body = terms.apps(terms.apps(step.minor, step.fields), results);
    return terms.bind(LAM, [...fixed, ...step.fields], body);
  }

  /** What copies stand for, in their place. @param {Term} term @returns {Term} */
  uncopied(term) {
    if (this.copied.size === 0) return term;
    const { terms } = this;
    return terms.replace(term, (part) => {
      if (part.kind !== APP && part.kind !== CONST) return undefined;
      const f = head(part);
      if (f.kind !== CONST) return undefined;
      const ctor = this.originals.get(f.a);
      const stands = this.copied.get(ctor === undefined ? f.a : /** @type {Name} */ (f.a.prefix));
      if (stands === undefined) return undefined;
      const given = args(part).map((each) => this.uncopied(each));
      // the parameters may be variables bound anywhere: put what is given for them
      const abstracted = terms.abstract(stands, this.locals);
      const at = this.uncopied(terms.instantiateAll(abstracted, given.slice(0, this.numParams)));
      const original = ctor === undefined
        ? at
        : terms.apps(terms.constant(ctor, head(at).b), args(at));
      return terms.apps(original, given, this.numParams);
    });
  }
}

