// The formulas behind the plays: the same in a browser and in Node, where tests hold them against
// the exact numbers of the catalog's evidence.
"use strict";

globalThis.plays = {}; // by entry, see entries/

globalThis.formulas = (() => {
  const factorial = (k) => (k < 2 ? 1 : k * factorial(k - 1));
  const sorted = (places) => [...new Set(places)].sort((a, b) => a - b);

  // ---- piecewise polynomials: functions that know their breaks, the places of their corners

  // The sum of c (x − t)ᵏ/k! over the jumps [t, k, c] to the left of x: c is by how much the k-th
  // derivative jumps at t.
  function piecewise(jumps) {
    const term = (x, t, k) => (t <= x ? (x - t) ** k / factorial(k) : 0);
    const f = (x) => jumps.reduce((sum, [t, k, c]) => sum + c * term(x, t, k), 0);
    return Object.assign(f, { jumps, breaks: sorted(jumps.map(([t]) => t)) });
  }

  // The broken line through the corners [x, y], the first at height 0; level after the last.
  function polyline(...corners) {
    const slope = ([x, y], [right, up]) => (up - y) / (right - x);
    const slopes = corners.slice(1).map((corner, i) => slope(corners[i], corner));
    return piecewise(
      corners.map(([x], i) => [x, 1, (slopes[i] ?? 0) - (slopes[i - 1] ?? 0)]),
    );
  }

  const hat = (left, top, right, height = 1) => polyline([left, 0], [top, height], [right, 0]);

  const translate = (f, b) => piecewise(f.jumps.map(([t, k, c]) => [t + b, k, c]));

  const add = (...functions) => piecewise(functions.flatMap((f) => f.jumps));

  // For f that vanishes outside of a bounded interval.
  const reflect = (f) => piecewise(f.jumps.map(([t, k, c]) => [-t, k, -c * (-1) ** k]));

  // Since (x − s)ᵐ/m! and (x − t)ⁿ/n! on their half-lines have the convolution
  // (x − s − t)ᵐ⁺ⁿ⁺¹/(m + n + 1)!.
  const convolve = (f, g) =>
    piecewise(
      f.jumps.flatMap(([s, m, c]) => g.jumps.map(([t, n, d]) => [s + t, m + n + 1, c * d])),
    );

  const correlate = (f, g) => convolve(reflect(f), g);

  // ---- the same from the definitions: an integrand, and the area under it

  // y ↦ g(x − y): turned round and moved to x.
  const turned = (g, x) =>
    Object.assign((y) => g(x - y), { breaks: sorted(g.breaks.map((t) => x - t)) });

  const product = (f, g) =>
    Object.assign((y) => f(y) * g(y), { breaks: sorted([...f.breaks, ...g.breaks]) });

  // Between the places, or the outer breaks, by Gauss's rule with two nodes: exact where h is
  // between its breaks a polynomial of degree at most 3.
  function integral(h, low = h.breaks[0], high = h.breaks.at(-1)) {
    const ends = [low, ...h.breaks.filter((t) => low < t && t < high), high];
    const piece = (a, b) => {
      const middle = (a + b) / 2, half = (b - a) / 2, node = half / Math.sqrt(3);
      return half * (h(middle - node) + h(middle + node));
    };
    return ends.slice(1).reduce((sum, end, i) => sum + piece(ends[i], end), 0);
  }

  // ---- sequences on ℤ: {start, values}, and 0 elsewhere

  const at = (u, n) => u.values[n - u.start] ?? 0;
  const sum = (u, term) =>
    u.values.reduce((total, value, i) => total + value * term(u.start + i), 0);
  const correlation = (u, v, n) => sum(u, (k) => at(v, n + k));
  const convolution = (u, v, n) => sum(u, (k) => at(v, n - k));

  // ---- Taylor's theorem: f(k, t) is the k-th derivative at t

  const exp = (k, t) => Math.exp(t);
  const sin = (k, t) => [Math.sin(t), Math.cos(t), -Math.sin(t), -Math.cos(t)][k % 4];

  // The terms of the orders from `first` to `last` of the series around 0, at x; small ones first.
  function terms(f, x, first, last) {
    let total = 0;
    for (let k = last; k >= first; k--) total += (f(k, 0) / factorial(k)) * x ** k;
    return total;
  }

  const taylor = (f, n, x) => terms(f, x, 0, n);

  // What is missing, summed itself: the difference f(x) − Tₙ(x) would lose its digits for small x.
  // After 40 more terms what is left is below the rounding for |x| ≤ 4.
  const remainder = (f, n, x) => terms(f, x, n + 1, n + 40);

  // What the formula of Schlömilch and Roche gives for a θ, be it the right one or not.
  const remainderAt = (f, n, p, x, theta) =>
    ((x ** (n + 1) * (1 - theta) ** (n + 1 - p)) / (p * factorial(n))) * f(n + 1, theta * x);

  // The solution between two places at which g has different signs: no double lies closer to it.
  function bisect(g, low, high) {
    const rises = g(low) < 0;
    for (;;) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) return middle;
      if (g(middle) < 0 === rises) low = middle;
      else high = middle;
    }
  }

  // One solution in each gap between the places in which the sign changes; all of them, if g is
  // monotone there.
  const solutions = (g, places) =>
    places.slice(1).flatMap((high, i) => {
      const low = places[i];
      return g(low) < 0 === g(high) < 0 ? [] : [bisect(g, low, high)];
    });

  return {
    add, at, convolution, convolve, correlate, correlation, exp, factorial, hat, integral, polyline,
    product, remainder, remainderAt, sin, solutions, taylor, translate, turned,
  };
})();
