// The part that shows nothing: it carries to the others which events are shown.

import { setFeed } from "./store.js";

export function create() {
  return { update: setFeed };
}
