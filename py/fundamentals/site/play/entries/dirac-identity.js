// ε: the bump of area 1 sharpens, and f * η_ε tends to f.
"use strict";
{
  const { convolve, hat, integral, polyline, product, turned } = formulas;

  const f = polyline([0, 0], [1, 1], [2, 0.25], [3, 0.75]);

  plays["dirac-identity"] = {
    inputs: [
      { name: "ε", says: "half the width of the bump", low: 0.1, high: 1, step: 0.01, start: 0.5 },
      { name: "x", says: "where to compare", low: -1, high: 4, step: 0.01, start: 1 },
    ],
    show({ ε, x }) {
      const eta = hat(-ε, 0, ε, 1 / ε);
      const value = integral(product(f, turned(eta, x)));
      return {
        relation: "→",
        sides: [
          { name: "∫ f(y) η_ε(x − y) dy", value },
          { name: "f(x)", value: f(x) },
        ],
        facts: [{ name: "∫ η_ε", value: integral(eta) }],
        panels: [
          {
            title: "the bump", axis: "y", x: [-1.1, 1.1], y: [0, 10],
            drag: { input: "ε", value: (at) => Math.abs(at) },
            curves: [{ name: "η_ε(y)", y: eta, color: "green", fill: true }],
          },
          {
            title: "the convolution", axis: "x", x: [-1, 4], y: [-0.05, 1.12],
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f", y: f, color: "ink", thin: true, whole: true },
              { name: "f * η_ε", y: convolve(f, eta), color: "blue", whole: true },
            ],
            marks: [
              { x, y: f(x), color: "ink", shape: "ring" },
              { x, y: value, color: "blue" },
            ],
          },
        ],
      };
    },
  };
}
