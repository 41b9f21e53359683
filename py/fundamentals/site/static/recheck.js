// "Check this proof here": the second kernel, in a worker of this page, over the pack of the entry's
// theorem. Both are loaded when they are asked for, as scripts, so that it works from disk as well.
"use strict";

(() => {
  const box = document.querySelector("[data-pack]");
  if (!box) return;
  const folder = new URL("kernel/", document.currentScript.src);
  const [start, stop] = box.querySelectorAll("button");
  const bar = box.querySelector("progress");
  const said = box.querySelector("[role=status]");
  const details = box.querySelector(".outcome");
  box.hidden = false;

  let pack = null;
  let worker = null;
  globalThis.fundamentalsPack = (id, name, content) => {
    pack = { name, pack: content };
  };

  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, folder);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${file} cannot be loaded`));
      document.head.append(script);
    });

  const element = (kind, text, children = []) => {
    const made = document.createElement(kind);
    made.textContent = text;
    made.append(...children);
    return made;
  };

  function end() {
    worker?.terminate();
    worker = null;
    start.disabled = false;
    stop.hidden = bar.hidden = true;
  }

  function accepted({ accepted, of, assumed, statement, seconds }) {
    said.textContent =
      `✓ Accepted: ${accepted}, with the ${of} declarations that it rests on, in ` +
      `${seconds.toFixed(1)} s. ${assumed.length} of them were assumed.`;
    const code = element("pre", "", [element("code", statement)]);
    code.tabIndex = 0;
    const names = assumed.map((name) => element("li", "", [element("code", name)]));
    details.replaceChildren(
      element("details", "", [element("summary", "The statement, as the kernel has it"), code]),
      element("details", "", [
        element("summary", "What was assumed: axioms, and what Lean’s own library hides"),
        element("ul", "", names),
      ]),
    );
  }

  function hear({ data }) {
    if ("done" in data) {
      bar.max = data.of;
      bar.value = data.done;
      said.textContent =
        `${data.done} of ${data.of} declarations, ${data.seconds.toFixed(1)} s`;
      return;
    }
    end();
    if ("accepted" in data) accepted(data);
    else said.textContent = `✗ Rejected (${data.rule}): ${data.rejected}: ${data.why}`;
  }

  start.addEventListener("click", async () => {
    start.disabled = true;
    stop.hidden = bar.hidden = false;
    bar.removeAttribute("value");
    details.replaceChildren();
    said.textContent = "Loading the proof and all under it …";
    try {
      if (!globalThis.fundamentalsKernel) await load("kernel.js");
      if (!pack) await load(`${box.dataset.pack}.js`);
      if (stop.hidden) return; // stopped meanwhile
      const source = new Blob([globalThis.fundamentalsKernel], { type: "text/javascript" });
      worker = new Worker(URL.createObjectURL(source));
      worker.onmessage = hear;
      worker.onerror = (event) => {
        end();
        said.textContent = `The kernel stopped: ${event.message}`;
      };
      worker.postMessage(pack);
    } catch (error) {
      end();
      said.textContent = `${error.message}`;
    }
  });

  stop.addEventListener("click", () => {
    end();
    said.textContent = "Stopped.";
  });
})();
