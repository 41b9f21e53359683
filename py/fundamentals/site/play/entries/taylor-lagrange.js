// n, x: the error and its bound, and the point between at which the next derivative makes it up.
"use strict";
{
  const { factorial, remainder, remainderAt, sin, solutions, taylor } = formulas;

  const DIGITS = 6;

  plays["taylor-lagrange"] = {
    inputs: [
      { name: "n", says: "the order", low: 0, high: 7, step: 1, start: 3 },
      { name: "x", says: "the place; x₀ = 0", low: -3, high: 3, step: 0.05, start: 2.4 },
    ],
    show({ n, x }) {
      // What the derivative of order n + 1 must be. It is ± sin or ± cos: monotone for arguments
      // between 0 and π/2, and between π/2 and π.
      const level = (remainder(sin, n, x) * factorial(n + 1)) / x ** (n + 1);
      const turn = Math.PI / 2 / Math.abs(x);
      const ends = turn < 1 ? [0, turn, 1] : [0, 1];
      const next = (theta) => sin(n + 1, theta * x);
      const found = x ? solutions((theta) => next(theta) - level, ends) : [];
      const theta = found[0] ?? 0.5;
      const polynomial = (t) => taylor(sin, n, t);
      const reach = (t) => Math.abs(t) ** (n + 1) / factorial(n + 1);
      const missing = remainderAt(sin, n, n + 1, x, theta);
      return {
        sides: [
          { name: "f(x)", value: sin(0, x), digits: DIGITS },
          { name: "T_n(x) + R(θ)", value: polynomial(x) + missing, digits: DIGITS },
        ],
        facts: [
          { name: "θ", value: x ? found.map((each) => each.toFixed(4)).join(" or ") : "any" },
          { name: "|f(x) − T_n(x)|", value: Math.abs(remainder(sin, n, x)), digits: DIGITS },
          { name: "the bound |x|ⁿ⁺¹/(n + 1)!", value: reach(x), digits: DIGITS },
        ],
        panels: [
          {
            title: "the bound on the error", axis: "t", x: [-3.1, 3.1], y: [-2.7, 2.7],
            drag: { input: "x", value: (at) => at },
            curves: [
              {
                name: "T_n(t) ± |t|ⁿ⁺¹/(n + 1)!", color: "green",
                y: (t) => polynomial(t) + reach(t), floor: (t) => polynomial(t) - reach(t),
              },
              { name: "f = sin", y: (t) => sin(0, t), color: "blue" },
              { name: "T_n", y: polynomial, color: "red", dash: true },
            ],
            marks: [
              { x, y: polynomial(x), color: "red", shape: "ring" },
              { x, y: sin(0, x), color: "blue" },
            ],
          },
          {
            title: "the point between", axis: "θ", x: [0, 1], y: [-1.15, 1.15],
            curves: [
              { name: "f⁽ⁿ⁺¹⁾(θ x)", y: next, color: "blue" },
              { name: "(n + 1)! (f(x) − T_n(x))/xⁿ⁺¹", y: () => level, color: "ink", thin: true },
            ],
            marks: found.map((t) => ({ x: t, y: level, color: "red", stem: true })),
          },
        ],
      };
    },
  };
}
