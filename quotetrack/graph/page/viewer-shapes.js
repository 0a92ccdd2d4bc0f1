// Shapes by kind, for the map and for the legend: corners of a shape that fits a circle of radius 1.

const CORNERS = {
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]],
  page: [[-0.7, -0.95], [0.3, -0.95], [0.7, -0.55], [0.7, 0.95], [-0.7, 0.95]],
  hexagon: [[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]],
};

/** Add a shape to the path of a canvas. */
function addShape(context, shape, x, y, radius) {
  const corners = CORNERS[shape];
  if (!corners) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const [[firstX, firstY], ...others] = corners;
  context.moveTo(x + firstX * radius, y + firstY * radius);
  for (const [dx, dy] of others) context.lineTo(x + dx * radius, y + dy * radius);
  context.lineTo(x + firstX * radius, y + firstY * radius); // closePath takes the longer, the longer the path is
}

const SVG = "http://www.w3.org/2000/svg";

function makeSvg(width, child) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: `${-width / 2} -8 ${width} 16`, width, height: 16, "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  svg.append(child);
  return svg;
}

/** The sign of a kind of node, for legend and list; its colour comes from the style sheet's variables. */
function makeNodeSign(kind) {
  const corners = CORNERS[palette.nodes[kind]?.shape];
  const sign = document.createElementNS(SVG, corners ? "polygon" : "circle");
  if (corners) sign.setAttribute("points", corners.map(([x, y]) => `${x * 6},${y * 6}`).join(" "));
  else sign.setAttribute("r", 6);
  sign.classList.add("sign");
  sign.style.fill = palette.nodes[kind]?.colour ?? "var(--outline)";
  return makeSvg(16, sign);
}

function makeEdgeSign(kind) {
  const line = document.createElementNS(SVG, "line");
  for (const [name, value] of Object.entries({ x1: -12, x2: 12, y1: 0, y2: 0, "stroke-width": 2.5 })) line.setAttribute(name, value);
  line.setAttribute("stroke-dasharray", dashOf(kind).join(" "));
  line.style.stroke = palette.edges[kind]?.colour ?? "var(--outline)";
  return makeSvg(28, line);
}
