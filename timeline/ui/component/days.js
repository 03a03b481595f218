// The days that a date may be, to choose from with one press: the likeliest first, then the whole range.

import { h } from "./dom.js";
import { t } from "./texts.js";

/** Buttons that write a day or a range into a field. */
export function daysOf(days, field) {
  const tells = [t("likeliest day"), t("whole range")];
  const chips = days.map(({ value, says }, at) =>
    h("button.cf-day", { type: "button", onclick: () => { field.value = value; show(); field.focus(); } }, says, h("small", {}, tells[at])));
  const show = () => chips.forEach((chip, at) => chip.setAttribute("aria-pressed", String(days[at].value === field.value)));
  field.addEventListener("input", show);
  show();
  return h("div.cf-days", { role: "group", "aria-label": t("Choose a day") }, chips);
}
