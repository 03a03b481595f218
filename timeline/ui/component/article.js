// A whole article in a window over the page, scrolled to the passage, its date words marked.

import { ask } from "./ask.js";
import { fill, h, icon } from "./dom.js";
import { feed } from "./store.js";
import { spoken, t } from "./texts.js";

let dialog;

export async function openArticle(source, opener, act, add) {
  const { key } = feed();
  const answer = await ask(`chronofil/data/${key}/${spoken()}/article.json`, { id: source.document });
  if (!answer.ok) return;
  show(await answer.json(), source, opener, act, add);
}

function show(article, source, opener, act, add) {
  if (!dialog) {
    dialog = h("dialog.cf-article.cf");
    // A click beside the sheet of paper closes it, as Escape does.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.querySelector(".cf-part-card").append(dialog);
  }
  dialog.setAttribute("aria-label", article.title);
  fill(dialog,
    h("div.cf-paper", {},
      h("button.cf-step.cf-shut", { type: "button", "aria-label": t("Close"), onclick: () => dialog.close() }, icon("close")),
      h("h2", { lang: article.language, dir: "auto" }, article.title),
      h("p.cf-from", {}, [article.publisher, article.published].filter(Boolean).join(" · ")),
      add && adder(source, add),
      h("div.cf-body", { lang: article.language, dir: "auto" },
        article.paragraphs.filter(({ role }) => role !== "title").map((paragraph) => paragraphOf(paragraph, source, act)))));
  dialog.addEventListener("close", () => opener?.focus(), { once: true });
  dialog.showModal();
  dialog.querySelector(".cf-here")?.scrollIntoView({ block: "center" });
}

/** Select words, press the button: they are an event. */
function adder(source, add) {
  const said = h("span", { role: "status" });
  const work = async () => {
    const words = String(getSelection()).trim();
    if (!words) {
      said.textContent = t("Select words of the article first.");
      return;
    }
    const result = await add(source.document, words);
    if (result.done) dialog.close();
    else said.textContent = result.says;
  };
  // A press must not take the selection away before it is read.
  return h("p.cf-edit-row", {}, h("button.cf-plain-text", { type: "button", onmousedown: (event) => event.preventDefault(), onclick: work }, icon("plus"), t("Add the selected words as an event")), said);
}

function paragraphOf({ role, segments }, source, act) {
  const tag = role === "subhead" ? "h3" : role === "credit" ? "p.cf-credit" : "p";
  return h(tag, {}, segments.map(([start, text, dates, events]) => {
    const here = start >= source.start && start < source.end;
    const inner = dates ? h("mark", {}, text) : text;
    if (here) return h("span.cf-here", {}, inner);
    if (!events.length) return inner;
    // A real button would not break across lines.
    const go = () => { dialog.close(); act("select", events[0]); };
    const onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); } };
    return h("span.cf-told", { role: "button", tabindex: "0", title: t("Show this event"), onclick: go, onkeydown }, inner);
  }));
}
