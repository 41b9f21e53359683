// b: g moves away from f; f ⋆ g and g ⋆ f go opposite ways, mirror images of each other.
"use strict";
{
  const { correlate, hat, integral, product, translate } = formulas;

  const f = hat(-1, 0, 1);

  plays["cross-correlation-not-comm"] = {
    inputs: [
      { name: "b", says: "how far g is moved", low: -2, high: 2, step: 0.01, start: 1 },
      { name: "x", says: "where to compare", low: -4, high: 4, step: 0.01, start: 0.5 },
    ],
    show({ b, x }) {
      const g = translate(f, b);
      const fg = correlate(f, g), gf = correlate(g, f);
      const forward = (place) => integral(product(f, translate(g, -place)));
      const backward = (place) => integral(product(g, translate(f, -place)));
      return {
        sides: [
          { name: "(g ⋆ f)(x)", value: backward(x) },
          { name: "(f ⋆ g)(−x)", value: forward(-x) },
        ],
        facts: [{ name: "(f ⋆ g)(x)", value: forward(x) }],
        panels: [
          {
            title: "the functions", axis: "y", x: [-3.2, 3.2], y: [0, 1.15],
            drag: { input: "b", value: (at, from) => from.value + at - from.at },
            curves: [
              { name: "f", y: f, color: "blue" },
              { name: "g", y: g, color: "red", dash: true },
            ],
          },
          {
            title: "both ways round", axis: "x", x: [-4.2, 4.2], y: [0, 0.8],
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f ⋆ g", y: fg, color: "ink" },
              { name: "g ⋆ f", y: gf, color: "purple", dash: true },
            ],
            marks: [
              { x: 0, color: "ink", line: true },
              { x, y: forward(x), color: "ink" },
              { x, y: backward(x), color: "purple", shape: "ring" },
              { x: -x, y: forward(-x), color: "ink" },
            ],
          },
        ],
      };
    },
  };
}
