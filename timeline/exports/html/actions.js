// What a reader can do, as ui/actions.py has it for the app: the state, an action, the next state.

import { matching } from "./filtering.js";

export const LANES = ["actor", "kind", "article"];
export const VIEWS = ["timeline", "story", "actors", "known"];
const LISTS = { kind: "kinds", status: "statuses", precision: "precisions", certainty: "certainties" };
const DAYS = ["begin", "until", "known"];

const NOTHING = { actors: [], every: false, kinds: [], statuses: [], precisions: [], certainties: [], begin: null, until: null, text: "", known: null };

/** The state that an address names; what makes no sense in it is left out. */
export function fromAddress(all, asked) {
  const one = (value, allowed, otherwise) => (allowed.includes(value) ? value : otherwise);
  const several = (value, allowed) => [...new Set((value ?? "").split(","))].filter((item) => allowed.includes(item));
  const state = {
    ...NOTHING,
    language: one(asked.lang, all.languages, all.language),
    theme: one(asked.theme, ["light", "dark"], all.theme),
    view: one(asked.view, VIEWS, "timeline"),
    lanes: one(asked.lanes, LANES, all.lanes),
    folded: asked.gaps ? asked.gaps !== "full" : all.fold,
    story: one(asked.story, all.stories.map(({ id }) => id), null),
    actors: several(asked.actor, all.ids.actors),
    every: asked.actors === "all",
    text: (asked.q ?? "").slice(0, 200),
    selected: all.ids.events.includes(asked.event) ? all.ids.events.indexOf(asked.event) : null,
    span: isDay(asked.from) && isDay(asked.to) && asked.from < asked.to ? [asked.from, asked.to] : null,
  };
  for (const [name, list] of Object.entries(LISTS)) state[list] = several(asked[name], all.names[list]);
  for (const name of DAYS) state[name] = isDay(asked[name]) ? asked[name] : null;
  return state;
}

/** The address that names this state; what is as it is by default is left out. */
export function toAddress(all, state) {
  const address = {
    story: state.story,
    view: state.view !== "timeline" && state.view,
    lanes: state.lanes !== all.lanes && state.lanes,
    gaps: state.folded !== all.fold && (state.folded ? "folded" : "full"),
    actor: state.actors.join(","),
    actors: state.every && state.actors.length > 1 && "all",
    q: state.text,
    event: state.selected !== null && all.ids.events[state.selected],
    lang: state.language !== all.language && state.language,
    theme: state.theme !== all.theme && state.theme,
  };
  for (const [name, list] of Object.entries(LISTS)) address[name] = state[list].join(",");
  for (const name of DAYS) address[name] = state[name];
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value));
}

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text));
const toggled = (values, value) => (values.includes(value) ? values.filter((item) => item !== value) : [...values, value]);

/** The state after an action. */
export function perform(all, state, { name, value }) {
  return Object.hasOwn(ACTIONS, name) ? { ...state, ...ACTIONS[name](all, state, value) } : state;
}

const ACTIONS = {
  select: (all, state, row) => ({ selected: row }),
  step,
  choose_story: (all, state, story) => ({ ...NOTHING, story, selected: null, span: null }),
  toggle_actor: (all, { actors }, actor) => ({ actors: toggled(actors, actor) }),
  only_actors: (all, state, actors) => ({ actors: [...new Set(actors)], every: actors.length > 1 }),
  want_every_actor: (all, state, every) => ({ every }),
  toggle: (all, state, [list, value]) => ({ [list]: toggled(state[list], value) }),
  search: (all, state, text) => ({ text: text.slice(0, 200) }),
  set_period: (all, state, days) => {
    const [begin, until] = days[0] && days[1] && days[0] > days[1] ? [days[1], days[0]] : days;
    return { begin, until };
  },
  set_known: (all, state, known) => ({ known }),
  clear: (all, state, name) => (name === null ? NOTHING : { [name]: NOTHING[name] }),
  set_lanes: (all, state, lanes) => ({ lanes }),
  set_folded: (all, state, folded) => ({ folded }),
  set_view: (all, state, view) => ({ view }),
  set_language: (all, state, language) => ({ language }),
  set_theme: (all, state, theme) => ({ theme }),
};

/** The rows shown, in order of their marks. */
export function inOrder(all, shown) {
  return all.order.filter((row) => shown[row]);
}

function step(all, state, by) {
  const rows = inOrder(all, matching(all, state));
  if (!rows.length) return {};
  if (by === "first" || by === "last") return { selected: by === "first" ? rows[0] : rows.at(-1) };
  if (state.selected === null) return { selected: by > 0 ? rows[0] : rows.at(-1) };
  const among = rows.indexOf(state.selected);
  // From an event that a filter hides, the neighbours are those of its time.
  const later = rows.filter((row) => all.dot[row] <= all.dot[state.selected]).length;
  const at = among >= 0 ? among + by : later + Math.min(by, 0);
  return { selected: rows[Math.min(Math.max(at, 0), rows.length - 1)] };
}
