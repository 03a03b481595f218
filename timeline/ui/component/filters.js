// Filters: a search, a menu for each kind of choice with its counts, and what is chosen as chips.

import { debounce, fill, h, icon } from "./dom.js";
import { createMenu } from "./menu.js";
import { createPublish } from "./publish.js";
import { actors as loadActors } from "./store.js";
import { longDay, many, named, number, t } from "./texts.js";

const PAUSE = 300;

export function create(root, act) {
  const search = h("input.cf-search", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: 200 });
  const searchLabel = h("label.cf-searching", {}, icon("search"), search);
  const menus = { actors: createMenu(), kinds: createMenu(), period: createMenu(), known: createMenu(), certainties: createMenu() };
  const publish = createPublish();
  const count = h("p.cf-result", { "aria-live": "polite" });
  const bar = h("div.cf-filters", { role: "search" }, searchLabel, Object.values(menus).map((menu) => menu.root), count, publish.root);
  const chips = h("div.cf-chips");
  const empty = h("div.cf-empty", { role: "status" });
  root.append(bar, chips, empty);

  let data = null;
  let people = [];

  const send = debounce(() => { if (search.value !== data.chosen.text) act("search", search.value); }, PAUSE);
  search.addEventListener("input", send);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { send.cancel(); act("search", search.value); }
  });

  async function update(next) {
    data = next;
    people = await loadActors(data);
    if (data !== next) return;
    search.placeholder = innerWidth < 900 ? t("Search") : t("Search titles and excerpts");
    search.setAttribute("aria-label", t("Search titles and excerpts"));
    bar.setAttribute("aria-label", t("Filters"));
    if (document.activeElement !== search) search.value = data.chosen.text;
    const { chosen } = data;
    menus.actors.update(t("Actors"), chosen.actors.length, actorChoices);
    menus.kinds.update(t("Actions"), chosen.kinds.length, () => choices("kinds", "kind"));
    menus.period.update(t("Period"), chosen.begin || chosen.until ? 1 : 0, periodChoices);
    menus.known.update(t("Known on"), chosen.known ? 1 : 0, knownChoices);
    menus.certainties.update(t("Certainty"), chosen.certainties.length, () => choices("certainties", "certainty"));
    count.textContent = data.shown === data.total
      ? many("{count} event", "{count} events", data.total)
      : many("{count} event of {total}", "{count} events of {total}", data.shown, { total: number(data.total) });
    publish.update(data);
    drawChips();
    drawEmpty();
  }

  // ---- menus

  function box(chosen, label, amount, work) {
    return h("label.cf-option", { class: amount || chosen ? "" : "cf-none" },
      h("input", { type: "checkbox", checked: chosen, onchange: work }),
      h("span.cf-option-name", { dir: "auto" }, label),
      h("span.cf-count", {}, number(amount)));
  }

  function choices(list, context) {
    return [
      h("div.cf-options", {},
        data[list].map((value, at) => [value, data.counts[list][at]])
          .filter(([value, amount]) => amount || data.chosen[list].includes(value))
          .map(([value, amount]) => box(data.chosen[list].includes(value), named(context, value), amount, () => act("toggle", [list, value])))),
    ];
  }

  let wanted = "";

  function actorChoices(redraw) {
    const { actors: chosen, every } = data.chosen;
    const find = h("input.cf-find", { type: "search", value: wanted, placeholder: t("Find an actor"), "aria-label": t("Find an actor") });
    const list = h("div.cf-options.cf-tall");
    const drawOptions = () => fill(list, grouped(wanted));
    find.addEventListener("input", () => { wanted = find.value; drawOptions(); });
    drawOptions();
    const mode = (value, says) =>
      h("label.cf-mode", {}, h("input", { type: "radio", name: "cf-every", checked: every === value, onchange: () => act("want_every_actor", value) }), says);
    return [
      find,
      chosen.length > 1 && h("div.cf-modes", { role: "radiogroup", "aria-label": t("Events with") }, mode(false, t("any of them")), mode(true, t("all of them"))),
      list,
    ];
  }

  function grouped(text) {
    const sought = folded(text);
    const { actors: chosen } = data.chosen;
    const found = people
      .map(([id, name, kind], at) => ({ id, name, kind, amount: data.counts.actors[at], chosen: chosen.includes(id) }))
      .filter((actor) => (actor.amount || actor.chosen) && (!sought || folded(actor.name).includes(sought)))
      .sort((a, b) => b.chosen - a.chosen || b.amount - a.amount || a.name.localeCompare(b.name));
    if (!found.length) return h("p.cf-muted", {}, t("No actor of that name."));
    const kinds = [...new Set(found.map((actor) => actor.kind))];
    return kinds.map((kind) =>
      h("fieldset.cf-family", {}, h("legend", {}, named("actors", kind)),
        found.filter((actor) => actor.kind === kind).slice(0, 60)
          .map((actor) => box(actor.chosen, actor.name, actor.amount, () => act("toggle_actor", actor.id)))));
  }

  function periodChoices() {
    const [first, last] = data.reach ?? ["", ""];
    const field = (says, value) => h("input", { type: "date", min: first, max: last, value: value ?? "", "aria-label": says });
    const begin = field(t("From"), data.chosen.begin);
    const until = field(t("To"), data.chosen.until);
    const change = () => act("set_period", [begin.value || null, until.value || null]);
    begin.addEventListener("change", change);
    until.addEventListener("change", change);
    return [
      h("div.cf-fields", {}, h("label", {}, h("span", {}, t("From")), begin), h("label", {}, h("span", {}, t("To")), until)),
      (data.chosen.begin || data.chosen.until) && h("button.cf-plain-text", { type: "button", onclick: () => act("set_period", [null, null]) }, t("Any time")),
    ];
  }

  function knownChoices() {
    const days = data.published;
    if (!days.length) return [h("p.cf-muted", {}, t("No article has a date."))];
    const at = data.chosen.known ? Math.max(0, days.findLastIndex((day) => day <= data.chosen.known)) : days.length - 1;
    const field = h("input", { type: "date", min: days[0], value: data.chosen.known ?? days.at(-1), "aria-label": t("Known on") });
    const slider = h("input.cf-slider", { type: "range", min: 0, max: days.length - 1, step: 1, value: at, "aria-label": t("Known on") });
    const tell = () => slider.setAttribute("aria-valuetext", longDay(Date.parse(days[slider.value])));
    tell();
    slider.addEventListener("input", () => { field.value = days[slider.value]; tell(); });
    field.addEventListener("change", () => field.value && act("set_known", field.value));
    slider.addEventListener("change", () => act("set_known", days[slider.value]));
    return [
      h("p.cf-muted", {}, t("The story as articles told it up to a day; what lay ahead is drawn hollow.")),
      slider, h("p.cf-output", {}, field),
      data.chosen.known && h("button.cf-plain-text", { type: "button", onclick: () => act("set_known", null) }, t("All articles")),
    ];
  }

  // ---- what is chosen

  function drawChips() {
    const { chosen } = data;
    const names = new Map(people.map(([id, name]) => [id, name]));
    const chip = (says, remove) =>
      h("button.cf-chip", { type: "button", "aria-label": t("Remove filter: {what}", { what: says }), onclick: remove }, h("span", { dir: "auto" }, says), icon("close"));
    const lists = [["kinds", "kind"], ["statuses", "status"], ["precisions", "precision"], ["certainties", "certainty"]];
    const all = [
      ...(chosen.text ? [chip(t("“{text}”", { text: chosen.text }), () => { search.value = ""; act("clear", "text"); })] : []),
      ...chosen.actors.map((id) => chip(names.get(id) ?? id, () => act("toggle_actor", id))),
      ...lists.flatMap(([list, context]) => chosen[list].map((value) => chip(
        list === "certainties" ? t("Certainty: {level}", { level: named(context, value) }) : named(context, value),
        () => act("toggle", [list, value])))),
      ...(chosen.begin ? [chip(t("from {day}", { day: longDay(Date.parse(chosen.begin)) }), () => act("clear", "begin"))] : []),
      ...(chosen.until ? [chip(t("to {day}", { day: longDay(Date.parse(chosen.until)) }), () => act("clear", "until"))] : []),
      ...(chosen.known ? [chip(t("known on {day}", { day: longDay(Date.parse(chosen.known)) }), () => act("clear", "known"))] : []),
    ];
    fill(chips, all, all.length > 1 && h("button.cf-plain-text", { type: "button", onclick: clearAll }, t("Clear all")));
    chips.hidden = !all.length;
  }

  function clearAll() {
    search.value = "";
    act("clear", null);
  }

  function drawEmpty() {
    empty.hidden = data.shown > 0;
    if (data.shown) return;
    fill(empty, h("p", {}, t("No event meets all these filters.")),
      h("button.cf-choice", { type: "button", onclick: clearAll }, t("Show all {count} events", { count: number(data.total) })));
  }

  return { update };
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
