// Pointer, touch, wheel and keys on the map.

const STEP = 60; // pixels an arrow key moves the map

function control(map, { open, close }) {
  const { top: canvas, camera } = map;
  const pointers = new Map();
  let travelled = 0;
  let spread = 0;

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const middle = () => {
    const all = [...pointers.values()];
    const x = all.reduce((sum, point) => sum + point[0], 0) / all.length;
    const y = all.reduce((sum, point) => sum + point[1], 0) / all.length;
    return { x, y, spread: all.length > 1 ? Math.hypot(all[0][0] - all[1][0], all[0][1] - all[1][1]) : 0 };
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) travelled = 0;
    spread = middle().spread;
    camera.land();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType !== "touch") map.hover(map.at(...place(event)));
      return;
    }
    const before = middle();
    pointers.set(event.pointerId, place(event));
    const now = middle();
    travelled += Math.hypot(now.x - before.x, now.y - before.y) + Math.abs(now.spread - before.spread);
    if (travelled < 4) return; // a click of an unsteady hand
    camera.pan(now.x - before.x, now.y - before.y);
    if (spread && now.spread) camera.zoom(now.spread / before.spread, now.x, now.y);
  });
  const release = (event) => {
    const known = pointers.delete(event.pointerId);
    if (!known || pointers.size || event.type !== "pointerup" || travelled >= 4) return;
    const what = map.at(...place(event));
    if (what) open(what);
    else close();
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => map.hover(null));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    camera.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) / 320), ...place(event));
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => camera.zoom(2, ...place(event)));

  const keys = {
    ArrowLeft: () => camera.pan(STEP, 0),
    ArrowRight: () => camera.pan(-STEP, 0),
    ArrowUp: () => camera.pan(0, STEP),
    ArrowDown: () => camera.pan(0, -STEP),
    "+": () => camera.zoom(1.4),
    "=": () => camera.zoom(1.4),
    "-": () => camera.zoom(1 / 1.4),
    0: () => camera.fit(map.scene.nodes),
    Escape: close,
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  byId("zoom-in").addEventListener("click", () => camera.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => camera.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => camera.fit(map.scene.nodes));
}
