// One resident Lean: node resident.js GLUE
//
// Jobs come in on standard input and answers go out on standard output, one JSON object a line:
//   in   {"source": FILE, "setup": {"name": MODULE, …}, "output": FILE | null}
//   out  Lean's own messages as its --json words them; {"resident": "line", "text": …} for whatever
//        else it prints; and at the end of the start and of every job {"resident": "ready" | "done", …}.
// The process ends with its standard input, also in the middle of a file: whoever started it may
// have been killed.
"use strict";

const fs = require("fs");
const path = require("path");
const { Worker } = require("worker_threads");

const answer = (record) => fs.writeSync(1, JSON.stringify(record) + "\n");

// Lean was built with its debugging output left in; some of it has continuation lines.
const NOISE = /^(\[DEBUG|  - \/|  mainModule\? = )/;

function relay(line) {
  if (line.startsWith("{")) fs.writeSync(1, line + "\n");
  else if (line !== "" && !NOISE.test(line)) answer({ resident: "line", text: line });
}

const mounted = new Set(["dev", "proc", "sys"]);

// Make the host's folder that `file` (absolute) lies in visible under its own name.
function reach(FS, NODEFS, file) {
  const top = file.split(path.sep)[1];
  if (!top || mounted.has(top)) return;
  mounted.add(top);
  try { FS.mkdir("/" + top); } catch { /* Emscripten made /home and /tmp itself */ }
  FS.mount(NODEFS, { root: fs.realpathSync("/" + top) }, "/" + top);
}

// The entry points that Lean's own main uses, for another file in the instance that main started.
function entry(lean) {
  const { exports, stackAlloc, stackSave, stackRestore, stringToUTF8OnStack, words } = lean;
  const newOptions = exports._ZN4lean16mk_shell_optionsEv;
  const setOption = exports._ZN4lean20process_shell_optionERNS_10object_refEiPKcRi;
  const runMain = exports._ZN4lean14run_shell_mainEiPPcRKNS_10object_refE;
  return function run(source, flags) {
    const stack = stackSave();
    try {
      const options = stackAlloc(16);
      const threads = stackAlloc(16);
      const argv = stackAlloc(16);
      newOptions(options);
      words()[threads >> 2] = 0;
      for (const [letter, value] of flags) {
        const argument = value === null ? 0 : stringToUTF8OnStack(value);
        setOption(options, letter.charCodeAt(0), argument, threads);
      }
      const file = stringToUTF8OnStack(source);
      words()[argv >> 2] = file;
      return runMain(1, argv, options);
    } catch (error) {
      if (error instanceof lean.ExitStatus) return error.status;
      throw error;
    } finally {
      stackRestore(stack);
    }
  };
}

function measures(lean) {
  const used = process.resourceUsage();
  return {
    heap: lean.words().byteLength,
    peak: used.maxRSS * 1024,
    cpu: (used.userCPUTime + used.systemCPUTime) / 1e6,
  };
}

function resident(lean, NODEFS) {
  const FS = lean.FS;
  // main() itself reads this empty file: it starts the runtime's threads and then calls exit(),
  // which the glue turns into an exception that leaves them running.
  FS.writeFile("/start.lean", "prelude\n");
  lean.callMain(["/start.lean"]);
  const run = entry(lean);
  const check = (job) => {
    for (const file of [job.source, job.output]) {
      if (file) reach(FS, NODEFS, path.resolve(file));
    }
    FS.writeFile("/setup.json", JSON.stringify(job.setup));
    const flags = [["J", null], ["u", "/setup.json"]];
    if (job.output) flags.push(["o", job.output]);
    const began = performance.now();
    fs.accessSync(job.source, fs.constants.R_OK);
    const status = run(job.source, flags);
    answer({ resident: "done", status, seconds: (performance.now() - began) / 1000, ...measures(lean) });
  };
  // Each job comes as an event of its own: threads that ended return to the pool in between.
  input.removeAllListeners("message");
  input.on("message", (line) => check(JSON.parse(line)));
  for (const line of early) setImmediate(check, JSON.parse(line));
  answer({ resident: "ready", seconds: performance.now() / 1000, ...measures(lean) });
}

function fail(error) {
  answer({ resident: "line", text: String(error?.stack ?? error) });
  process.kill(process.pid, "SIGKILL"); // its threads would keep it alive
}

// A thread of its own reads standard input, so that the end of it is noticed while Lean works.
const reader = `
  const fs = require("fs");
  const { parentPort } = require("worker_threads");
  const chunk = Buffer.alloc(65536);
  let pending = Buffer.alloc(0);
  for (;;) {
    let size = 0;
    try { size = fs.readSync(0, chunk); } catch (error) { if (error.code === "EAGAIN") continue; }
    if (size === 0) process.kill(process.pid, "SIGKILL");
    pending = Buffer.concat([pending, chunk.subarray(0, size)]);
    for (let end; (end = pending.indexOf(10)) >= 0; pending = pending.subarray(end + 1)) {
      parentPort.postMessage(pending.toString("utf8", 0, end));
    }
  }`;

process.on("uncaughtException", fail);
const glue = path.resolve(process.argv[2]);
let nodefs;
globalThis.leanModule = {
  print: relay,
  printErr: relay,
  mountHost(FS, NODEFS) {
    nodefs = NODEFS;
    const folders = (process.env.LEAN_PATH ?? "").split(path.delimiter);
    for (const folder of [process.cwd(), glue, ...folders]) reach(FS, NODEFS, folder);
  },
  resident: (lean) => resident(lean, nodefs),
};
const input = new Worker(reader, { eval: true });
const early = []; // jobs that come before Lean is ready
input.on("message", (line) => early.push(line));
require(glue);
