// The whole story in a strip: how dense it is when, and which part is in view. Dragging the window
// scrolls, dragging an edge zooms, a click goes there.

import { eachFrame, h } from "./dom.js";

const HEIGHT = 40;
const EDGE = 8;

export function createMinimap(root, { setRange }) {
  const canvas = h("canvas.cf-density");
  const window_ = h("div.cf-window");
  root.append(canvas, window_);
  let state = null;

  const x = (at) => ((at - state.from) / (state.to - state.from)) * state.width;
  const at = (pixel) => state.from + (pixel / state.width) * (state.to - state.from);

  let drawing = 0;

  async function drawDensity() {
    const asked = ++drawing;
    const { feed, scale, width, colours, from, to } = state;
    const step = 4;
    const bins = Math.max(1, Math.floor(width / step));
    const { counts } = await feed.look.within({ scale, low: from, high: to, most: -1, bins });
    if (asked !== drawing) return;
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = HEIGHT * ratio;
    canvas.style.height = `${HEIGHT}px`;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const lanes = counts.length;
    const sums = Uint32Array.from({ length: bins }, (_, bin) => counts.reduce((sum, some) => sum + some[bin], 0));
    const most = Math.max(1, ...sums);
    for (let bin = 0; bin < bins; bin++) {
      if (!sums[bin]) continue;
      const tall = Math.max(3, Math.sqrt(sums[bin] / most) * (HEIGHT - 8));
      let y = HEIGHT - 3;
      for (let lane = 0; lane < lanes; lane++) {
        const part = (counts[lane][bin] / sums[bin]) * tall;
        if (!part) continue;
        pen.fillStyle = colours[lane];
        pen.fillRect(bin * step, y - part, step - 1, part);
        y -= part;
      }
    }
  }

  const api = {
    /** `from` and `to` bound the strip; `low` and `high` the view. */
    draw(next) {
      state = next;
      if (!state.width) return;
      drawDensity();
      api.view(state.low, state.high);
    },
    view(low, high) {
      if (!state?.width) return;
      state.low = low;
      state.high = high;
      const left = Math.max(0, x(low));
      const right = Math.min(state.width, x(high));
      window_.style.transform = `translateX(${left}px)`;
      window_.style.width = `${Math.max(6, right - left)}px`;
    },
  };

  const move = eachFrame((low, high, done) => setRange(low, high, done));

  root.addEventListener("pointerdown", (event) => {
    if (!state || event.button !== 0) return;
    const start = event.clientX - root.getBoundingClientRect().left;
    const [left, right] = [x(state.low), x(state.high)];
    const { low, high } = state;
    const onEdge = Math.abs(start - left) < EDGE ? "left" : Math.abs(start - right) < EDGE ? "right" : null;
    let base = [low, high];
    if (!onEdge && (start < left || start > right)) {
      const half = (high - low) / 2;
      base = [at(start) - half, at(start) + half];
      move(...base, false);
    }
    root.setPointerCapture(event.pointerId);
    const drag = (moved, done) => {
      const shift = at(moved.clientX - root.getBoundingClientRect().left) - at(start);
      const least = (state.to - state.from) / 400;
      if (onEdge === "left") move(Math.min(base[0] + shift, base[1] - least), base[1], done);
      else if (onEdge === "right") move(base[0], Math.max(base[1] + shift, base[0] + least), done);
      else move(base[0] + shift, base[1] + shift, done);
    };
    const onMove = (moved) => drag(moved, false);
    root.addEventListener("pointermove", onMove);
    root.addEventListener("pointerup", (ended) => {
      root.removeEventListener("pointermove", onMove);
      drag(ended, true);
    }, { once: true });
  });

  return api;
}
