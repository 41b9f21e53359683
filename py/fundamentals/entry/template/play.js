// n: twice the number stays above the number.
"use strict";
{
  const twice = (n) => n + n;

  plays["$id"] = {
    inputs: [{ name: "n", says: "a positive number", low: 1, high: 9, step: 1, start: 3 }],
    show({ n }) {
      return {
        relation: "<",
        sides: [
          { name: "n", value: n },
          { name: "2n", value: twice(n) },
        ],
        panels: [
          {
            title: "the number and twice the number", axis: "t", x: [0, 10], y: [0, 20],
            drag: { input: "n", value: (at) => at },
            curves: [
              { name: "t", y: (t) => t, color: "red", dash: true },
              { name: "2t", y: twice, color: "blue" },
            ],
            marks: [
              { x: n, y: n, color: "red", shape: "ring" },
              { x: n, y: twice(n), color: "blue" },
            ],
          },
        ],
      };
    },
  };
}
