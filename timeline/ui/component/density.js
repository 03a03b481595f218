// Too many events for single marks: along each lane an area, as tall as its stretch is busy.

const BINS = 180;

/** One of Plotly's filled areas for each lane. */
export function density(feed, rows, { scale, view, colour }) {
  const lanes = feed.lanes.length;
  const width = (view.high - view.low) / BINS;
  const counts = new Uint32Array(BINS * lanes);
  for (const row of rows) {
    const bin = Math.floor((scale.place(feed.columns.dot[row]) - view.low) / width);
    if (bin >= 0 && bin < BINS) counts[feed.lane[row] * BINS + bin]++;
  }
  const most = Math.max(1, ...counts);
  return feed.lanes.map((_, lane) => {
    const { top, bottom } = view.lanes[lane];
    const middle = (top + bottom) / 2;
    const tall = Math.min(bottom - top - 8, 40) / 2;
    const half = (bin) => {
      const count = counts[lane * BINS + bin];
      return count ? 1 + (tall - 1) * Math.sqrt(count / most) : 0;
    };
    return { ...outline(half, middle, width, view.low), fillcolor: colour(lane) };
  });
}

/** Round every run of busy bins: along its upper edge and back along the lower one. */
function outline(half, middle, width, low) {
  const x = [];
  const y = [];
  for (let bin = 0; bin < BINS; bin++) {
    if (!half(bin)) continue;
    const first = bin;
    while (bin < BINS && half(bin)) bin++;
    for (let at = first; at < bin; at++) {
      x.push(low + at * width, low + (at + 1) * width);
      y.push(middle - half(at), middle - half(at));
    }
    for (let at = bin - 1; at >= first; at--) {
      x.push(low + (at + 1) * width, low + at * width);
      y.push(middle + half(at), middle + half(at));
    }
    x.push(null);
    y.push(null);
  }
  return { x, y };
}
