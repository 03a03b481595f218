// Stands in for the app's address.js: what is shown is said after the # of the page's own address, so
// that it works from a disk and inside another page.

import { debounce } from "./dom.js";

let state = {};
let span = {};

const said = () => new URLSearchParams({ ...state, ...span }).toString();

const write = debounce(() => {
  if (said() === location.hash.slice(1)) return;
  try {
    history.replaceState(history.state, "", `#${said()}`);
  } catch {
    // A page inside another may have no address of its own.
  }
}, 200);

export function setState(address) {
  state = address;
  write();
}

/** `from` and `to` as moments, or null for the whole story. */
export function setSpan(from, to) {
  span = from === null ? {} : { from: day(from), to: day(to) };
  write();
}

const day = (moment) => new Date(moment).toISOString().slice(0, 10);

/** The full address of what is shown now. */
export const link = () => `${location.href.split("#")[0]}#${said()}`;

/** What an address says, as plain values. */
export const asked = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
