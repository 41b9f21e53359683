// Proofs that are changed at random, as the kernel judges them.
//
// `node mutants.mjs KERNEL EXPORT SEED EACH NAME …` checks the declarations of an export; for each
// theorem that is named, EACH copies of it, under another name, have one part of the proof changed.
// Printed are the verdicts by the ways of change, and what was accepted. Of that, the proof's type is
// computed once more by a kernel with empty caches, and has to be convertible to the theorem's.

import { argv, exit } from "node:process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const UNFOLDED = "definition in the place of its name";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), {
    argv: argv.slice(2),
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 4096 },
  });
  worker.on("message", (row) => console.log(JSON.stringify(row)));
} else await main();

async function main() {
  const [, , kernel, file, seed, each, ...names] = argv;
  const { Checker } = await import(`${kernel}/checker.js`);
  const { declare, verdict } = await import(`${kernel}/declare.js`);
  const { convertible } = await import(`${kernel}/convert.js`);
  const { infer } = await import(`${kernel}/infer.js`);
  const { Reader } = await import(`${kernel}/read.js`);
  const terms = await import(`${kernel}/terms.js`);
  const { APP, BVAR, CONST, LAM, LET, PI, PROJ } = terms;
  const k = new Checker(), reader = new Reader(k);
  for await (const line of createInterface({ input: createReadStream(file) })) reader.add(line);

  let state = Number(seed) >>> 0;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 0x100000000 * below);
  };

  /** All places in a term, as paths of parts. */
  const places = (term) => {
    const found = [];
    const go = (t, path) => {
      if (found.length > 20000) return;
      found.push([t, path]);
      const parts = t.kind === APP || t.kind === LAM || t.kind === PI
        ? ["a", "b"]
        : t.kind === LET ? ["a", "b", "c"] : t.kind === PROJ ? ["a"] : [];
      for (const part of parts) go(t[part], [...path, part]);
    };
    go(term, []);
    return found;
  };

  /** The term with another part at a place. */
  const put = (t, [part, ...path], other) => {
    if (part === undefined) return other;
    const inner = put(t[part], path, other);
    const [a, b, c] = ["a", "b", "c"].map((name) => name === part ? inner : t[name]);
    if (t.kind === APP) return k.terms.app(a, b);
    if (t.kind === LAM) return k.terms.lam(t.c, a, b);
    if (t.kind === PI) return k.terms.pi(t.c, a, b);
    return t.kind === LET ? k.terms.let(a, b, c) : k.terms.proj(t.c, t.b, a);
  };

  const arity = (name) => {
    let n = 0;
    for (let type = k.declaration(name).type; type.kind === PI; type = type.b) n++;
    return n;
  };

  const pick = (list) => list[random(list.length)];
  const WAYS = {
    "arguments swapped": (t) =>
      t.kind === APP && t.a.kind === APP ? k.terms.app(k.terms.app(t.a.a, t.b), t.a.b) : undefined,
    "argument dropped": (t) => t.kind === APP ? t.a : undefined,
    "argument repeated": (t) => t.kind === APP ? k.terms.app(t, t.b) : undefined,
    "another constant": (t) => {
      if (t.kind !== CONST) return undefined;
      const own = k.declaration(t.a), wanted = arity(t.a);
      const others = [...k.environment.values()].filter((d) =>
        d !== own && d.params.length === own.params.length && arity(d.name) === wanted);
      return others.length === 0 ? undefined : k.terms.constant(pick(others).name, t.b);
    },
    "another level": (t) => {
      if (t.kind !== CONST || t.b.length === 0) return undefined;
      const levels = [...t.b], i = random(levels.length);
      levels[i] = random(2) ? k.levels.succ(levels[i]) : k.levels.zero;
      return k.terms.constant(t.a, k.levels.list(levels));
    },
    "another variable": (t) => t.kind === BVAR ? k.terms.bvar(t.a === 0 ? 1 : t.a - 1) : undefined,
    "another binder": (t) =>
      t.kind === LAM && t.b.kind === LAM && t.b.a.loose === 0
        ? k.terms.lam(t.b.c, t.b.a, k.terms.lam(t.c, t.a, t.b.b))
        : undefined,
    // a control: what is the same by computation stays right
    [UNFOLDED]: (t) => {
      const own = t.kind === CONST ? k.declaration(t.a) : undefined;
      if (own === undefined || own.value === null || own.params.length !== t.b.length) return undefined;
      return k.terms.withLevels(own.value(), own.params, t.b);
    },
    "another field": (t) => t.kind === PROJ ? k.terms.proj(t.c, t.b + 1, t.a) : undefined,
  };

  const wanted = new Set(names), found = {}, accepted = [];
  for (const given of reader.declarations) {
    const name = given.name.text;
    declare(k, given);
    if (!wanted.has(name)) continue;
    wanted.delete(name);
    const value = given.value(), all = places(value);
    for (let i = 0; i < Number(each); i++) {
      const way = Object.keys(WAYS)[i % Object.keys(WAYS).length];
      let mutant;
      for (let tries = 0; tries < 200 && mutant === undefined; tries++) {
        const [part, path] = pick(all);
        const other = WAYS[way](part);
        if (other !== undefined && other !== part) {
          mutant = { before: part, after: other, value: put(value, path, other) };
        }
      }
      if (mutant === undefined) continue;
      const copy = k.names.child(k.names.own, `${name}, ${way}, ${i}`);
      const counts = found[way] ??= { accepted: 0, rejected: 0 };
      try {
        declare(k, { ...given, name: copy, value: () => mutant.value }, 20000);
        counts.accepted++;
        k.reset(given.params);
        const same = convertible(k, infer(k, mutant.value, false), given.type());
        const [before, after] = [mutant.before, mutant.after].map((t) => k.show(t).slice(0, 200));
        accepted.push({ name, way, before, after, same });
        k.environment.delete(copy);
      } catch (error) {
        verdict(error);
        counts.rejected++;
      }
    }
  }
  parentPort.postMessage({ found, accepted, missing: [...wanted] });
  exit(0);
}
