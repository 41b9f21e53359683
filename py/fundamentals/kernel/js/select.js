// Out of a large export, the part that one declaration rests on: an export again, with the same
// lines under other numbers.

/** @typedef {Record<string, any>} Row */

/** What a literal in a term silently speaks of. */
const BEHIND = {
  natVal: ["Nat"],
  strVal: ["Nat", "String", "Char", "Char.ofNat", "List", "String.ofList", "String.mk"],
};

export class Selector {
  constructor() {
    /** @type {Row[]} */
    this.names = [{}];
    this.texts = [""];
    /** @type {Row[]} */
    this.levels = [{}];
    /** @type {Row[]} */
    this.terms = [];
    /** @type {Row[]} */
    this.declarations = [];
    /** declarations by the number of a name that they declare @type {Map<number, number>} */
    this.owner = new Map();
    /** @type {Map<string, number>} */
    this.byText = new Map();
    /** @type {Row} */
    this.meta = {};
  }

  /** @param {string} line */
  add(line) {
    if (line === "") return;
    const row = JSON.parse(line);
    if ("ie" in row) this.terms.push(row);
    else if ("il" in row) this.levels.push(row);
    else if ("in" in row) {
      const part = row.str ?? row.num;
      const before = this.texts[part.pre];
      const text = `${before === "" ? "" : `${before}.`}${part.str ?? part.i}`;
      this.byText.set(text, this.names.length);
      this.texts.push(text);
      this.names.push(row);
    } else if ("meta" in row) this.meta = row;
    else {
      for (const each of parts(row)) this.owner.set(each.name, this.declarations.length);
      this.declarations.push(row);
    }
  }

  /** The lines of what a declaration rests on. @param {string} root @returns {string[]} */
  below(root) {
    const start = this.byText.get(root);
    if (start === undefined || !this.owner.has(start)) throw new Error(`${root} is not exported`);
    const found = new Found(this);
    found.name(start);
    found.declared(start);
    found.walk();
    return found.lines();
  }
}

/** The records in a declaration. @param {Row} row @returns {Row[]} */
function parts(row) {
  const group = row.inductive;
  if (group !== undefined) return [...group.types, ...group.ctors, ...group.recs];
  return [row.axiom ?? row.def ?? row.thm ?? row.opaque ?? row.quot];
}

class Found {
  /** @param {Selector} all */
  constructor(all) {
    this.all = all;
    this.names = new Set([0]);
    this.levels = new Set([0]);
    this.terms = new Set();
    this.declarations = new Set();
    /** @type {number[]} */
    this.waiting = [];
  }

  /** @param {number} i */
  name(i) {
    for (; !this.names.has(i); i = (this.all.names[i].str ?? this.all.names[i].num).pre) {
      this.names.add(i);
    }
  }

  /** @param {number} i */
  declared(i) {
    const owner = this.all.owner.get(i);
    if (owner === undefined || this.declarations.has(owner)) return;
    this.declarations.add(owner);
    this.waiting.push(owner);
    const row = this.all.declarations[owner];
    // the constants of quotients come together
    if (row.quot !== undefined) {
      for (const each of ["Quot", "Quot.mk", "Quot.lift", "Quot.ind", "Eq"]) this.named(each);
    }
  }

  /** @param {string} text */
  named(text) {
    const i = this.all.byText.get(text);
    if (i !== undefined) this.declared(i);
  }

  /** @param {number} i */
  level(i) {
    if (this.levels.has(i)) return;
    this.levels.add(i);
    const row = this.all.levels[i];
    if (row.param !== undefined) this.name(row.param);
    for (const each of [row.succ, ...(row.max ?? []), ...(row.imax ?? [])]) {
      if (each !== undefined) this.level(each);
    }
  }

  /** @param {number} root */
  term(root) {
    const stack = [root];
    while (stack.length > 0) {
      const i = /** @type {number} */ (stack.pop());
      if (this.terms.has(i)) continue;
      this.terms.add(i);
      const row = this.all.terms[i];
      if (row.app !== undefined) stack.push(row.app.fn, row.app.arg);
      else if (row.const !== undefined) {
        this.name(row.const.name);
        this.declared(row.const.name);
        for (const each of row.const.us) this.level(each);
      } else if (row.sort !== undefined) this.level(row.sort);
      else if (row.proj !== undefined) {
        this.name(row.proj.typeName);
        this.declared(row.proj.typeName);
        stack.push(row.proj.struct);
      } else if (row.mdata !== undefined) stack.push(row.mdata.expr);
      else {
        const binder = row.lam ?? row.forallE ?? row.letE;
        if (binder !== undefined) {
          this.name(binder.name);
          stack.push(binder.type, binder.body);
          if (binder.value !== undefined) stack.push(binder.value);
        }
        for (const each of row.natVal !== undefined ? BEHIND.natVal : []) this.named(each);
        for (const each of row.strVal !== undefined ? BEHIND.strVal : []) this.named(each);
      }
    }
  }

  walk() {
    while (this.waiting.length > 0) {
      const row = this.all.declarations[/** @type {number} */ (this.waiting.pop())];
      for (const each of parts(row)) {
        for (const list of [[each.name], each.levelParams, each.all ?? [], each.ctors ?? []]) {
          for (const name of list) this.name(name);
        }
        if (each.induct !== undefined) this.name(each.induct);
        for (const term of [each.type, each.value]) if (term !== undefined) this.term(term);
        for (const rule of each.rules ?? []) {
          this.name(rule.ctor);
          this.term(rule.rhs);
        }
      }
    }
  }

  /** @returns {string[]} */
  lines() {
    const order = (/** @type {Set<number>} */ set) => [...set].sort((a, b) => a - b);
    const numbers = (/** @type {number[]} */ list) => new Map(list.map((old, i) => [old, i]));
    const [names, levels, terms] = [this.names, this.levels, this.terms].map(order);
    const [n, l, t] = [names, levels, terms].map(numbers);
    const all = this.all;
    const out = [JSON.stringify(all.meta)];
    const renumber = (/** @type {any} */ value, /** @type {Map<number, number>} */ by) =>
      Array.isArray(value) ? value.map((each) => by.get(each)) : by.get(value);
    for (const i of names.slice(1)) {
      const row = all.names[i], key = row.str === undefined ? "num" : "str";
      out.push(JSON.stringify({ [key]: { ...row[key], pre: n.get(row[key].pre) }, in: n.get(i) }));
    }
    for (const i of levels.slice(1)) {
      const row = all.levels[i];
      const key = ["succ", "max", "imax", "param"].find((each) => each in row) ?? "";
      const value = renumber(row[key], key === "param" ? n : l);
      out.push(JSON.stringify({ [key]: value, il: l.get(i) }));
    }
    /** @type {Record<string, Map<number, number>>} */
    const fields = {
      fn: t, arg: t, type: t, body: t, value: t, struct: t, expr: t, rhs: t,
      name: n, us: l, typeName: n, levelParams: n, all: n, ctors: n, induct: n, ctor: n,
    };
    const record = (/** @type {Row} */ row) => {
      /** @type {Row} */
      const made = {};
      for (const [key, value] of Object.entries(row)) {
        if (key === "rules") made.rules = value.map(record);
        else made[key] = key in fields ? renumber(value, fields[key]) : value;
      }
      return made;
    };
    for (const i of terms) {
      const row = all.terms[i];
      const key = Object.keys(row).find((each) => each !== "ie") ?? "";
      const value = row[key];
      let plain = typeof value === "object" ? record(value) : value;
      if (key === "sort") plain = l.get(value);
      out.push(JSON.stringify({ [key]: plain, ie: t.get(i) }));
    }
    for (const i of order(this.declarations)) {
      const row = all.declarations[i];
      const key = Object.keys(row)[0];
      const group = row.inductive;
      out.push(JSON.stringify({
        [key]: group === undefined ? record(row[key]) : {
          types: group.types.map(record),
          ctors: group.ctors.map(record),
          recs: group.recs.map(record),
        },
      }));
    }
    return out;
  }
}
