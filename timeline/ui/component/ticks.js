// The axis: where its lines stand and what they say, at any zoom.

import { firstOfMonth, formatted } from "./texts.js";

const HOUR = 3600e3;
export const DAY = 24 * HOUR;
// Pixels that a label needs.
const APART = 64;

const STEPS = [
  { span: 3 * HOUR, hours: 3 },
  { span: 6 * HOUR, hours: 6 },
  { span: 12 * HOUR, hours: 12 },
  { span: DAY, days: 1 },
  { span: 2 * DAY, days: 2 },
  { span: 7 * DAY, weeks: 1 },
  { span: 15 * DAY, halves: 1 },
  { span: 30 * DAY, months: 1 },
  { span: 61 * DAY, months: 2 },
  { span: 91 * DAY, months: 3 },
  { span: 182 * DAY, months: 6 },
  { span: 365 * DAY, years: 1 },
  { span: 730 * DAY, years: 2 },
  { span: 1826 * DAY, years: 5 },
  { span: 3652 * DAY, years: 10 },
  { span: 36524 * DAY, years: 100 },
];

/** Ticks from `low` to `high` (axis units) over `room` pixels: [{at, text, above, strong}]. */
export function ticks(scale, low, high, room) {
  const wanted = ((high - low) / room) * APART;
  const step = STEPS.find(({ span }) => span >= wanted) ?? STEPS.at(-1);
  const first = scale.moment(low);
  const last = scale.moment(high);
  const found = [];
  let previous = -Infinity;
  for (const moment of steps(step, first, last)) {
    if (scale.gapAt(moment)) continue;
    const at = scale.place(moment);
    // Beside a fold, lines may come too close to be read.
    const crowded = ((at - previous) / (high - low)) * room < APART * 0.7;
    if (crowded) continue;
    found.push({ at, ...says(moment, step) });
    previous = at;
  }
  return marked(found);
}

function* steps(step, first, last) {
  const start = new Date(first);
  const year = start.getUTCFullYear();
  if (step.hours || step.days || step.weeks) {
    // Days of two and weeks count from a Monday, so that they do not jump when the view moves.
    const every = step.span;
    const origin = step.weeks ? 4 * DAY : 0;
    for (let at = Math.ceil((first - origin) / every) * every + origin; at <= last; at += every) yield at;
  } else if (step.halves) {
    for (let month = start.getUTCMonth(); ; month++) {
      for (const day of [1, 15]) {
        const at = Date.UTC(year, month, day);
        if (at > last) return;
        if (at >= first) yield at;
      }
    }
  } else if (step.months) {
    const from = Math.floor(start.getUTCMonth() / step.months) * step.months;
    for (let month = from; ; month += step.months) {
      const at = Date.UTC(year, month, 1);
      if (at > last) return;
      if (at >= first) yield at;
    }
  } else {
    for (let at = Math.ceil(year / step.years) * step.years; ; at += step.years) {
      const moment = new Date(0).setUTCFullYear(at);
      if (moment > last) return;
      if (moment >= first) yield moment;
    }
  }
}

function says(moment, step) {
  const year = String(new Date(moment).getUTCFullYear());
  if (step.years) return { text: year, above: "" };
  if (step.months) return { text: formatted(moment, { month: "short" }), above: year };
  if (step.hours) {
    const hour = new Date(moment).getUTCHours();
    const day = firstOfMonth(moment, formatted(moment, { day: "numeric", month: "short" }));
    return hour === 0 ? { text: day, above: year } : { text: formatted(moment, { hour: "2-digit", minute: "2-digit" }), above: year };
  }
  return { text: firstOfMonth(moment, formatted(moment, { day: "numeric", month: "short" })), above: year };
}

/** Lines at which a year begins. */
function marked(found) {
  let year = "";
  for (const tick of found) {
    tick.strong = Boolean(tick.above) && tick.above !== year && year !== "";
    year = tick.above;
  }
  return found;
}

/** The least time that surely lies between two events: one known by its year may fill that year. */
export function silence({ begin, until }, previous, row) {
  return begin[row] - Math.max(begin[previous], until[previous] - DAY);
}

/** The length of a stretch in words: "14 months". */
export function lengthInWords(milliseconds, many) {
  const days = Math.round(milliseconds / DAY);
  if (days < 60) return many("{count} day", "{count} days", days);
  const months = Math.round(days / 30.44);
  if (months < 24) return many("{count} month", "{count} months", months);
  return many("{count} year", "{count} years", Math.round(days / 365.25));
}
