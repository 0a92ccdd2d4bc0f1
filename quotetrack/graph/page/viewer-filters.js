// What is shown: one state, and the nodes, edges and quotations that it leaves.

const MOST_DRAWN = 20000; // nodes: more than that no map can be read, nor drawn in time

const READABLE = 700; // names: more than that and the overview begins with the heaviest

function makeFilters(graph, view = graph.edges[OVERVIEW].length ? OVERVIEW : FULL) {
  return {
    view,
    hiddenNodes: new Set(),
    hiddenEdges: new Set(),
    since: "",
    until: "",
    undated: true,
    around: null, // only this node and what is one line away
    least: leastAtFirst(graph, view), // quotations that a name on the map has
    guests: new Set(), // names that are drawn whatever they weigh, because somebody asked for them
  };
}

/** How many quotations a name needs, so that the overview of a big graph can be read. */
function leastAtFirst(graph, view) {
  if (view === FULL) return 1;
  const weights = graph.nodes.filter((node) => node.places[view]).map((node) => node.weight).sort((a, b) => b - a);
  return weights.length > READABLE ? weights[READABLE] + 1 : 1;
}

/** Whether something published from `since` to `until` (ISO days) falls into the time asked for. */
function isInTime({ since, until }, filters) {
  if (!filters.since && !filters.until) return true;
  if (!since) return filters.undated;
  return (!filters.since || (until ?? since) >= filters.since) && (!filters.until || since <= filters.until);
}

/** The scene: what the filters leave. Nodes come heaviest first, each with its place and its edges in this view. */
function makeScene(graph, filters) {
  const timed = Boolean(filters.since || filters.until);
  const fits = (node) => !filters.hiddenNodes.has(node.kind) && isInTime(node, filters) && node.places[filters.view];
  const candidates = new Set(graph.nodes.filter(fits));
  let edges = graph.edges[filters.view].filter((edge) => {
    if (filters.hiddenEdges.has(edge.kind)) return false;
    if (!candidates.has(edge.source) || !candidates.has(edge.target)) return false;
    edge.shown = timed ? edge.behind.filter((quotation) => isInTime(quotation, filters)) : edge.behind;
    return edge.way ? edge.shown.length > 0 : isInTime(edge, filters);
  });
  const all = graph.edges[filters.view];
  if (filters.around) edges = edges.filter(({ source, target }) => source === filters.around || target === filters.around);
  for (const node of graph.nodes) node.edges = [];
  for (const edge of edges) {
    edge.source.edges.push(edge);
    edge.target.edges.push(edge);
  }
  // With a time asked for, a node stays only for what happened in that time.
  const linked = timed ? new Set(all.flatMap(({ source, target }) => [source, target])) : new Set();
  let nodes = [...candidates].filter((node) => {
    if (filters.around && node !== filters.around && !node.edges.length) return false;
    return !(timed && linked.has(node) && !node.edges.length);
  });
  for (const node of nodes) {
    [node.x, node.y, node.radius] = node.places[filters.view];
    node.shown = timed ? node.quotations.filter((quotation) => isInTime(quotation, filters)) : node.quotations;
    node.count = node.quotations.length ? node.shown.length : node.weight;
  }
  nodes.sort((a, b) => b.count - a.count || IMPORTANCE.indexOf(a.kind) - IMPORTANCE.indexOf(b.kind) || compare(a.label, b.label) || compare(a.id, b.id));
  const left = nodes;
  const { least, guests } = filters;
  nodes = nodes.filter((node) => node.x !== null && (least <= 1 || filters.around || node.count >= least || guests.has(node))).slice(0, MOST_DRAWN);
  const kept = new Set(nodes);
  if (left.length > nodes.length) edges = edges.filter(({ source, target }) => kept.has(source) && kept.has(target));
  edges.sort((a, b) => weightOf(b) - weightOf(a));
  return { nodes, edges, listed: left, hidden: graph.nodes.filter((node) => node.places[filters.view]).length - left.length };
}

// Of two equally heavy nodes the one that tells a reader more comes first.
const IMPORTANCE = ["statement", "article", "outlet", "organization", "agency", "speaker"].reverse();

const weightOf = (edge) => (edge.way ? edge.shown.length : edge.weight);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Nodes whose label has all the words, and quotations that have the words one after the other. */
function find(scene, filters, query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const phrase = wanted.join(" ");
  for (const node of scene.listed) node.folded ??= fold(node.label);
  const rank = ({ folded }) => (folded === phrase ? 0 : folded.startsWith(phrase) ? 1 : 2);
  const nodes = scene.listed.filter((node) => wanted.every((word) => node.folded.includes(word)));
  nodes.sort((a, b) => rank(a) - rank(b)); // and among equals the heaviest first, as before
  const seen = new Set();
  const quotations = [];
  for (const node of scene.listed) {
    for (const quotation of node.shown) {
      if (seen.has(quotation)) continue;
      seen.add(quotation);
      quotation.folded ??= fold(quotation.content).replace(/\s+/g, " ");
      if (quotation.folded.includes(phrase)) quotations.push(quotation);
    }
  }
  return { nodes, quotations, phrase };
}
