// What is under the pointer: a grid over the graph's own coordinates for nodes, distances for edges.

const REACH = 7; // pixels beside a node or line that still mean it

class Grid {
  constructor(nodes) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y } of nodes) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    this.size = Math.max(1, Math.sqrt(((right - left) * (bottom - top) * 4) / Math.max(nodes.length, 1)) || 1);
    this.cells = new Map();
    for (const node of nodes) {
      const cell = this.cellAt(node.x, node.y);
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(node);
    }
  }

  cellAt(x, y) {
    return Math.floor(y / this.size) * 1e6 + Math.floor(x / this.size);
  }

  /** The nodes whose middle is at most `distance` from (x, y), all in the graph's units, and perhaps some more. */
  *near(x, y, distance) {
    for (let row = Math.floor((y - distance) / this.size); row <= Math.floor((y + distance) / this.size); row += 1) {
      for (let column = Math.floor((x - distance) / this.size); column <= Math.floor((x + distance) / this.size); column += 1) {
        yield* this.cells.get(row * 1e6 + column) ?? [];
      }
    }
  }
}

/** The node at a point of the screen, or null. */
function pickNode(grid, camera, x, y) {
  const furthest = (RADIUS_MOST + REACH) / camera.scale;
  let best = null;
  let nearest = Infinity;
  for (const node of grid.near(camera.graphX(x), camera.graphY(y), furthest)) {
    const radius = radiusOf(node, camera);
    const distance = Math.hypot(camera.screenX(node.x) - x, camera.screenY(node.y) - y) - radius;
    if (distance <= REACH && distance < nearest) {
      best = node;
      nearest = distance;
    }
  }
  return best;
}

/** The edge at a point of the screen, or null: of several the nearest, of equally near ones the heaviest. */
function pickEdge(edges, camera, x, y) {
  let best = null;
  let nearest = REACH;
  for (const edge of edges) {
    const [x1, y1] = [camera.screenX(edge.source.x), camera.screenY(edge.source.y)];
    const [x2, y2] = [camera.screenX(edge.target.x), camera.screenY(edge.target.y)];
    const slack = REACH + Math.abs(edge.bend) * (Math.abs(x2 - x1) + Math.abs(y2 - y1));
    if (x < Math.min(x1, x2) - slack || x > Math.max(x1, x2) + slack) continue;
    if (y < Math.min(y1, y2) - slack || y > Math.max(y1, y2) + slack) continue;
    const distance = edge.bend ? toCurve(edge, x, y, x1, y1, x2, y2) : toLine(x, y, x1, y1, x2, y2);
    if (distance < nearest - 0.01) {
      best = edge;
      nearest = distance;
    }
  }
  return best;
}

function toLine(x, y, x1, y1, x2, y2) {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const t = length ? Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) : 0;
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
}

/** Distance to a bent edge, taken as eight straight pieces. */
function toCurve(edge, x, y, x1, y1, x2, y2) {
  const [bendX, bendY] = bendPoint(edge, x1, y1, x2, y2);
  let best = Infinity;
  let [lastX, lastY] = [x1, y1];
  for (let piece = 1; piece <= 8; piece += 1) {
    const t = piece / 8;
    const nextX = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * bendX + t * t * x2;
    const nextY = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * bendY + t * t * y2;
    best = Math.min(best, toLine(x, y, lastX, lastY, nextX, nextY));
    [lastX, lastY] = [nextX, nextY];
  }
  return best;
}
