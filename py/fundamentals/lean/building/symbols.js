// The addresses of Lean's symbols, looked up where they stand.
//
// `symbols.txt`, which the installation wrote, has a line for each of 200,000 symbols, its name and
// its address, in the order of the names. Every thread that evaluates a notation asks for a handful;
// as a dictionary the file would take each of them half a second and 50 MB.
"use strict";

const fs = require("fs");

const NEWLINE = 10;

// The address of a symbol, or undefined.
module.exports = (file) => {
  const lines = fs.readFileSync(file);
  return (symbol) => {
    let [low, high] = [0, lines.length]; // where lines begin or, at the end, the file ends
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = middle === 0 ? 0 : lines.lastIndexOf(NEWLINE, middle - 1) + 1;
      const end = lines.indexOf(NEWLINE, middle);
      const [name, address] = lines.latin1Slice(start, end).split(" ");
      if (name === symbol) return Number(address);
      if (name < symbol) low = end + 1;
      else high = start;
    }
    return undefined;
  };
};
