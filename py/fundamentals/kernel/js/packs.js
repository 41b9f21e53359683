// Under Node: `node packs.js EXPORT.ndjson FOLDER` writes what pages load to check a proof.
//
// Standard input is JSON: names of files by declarations, `{"chain-rule": "Fundamentals.…"}`. Each
// file is a script, since a page that was opened from disk may load no other kind: a call with the
// export of what the declaration rests on, compressed by gzip, in base64.

import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { argv, stdin } from "node:process";
import { gzipSync } from "node:zlib";
import { Selector } from "./select.js";

const all = new Selector();
for await (const line of createInterface({ input: createReadStream(argv[2]) })) all.add(line);
let asked = "";
for await (const part of stdin.setEncoding("utf8")) asked += part;
for (const [id, name] of Object.entries(JSON.parse(asked))) {
  const packed = gzipSync(`${all.below(name).join("\n")}\n`, { level: 9 }).toString("base64");
  const file = join(argv[3], `${id}.js`);
  const given = [id, name, packed].map((each) => JSON.stringify(each)).join(", ");
  writeFileSync(file, `fundamentalsPack(${given});\n`);
}
