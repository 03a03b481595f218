// Choosing one or several of many by typing a part of the name: the arrows walk, Enter takes, Escape
// leaves. What is chosen of several stands before the field, each with a button that takes it out.

import { fill, h, icon } from "./dom.js";
import { t } from "./texts.js";

// So many are listed at once; typing brings the others.
const MOST = 100;
let count = 0;

export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * `values` are those chosen and `options` those there are, each `[id, name, what it is]`; `options` may
 * be a function that fetches them. `several` may be chosen, or one; `free` takes words that are no option.
 * `empty` is what choosing none is called. Gives the element and `chosen()`, the ids.
 */
export function createPicker({ label, values = [], options = [], several = false, free = false, empty = null, hint = "", onchange = () => {} }) {
  const id = `cf-picker-${++count}`;
  const input = h("input", { type: "text", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: hint });
  const list = h("ul.cf-picker-list.cf", { id, role: "listbox", popover: "manual", "aria-label": label });
  const tokens = h("ul.cf-tokens");
  const root = h("div.cf-picker", { class: several ? "cf-several" : "" }, several && tokens, h("div.cf-picker-field", {}, input, !several && icon("down")), list);
  let chosen = values.filter(([one]) => one);
  let known = null;
  let shown = [];
  let active = -1;

  const named = () => (chosen.length ? chosen[0][1] : empty ?? "");

  async function open() {
    known ??= typeof options === "function" ? await options() : options;
    if (document.activeElement !== input) return;
    show();
  }

  function show() {
    const typed = several || input.value !== named() ? folded(input.value.trim()) : "";
    const has = new Set(several ? chosen.map(([one]) => one) : []);
    const found = (known ?? []).filter(([one, name]) => !has.has(one) && (!typed || folded(name).includes(typed)));
    // Names that begin with what was typed come first.
    if (typed) found.sort((one, other) => folded(other[1]).startsWith(typed) - folded(one[1]).startsWith(typed));
    shown = [...(empty !== null && !typed ? [["", empty]] : []), ...found.slice(0, MOST)];
    active = typed && shown.length ? 0 : -1;
    fill(list, shown.length
      ? shown.map(([one, name, what], at) => h("li", { id: `${id}-${at}`, role: "option", "aria-selected": String(!several && one === (chosen[0]?.[0] ?? "")), onmousemove: () => { if (active !== at) { active = at; mark(false); } }, onmousedown: (event) => { event.preventDefault(); take(at); } },
        h("span", { dir: "auto" }, name), what && h("small.cf-muted", {}, what)))
      : !free && h("li.cf-muted", { role: "presentation" }, t("Nothing of that name.")));
    const wanted = list.childElementCount > 0;
    if (wanted) {
      if (!list.matches(":popover-open")) list.showPopover();
      place();
    } else if (list.matches(":popover-open")) list.hidePopover();
    input.setAttribute("aria-expanded", String(wanted));
    mark();
  }

  function place() {
    const box = input.getBoundingClientRect();
    const below = innerHeight - box.bottom - 12;
    const up = below < 160 && box.top > below;
    Object.assign(list.style, {
      left: `${box.left}px`, width: `${box.width}px`,
      top: up ? "auto" : `${box.bottom + 4}px`, bottom: up ? `${innerHeight - box.top + 4}px` : "auto",
      maxHeight: `${Math.min(280, up ? box.top - 12 : below)}px`,
    });
  }

  function mark(follow = true) {
    [...list.children].forEach((item, at) => item.classList.toggle("cf-active", at === active));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
      if (follow) list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    if (list.matches(":popover-open")) list.hidePopover();
    input.setAttribute("aria-expanded", "false");
    active = -1;
    mark();
  }

  function take(at) {
    const [one, name] = shown[at];
    chosen = several ? [...chosen, [one, name]] : one ? [[one, name]] : [];
    settle();
    close();
  }

  /** What was typed is taken as it is, where that may be. */
  function takeTyped() {
    const typed = input.value.split(",").map((word) => word.trim()).filter(Boolean);
    for (const word of typed) {
      const [one, name] = known?.find(([, called]) => folded(called) === folded(word)) ?? [word, word];
      if (!chosen.some(([has]) => has === one)) chosen.push([one, name]);
    }
    if (typed.length) settle();
  }

  function settle() {
    input.value = several ? "" : named();
    draw();
    onchange();
  }

  function draw() {
    fill(tokens, chosen.map(([one, name]) => h("li.cf-token", {}, h("span", { dir: "auto" }, name),
      h("button", { type: "button", "aria-label": t("Remove “{what}”", { what: name }), onclick: () => { chosen = chosen.filter(([has]) => has !== one); settle(); input.focus(); } }, icon("close")))));
  }

  input.addEventListener("focus", () => { input.select(); open(); });
  input.addEventListener("click", open);
  input.addEventListener("input", () => {
    if (several && free && input.value.includes(",")) takeTyped();
    if (known) show();
    onchange();
  });
  input.addEventListener("blur", () => {
    if (several && free) takeTyped();
    else if (!several) input.value = named();
    else input.value = "";
    close();
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = list.matches(":popover-open");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!isOpen) open();
      else if (shown.length) { active = (active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length; mark(); }
    } else if (event.key === "Enter") {
      // Never sends the form it stands in: that is what its button is for.
      event.preventDefault();
      if (isOpen && active >= 0) take(active);
      else if (several && free) takeTyped();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && several && !input.value && chosen.length) {
      chosen.pop();
      settle();
      open();
    }
  });

  input.value = several ? "" : named();
  draw();
  // A word that is still being typed counts.
  const pending = () => (several && free && input.value.trim() ? [input.value.trim()] : []);
  return { root, chosen: () => [...chosen.map(([one]) => one), ...pending()] };
}
