// Where one looks from: the graph's own coordinates to pixels of the screen, and back.

const MIN_SCALE = 0.02;
const MAX_SCALE = 12;

class Camera {
  constructor(changed) {
    this.x = 0; // the graph's point in the middle of the screen
    this.y = 0;
    this.scale = 1; // pixels for one unit of the graph
    this.width = 1;
    this.height = 1;
    this.changed = changed;
    this.flight = 0;
  }

  screenX(x) { return (x - this.x) * this.scale + this.width / 2; }
  screenY(y) { return (y - this.y) * this.scale + this.height / 2; }
  graphX(x) { return (x - this.width / 2) / this.scale + this.x; }
  graphY(y) { return (y - this.height / 2) / this.scale + this.y; }

  pan(dx, dy) {
    this.land();
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.changed();
  }

  /** Zoom so that the point under (x, y) of the screen stays where it is. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.land();
    const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, this.scale * factor));
    this.x += (x - this.width / 2) * (1 / this.scale - 1 / scale);
    this.y += (y - this.height / 2) * (1 / this.scale - 1 / scale);
    this.scale = scale;
    this.changed();
  }

  /** Show all of these nodes, at once or in a short flight; with `most`, without the few that stand far off. */
  fit(nodes, { fly = true, most = false } = {}) {
    if (!nodes.length) return;
    const box = most ? boxOfMost(nodes) : boxOf(nodes);
    // Labels stand to the right of nodes and take room that the nodes' own places do not know of.
    const across = Math.max(this.width - 2 * Math.min(90, this.width / 6), 40) / Math.max(box[2] - box[0], 1);
    const down = Math.max(this.height - 70, 40) / Math.max(box[3] - box[1], 1);
    const scale = Math.min(2, Math.max(MIN_SCALE, Math.min(across, down)));
    this.go({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, scale }, fly);
  }

  /** Go to a view; who asks for less motion is there at once. */
  go(view, fly = true) {
    this.land();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!fly || still) {
      Object.assign(this, view);
      this.changed();
      return;
    }
    const from = { x: this.x, y: this.y, scale: this.scale };
    const began = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - began) / 300));
      const eased = 1 - (1 - t) ** 3;
      this.x = from.x + (view.x - from.x) * eased;
      this.y = from.y + (view.y - from.y) * eased;
      this.scale = from.scale * (view.scale / from.scale) ** eased;
      this.flight = t < 1 ? requestAnimationFrame(step) : 0;
      this.changed();
    };
    this.flight = requestAnimationFrame(step);
  }

  land() {
    cancelAnimationFrame(this.flight);
    this.flight = 0;
  }
}

/** Left, top, right and bottom of the nodes, but for a share of them at each side. */
function boxOf(nodes, share = 0) {
  const left = Math.floor(nodes.length * share);
  const at = (values, index) => values.sort((a, b) => a - b).at(index);
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  return [at(xs, left), at(ys, left), at(xs, -1 - left), at(ys, -1 - left)];
}

/** The box without the outermost hundredth at each side, if that is less than half as large. */
function boxOfMost(nodes) {
  const [all, most] = [boxOf(nodes), boxOf(nodes, 0.01)];
  const area = ([left, top, right, bottom]) => (right - left) * (bottom - top);
  return area(most) < area(all) / 2 ? most : all;
}
