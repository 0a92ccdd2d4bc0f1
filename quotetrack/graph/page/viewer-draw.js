// Draws the map: lines first, then nodes, in one path for each colour, and only what is on the screen.

const LINES_MOVING = 2500; // while it moves; the rest follows when it stands still
const LINES_BENT = 3000; // more lines than these are drawn straight and without arrowheads

const RADIUS_MOST = 26; // pixels, however near one looks

/** Pixels: the layout's radius, which lets no two nodes overlap; from afar, more for what weighs more. */
function radiusOf(node, camera) {
  const least = Math.min(7, 1 + 0.45 * Math.sqrt(node.count));
  return Math.min(RADIUS_MOST, Math.max(node.radius * camera.scale, least));
}

/** The middle of a bent edge, through which its curve is drawn, in pixels. */
function bendPoint(edge, x1, y1, x2, y2) {
  return [(x1 + x2) / 2 - (y2 - y1) * edge.bend, (y1 + y2) / 2 + (x2 - x1) * edge.bend];
}

/** What of the scene is on the screen. */
function findVisible(scene, camera) {
  const margin = 30 / camera.scale;
  const [left, right] = [camera.graphX(0) - margin, camera.graphX(camera.width) + margin];
  const [top, bottom] = [camera.graphY(0) - margin, camera.graphY(camera.height) + margin];
  const nodes = scene.nodes.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
  const edges = scene.edges.filter(({ source: a, target: b }) =>
    !((a.x < left && b.x < left) || (a.x > right && b.x > right) || (a.y < top && b.y < top) || (a.y > bottom && b.y > bottom)));
  return { nodes, edges };
}

function drawBase(context, visible, camera, { moving }) {
  const { width, height } = camera;
  context.clearRect(0, 0, width, height);
  const edges = moving && visible.edges.length > LINES_MOVING ? visible.edges.slice(0, LINES_MOVING) : visible.edges;
  drawEdges(context, edges, camera, { plain: visible.edges.length > LINES_BENT });
  drawNodes(context, visible.nodes, camera);
}

function drawEdges(context, edges, camera, { plain = false, strong = false } = {}) {
  const batches = new Map();
  for (const edge of edges) {
    const heavy = Math.min(3, Math.floor(Math.log2(weightOf(edge) || 1)));
    const batch = `${edge.kind} ${heavy}`;
    if (!batches.has(batch)) batches.set(batch, { kind: edge.kind, heavy, edges: [] });
    batches.get(batch).edges.push(edge);
  }
  // The more lines there are, the paler each: a thousand must not hide the names between them.
  const alpha = Math.max(0.14, Math.min(0.5, 0.5 * Math.sqrt(500 / edges.length)));
  for (const { kind, heavy, edges: same } of batches.values()) {
    context.beginPath();
    for (const edge of same) addEdge(context, edge, camera, plain);
    context.strokeStyle = edgeColour(kind);
    context.globalAlpha = strong ? 0.9 : alpha;
    context.lineWidth = (plain ? 0.7 : 1) + heavy * (plain ? 0.4 : 0.7) + (strong ? 0.6 : 0);
    context.setLineDash(plain ? [] : dashOf(kind));
    context.stroke();
    context.setLineDash([]);
    if (!plain) drawHeads(context, same, camera, kind, heavy);
  }
  context.globalAlpha = 1;
}

function addEdge(context, edge, camera, plain) {
  const [x1, y1] = [camera.screenX(edge.source.x), camera.screenY(edge.source.y)];
  const [x2, y2] = [camera.screenX(edge.target.x), camera.screenY(edge.target.y)];
  context.moveTo(x1, y1);
  if (plain || !edge.bend) context.lineTo(x2, y2);
  else context.quadraticCurveTo(...bendPoint(edge, x1, y1, x2, y2), x2, y2);
}

/** Arrowheads at the rim of the target: the words go that way. */
function drawHeads(context, edges, camera, kind, heavy) {
  const size = 5 + 1.5 * heavy;
  context.beginPath();
  for (const edge of edges) {
    if (kind === "same_as") continue;
    const [x1, y1] = [camera.screenX(edge.source.x), camera.screenY(edge.source.y)];
    const [x2, y2] = [camera.screenX(edge.target.x), camera.screenY(edge.target.y)];
    const [fromX, fromY] = edge.bend ? bendPoint(edge, x1, y1, x2, y2) : [x1, y1];
    const length = Math.hypot(x2 - fromX, y2 - fromY);
    const rim = radiusOf(edge.target, camera) + 1;
    if (length < rim + size) continue;
    const [ux, uy] = [(x2 - fromX) / length, (y2 - fromY) / length];
    const [tipX, tipY] = [x2 - ux * rim, y2 - uy * rim];
    context.moveTo(tipX, tipY);
    context.lineTo(tipX - ux * size - uy * size * 0.5, tipY - uy * size + ux * size * 0.5);
    context.lineTo(tipX - ux * size + uy * size * 0.5, tipY - uy * size - ux * size * 0.5);
  }
  context.fillStyle = edgeColour(kind);
  context.fill();
}

function drawNodes(context, nodes, camera) {
  const kinds = new Map();
  for (const node of nodes) {
    if (!kinds.has(node.kind)) kinds.set(node.kind, []);
    kinds.get(node.kind).push(node);
  }
  // Least important kinds first, so that a speaker is never hidden below statements.
  const order = [...kinds.keys()].sort((a, b) => IMPORTANCE.indexOf(b) - IMPORTANCE.indexOf(a));
  for (const kind of order) {
    context.fillStyle = nodeColour(kind);
    context.beginPath();
    for (const node of kinds.get(kind)) {
      const radius = radiusOf(node, camera);
      // Nobody can tell the shape of so small a node, and a path of thousands takes many times as long to fill.
      if (radius < 2.5) context.fillRect(camera.screenX(node.x) - radius, camera.screenY(node.y) - radius, 2 * radius, 2 * radius);
      else addShape(context, palette.nodes[kind]?.shape, camera.screenX(node.x), camera.screenY(node.y), radius);
    }
    context.fill();
    // A rim tells neighbours apart; round dots it would be all there is to see.
    const rimmed = nodes.length < 3000 && camera.scale * 10 > 4;
    context.strokeStyle = rimmed ? theme.outline : theme.halo;
    context.lineWidth = rimmed ? 0.9 : 0.5;
    if (nodes.length < 6000) context.stroke();
  }
}
