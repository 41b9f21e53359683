// TeX to HTML: reads ["…", …], writes [{"html": …} | {"error": …}, …]. In display mode KaTeX would
// not break lines.
"use strict";
const katex = require("katex");
// Letters such as Ш are set in a font of the reader's; whatever else is doubtful is an error.
const strict = (rule) => (rule === "unicodeTextInMathMode" ? "ignore" : "error");
const trust = ({ command }) => { throw new Error(`${command} is no mathematics`); };
const wanted = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = wanted.map((tex) => {
  try {
    const html = katex.renderToString(`\\displaystyle ${tex}`, { strict, trust });
    return { html };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(made));
