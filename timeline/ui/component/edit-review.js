// The review list: the least certain events first, then those rejected and the edits without effect.

import { fill, h } from "./dom.js";
import { openSheet } from "./edit-sheet.js";
import { many, t } from "./texts.js";

/** `lists` are those of review.json; `run` makes an edit and gives what was said; `go` shows an event.
 * `closed` is told whether anything was changed. */
export function openReview(lists, run, go, closed) {
  const said = h("p.cf-edit-said", { role: "status" });
  const root = h("div.cf-edit");
  let changed = false;
  let gone = null;

  async function work(item, action, target) {
    const result = await run(action, target);
    said.textContent = result.says;
    if (!result.done) return;
    changed = true;
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    if (near) near.querySelector("button").focus();
  }

  const button = (label, onclick, more = {}) => h("button.cf-plain-text", { type: "button", onclick, ...more }, label);
  const itemOf = (event) => event.target.closest("li");
  const show = (id) => () => { gone = id; dialog.close(); };

  const open = ({ id, title, when, reasons, check }) =>
    h("li", { dataset: { event: id } },
      h("button.cf-plain-text.cf-edit-title", { type: "button", dir: "auto", onclick: show(id) }, title),
      h("span.cf-muted", {}, " ", when),
      check && h("strong", {}, " · ", t("To check")),
      reasons.length > 0 && h("ul.cf-edit-remarks.cf-muted", {}, reasons.map((line) => h("li", {}, line))),
      h("p.cf-edit-row", {},
        button(t("Accept"), (event) => work(itemOf(event), "accept", id), { title: "a" }),
        button(t("Reject"), (event) => work(itemOf(event), "reject", id), { title: "r" })));

  const rejected = ({ id, title, when, edit }) =>
    h("li", {}, h("span", { dir: "auto" }, title), h("span.cf-muted", {}, " ", when), " ",
      button(t("Take back"), (event) => (edit ? work(itemOf(event), "undo", edit) : work(itemOf(event), "accept", id))));

  const lost = ({ edit, what, says }) =>
    h("li", {}, h("span", { dir: "auto" }, what), h("span.cf-muted", {}, " ", says), " ",
      button(t("Take back"), (event) => work(itemOf(event), "undo", edit)));

  const part = (title, list, item) => list.length > 0 && [h("h3", {}, title), h("ol.cf-edit-list", {}, list.map(item))];

  fill(root, said,
    lists.count > 0 && h("p.cf-muted", {}, t("Keys: a accepts, r rejects, n goes to the next.")),
    h("p.cf-muted", {}, lists.count ? many("{count} event to review", "{count} events to review", lists.count) : t("Nothing is left to review.")),
    part(t("Edits that point at nothing"), lists.lost, lost),
    lists.events.length > 0 && h("ol.cf-edit-list", {}, lists.events.map(open)),
    part(t("Rejected events"), lists.rejected, rejected));
  const dialog = openSheet(t("Review list"), root, () => closed(changed, gone && (() => go(gone))));

  dialog.addEventListener("keydown", (event) => {
    if (!["a", "r", "n"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const items = [...root.querySelectorAll("li[data-event]")];
    const here = items.indexOf(document.activeElement?.closest("li[data-event]"));
    if (event.key === "n" || here < 0) items[(here + 1) % items.length]?.querySelector("button").focus();
    else work(items[here], event.key === "a" ? "accept" : "reject", items[here].dataset.event);
  });
  root.querySelector("li[data-event] button")?.focus();
}
