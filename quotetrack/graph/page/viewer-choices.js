// The boxes to tick: views, kinds (which are the legend, too) and days.

function setUpFilters() {
  const fill = (id, rows) => {
    const box = byId(id);
    box.replaceChildren(box.querySelector("legend"), ...rows);
    box.hidden = !rows.length;
  };
  const hasOverview = graph.edges[OVERVIEW].length > 0;
  fill("views", hasOverview ? [
    choice("radio", "Who and through whom", filters.view === OVERVIEW, () => setView(OVERVIEW)),
    choice("radio", "Every statement and article", filters.view === FULL, () => setView(FULL)),
  ] : []);
  fill("node-kinds", kindsOf(graph.nodes.filter((node) => node.places[filters.view])).map(([kind, number]) =>
    choice("checkbox", `${wordsFor(kind)} (${NUMBER.format(number)})`, !filters.hiddenNodes.has(kind), toggle(filters.hiddenNodes, kind), makeNodeSign(kind), meanings.nodes[kind])));
  fill("edge-kinds", kindsOf(graph.edges[filters.view]).map(([kind, number, edge]) =>
    choice("checkbox", `${edgeWord(edge)} (${NUMBER.format(number)})`, !filters.hiddenEdges.has(kind), toggle(filters.hiddenEdges, kind), makeEdgeSign(kind), meanings.edges[kind])));
  const days = [...graph.nodes, ...graph.quotations].flatMap(({ since, until }) => [since, until]).filter(Boolean).sort();
  byId("time").hidden = !days.length;
  for (const end of ["since", "until"]) {
    const input = byId(end);
    Object.assign(input, { min: days[0] ?? "", max: days.at(-1) ?? "", value: filters[end] });
    input.onchange = () => {
      filters[end] = input.value;
      refresh();
    };
  }
  const least = byId("least");
  byId("weights").hidden = !graph.quotations.length;
  least.value = filters.least;
  least.onchange = () => {
    filters.least = Math.max(1, Math.round(Number(least.value)) || 1);
    refresh({ fit: true });
  };
  byId("undated").checked = filters.undated;
  byId("undated").onchange = () => {
    filters.undated = byId("undated").checked;
    refresh();
  };
}

function setView(view) {
  const { since, until, undated } = filters;
  filters = { ...makeFilters(graph, view), since, until, undated };
  setUpFilters();
  detail.welcome(graph, filters);
  map.select(null);
  refresh({ fit: true });
}

const toggle = (hidden, kind) => (shown) => {
  if (shown) hidden.delete(kind);
  else hidden.add(kind);
  refresh();
};

function choice(type, words, checked, changed, sign = null, title = null) {
  const input = make("input", { type, name: type === "radio" ? "view" : null, checked });
  input.addEventListener("change", () => changed(input.checked));
  return make("label", { title }, input, sign, ` ${words}`);
}

/** Each kind with its number and one example, in the order of the legend. */
function kindsOf(items) {
  const kinds = new Map();
  for (const item of items) kinds.set(item.kind, [item.kind, (kinds.get(item.kind)?.[1] ?? 0) + 1, item]);
  const order = [...Object.keys(palette.nodes), ...Object.keys(palette.edges)];
  return [...kinds.values()].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]) || compare(a[0], b[0]));
}

/** The graph in a line: "12 speakers, 3 outlets, 40 quotations, 2014-02-01 to 2014-03-05". */
function summary({ nodes, quotations }) {
  const kinds = kindsOf(nodes).map(([kind, number]) => count(number, wordFor(kind), wordsFor(kind)));
  const days = quotations.flatMap(({ since }) => (since ? [since] : [])).sort();
  const time = !days.length ? [] : [days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`];
  return [...kinds, ...(quotations.length ? [count(quotations.length, "quotation")] : []), ...time].join(", ");
}
