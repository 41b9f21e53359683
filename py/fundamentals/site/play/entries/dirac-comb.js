// p: times the comb f is sampled, convolved with it f is repeated; the area over a period is that
// of f.
"use strict";
{
  const { add, integral, polyline, translate } = formulas;

  const f = polyline([-1.5, 0], [-0.5, 0.25], [0.25, 1], [0.5, 0.5], [1.75, 0]);
  const [first, last] = [f.breaks[0], f.breaks.at(-1)];
  const EDGE = 3.5; // of the plots
  const LEAST = 0.75;
  // All copies that reach into [−EDGE, EDGE] or a period after 0, for the smallest p.
  const REACH = Math.ceil((EDGE - first) / LEAST) + 1;
  const COPIES = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);

  plays["dirac-comb"] = {
    inputs: [{ name: "p", says: "the period", low: LEAST, high: 4, step: 0.01, start: 1 }],
    show({ p }) {
      const copies = COPIES.map((k) => translate(f, k * p));
      const repeated = add(...copies);
      const window = {
        axis: "x", x: [-EDGE, EDGE],
        // The tooth of the comb that is nearest to the pointer follows it.
        drag: { input: "p", value: (at, from) => at / (Math.round(from.at / from.value) || 1) },
      };
      return {
        sides: [
          { name: "∫ (Ш_p * f)(x) dx over one period", value: integral(repeated, 0, p) },
          { name: "∫ f(x) dx", value: integral(f) },
        ],
        panels: [
          {
            ...window, title: "times the comb: samples", y: [0, 1.15],
            curves: [{ name: "f", y: f, color: "blue" }],
            marks: COPIES.filter((k) => first < k * p && k * p < last).map((k) => ({
              x: k * p, y: f(k * p), color: "green", stem: true, shape: "arrow",
              name: k ? undefined : "samples f(k p)",
            })),
          },
          {
            ...window, title: "convolved with the comb: copies", y: [0, 2.4],
            curves: [
              ...copies.map((copy, i) => ({
                name: COPIES[i] ? undefined : "f(x − k p)",
                y: copy, color: "red", dash: true, thin: true,
              })),
              { name: "Ш_p * f", y: repeated, color: "ink" },
            ],
          },
        ],
      };
    },
  };
}
