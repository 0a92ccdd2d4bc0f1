// The map: two canvases, one with everything, one above it with labels and what is pointed at.

class GraphMap {
  constructor() {
    this.base = byId("base");
    this.top = byId("top");
    this.scene = { nodes: [], edges: [] };
    this.hovered = null; // a node or an edge
    this.selected = null; // a node, an edge or a quotation
    this.marked = new Set(); // nodes that were found
    this.labels = [];
    this.waiting = 0;
    this.stale = true;
    this.moving = false;
    this.frames = 0;
    this.camera = new Camera(() => this.moved());
    new ResizeObserver(() => this.resize()).observe(byId("stage"));
  }

  show(scene) {
    this.scene = scene;
    this.grid = new Grid(scene.nodes);
    this.hovered = null;
    this.redraw();
  }

  resize() {
    const { width, height } = byId("stage").getBoundingClientRect();
    if (!width || !height) return;
    const density = Math.min(2, devicePixelRatio || 1);
    for (const canvas of [this.base, this.top]) {
      canvas.width = Math.round(width * density);
      canvas.height = Math.round(height * density);
      canvas.getContext("2d").setTransform(density, 0, 0, density, 0, 0);
    }
    const first = this.camera.width === 1;
    const grew = Math.abs(width - this.camera.width) + Math.abs(height - this.camera.height) > 120;
    Object.assign(this.camera, { width, height });
    if (first || grew) this.camera.fit(this.scene.nodes, { fly: false, most: true });
    this.redraw();
    this.frame(); // an emptied canvas must not flash
  }

  moved() {
    this.moving = true;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.moving = false;
      this.redraw();
    }, 160);
    this.redraw();
  }

  /** Draw everything in the next frame. */
  redraw() {
    this.stale = true;
    this.retouch();
  }

  /** Draw only labels and what is pointed at in the next frame. */
  retouch() {
    this.waiting ||= requestAnimationFrame(() => this.frame());
  }

  frame() {
    cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    this.frames += 1;
    if (this.stale) {
      this.visible = findVisible(this.scene, this.camera);
      drawBase(this.base.getContext("2d"), this.visible, this.camera, { moving: this.moving });
      this.stale = false;
    }
    this.drawTop();
  }

  drawTop() {
    const context = this.top.getContext("2d");
    const { camera } = this;
    context.clearRect(0, 0, camera.width, camera.height);
    const focus = this.hovered ?? this.selected;
    this.base.classList.toggle("dim", Boolean(focus));
    if (!focus) {
      this.drawMarks(context, [...this.marked]);
      this.labels = placeLabels(context, labelledFirst(this.visible.nodes, camera), camera);
      drawLabels(context, this.labels);
      return;
    }
    const { nodes, edges } = surroundings(focus, this.scene);
    drawEdges(context, edges, camera, { strong: true, plain: edges.length > 400 });
    drawNodes(context, [...nodes].reverse(), camera);
    const named = focus.source ? [focus.source, focus.target] : focus.speakers ?? [focus];
    this.drawMarks(context, named);
    this.labels = placeLabels(context, nodes, camera, { must: named.length });
    drawLabels(context, this.labels, { strong: focus });
  }

  /** A ring around nodes. */
  drawMarks(context, nodes) {
    context.beginPath();
    for (const node of nodes) {
      if (node.x === undefined) continue;
      const [x, y, radius] = [this.camera.screenX(node.x), this.camera.screenY(node.y), radiusOf(node, this.camera) + 4];
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.stroke();
  }

  /** The node or else the edge under a point of the screen. */
  at(x, y) {
    return pickNode(this.grid, this.camera, x, y) ?? pickEdge(this.visible.edges, this.camera, x, y);
  }

  hover(what) {
    if (what === this.hovered) return;
    this.hovered = what;
    this.top.classList.toggle("pointing", Boolean(what));
    this.retouch();
  }

  select(what) {
    this.selected = what;
    this.hovered = null;
    this.retouch();
  }

  /** Bring a node to the middle, near enough to read its surroundings. */
  visit(node) {
    this.camera.go({ x: node.x, y: node.y, scale: Math.max(this.camera.scale, 0.9) });
  }
}

/** What is drawn strongly: an edge with its ends, a node with its neighbours, the whole way of a quotation. */
function surroundings(focus, scene) {
  if (focus.source) return { nodes: [focus.source, focus.target], edges: [focus] };
  const kept = focus.speakers ? scene.edges.filter((edge) => (edge.shown ?? edge.behind).includes(focus)) : focus.edges;
  const nodes = new Set(focus.speakers ? focus.speakers.filter((node) => scene.nodes.includes(node)) : [focus]);
  const placed = kept.filter(({ source, target }) => source.x !== null && target.x !== null);
  const first = [...nodes];
  for (const { source, target } of placed) nodes.add(source).add(target);
  const others = [...nodes].slice(first.length).sort((a, b) => b.count - a.count);
  return { nodes: [...first, ...others], edges: placed };
}
