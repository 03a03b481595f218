// What is given to a timeline: files dropped, a text pasted, addresses of pages. Each is sent by itself,
// so that one that cannot be had never loses the others.

import { post } from "./ask.js";
import { fill, h, icon } from "./dom.js";
import { spoken, t } from "./texts.js";

// Pages that are fetched at the same time.
const AT_ONCE = 3;

const at = () => `chronofil/timelines/${spoken()}`;

/** Ask the server for a change; an Error says why not. */
export async function put(path, body = "{}", type = undefined) {
  const answer = await post(`${at()}/${path}`, undefined, body, type).catch(() => null);
  if (!answer) throw new Error(t("The server does not answer."));
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error([found.says, found.remedy].filter(Boolean).join(" ") || t("The server does not answer."));
  return found;
}

/** The fields; `empty` tells whether anything is given, `send` gives it to a timeline. */
export function giving() {
  const files = h("input", { type: "file", multiple: true });
  const text = h("textarea", { rows: "6" });
  const web = h("textarea.cf-workshop-web", { rows: "3", spellcheck: "false", autocapitalize: "off", placeholder: "https://…", inputmode: "url" });
  const list = h("ul.cf-workshop-files");
  const pages = h("ul.cf-workshop-pages", { "aria-live": "polite" });
  const drop = h("label.cf-workshop-drop", {}, h("span", {}, t("Drop files here, or choose them")), files);
  let dropped = [];
  const all = () => [...files.files, ...dropped];
  const addresses = () => [...new Set(web.value.split(/\s+/).filter(Boolean))];
  const show = () => fill(list, all().map((file) => h("li", {}, file.name)));
  files.addEventListener("change", show);
  web.addEventListener("input", () => fill(pages));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    dropped = [...dropped, ...event.dataTransfer.files];
    show();
  });

  /** Send everything to the timeline with this name; gives how many came there, and a line for each that did not. */
  async function send(name, tell) {
    const inside = encodeURIComponent(name);
    const failed = [];
    let came = 0;

    async function one(what, path, body, type) {
      try {
        const { file } = await put(`${inside}/${path}`, body, type);
        came += 1;
        return { file };
      } catch (error) {
        failed.push(t("{file}: {says}", { file: what, says: error.message }));
        return { wrong: error.message };
      }
    }

    for (const file of all()) {
      tell(t("Sending {file}", { file: file.name }));
      await one(file.name, `file/${encodeURIComponent(file.name)}`, file, "application/octet-stream");
    }
    if (text.value.trim()) await one(t("pasted text"), "file/article.txt", new Blob([text.value]), "application/octet-stream");

    const waiting = addresses().map((address) => {
      const state = h("span.cf-workshop-state.cf-muted", {}, t("waiting"));
      return { address, state, line: h("li", { dir: "ltr" }, h("span.cf-workshop-address", {}, address), " ", state) };
    });
    fill(pages, waiting.map(({ line }) => line));
    const left = [...waiting];
    const total = waiting.length;
    let done = 0;
    async function work() {
      for (let next = left.shift(); next; next = left.shift()) {
        const { address, state, line } = next;
        line.className = "cf-workshop-under-way";
        fill(state, t("is being fetched…"));
        tell(t("Fetching pages: {done} of {total}", { done, total }));
        const { file, wrong } = await one(address, "address", JSON.stringify({ address }));
        line.className = wrong ? "cf-workshop-failed" : "cf-workshop-came";
        fill(state, icon(wrong ? "close" : "check"), wrong ?? t("fetched: {file}", { file }));
        tell(t("Fetching pages: {done} of {total}", { done: (done += 1), total }));
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { came, failed };
  }

  const fields = [
    drop, list,
    h("label", {}, h("span", {}, t("Or paste the text of an article")), text),
    h("label", {}, h("span", {}, t("Or give addresses of pages, one a line")), web,
      h("span.cf-muted", {}, t("They are fetched only when you press the button, by this program and from nobody but their servers."))),
    pages,
  ];
  return { fields, send, empty: () => !all().length && !text.value.trim() && !addresses().length };
}

/** What did not come into a timeline, in a list. */
export function notCome(failed) {
  return failed.length > 0 && h("div.cf-workshop-check", { role: "alert" },
    h("strong", {}, t("Not added")),
    h("ul", {}, failed.map((line) => h("li", { dir: "auto" }, line))));
}
