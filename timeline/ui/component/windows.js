// What is in view of a timeline too large to be sent whole: asked of the server, which counts where there
// is much and tells single events where there is little. What was told is kept with the feed's columns.

import { ask } from "./ask.js";
import { spoken } from "./texts.js";

const COLUMNS = ["begin", "until", "dot", "status", "kind", "certainty", "precision"];
const MOST_KEPT = 40;

/** Columns that hold only what was told: rows are their keys. */
export const emptyColumns = () => Object.fromEntries(COLUMNS.map((name) => [name, {}]));

/** The events shown of `feed`, whose `columns`, `lane` and `visible` are filled as they are told. */
export function windows(feed) {
  const kept = new Map();

  function asked(name, query) {
    const all = { ...feed.shown, ...query };
    const key = `${name} ${JSON.stringify(all)}`;
    if (!kept.has(key)) {
      const coming = ask(`chronofil/data/${feed.key}/${spoken()}/${name}.json`, all).then((answer) => {
        if (!answer.ok) throw new Error(`no ${name}: ${answer.status}`);
        return answer.json();
      });
      coming.then(({ events }) => events && take(events)).catch(() => kept.delete(key));
      kept.set(key, coming);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    }
    return kept.get(key);
  }

  function take(events) {
    events.row.forEach((row, at) => {
      for (const name of COLUMNS) feed.columns[name][row] = events[name][at];
      feed.lane[row] = events.lane[at];
      feed.visible[row] = events.shown[at];
    });
  }

  return {
    async within({ low, high, most, bins }) {
      const { count, counts, events } = await asked("window", { low, high, bins, ...(most < 0 ? {} : { most }) });
      return events ? { count, rows: events.row } : { count, counts };
    },
    async page({ by = "when", down = false, first = 0, row, place, count }) {
      const at = row !== undefined && row !== null ? { row } : place !== undefined ? { place } : {};
      const told = await asked("page", { sort: by, ...(down ? { down: "1" } : {}), first, count, ...at });
      return { first: told.first, rows: told.events.row };
    },
    async know(rows) {
      const unknown = rows.filter((row) => row !== null && row !== undefined && feed.columns.begin[row] === undefined);
      if (unknown.length) await asked("events", { i: unknown.join(",") });
    },
  };
}
