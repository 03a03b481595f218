// What is in view, where the browser holds all columns: see windows.js for the same asked of the server.

import { spoken } from "./texts.js";

/** The events shown of `feed`, whose `order` and `lane` are known. */
export function whole(feed) {
  const { columns, order, lane, lanes } = feed;

  const key = (by) => {
    const { status, kind, certainty, main } = columns;
    const title = columns[`title-${spoken()}`];
    const width = feed.count ? main.length / feed.count : 1;
    return {
      title: (row) => title[row],
      actors: (row) => main[row * width],
      status: (row) => status[row],
      kind: (row) => kind[row],
      certainty: (row) => certainty[row],
    }[by];
  };

  let latest = { by: "when", down: false, rows: order };

  function sorted(by, down) {
    if (latest.by === by && latest.down === down) return latest.rows;
    latest = { by, down, rows: by === "when" ? (down ? order.slice().reverse() : order) : byKey(key(by), down ? -1 : 1) };
    return latest.rows;
  }

  const byKey = (of, sign) =>
    order.slice().sort((a, b) => sign * (of(a) - of(b)) || columns.dot[a] - columns.dot[b] || a - b);

  /** How many of `rows` stand in each of `bins` equal parts, one list a lane. */
  function counted(rows, scale, low, high, bins) {
    const counts = lanes.map(() => new Uint32Array(bins));
    for (const row of rows) {
      const bin = Math.floor(((scale.place(columns.dot[row]) - low) / (high - low)) * bins);
      if (bin >= 0 && bin < bins) counts[lane[row]][bin]++;
    }
    return counts;
  }

  return {
    /** What touches a stretch of the axis: `{count, rows}`, or `{count, counts}` of more than `most`; -1 only counts. */
    within({ scale, low, high, most, bins }) {
      const { begin, until, dot } = columns;
      const [first, last] = [scale.moment(low), scale.moment(high)];
      const rows = order.filter((row) => Math.max(until[row], dot[row]) >= first && Math.min(begin[row], dot[row]) <= last);
      if (rows.length <= most) return { count: rows.length, rows };
      return { count: rows.length, counts: counted(rows, scale, low, high, bins) };
    },
    /** `{first, rows}`: so many from `first` on, from the page of `row`, or from a place of the axis. */
    page({ by = "when", down = false, first = 0, row, place, scale, count }) {
      const rows = sorted(by, down);
      let start = first;
      if (row !== undefined && row !== null) {
        const at = rows.indexOf(row);
        start = Math.floor((at < 0 ? first : at) / count) * count;
      } else if (place !== undefined) {
        const at = rows.findIndex((one) => scale.place(columns.dot[one]) >= place);
        start = at < 0 ? Math.max(0, rows.length - 1) : at;
      }
      return { first: start, rows: [...rows.slice(start, start + count)] };
    },
    /** Nothing has to be fetched to know the columns of an event. */
    know() {},
  };
}
