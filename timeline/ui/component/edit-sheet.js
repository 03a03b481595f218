// A window over the page for what is corrected beside the card.

import { h, icon } from "./dom.js";
import { t } from "./texts.js";

/** Open a window; `closed` is called once it is gone. Gives the window. */
export function openSheet(title, content, closed = () => {}) {
  const opener = document.activeElement;
  const dialog = h("dialog.cf-article.cf.cf-edit-sheet", { "aria-label": title });
  dialog.append(h("div.cf-paper", {},
    h("button.cf-step.cf-shut", { type: "button", "aria-label": t("Close"), onclick: () => dialog.close() }, icon("close")),
    h("h2", { dir: "auto" }, title),
    content));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
    closed();
  });
  document.querySelector(".cf-part-card").append(dialog);
  dialog.showModal();
  return dialog;
}
