// b: whichever factor moves, the convolution moves with it.
"use strict";
{
  const { convolve, integral, polyline, product, translate, turned } = formulas;

  const f = polyline([0, 0], [0.25, 1], [1.25, 1], [1.5, 0]);
  const g = polyline([0, 0], [1, 1], [1.2, 0]);
  const still = convolve(f, g);

  plays["convolution-shift"] = {
    inputs: [
      { name: "b", says: "how far to the right", low: -2, high: 2, step: 0.01, start: 1.5 },
      { name: "x", says: "where to compare", low: -2, high: 5, step: 0.01, start: 2.5 },
    ],
    show({ b, x }) {
      const window = { axis: "x", x: [-2.2, 5.2], y: [0, 1.15] };
      const along = { input: "b", value: (at, from) => from.value + at - from.at };
      const fMoved = translate(f, b), gMoved = translate(g, b);
      const second = convolve(f, gMoved), third = convolve(fMoved, g);
      const value = still(x - b);
      return {
        sides: [
          { name: "τ_b(f * g)(x)", value },
          { name: "(f * τ_b g)(x)", value: integral(product(f, turned(gMoved, x))) },
          { name: "((τ_b f) * g)(x)", value: integral(product(fMoved, turned(g, x))) },
        ],
        panels: [
          {
            ...window, title: "g moves", drag: along,
            curves: [
              { name: "f", y: f, color: "blue" },
              { name: "g", y: g, color: "red", dash: true, thin: true },
              { name: "τ_b g", y: gMoved, color: "red", dash: true },
            ],
          },
          {
            ...window, title: "f moves", drag: along,
            curves: [
              { name: "f", y: f, color: "blue", thin: true },
              { name: "τ_b f", y: fMoved, color: "blue" },
              { name: "g", y: g, color: "red", dash: true },
            ],
          },
          {
            ...window, title: "the convolutions", wide: true,
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f * g", y: still, color: "ink", thin: true },
              { name: "f * τ_b g", y: second, color: "green", thick: true },
              { name: "(τ_b f) * g", y: third, color: "ink", dash: true },
            ],
            marks: [{ x, y: value, color: "ink", stem: true }],
          },
        ],
      };
    },
  };
}
