// s, d, n: the layer slides its kernel as it stands; turned round, it computes the convolution.
"use strict";
{
  const { at, convolution, correlation } = formulas;

  const input = { start: 0, values: [1, 3, 2, 0, 1, 2, 2] };
  const kernel = [1, 2, 0];
  const last = kernel.length - 1;
  const outputs = (s, d) => Math.floor((input.values.length - d * last - 1) / s) + 1;

  // Neighbours d places apart, zeros between them.
  function dilated(d) {
    const values = Array(d * last + 1).fill(0);
    kernel.forEach((weight, i) => (values[d * i] = weight));
    return { start: 0, values };
  }

  plays["conv-layer-is-cross-correlation"] = {
    inputs: [
      {
        name: "n", says: "the place in the output", low: 0, step: 1, start: 1,
        high: ({ s, d }) => outputs(s, d) - 1,
      },
      { name: "s", says: "the stride", low: 1, high: 3, step: 1, start: 2 },
      { name: "d", says: "the dilation", low: 1, high: 3, step: 1, start: 1 },
      { key: "turned", says: "turn the kernel round", start: false },
    ],
    show({ n, s, d, turned }) {
      const weights = turned ? [...kernel].reverse() : kernel;
      const out = (place) =>
        weights.reduce((sum, weight, i) => sum + weight * at(input, s * place + d * i), 0);
      const spread = dilated(d);
      const taps = weights.map((weight, i) => ({ at: s * n + d * i, value: weight }));
      const covered = new Set(taps.map((tap) => tap.at));
      const results = Array.from({ length: outputs(s, d) }, (_, place) => out(place));
      return {
        sides: turned
          ? [
              { name: "Σ w(K − 1 − i) x(s n + d i)", value: out(n), digits: 0 },
              {
                name: "(w⁽ᵈ⁾ * x)(s n + d (K − 1))", digits: 0,
                value: convolution(spread, input, s * n + d * last),
              },
            ]
          : [
              { name: "Σ w(i) x(s n + d i)", value: out(n), digits: 0 },
              { name: "(w⁽ᵈ⁾ ⋆ x)(s n)", value: correlation(spread, input, s * n), digits: 0 },
            ],
        panels: [
          {
            title: turned ? "convolution" : "the layer: cross-correlation", wide: true,
            cells: [
              {
                name: "input x", color: "red",
                cells: input.values.map((value, m) => ({ at: m, value, strong: covered.has(m) })),
              },
              { name: turned ? "w, turned" : "kernel w", color: "blue", cells: taps },
              {
                name: "products", color: "green",
                cells: taps.map((tap) => ({ at: tap.at, value: tap.value * at(input, tap.at) })),
              },
              {
                name: "output", color: "purple",
                cells: results.map((value, place) => ({ at: place, value, strong: place === n })),
              },
            ],
          },
        ],
      };
    },
  };
}
