// Finding entries. Without this script the index lists all of them.
"use strict";

const plain = (text) => text.normalize("NFKC").toLowerCase();
const terms = (text) => plain(text).split(/\s+/).filter(Boolean);

// The index is filtered where it stands; what is chosen is kept in the address.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const words = form.elements.q;
  const found = document.getElementById("found");
  const onward = document.getElementById("onward");
  const elsewhere = onward.querySelector("a");
  const search = elsewhere.href;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const facets = [...new Set(boxes.map((box) => box.name))];
  const chosen = (facet) =>
    boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value);

  const fits = (card, wanted) =>
    wanted.every((term) => card.dataset.text.includes(term)) &&
    facets.every((facet) => {
      const values = chosen(facet);
      const own = card.dataset[facet].split("|");
      return !values.length || values.some((value) => own.includes(value));
    });

  function show() {
    const wanted = terms(words.value);
    let count = 0;
    for (const card of cards) {
      card.hidden = !fits(card, wanted);
      count += !card.hidden;
    }
    const all = count === cards.length;
    found.textContent = `${all ? count : `${count} of ${cards.length}`} entries`;
    onward.hidden = !wanted.length;
    onward.querySelector("q").textContent = words.value.trim();
    elsewhere.href = `${search}?q=${encodeURIComponent(words.value.trim())}`;
  }

  function remember() {
    const query = new URLSearchParams();
    if (words.value.trim()) query.set("q", words.value.trim());
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    const text = query.toString();
    history.replaceState(null, "", text ? `#?${text}` : location.pathname);
  }

  function recall() {
    const hash = location.hash.startsWith("#?") ? location.hash.slice(2) : location.search.slice(1);
    const query = new URLSearchParams(hash);
    words.value = query.get("q") ?? "";
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
    show();
  }

  form.hidden = false;
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); words.focus(); }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = cards.find((card) => !card.hidden)?.querySelector("a");
    if (first || !onward.hidden) (first ?? elsewhere).click();
  });
  addEventListener("hashchange", recall);
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    const within = event.target === words || event.target.closest(".card");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape" && event.target === words) {
      form.reset();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && within) {
      const shown = cards.filter((card) => !card.hidden);
      const links = [words, ...shown.map((card) => card.querySelector("a"))];
      const next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      links[Math.max(0, Math.min(next, links.length - 1))].focus();
      event.preventDefault();
    }
  });
  recall();
})();

// On the search page entries and functions come first: they are found by numbers of the source and by
// short names, too, which the full-text index leaves out. Entries stand before functions if one is
// called that.
(() => {
  const results = document.getElementById("search-results");
  const wanted = terms(new URLSearchParams(location.search).get("q") ?? "");
  if (!results || !wanted.length) return;
  // Excerpts are fetched from the pages found, which browsers do not allow on disk.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  const called = ({ title }) => wanted.every((term) => plain(title).includes(term));
  const fits = ({ text }) => wanted.every((term) => text.includes(term));
  const entries = globalThis.entries.filter(fits);
  const functions = globalThis.functions.filter(fits);
  functions.sort((one, other) => called(other) - called(one));

  function list(id, title, found) {
    if (!found.length) return [];
    const items = found.map(({ title, page, source, ok }) => {
      const textContent = ok === false ? `✗ ${title}` : title;
      const link = Object.assign(document.createElement("a"), { href: page, textContent });
      const item = document.createElement("li");
      item.append(link, source ? ` ${source}` : "");
      return item;
    });
    const list = Object.assign(document.createElement("ul"), { id, className: "found" });
    list.append(...items);
    return [Object.assign(document.createElement("h2"), { textContent: title }), list];
  }

  const lists = [
    list("found-functions", "Functions", functions),
    list("found-entries", "Entries", entries),
  ];
  if (entries.some(called)) lists.reverse();
  results.before(...lists.flat());
})();
