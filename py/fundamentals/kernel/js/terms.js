// Terms, shared: terms that are equal up to the names of bound variables are one object, so that
// equality is a comparison of pointers.
//
// A bound variable is a number (de Bruijn): 0 is bound by the innermost binder around it. Where the
// checker goes under a binder, it puts a *local* in the place of the variable, an object with a
// type of its own. A term's `loose` is the least n with all loose bound variables below n.

/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./levels.js").Level} Level */
/** @typedef {import("./levels.js").Levels} Levels */
/** @typedef {readonly Level[] & { id: number, hasParam: boolean }} LevelList */

export const BVAR = 0, LOCAL = 1, SORT = 2, CONST = 3, APP = 4, LAM = 5, PI = 6, LET = 7, LIT = 8,
  PROJ = 9;

const HAS_LOCAL = 1, HAS_PARAM = 2;

export class Term {
  /**
   * @param {number} kind @param {number} id @param {any} a @param {any} b @param {any} c
   * @param {number} loose @param {number} flags
   */
  constructor(kind, id, a, b, c, loose, flags) {
    /** What the parts are: BVAR [number]; LOCAL [name, type]; SORT [level];
     * CONST [name, levels]; APP [function, argument]; LAM and PI [type, body, name];
     * LET [type, value, body]; LIT [bigint or string]; PROJ [term, index, structure]. */
    this.kind = kind;
    this.id = id;
    this.a = a;
    this.b = b;
    this.c = c;
    this.loose = loose;
    this.flags = flags;
  }

  get hasLocal() {
    return (this.flags & HAS_LOCAL) !== 0;
  }

  get hasParam() {
    return (this.flags & HAS_PARAM) !== 0;
  }
}

/** Terms by two parts: a hash table with open addressing. */
class Pairs {
  constructor(size = 1 << 12) {
    /** @type {(Term | undefined)[]} */
    this.slots = new Array(size);
    this.count = 0;
  }

  /** @param {any} a @param {any} b */
  place(a, b) {
    return (Math.imul(a.id, 0x9e3779b1) ^ Math.imul(b.id, 0x85ebca77) ^ (a.id >>> 7)) &
      (this.slots.length - 1);
  }

  /** @param {any} a @param {any} b @returns {Term | undefined} */
  find(a, b) {
    const mask = this.slots.length - 1;
    for (let i = this.place(a, b); ; i = (i + 1) & mask) {
      const term = this.slots[i];
      if (term === undefined || (term.a === a && term.b === b)) return term;
    }
  }

  /** @param {Term} term */
  add(term) {
    if (2 * ++this.count > this.slots.length) {
      const old = this.slots;
      this.slots = new Array(2 * old.length);
      for (const each of old) if (each !== undefined) this.insert(each);
    }
    this.insert(term);
  }

  /** @param {Term} term */
  insert(term) {
    const mask = this.slots.length - 1;
    let i = this.place(term.a, term.b);
    while (this.slots[i] !== undefined) i = (i + 1) & mask;
    this.slots[i] = term;
  }
}

/** One generation of terms. */
class Shelf {
  constructor() {
    this.pairs = [APP, LAM, PI].map(() => new Pairs());
    /** @type {Map<any, Term>} */
    this.others = new Map();
  }
}

export class Terms {
  /** @param {Levels} levels */
  constructor(levels) {
    this.levels = levels;
    this.count = 0;
    this.kept = new Shelf();
    /** @type {Shelf | null} what is made while one declaration is checked */
    this.scratch = null;
    this.firstScratch = 0;
    /** @type {Term[]} */
    this.bvars = [];
    this.prop = this.sort(levels.zero);
    this.type = this.sort(levels.one);
  }

  /** From now on, terms are made for one declaration only. */
  begin() {
    this.firstScratch = this.count;
    this.scratch = new Shelf();
  }

  /** Forget them. */
  end() {
    this.scratch = null;
  }

  /**
   * @param {number} kind @param {any} key @param {any} a @param {any} b @param {any} c
   * @param {number} loose @param {number} flags @returns {Term}
   */
  other(kind, key, a, b, c, loose, flags) {
    const known = this.kept.others.get(key) ?? this.scratch?.others.get(key);
    if (known !== undefined) return known;
    const term = new Term(kind, this.count++, a, b, c, loose, flags);
    (this.scratch ?? this.kept).others.set(key, term);
    return term;
  }

  /**
   * @param {number} kind @param {Term} a @param {Term} b @param {any} c
   * @param {number} loose @param {number} flags @returns {Term}
   */
  pair(kind, a, b, c, loose, flags) {
    const which = kind - APP;
    const scratch = this.scratch;
    if (scratch === null || (a.id < this.firstScratch && b.id < this.firstScratch)) {
      const known = this.kept.pairs[which].find(a, b);
      if (known !== undefined) return known;
    }
    const table = (scratch ?? this.kept).pairs[which];
    if (scratch !== null) {
      const known = table.find(a, b);
      if (known !== undefined) return known;
    }
    const term = new Term(kind, this.count++, a, b, c, loose, flags);
    table.add(term);
    return term;
  }

  /** @param {number} index @returns {Term} */
  bvar(index) {
    while (this.bvars.length <= index) {
      const next = this.bvars.length;
      this.bvars.push(new Term(BVAR, this.count++, next, null, null, next + 1, 0));
    }
    return this.bvars[index];
  }

  /** A new local, like no other. @param {Name | null} name @param {Term} type
   * @returns {Term} */
  local(name, type) {
    return new Term(LOCAL, this.count++, name, type, null, 0, HAS_LOCAL);
  }

  /** @param {Level} level @returns {Term} */
  sort(level) {
    return this.other(SORT, `s${level.id}`, level, null, null, 0, level.hasParam ? HAS_PARAM : 0);
  }

  /** @param {Name} name @param {LevelList} levels @returns {Term} */
  constant(name, levels) {
    const flags = levels.hasParam ? HAS_PARAM : 0;
    // exact, and different for each pair: a Map has room for less than 2^24 names or lists
    const key = name.id * 0x4000000 + levels.id;
    return this.other(CONST, key, name, levels, null, 0, flags);
  }

  /** @param {Term} f @param {Term} x @returns {Term} */
  app(f, x) {
    return this.pair(APP, f, x, null, Math.max(f.loose, x.loose), f.flags | x.flags);
  }

  /** @param {Term} f @param {readonly Term[]} args @param {number} from @param {number} to */
  apps(f, args, from = 0, to = args.length) {
    for (let i = from; i < to; i++) f = this.app(f, args[i]);
    return f;
  }

  /** @param {Name | null} name @param {Term} type @param {Term} body @returns {Term} */
  lam(name, type, body) {
    const loose = Math.max(type.loose, body.loose - 1);
    return this.pair(LAM, type, body, name, loose, type.flags | body.flags);
  }

  /** @param {Name | null} name @param {Term} type @param {Term} body @returns {Term} */
  pi(name, type, body) {
    const loose = Math.max(type.loose, body.loose - 1);
    return this.pair(PI, type, body, name, loose, type.flags | body.flags);
  }

  /** @param {Term} type @param {Term} value @param {Term} body @returns {Term} */
  let(type, value, body) {
    const key = `l${type.id},${value.id},${body.id}`;
    const loose = Math.max(type.loose, value.loose, body.loose - 1);
    return this.other(LET, key, type, value, body, loose, type.flags | value.flags | body.flags);
  }

  /** @param {bigint | string} value @returns {Term} */
  literal(value) {
    const key = typeof value === "bigint" ? `n${value}` : `t${value}`;
    return this.other(LIT, key, value, null, null, 0, 0);
  }

  /** @param {Name} structure @param {number} index @param {Term} term @returns {Term} */
  proj(structure, index, term) {
    const key = `p${structure.id},${index},${term.id}`;
    return this.other(PROJ, key, term, index, structure, term.loose, term.flags);
  }

  // Going through a term

  /**
   * The term with each part replaced for which `leaf` has an answer. `leaf` sees a part and how
   * many binders are around it; undefined means: look inside.
   * @param {Term} term @param {(part: Term, depth: number) => Term | undefined} leaf
   * @returns {Term}
   */
  replace(term, leaf) {
    /** @type {Map<Term, Term>[]} */
    const known = [];
    /** @param {Term} t @param {number} depth @returns {Term} */
    const go = (t, depth) => {
      const answer = leaf(t, depth);
      if (answer !== undefined) return answer;
      if (t.kind < APP || t.kind === LIT) return t;
      let at = known[depth];
      if (at === undefined) at = known[depth] = new Map();
      let done = at.get(t);
      if (done === undefined) {
        done = this.rebuild(t, go, depth);
        at.set(t, done);
      }
      return done;
    };
    return go(term, 0);
  }

  /** @param {Term} t @param {(part: Term, depth: number) => Term} go @param {number} depth */
  rebuild(t, go, depth) {
    switch (t.kind) {
      case APP: {
        const f = go(t.a, depth), x = go(t.b, depth);
        return f === t.a && x === t.b ? t : this.app(f, x);
      }
      case LAM:
      case PI: {
        const type = go(t.a, depth), body = go(t.b, depth + 1);
        if (type === t.a && body === t.b) return t;
        return t.kind === LAM ? this.lam(t.c, type, body) : this.pi(t.c, type, body);
      }
      case LET:
        return this.let(go(t.a, depth), go(t.b, depth), go(t.c, depth + 1));
      default:
        return this.proj(t.c, t.b, go(t.a, depth));
    }
  }

  /**
   * Terms without loose variables in the place of the outermost loose ones: the last of `values`
   * for variable 0, the one before it for 1, and so on.
   * @param {Term} term @param {readonly Term[]} values
   */
  instantiate(term, values) {
    if (term.loose === 0) return term;
    const n = values.length;
    return this.replace(term, (t, depth) => {
      if (t.loose <= depth) return t;
      if (t.kind !== BVAR) return undefined;
      return t.a < depth + n ? values[n - 1 - (t.a - depth)] : this.bvar(t.a - n);
    });
  }

  /** The same for values with loose variables of their own. @param {Term} term
   * @param {readonly Term[]} values */
  instantiateAll(term, values) {
    if (term.loose === 0) return term;
    const n = values.length;
    return this.replace(term, (t, depth) => {
      if (t.loose <= depth) return t;
      if (t.kind !== BVAR) return undefined;
      return t.a < depth + n ? this.lift(values[n - 1 - (t.a - depth)], depth) : this.bvar(t.a - n);
    });
  }

  /** @param {Term} term @param {number} by */
  lift(term, by) {
    if (term.loose === 0 || by === 0) return term;
    return this.replace(term, (t, depth) => {
      if (t.loose <= depth) return t;
      return t.kind === BVAR ? this.bvar(t.a + by) : undefined;
    });
  }

  /** Bound variables in the place of locals, the last of them variable 0.
   * @param {Term} term @param {readonly Term[]} locals */
  abstract(term, locals) {
    if (!term.hasLocal) return term;
    const n = locals.length;
    return this.replace(term, (t, depth) => {
      if (!t.hasLocal) return t;
      if (t.kind !== LOCAL) return undefined;
      for (let i = n - 1; i >= 0; i--) if (locals[i] === t) return this.bvar(depth + n - 1 - i);
      return t;
    });
  }

  /** λ or Π over locals. @param {number} kind @param {readonly Term[]} locals
   * @param {Term} body */
  bind(kind, locals, body) {
    let result = this.abstract(body, locals);
    for (let i = locals.length - 1; i >= 0; i--) {
      const type = this.abstract(locals[i].b, locals.slice(0, i));
      result = kind === LAM
        ? this.lam(locals[i].a, type, result)
        : this.pi(locals[i].a, type, result);
    }
    return result;
  }

  /** Levels in the place of parameters. @param {Term} term @param {readonly Name[]} params
   * @param {readonly Level[]} levels */
  withLevels(term, params, levels) {
    if (!term.hasParam || params.length === 0) return term;
    const values = new Map(params.map((name, i) => [name, levels[i]]));
    return this.replace(term, (t) => {
      if (!t.hasParam) return t;
      if (t.kind === SORT) return this.sort(this.levels.substitute(t.a, values));
      if (t.kind !== CONST) return undefined;
      return this.constant(
        t.a,
        this.levels.list(t.b.map((/** @type {Level} */ l) => this.levels.substitute(l, values))),
      );
    });
  }

  /** Whether some part has a property. @param {Term} term @param {(part: Term) => boolean} holds
   * @param {Set<Term>} seen parts that need not be looked at any more */
  some(term, holds, seen = new Set()) {
    /** @param {Term} t @returns {boolean} */
    const go = (t) => {
      if (seen.has(t)) return false;
      seen.add(t);
      if (holds(t)) return true;
      switch (t.kind) {
        case APP:
        case LAM:
        case PI:
          return go(t.a) || go(t.b);
        case LET:
          return go(t.a) || go(t.b) || go(t.c);
        case PROJ:
          return go(t.a);
        default:
          return false;
      }
    };
    return go(term);
  }
}

/** The function at the head of an application. @param {Term} term @returns {Term} */
export function head(term) {
  while (term.kind === APP) term = term.a;
  return term;
}

/** The arguments of an application, first to last. @param {Term} term @returns {Term[]} */
export function args(term) {
  const found = [];
  for (; term.kind === APP; term = term.a) found.push(term.b);
  return found.reverse();
}

/** The parts of two terms in which they differ first, as small as they come. @param {Term} a
 * @param {Term} b @returns {[Term, Term]} */
export function apart(a, b) {
  while (a.kind === b.kind) {
    const pairs = a.kind === APP || a.kind === LAM || a.kind === PI
      ? [[a.a, b.a], [a.b, b.b]]
      : a.kind === LET
        ? [[a.a, b.a], [a.b, b.b], [a.c, b.c]]
        : a.kind === PROJ && a.b === b.b && a.c === b.c ? [[a.a, b.a]] : [];
    const next = pairs.find(([one, other]) => one !== other);
    if (next === undefined) break;
    [a, b] = next;
  }
  return [a, b];
}

/** A term for people, cut where it grows long. @param {Term} term @param {Levels} levels
 * @param {number} most @param {boolean} exact with the universe levels of constants */
export function show(term, levels, most = 400, exact = false) {
  let left = most;
  /** @param {Term} t @param {string[]} names @returns {string} */
  const go = (t, names) => {
    if (left <= 0) return "…";
    left -= 1;
    switch (t.kind) {
      case BVAR:
        return names[names.length - 1 - t.a] ?? `#${t.a}`;
      case LOCAL:
        return t.a?.text || "_";
      case SORT:
        if (t.a === levels.zero) return "Prop";
        return t.a === levels.one ? "Type" : `Sort ${levels.show(t.a)}`;
      case CONST: {
        const given = t.b.map((/** @type {Level} */ l) => levels.show(l)).join(", ");
        return exact && given !== "" ? `${t.a.text}.{${given}}` : t.a.text;
      }
      case APP:
        return `(${[head(t), ...args(t)].map((each) => go(each, names)).join(" ")})`;
      case LAM:
      case PI: {
        const name = t.c?.text || "x";
        const [sign, dot] = t.kind === LAM ? ["λ ", ". "] : ["Π ", ", "];
        return `(${sign}${name} : ${go(t.a, names)}${dot}${go(t.b, [...names, name])})`;
      }
      case LET:
        return `(let x := ${go(t.b, names)}; ${go(t.c, [...names, "x"])})`;
      case LIT:
        return typeof t.a === "string" ? JSON.stringify(t.a) : `${t.a}`;
      default:
        return `${go(t.a, names)}.${t.b + 1}`;
    }
  };
  return go(term, []);
}
