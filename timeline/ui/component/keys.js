// Previous and next by the arrow keys, anywhere on the page where arrows have no other use.

const OWN_ARROWS = 'input, textarea, select, [contenteditable="true"], [role="slider"], [role="radiogroup"], dialog[open], [popover], .cf-sideways';

let listening = false;

export function listenForSteps(act) {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.(OWN_ARROWS) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act("step", by);
  });
}
