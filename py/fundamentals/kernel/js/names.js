// Names: `Nat.add` is the component "add" after the name `Nat`. A component is a string or a
// number, and `a.1` with a number differs from `a.«1»` with a string. Equal names are one object,
// and their texts differ where they do: what could be mistaken for something else is quoted.

/** @typedef {{ id: number, prefix: Name | null, last: string | bigint, text: string }} Name */

const NEEDS_QUOTES = /(?!\ufeff)[\s\x85.«»\\[\]\x00-\x1f]|^[0-9]|^$/;

/** @param {string | bigint} component */
function written(component) {
  if (typeof component === "bigint" || !NEEDS_QUOTES.test(component)) return `${component}`;
  return `«${component.replaceAll("\\", "\\\\").replaceAll("»", "\\>")}»`;
}

export class Names {
  constructor() {
    /** @type {Name} the empty name, which is nobody's */
    this.anonymous = { id: 0, prefix: null, last: "", text: "[anonymous]" };
    /** @type {Name} the kernel's own names are below this one, which no file can write */
    this.own = { id: 1, prefix: null, last: "", text: "_nested" };
    /** @type {Map<string, Name>} */
    this.table = new Map();
    this.count = 2;
  }

  /** @param {Name} prefix @param {string | bigint} last @returns {Name} */
  child(prefix, last) {
    const key = `${prefix.id}${typeof last === "string" ? "s" : "n"}${last}`;
    const known = this.table.get(key);
    if (known !== undefined) return known;
    const text = prefix === this.anonymous ? written(last) : `${prefix.text}.${written(last)}`;
    const name = { id: this.count++, prefix, last, text };
    this.table.set(key, name);
    return name;
  }

  /** A name of which all components are strings: "Nat.add". @param {string} dotted
   * @returns {Name} */
  of(dotted) {
    return dotted.split(".").reduce((prefix, last) => this.child(prefix, last), this.anonymous);
  }
}
