// Too many events for single marks: along each lane an area, as tall as its stretch is busy.

export const BINS = 180;

/** One of Plotly's filled areas for each lane; `counts` tells how many events stand in which part of it. */
export function density(counts, { view, colour }) {
  const width = (view.high - view.low) / BINS;
  const most = Math.max(1, ...counts.map((some) => Math.max(...some)));
  return counts.map((some, lane) => {
    const { top, bottom } = view.lanes[lane];
    const middle = (top + bottom) / 2;
    const tall = Math.min(bottom - top - 8, 40) / 2;
    const half = (bin) => {
      const count = some[bin];
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
