// Too many events for single marks: squares along each lane, as large as their stretch is busy.

const BINS = 160;

/** Plotly's density trace for these rows. */
export function density(feed, rows, { scale, view, colour }) {
  const lanes = feed.lanes.length;
  const width = (view.high - view.low) / BINS;
  const counts = new Uint32Array(BINS * lanes);
  for (const row of rows) {
    const bin = Math.floor((scale.place(feed.columns.dot[row]) - view.low) / width);
    if (bin >= 0 && bin < BINS) counts[feed.lane[row] * BINS + bin]++;
  }
  const most = Math.max(1, ...counts);
  const trace = { x: [], y: [], marker: { size: [], color: [] } };
  for (let lane = 0; lane < lanes; lane++) {
    const { top, bottom } = view.lanes[lane];
    const tall = Math.min(bottom - top - 8, 40);
    for (let bin = 0; bin < BINS; bin++) {
      const count = counts[lane * BINS + bin];
      if (!count) continue;
      trace.x.push(view.low + (bin + 0.5) * width);
      trace.y.push((top + bottom) / 2);
      trace.marker.size.push(3 + (tall - 3) * Math.sqrt(count / most));
      trace.marker.color.push(colour(lane));
    }
  }
  return trace;
}
