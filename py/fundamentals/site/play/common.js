// Puts a play in the place of the still picture of each figure that has one, with sliders and the
// two sides in numbers below, and a button that shows the still picture again.
"use strict";
{
  const { element, math, number, panel, plain } = panels;
  const QUIET = 500; // milliseconds without a change before the numbers are spoken

  // A slider, or a box to tick where the input is true or false.
  function control(input, identifier, changed) {
    const isSwitch = typeof input.start === "boolean";
    const field = element("input", { type: isSwitch ? "checkbox" : "range", id: identifier });
    const label = element("label", { for: identifier });
    if (input.name) label.append(math(input.name), ", ");
    label.append(math(input.says));
    const output = element("output", { for: identifier, "aria-live": "off" });
    const digits = (String(input.step).split(".")[1] ?? "").length;
    if (!isSwitch) Object.assign(field, { min: input.low, step: input.step });

    const made = {
      row: element("div", { class: "play-control" }, label, field, output),
      get: () => (isSwitch ? field.checked : field.valueAsNumber),
      set(value) {
        field.value = value; // rounded and kept within the ends by the browser
      },
      show(values) {
        if (isSwitch) return;
        field.max = input.high instanceof Function ? input.high(values) : input.high;
        const told = `${input.name} = ${number(made.get(), digits)}`;
        output.replaceChildren(math(told));
        field.setAttribute("aria-valuetext", told);
      },
    };
    if (isSwitch) field.checked = input.start;
    else {
      field.max = input.start; // until `show` knows the others
      field.value = input.start;
    }
    field.addEventListener("input", changed);
    return made;
  }

  const valueOf = ({ value, digits }) =>
    typeof value === "number" ? number(value, digits) : value;

  function told(side) {
    const value = element("b", {}, valueOf(side));
    return element("span", { class: "play-side" }, math(side.name), " ", value);
  }

  function enhance(figure, identifier, { inputs, show }) {
    const still = figure.querySelector("svg, img");
    let asked = 0, quiet = 0;

    const controls = new Map(
      inputs.map((input) => {
        const key = input.key ?? input.name;
        return [key, control(input, `play-${identifier}-${key}`, update)];
      }),
    );
    const values = () => Object.fromEntries([...controls].map(([key, each]) => [key, each.get()]));
    const settle = () => controls.forEach((each) => each.show(values()));

    function pointer(drag, at, from) {
      from.value ??= values()[drag.input];
      controls.get(drag.input).set(drag.value(at, from));
      update();
    }

    settle();
    const first = show(values());
    const drawn = first.panels.map((each) => panel(each, pointer));
    const sides = element("p", { class: "play-sides", "aria-hidden": "true" });
    const spoken = element("p", { class: "play-spoken", role: "status" });
    const group = element("div", { role: "group", "aria-label": "Play with it" });
    group.append(...[...controls.values()].map((each) => each.row));
    const play = element("div", { class: "play" });
    play.append(element("div", { class: "play-panels" }, ...drawn.map((each) => each.section)));
    play.append(sides, group, spoken);

    function tell({ sides: both, relation = "=", facts = [] }) {
      const joined = both.flatMap((side, i) => {
        const between = element("span", { class: "play-relation" }, relation);
        return i ? [between, told(side)] : [told(side)];
      });
      sides.replaceChildren(
        element("span", { class: "play-equation" }, ...joined),
        element("span", { class: "play-facts" }, ...facts.map(told)),
      );
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        const words = [...both, ...facts].map((side) => `${plain(side.name)}: ${valueOf(side)}`);
        spoken.textContent = words.join("; ") + ".";
      }, QUIET);
    }

    function draw() {
      asked = 0;
      const state = show(values());
      state.panels.forEach((each, i) => drawn[i].show(each));
      tell(state);
    }

    function update() {
      settle();
      asked ||= requestAnimationFrame(draw);
    }

    const hint = element("p", { class: "play-hint" }, "Drag in a plot, or move a slider.");
    if (first.panels.some(({ drag }) => drag)) group.prepend(hint);

    const button = element("button", { type: "button", class: "play-button" });
    const turn = (on) => {
      figure.classList.toggle("play-on", on);
      button.textContent = on ? "Show the still picture" : "Play with it";
    };
    button.addEventListener("click", () => turn(!figure.classList.contains("play-on")));

    // The colours of a canvas do not follow the page by themselves.
    const redraw = () => drawn.forEach((each) => each.redraw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    for (const root of [document.documentElement, document.body])
      new MutationObserver(redraw).observe(root, { attributeFilter: ["class", "data-theme"] });

    still.classList.add("play-still");
    still.after(play, button);
    turn(true);
    tell(first);
  }

  for (const figure of document.querySelectorAll("figure[data-play]")) {
    const found = plays[figure.dataset.play];
    if (found) enhance(figure, figure.dataset.play, found);
  }
}
