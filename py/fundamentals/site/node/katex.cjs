// TeX to HTML with MathML: reads [{"tex": …, "display": …}, …], writes [{"html": …} | {"error": …}, …].
"use strict";
const katex = require("katex");
const wanted = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = wanted.map(({ tex, display }) => {
  try {
    return { html: katex.renderToString(tex, { displayMode: display, strict: "error", trust: false }) };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(made));
