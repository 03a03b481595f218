// What all parts share: the columns of the corpus, which events are shown, and their titles.
// Numbers stand in typed arrays, all of them where they are not too many; titles are fetched only for events that somebody looks at.

import { ask } from "./ask.js";
import { isDark } from "./dom.js";
import { spoken } from "./texts.js";
import { whole } from "./whole.js";
import { emptyColumns, windows } from "./windows.js";

const listeners = new Set();
const corpora = new Map();
const lists = new Map();

/** The latest feed; null until the first has come. */
let current = null;

export const feed = () => current;

/** Call `listener` with every new feed, at once with the present one. */
export function subscribe(listener) {
  listeners.add(listener);
  if (current) listener(current);
  return () => listeners.delete(listener);
}

let newest = null;

/** Take over what the server says is shown. */
export async function setFeed(data) {
  newest = data;
  const next = data.whole === false ? inParts(data) : await allAtOnce(data);
  if (data.count && data.count <= FEW && !rowsOf(data).size) await loadRows(data, allOf(data.count));
  // Fetching takes time: an older feed must not overtake a newer one.
  if (newest !== data) return;
  current = next;
  for (const listener of listeners) listener(current);
  if (data.count <= SOON) later(() => loadRows(data, allOf(data.count)));
}

// So many events bring their titles along at once; so many more, once the page has come to rest.
const FEW = 300;
const SOON = 3000;
const later = (work) => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(work), 400);
const AT_ONCE = 500;

const allOf = (count) => Array.from({ length: count }, (_, row) => row);

/** A feed whose columns are all here. */
async function allAtOnce(data) {
  const [columns, visible] = await Promise.all([corpus(data), unpacked(data)]);
  const order = columns.order.filter((row) => visible[row]);
  const next = { ...data, columns, visible, order, lane: assigned(columns, data), shownCount: order.length };
  return { ...next, look: whole(next) };
}

/** A feed of which the server tells what is in view. */
function inParts(data) {
  const next = { ...data, columns: emptyColumns(), visible: {}, lane: {} };
  return { ...next, look: windows(next) };
}

function corpus({ key }) {
  if (!corpora.has(key)) {
    corpora.set(
      key,
      ask(`chronofil/data/${key}/events.bin`)
        .then((answer) => {
          if (!answer.ok) throw new Error(`no columns: ${answer.status}`);
          return answer.arrayBuffer();
        })
        .then(decoded)
        .catch((error) => {
          // What failed once is asked for again with the next feed.
          corpora.delete(key);
          throw error;
        }),
    );
  }
  return corpora.get(key);
}

const ARRAYS = { f8: Float64Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };

function decoded(buffer) {
  const size = new DataView(buffer).getUint32(0, true);
  const { columns } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
  const start = Math.ceil((4 + size) / 8) * 8;
  const found = {};
  for (const [name, [type, at, length]] of Object.entries(columns)) {
    found[name] = new ARRAYS[type](buffer, start + at, length);
  }
  return found;
}

/** One byte an event, 1 where it is shown. */
async function unpacked({ shown: told, count, key }) {
  const shown = new Uint8Array(count);
  if (told === null) return shown.fill(1);
  // A page that stands alone says it as it is; a few come as text; many are asked for by the address.
  if (told instanceof Uint8Array) return told;
  const packed = typeof told === "string"
    ? Uint8Array.from(atob(told), (character) => character.charCodeAt(0))
    : new Uint8Array(await ask(`chronofil/data/${key}/shown.bin`, told).then((answer) => answer.arrayBuffer()));
  for (let row = 0; row < count; row++) shown[row] = (packed[row >> 3] >> (row & 7)) & 1;
  return shown;
}

/** The lane of every event: that of its first actor who has one; the last lane takes the others. */
function assigned(columns, { by, lanes, count }) {
  const places = new Map(lanes.map((lane, place) => [lane.key, place]));
  const others = places.get(-1) ?? Math.max(lanes.length - 1, 0);
  const lane = new Uint8Array(count);
  const width = count ? columns.main.length / count : 0;
  for (let row = 0; row < count; row++) {
    let place;
    if (by === "actor") {
      for (let at = 0; at < width && place === undefined; at++) place = places.get(columns.main[row * width + at]);
    } else {
      place = places.get((by === "kind" ? columns.kind : columns.document)[row]);
    }
    lane[row] = place ?? others;
  }
  return lane;
}

let latestName = "";
let latestRows = null;

function rowsOf({ key }) {
  const name = `${key} ${spoken()}`;
  if (name !== latestName) {
    if (!lists.has(name)) lists.set(name, new Map());
    latestName = name;
    latestRows = lists.get(name);
  }
  return latestRows;
}

/** Title, its language, date and actors of an event, or undefined before `loadRows` has brought them. */
export const details = (row) => current && rowsOf(current).get(row);

const asked = new Map();

/** Fetch the titles of these events unless they are here or on their way. */
export async function loadRows(data, rows) {
  const known = rowsOf(data);
  const language = spoken();
  const wanted = [...new Set(rows)].filter((row) => !known.has(row));
  const name = (row) => `${data.key} ${language} ${row}`;
  const waiting = wanted.map((row) => asked.get(name(row))).filter(Boolean);
  const missing = wanted.filter((row) => !asked.has(name(row)));
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const some = missing.slice(at, at + AT_ONCE);
    const coming = fetchRows(data, language, some, known).finally(() => some.forEach((row) => asked.delete(name(row))));
    some.forEach((row) => asked.set(name(row), coming));
    waiting.push(coming);
  }
  await Promise.all(waiting);
}

async function fetchRows(data, language, rows, known) {
  const address = `chronofil/data/${data.key}/${language}/rows.json`;
  const found = await ask(address, { i: rows.join(",") }).then((answer) => (answer.ok ? answer.json() : {}));
  for (const [row, [title, lang, when, actors]] of Object.entries(found)) {
    known.set(Number(row), { title, lang, when, actors });
  }
}

const actorLists = new Map();

/** Id, name and kind of every actor, in the order of the counts. */
export function actors({ key }) {
  const name = `${key} ${spoken()}`;
  if (!actorLists.has(name)) {
    actorLists.set(name, ask(`chronofil/data/${key}/${spoken()}/actors.json`).then((answer) => (answer.ok ? answer.json() : [])));
  }
  return actorLists.get(name);
}

/** The colour of an event's lane. */
export function colourOf(row) {
  if (!current || row === null) return "";
  return current.palette[isDark() ? "dark" : "light"][current.lanes[current.lane[row]]?.colour ?? 0];
}

// Which event is pointed at, in the table or on the timeline: each shows it.
const hoverListeners = new Set();
let hovered = null;

export const onHovered = (listener) => hoverListeners.add(listener);

export function setHovered(row) {
  if (row === hovered) return;
  hovered = row;
  for (const listener of hoverListeners) listener(row);
}

// Which event is just chosen: parts show it at once, the server follows.
const selectionListeners = new Set();
let selection = null;

export const selected = () => selection;

export function onSelection(listener) {
  selectionListeners.add(listener);
}

export function setSelection(row, from) {
  if (row === selection && from !== "act") return;
  selection = row;
  for (const listener of selectionListeners) listener(row, from);
}
