// Graphs in the DOT language to SVG: reads ["digraph …", …], writes ["<svg …", …].
"use strict";
const graphs = JSON.parse(require("fs").readFileSync(0, "utf8"));
require("@viz-js/viz").instance().then((viz) => {
  const drawn = graphs.map((dot) => viz.renderString(dot, { format: "svg" }));
  process.stdout.write(JSON.stringify(drawn));
});
