// Making a timeline: files dropped or a text pasted, built before one's eyes, then its articles looked
// over and their dates set right with one field each.

import { ask } from "./ask.js";
import { fill, h, icon } from "./dom.js";
import { send } from "./edit.js";
import { LANGUAGES, thread } from "./masthead.js";
import { loadTexts, many, spoken, t } from "./texts.js";
import { articleOf, takenBack } from "./workshop-article.js";
import { giving, notCome, put } from "./workshop-give.js";

const root = document.querySelector(".cf-workshop");
const AT = () => `chronofil/timelines/${spoken()}`;
const said = h("p.cf-workshop-said", { role: "status" });

followSystem();
await loadTexts({ program: root.dataset.program, language: root.dataset.language });
const chosen = new URLSearchParams(location.search).get("timeline");
await (chosen ? showArticles(chosen) : showTimelines());

/** Light or dark as the system has it: Streamlit, which decides elsewhere, is not here. */
function followSystem() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => { document.documentElement.dataset.cfTheme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", show);
  show();
}

function head(query = "") {
  return h("header.cf-head", {},
    h("h1.cf-brand", {}, h("a", { href: `/?lang=${spoken()}` }, thread(), "Chronofil")),
    h("nav.cf-languages", { "aria-label": t("Language") },
      LANGUAGES.map(([code, short, name]) =>
        h("a.cf-language", { href: `/chronofil/timelines/${code}${query}`, lang: code, title: name, "aria-label": name, "aria-current": code === spoken() ? "true" : null }, short))));
}

async function showTimelines() {
  const { editable, main, timelines } = await (await ask(`${AT()}/list.json`)).json();
  fill(root,
    head(),
    h("h2", {}, t("Timelines")),
    h("ul.cf-workshop-list", {},
      h("li", {}, h("a", { href: `/?lang=${spoken()}` }, t("Main timeline")),
        main && h("a", { href: `/${AT()}?timeline=${encodeURIComponent(main)}` }, t("Look over the articles"))),
      timelines.map(({ name, title, built }) => h("li", {},
        built
          ? [h("a", { href: `/?timeline=${encodeURIComponent(name)}&lang=${spoken()}`, dir: "auto" }, title),
             h("a", { href: `/${AT()}?timeline=${encodeURIComponent(name)}` }, t("Look over the articles"))]
          : [h("span", { dir: "auto" }, title), t("not built yet")]))),
    editable ? form() : h("p", {}, t("This timeline can only be read.")),
    said);
}

function form() {
  const wrong = h("span.cf-wrong", { id: "cf-name-wrong", role: "alert" });
  const title = h("input", { type: "text", maxlength: 200, "aria-describedby": wrong.id, oninput: () => complain("") });
  const given = giving();
  let made = null;

  /** What is wrong with the name is said where it is written. */
  function complain(text) {
    wrong.textContent = text;
    title.setAttribute("aria-invalid", String(Boolean(text)));
    if (text) title.focus();
  }

  async function make(event) {
    event.preventDefault();
    if (!title.value.trim()) return complain(t("Give it a name first."));
    if (given.empty()) return tell(t("Choose files, paste a text or give an address first."));
    await busy(event.target, async () => {
      // After a failure the same name goes on where it was left.
      if (made?.title !== title.value) made = await named(title.value);
      if (!made) return;
      await fillAndShow(made.name, given, () => history.pushState(null, "", `/${AT()}?timeline=${encodeURIComponent(made.name)}`));
    });
  }

  /** The new timeline, or null when its name does not do. */
  async function named(text) {
    try {
      return { ...(await put("new", JSON.stringify({ title: text }))), title: text };
    } catch (error) {
      complain(error.message);
      return null;
    }
  }

  return h("form.cf-workshop-form", { onsubmit: make },
    h("h2", {}, t("New timeline")),
    h("label", {}, h("span", {}, t("What it is called")), title, wrong),
    given.fields,
    h("button", { type: "submit" }, t("Make the timeline")));
}

/** Articles for a timeline that there is. */
function more(name) {
  const given = giving();

  function bring(event) {
    event.preventDefault();
    if (given.empty()) return tell(t("Choose files, paste a text or give an address first."));
    return busy(event.target, () => fillAndShow(name, given));
  }

  return h("details.cf-workshop-more", {}, h("summary", {}, t("Add articles")),
    h("form.cf-workshop-form", { onsubmit: bring }, given.fields, h("button", { type: "submit" }, t("Add the articles"))));
}

/** Do some work while a form cannot be sent again, and say what prevents it. */
async function busy(sent, work) {
  const button = sent.querySelector("button[type=submit]");
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    tell(error.message);
  } finally {
    button.disabled = false;
  }
}

/** Send what is given, build, and show the articles; nothing is built where nothing came. */
async function fillAndShow(name, given, arrived = () => {}) {
  const { came, failed } = await given.send(name, tell);
  if (!came) throw new Error(failed.length === 1 ? failed[0] : t("Nothing could be added."));
  await build(name);
  arrived();
  await showArticles(name, null, null, failed);
}

const tell = (...what) => fill(said, ...what);

async function build(name) {
  const bar = h("progress", { max: 1, "aria-label": t("Make the timeline") });
  said.before(bar);
  try {
    await put(`${encodeURIComponent(name)}/build`);
    for (;;) {
      const work = await (await ask(`${AT()}/${encodeURIComponent(name)}/progress.json`)).json();
      // Nothing is counted before the articles are cut.
      if (work.total) bar.value = work.done / work.total;
      tell(work.total ? t("{stage}: {done} of {total}", work) : work.stage);
      if (work.ended) {
        if (work.problem) throw new Error(work.problem);
        tell("");
        return;
      }
      await new Promise((done) => setTimeout(done, 300));
    }
  } finally {
    bar.remove();
  }
}

/** The articles as they are; `then` are those before an edit, `at` the one that the edit was about,
 * `failed` what did not come. */
async function showArticles(name, then = null, at = null, failed = []) {
  const inside = `${AT()}/${encodeURIComponent(name)}`;
  const answer = await ask(`${inside}/articles.json`);
  const found = await answer.json();
  if (!answer.ok) {
    fill(root, h("p", {}, found.says, " ", found.remedy));
    return;
  }
  const known = new Map((then ?? []).map((one) => [one.id, one]));

  async function correct(action, target, values = {}) {
    tell(t("Building again…"));
    const result = await send(name, action, target, values);
    if (result.done) await showArticles(name, found.articles, result.made?.at(-1) ?? result.target);
    tell(result.says, result.done && action !== "undo" && h("button.cf-plain-text", { type: "button", onclick: () => correct("undo", result.id) }, icon("left"), t("Undo")));
  }

  fill(root,
    head(`?timeline=${encodeURIComponent(name)}`),
    h("h2", { dir: "auto" }, found.title),
    h("p.cf-workshop-lead", {}, h("a.cf-workshop-open", { href: found.link }, t("Open the timeline")), h("span.cf-muted", {}, many("{count} event", "{count} events", found.events)), h("a", { href: `/${AT()}` }, t("Timelines"))),
    notCome(failed),
    found.open && more(name),
    h("h3", {}, t("Look over the articles")),
    found.lost.length > 0 && h("details.cf-workshop-lost", { open: true }, h("summary", {}, t("Edits that point at nothing")), takenBack(found.lost, correct)),
    found.articles.map((one) => articleOf(one, found.languages, `${inside}/paragraphs.json`, found.editable && correct, then ? known.get(one.id) ?? null : undefined)),
    found.problems.length > 0 && h("details", {}, h("summary", {}, t("What was met in reading")), h("ul", {}, found.problems.map((line) => h("li", { dir: "auto" }, line)))),
    said);
  const about = at && root.querySelector(`[data-article="${CSS.escape(at)}"]`);
  about?.focus({ preventScroll: true });
  about?.scrollIntoView({ block: "nearest" });
}
