// x: the two integrands are mirror images of each other, and their areas stay equal.
"use strict";
{
  const { hat, integral, polyline, product, turned } = formulas;

  const f = polyline([0, 0], [1, 1], [2, 1], [3, 0]);
  const g = hat(0, 1.5, 2);

  plays["convolution-comm"] = {
    inputs: [
      { name: "x", says: "where they are turned to", low: -0.5, high: 5.5, step: 0.01, start: 3.5 },
    ],
    show({ x }) {
      const panel = (title, names, integrand, solid, dashed) => ({
        title, axis: "y", x: [-3.6, 5.6], y: [0, 1.15],
        drag: { input: "x", value: (at, from) => from.value + at - from.at },
        curves: [
          { name: names[0], y: integrand, color: "green", fill: true },
          { name: names[1], y: solid, color: "blue" },
          { name: names[2], y: dashed, color: "red", dash: true },
        ],
        marks: [{ x: x / 2, color: "ink", line: true, name: "x/2" }],
      });
      const left = product(f, turned(g, x));
      const right = product(g, turned(f, x));
      return {
        sides: [
          { name: "∫ f(y) g(x − y) dy", value: integral(left) },
          { name: "∫ g(y) f(x − y) dy", value: integral(right) },
        ],
        panels: [
          panel("f * g", ["f(y) g(x − y)", "f(y)", "g(x − y)"], left, f, turned(g, x)),
          panel("g * f", ["g(y) f(x − y)", "f(x − y)", "g(y)"], right, turned(f, x), g),
        ],
      };
    },
  };
}
