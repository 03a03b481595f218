// A button that opens a small panel below itself. The browser's own popover closes it by Escape, by a
// click elsewhere and when another opens.

import { fill, h, icon } from "./dom.js";

let count = 0;

export function createMenu() {
  const id = `cf-menu-${++count}`;
  const says = h("span");
  const badge = h("span.cf-badge");
  const panel = h("div.cf-panel", { id, popover: "auto" });
  const button = h("button.cf-menu", { type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", popovertarget: id }, says, badge, icon("down"));
  let content = () => [];

  function place() {
    const box = button.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8));
    panel.style.left = `${left}px`;
    panel.style.top = `${box.bottom + 6}px`;
    panel.style.maxHeight = `${Math.max(160, innerHeight - box.bottom - 20)}px`;
  }

  function draw() {
    // What had the focus keeps it, so that a list can be walked while it changes.
    const focused = panel.contains(document.activeElement) ? focusPath(panel) : null;
    const scrolled = panel.querySelector(".cf-options")?.scrollTop ?? 0;
    fill(panel, content(draw));
    const list = panel.querySelector(".cf-options");
    if (list) list.scrollTop = scrolled;
    if (focused !== null) focusables(panel)[Math.min(focused, focusables(panel).length - 1)]?.focus();
  }

  panel.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      draw();
      place();
      focusables(panel)[0]?.focus({ preventScroll: true });
    }
  });

  return {
    root: h("div.cf-menu-place", {}, button, panel),
    update(label, chosen, make) {
      says.textContent = label;
      panel.setAttribute("aria-label", label);
      panel.setAttribute("role", "dialog");
      badge.textContent = chosen || "";
      badge.hidden = !chosen;
      button.classList.toggle("cf-active", Boolean(chosen));
      content = make;
      if (panel.matches(":popover-open")) draw();
    },
  };
}

const focusables = (panel) => [...panel.querySelectorAll("input, button, select")];
const focusPath = (panel) => focusables(panel).indexOf(document.activeElement);
