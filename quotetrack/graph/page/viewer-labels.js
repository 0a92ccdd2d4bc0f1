// Labels: the heaviest nodes first, each where it covers no other label and no node; the heaviest of all may cover
// lighter nodes, because a map whose largest nodes have no names says nothing.

const LABEL_FONT = "12px system-ui, sans-serif";
const LABEL_HEIGHT = 15;
const LABEL_LETTERS = 34;
const LABELS_TRIED = 1500;
const LABELS_DRAWN = 220;
const LABELS_NEEDED = 45;
const CELL = 48; // pixels

/** Boxes that are taken, in cells of the screen: whether another fits is asked of its neighbours only. */
class Taken {
  constructor() { this.cells = new Map(); }

  *cellsOf([left, top, right, bottom]) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
      for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) yield row * 4096 + column;
    }
  }

  fits(box) {
    for (const cell of this.cellsOf(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    return true;
  }

  add(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function labelOf(node) {
  const letters = [...node.label];
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join("").trimEnd()}…` : node.label;
}

/** Names first: titles and quotations are long, and are read from near, or where there are few of them. */
function labelledFirst(nodes, camera) {
  const isLong = ({ kind }) => kind === "article" || kind === "statement";
  const long = nodes.filter(isLong);
  const near = camera.scale > 0.8 || long.length < 40;
  return [...nodes.filter((node) => !isLong(node)), ...(near ? long : [])];
}

/** Where the labels of these nodes (heaviest first) go: below, right, left or above, or nowhere. */
function placeLabels(context, nodes, camera, { must = 0 } = {}) {
  context.font = LABEL_FONT;
  const taken = new Taken(); // by labels and heavier nodes
  const crowd = new Taken(); // by any node
  const placed = [];
  const tried = nodes.slice(0, LABELS_TRIED);
  const at = tried.map((node) => [camera.screenX(node.x), camera.screenY(node.y), radiusOf(node, camera)]);
  const discs = at.map(([x, y, radius]) => [x - radius, y - radius, x + radius, y + radius]);
  discs.forEach((disc, index) => { if (at[index][2] >= 3) crowd.add(disc); });
  for (let index = 0; index < tried.length && placed.length < LABELS_DRAWN; index += 1) {
    const node = tried[index];
    const [x, y, radius] = at[index];
    node.shortLabel ??= labelOf(node);
    node.labelWidth ??= context.measureText(node.shortLabel).width;
    const width = node.labelWidth;
    const gap = radius * 1.15 + 4;
    const corners = [
      [x + gap, y - LABEL_HEIGHT / 2],
      [x - gap - width, y - LABEL_HEIGHT / 2],
      [x - width / 2, y + gap - 1],
      [x - width / 2, y - gap - LABEL_HEIGHT + 1],
    ];
    const boxes = corners.map(([left, top]) => [left - 1, top, left + width + 1, top + LABEL_HEIGHT]);
    const inside = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= camera.width && box[3] <= camera.height;
    const free = boxes.filter((box) => inside(box) && taken.fits(box));
    if (radius >= 3) taken.add(discs[index]);
    const needed = index < must ? free[0] ?? boxes[0] : index < LABELS_NEEDED ? free[0] : null;
    const box = free.find((box) => crowd.fits(box)) ?? needed;
    if (!box) continue;
    taken.add(box);
    placed.push({ node, x: box[0] + 1, y: box[1] + LABEL_HEIGHT / 2 });
  }
  return placed;
}

/** Draw labels with a rim in the colour of the background, so that lines below do not spoil them. */
function drawLabels(context, labels, { strong = null } = {}) {
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.halo;
  context.fillStyle = theme.text;
  for (const { node, x, y } of labels) {
    context.font = node === strong ? `bold ${LABEL_FONT}` : LABEL_FONT;
    context.strokeText(node.shortLabel, x, y);
    context.fillText(node.shortLabel, x, y);
  }
}
