// The graph of who cites whom, drawn from the page's own JSON. Colours come from the style sheet, so that it follows its themes.
(async () => {
  "use strict";
  const box = document.getElementById("graph");
  if (!box || typeof cytoscape === "undefined") return;
  const data = await (await fetch(box.dataset.from)).json();
  if (!data.nodes.length) { box.hidden = true; return; }
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const shapes = { medium: "round-rectangle", person: "ellipse", state_body: "diamond", armed_group: "triangle", organisation: "hexagon" };
  const weight = (node) => node.statements + node.published + node.passed_on;
  const most = Math.max(...data.nodes.map(weight), 1);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Cytoscape writes a style element, which pages may not have, unless there is one of this name; ours has its one rule.
  document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));
  const graph = cytoscape({
    container: box,
    elements: [
      ...data.nodes.map((node) => ({ data: { id: node.key, label: node.name, shape: shapes[node.kind] ?? "ellipse", size: 14 + 40 * Math.sqrt(weight(node) / most) } })),
      ...data.edges.map((edge) => ({ data: { id: `${edge.citing}-${edge.cited}`, source: edge.citing, target: edge.cited, width: 1 + Math.log2(edge.texts) } })),
    ],
    style: [
      { selector: "node", style: { label: "data(label)", shape: "data(shape)", width: "data(size)", height: "data(size)", "background-color": colour("accent"), "font-size": 11, color: colour("ink"), "text-outline-color": colour("paper"), "text-outline-width": 2, "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "ellipsis", "text-max-width": 120 } },
      { selector: "node[shape = 'round-rectangle']", style: { "background-color": colour("focus") } },
      { selector: "edge", style: { width: "data(width)", "line-color": colour("line"), "target-arrow-color": colour("quiet"), "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 0.8 } },
      { selector: ".near", style: { "line-color": colour("focus"), "target-arrow-color": colour("focus"), "z-index": 9 } },
    ],
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: 900000, idealEdgeLength: 150, padding: 20 },
    minZoom: 0.2,
    maxZoom: 4,
    autoungrabify: calm,
  });
  graph.on("tap", "node", (event) => { location.href = `/sources/${event.target.id()}`; });
  graph.on("tap", "edge", (event) => { location.href = `/citations?cited=${event.target.target().id()}&citing=${event.target.source().id()}`; });
  graph.on("mouseover", "node", (event) => { event.target.connectedEdges().addClass("near"); box.style.cursor = "pointer"; });
  graph.on("mouseout", "node", (event) => { event.target.connectedEdges().removeClass("near"); box.style.cursor = ""; });
  graph.on("mouseover", "edge", () => { box.style.cursor = "pointer"; });
  graph.on("mouseout", "edge", () => { box.style.cursor = ""; });
})();
