// What each part of the page is told, as ui/projections.py tells it in the app.

import { cardOf } from "./ask.js";
import { toAddress, VIEWS, inOrder } from "./actions.js";

/** What all parts are told about a state, by the part's name. */
export function projections(all, state, shown, counts) {
  const chosen = state.selected !== null;
  const selected = chosen ? state.selected : proposed(all, state, shown);
  const common = { program: "program", language: state.language };
  return {
    feed: { ...common, ...feed(all, state, shown) },
    masthead: { ...common, ...masthead(all, state) },
    filters: { ...common, ...filters(all, state, shown, counts) },
    chart: { ...common, ...chart(all, state, selected, chosen, counts) },
    card: { ...common, ...card(all, state, selected, chosen, shown) },
    table: { ...common, selected, rows: inOrder(all, shown).length },
  };
}

const ofStory = (all, state) => all.scopes[state.story ?? ""];

function feed(all, state, shown) {
  const scope = ofStory(all, state);
  const { lanes, member } = scope.lanes[state.lanes];
  const counts = lanes.map(() => 0);
  shown.forEach((is, row) => { if (is) counts[member[row]]++; });
  return {
    key: "page",
    count: all.count,
    shown,
    by: state.lanes,
    lanes: lanes
      .map((lane, place) => ({ ...lane, name: lane.names[state.language] ?? null, count: counts[place] }))
      .filter(({ count }) => count),
    palette: all.palette,
    ...all.names,
    symbols: all.symbols,
    sizes: all.sizes,
    gaps: state.folded ? scope.gaps : [],
    gapWidth: state.folded ? scope.gapWidth : 0,
    foldable: scope.gaps.length > 0,
    home: state.folded ? scope.home : scope.unfolded,
    known: state.known ? Date.parse(state.known) : null,
  };
}

function chart(all, state, selected, chosen, counts) {
  return {
    selected,
    chosen,
    span: state.span && state.span.map((day) => Date.parse(day)),
    folded: state.folded,
    by: state.lanes,
    address: toAddress(all, state),
    view: state.view,
    views: VIEWS,
    counts,
    statuses: state.statuses,
    precisions: state.precisions,
    story: state.story,
  };
}

function aboutStory(all, { story, language }) {
  const told = all.stories.find(({ id }) => id === story)?.about ?? {};
  return told[language] ?? Object.values(told)[0] ?? "";
}

function masthead(all, state) {
  return {
    title: all.title,
    story: state.story,
    stories: all.stories.map(({ id, names }) => [id, names[state.language] ?? Object.values(names)[0]]),
    about: aboutStory(all, state),
    theme: state.theme,
    events: all.count,
    articles: all.articleCount,
    reach: all.scopes[""].reach,
    made: all.made,
  };
}

function filters(all, state, shown, counts) {
  const scope = ofStory(all, state);
  const { actors, every, kinds, statuses, precisions, certainties, begin, until, known, text } = state;
  return {
    key: "page",
    shown: inOrder(all, shown).length,
    total: scope.total,
    counts,
    ...all.names,
    chosen: { actors, every, kinds, statuses, precisions, certainties, begin, until, known, text },
    reach: scope.reach,
    published: scope.published,
  };
}

function card(all, state, selected, chosen, shown) {
  const rows = inOrder(all, shown);
  const place = selected === null ? -1 : rows.indexOf(selected);
  return {
    row: selected,
    chosen,
    place: place < 0 ? null : place + 1,
    of: rows.length,
    card: selected === null ? null : cardOf(all, selected, state.language, state.known),
    readable: Boolean(all.articles),
  };
}

/** The event to open with while none is chosen: the story's best, unless a filter hides it. */
function proposed(all, state, shown) {
  const best = featured(all, all.story.map((story) => state.story === null || story === state.story));
  return best !== null && shown[best] ? best : featured(all, shown);
}

/** The best of some events: told by most articles, certain, with its day. */
function featured(all, shown) {
  const rank = (row) => [-all.told[row].length, all.certainty[row], all.precision[row], all.dot[row]];
  const before = (a, b) => {
    const at = a.findIndex((value, place) => value !== b[place]);
    return at >= 0 && a[at] < b[at];
  };
  return inOrder(all, shown).reduce((best, row) => (best === null || before(rank(row), rank(best)) ? row : best), null);
}
