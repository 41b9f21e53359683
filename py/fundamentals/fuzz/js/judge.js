// The second kernel as a judge that stays: one request a line, in JSON, one answer a line.
//
//   {"export": FILE}                  all declarations of an export, in an environment of their own
//   {"pack": FILE}                    what a page loads to check a proof
//   {"base": FILE}                    a library that was checked before
//   {"part": FILE, "before": NAME}    declarations in the library as it was before one of its own
//   {"mutants": NAME, "seed": N, "each": N, "milliseconds": N}
//                                     copies of a theorem with a proof that is changed in one place
//
// What escapes as an exception is answered as `{"crash": …}`: it is for whoever asks to complain.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Checker } from "../../kernel/js/checker.js";
import { convertible } from "../../kernel/js/convert.js";
import { declare, verdict } from "../../kernel/js/declare.js";
import { infer } from "../../kernel/js/infer.js";
import { FormatError, Reader } from "../../kernel/js/read.js";
import { Digest } from "./digest.js";
import { Beginning, trust } from "./environment.js";
import { Mutator, randomNumbers, UNFOLDED } from "./mutate.js";
import { theorem } from "./write.js";

/** @typedef {import("../../kernel/js/declare.js").Given} Given */
/** @typedef {Record<string, any>} Row */

const MILLISECONDS = 20000;

/** @param {Checker} k @param {string} file */
function read(k, file) {
  const reader = new Reader(k);
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) reader.add(line);
  return reader;
}

/** @param {Checker} k @param {Given[]} declarations @param {number} milliseconds
 * @returns {{ accepted: Given[], rejected: Row[] }} */
function judged(k, declarations, milliseconds) {
  /** @type {Given[]} */
  const accepted = [];
  /** @type {Row[]} */
  const rejected = [];
  for (const given of declarations) {
    try {
      declare(k, given, milliseconds);
      accepted.push(given);
    } catch (error) {
      rejected.push({ name: given.name.text, ...verdict(error) });
    }
  }
  return { accepted, rejected };
}

/** @param {Row} request @returns {Row} */
function judgeExport(request) {
  const k = new Checker(), reader = read(k, request.export);
  const { accepted, rejected } = judged(k, reader.declarations, request.milliseconds);
  const digest = new Digest(k);
  const bits = (/** @type {Given} */ given) => (k.axioms.below.get(given.name) ?? 0n).toString(16);
  return {
    accepted: accepted.map((given) => ({
      ...digest.declaration(given.name), text: given.name.text, rests: bits(given),
    })),
    rejected,
    assumptions: k.axioms.names.map((name) => digest.name(name)),
    skipped: reader.skipped.map((name) => digest.name(name)),
  };
}

/** What the page's worker would say of a pack; that it is no script of ours, or no pack, is a
 * rejection, as it is there. @param {Row} request @returns {Row} */
function judgePack(request) {
  /** @type {{ name: string, lines: string[] } | undefined} */
  let pack;
  try {
    const scope = createContext({
      fundamentalsPack: (/** @type {string} */ _, /** @type {string} */ name,
        /** @type {string} */ content) => {
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        pack = { name, lines: gunzipSync(bytes).toString().split("\n") };
      },
    });
    runInContext(readFileSync(request.pack, "utf8"), scope, { timeout: request.milliseconds });
  } catch {
    return { rejected: "", rule: "script" };
  }
  if (pack === undefined) return { rejected: "", rule: "script" };
  const k = new Checker(), reader = new Reader(k), { name } = pack;
  try {
    for (const line of pack.lines) reader.add(line);
  } catch (error) {
    if (error instanceof FormatError) return { rejected: name, rule: "format" };
    throw error;
  }
  const { rejected } = judged(k, reader.declarations, request.milliseconds);
  if (rejected.length > 0) return { rejected: rejected[0].name, rule: rejected[0].rule };
  const root = reader.declarations.find((given) => given.name.text === name);
  if (root === undefined) return { rejected: name, rule: "pack" };
  const below = k.axioms.below.get(root.name) ?? 0n;
  const assumed = k.axioms.names.filter((_, i) => (below >> BigInt(i)) & 1n);
  return {
    ...new Digest(k).declaration(root.name), assumed: assumed.map((each) => each.text).sort(),
  };
}

class Base {
  /** @param {string} file */
  constructor(file) {
    this.k = new Checker();
    this.environment = this.k.environment = new Beginning();
    /** @type {Map<string, Given>} */
    this.given = new Map();
    /** @type {Map<string, number>} */
    this.places = new Map();
    read(this.k, file).declarations.forEach((given, i) => {
      trust(this.k, given);
      this.environment.note(i);
      this.given.set(given.name.text, given);
      this.places.set(given.name.text, i);
    });
    /** @type {Mutator | undefined} */
    this.mutator = undefined;
  }

  /** Declare something in the beginning before `name`, and forget it.
   * @template T @param {string} name @param {() => T} work @returns {T} */
  before(name, work) {
    const place = this.places.get(name);
    if (place === undefined) throw new Error(`the library has no ${name}`);
    const size = this.environment.size;
    this.environment.end = place;
    try {
      return work();
    } finally {
      this.environment.end = Infinity;
      if (this.environment.size > size) {
        for (const each of [...this.environment.keys()].slice(size)) this.environment.delete(each);
      }
    }
  }

  /** @param {Row} request @returns {Row} */
  judgePart(request) {
    const { declarations } = read(this.k, request.part);
    return this.before(request.before, () => {
      // the names of the library are taken, though what they name is hidden
      const copies = declarations.map((given) => ({
        ...given, name: this.k.names.child(this.k.names.own, given.name.text),
      }));
      const { accepted, rejected } = judged(this.k, copies, request.milliseconds);
      return { accepted: accepted.map((given) => ({ text: given.name.text })), rejected };
    });
  }

  /** Of a mutant that is accepted: whether its type, computed anew, is the theorem's; and itself.
   * @param {import("../../kernel/js/declare.js").Definition} given
   * @param {import("../../kernel/js/terms.js").Term} type
   * @param {NonNullable<ReturnType<Mutator["changed"]>>} mutant @returns {Row} */
  accepted(given, type, mutant) {
    const { k } = this;
    k.terms.begin();
    k.reset(given.params);
    try {
      const value = mutant.value(), same = convertible(k, infer(k, value, false), type);
      const lines = theorem(given.name, given.params, type, value);
      const [before, after] = [mutant.before, mutant.after].map((t) => k.show(t));
      return { same, before, after, lines };
    } finally {
      k.terms.end();
      k.reset([]);
    }
  }

  /** @param {Row} request @returns {Row} */
  judgeMutants(request) {
    const { k } = this, { mutants: name, seed, each, milliseconds } = request;
    const given = this.given.get(name);
    if (given?.kind !== "thm") throw new Error(`the library has no theorem ${name}`);
    this.mutator ??= new Mutator(k, () => 0);
    this.mutator.random = randomNumbers(seed);
    const mutator = this.mutator;
    return this.before(name, () => {
      const type = given.type(), places = mutator.places(given.value());
      const ways = Object.keys(mutator.ways);
      /** @type {Row[]} */
      const found = [];
      for (let i = 0; found.length < each && i < 3 * each; i++) {
        const way = ways[(i + seed) % ways.length];
        const mutant = mutator.changed(places, way);
        if (mutant === undefined) continue;
        const copy = k.names.child(k.names.own, `${name}, ${way}, ${i}`);
        try {
          declare(k, { ...given, name: copy, value: mutant.value }, milliseconds);
        } catch (error) {
          found.push({ way, ...verdict(error) });
          continue;
        }
        k.environment.delete(copy);
        found.push({ way, ...this.accepted(given, type, mutant), control: way === UNFOLDED });
      }
      return { found };
    });
  }
}

/** @type {Base | undefined} */
let base;

/** @param {Row} request @returns {Row} */
function answer(request) {
  request.milliseconds ??= MILLISECONDS;
  try {
    if (request.export !== undefined) return judgeExport(request);
    if (request.pack !== undefined) return judgePack(request);
    if (request.base !== undefined) {
      base = new Base(request.base);
      return { declarations: base.given.size };
    }
    if (base === undefined) throw new Error("there is no library yet");
    return request.part !== undefined ? base.judgePart(request) : base.judgeMutants(request);
  } catch (error) {
    if (error instanceof FormatError) return { format: error.message };
    return { crash: error instanceof Error ? error.stack ?? error.message : `${error}` };
  }
}

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), {
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 4096 },
  });
  worker.on("message", (text) => process.stdout.write(`${text}\n`));
  worker.on("error", (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(3);
  });
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => worker.postMessage(line));
  lines.on("close", () => process.exit(0));
} else {
  parentPort?.on("message", (/** @type {string} */ line) => {
    parentPort?.postMessage(JSON.stringify(answer(JSON.parse(line))));
  });
}
