"use strict";
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")];
  const heads = [...document.querySelectorAll("h3.law")];
  const status = document.getElementById("status");
  const boxes = [...form.querySelectorAll("input[name=state]")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (one) => {
    if (!texts.has(one)) texts.set(one, plain(one.textContent));
    return texts.get(one);
  };

  const apply = () => {
    const states = new Set(boxes.filter((box) => box.checked).map((box) => box.value.replaceAll(" ", "-")));
    const severity = form.severity.value;
    const law = form.law.value;
    const words = plain(form.text.value).split(/\s+/).filter(Boolean);
    const laws = new Set();
    let count = 0;
    for (const one of findings) {
      const fits =
        one.dataset.states.split(" ").some((state) => states.has(state)) &&
        (!severity || one.dataset.severity === severity) &&
        (!law || one.dataset.law === law) &&
        words.every((word) => textOf(one).includes(word));
      one.hidden = !fits;
      if (fits) {
        count += 1;
        laws.add(one.dataset.law);
      }
    }
    for (const head of heads) head.hidden = !laws.has(head.dataset.law);
    const said = count === findings.length ? status.dataset.all : count ? status.dataset.shown : status.dataset.none;
    status.textContent = said.replace("{count}", count).replace("{whole}", findings.length);
  };

  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || !target.classList.contains("finding")) return;
    target.hidden = false;
    target.open = true;
    for (const head of heads) if (head.dataset.law === target.dataset.law) head.hidden = false;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  };

  for (const link of document.querySelectorAll("[data-only]")) {
    link.addEventListener("click", () => {
      for (const box of boxes) box.checked = box.value === link.dataset.only;
      form.law.value = form.severity.value = form.text.value = "";
      apply();
    });
  }
  for (const link of document.querySelectorAll("a[data-law]")) {
    link.addEventListener("click", () => {
      for (const box of boxes) box.checked = true;
      form.law.value = link.dataset.law;
      form.severity.value = form.text.value = "";
      apply();
    });
  }
  const all = (open) => () => findings.forEach((one) => { if (!one.hidden) one.open = open; });
  document.getElementById("open").addEventListener("click", all(true));
  document.getElementById("close").addEventListener("click", all(false));
  document.getElementById("print").addEventListener("click", () => window.print());
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
