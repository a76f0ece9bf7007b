(() => {
  "use strict";
  const items = [...document.querySelectorAll(".finding")];
  const form = document.querySelector(".filters");
  const text = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const apply = () => {
    const on = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const { check, version, words } = form.elements;
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const item of items) {
      const seen = on.has(item.dataset.severity) && (!check.value || check.value === item.querySelector("code").textContent)
        && (!version.value || item.dataset.version === version.value) && (!wanted || text.get(item).includes(wanted));
      if (item.hidden === seen) item.hidden = !seen;
      count += seen;
    }
    form.elements.count.value = `${count} of ${items.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
  const step = (by) => {
    const shown = items.filter((item) => !item.hidden);
    const at = shown.indexOf(document.activeElement);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "center" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j") step(1); else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); form.elements.words.focus(); }
  });
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { form.reset(); apply(); }
    const page = target.closest(".page");
    if (page && page.hidden) turn(page.dataset.page);
    target.scrollIntoView({ block: "center" });
  };
  const pager = document.querySelector(".pager");
  const turn = (page) => {
    for (const part of document.querySelectorAll(".page")) part.hidden = part.dataset.page !== page;
    for (const button of pager.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.page === page));
  };
  if (pager) {
    pager.hidden = false;
    pager.addEventListener("click", (event) => { if (event.target.dataset.page) turn(event.target.dataset.page); });
    turn("0");
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
