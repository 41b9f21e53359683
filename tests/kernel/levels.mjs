// Levels as the kernel decides on them, against their values at all small assignments.
//
// `node levels.mjs KERNEL SEED COUNT` makes pairs of levels at random in the parameters u, v and w,
// and prints how often l ≤ m + d was answered with yes and with no, and every wrong answer. Levels
// are built of max, imax and successors, so that what holds up to 8 here, holds everywhere: beyond
// the constants and the number of successors, nothing changes any more.

import { argv } from "node:process";

const [, , kernel, seed, count] = argv;
const { IMAX, Levels, MAX, PARAM, SUCC } = await import(`${kernel}/levels.js`);
const { Names } = await import(`${kernel}/names.js`);

let state = Number(seed) >>> 0;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 0x100000000 * below);
};

const names = new Names(), levels = new Levels();
const params = ["u", "v", "w"].map((name) => levels.param(names.of(name)));

function make(depth) {
  if (depth === 0) return [levels.zero, levels.one, ...params][random(5)];
  switch (random(4)) {
    case 0:
      return levels.succ(make(depth - 1));
    case 1:
      return levels.max(make(depth - 1), make(depth - 1));
    case 2:
      return levels.imax(make(depth - 1), make(depth - 1));
    default:
      return make(depth - 1);
  }
}

function value(level, at) {
  switch (level.kind) {
    case SUCC:
      return value(level.a, at) + 1;
    case MAX:
      return Math.max(value(level.a, at), value(level.b, at));
    case IMAX: {
      const b = value(level.b, at);
      return b === 0 ? 0 : Math.max(value(level.a, at), b);
    }
    case PARAM:
      return at[params.indexOf(level)];
    default:
      return 0;
  }
}

const assignments = [];
for (let u = 0; u <= 8; u++) {
  for (let v = 0; v <= 8; v++) for (let w = 0; w <= 8; w++) assignments.push([u, v, w]);
}

const wrong = [], found = { yes: 0, no: 0, equal: 0, positive: 0, zero: 0 };
const expect = (answer, truth, what) => {
  if (answer !== truth) wrong.push(`${what} is ${truth}, not ${answer}`);
};
for (let i = 0; i < Number(count); i++) {
  const l = make(4), m = random(3) === 0 ? levels.max(make(2), l) : make(4), d = random(5) - 2;
  const values = assignments.map((at) => [value(l, at), value(m, at)]);
  const leq = values.every(([a, b]) => a <= b + d);
  const text = `${levels.show(l)} and ${levels.show(m)}`;
  expect(levels.leq(l, m, d), leq, `${text}: ≤ + ${d}`);
  const equal = values.every(([a, b]) => a === b);
  expect(levels.equal(l, m), equal, `${text}: equal`);
  expect(levels.neverZero(l), values.every(([a]) => a > 0), `${levels.show(l)}: never 0`);
  expect(levels.isZero(l), values.every(([a]) => a === 0), `${levels.show(l)}: always 0`);
  const put = new Map([[params[0].a, make(2)], [params[1].a, make(2)]]);
  const substituted = levels.substitute(l, put);
  expect(assignments.every((at) => {
    const inner = params.map((p, j) => put.has(p.a) ? value(put.get(p.a), at) : at[j]);
    return value(substituted, at) === value(l, inner);
  }), true, `${levels.show(l)}: substitution`);
  found[leq ? "yes" : "no"]++;
  if (equal) found.equal++;
  if (values.every(([a]) => a > 0)) found.positive++;
  if (values.every(([a]) => a === 0)) found.zero++;
}
console.log(JSON.stringify({ ...found, wrong: wrong.slice(0, 20) }));
