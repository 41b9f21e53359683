// x: f slides along g as it stands; the area under the product is the height of f ⋆ g at x.
"use strict";
{
  const { correlate, hat, integral, polyline, product, translate } = formulas;

  const f = hat(0, 1.5, 2);
  const g = polyline([0, 0], [1, 1], [2, 0.25], [3.5, 1], [4, 0]);
  const both = correlate(f, g);

  plays["cross-correlation"] = {
    inputs: [{ name: "x", says: "where f stands", low: -2.5, high: 4.5, step: 0.01, start: 1 }],
    show({ x }) {
      const moved = translate(f, x);
      const integrand = product(moved, g);
      const area = integral(integrand);
      return {
        sides: [
          { name: "∫ f(y − x) g(y) dy", value: area },
          { name: "(f ⋆ g)(x)", value: both(x) },
        ],
        panels: [
          {
            title: "the product, and its area", axis: "y", x: [-2.6, 6.6], y: [0, 1.15],
            drag: { input: "x", value: (at, from) => from.value + at - from.at },
            curves: [
              { name: "f(y − x) g(y)", y: integrand, color: "green", fill: true },
              { name: "f(y − x)", y: moved, color: "blue" },
              { name: "g(y)", y: g, color: "red", dash: true },
            ],
          },
          {
            title: "all areas", axis: "x", x: [-2.5, 4.5], y: [0, 0.95],
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f ⋆ g", y: both, color: "ink", thin: true },
              { name: "up to x", y: both, color: "ink", until: x },
            ],
            marks: [{ x, y: area, color: "green", stem: true }],
          },
        ],
      };
    },
  };
}
