// Compiled files are read in the thread that wants them.
//
// Emscripten's threads leave every access to files to the main thread. An import of Init asks 5,000
// times (whether a file is there, how long it is, its bytes), and each time two threads wait for each
// other: about a third of what importing costs. Here a thread of Lean's asks the host itself, for what
// lies in the folders of compiled files and is only read.
//
// What is not answered here (undefined) is left to the main thread.
"use strict";

const fs = require("fs");
const path = require("path");

const FIRST = 1 << 20; // descriptors from here on are ours; Emscripten counts from 0
const [NO_SUCH_FILE, INPUT_OUTPUT] = [44, 29]; // as Emscripten numbers errors
const NOT_ONLY_READING = 0o3 | 0o100 | 0o1000; // to write, to create, to empty
const DIRECTORY = 0x10000;
const COMPILED = /\.(olean|olean\.server|olean\.private|ir)$/;

const folders = (process.env.LEAN_PATH ?? "").split(path.delimiter).filter(path.isAbsolute);
const isOurs = (file) => folders.some((folder) => file.startsWith(folder + path.sep));

// The calls of `lean.js` that a thread answers by itself; `memory` gives views of Lean's memory as
// it is now, `text` the string at an address, `writeStat` writes what `fs.stat` tells.
module.exports = ({ memory, text, writeStat }) => {
  const opened = new Map(); // descriptors of ours: the host's, and where to read on

  function asked(buffer, stat) {
    if (stat === undefined) return -NO_SUCH_FILE;
    return writeStat(buffer, stat);
  }

  return {
    stat(file, buffer) {
      const name = text(file);
      if (!isOurs(name)) return undefined;
      let stat;
      try {
        stat = fs.statSync(name, { throwIfNoEntry: false });
      } catch {
        return undefined; // the main thread says what is wrong
      }
      return asked(buffer, stat);
    },

    open(file, flags) {
      const name = text(file);
      if (flags & (NOT_ONLY_READING | DIRECTORY)) return undefined;
      if (!COMPILED.test(name) || !isOurs(name)) return undefined;
      let host;
      try {
        host = fs.openSync(name);
      } catch (error) {
        return error.code === "ENOENT" ? -NO_SUCH_FILE : undefined;
      }
      const descriptor = FIRST + host;
      opened.set(descriptor, { host, at: 0 });
      return descriptor;
    },

    fstat(descriptor, buffer) {
      const file = opened.get(descriptor);
      return file && asked(buffer, fs.fstatSync(file.host));
    },

    read(descriptor, pieces, count, told) {
      const file = opened.get(descriptor);
      if (!file) return undefined;
      let all = 0;
      try {
        const { HEAPU8, HEAPU32 } = memory();
        for (let piece = pieces >> 2; count > 0; piece += 2, count--) {
          const [address, length] = [HEAPU32[piece], HEAPU32[piece + 1]];
          const got = length && fs.readSync(file.host, HEAPU8, address, length, file.at);
          file.at += got;
          all += got;
          if (got < length) break;
        }
        HEAPU32[told >> 2] = all;
      } catch {
        return INPUT_OUTPUT;
      }
      return 0;
    },

    seek(descriptor, offset, whence, told) {
      const file = opened.get(descriptor);
      if (!file) return undefined;
      const from = [0, file.at, fs.fstatSync(file.host).size][whence];
      file.at = from + Number(offset);
      memory().HEAP64[told >> 3] = BigInt(file.at);
      return 0;
    },

    close(descriptor) {
      const file = opened.get(descriptor);
      if (!file) return undefined;
      opened.delete(descriptor);
      fs.closeSync(file.host);
      return 0;
    },
  };
};
