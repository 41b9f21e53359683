// TeX to HTML: reads ["…", …], writes [{"html": …} | {"error": …}, …]. In display mode KaTeX would
// not break lines.
"use strict";
const katex = require("katex");
// Letters such as Ш are set in a font of the reader's; whatever else is doubtful is an error.
const strict = (rule) => (rule === "unicodeTextInMathMode" ? "ignore" : "error");
const trust = ({ command }) => { throw new Error(`${command} is no mathematics`); };
// What gives signs another meaning, hides them or lays them over others; and comments.
const disguise = new RegExp(
  "(?<!\\\\)(?:\\\\\\\\)*(%|\\\\(?:[gex]?def|let|futurelet|global|(?:re)?newcommand|providecommand" +
    "|(?:text)?color|f?colorbox|[hv]?phantom|smash|(?:math)?[rlc]lap|m?kern|[hm]skip|hspace|raisebox" +
    "|tiny|char)(?![a-zA-Z]))",
);
const wanted = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = wanted.map((tex) => {
  const found = disguise.exec(tex);
  if (found) return { error: `${found[1]} lets a formula show other than it says` };
  try {
    const html = katex.renderToString(`\\displaystyle ${tex}`, { strict, trust });
    return { html };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(made));
