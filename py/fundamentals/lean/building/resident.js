// One resident Lean: node resident.js GLUE MIB
//
// Jobs come in on standard input and answers go out on standard output, one JSON object a line:
//   in   {"source": FILE, "setup": {"name": MODULE, …}, "output": FILE | null}
//   out  Lean's own messages as its --json words them; {"resident": "line", "text": …} for whatever
//        else it prints; and at the end of the start and of every job {"resident": "ready" | "done", …}.
// The process ends with its standard input, also in the middle of a file: whoever started it may
// have been killed.
//
// Lean's memory never shrinks. From MIB on, the next file is checked by another instance, which has a
// memory of its own; the compiled module is the same, with all that the optimizing compiler has made
// of it by then, which another process would have to make again.
//
// Lean runs in a thread of its own. All threads of an Emscripten program leave access to files to
// the main thread, except what `reading.js` answers; if that one runs Lean, it looks for such
// requests only once a millisecond.
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const v8 = require("v8");
const vm = require("vm");
const {
  getEnvironmentData, isMainThread, parentPort, setEnvironmentData,
} = require("worker_threads");

const SUCCESSOR = "whether this is not the process's first instance";
const THREAD_STACK = 8 << 20; // as the main thread of a native Lean has

const answer = (record) => fs.writeSync(1, JSON.stringify(record) + "\n");

function fail(error) {
  answer({ resident: "line", text: String(error?.stack ?? error) });
  process.kill(process.pid, "SIGKILL"); // its threads would keep it alive
}

// What the glue asks of us, in each thread of its own.
exports.answering = require("./answering.js");
exports.reading = require("./reading.js");
exports.symbols = require("./symbols.js");

// ---- the main thread: files, standard input and output

// Lean was built with its debugging output left in; some of it has continuation lines.
const NOISE = /^(\[DEBUG|  - \/|  mainModule\? = )/;

function relay(line) {
  if (line.startsWith("{")) fs.writeSync(1, line + "\n");
  else if (line !== "" && !NOISE.test(line)) answer({ resident: "line", text: line });
}

let compiled; // the module
let lean; // the instance at work; undefined while one starts
const waiting = []; // jobs that came meanwhile

// Make the host's folder that `file` (absolute) lies in visible under its own name.
function reach({ FS, NODEFS, mounted }, file) {
  const top = file.split(path.sep)[1];
  if (!top || mounted.has(top)) return;
  mounted.add(top);
  try { FS.mkdir("/" + top); } catch { /* Emscripten made /home and /tmp itself */ }
  FS.mount(NODEFS, { root: fs.realpathSync("/" + top) }, "/" + top);
}

function begin() {
  globalThis.leanModule = {
    print: relay,
    printErr: relay,
    resident: startLean,
    instantiateWasm(imports, done) {
      done(new WebAssembly.Instance(compiled, imports), compiled);
    },
  };
  require(glue);
}

// Another instance in place of this one, whose memory nothing must refer to any more.
async function succeed() {
  const { thread, retire } = lean;
  lean = undefined;
  thread.removeAllListeners("exit");
  await retire();
  delete require.cache[glue];
  module.children.length = 0;
  v8.setFlagsFromString("--expose-gc");
  vm.runInNewContext("gc")();
  setEnvironmentData(SUCCESSOR, true); // for the threads made later
  begin();
}

function startLean(instance) {
  lean = { ...instance, mounted: new Set(["dev", "proc", "sys"]) };
  const folders = (process.env.LEAN_PATH ?? "").split(path.delimiter);
  for (const folder of [process.cwd(), glue, ...folders]) reach(lean, folder);
  lean.FS.chdir(process.cwd());
  // The empty file that Lean's main function is made to read first, see `serve`.
  lean.FS.writeFile("/start.lean", "prelude\n");
  const { exports, stackAlloc } = lean;
  const place = stackAlloc(16);
  const attributes = stackAlloc(256);
  exports.pthread_attr_init(attributes);
  exports.pthread_attr_setstacksize(attributes, THREAD_STACK);
  const failed = exports.pthread_create(place, attributes, 0, 0); // 0: the glue calls `serve`
  if (failed) throw new Error(`no thread for Lean: error ${failed}`);
  lean.thread = lean.PThread.pthreads[lean.words()[place >> 2]];
  // Lean's thread lasts as long as the instance. If it ends, as when something in Lean exits, nobody
  // would answer any more; whoever asked learns it by the end of the process, and asks another.
  lean.thread.on("exit", () => fail(new Error("Lean's thread ended")));
  waiting.splice(0).forEach(give);
}

function asked(job) {
  if (lean && lean.words().byteLength >= full) succeed().catch(fail);
  give(job);
}

function give(job) {
  if (!lean) {
    waiting.push(job);
    return;
  }
  for (const file of [job.source, job.output]) {
    if (file) reach(lean, path.resolve(file));
  }
  lean.FS.writeFile("/setup.json", JSON.stringify(job.setup));
  lean.thread.postMessage({ job });
}

// ---- Lean's own thread

// The entry points that Lean's main function uses, for another file in the instance it started.
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

function readable(file) {
  try {
    fs.closeSync(fs.openSync(file));
    return true;
  } catch (error) {
    answer({ resident: "line", text: `the file cannot be read (${error.code})` });
    return false;
  }
}

// Called by the glue in the thread that `startLean` made; returns to the thread's event loop.
exports.serve = (lean) => {
  process.on("uncaughtException", fail);
  // main() reads the empty file: it starts the runtime, and at its end calls exit(), which the
  // glue turns into an exception that leaves the runtime as it is.
  lean.callMain(["/start.lean"]);
  const run = entry(lean);
  parentPort.on("message", ({ job }) => {
    if (!job) return; // one of the glue's own messages
    try {
      const flags = [["J", null], ["u", "/setup.json"]];
      if (job.output) {
        flags.push(["o", job.output], ["i", job.output.replace(/olean$/, "ilean")]);
      }
      const began = performance.now();
      const status = readable(job.source) ? run(job.source, flags) : 1;
      const seconds = (performance.now() - began) / 1000;
      answer({ resident: "done", status, seconds, ...measures(lean) });
    } catch (error) {
      fail(error);
    }
  });
  if (!getEnvironmentData(SUCCESSOR)) {
    answer({ resident: "ready", seconds: process.uptime(), ...measures(lean) });
  }
  throw "unwind"; // what the glue understands as: this thread goes on
};

// ---- start

const glue = isMainThread && path.resolve(process.argv[2]);
const full = isMainThread && Number(process.argv[3]) * 2 ** 20;
if (isMainThread) {
  // V8 optimises a function once it has done so much, by default 13 million; most of what is then
  // optimised is used too little afterwards to be worth it: a tenth of all CPU.
  v8.setFlagsFromString("--wasm-tiering-budget=60000000");
  process.on("uncaughtException", fail);
  process.env.LEAN_RESIDENT = __filename; // for the glue, in the threads
  readline.createInterface({ input: process.stdin })
    .on("line", (line) => asked(JSON.parse(line)))
    .on("close", () => process.kill(process.pid, "SIGKILL"));
  const binary = fs.readFileSync(path.join(path.dirname(glue), "lean.wasm"));
  WebAssembly.compile(binary).then((made) => { compiled = made; begin(); }).catch(fail);
}
