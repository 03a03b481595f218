// The address in the browser's bar says what is shown. The server names the state by stable ids; the
// stretch of time in view is known only here.

import { debounce } from "./dom.js";

let state = {};
let span = {};

const write = debounce(() => {
  const query = new URLSearchParams({ ...state, ...span });
  const address = `${location.pathname}?${query}`;
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
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
export const link = () => `${location.origin}${location.pathname}?${new URLSearchParams({ ...state, ...span })}`;
