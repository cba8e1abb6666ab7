// The timeline, drawn from the page's own JSON: what happened above, what was published below, stretches for what is uncertain.
(async () => {
  "use strict";
  const box = document.getElementById("timeline");
  if (!box || typeof vis === "undefined") return;
  const data = await (await fetch(box.dataset.from)).json();
  const signs = { conflict: "≠ ", update: "↻ ", agree: "= " };
  const after = (day) => { const next = new Date(`${day}T00:00:00`); next.setDate(next.getDate() + 1); return next; };
  const items = data.drawn.map((one, place) => {
    const words = document.createElement("span");
    words.textContent = (signs[one.relation] ?? "") + one.title;
    return { id: place, group: one.kind, content: words, title: one.title, start: new Date(`${one.earliest}T00:00:00`), end: after(one.latest), type: "range", className: `${one.kind} ${one.relation ?? ""} ${one.earliest === one.latest ? "sure" : "unsure"}` };
  });
  const named = (words) => { const name = document.createElement("span"); name.textContent = words; return name; };
  const groups = [{ id: "fact", content: named(box.dataset.happened) }, { id: "document", content: named(box.dataset.published) }];
  // Most of what there is fills the picture; a few days far away are reached by moving it.
  const days = items.map((one) => one.start.getTime()).sort((a, b) => a - b);
  const at = (share) => days[Math.min(days.length - 1, Math.floor(share * days.length))];
  const pad = Math.max((at(0.95) - at(0.05)) * 0.15, 3 * 24 * 3600 * 1000);
  const timeline = new vis.Timeline(box, new vis.DataSet(items), new vis.DataSet(groups), {
    locale: box.dataset.language,
    maxHeight: 640,
    verticalScroll: true,
    zoomKey: "ctrlKey",
    zoomMin: 1000 * 60 * 60 * 24 * 2,
    start: new Date(at(0.05) - pad),
    end: new Date(at(0.95) + pad),
    orientation: "top",
    showTooltips: true,
    margin: { item: 4 },
  });
  for (const one of box.querySelectorAll(".vis-left")) { // it scrolls, so the keyboard must lead there
    one.tabIndex = 0;
    one.setAttribute("role", "group");
    one.setAttribute("aria-label", box.getAttribute("aria-label"));
  }
  timeline.on("select", ({ items: [chosen] }) => { if (chosen !== undefined) location.href = data.drawn[chosen].link; });
})();
