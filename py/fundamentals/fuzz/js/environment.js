// An environment of which only a beginning may be seen: one library, checked before, serves to
// judge changed copies of each of its declarations.

import { declare } from "../../kernel/js/declare.js";
import { learn } from "../../kernel/js/literals.js";

/** @typedef {import("../../kernel/js/checker.js").Checker} Checker */
/** @typedef {import("../../kernel/js/checker.js").Declaration} Declaration */
/** @typedef {import("../../kernel/js/declare.js").Given} Given */
/** @typedef {import("../../kernel/js/names.js").Name} Name */

/** @extends {Map<Name, Declaration>} */
export class Beginning extends Map {
  constructor() {
    super();
    /** @type {Map<Name, number>} in which order they were declared */
    this.order = new Map();
    this.end = Infinity;
  }

  /** @param {Name} name */
  hidden(name) {
    return (this.order.get(name) ?? -1) >= this.end;
  }

  /** @override @param {Name} name */
  get(name) {
    return this.hidden(name) ? undefined : super.get(name);
  }

  /** @override @param {Name} name */
  has(name) {
    return !this.hidden(name) && super.has(name);
  }

  /** Note that what is there now was declared under a number. @param {number} number */
  note(number) {
    for (const name of super.keys()) if (!this.order.has(name)) this.order.set(name, number);
  }
}

/** Add a declaration that was checked before; only what the kernel computes is computed.
 * @param {Checker} k @param {Given} given */
export function trust(k, given) {
  if (given.kind === "inductive" || given.kind === "quot") return declare(k, given);
  const { kind, name, params } = given;
  const definition = kind === "def" ? given.value() : null;
  const value = kind === "def" ? () => definition : kind === "thm" ? given.value : null;
  k.environment.set(name, {
    kind, name, params, type: given.type(),
    value: /** @type {Declaration["value"]} */ (value),
    height: kind === "def" ? given.height : -1, data: null,
  });
  if (kind === "axiom") k.axioms.assume(name);
  if (kind !== "def" && kind !== "axiom") return;
  k.terms.begin();
  try {
    learn(k, name);
  } finally {
    k.terms.end();
    k.reset([]);
  }
}
