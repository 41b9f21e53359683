// Under Node: `node main.js FILE.ndjson …` checks all declarations of an export, one after the
// other; of several exports, each by itself.
//
// It prints a line of JSON for each declaration, `{"accepted": name, "rests": set}` or
// `{"rejected": name, "rule": …, "why": …}`, then where theorems have instances,
// `{"instances": {name: [declaration, …]}}`, and at the end a line with `assumptions`: the axioms,
// of which a set names some by its bits (in hexadecimal, the first one lowest). What mentions a
// rejected declaration is rejected. Before each of several exports comes `{"file": name}`. The exit
// code is 0 if everything was accepted, 1 if not, 2 for a file that is no export.
//
// `node main.js --compare NAMES.json ONE.ndjson OTHER.ndjson` compares the declarations with these
// names in one export with those in the other: `{"same": name}` or `{"differs": name, …}`.

import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { argv, exit, memoryUsage } from "node:process";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Checker } from "./checker.js";
import { Comparison } from "./compare.js";
import { declare, verdict } from "./declare.js";
import { Instances } from "./instances.js";
import { FormatError, Reader } from "./read.js";

const SECONDS_EACH = 60;

/** @param {object} row */
function say(row) {
  parentPort?.postMessage(JSON.stringify(row));
}

/** Read an export, and say what is wrong with its format. @param {Reader} reader
 * @param {string} file @returns {Promise<boolean>} */
async function read(reader, file) {
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const line of lines) reader.add(line);
    return true;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    say({ format: error.message });
    return false;
  }
}

/** Check it; the exit code. @param {string} file @returns {Promise<number>} */
async function check(file) {
  const begin = Date.now();
  const k = new Checker();
  const reader = new Reader(k);
  if (!await read(reader, file)) return 2;
  const skipped = reader.skipped.map((name) => name.text);
  say({ declarations: reader.declarations.length, skipped });
  const instances = new Instances();
  let rejected = 0, slowest = 0;
  for (const given of reader.declarations) {
    const start = Date.now();
    const name = given.name.text;
    try {
      declare(k, given, 1000 * SECONDS_EACH);
      if (given.kind === "thm" || given.kind === "def") {
        k.terms.begin();
        try {
          instances.look(given.kind, given.name, given.type(), given.value());
        } finally {
          k.terms.end();
        }
      }
      say({ accepted: name, rests: (k.axioms.below.get(given.name) ?? 0n).toString(16) });
    } catch (error) {
      rejected++;
      say({ rejected: name, ...verdict(error) });
    }
    slowest = Math.max(slowest, Date.now() - start);
  }
  const found = [...instances.found()].map(([name, places]) =>
    [name.text, places.map((place) => place.text)]);
  say({ instances: Object.fromEntries(found) });
  say({
    assumptions: k.axioms.names.map((name) => name.text),
    computed: k.computed.map((name) => name.text),
    seconds: (Date.now() - begin) / 1000,
    slowest: slowest / 1000,
    megabytes: Math.round(memoryUsage().rss / 1e6),
  });
  return rejected === 0 ? 0 : 1;
}

/** Compare; the exit code. @param {string[]} paths @returns {Promise<number>} */
async function compare([names, one, other]) {
  const own = new Set(/** @type {string[]} */ (JSON.parse(readFileSync(names, "utf8"))));
  const k = new Checker();
  const [ours, theirs] = [new Reader(k), new Reader(k)];
  if (!await read(theirs, other) || !await read(ours, one)) return 2;
  let different = 0;
  try {
    for (const given of theirs.declarations) declare(k, given, 1000 * SECONDS_EACH);
    const comparison = new Comparison(k, ours, own);
    for (const given of ours.declarations) {
      const difference = comparison.next(given, 1000 * SECONDS_EACH);
      const name = given.name.text;
      if (difference !== null) {
        different++;
        say({ differs: name, ...difference });
      } else if (own.has(name)) say({ same: name });
    }
  } catch (error) {
    say({ broken: verdict(error) });
    return 1;
  }
  say({ compared: ours.declarations.length });
  return different === 0 ? 0 : 1;
}

if (isMainThread) {
  // terms are nested deeply, and the kernel goes down them by recursion: it needs a large stack
  const worker = new Worker(new URL(import.meta.url), {
    argv: argv.slice(2),
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 4096 },
  });
  worker.on("message", (text) => process.stdout.write(`${text}\n`));
  worker.on("error", (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 3;
  });
  worker.on("exit", (code) => {
    process.exitCode ??= code;
  });
} else {
  const files = argv.slice(2);
  let code = 0;
  if (files[0] === "--compare") exit(await compare(files.slice(1)));
  for (const file of files) {
    if (files.length > 1) say({ file });
    code = Math.max(code, await check(file));
  }
  exit(code);
}
