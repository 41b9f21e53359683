// The map: larger and smaller, moved by dragging, lines of the box that is pointed at. Without this
// script it can be scrolled, and every box is a link.
"use strict";
(() => {
  const frame = document.querySelector(".map .graph");
  if (!frame) return;
  const svg = frame.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let scale = 1;

  function zoom(next, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const smallest = frame.clientWidth / width;
    const before = scale;
    scale = Math.min(Math.max(next, smallest), 3);
    svg.style.width = `${scale * width}px`;
    svg.style.height = `${scale * height}px`;
    frame.scrollLeft = (frame.scrollLeft + x) * (scale / before) - x;
    frame.scrollTop = (frame.scrollTop + y) * (scale / before) - y;
  }

  for (const button of document.querySelectorAll(".map [data-zoom]")) {
    button.addEventListener("click", () => zoom(scale * Number(button.dataset.zoom)));
  }
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // also how browsers report pinching a touchpad
    event.preventDefault();
    const box = frame.getBoundingClientRect();
    zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    const factor = { "+": 1.3, "=": 1.3, "-": 1 / 1.3, "0": 0 }[event.key];
    if (factor === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    zoom(scale * factor);
  });

  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) {
      from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
    }
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    frame.scrollLeft = from.left + from.x - event.clientX;
    frame.scrollTop = from.top + from.y - event.clientY;
  });
  addEventListener("pointerup", (event) => {
    // a drag that ends on a box is no click
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > 4) {
      addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    }
    from = null;
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault());

  function light(target) {
    for (const each of svg.querySelectorAll(".lit")) each.classList.remove("lit");
    const kinds = [...(target.closest?.(".node")?.classList ?? [])];
    const own = kinds.find((kind) => /^n\d+$/.test(kind));
    svg.classList.toggle("pointed", Boolean(own));
    if (own) for (const each of svg.querySelectorAll(`.edge.${own}`)) each.classList.add("lit");
  }
  for (const kind of ["pointerover", "focusin"])
    svg.addEventListener(kind, (event) => light(event.target));

  for (const each of document.querySelectorAll(".by-script")) each.hidden = false;
  zoom(0);
})();
