// Correcting an event: accept, reject, title, date, status, kind, actors, merge, split, note, undo and redo.
// What was done stands in the timeline's journal; the same can be done from the command line.

import { ask, post } from "./ask.js";
import { daysOf } from "./days.js";
import { debounce, fill, h, icon } from "./dom.js";
import { openActor } from "./edit-actor.js";
import { openReview } from "./edit-review.js";
import { createPicker } from "./picker.js";
import { actors as loadActors, feed } from "./store.js";
import { named, ownFirst, spoken, t } from "./texts.js";

const AT = "chronofil/edit";
const EDITOR = "chronofil-editor";

const editor = () => {
  try {
    return localStorage.getItem(EDITOR) ?? "";
  } catch {
    return "";
  }
};

/** Ask for one edit; gives what was said, and whether it was done. */
export async function send(timeline, action, target, values = {}) {
  const asked = JSON.stringify({ action, target, values, editor: editor() });
  const answer = await post(`${AT}/${spoken()}/do`, { timeline: timeline ?? "" }, asked);
  const found = await answer.json().catch(() => ({}));
  return { ...found, done: answer.ok, says: [found.says, found.remedy].filter(Boolean).join(" ") };
}

/** The tools under a card. `act` tells the page that there is something new. */
export function editing(act) {
  const root = h("section.cf-edit", { "aria-label": t("Correct this event") });
  const said = h("p.cf-edit-said", { role: "status" });
  let shown = null;
  let now = null;
  let row = null;
  let timeline = null;
  // What became of a rejected event is still told on the card of the one that follows, the `goal`.
  let leaving = false;
  let goal = null;

  async function show(id, place = row, name = timeline) {
    if (id !== shown && !leaving) said.textContent = "";
    if (id === goal) leaving = false;
    shown = id;
    row = place;
    timeline = name;
    const answer = await ask(`${AT}/${spoken()}/event.json`, { id, editor: editor(), timeline: timeline ?? "" });
    if (shown !== id) return;
    now = answer.ok ? await answer.json() : null;
    draw();
  }

  async function run(action, target, values) {
    leaving = action === "reject";
    const about = shown;
    const result = await send(timeline, action, target, values);
    leaving &&= result.done;
    said.textContent = result.says;
    if (result.done) {
      // A proposed event becomes the chosen one, or the page might propose another now: by its id, since an
      // edit may move it to another row.
      if (action === "reject") act("select", row);
      else {
        act("select_event", about);
        await show(about);
      }
    }
    return result.done;
  }

  const button = (label, action, drawing, key) =>
    h("button.cf-plain-text", { type: "button", title: `${label} (${key})`, "aria-keyshortcuts": key, onclick: () => (action === "reject" ? keys.r() : run(action, shown)) }, icon(drawing), label);

  /** Go to the event that wants most to be looked at, or to the one after it in the queue. */
  async function next() {
    const answer = await ask(`${AT}/${spoken()}/review.json`, { timeline: timeline ?? "" });
    const { count, events } = answer.ok ? await answer.json() : { count: 0, events: [] };
    if (!count) {
      leaving = false;
      said.textContent = t("Nothing is left to review.");
      return;
    }
    const here = events.findIndex(({ id }) => id === shown);
    goal = events[(here + 1) % events.length].id;
    act("select_event", goal);
  }

  const make = (action, target, values) => send(timeline, action, target, values);

  /** All that wants to be looked at, in a list. */
  async function review() {
    const answer = await ask(`${AT}/${spoken()}/review.json`, { timeline: timeline ?? "" });
    if (!answer.ok) return;
    const go = (id) => act("select_event", id);
    openReview(await answer.json(), make, go, (changed, chosen) => {
      if (chosen) chosen();
      else if (changed) act("select_event", shown);
    });
  }

  /** An actor of the card. */
  async function actor(id, name) {
    const answer = await ask(`${AT}/${spoken()}/actor.json`, { id, timeline: timeline ?? "" });
    if (answer.ok) openActor(id, name, await answer.json(), make, (changed) => changed && act("select_event", shown));
  }

  /** The events that may be the same one, fetched once they are asked for. */
  function merging() {
    const list = h("ol.cf-edit-list");
    const find = h("input", { type: "search", "aria-label": t("Search all events"), placeholder: t("Search all events"), autocomplete: "off", spellcheck: "false", maxlength: 200 });
    async function load() {
      const q = find.value.trim();
      const answer = await ask(`${AT}/${spoken()}/near.json`, { id: shown, timeline: timeline ?? "", q });
      if (q !== find.value.trim()) return;
      const { events } = answer.ok ? await answer.json() : { events: [] };
      fill(list, events.map(({ id, title, when }) => h("li", {},
        h("button.cf-plain-text.cf-edit-title", { type: "button", dir: "auto", onclick: () => run("merge", shown, { with: id }) }, title),
        h("span.cf-muted", {}, " ", when))),
        !events.length && h("li.cf-muted", {}, t("Nothing of that name.")));
    }
    find.addEventListener("input", debounce(load, 150));
    const box = h("div", {}, h("p.cf-edit-find", {}, icon("search"), find), list);
    // The arrows go from the search to the events and back; Enter takes the one in focus.
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step && !(event.key === "Enter" && event.target === find)) return;
      event.preventDefault();
      const places = [find, ...list.querySelectorAll("button")];
      places[Math.max(0, places.indexOf(document.activeElement) + (step ?? 1))]?.focus();
    });
    return h("details.cf-edit-more", { ontoggle: ({ target }) => target.open && load() }, h("summary", {}, t("Merge with another event")),
      h("p.cf-muted", {}, t("The next one first, then the nearest. Its sources come to this event.")), box);
  }

  const keys = { a: () => run("accept", shown).then(next), r: () => run("reject", shown).then(next), n: next };
  listen((key) => {
    if (now?.editable && shown && root.isConnected) keys[key]();
  });

  const back = (label, action, drawing, open) =>
    h("button.cf-plain-text", { type: "button", disabled: !open, onclick: () => run(action, "") }, icon(drawing), label);

  function draw() {
    if (!now?.editable) {
      fill(root);
      return;
    }
    fill(root,
      now.check.length > 0 && h("div.cf-edit-check", {}, h("strong", {}, t("To check")), h("ul", {}, now.check.map((line) => h("li", {}, line)))),
      h("p.cf-edit-row", {},
        now.accepted ? h("span.cf-edit-state", {}, icon("check"), t("Accepted")) : button(t("Accept"), "accept", "check", "a"),
        button(t("Reject"), "reject", "close", "r"),
        h("button.cf-plain-text", { type: "button", title: `${t("Next to review")} (n)`, "aria-keyshortcuts": "n", onclick: next }, icon("target"), t("Next to review")),
        h("button.cf-plain-text", { type: "button", onclick: review }, icon("article"), t("Review list")),
        back(t("Undo"), "undo", "left", now.undoable),
        back(t("Redo"), "redo", "right", now.redoable)),
      !now.accepted && now.reasons.length > 0 && h("ul.cf-edit-remarks.cf-muted", {}, now.reasons.map((line) => h("li", {}, line))),
      now.sources > 1 && h("p.cf-edit-row", {}, Array.from({ length: now.sources }, (_, at) =>
        h("button.cf-plain-text", { type: "button", onclick: () => run("split", shown, { sources: [at + 1] }) }, t("Split source {number} off", { number: at + 1 })))),
      h("details.cf-edit-more", {}, h("summary", {}, t("Correct this event")), form()),
      merging(),
      [...now.remarks, ...now.notes].length > 0 && h("ul.cf-edit-remarks", {}, [...now.remarks, ...now.notes].map((line) => h("li", { dir: "auto" }, line))),
      said);
  }

  function form() {
    const field = (label, input) => h("label.cf-edit-field", {}, h("span", {}, label), input);
    const text = (value, more = {}) => h("input", { type: "text", value, ...more });
    const choice = (value, list) => h("select", {}, list.map(([id, label]) => h("option", { value: id, selected: id === value }, label)));
    const titles = ownFirst(now.titles).map(([language, title]) => [language, title, text(title, { lang: language, maxLength: 300 })]);
    const when = text(now.when, { placeholder: "2020-09-18", spellcheck: "false" });
    const vague = h("input", { type: "checkbox", checked: now.approximate });
    const status = choice(now.status, now.choices.status);
    const kind = choice(now.kind, now.choices.kind);
    const actors = createPicker({
      label: t("Actors"), several: true, free: true, hint: t("Add an actor"), values: now.cast,
      options: async () => (await loadActors(feed())).map(([id, name, kind]) => [id, name, named("actor kind", kind)]),
    });
    const note = h("textarea", { rows: "2" });
    const name = text(editor(), { autocomplete: "name", onchange: () => remember(name.value) });

    async function save(event) {
      event.preventDefault();
      // Each edit is of the event that the form was opened for, whatever the page shows meanwhile.
      const target = shown;
      const changed = titles.filter(([, title, input]) => input.value.trim() && input.value !== title);
      const cast = actors.chosen();
      // The date first: it alone may be refused, and what was typed beside it then stays to be saved with it.
      const edits = [
        (when.value !== now.when || vague.checked !== now.approximate) && ["redate", { when: when.value, approximate: vague.checked }],
        changed.length && ["retitle", Object.fromEntries(changed.map(([language, , input]) => [language, input.value]))],
        status.value !== now.status && ["status", { status: status.value }],
        kind.value !== now.kind && ["kind", { kind: kind.value }],
        cast.join() !== now.cast.map(([id]) => id).join() && ["actors", { actors: cast, new: "group" }],
        note.value.trim() && ["note", { text: note.value }],
      ].filter(Boolean);
      for (const [action, values] of edits) {
        if (!(await run(action, target, values))) return;
      }
    }

    return h("form", { onsubmit: save },
      titles.map(([language, , input]) => field(t(language === "fr" ? "Title in French" : "Title in English"), input)),
      field(t("Date: a day, a month, a year, or from/to"), when),
      now.days.length > 1 && daysOf(now.days, when),
      h("label.cf-edit-tick", {}, vague, t("an approximate date")),
      field(t("Status"), status),
      field(t("Kind"), kind),
      h("div.cf-edit-field", {}, h("span", { "aria-hidden": "true" }, t("Actors")), actors.root),
      field(t("Note"), note),
      field(t("Your name, for the journal"), name),
      h("button", { type: "submit" }, t("Save")));
  }

  /** An event from words of an article; gives what was said. */
  async function add(document, words) {
    const result = await send(timeline, "add", document, { words });
    if (result.done) act("select_event", result.event);
    return result;
  }

  return { root, show, add, actor };
}

let heard = null;

/** One ear for the keys of reviewing, wherever they mean nothing else. */
function listen(work) {
  if (!heard) {
    document.addEventListener("keydown", (event) => {
      if (!["a", "r", "n"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target.closest?.("input, textarea, select, [contenteditable], dialog[open], [popover]")) return;
      event.preventDefault();
      heard(event.key);
    });
  }
  heard = work;
}

function remember(name) {
  try {
    localStorage.setItem(EDITOR, name.trim());
  } catch {
    // A browser that keeps nothing asks again.
  }
}
