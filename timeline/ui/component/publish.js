// Takes what is shown away as a file: the server makes it for the page's own address. A page that
// stands alone has no formats to offer, and shows nothing.

import { link } from "./address.js";
import { ask } from "./ask.js";
import { h, isDark } from "./dom.js";
import { createMenu } from "./menu.js";
import { spoken, t } from "./texts.js";

const lists = new Map();

/** Id and name of every format, in the reader's language, and how many events were rejected. */
function formats(path) {
  if (!lists.has(path)) {
    lists.set(path, ask(`${path}/exports.json`).then((answer) => (answer.ok ? answer.json() : { formats: [], rejected: 0 })));
  }
  return lists.get(path);
}

export function createPublish() {
  const menu = createMenu();
  const whole = h("input", { type: "checkbox" });
  const rejected = h("input", { type: "checkbox" });
  const said = h("p.cf-muted", { role: "status" });
  let path = "";
  menu.root.hidden = true;

  async function update({ key }) {
    path = `chronofil/data/${key}/${spoken()}`;
    const { formats: known, rejected: count } = await formats(path);
    menu.root.hidden = !known.length;
    menu.update(t("Export"), 0, () => [
      h("p.cf-muted", {}, t("The events that are shown, with their sources.")),
      h("div.cf-options", {}, known.map(([id, name]) =>
        h("button.cf-option.cf-format", { type: "button", onclick: () => save(id) }, h("span.cf-option-name", {}, name)))),
      h("label.cf-option", {}, whole, h("span.cf-option-name", {}, t("Whole articles as well"))),
      count > 0 && h("label.cf-option", {}, rejected, h("span.cf-option-name", {}, t("Rejected events as well: CSV, Excel, JSON, Parquet"))),
      said,
    ]);
  }

  async function save(format) {
    said.textContent = t("Making the file…");
    const wanted = Object.fromEntries(new URL(link()).searchParams);
    const query = { ...wanted, theme: isDark() ? "dark" : "light", width: document.querySelector(".cf-stage")?.clientWidth + 150 || 1200, ...(whole.checked ? { articles: 1 } : {}), ...(rejected.checked ? { rejected: 1 } : {}) };
    // A page follows its reader's own colours.
    if (format === "html") delete query.theme;
    const answer = await ask(`${path}/export/${format}`, query).catch(() => null);
    if (!answer?.ok) {
      said.textContent = answer?.status === 503 ? await answer.text() : t("The file could not be made. Load the page again.");
      return;
    }
    const name = decodeURIComponent(answer.headers.get("Content-Disposition").split("''")[1]);
    const address = URL.createObjectURL(await answer.blob());
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    said.textContent = t("Saved: {file}", { file: name });
  }

  return { root: menu.root, update };
}
