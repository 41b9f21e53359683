// A thread goes on when the main thread has left what it was asked for.
//
// Emscripten's main thread says that a request is done, and then wakes the thread that asked, through
// a lock that lies on that thread's stack. A thread that is quick has gone on by then and written other
// things there; the main thread takes them for a lock that is held, and waits for ever. It was seen
// once, after some hundreds of files.
"use strict";

const { getEnvironmentData, isMainThread, setEnvironmentData } = require("worker_threads");

const KEY = "how often the main thread began or ended to answer";
if (isMainThread) setEnvironmentData(KEY, new SharedArrayBuffer(4)); // for the threads made later
const steps = new Int32Array(getEnvironmentData(KEY)); // odd while the main thread answers

// In the main thread, around the answers to whatever was asked.
exports.begin = () => { Atomics.add(steps, 0, 1); };
exports.end = () => {
  Atomics.add(steps, 0, 1);
  Atomics.notify(steps, 0);
};

// In a thread that has its answer.
exports.wait = () => {
  const step = Atomics.load(steps, 0);
  if (step & 1) Atomics.wait(steps, 0, step);
};
