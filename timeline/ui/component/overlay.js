// What lies over and under Plotly's marks as plain elements: titles, axis, stripes, folds, ring. Titles
// are elements so that any text shows as it is, ends in an ellipsis and can be pointed at.

import { fill, h } from "./dom.js";
import { longDay, many, t } from "./texts.js";
import { lengthInWords } from "./ticks.js";
import { NEAR } from "./packing.js";

// From a chosen mark to its title: the ring needs some of the space.
const RING = NEAR + 5;
const BESIDE = 300;

export class Overlay {
  /** `boldWidth` measures a title in bold: asking the page would make it lay itself out at once. */
  constructor({ axis, bands, folds, titles, ring, halo }, boldWidth) {
    Object.assign(this, { axis, bands, folds, titles, ring, halo, boldWidth });
    this.labels = new Map();
    this.moving = [];
    // The chosen event says all it has to say, over the others if need be.
    this.chosen = h("div.cf-title.cf-selected", { hidden: true });
    titles.append(this.chosen);
  }

  /** Make everything anew for the events drawn. `x` maps axis units to pixels. */
  draw({ drawn, ticks, lanes, scale, known, height, room, titleOf }) {
    this.drawn = drawn;
    this.moving = [];
    this.drawBands(lanes, scale, known, height);
    this.years = ticks.map((tick) => ({ at: tick.at, strong: tick.strong, element: this.keep(tickElement(tick), tick.at) }));
    fill(this.axis, this.years.map((tick) => tick.element));
    this.drawTitles(drawn, titleOf, room);
  }

  drawBands(lanes, scale, known, height) {
    const stripes = lanes
      .filter((lane, place) => place % 2 === 0)
      .map(({ top, bottom }) => h("div.cf-stripe", { style: { top: `${top}px`, height: `${bottom - top}px` } }));
    const folds = scale.gaps.map((gap) => {
      const says = lengthInWords(gap.until - gap.begin, many);
      return this.keep(h("div.cf-fold", { title: t("{length} without events", { length: says }) }), gap.at, gap.at + scale.width);
    });
    fill(this.folds, scale.gaps.map((gap) => {
      const says = lengthInWords(gap.until - gap.begin, many);
      return this.keep(h("div.cf-fold-length", {}, h("span", {}, says)), gap.at, gap.at + scale.width);
    }));
    this.folds.hidden = !scale.gaps.length;
    this.flag?.remove();
    this.flag = null;
    const line = [];
    if (known !== null) {
      const end = scale.place(known + 86400e3);
      line.push(this.keep(h("div.cf-ahead"), end, Infinity), this.keep(h("div.cf-known"), end));
      // The flag stands over the lines of the grid, so not among the bands beneath them.
      this.flag = this.keep(h("div.cf-flag", {}, h("span", {}, t("known on {day}", { day: longDay(known) }))), end);
      this.titles.append(this.flag);
    }
    fill(this.bands, stripes, folds, line);
    this.bands.style.height = `${height}px`;
  }

  /** Remember an element that moves with the axis. */
  keep(element, at, until) {
    this.moving.push({ element, at, until });
    return element;
  }

  drawTitles(drawn, titleOf) {
    const kept = new Set();
    for (const item of drawn) {
      if (!item.side || item.side === "none") continue;
      kept.add(item.row);
      let label = this.labels.get(item.row);
      if (!label) {
        label = h("div.cf-title");
        this.labels.set(item.row, label);
        this.titles.append(label);
      }
      const { title, lang } = titleOf(item.row);
      if (label.textContent !== title) label.textContent = title;
      label.lang = lang;
      label.dir = "auto";
      label.style.width = `${item.shown}px`;
      label.style.textAlign = item.side === "left" ? "right" : "left";
      item.label = label;
    }
    for (const [row, label] of this.labels) {
      if (kept.has(row)) continue;
      label.remove();
      this.labels.delete(row);
    }
  }

  /** Put everything where it belongs for this view. */
  place(x, width) {
    for (const { element, at, until } of this.moving) {
      // What stretches is no longer than the picture with some room for a drag.
      const left = until === undefined ? x(at) : Math.max(x(at), -BESIDE);
      const right = until === undefined ? left : Math.min(x(until), width + BESIDE);
      element.style.transform = `translateX(${left}px)`;
      if (until !== undefined) element.style.width = `${Math.max(0, right - left)}px`;
      element.style.visibility = right < -BESIDE || left > width + BESIDE ? "hidden" : "visible";
    }
    this.placeYears(x);
    for (const item of this.drawn ?? []) {
      const dot = x(item.at);
      item.x = dot;
      item.left = Math.min(x(item.from), dot - 5);
      item.right = Math.max(x(item.to), dot + 5);
      if (item.label) item.label.style.transform = `translate(${titleLeft(item)}px, ${item.y - 10}px)`;
    }
  }

  /** The year stands where it begins, and at the first line in view unless it begins just after. */
  placeYears(x) {
    const first = this.years.findIndex((tick) => x(tick.at) >= 12);
    const next = this.years.findIndex((tick, at) => at > first && tick.strong);
    const room = first >= 0 && (next < 0 || x(this.years[next].at) - x(this.years[first].at) > 44);
    this.years.forEach((tick, at) => tick.element.classList.toggle("cf-strong", tick.strong || (at === first && room)));
  }

  /** Ring the selected event, if it is drawn, and write its title out. */
  select(row, titleOf, room) {
    const item = (this.drawn ?? []).find((one) => one.row === row);
    for (const [other, label] of this.labels) label.classList.toggle("cf-covered", other === row);
    this.ring.hidden = this.chosen.hidden = !item;
    if (!item) return;
    this.ring.style.transform = `translate(${item.x}px, ${item.y}px)`;
    const { title, lang } = titleOf(row);
    if (this.chosen.textContent !== title || !this.chosenWidth) {
      this.chosen.textContent = title;
      this.chosen.lang = lang;
      this.chosen.dir = "auto";
      this.chosenWidth = this.boldWidth(title);
    }
    const wide = this.chosenWidth;
    const right = item.side === "inside" ? Math.max(item.x, 0) + 3 * NEAR - 4 : item.right + RING - (item.bar ? 5 : 0);
    const left = item.left - RING - wide + (item.bar ? 5 : 0);
    const toRight = right + wide <= room ? item.side !== "left" || left < 0 : left < 0;
    this.chosen.style.transform = `translate(${toRight ? right : left}px, ${item.y - 10}px)`;
    this.chosen.style.width = `${toRight ? Math.max(40, Math.min(wide, room - right)) : wide}px`;
    this.chosen.hidden = item.x < -20 || item.x > room + 20;
  }

  /** The event at a place of the stage: a title, else the nearest mark, else a bar. */
  hit(x, y) {
    let best = null;
    let nearest = 15;
    for (const item of this.drawn ?? []) {
      if (Math.abs(item.y - y) > 14) continue;
      if (item.label) {
        const left = titleLeft(item);
        if (x >= left - 2 && x <= left + item.shown + 2 && Math.abs(item.y - y) <= 11) return item;
      }
      const away = Math.hypot(item.x - x, item.y - y);
      if (away < nearest) [best, nearest] = [item, away];
      else if (!best && item.bar && x >= item.left && x <= item.right && Math.abs(item.y - y) <= 8) best = item;
    }
    return best;
  }

  hover(row) {
    const item = row === null ? null : (this.drawn ?? []).find((one) => one.row === row);
    this.halo.hidden = !item;
    if (item) this.halo.style.transform = `translate(${item.x}px, ${item.y}px)`;
    for (const [other, label] of this.labels) label.classList.toggle("cf-hot", other === row);
  }
}

function tickElement({ text, above }) {
  return h("div.cf-tick", {}, h("span", {}, text), above ? h("b", {}, above) : null);
}

function titleLeft(item) {
  if (item.side === "left") return item.left - NEAR - item.shown;
  if (item.side === "inside") return Math.max(item.x, 0) + 3 * NEAR - 4;
  return item.right + NEAR;
}
