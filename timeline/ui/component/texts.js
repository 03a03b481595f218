// What the parts say. Sentences are written in English where they are needed; the catalogue that the
// program serves holds their translations.

import { ask } from "./ask.js";

let language = "en";
let catalogue = {};
const catalogues = {};

/** Fetch the texts of the language that a part's data names, and tell the page which it is. */
export async function loadTexts({ program, language: wanted }) {
  catalogues[wanted] ??= ask(`${program}/texts/${wanted}.json`).then((answer) =>
    answer.ok ? answer.json() : {},
  );
  const found = await catalogues[wanted];
  language = wanted;
  catalogue = found;
  document.documentElement.lang = wanted;
}

export const spoken = () => language;

/** What is given by language as pairs, the reader's own language first. */
export const ownFirst = (byLanguage) =>
  Object.entries(byLanguage).sort(([one], [other]) => (other === language) - (one === language));

/** A sentence with its places filled: t("known on {day}", { day }). */
export function t(text, values = {}) {
  return filled(catalogue[text] ?? text, values);
}

/** A label whose meaning depends on its use: named("status", "occurred"). */
export function named(context, text) {
  return catalogue[`${context}|${text}`] ?? text;
}

/** A sentence about a number, its two forms and the number. */
export function many(one, several, count, values = {}) {
  const form = new Intl.PluralRules(language).select(count) === "one" ? 0 : 1;
  const pattern = (catalogue[one] ?? [one, several])[form];
  return filled(pattern, { count: number(count), ...values });
}

function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

export const number = (value) => new Intl.NumberFormat(language).format(value);

const formats = new Map();

/** A date by parts, in UTC: local times of the articles are kept as if they were. */
export function formatted(milliseconds, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    const locale = language === "en" ? "en-GB" : language;
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }));
  }
  return formats.get(key).format(milliseconds);
}

export const longDay = (milliseconds) =>
  firstOfMonth(milliseconds, formatted(milliseconds, { day: "numeric", month: "long", year: "numeric" }));

export const shortDay = (milliseconds) =>
  firstOfMonth(milliseconds, formatted(milliseconds, { day: "numeric", month: "short", year: "numeric" }));

/** French writes "1er mai"; other languages have their number. */
export function firstOfMonth(milliseconds, text) {
  const first = named("first day of a month", "1");
  return first !== "1" && new Date(milliseconds).getUTCDate() === 1 ? text.replace(/^1\b/, first) : text;
}
