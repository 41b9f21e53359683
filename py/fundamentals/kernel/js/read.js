// Reading Lean's export format, NDJSON 3.1: one object a line. Names, levels and terms have numbers
// and refer to earlier lines by number; declarations refer to them. Here terms are rows of numbers
// until a declaration is checked, so that a proof weighs nothing before and after.

/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./declare.js").Given} Given */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./levels.js").Level} Level */
/** @typedef {import("./terms.js").Term} Term */

/** An array of twice the length, or long enough for one more place.
 * @template {Uint8Array | Int32Array} T @param {T} old @param {number} place @returns {T} */
function grown(old, place) {
  const length = Math.max(2 * old.length, place + 1);
  const made = /** @type {T} */ (
    old instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length));
  made.set(old);
  return made;
}

/** Whether it is a string without half characters. @param {any} text */
function whole(text) {
  return typeof text === "string" && !/\p{Surrogate}/u.test(text);
}

/** The file is not what the format says. */
export class FormatError extends Error {}

const LARGEST_NUMBER = 1e8;
const [BVAR, SORT, CONST, APP, LAM, PI, LET, PROJ, NAT, STR, MDATA] = Array(11).keys();

export class Reader {
  /** @param {Checker} k */
  constructor(k) {
    this.k = k;
    /** @type {Map<number, Name>} */
    this.names = new Map([[0, k.names.anonymous]]);
    /** @type {Map<number, Level>} */
    this.levels = new Map([[0, k.levels.zero]]);
    /** the row of each term, plus 1 */
    this.places = new Int32Array(1 << 16);
    this.kinds = new Uint8Array(1 << 16);
    this.rows = [0, 1, 2].map(() => new Int32Array(1 << 16));
    this.count = 0;
    /** @type {any[]} lists of levels, strings and large numbers */
    this.extras = [];
    this.line = 0;
    /** @type {Given[]} */
    this.declarations = [];
    /** @type {Name[]} unsafe and partial declarations, which are left out */
    this.skipped = [];
    /** what constants are called here, where that is not what the export calls them
     * @type {Map<Name, Name>} */
    this.called = new Map();
  }

  /** @param {string} text */
  add(text) {
    this.line++;
    if (text === "") return;
    /** @type {any} */
    let row;
    try {
      row = JSON.parse(text);
    } catch {
      this.fail("it is no JSON");
    }
    if (row === null || typeof row !== "object" || Array.isArray(row)) this.fail("it is no object");
    try {
      if ("ie" in row) this.term(row);
      else if ("in" in row) this.name(row);
      else if ("il" in row) this.level(row);
      else if ("meta" in row) this.begin(row.meta);
      else this.declaration(row);
    } catch (error) {
      if (error instanceof TypeError) this.fail("something is missing");
      throw error;
    }
  }

  /** @param {any} meta */
  begin(meta) {
    const version = meta?.format?.version;
    // 3.0 has other words for the records of inductive types
    const known = /^3\.[1-9]/.test(`${version}`);
    if (!known) this.fail(`the version of the format is ${version}, not 3.1`);
  }

  /** @param {string} what @returns {never} */
  fail(what) {
    throw new FormatError(`line ${this.line}: ${what}`);
  }

  /** @template T @param {Map<number, T>} table @param {any} i @param {string} what @returns {T} */
  at(table, i, what) {
    return table.get(i) ?? this.fail(`${what} ${JSON.stringify(i)} is not there yet`);
  }

  /** @template T @param {Map<number, T>} table @param {any} i @param {T} made
   * @param {string} what */
  put(table, i, made, what) {
    // rows hold numbers of 32 bits: a larger one would come back as another
    if (!Number.isSafeInteger(i) || i < 0 || i > LARGEST_NUMBER) {
      this.fail(`${what} ${JSON.stringify(i)} has no number`);
    }
    if (table.has(i)) this.fail(`${what} ${i} is there already`);
    table.set(i, made);
  }

  /** The row of a term. @param {any} i @returns {number} */
  termIndex(i) {
    const place = typeof i === "number" ? this.places[i] ?? 0 : 0;
    return place > 0 ? place - 1 : this.fail(`the term ${JSON.stringify(i)} is not there yet`);
  }

  /** @param {any} row */
  name(row) {
    const part = row.str ?? row.num;
    const prefix = this.at(this.names, part?.pre, "the name");
    if (row.str !== undefined) {
      if (!whole(part.str)) this.fail("a name's component is no string");
      this.put(this.names, row.in, this.k.names.child(prefix, part.str), "the name");
    } else {
      if (!Number.isSafeInteger(part.i) || part.i < 0) this.fail("a name's component is no number");
      this.put(this.names, row.in, this.k.names.child(prefix, BigInt(part.i)), "the name");
    }
  }

  /** @param {any} row */
  level(row) {
    const { levels } = this.k;
    const get = (/** @type {any} */ i) => this.at(this.levels, i, "the level");
    /** @type {Level} */
    let made;
    if (row.succ !== undefined) made = levels.succ(get(row.succ));
    else if (row.max !== undefined) made = levels.max(get(row.max[0]), get(row.max[1]));
    else if (row.imax !== undefined) made = levels.imax(get(row.imax[0]), get(row.imax[1]));
    else if (row.param !== undefined) {
      made = levels.param(this.at(this.names, row.param, "the name"));
    } else this.fail("this level is of no known kind");
    this.put(this.levels, row.il, made, "the level");
  }

  /** @param {number} kind @param {number} a @param {number} b @param {number} c */
  row(kind, a = 0, b = 0, c = 0) {
    if (this.count === this.kinds.length) {
      this.kinds = grown(this.kinds, this.count);
      this.rows = this.rows.map((old) => grown(old, this.count));
    }
    const i = this.count++;
    this.kinds[i] = kind;
    this.rows[0][i] = a;
    this.rows[1][i] = b;
    this.rows[2][i] = c;
  }

  /** @param {any} n @param {string} complaint @returns {number} */
  small(n, complaint) {
    return Number.isSafeInteger(n) && n >= 0 && n <= 1e6 ? n : this.fail(complaint);
  }

  /** @param {any} b @returns {boolean} */
  flag(b) {
    return typeof b === "boolean" ? b : this.fail(`${JSON.stringify(b)} is neither true nor false`);
  }

  /** Whether a declaration is left out: what is unsafe or partial is held to no rules.
   * @param {string} kind @param {any} record */
  leftOut(kind, record) {
    if (kind === "axiom" || kind === "opaque") return this.flag(record.isUnsafe);
    if (kind !== "def") return false;
    if (!["safe", "unsafe", "partial"].includes(record.safety)) this.fail("no safety");
    return record.safety !== "safe";
  }

  /** @param {any} extra @returns {number} */
  extra(extra) {
    return this.extras.push(extra) - 1;
  }

  /** @param {any} row */
  term(row) {
    const number = row.ie;
    if (!Number.isSafeInteger(number) || number < 0 || number > LARGEST_NUMBER) {
      this.fail(`the term ${JSON.stringify(number)} has no number`);
    }
    if (number >= this.places.length) this.places = grown(this.places, number);
    if (this.places[number] > 0) this.fail(`the term ${number} is there already`);
    this.termRow(row);
    this.places[number] = this.count;
  }

  /** @param {any} row */
  termRow(row) {
    const name = (/** @type {any} */ i) => (this.at(this.names, i, "the name"), i);
    const term = (/** @type {any} */ i) => this.termIndex(i);
    if (row.app !== undefined) this.row(APP, term(row.app.fn), term(row.app.arg));
    else if (row.bvar !== undefined) {
      this.row(BVAR, this.small(row.bvar, "no bound variable"));
    } else if (row.const !== undefined) {
      if (!Array.isArray(row.const.us)) this.fail("a constant without levels");
      const us = row.const.us.map((/** @type {any} */ i) => this.at(this.levels, i, "the level"));
      this.row(CONST, name(row.const.name), this.extra(this.k.levels.list(us)));
    } else if (row.sort !== undefined) {
      this.at(this.levels, row.sort, "the level");
      this.row(SORT, row.sort);
    } else if (row.lam !== undefined) {
      this.row(LAM, term(row.lam.type), term(row.lam.body), name(row.lam.name));
    } else if (row.forallE !== undefined) {
      this.row(PI, term(row.forallE.type), term(row.forallE.body), name(row.forallE.name));
    } else if (row.letE !== undefined) {
      this.row(LET, term(row.letE.type), term(row.letE.value), term(row.letE.body));
    } else if (row.proj !== undefined) {
      const index = this.small(row.proj.idx, "no field");
      this.row(PROJ, term(row.proj.struct), index, name(row.proj.typeName));
    } else if (row.natVal !== undefined) {
      const exact = typeof row.natVal === "string" || Number.isSafeInteger(row.natVal);
      if (!exact || !/^[0-9]+$/.test(`${row.natVal}`)) this.fail("no natural number");
      this.row(NAT, this.extra(BigInt(row.natVal)));
    } else if (row.strVal !== undefined) {
      if (!whole(row.strVal)) this.fail("no string");
      this.row(STR, this.extra(row.strVal));
    } else if (row.mdata !== undefined) this.row(MDATA, term(row.mdata.expr));
    else this.fail("this term is of no known kind");
  }

  /** @param {number} i */
  nameAt(i) {
    return this.at(this.names, i, "the name");
  }

  /** The name of a constant. @param {number} i */
  calledAt(i) {
    const name = this.nameAt(i);
    return this.called.get(name) ?? name;
  }

  /** @param {number} i */
  levelAt(i) {
    return this.at(this.levels, i, "the level");
  }

  /** Build a term, bottom up, with each part once. @param {number} root @returns {Term} */
  build(root) {
    const { terms } = this.k;
    const [A, B, C] = this.rows;
    /** @type {Map<number, Term>} */
    const done = new Map();
    const stack = [root];
    while (stack.length > 0) {
      const i = stack[stack.length - 1];
      if (done.has(i)) {
        stack.pop();
        continue;
      }
      const kind = this.kinds[i];
      const parts = kind === APP || kind === LAM || kind === PI
        ? [A[i], B[i]]
        : kind === LET ? [A[i], B[i], C[i]] : kind === PROJ || kind === MDATA ? [A[i]] : [];
      let ready = true;
      for (const part of parts) {
        if (!done.has(part)) {
          stack.push(part);
          ready = false;
        }
      }
      if (!ready) continue;
      stack.pop();
      const [a, b, c] = parts.map((part) => /** @type {Term} */ (done.get(part)));
      done.set(i, this.made(kind, i, a, b, c));
    }
    return /** @type {Term} */ (done.get(root));
  }

  /** @param {number} kind @param {number} i @param {Term} a @param {Term} b @param {Term} c
   * @returns {Term} */
  made(kind, i, a, b, c) {
    const { terms } = this.k;
    const [A, B, C] = this.rows;
    switch (kind) {
      case BVAR:
        return terms.bvar(A[i]);
      case SORT:
        return terms.sort(this.levelAt(A[i]));
      case CONST:
        return terms.constant(this.calledAt(A[i]), this.extras[B[i]]);
      case APP:
        return terms.app(a, b);
      case LAM:
        return terms.lam(this.nameAt(C[i]), a, b);
      case PI:
        return terms.pi(this.nameAt(C[i]), a, b);
      case LET:
        return terms.let(a, b, c);
      case PROJ:
        return terms.proj(this.calledAt(C[i]), B[i], a);
      case MDATA:
        return a;
      default:
        return terms.literal(this.extras[A[i]]);
    }
  }

  /** @param {any} row */
  declaration(row) {
    const name = (/** @type {any} */ i) => this.at(this.names, i, "the name");
    const listed = (/** @type {any} */ list) => {
      if (!Array.isArray(list)) this.fail("names are missing");
      return list.map(name);
    };
    const term = (/** @type {any} */ i) => {
      const index = this.termIndex(i);
      return () => this.build(index);
    };
    const [kind, ...others] = /** @type {any[]} */ (Object.keys(row));
    if (others.length > 0) this.fail("more than one declaration");
    if (["axiom", "def", "thm", "opaque", "quot"].includes(kind)) {
      const simple = row[kind];
      const common = {
        name: name(simple.name), params: listed(simple.levelParams), type: term(simple.type),
      };
      const value = term(kind === "axiom" || kind === "quot" ? simple.type : simple.value);
      if (this.leftOut(kind, simple)) this.skipped.push(common.name);
      else if (kind === "axiom") this.declarations.push({ kind, ...common });
      else if (kind === "quot") this.declarations.push({ kind, ...common, role: simple.kind });
      else {
        const height = simple.hints?.regular ?? 0;
        if (!Number.isSafeInteger(height) || height < 0) this.fail("no height");
        const first = simple.hints === "abbrev"; // is unfolded before all others
        this.declarations.push({ kind, ...common, value, height: first ? Infinity : height });
      }
      return;
    }
    if (kind !== "inductive") this.fail("this declaration is of no known kind");
    const { types, ctors, recs } = row.inductive;
    if (![types, ctors, recs].every(Array.isArray) || types.length === 0) {
      this.fail("a group without types");
    }
    if (types.some((/** @type {any} */ type) => this.flag(type.isUnsafe))) {
      this.skipped.push(...[...types, ...ctors, ...recs].map((each) => name(each.name)));
      return;
    }
    const count = (/** @type {any} */ n) => this.small(n, "no number");
    const records = {
      types: types.map((/** @type {any} */ t) => ({
        name: name(t.name), params: listed(t.levelParams), type: term(t.type),
        numParams: count(t.numParams), numIndices: count(t.numIndices), all: listed(t.all),
        ctors: listed(t.ctors), numNested: count(t.numNested), isRec: t.isRec,
        isReflexive: t.isReflexive,
      })),
      ctors: ctors.map((/** @type {any} */ c) => ({
        name: name(c.name), params: listed(c.levelParams), type: term(c.type),
        induct: name(c.induct), cidx: count(c.cidx), numParams: count(c.numParams),
        numFields: count(c.numFields),
      })),
      recs: recs.map((/** @type {any} */ r) => ({
        name: name(r.name), params: listed(r.levelParams), type: term(r.type), all: listed(r.all),
        numParams: count(r.numParams), numIndices: count(r.numIndices),
        numMotives: count(r.numMotives), numMinors: count(r.numMinors), k: r.k,
        rules: r.rules.map((/** @type {any} */ rule) => ({
          ctor: name(rule.ctor), nfields: count(rule.nfields), rhs: term(rule.rhs),
        })),
      })),
    };
    const group = () => ({
      types: records.types.map((/** @type {any} */ t) => ({ ...t, type: t.type() })),
      ctors: records.ctors.map((/** @type {any} */ c) => ({ ...c, type: c.type() })),
      recs: records.recs.map((/** @type {any} */ r) => ({
        ...r, type: r.type(),
        rules: r.rules.map((/** @type {any} */ rule) => ({ ...rule, rhs: rule.rhs() })),
      })),
    });
    this.declarations.push({ kind: "inductive", name: records.types[0].name, group });
  }
}
