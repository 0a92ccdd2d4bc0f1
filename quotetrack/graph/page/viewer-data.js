// The graph as it stands in the page: tables to objects that know each other.

const OVERVIEW = "overview";
const FULL = "full";

/** Nodes, edges of both views, and quotations: one for each attribution. */
function readGraph(raw) {
  const nodes = raw.nodes.flatMap((table) =>
    table.rows.map(([id, x, y, radius, overviewX, overviewY, overviewRadius, ...values]) => {
      const attributes = attributesOf(table, values);
      return {
        ...attributes,
        attributes,
        id,
        kind: table.kind,
        label: String(attributes.label ?? id),
        places: { [FULL]: [x, y, radius], [OVERVIEW]: overviewRadius === null ? null : [overviewX, overviewY, overviewRadius] },
        quotations: [],
        edges: [],
      };
    }),
  );
  const byNodeId = new Map(nodes.map((node) => [node.id, node]));
  const edges = raw.edges.flatMap((table) =>
    table.rows.map(([source, target, key, ...values]) => {
      const attributes = attributesOf(table, values);
      return { ...attributes, attributes, source: nodes[source], target: nodes[target], key, kind: table.kind, way: false };
    }),
  );
  const quotations = readQuotations(edges, byNodeId);
  const ways = raw.ways.map(([source, target, kind, indexes]) => ({
    source: nodes[source],
    target: nodes[target],
    kind,
    way: true,
    behind: indexes.map((index) => quotations[index]),
  }));
  const direct = edges.filter(({ kind, source, target }) =>
    ways.length && !["said", "appears_in"].includes(kind) && source.places[OVERVIEW] && target.places[OVERVIEW]);
  const between = direct.filter(({ source, target }) => source.kind !== "article" && target.kind !== "article");
  const graph = { nodes, quotations, edges: { [FULL]: edges, [OVERVIEW]: [...ways, ...between] } };
  findBehind(graph, edges);
  Object.values(graph.edges).forEach(bendParallels);
  return graph;
}

function attributesOf(table, values) {
  const attributes = {};
  table.columns.forEach((name, index) => {
    if (values[index] !== null) attributes[name] = values[index];
  });
  return attributes;
}

/** One quotation for each `appears_in` edge, with the hands it went through in their order. */
function readQuotations(edges, byNodeId) {
  const quotations = edges.filter((edge) => edge.kind === "appears_in").map((edge) => ({
    ...edge.attributes,
    content: String(edge.content ?? ""),
    statement: edge.source,
    article: edge.target,
    first: byNodeId.get(edge.speaker),
    speakers: [],
    hands: [],
    edge,
  }));
  const byAttribution = new Map(quotations.map((quotation) => [quotation.attribution, quotation]));
  const ofArticle = groupBy(quotations, "article");
  for (const edge of edges) {
    if (["told", "relayed", "inferred"].includes(edge.kind)) {
      byAttribution.get(edge.attribution)?.hands.push({ ...edge.attributes, kind: edge.kind, node: edge.target });
    } else if (edge.kind === "credited") {
      for (const { hands } of ofArticle.get(edge.source) ?? []) {
        const known = hands.some(({ kind, node }) => kind === "credited" && node === edge.target);
        if (!known) hands.push({ ...edge.attributes, kind: "credited", node: edge.target });
      }
    } else if (edge.kind === "published") {
      for (const quotation of ofArticle.get(edge.target) ?? []) quotation.publisher = edge.source;
    } else if (edge.kind === "said") {
      for (const id of evidenceOf(edge)) byAttribution.get(id)?.speakers.push(edge.source);
    }
  }
  for (const { first, speakers } of quotations) speakers.sort((a, b) => (b === first) - (a === first));
  const order = { told: 0, relayed: 0, inferred: 1, credited: 2 };
  for (const { hands } of quotations) hands.sort((a, b) => order[a.kind] - order[b.kind] || (a.step ?? 0) - (b.step ?? 0));
  return quotations;
}

/** The ids of the attributions that an edge counts. */
const evidenceOf = ({ attributions }) => (attributions ? String(attributions).split("; ") : []);

function groupBy(items, name) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(item[name])) groups.set(item[name], []);
    groups.get(item[name]).push(item);
  }
  return groups;
}

/** Which quotations stand behind each node and edge, and what a node weighs: their number, else its edges'. */
function findBehind(graph, edges) {
  const sets = new Map(graph.nodes.map((node) => [node, new Set()]));
  for (const quotation of graph.quotations) {
    const { statement, article, speakers, hands, publisher } = quotation;
    for (const node of [statement, article, ...speakers, ...hands.map((hand) => hand.node), publisher]) {
      if (node) sets.get(node).add(quotation);
    }
  }
  const byAttribution = new Map(graph.quotations.map((quotation) => [quotation.attribution, quotation]));
  const evidence = (edge) => evidenceOf(edge).map((id) => byAttribution.get(id)).filter(Boolean);
  for (const edge of edges) {
    if (edge.kind === "speaks_for") for (const quotation of evidence(edge)) sets.get(edge.target).add(quotation);
  }
  for (const node of graph.nodes) {
    node.quotations = [...sets.get(node)];
    node.weight = node.quotations.length;
  }
  const byEdge = new Map(graph.quotations.map((quotation) => [quotation.edge, quotation]));
  for (const edge of edges) edge.behind = behind(edge, byEdge, byAttribution, evidence);
  if (!graph.quotations.length) {
    for (const { source, target } of edges) { source.weight += 1; target.weight += 1; }
  }
  for (const edge of [...graph.edges[OVERVIEW], ...edges]) edge.weight ??= edge.behind.length || 1;
}

function behind(edge, byEdge, byAttribution, evidence) {
  const { kind, source, target } = edge;
  if (kind === "appears_in") return [byEdge.get(edge)];
  if (["told", "relayed", "inferred"].includes(kind)) return [byAttribution.get(edge.attribution)].filter(Boolean);
  if (kind === "credited") return source.quotations;
  if (kind === "published") return target.quotations;
  if (kind === "same_as") return [...source.quotations, ...target.quotations];
  return evidence(edge);
}

/** Edges between the same two nodes get different bends, so that each can be seen and clicked. */
function bendParallels(edges) {
  const pairs = new Map();
  const numbers = new Map();
  for (const edge of edges) {
    for (const node of [edge.source, edge.target]) if (!numbers.has(node)) numbers.set(node, numbers.size);
    const [one, other] = [numbers.get(edge.source), numbers.get(edge.target)];
    const pair = Math.min(one, other) * 1e7 + Math.max(one, other);
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(edge);
  }
  for (const parallel of pairs.values()) {
    parallel.forEach((edge, index) => {
      const side = numbers.get(edge.source) < numbers.get(edge.target) ? 1 : -1;
      edge.bend = parallel.length === 1 ? 0 : side * (index - (parallel.length - 1) / 2) * 0.16;
    });
  }
}
