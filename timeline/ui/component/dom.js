// Small helpers for making elements. Text is always set as text: nothing from an article is ever markup.

import { loadSheet } from "./ask.js";

/** Make an element: h("button.cf-chip", {type: "button", onclick}, "text", child). */
export function h(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.classList.add(...value.split(" ").filter(Boolean));
    else if (name === "style") Object.assign(element.style, value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name in PROPERTIES) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  add(element, children);
  return element;
}

const PROPERTIES = { value: 1, checked: 1, indeterminate: 1, disabled: 1, selected: 1 };

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** Replace what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ICONS = {
  left: "M10 3 5 8l5 5",
  right: "m6 3 5 5-5 5",
  down: "m4 6 4 4 4-4",
  close: "m4 4 8 8m0-8-8 8",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.3 7.8L14 14",
  link: "M6.5 9.5a2.5 2.5 0 0 0 3.5 0l2.5-2.5A2.5 2.5 0 0 0 9 3.5l-1 1m1.5 2a2.5 2.5 0 0 0-3.5 0L3.5 9A2.5 2.5 0 0 0 7 12.5l1-1",
  quote: "M3 9.5h3.5V6H3v3.5c0 1.5.5 2.5 2 3M9.5 9.5H13V6H9.5v3.5c0 1.5.5 2.5 2 3",
  target: "M8 2v3m0 6v3M2 8h3m6 0h3M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
  filter: "M2 4h12M4.5 8h7M7 12h2",
  check: "m3 8.5 3.5 3.5L13 4.5",
  fold: "M2 8h3m6 0h3M5.5 4.5 7 8l-1.5 3.5M10.5 4.5 9 8l1.5 3.5",
  pencil: "M3 13l.7-2.8L11 3l2 2-7.2 7.2L3 13Z",
  cut: "M5.5 3.5a2 2 0 1 1 0 .1m0 9a2 2 0 1 1 0-.1M5.2 4.8 14 11M5.2 11.2 14 5",
  join: "M8 13V4M4.5 7 8 3.5 11.5 7",
  article: "M4 2h8v12H4zM6 5h4M6 8h4M6 11h2",
};

export function icon(name) {
  const drawing = svg("svg", { viewBox: "0 0 16 16", class: "cf-icon", "aria-hidden": "true" });
  drawing.append(svg("path", { d: ICONS[name] }));
  return drawing;
}

export function debounce(work, pause) {
  let timer;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), pause);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

/** Once a frame at most, with the latest values. */
export function eachFrame(work) {
  let waiting = false;
  let latest;
  return (...values) => {
    latest = values;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      work(...latest);
    });
  };
}

let style;

const FONTS = ['13px "Source Sans"', '600 13px "Source Sans"', '600 22px "Source Serif"'];

/** Streamlit's own fonts; without them the system's do, so nobody waits long. */
function loadFonts() {
  const late = new Promise((done) => setTimeout(done, 800));
  return Promise.race([Promise.all(FONTS.map((font) => document.fonts.load(font))).catch(() => {}), late]);
}

/** The style sheet and the fonts, once for the page; parts wait for them, since nothing should be shown
 * bare and no title measured in another font than it is written in. */
export function loadStyle({ program }) {
  style ??= Promise.all([loadSheet(`${program}/style.css`), loadFonts()]).then(followTheme);
  return style;
}

let dark = false;
const themeListeners = new Set();

export const isDark = () => dark;
export const onTheme = (listener) => themeListeners.add(listener);

/** Streamlit decides between light and dark; its ground tells which. */
function followTheme() {
  const check = () => {
    const ground = getComputedStyle(document.querySelector(".stApp") ?? document.body).backgroundColor;
    const [red, green, blue] = (ground.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
    const now = red * 0.299 + green * 0.587 + blue * 0.114 < 128;
    if (now === dark && document.documentElement.dataset.cfTheme) return;
    dark = now;
    document.documentElement.dataset.cfTheme = dark ? "dark" : "light";
    for (const listener of themeListeners) listener(dark);
  };
  check();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(check, 50));
  new MutationObserver(check).observe(document.querySelector(".stApp") ?? document.body, {
    attributes: true,
    attributeFilter: ["class", "style"],
  });
}
