// Puts the parts together: data, filters, map, list and panel know each other only here.

const raw = JSON.parse(byId("data").textContent);
const { palette, meanings } = raw;
const graph = readGraph(raw);
let filters = makeFilters(graph);
let scene = null;
let cameFrom = null; // what had the focus before the panel

const map = new GraphMap();
const detail = new Detail({ open, close, around: (node) => { filters.around = node; refresh({ fit: true }); } });
const list = new List((item) => open(item, { fly: true }));

function refresh({ fit = false } = {}) {
  scene = makeScene(graph, filters);
  map.show(scene);
  if (fit) map.camera.fit(scene.nodes, { most: true });
  byId("filtered").textContent = scene.hidden || filters.around ? `(${NUMBER.format(scene.hidden)} hidden)` : "";
  sayWhatIsLeft();
  search();
}

/** In words, what the map cannot say: that nothing is left, or that there is more than it draws. */
function sayWhatIsLeft() {
  const message = byId("message");
  const parts = [];
  if (!graph.nodes.length) parts.push("This graph is empty: nobody said anything in what was read.");
  else if (!scene.listed.length) parts.push("The filters hide everything. ", make("button", { type: "button", onclick: reset }, "Show everything again"));
  else if (scene.listed.length > scene.nodes.length) {
    parts.push(`The map draws the ${NUMBER.format(scene.nodes.length)} heaviest of ${NUMBER.format(scene.listed.length)}; the list has them all. `);
    if (filters.least > 1) parts.push(make("button", { type: "button", onclick: drawAll }, "Draw all"));
  } else if (filters.around) {
    parts.push(`Only ${filters.around.label} and its neighbours. `, make("button", { type: "button", onclick: () => { filters.around = null; refresh({ fit: true }); } }, "Show all"));
  }
  message.hidden = !parts.length;
  message.replaceChildren(...parts);
}

function drawAll() {
  filters.least = 1;
  setUpFilters();
  refresh({ fit: true });
}

function search() {
  const query = byId("find").value.trim();
  if (!query) {
    map.marked = new Set();
    const words = filters.view === OVERVIEW ? ["name"] : ["name, article or statement", "names, articles and statements"];
    list.show(scene.listed, [], count(scene.listed.length, ...words));
    return map.retouch();
  }
  const { nodes, quotations, phrase } = find(scene, filters, query);
  map.marked = new Set(nodes.slice(0, 500));
  list.show(nodes, quotations, nodes.length + quotations.length
    ? `Found: ${count(nodes.length, "name")}, ${count(quotations.length, "quotation")}` : `Nothing found for “${query}”`, phrase);
  return map.retouch();
}

/** Open the panel for a node, an edge or a quotation, and show it on the map. */
function open(what, { fly = false } = {}) {
  if (!byId("detail").contains(document.activeElement)) cameFrom = document.activeElement;
  detail.show(what);
  detail.focus();
  if (!what.source) invite(what.places ? [what] : [...what.speakers, ...what.hands.map((hand) => hand.node), what.publisher]);
  const { nodes } = surroundings(what, scene);
  const shown = (what.places ? [what] : nodes).some((node) => scene.nodes.includes(node));
  map.select(shown ? what : null);
  if (!shown || what.source) return;
  if (!what.places) map.camera.fit(nodes);
  else if (fly || !isOnScreen(what)) map.visit(what);
}

/** Draw these nodes even if they are lighter than what the map draws. */
function invite(nodes) {
  const missing = nodes.filter((node) => !scene.nodes.includes(node) && scene.listed.includes(node));
  if (!missing.length) return;
  for (const node of missing) filters.guests.add(node);
  refresh();
}

function isOnScreen({ x, y }) {
  const [left, top] = [map.camera.screenX(x), map.camera.screenY(y)];
  return left > 20 && top > 20 && left < map.camera.width - 20 && top < map.camera.height - 20;
}

function close() {
  if (map.selected && byId("detail").contains(document.activeElement)) (cameFrom?.isConnected ? cameFrom : byId("top")).focus();
  map.select(null);
  detail.welcome(graph, filters);
}

function reset() {
  filters = makeFilters(graph, filters.view);
  setUpFilters();
  refresh({ fit: true });
}

followTheme(() => map.redraw());
control(map, { open, close });
setUpFilters();
byId("reset").addEventListener("click", reset);
byId("find").addEventListener("input", search);
byId("find").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") list.focus(0);
  else if (event.key === "Enter" && byId("find").value.trim() && list.rows.length) open(list.rows[0], { fly: true });
  else return;
  event.preventDefault();
});
byId("summary").textContent = summary(graph);
detail.welcome(graph, filters);
byId("filters").open = matchMedia("(min-width: 821px)").matches;
refresh();
map.resize();
performance.mark("drawn");

/** For programs that look at the page, such as its tests: where things stand on the screen. */
window.quotetrack = {
  places: () => scene.nodes.map((node) => ({ label: node.label, kind: node.kind, x: map.camera.screenX(node.x), y: map.camera.screenY(node.y) })),
  lines: () => scene.edges.map((edge) => ({ kind: edge.kind, source: edge.source.label, target: edge.target.label })),
  labels: () => map.labels.map(({ node, x, y }) => ({ text: node.shortLabel, x, y, width: node.labelWidth })),
  frames: () => map.frames,
  view: () => ({ x: map.camera.x, y: map.camera.y, scale: map.camera.scale }),
};
