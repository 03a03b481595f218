// The stories of a timeline: named, described, given words, actors and a period, or removed. While one is
// being filled in, the events that it would hold are counted.

import { ask } from "./ask.js";
import { debounce, fill, h, icon } from "./dom.js";
import { send } from "./edit.js";
import { openSheet } from "./edit-sheet.js";
import { createPicker } from "./picker.js";
import { many, number, ownFirst, spoken, t } from "./texts.js";

const AT = "chronofil/edit";
const EMPTY = { id: "", name: "", names: { fr: "", en: "" }, descriptions: { fr: "", en: "" }, words: [], cast: [], first: "", last: "" };

/** Open the window; `chosen` is the story that the page shows, `act` tells the page what is new. */
export async function openStories(timeline, chosen, act) {
  const root = h("div.cf-edit.cf-stories-edit");
  const said = h("p.cf-edit-said", { role: "status" });
  let shown = chosen;
  let changed = false;

  /** Draw all stories, this one open; what was typed into another is gone, what was saved is not. */
  async function draw(open) {
    const answer = await ask(`${AT}/${spoken()}/stories.json`, { timeline: timeline ?? "" });
    if (!answer.ok) return;
    const { stories, people } = await answer.json();
    fill(root,
      h("p.cf-muted", {}, t("A story gathers events: each belongs to the first story whose period holds it and with which it shares an actor or a word.")),
      item({ ...EMPTY }, people, open === "" || !stories.length),
      stories.map((story) => item(story, people, story.id === open)),
      said);
  }

  function item(story, people, open) {
    const place = h("div");
    const made = () => { if (!place.childElementCount) place.append(storyForm(timeline, story, people, save, remove)); };
    if (open) made();
    return h("details.cf-story-item", { name: "cf-story", open, dataset: { story: story.id }, ontoggle: ({ target }) => target.open && made() },
      h("summary", {}, story.id
        ? [h("strong", { dir: "auto" }, story.name), h("span.cf-count", {}, many("{count} event", "{count} events", story.count)), story.check.length > 0 && h("span.cf-story-check", {}, t("To check"))]
        : [icon("plus"), h("strong", {}, t("New story"))]),
      story.check?.length > 0 && h("ul.cf-edit-check", {}, story.check.map((line) => h("li", {}, line))),
      place);
  }

  async function run(action, target, values) {
    const result = await send(timeline, action, target, values);
    fill(said, result.says, " ", result.done && action !== "undo" && h("button.cf-plain-text", { type: "button", onclick: () => run("undo", result.id).then(() => draw(target)) }, icon("left"), t("Undo")));
    changed ||= result.done;
    return result;
  }

  /** Every edit on its own, so that each can be taken back; they end where one cannot be made. */
  async function save(edits) {
    let last = null;
    for (const [action, target, values] of edits) {
      last = await run(action, target, values);
      if (!last.done) return;
      if (action === "story") shown = last.target;
    }
    if (last) await draw(last.target);
  }

  async function remove(id) {
    const result = await run("story-remove", id);
    if (!result.done) return;
    if (shown === id) shown = null;
    await draw(null);
  }

  await draw(chosen);
  const dialog = openSheet(t("Edit stories"), root, () => {
    if (changed) act(shown && shown !== chosen ? "see_story" : "look_again", shown);
  });
  dialog.classList.add("cf-stories-sheet");
}

/** The form of one story; `save` takes edits, `remove` an id. */
function storyForm(timeline, story, people, save, remove) {
  const text = (language, value, long) => h(long ? "textarea" : "input", { ...(long ? { rows: "2" } : { type: "text" }), value, lang: language, maxlength: long ? 1000 : 200, oninput: () => preview() });
  const languages = ownFirst(story.names).map(([language]) => language);
  const names = languages.map((language) => [language, text(language, story.names[language])]);
  const descriptions = languages.map((language) => [language, text(language, story.descriptions[language], true)]);
  const words = createPicker({ label: t("Words, as such or in the plural"), several: true, free: true, hint: t("Add a word"), values: story.words.map((word) => [word, word]), onchange: () => preview() });
  const cast = createPicker({ label: t("Actors"), several: true, hint: t("Add an actor"), values: story.cast, options: people, onchange: () => preview() });
  const first = h("input", { type: "date", value: story.first, oninput: () => preview() });
  const last = h("input", { type: "date", value: story.last, oninput: () => preview() });
  const would = h("div.cf-story-preview", { role: "status" });

  const all = (fields) => Object.fromEntries(fields.map(([language, input]) => [language, input.value.trim()]));
  const when = () => (first.value || last.value ? `${first.value}/${last.value}` : null);
  const given = () => ({ names: all(names), descriptions: all(descriptions), words: words.chosen(), actors: cast.chosen(), when: when(), begin: null, until: null });
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  async function count() {
    const now = given();
    // A name comes last to most; what a story holds does not depend on it.
    if (!Object.values(now.names).some(Boolean)) now.names = { [spoken()]: "…" };
    const answer = await ask(`${AT}/${spoken()}/preview.json`, { timeline: timeline ?? "", id: story.id, story: JSON.stringify(now) });
    if (!answer.ok) return;
    const found = await answer.json();
    would.classList.toggle("cf-wrong", Boolean(found.wrong));
    last.setAttribute("aria-invalid", String(found.wrong === "until"));
    fill(would, h("strong", {}, found.says), found.events?.length > 0 && h("ul", {},
      found.events.map((event) => h("li", {}, h("span.cf-muted", {}, event.when), " ", h("span", { dir: "auto" }, event.title))),
      found.more > 0 && h("li.cf-muted", {}, many("and {count} more", "and {count} more", found.more, { count: number(found.more) }))));
  }
  const preview = debounce(count, 250);

  function submit(event) {
    event.preventDefault();
    const now = given();
    if (!story.id) return save([["story", "", now]]);
    const changed = (fields, before) => Object.fromEntries(Object.entries(all(fields)).filter(([language, value]) => value !== before[language]));
    const [renamed, described] = [changed(names, story.names), changed(descriptions, story.descriptions)];
    return save([
      Object.keys(renamed).length && ["story-rename", story.id, renamed],
      Object.keys(described).length && ["story-describe", story.id, described],
      !same(now.words, story.words) && ["story-words", story.id, { words: now.words }],
      !same(now.actors, story.cast.map(([id]) => id)) && ["story-actors", story.id, { actors: now.actors }],
      (first.value !== story.first || last.value !== story.last) && ["story-period", story.id, { when: now.when }],
    ].filter(Boolean));
  }

  const field = (label, input) => h("label.cf-edit-field", {}, h("span", {}, label), input);
  const picked = (label, picker) => h("div.cf-edit-field", {}, h("span", { "aria-hidden": "true" }, label), picker.root);
  const inLanguages = (fields, french, english) => h("div.cf-edit-pair", {}, fields.map(([language, input]) => field(language === "fr" ? french : english, input)));
  count();
  return h("form", { onsubmit: submit },
    inLanguages(names, t("Name in French"), t("Name in English")),
    inLanguages(descriptions, t("What it is about, in French"), t("What it is about, in English")),
    picked(t("Words, as such or in the plural"), words),
    picked(t("Actors"), cast),
    h("div.cf-edit-pair", {}, field(t("First day"), first), field(t("Last day"), last)),
    would,
    h("p.cf-edit-row", {},
      h("button", { type: "submit" }, story.id ? t("Save") : t("Make the story")),
      story.id && h("button.cf-plain-text", { type: "button", title: t("Its events stay on the timeline; undo brings it back."), onclick: () => remove(story.id) }, icon("close"), t("Remove the story"))));
}
