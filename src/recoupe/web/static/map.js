// The map: coasts and borders of Natural Earth, a dot a place, circles for how sure it is, outlines of areas. Nothing is
// asked of any other machine.
(async () => {
  "use strict";
  const box = document.getElementById("map");
  if (!box || typeof L === "undefined") return;
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const map = L.map(box, { minZoom: 2, maxZoom: 12, worldCopyJump: true, attributionControl: false }).setView([30, 15], 2);
  const layer = (z, name) => { map.createPane(name).style.zIndex = z; return name; };
  layer(210, "land"); layer(410, "areas"); layer(420, "sure"); layer(430, "dots"); layer(440, "names");
  const WIDE = 150; // km: wider circles cover all others, so they show with their dot only
  const NAMED = 20; // names that are always written

  const drawLand = async () => {
    const atlas = await (await fetch(box.dataset.land)).json();
    const countries = topojson.feature(atlas, atlas.objects.countries);
    L.geoJSON(countries, { pane: "land", interactive: false, style: { color: colour("line"), weight: 1, fillColor: colour("sunk"), fillOpacity: 1 } }).addTo(map);
  };

  const data = await (await fetch(box.dataset.from)).json();
  const open = async (path) => {
    const card = document.getElementById("place-card");
    if (window.innerWidth < 960 || !card || !window.htmx) { location.href = path; return; }
    await htmx.ajax("GET", path, { source: "#place-card", target: "#place-card", swap: "innerHTML" });
    card.classList.add("card");
    card.querySelector("a")?.focus({ preventScroll: true });
  };
  const most = Math.max(...data.places.map((one) => one.mentions), 1);
  const bounds = [];
  for (const one of data.places) {
    const at = [one.latitude, one.longitude];
    if (one.kind !== "country") bounds.push(at);
    const sure = one.precision_km ? L.circle(at, { pane: "sure", radius: one.precision_km * 1000, color: colour("accent"), weight: 1, dashArray: "3 4", fillOpacity: 0.05, interactive: false }) : null;
    if (sure && one.precision_km <= WIDE) sure.addTo(map);
    const words = document.createElement("span");
    words.textContent = `${one.name} · ${one.mentions} ${box.dataset.mentions}` + (one.precision_km ? ` · ${one.precision_km} ${box.dataset.km}` : "");
    L.circleMarker(at, { pane: "dots", radius: 4 + 12 * Math.sqrt(one.mentions / most), color: colour("paper"), weight: 1, fillColor: colour(one.events ? "focus" : "accent"), fillOpacity: 0.85 })
      .bindTooltip(words)
      .on("click", () => open(`/map/${one.key}`))
      .on("mouseover", () => sure?.addTo(map))
      .on("mouseout", () => { if (one.precision_km > WIDE) sure?.remove(); })
      .addTo(map);
  }
  const names = [];
  for (const one of data.places.filter((one) => one.kind !== "country").slice(0, NAMED)) {
    const name = document.createElement("span");
    name.textContent = one.name;
    names.push(L.tooltip({ permanent: true, direction: "right", offset: [6, 0], className: "name", pane: "names" }).setLatLng([one.latitude, one.longitude]).setContent(name).addTo(map));
  }
  for (const one of data.areas) {
    if (!one.outline) continue;
    const words = document.createElement("span");
    words.textContent = one.text;
    L.polygon(one.outline.map((ring) => ring.map(([east, north]) => [north, east])), { pane: "areas", color: colour("place"), weight: 1.5, dashArray: "6 4", fillOpacity: 0.08 })
      .bindTooltip(words, { sticky: true })
      .on("click", () => { location.href = `/documents/${one.number}?at=${one.start}#at`; })
      .addTo(map);
  }
  if (bounds.length) map.fitBounds(L.latLngBounds(bounds).pad(0.1), { maxZoom: 8 });
  else if (data.places.length) map.fitBounds(L.latLngBounds(data.places.map((one) => [one.latitude, one.longitude])), { maxZoom: 5 });
  // Names that would cover one of a place named more often wait until there is room.
  const untangle = () => {
    const kept = [];
    for (const name of names) {
      const element = name.getElement();
      if (!element) continue;
      element.hidden = false;
      const at = element.getBoundingClientRect();
      element.hidden = kept.some((one) => at.left < one.right && at.right > one.left && at.top < one.bottom && at.bottom > one.top);
      if (!element.hidden) kept.push(at);
    }
  };
  map.on("moveend zoomend", untangle);
  untangle();
  await drawLand();
})();
