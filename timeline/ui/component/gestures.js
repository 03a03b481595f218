// What fingers, mouse and keys do on the timeline beyond Plotly's own drag and wheel: choose an event,
// point at one, pinch, reset by double click.

const STILL = 5;
const TWICE = 400;

/** `on` holds hit(x, y), choose(item), point(item, x, y), zoom(factor, x), home(). */
export function listen(stage, on) {
  let down = null;
  let last = 0;

  const place = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  stage.addEventListener("pointerdown", (event) => {
    down = event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY, moved: false } : null;
    on.point(null);
  }, true);

  // Plotly lays a cover over the page while it drags, so the end is heard on the window.
  window.addEventListener("pointerup", (event) => {
    if (!down) return;
    const away = Math.hypot(event.clientX - down.x, event.clientY - down.y);
    down = null;
    if (away > STILL) return;
    const [x, y] = place(event);
    const item = on.hit(x, y);
    if (item) return on.choose(item);
    // Plotly keeps the browser from hearing a double click, so two quick ones are told apart here.
    const now = performance.now();
    if (now - last < TWICE) on.home();
    last = now;
  }, true);

  stage.addEventListener("pointermove", (event) => {
    if (down || event.pointerType === "touch") return;
    const [x, y] = place(event);
    on.point(on.hit(x, y), x, y);
  });
  stage.addEventListener("pointerleave", () => on.point(null));
  pinch(stage, on, place);
}

function pinch(stage, on, place) {
  let apart = 0;
  const distance = ({ touches: [a, b] }) => Math.abs(a.clientX - b.clientX) + 20;
  const two = (event) => event.touches.length === 2;
  stage.addEventListener("touchstart", (event) => {
    if (!two(event)) return;
    event.stopPropagation();
    apart = distance(event);
  }, { capture: true, passive: true });
  stage.addEventListener("touchmove", (event) => {
    if (!two(event) || !apart) return;
    event.preventDefault();
    event.stopPropagation();
    const now = distance(event);
    const middle = { clientX: (event.touches[0].clientX + event.touches[1].clientX) / 2, clientY: 0 };
    on.zoom(apart / now, place(middle)[0]);
    apart = now;
  }, { capture: true, passive: false });
  stage.addEventListener("touchend", () => { apart = 0; }, { capture: true, passive: true });
}
