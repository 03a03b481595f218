// Which events a reader asked for, and how many each further choice would leave: the rules of
// view/filtering.py, which the app's server follows. A test holds the two to the same answers.

const DAY = 86400e3;
const LISTS = { kinds: "kind", statuses: "status", precisions: "precision", certainties: "certainty" };

/** One byte an event, 1 where it meets all criteria. */
export function matching(all, criteria) {
  return joined(all.count, Object.values(parts(all, criteria)));
}

/** Counts for every choice a reader could make next. */
export function facets(all, criteria) {
  const known = parts(all, criteria);
  const others = (name) => joined(all.count, Object.entries(known).filter(([key]) => key !== name).map(([, part]) => part));
  const counts = {};
  for (const [list, column] of Object.entries(LISTS)) {
    counts[list] = all.names[list].map(() => 0);
    others(list).forEach((shown, row) => { if (shown) counts[list][all[column][row]]++; });
  }
  // Wanting all the actors at once, a further actor narrows what is left; wanting any, it adds.
  const base = others(criteria.every ? "" : "actors");
  counts.actors = all.ids.actors.map(() => 0);
  all.pairs.forEach(([row, actor]) => { if (base[row]) counts.actors[actor]++; });
  return counts;
}

function joined(count, some) {
  const mask = new Uint8Array(count).fill(1);
  for (const part of some) for (let row = 0; row < count; row++) mask[row] &= part[row];
  return mask;
}

/** One mask for each criterion that asks something. */
function parts(all, criteria) {
  const found = {};
  const where = (test) => Uint8Array.from({ length: all.count }, (_, row) => (test(row) ? 1 : 0));
  if (criteria.story !== null) found.story = where((row) => all.story[row] === criteria.story);
  if (criteria.actors.length) found.actors = withActors(all, criteria);
  for (const [list, column] of Object.entries(LISTS)) {
    const wanted = new Set(criteria[list].map((name) => all.names[list].indexOf(name)));
    if (wanted.size) found[list] = where((row) => wanted.has(all[column][row]));
  }
  if (criteria.begin) found.begin = where((row) => all.until[row] > Date.parse(criteria.begin));
  if (criteria.until) found.until = where((row) => all.begin[row] < Date.parse(criteria.until) + DAY);
  const words = folded(criteria.text).split(/\s+/).filter(Boolean);
  if (words.length) found.text = where((row) => words.every((word) => all.folded[row].includes(word)));
  if (criteria.known) found.known = where((row) => all.known[row] === null || all.known[row] <= Date.parse(criteria.known));
  return found;
}

function withActors(all, { actors, every }) {
  const mask = new Uint8Array(all.count).fill(every ? 1 : 0);
  for (const id of actors) {
    const number = all.ids.actors.indexOf(id);
    const has = new Uint8Array(all.count);
    for (const [row, actor] of all.pairs) if (actor === number) has[row] = 1;
    for (let row = 0; row < all.count; row++) mask[row] = every ? mask[row] & has[row] : mask[row] | has[row];
  }
  return mask;
}

/** `text` as a search sees it: no accents, no case, plain apostrophes. */
const folded = (text) =>
  text.replaceAll("’", "'").normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replace(/\p{Mn}/gu, "");
