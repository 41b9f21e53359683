// n, p, x: the remainder, and the θ for which the formula of Schlömilch and Roche gives it.
"use strict";
{
  const { exp, remainder, remainderAt, solutions, taylor } = formulas;

  const DIGITS = 6;

  // All θ for which R(θ) is what is missing. The logarithm of |R(θ)| has the derivative
  // x − (n + 1 − p)/(1 − θ), which vanishes at most once: R(θ) is monotone before and after.
  function thetas(n, p, x, missing) {
    const turn = 1 - (n + 1 - p) / x;
    const ends = 0 < turn && turn < 1 ? [0, turn, 1] : [0, 1];
    return solutions((theta) => remainderAt(exp, n, p, x, theta) - missing, ends);
  }

  plays["taylor"] = {
    inputs: [
      { name: "n", says: "the order", low: 0, high: 5, step: 1, start: 1 },
      { name: "p", says: "in the remainder", low: 1, high: 8, step: 1, start: 2 },
      { name: "x", says: "the place; x₀ = 0", low: -2, high: 2, step: 0.05, start: 1.5 },
    ],
    show({ n, p, x }) {
      const missing = remainder(exp, n, x);
      const found = x ? thetas(n, p, x, missing) : [];
      const theta = found[0] ?? 0.5; // for x = 0 every θ serves
      const polynomial = (t) => taylor(exp, n, t);
      return {
        sides: [
          { name: "f(x)", value: exp(0, x), digits: DIGITS },
          {
            name: "T_n(x) + R(θ)", digits: DIGITS,
            value: polynomial(x) + remainderAt(exp, n, p, x, theta),
          },
        ],
        facts: [
          { name: "θ", value: x ? found.map((each) => each.toFixed(4)).join(" or ") : "any" },
          { name: "T_n(x)", value: polynomial(x), digits: DIGITS },
          { name: "R(θ)", value: remainderAt(exp, n, p, x, theta), digits: DIGITS },
        ],
        panels: [
          {
            title: "the function and its polynomial", axis: "t", x: [-2.2, 2.2], y: [-1.5, 8],
            drag: { input: "x", value: (at) => at },
            curves: [
              { name: "f = exp", y: (t) => exp(0, t), color: "blue" },
              { name: "T_n", y: polynomial, color: "ink", dash: true },
            ],
            marks: [
              { x: 0, y: 1, color: "ink" },
              { x, y: polynomial(x), color: "ink", shape: "ring" },
              { x, y: exp(0, x), color: "blue" },
            ],
          },
          {
            title: "R(θ) against what is missing", axis: "θ", x: [0, 1], y: [0, 4],
            curves: [
              {
                name: "R(θ)/(f(x) − T_n(x))", color: "green",
                y: (t) => (x ? remainderAt(exp, n, p, x, t) / missing : NaN),
              },
              { name: "1", y: () => 1, color: "ink", thin: true },
            ],
            marks: found.map((t) => ({ x: t, y: 1, color: "green", stem: true })),
          },
        ],
      };
    },
  };
}
