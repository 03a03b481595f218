// The card of an event: where is it written, and why this date? On a phone a sheet from below.

import { fill, h, icon, onTheme } from "./dom.js";
import { link } from "./address.js";
import { openArticle } from "./article.js";
import { editing } from "./edit.js";
import { mark } from "./marks.js";
import { colourOf, feed, onSelection, subscribe } from "./store.js";
import { many, number, t } from "./texts.js";

export function create(root, act) {
  const section = h("section.cf-card", { tabindex: "-1" });
  const live = h("p.cf-unseen", { "aria-live": "polite" });
  root.append(section, live);
  let data = null;
  let open = false;
  let told = null;
  const edit = editing(act);

  function update(next) {
    // The first event is a proposal; the sheet on a phone waits until the reader chooses one.
    if (next.chosen && (!data || next.row !== data.row || !data.chosen)) open = true;
    if (!next.chosen) open = false;
    data = next;
    draw();
    coloured();
  }

  /** The colour is that of the event's lane, which may have to be asked for. */
  async function coloured() {
    const shown = data;
    await feed()?.look.know([shown?.row ?? null]);
    const mark = section.querySelector(".cf-kind .cf-coloured");
    if (mark && shown === data) mark.style.color = colourOf(shown.row);
  }

  function draw() {
    if (!data) return;
    section.setAttribute("aria-label", t("Event"));
    section.classList.toggle("cf-open", open);
    if (!data.card) {
      fill(section, h("p.cf-muted", {}, t("No event to show.")));
      return;
    }
    const { card } = data;
    fill(section, steps(), head(card), card.sources.map((source, at) => sourceOf(card, source, at)), data.editable && edit.root, foot(card));
    if (data.editable) edit.show(card.id, data.row, data.timeline);
    // The reader starts at the top of another event, and stays where they are in the same one.
    if (told !== card.id) requestAnimationFrame(() => { section.scrollTop = 0; });
    if (data.chosen && told !== card.id) live.textContent = `${card.title}. ${card.when}. ${card.statusName}.`;
    told = card.id;
  }

  function steps() {
    const step = (says, by, drawing, key) =>
      h("button.cf-step", { type: "button", title: `${says} (${key})`, "aria-label": says, "aria-keyshortcuts": key === "←" ? "ArrowLeft" : "ArrowRight", onclick: () => act("step", by) }, drawing);
    return h("div.cf-steps", {},
      h("button.cf-grip", { type: "button", "aria-label": t("Close"), onclick: () => { open = false; draw(); } }, icon("close")),
      h("p.cf-place", {}, data.place
        ? t("{place} of {count}", { place: number(data.place), count: number(data.of) })
        : t("hidden by the filters")),
      step(t("Previous event"), -1, icon("left"), "←"),
      step(t("Next event"), 1, icon("right"), "→"));
  }

  function head(card) {
    const symbol = feed()?.symbols[card.status] ?? "circle";
    return [
      h("p.cf-kind", {}, h("i.cf-coloured", { style: { color: colourOf(data.row) } }, mark(symbol)), h("span", {}, card.announced ? t("announced") : card.statusName), card.kind !== "other" && card.kind !== card.status && h("span", {}, card.kindName)),
      h("h2.cf-event-title", { lang: card.language, dir: "auto" }, card.title),
      h("p.cf-when", {}, h("strong", {}, card.when), " ", h("span.cf-precision", {}, card.precision)),
      h("p.cf-actors", {}, card.actors.map(({ id, name }) => h("span.cf-actor-pair", {},
        h("button.cf-actor", { type: "button", title: t("Filter by {actor}", { actor: name }), onclick: () => act("toggle_actor", id) }, h("span", { dir: "auto" }, name)),
        data.editable && h("button.cf-actor-edit", { type: "button", title: t("Correct {actor}", { actor: name }), "aria-label": t("Correct {actor}", { actor: name }), onclick: () => edit.actor(id, name) }, icon("pencil"))))),
    ];
  }

  function sourceOf(card, source, at) {
    return h("article.cf-source", {},
      h("blockquote", { lang: source.language, dir: "auto" },
        h("span.cf-context", {}, source.before),
        source.segments.map(([text, dates]) => (dates ? h("mark", {}, text) : text)),
        h("span.cf-context", {}, source.after)),
      source.elsewhere && h("p.cf-elsewhere", { lang: source.language, dir: "auto" }, "… ", source.elsewhere.map(([text, dates]) => (dates ? h("mark", {}, text) : text)), " …"),
      h("p.cf-from", {},
        h("cite", { lang: source.language, dir: "auto" }, source.article),
        h("span", {}, [source.publisher, source.published].filter(Boolean).join(" · "))),
      h("p.cf-why", {}, source.sentence),
      h("details.cf-reasons", {},
        h("summary", {}, t("Why this date?")),
        h("ul", {}, source.steps.map((step) => h("li", {}, step))),
        source.evidence.length > 0 && [
          h("p.cf-subhead", {}, t("What dates the article")),
          h("ul", {}, source.evidence.map((clue) => h("li", {}, clue))),
        ],
        h("p", {}, source.certainty)),
      h("p.cf-links", {},
        data.readable !== false && h("button.cf-plain-text", { type: "button", onclick: (event) => openArticle(source, event.currentTarget, act, data.editable && edit.add) }, icon("article"), t("Read in the article")),
        source.url && h("a.cf-plain-text", { href: source.url, target: "_blank", rel: "noreferrer noopener" }, t("Original page"))));
  }

  function foot(card) {
    const copy = (says, text, drawing) => {
      const button = h("button.cf-plain-text", { type: "button", onclick: async () => {
        const done = await copied(text());
        const label = button.lastChild;
        label.textContent = done ? t("Copied") : t("Copying is not allowed here");
        setTimeout(() => { label.textContent = says; }, 1600);
      } }, icon(drawing), h("span", { "aria-live": "polite" }, says));
      return button;
    };
    return h("footer.cf-foot", {},
      card.sources.length > 1 && h("span.cf-muted", {}, many("told by {count} article", "told by {count} articles", card.sources.length)),
      copy(t("Copy link"), () => eventLink(card), "link"),
      copy(t("Copy citation"), () => card.citation, "quote"));
  }

  // A link to this event also when it was only proposed.
  function eventLink(card) {
    const address = new URL(link());
    address.searchParams.set("event", card.id);
    return address.href;
  }

  onSelection((row, from) => {
    if (from === "act") {
      open = true;
      section.classList.add("cf-open");
    }
  });
  // The mark's shape and colour come with the feed.
  let colour = null;
  const redraw = () => {
    const now = data && `${colourOf(data.row)} ${feed()?.symbols}`;
    if (now !== colour) draw();
    colour = now;
  };
  subscribe(() => { redraw(); coloured(); });
  onTheme(redraw);

  return { update };
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
