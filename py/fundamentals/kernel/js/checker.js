// What the rules share: the environment, the terms, and what is known already about them.

import { Axioms } from "./axioms.js";
import { apart, CONST, head, show, Terms } from "./terms.js";
import { Levels } from "./levels.js";
import { Names } from "./names.js";

/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./levels.js").Level} Level */
/** @typedef {import("./terms.js").Term} Term */

/**
 * A declaration in the environment.
 *
 * @typedef {object} Declaration
 * @property {"axiom"|"def"|"thm"|"opaque"|"quot"|"induct"|"ctor"|"rec"} kind
 * @property {Name} name
 * @property {Name[]} params its universe parameters
 * @property {Term} type
 * @property {(() => Term) | null} value of definitions, theorems and opaque constants
 * @property {number} height of definitions: one that is higher is unfolded first
 * @property {any} data of an inductive type, a constructor or a recursor
 */

/** A declaration breaks a rule. */
export class Rejection extends Error {
  /** @param {string} rule @param {string} message */
  constructor(rule, message) {
    super(message);
    this.rule = rule;
  }
}

/** Ordered pairs of terms. */
class PairSet {
  constructor() {
    /** @type {Map<Term, Set<Term>>} */
    this.seconds = new Map();
  }

  /** @param {Term} a @param {Term} b */
  has(a, b) {
    return this.seconds.get(a)?.has(b) ?? false;
  }

  /** @param {Term} a @param {Term} b */
  add(a, b) {
    const known = this.seconds.get(a);
    if (known === undefined) this.seconds.set(a, new Set([b]));
    else known.add(b);
  }
}

export class Checker {
  constructor() {
    this.deadline = Infinity;
    this.steps = 0;
    this.names = new Names();
    this.levels = new Levels(() => this.tick());
    this.terms = new Terms(this.levels);
    /** @type {Map<Name, Declaration>} */
    this.environment = new Map();
    /** functions on literals that are computed
     * @type {Map<Name, import("./literals.js").Compute>} */
    this.fast = new Map();
    /** functions that are computed though they have no definition here @type {Name[]} */
    this.computed = [];
    this.axioms = new Axioms();
    const names = this.names;
    const constant = (/** @type {string} */ dotted) =>
      this.terms.constant(names.of(dotted), this.levels.list([]));
    /** whether Nat is the type of natural numbers, from zero by succ */
    this.naturals = false;
    /** what a string is made by of the list of its characters @type {Name | null} */
    this.stringMaker = null;
    this.nat = constant("Nat");
    this.natZero = constant("Nat.zero");
    this.natSucc = constant("Nat.succ");
    this.string = constant("String");
    this.true = constant("Bool.true");
    this.false = constant("Bool.false");
    /** @type {Name[]} the universe parameters of the declaration that is checked */
    this.params = [];
    /** @type {Map<Term, Term>} types of terms that were checked */
    this.checkedTypes = new Map();
    /** @type {Map<Term, Term>} types of terms that are known to have one */
    this.types = new Map();
    /** @type {Map<Term, Term>} weak head normal forms without δ */
    this.cores = new Map();
    /** @type {Map<Term, Term>} weak head normal forms */
    this.normal = new Map();
    /** @type {Map<Term, Term>} types of constants at their levels */
    this.constants = new Map();
    /** pairs found convertible, and pairs of applications whose arguments were found not to be */
    this.same = new PairSet();
    this.different = new PairSet();
  }

  /** Forget what was found out about the terms of the last declaration.
   * @param {Name[]} params the universe parameters of the next one */
  reset(params) {
    this.params = params;
    for (const map of [this.checkedTypes, this.types, this.cores, this.normal, this.constants]) {
      map.clear();
    }
    this.same = new PairSet();
    this.different = new PairSet();
  }

  /** @param {string} rule @param {string} message @returns {never} */
  reject(rule, message) {
    throw new Rejection(rule, message);
  }

  /** @param {Term} term */
  show(term) {
    return show(term, this.levels);
  }

  /** Two terms that differ, so that it is seen where: in levels, or far inside.
   * @param {Term} one @param {Term} other @returns {string[]} */
  showBoth(one, other) {
    const texts = [one, other].map((each) => this.show(each));
    if (texts[0] !== texts[1]) return texts;
    const parts = apart(one, other).map((each) => show(each, this.levels, 400, true));
    return texts.map((text, i) => `${text}, where it has ${parts[i]}`);
  }

  /** Now and then: whether there is time left. */
  tick() {
    if ((++this.steps & 0xfff) === 0 && Date.now() > this.deadline) {
      this.reject("time", "it takes too long to check");
    }
  }

  /** @param {Name} name @returns {Declaration} */
  declaration(name) {
    return this.environment.get(name) ??
      this.reject("constant", `${name.text} was not declared before`);
  }

  /** @param {Name | undefined} name @param {string} kind @returns {Declaration | undefined} */
  ofKind(name, kind) {
    const found = name === undefined ? undefined : this.environment.get(name);
    return found?.kind === kind ? found : undefined;
  }

  /** The declaration of a constant at the head of a term, if it is of this kind.
   * @param {Term} term @param {string} kind */
  headOfKind(term, kind) {
    const f = head(term);
    return f.kind === CONST ? this.ofKind(f.a, kind) : undefined;
  }

  /** The type of a constant, at its levels. @param {Term} term @returns {Term} */
  constantType(term) {
    const known = this.constants.get(term);
    if (known !== undefined) return known;
    const found = this.declaration(term.a);
    if (found.params.length !== term.b.length) {
      const [wanted, given] = [found.params.length, term.b.length];
      this.reject("levels", `${term.a.text} takes ${wanted} universe levels, not ${given}`);
    }
    const type = this.terms.withLevels(found.type, found.params, term.b);
    this.constants.set(term, type);
    return type;
  }

  /** Go under binders of one kind: locals for the variables, and what is left.
   * @param {number} kind @param {Term} term @param {number} most
   * @returns {{ locals: Term[], body: Term }} */
  open(kind, term, most = Infinity) {
    /** @type {Term[]} */
    const locals = [];
    while (term.kind === kind && locals.length < most) {
      locals.push(this.terms.local(term.c, this.terms.instantiate(term.a, locals)));
      term = term.b;
    }
    return { locals, body: this.terms.instantiate(term, locals) };
  }
}
