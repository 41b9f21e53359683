// Graphs in the DOT language to SVG: reads ["digraph …", …], writes ["<svg …", …].
"use strict";
const graphs = JSON.parse(require("fs").readFileSync(0, "utf8"));
require("@viz-js/viz").instance().then((viz) => {
  process.stdout.write(JSON.stringify(graphs.map((dot) => viz.renderString(dot, { format: "svg" }))));
});
