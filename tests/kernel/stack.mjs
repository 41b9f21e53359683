// `node --stack-size=KILOBYTES stack.mjs KERNEL EXPORT`: checks an export on the stack that there
// is, and prints what is rejected and how many declarations there were.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const [folder, file] = process.argv.slice(2);
const { Checker } = await import(`${folder}/checker.js`);
const { declare, verdict } = await import(`${folder}/declare.js`);
const { Reader } = await import(`${folder}/read.js`);
const k = new Checker(), reader = new Reader(k);
for await (const line of createInterface({ input: createReadStream(file) })) reader.add(line);
for (const given of reader.declarations) {
  try {
    declare(k, given);
  } catch (error) {
    console.log(given.name.text, verdict(error).rule);
  }
}
console.log(reader.declarations.length);
