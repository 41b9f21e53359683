// h: the tangent plane's error against the length of the increment, as it shrinks.
"use strict";
{
  const A = [0.3, -0.5];
  const hill = (x, y) => Math.exp(-(x * x + y * y) / 2);
  const height = hill(...A);
  const gradient = A.map((a) => -a * height);

  plays["differentiability"] = {
    inputs: [
      { name: "k", says: "‖h‖ = 10⁻ᵏ", low: 0, high: 3, step: 0.05, start: 0.3 },
      { name: "φ", says: "its direction in degrees", low: 0, high: 360, step: 1, start: 100 },
    ],
    show({ k, φ }) {
      const length = 10 ** -k;
      const u = [Math.cos((φ * Math.PI) / 180), Math.sin((φ * Math.PI) / 180)];
      const slope = gradient[0] * u[0] + gradient[1] * u[1];
      const along = (t) => hill(A[0] + t * u[0], A[1] + t * u[1]);
      const alpha = (t) => (along(t) - height - slope * t) / t;
      return {
        relation: "≈",
        sides: [
          { name: "f(a + h) − f(a)", value: along(length) - height, digits: 6 },
          { name: "A h", value: slope * length, digits: 6 },
        ],
        facts: [
          { name: "‖h‖", value: length, digits: 4 },
          { name: "α(h) = (f(a + h) − f(a) − A h)/‖h‖", value: alpha(length), digits: 6 },
        ],
        panels: [
          {
            title: "along h: surface and tangent plane", axis: "t", x: [-1.1, 1.1], y: [0, 1.2],
            drag: { input: "k", value: (at) => -Math.log10(Math.max(Math.abs(at), 1e-3)) },
            curves: [
              { name: "f(a + t u)", y: along, color: "blue" },
              { name: "f(a) + t A u", y: (t) => height + slope * t, color: "red", dash: true },
            ],
            marks: [
              { x: 0, y: height, color: "ink", shape: "ring" },
              { x: length, y: height + slope * length, color: "red" },
              { x: length, y: along(length), color: "blue" },
            ],
          },
          {
            title: "|α| against the length", axis: "‖h‖", x: [1e-3, 1], y: [1e-4, 4], log: true,
            drag: { input: "k", value: (at) => -Math.log10(at) },
            curves: [
              { name: "|α(h)|", y: (t) => Math.abs(alpha(t)), color: "blue" },
              { name: "tip of the cone ‖x‖, A = 0", y: () => 1, color: "red", dash: true },
            ],
            marks: [{ x: length, y: Math.abs(alpha(length)), color: "blue" }],
          },
        ],
      };
    },
  };
}
