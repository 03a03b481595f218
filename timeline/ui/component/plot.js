// Hosts plotly.js, the copy that comes with the Python package. The figure's look is made by
// view/figure.py; here its traces are filled. The element stays the same for good, so that zoom and
// drag are never torn by a new chart.

import { ask, loadScript } from "./ask.js";

let library;

export function loadPlotly(program) {
  library ??= (window.Plotly ? Promise.resolve() : loadScript(`${program}/plotly.js`)).then(() => window.Plotly);
  return library;
}

const figures = {};

function figure(program, theme) {
  figures[theme] ??= ask(`${program}/figure/${theme}.json`).then((answer) => answer.json());
  return figures[theme];
}

const CONFIG = {
  scrollZoom: true,
  displayModeBar: false,
  doubleClick: false,
  showTips: false,
  displaylogo: false,
  responsive: false,
};

export class Plot {
  /** `onMove` hears every step of a drag or zoom, `onSettle` its end; both get [low, high]. */
  constructor(element, program, { onMove, onSettle }) {
    this.element = element;
    this.program = program;
    this.onMove = onMove;
    this.onSettle = onSettle;
    this.listening = false;
    this.drawing = Promise.resolve();
    loadPlotly(program);
  }

  /** Fill the figure's traces and show it. `traces` follow the figure's order. */
  draw(traces, { width, height, low, high, ticks, reach, theme }) {
    const asked = performance.now();
    const work = async () => {
      const [Plotly, base] = await Promise.all([loadPlotly(this.program), figure(this.program, theme)]);
      // Areas stand only where there are too many marks; drawing none of them is quicker than empty ones.
      const needed = base.data.filter((trace, at) => trace.name !== "density" || traces[at]);
      const data = needed.map((trace, at) => {
        const filled = traces[at] ?? {};
        return { ...trace, ...filled, ...(trace.marker && { marker: { ...trace.marker, ...filled.marker } }) };
      });
      const layout = {
        ...base.layout,
        width,
        height,
        xaxis: {
          ...base.layout.xaxis,
          range: [low, high],
          minallowed: reach[0],
          maxallowed: reach[1],
          tickmode: "array",
          tickvals: ticks,
        },
        yaxis: { ...base.layout.yaxis, range: [height, 0] },
      };
      await Plotly.react(this.element, data, layout, CONFIG);
      if (!this.listening) this.listen();
      // For whoever measures: how often it was drawn, and how long the last time took.
      this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
      this.element.dataset.took = String(Math.round(performance.now() - asked));
    };
    // One after the other: Plotly must not be asked again while it draws.
    this.drawing = this.drawing.then(work, work);
    return this.drawing;
  }

  listen() {
    this.listening = true;
    const range = () => this.element._fullLayout.xaxis.range.map(Number);
    this.element.on("plotly_relayouting", () => this.onMove(range()));
    this.element.on("plotly_relayout", () => this.onSettle(range()));
  }
}
