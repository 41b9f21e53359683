// Under Node: `node main.js FILE.ndjson` checks all declarations of an export, one after the other.
//
// It prints a line of JSON for each declaration, `{"accepted": name, "rests": set}` or
// `{"rejected": name, "rule": …, "why": …}`, and at the end one with `assumptions`: the axioms, of
// which a set names some by its bits (in hexadecimal, the first one lowest). What mentions a rejected
// declaration is rejected. The exit code is 0 if everything was accepted, 1 if not, 2 for a file that
// is no export.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { argv, exit, memoryUsage } from "node:process";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Checker } from "./checker.js";
import { declare, verdict } from "./declare.js";
import { FormatError, Reader } from "./read.js";

const SECONDS_EACH = 60;

/** @param {object} row */
function say(row) {
  parentPort?.postMessage(JSON.stringify(row));
}

/** Read an export. @param {Reader} reader @param {string} file */
async function read(reader, file) {
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const line of lines) reader.add(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    say({ format: error.message });
    exit(2);
  }
}

/** Check it. @param {string} file */
async function check(file) {
  const begin = Date.now();
  const k = new Checker();
  const reader = new Reader(k);
  await read(reader, file);
  const skipped = reader.skipped.map((name) => name.text);
  say({ declarations: reader.declarations.length, skipped });
  let rejected = 0, slowest = 0;
  for (const given of reader.declarations) {
    const start = Date.now();
    const name = given.name.text;
    try {
      declare(k, given, 1000 * SECONDS_EACH);
      say({ accepted: name, rests: (k.axioms.below.get(given.name) ?? 0n).toString(16) });
    } catch (error) {
      rejected++;
      say({ rejected: name, ...verdict(error) });
    }
    slowest = Math.max(slowest, Date.now() - start);
  }
  say({
    assumptions: k.axioms.names.map((name) => name.text),
    computed: k.computed.map((name) => name.text),
    seconds: (Date.now() - begin) / 1000,
    slowest: slowest / 1000,
    megabytes: Math.round(memoryUsage().rss / 1e6),
  });
  exit(rejected === 0 ? 0 : 1);
}

if (isMainThread) {
  // terms are nested deeply, and the kernel goes down them by recursion: its thread has a large stack
  const worker = new Worker(new URL(import.meta.url), {
    argv: [argv[2]],
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
  await check(argv[2]);
}
