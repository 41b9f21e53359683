// x: g, turned round, slides across f; the area under the product is the height of f * g at x.
"use strict";
{
  const { convolve, hat, integral, polyline, product, turned } = formulas;

  const f = polyline([0, 0], [1, 1], [2, 1], [3, 0]);
  const g = hat(0, 1.5, 2);
  const both = convolve(f, g);

  plays["convolution"] = {
    inputs: [{ name: "x", says: "where g stands", low: -0.5, high: 5.5, step: 0.01, start: 2 }],
    show({ x }) {
      const moved = turned(g, x);
      const integrand = product(f, moved);
      const area = integral(integrand);
      return {
        sides: [
          { name: "∫ f(y) g(x − y) dy", value: area },
          { name: "(f * g)(x)", value: both(x) },
        ],
        panels: [
          {
            title: "the product, and its area", axis: "y", x: [-2.6, 5.6], y: [0, 1.15],
            drag: { input: "x", value: (at, from) => from.value + at - from.at },
            curves: [
              { name: "f(y) g(x − y)", y: integrand, color: "green", fill: true },
              { name: "f(y)", y: f, color: "blue" },
              { name: "g(x − y)", y: moved, color: "red", dash: true },
            ],
          },
          {
            title: "all areas", axis: "x", x: [-0.5, 5.5], y: [0, 1.1],
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f * g", y: both, color: "ink", thin: true },
              { name: "up to x", y: both, color: "ink", until: x },
            ],
            marks: [{ x, y: area, color: "green", stem: true }],
          },
        ],
      };
    },
  };
}
