// In a browser's worker: a message with a pack is checked, and answered with messages about how far
// it is and, at the end, what came out.

import { Checker } from "./checker.js";
import { declare, verdict } from "./declare.js";
import { Reader } from "./read.js";
import { show } from "./terms.js";

const SECONDS_EACH = 60;
const BETWEEN = 100;

/** @param {string} base64 @returns {Promise<string[]>} */
async function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).text()).split("\n");
}

/** @param {string} name @param {string} pack */
async function check(name, pack) {
  const begin = Date.now();
  const k = new Checker();
  const reader = new Reader(k);
  for (const line of await unpacked(pack)) reader.add(line);
  const of = reader.declarations.length;
  let done = 0, said = 0;
  for (const given of reader.declarations) {
    try {
      declare(k, given, 1000 * SECONDS_EACH);
    } catch (error) {
      const { rule, why } = verdict(error);
      return { rejected: given.name.text, rule, why };
    }
    done++;
    if (Date.now() - said > BETWEEN) {
      said = Date.now();
      postMessage({ done, of, seconds: (said - begin) / 1000 });
    }
  }
  const root = reader.declarations.find((given) => given.name.text === name);
  if (root === undefined) return { rejected: name, rule: "pack", why: "the pack does not hold it" };
  const below = k.axioms.below.get(root.name) ?? 0n;
  const assumed = k.axioms.names.filter((_, i) => (below >> BigInt(i)) & 1n);
  const statement = show(k.declaration(root.name).type, k.levels, 4000);
  const seconds = (Date.now() - begin) / 1000;
  return { accepted: name, of, assumed: assumed.map((each) => each.text), statement, seconds };
}

self.onmessage = async (/** @type {MessageEvent} */ event) => {
  try {
    postMessage(await check(event.data.name, event.data.pack));
  } catch (error) {
    postMessage({ rejected: event.data.name, rule: "pack", why: `${error}` });
  }
};
