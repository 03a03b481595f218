// Stands in for the app's ask.js in a page that stands alone: what the app asks its server for, the
// page holds itself, compressed, and unpacks here. Nothing is ever fetched.

const PACKED = { content: "cf-content", plotly: "cf-plotly" };

async function unpacked(name) {
  const text = document.getElementById(PACKED[name]).textContent.trim();
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Everything the page knows (see html/_content.py). */
export const content = unpacked("content").then((answer) => answer.json());

export const addressOf = (path, query) => `${path}?${new URLSearchParams(query ?? {})}`;

/** Nothing can be changed in a page that stands alone. */
export const post = async () => new Response("{}", { status: 403 });

/** Answer like the server would. */
export async function ask(path, query = {}) {
  const found = await answerTo(path.split("/").slice(-3), query);
  return { ok: found !== undefined, json: async () => found, arrayBuffer: async () => found };
}

async function answerTo([before, where, name], query) {
  const all = await content;
  const rows = (query.i ?? "").split(",").filter(Boolean).map(Number);
  switch (name) {
    case "events.bin":
      return Uint8Array.from(atob(all.columns), (character) => character.charCodeAt(0)).buffer;
    case "actors.json":
      return all.actors[where];
    case "rows.json":
      return Object.fromEntries(rows.map((row) => [row, all.rows[where][row]]));
    case "cards.json":
      return rows.map((row) => cardOf(all, row, where, query.known ?? null));
    case "article.json":
      return all.articles?.[where]?.[query.id];
    default: {
      const which = name.replace(/\.json$/, "");
      if (before === "figure") {
        const { figureOf } = await import("./views.js");
        return figureOf(all, where, which, document.documentElement.lang, query);
      }
      return where === "texts" ? all.texts[which] : where === "figure" ? all.figures[which] : undefined;
    }
  }
}

/** The card of an event, without what articles published after the day `known` tell. */
export function cardOf(all, row, language, known) {
  const card = all.cards[language][row];
  if (!known) return card;
  const day = Date.parse(known);
  const early = (at) => all.told[row][at] === null || all.told[row][at] <= day;
  return { ...card, announced: all.begin[row] > day, sources: card.sources.filter((_, at) => early(at)) };
}

/** Run a script that the page holds. */
export async function loadScript() {
  const script = document.createElement("script");
  // The page's own policy lets only scripts run that carry its word.
  script.nonce = document.querySelector("script[nonce]").nonce;
  script.textContent = await (await unpacked("plotly")).text();
  document.head.append(script);
}

/** The style is in the page already. */
export const loadSheet = async () => {};
