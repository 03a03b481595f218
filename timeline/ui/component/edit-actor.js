// Correcting an actor: names, kind, the one it belongs to, or that it is another one.

import { h } from "./dom.js";
import { openSheet } from "./edit-sheet.js";
import { createPicker } from "./picker.js";
import { ownFirst, t } from "./texts.js";

/** `found` is actor.json; `run` makes an edit and gives what was said; `closed` is told if anything changed. */
export function openActor(id, name, found, run, closed) {
  const said = h("p.cf-edit-said", { role: "status" });
  const field = (label, input) => h("label.cf-edit-field", {}, h("span", {}, label), input);
  const picked = (label, picker) => h("div.cf-edit-field", {}, h("span", { "aria-hidden": "true" }, label), picker.root);
  const choice = (value, list) => h("select", {}, list.map(([one, label]) => h("option", { value: one, selected: one === value }, label)));
  const names = ownFirst(found.names).map(([language, given]) =>
    [language, given, h("input", { type: "text", value: given, lang: language, maxLength: 200 })]);
  const kind = choice(found.kind, found.kinds);
  const others = (label, values) => createPicker({ label, values, options: found.others, empty: t("No one") });
  const parent = others(t("Belongs to"), found.others.filter(([one]) => one === found.parent));
  const into = others(t("Is the same as"), []);
  let changed = false;

  async function all(edits) {
    for (const [action, values] of edits) {
      const result = await run(action, id, values);
      said.textContent = result.says;
      if (!result.done) return;
      changed = true;
    }
    if (edits.length) dialog.close();
  }

  function save(event) {
    event.preventDefault();
    const given = names.filter(([, before, input]) => input.value.trim() && input.value !== before);
    all([
      given.length && ["actor-rename", Object.fromEntries(given.map(([language, , input]) => [language, input.value]))],
      kind.value !== found.kind && ["actor-kind", { kind: kind.value }],
      (parent.chosen()[0] ?? null) !== found.parent && ["actor-parent", { parent: parent.chosen()[0] ?? null }],
      into.chosen().length && ["actor-merge", { into: into.chosen()[0] }],
    ].filter(Boolean));
  }

  const dialog = openSheet(name, h("div.cf-edit", {}, h("form", { onsubmit: save },
    names.map(([language, , input]) => field(t(language === "fr" ? "Name in French" : "Name in English"), input)),
    field(t("Kind"), kind),
    picked(t("Belongs to"), parent),
    picked(t("Is the same as"), into),
    h("button", { type: "submit" }, t("Save"))), said), () => closed(changed));
}
