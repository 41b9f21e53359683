// The drawings of a play: plots, with uPlot, and rows of cells.
//
// A panel is a record, made anew for each state of the controls, always with the same curves:
//   title, axis          what it shows, and the name of the horizontal axis
//   x, y, log            [low, high] of the axes; whether both are logarithmic
//   curves               {y: function, color, name, dash, thin, thick, fill, floor, until, whole}:
//                        a function with breaks is drawn between its outer ones, unless `whole`
//   marks                {x, y, color, name, stem, shape: "ring" or "arrow" if it is not a dot},
//                        or an upright line {x, color, name, line: true}
//   drag                 {input, value(at, from)}: what the pointer at the place `at` makes of an
//                        input, if it went down at the place `from.at` when that was `from.value`
//   cells                in place of curves: rows {name, color, cells: [{at, value, strong}]}
//   wide                 whether it needs the whole width
"use strict";

globalThis.panels = (() => {
  const STEPS = 400;
  const WIDTHS = { thin: 1.3, usual: 2.2, thick: 6 };
  const DASH = [7, 5];
  const AREA = "47"; // of 255, in hexadecimal digits: how opaque areas are

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // Single letters are variables, a letter after an underscore is a subscript, words are words.
  const VARIABLE = /_(\p{L})|(?<!\p{L})(?:d[xy]|[a-zA-Zα-ω])(?![\p{Ll}\p{Lu}])/gu;
  function math(text) {
    const made = element("span", { class: "play-math" });
    let end = 0;
    for (const found of text.matchAll(VARIABLE)) {
      const low = found[1];
      made.append(text.slice(end, found.index), element(low ? "sub" : "i", {}, low ?? found[0]));
      end = found.index + found[0].length;
    }
    made.append(text.slice(end));
    return made;
  }

  const plain = (text) => text.replaceAll("_", "");

  // Rounded twice, lest two equal numbers with a 5 after the last digit be rounded apart.
  function number(value, digits = 4) {
    const text = Number(value.toPrecision(12)).toFixed(digits);
    return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
  }

  const colors = (holder) => {
    const style = getComputedStyle(holder);
    return (name) =>
      name === "ink" ? style.color : style.getPropertyValue(`--play-${name}`).trim();
  };

  const isArea = (curve) => curve.fill || curve.floor;
  const look = (curve) => (curve.thick ? "thick" : curve.thin || isArea(curve) ? "thin" : "usual");

  // ---- plots

  const spread = ([low, high], log) =>
    Array.from({ length: STEPS + 1 }, (_, i) =>
      log ? low * (high / low) ** (i / STEPS) : low + ((high - low) * i) / STEPS,
    );

  // All curves at the same places, among them every corner, as uPlot wants it.
  function sampled(panel) {
    const corners = panel.curves.flatMap(({ y, until = NaN }) => [...(y.breaks ?? []), until]);
    const inside = corners.filter((t) => panel.x[0] < t && t < panel.x[1]);
    const places = [...new Set([...spread(panel.x, panel.log), ...inside])].sort((a, b) => a - b);
    const values = (y, { until = Infinity, whole }) => {
      const [first, last] = y.breaks && !whole ? [y.breaks[0], y.breaks.at(-1)] : panel.x;
      return places.map((t) => {
        const value = first <= t && t <= Math.min(last, until) ? y(t) : NaN;
        return Number.isFinite(value) ? value : null;
      });
    };
    return [
      places,
      ...panel.curves.flatMap((curve) =>
        [curve.y, curve.floor].filter(Boolean).map((y) => values(y, curve)),
      ),
    ];
  }

  function series(panel, color) {
    const made = [{}];
    const bands = [];
    for (const curve of panel.curves) {
      const shown = {
        stroke: () => color(curve.color),
        ...(curve.fill && { fill: () => color(curve.color) + AREA, fillTo: () => 0 }),
        width: WIDTHS[look(curve)],
        dash: curve.dash && DASH,
        points: { show: false },
      };
      made.push(shown);
      if (!curve.floor) continue;
      made.push({ ...shown });
      bands.push({
        series: [made.length - 2, made.length - 1],
        fill: () => color(curve.color) + AREA,
      });
    }
    return { series: made, bands };
  }

  function drawMarks(u, panel, color) {
    const { ctx } = u, scale = devicePixelRatio;
    const across = (x) => u.valToPos(x, "x", true), up = (y) => u.valToPos(y, "y", true);
    const { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top - 8 * scale, width, height + 16 * scale);
    ctx.clip();
    const line = (points, strokeWidth, dash = []) => {
      ctx.beginPath();
      points.forEach(([x, y]) => ctx.lineTo(x, y));
      ctx.lineWidth = strokeWidth * scale;
      ctx.setLineDash(dash.map((part) => part * scale));
      ctx.stroke();
    };
    ctx.strokeStyle = color("ink");
    if (!panel.log && panel.y[0] < 0) line([[left, up(0)], [left + width, up(0)]], 0.8);
    for (const mark of panel.marks ?? []) {
      const x = across(mark.x), y = up(mark.y ?? 0);
      ctx.strokeStyle = ctx.fillStyle = color(mark.color);
      if (mark.line) {
        line([[x, top], [x, top + height]], 1.2, [2, 3]);
        continue;
      }
      const arrow = mark.shape === "arrow";
      if (mark.stem) line([[x, up(0)], [x, y]], arrow ? 2 : 1.5, arrow ? [] : [2, 3]);
      ctx.setLineDash([]);
      ctx.beginPath();
      const tip = [[-4, 9], [0, 0], [4, 9]];
      if (arrow) for (const [a, b] of tip) ctx.lineTo(x + a * scale, y + b * scale);
      else ctx.arc(x, y, 4.5 * scale, 0, 2 * Math.PI);
      ctx.lineWidth = 1.8 * scale;
      if (mark.shape === "ring") ctx.stroke();
      else ctx.fill();
    }
    ctx.restore();
  }

  const EXPONENTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴" };
  const power = (place) =>
    "10" + [...String(Math.round(Math.log10(place)))].map((sign) => EXPONENTS[sign]).join("");
  const short = (place) => String(Number(place.toPrecision(6))).replace("-", "−");

  function axis(label, color, log) {
    const line = { stroke: () => color("ink"), width: 1 };
    return {
      stroke: () => color("ink"), grid: { show: false },
      font: "13px system-ui, sans-serif", labelFont: "italic 15px serif",
      ticks: { ...line, size: 5 }, border: { show: true, ...line },
      values: (u, places) =>
        places.map((place) => (place === null ? "" : log ? power(place) : short(place))),
      gap: 4, ...(label ? { label, labelSize: 20, size: 28 } : { size: 44, space: 42 }),
    };
  }

  // Make a plot that fills its holder; `pointer(drag, at, from)` is told when a place is dragged.
  function plot(holder, first, pointer) {
    let panel = first, u = null;
    const color = colors(holder);
    const distr = first.log ? 3 : 1;

    function make(width) {
      u = new uPlot(
        {
          width, height: holder.clientHeight, pxAlign: 0,
          legend: { show: false }, cursor: { show: false },
          scales: {
            x: { time: false, distr, range: () => panel.x },
            y: { distr, range: () => panel.y },
          },
          axes: [axis(panel.axis, color, panel.log), axis(null, color, panel.log)],
          ...series(panel, color),
          hooks: { draw: [(plot) => drawMarks(plot, panel, color)] },
        },
        sampled(panel),
        holder,
      );
      if (panel.drag) follow(u.over);
    }

    function follow(over) {
      let from = null;
      const place = (event) =>
        u.posToVal(event.clientX - over.getBoundingClientRect().left, "x");
      over.classList.add("play-drag");
      over.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        over.setPointerCapture(event.pointerId);
        from = { at: place(event) };
        pointer(panel.drag, from.at, from);
      });
      over.addEventListener("pointermove", (event) => {
        if (from) pointer(panel.drag, place(event), from);
      });
      for (const end of ["pointerup", "pointercancel"])
        over.addEventListener(end, () => (from = null));
    }

    new ResizeObserver(([{ contentRect: { width, height } }]) => {
      if (!width) return;
      if (u) u.setSize({ width, height });
      else make(width);
    }).observe(holder);

    return {
      show(next) {
        panel = next;
        u?.setData(sampled(panel));
      },
      redraw: () => u?.redraw(false),
    };
  }

  // ---- rows of cells

  function cells(holder, first) {
    const show = (panel) =>
      holder.replaceChildren(
        ...panel.cells.flatMap((row, i) => [
          element("span", { class: "play-row", style: `grid-row: ${i + 1}` }, math(row.name)),
          ...row.cells.map(({ at, value, strong }) =>
            element(
              "span",
              {
                class: strong ? "play-cell play-strong" : "play-cell",
                style: `grid-area: ${i + 1} / ${at + 2}; --color: var(--play-${row.color})`,
              },
              String(value).replace("-", "−"),
            ),
          ),
        ]),
      );
    show(first);
    return { show, redraw() {} };
  }

  // ---- a panel with its title and its key

  function swatch(each) {
    const color = each.color === "ink" ? "currentColor" : `var(--play-${each.color})`;
    const shape = each.line
      ? '<path d="M14 0V14" stroke-dasharray="2 3"/>'
      : each.shape === "arrow"
        ? `<path d="M14 14V6m-4 0h8L14 0z" fill="${color}"/>`
        : isArea(each)
          ? `<rect x="1" y="1" width="26" height="12" fill="${color}" fill-opacity="0.28"/>`
          : `<path d="M0 7H28" stroke-width="${WIDTHS[look(each)]}"
               stroke-dasharray="${each.dash ? DASH : "none"}"/>`;
    return `<svg width="28" height="14" stroke="${color}" aria-hidden="true">${shape}</svg>`;
  }

  function key(panel) {
    const named = [...(panel.curves ?? []), ...(panel.marks ?? [])].filter(({ name }) => name);
    const list = element("ul", { class: "play-key", "aria-hidden": "true" });
    for (const each of named) {
      const item = element("li");
      item.innerHTML = swatch(each);
      item.append(math(each.name));
      list.append(item);
    }
    return { list, words: named.map(({ name }) => plain(name)).join(", ") };
  }

  function panel(first, pointer) {
    const { list, words } = key(first);
    const label = plain([first.title, words].filter(Boolean).join(": "));
    const holder = element("div", { role: "img", "aria-label": label });
    holder.className = first.cells ? "play-cells" : "play-plot";
    const section = element("div", { class: first.wide ? "play-panel play-wide" : "play-panel" });
    section.append(element("p", { class: "play-title", "aria-hidden": "true" }, math(first.title)));
    if (first.curves) section.append(list);
    section.append(holder);
    const made = first.cells ? cells(holder, first) : plot(holder, first, pointer);
    return { section, ...made };
  }

  return { element, math, number, panel, plain };
})();
