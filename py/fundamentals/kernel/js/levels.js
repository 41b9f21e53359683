// Universe levels: 0, l + 1, max(l, m), imax(l, m) and parameters. imax(l, m) is 0 where m is 0,
// and max(l, m) elsewhere: the level of a Π-type whose codomain may be a proposition.
//
// Equal levels as written are one object. Whether two levels have the same value for all parameters
// is decided by `leq` both ways.

export const ZERO = 0, SUCC = 1, MAX = 2, IMAX = 3, PARAM = 4;

/**
 * @typedef {import("./names.js").Name} Name
 * @typedef {{ kind: number, id: number, a: any, b: any, hasParam: boolean }} Level
 * For SUCC, `a` is a level; for MAX and IMAX, `a` and `b` are; for PARAM, `a` is a name.
 */

export class Levels {
  /** @param {() => void} tick called now and then; it may throw, so that nothing takes for ever */
  constructor(tick = () => {}) {
    this.tick = tick;
    /** @type {Map<string, Level>} */
    this.table = new Map();
    this.count = 0;
    this.zero = this.make(ZERO, null, null, false);
    this.one = this.succ(this.zero);
    /** @type {Map<string, readonly Level[] & { id: number, hasParam: boolean }>} */
    this.lists = new Map();
    /** @type {Map<number, boolean>} */
    this.known = new Map();
  }

  /** @param {number} kind @param {any} a @param {any} b @param {boolean} hasParam
   * @returns {Level} */
  make(kind, a, b, hasParam) {
    const key = `${kind},${a === null ? "" : a.id},${b === null ? "" : b.id}`;
    let level = this.table.get(key);
    if (level === undefined) {
      level = { kind, id: this.count++, a, b, hasParam };
      this.table.set(key, level);
    }
    return level;
  }

  /** @param {Level} l @returns {Level} */
  succ(l) {
    return this.make(SUCC, l, null, l.hasParam);
  }

  /** @param {Level} l @param {Level} m @returns {Level} */
  max(l, m) {
    return this.make(MAX, l, m, l.hasParam || m.hasParam);
  }

  /** @param {Level} l @param {Level} m @returns {Level} */
  imax(l, m) {
    return this.make(IMAX, l, m, l.hasParam || m.hasParam);
  }

  /** @param {Name} name @returns {Level} */
  param(name) {
    return this.make(PARAM, name, null, true);
  }

  /** Lists of levels are shared, too. @param {Level[]} levels */
  list(levels) {
    const key = levels.map((l) => l.id).join();
    let list = this.lists.get(key);
    if (list === undefined) {
      list = Object.assign([...levels], {
        id: this.lists.size,
        hasParam: levels.some((l) => l.hasParam),
      });
      this.lists.set(key, list);
    }
    return list;
  }

  /**
   * Levels in the place of parameters.
   * @param {Level} level @param {Map<Name, Level>} values @returns {Level}
   */
  substitute(level, values) {
    if (!level.hasParam) return level;
    switch (level.kind) {
      case SUCC:
        return this.succ(this.substitute(level.a, values));
      case PARAM:
        return values.get(level.a) ?? level;
      default: {
        const a = this.substitute(level.a, values);
        const b = this.substitute(level.b, values);
        return level.kind === MAX ? this.max(a, b) : this.imax(a, b);
      }
    }
  }

  /** Whether both have the same value for all parameters. @param {Level} l @param {Level} m */
  equal(l, m) {
    if (l === m) return true;
    const key = l.id * 0x4000000 + m.id; // exact: there are less than 2^24 levels
    let answer = this.known.get(key);
    if (answer === undefined) {
      answer = this.leq(l, m, 0) && this.leq(m, l, 0);
      this.known.set(key, answer);
    }
    return answer;
  }

  /** @param {readonly Level[]} one @param {readonly Level[]} other */
  allEqual(one, other) {
    return one === other ||
      (one.length === other.length && one.every((l, i) => this.equal(l, other[i])));
  }

  /** Whether it is at least 1 for all parameters. @param {Level} l */
  neverZero(l) {
    return this.leq(this.one, l, 0);
  }

  /** Whether it is 0 for all parameters. @param {Level} l */
  isZero(l) {
    return l === this.zero || this.leq(l, this.zero, 0);
  }

  /**
   * Whether l ≤ m + d for all values of the parameters.
   *
   * Successors are counted in d; max on the left asks for both, on the right for one of them, once
   * the left is a parameter or 0. An imax whose second part is a parameter p is decided by cases:
   * for p = 0, and for p + 1 in its place.
   * @param {Level} l @param {Level} m @param {number} d @returns {boolean}
   */
  leq(l, m, d) {
    this.tick();
    if (l === m && d >= 0) return true;
    if (l.kind === ZERO && d >= 0) return true;
    if (l.kind === SUCC) return this.leq(l.a, m, d - 1);
    if (m.kind === SUCC) return this.leq(l, m.a, d + 1);
    if (l.kind === MAX) return this.leq(l.a, m, d) && this.leq(l.b, m, d);
    for (const each of [l, m]) {
      const open = this.undecidedImax(each);
      if (open === null) continue;
      const inner = open.b;
      if (inner.kind === PARAM) {
        return [this.zero, this.succ(inner)].every((value) => {
          const values = new Map([[inner.a, value]]);
          return this.leq(this.simplified(l, values), this.simplified(m, values), d);
        });
      }
      const values = new Map();
      const [l2, m2] = [this.simplified(l, values), this.simplified(m, values)];
      if (l2 !== l || m2 !== m) return this.leq(l2, m2, d);
    }
    if (m.kind === MAX) return this.leq(l, m.a, d) || this.leq(l, m.b, d);
    if (m.kind === ZERO && d < 0) return false;
    if (l.kind === PARAM && m.kind === PARAM) return l === m && d >= 0;
    return false;
  }

  /** An imax in a level that is no max of others; null where there is none.
   * @param {Level} l @returns {Level | null} */
  undecidedImax(l) {
    switch (l.kind) {
      case IMAX: {
        return this.undecidedImax(l.b) ?? this.undecidedImax(l.a) ?? l;
      }
      case MAX:
        return this.undecidedImax(l.a) ?? this.undecidedImax(l.b);
      case SUCC:
        return this.undecidedImax(l.a);
      default:
        return null;
    }
  }

  /**
   * With values for some parameters, and every imax resolved whose second part is known to be 0 or
   * not: imax(l, max(m, n)) is max(imax(l, m), imax(l, n)), imax(l, imax(m, n)) is
   * max(imax(l, n), imax(m, n)).
   * @param {Level} level @param {Map<Name, Level>} values @returns {Level}
   */
  simplified(level, values) {
    switch (level.kind) {
      case SUCC:
        return this.succ(this.simplified(level.a, values));
      case PARAM:
        return values.get(level.a) ?? level;
      case MAX: {
        const [a, b] = [this.simplified(level.a, values), this.simplified(level.b, values)];
        if (a.kind === ZERO || a === b) return b;
        return b.kind === ZERO ? a : this.max(a, b);
      }
      case IMAX: {
        const [a, b] = [this.simplified(level.a, values), this.simplified(level.b, values)];
        const none = new Map();
        if (b.kind === ZERO || a === b) return b;
        if (b.kind === SUCC) return this.simplified(this.max(a, b), none);
        if (b.kind === MAX) {
          return this.simplified(this.max(this.imax(a, b.a), this.imax(a, b.b)), none);
        }
        if (b.kind === IMAX) {
          return this.simplified(this.max(this.imax(a, b.b), this.imax(b.a, b.b)), none);
        }
        return a.kind === ZERO ? b : this.imax(a, b);
      }
      default:
        return level;
    }
  }

  /** @param {Level} l @returns {string} */
  show(l) {
    let [rest, more] = [l, 0];
    while (rest.kind === SUCC) [rest, more] = [rest.a, more + 1];
    if (rest.kind === ZERO) return `${more}`;
    const text = rest.kind === PARAM
      ? rest.a.text
      : `${rest.kind === MAX ? "max" : "imax"}(${this.show(rest.a)}, ${this.show(rest.b)})`;
    return more === 0 ? text : `${text}+${more}`;
  }
}
