// Titles beside their marks, row under row, none covering another.
// The same rules as view/packing.py, which explains them; a test holds the two to the same answers.

export const NEAR = 6;
export const APART = 14;
export const SHORTEST = 150;

/** Items {left, right, dot, width} from left to right -> [{row, side, width}]. */
export function pack(items, room, most) {
  const rows = [];
  const places = [];
  items.forEach((item, number) => {
    let place = fit(item, rows, room) ?? flip(item, rows, items, places, room);
    if (!place && rows.length < most) {
      rows.push({ end: -Infinity, marks: -Infinity, before: -Infinity, last: -1 });
      const inNew = fit(item, rows.slice(-1), room);
      place = { row: rows.length - 1, side: inNew ? inNew.side : "none" };
    }
    place ??= alone(item, rows, places);
    take(rows[place.row], item, place.side, number);
    places.push(place);
  });
  return filled(items, places, room);
}

function fit(item, rows, room) {
  const sides = sidesOf(item, room);
  for (let number = 0; number < rows.length; number++) {
    for (const side of sides) {
      const [left, right] = reach(item, side);
      const inside = side === "left" ? left >= 0 : right <= room;
      if (inside && left >= rows[number].end + APART) return { row: number, side };
    }
  }
  return null;
}

function flip(item, rows, items, places, room) {
  const [left, right] = reach(item, "right");
  for (let number = 0; number < rows.length; number++) {
    const row = rows[number];
    if (right > room || item.dot < 0 || places[row.last].side !== "right") continue;
    const [start] = reach(items[row.last], "left");
    if (start >= Math.max(row.before + APART, 0) && left >= row.marks + APART) {
      places[row.last].side = "left";
      row.end = row.marks;
      return { row: number, side: "right" };
    }
  }
  return null;
}

function alone(item, rows, places) {
  let best = 0;
  for (let number = 0; number < rows.length; number++) {
    if (item.left >= rows[number].end + NEAR) return { row: number, side: "none" };
    if (rows[number].marks < rows[best].marks) best = number;
  }
  const row = rows[best];
  const last = places[row.last];
  if (last.side === "right" || last.side === "inside") {
    last.side = "none";
    row.end = row.marks;
  }
  return { row: best, side: "none" };
}

function filled(items, places, room) {
  const rows = new Map();
  const spans = places.map(({ row, side }, number) => {
    if (!rows.has(row)) rows.set(row, []);
    rows.get(row).push(number);
    return taken(items[number], side);
  });
  places.forEach((place, number) => {
    const item = items[number];
    place.width = item.width;
    if (place.side !== "none") return;
    place.width = 0;
    if (!item.width || item.dot < 0 || item.dot > room) return;
    let before = -APART;
    let after = room + APART;
    for (const other of rows.get(place.row)) {
      if (other === number) continue;
      const [start, end] = spans[other];
      if (start < item.left && end > before) before = end;
      if (end > item.right && start < after) after = start;
    }
    const spaces = [["right", after - APART - item.right - NEAR], ["left", item.left - NEAR - before - APART]];
    for (const [side, space] of spaces) {
      if (space < Math.min(item.width, SHORTEST)) continue;
      place.side = side;
      place.width = Math.min(item.width, space);
      spans[number] = taken({ ...item, width: place.width }, side);
      break;
    }
  });
  return places;
}

function take(row, item, side, number) {
  row.before = row.end;
  row.marks = Math.max(row.marks, item.right);
  row.end = Math.max(row.end, taken(item, side)[1]);
  row.last = number;
}

function sidesOf(item, room) {
  const inside = Math.min(item.right, room) - Math.max(item.dot, 0) > item.width + 4 * NEAR;
  const beside = item.dot >= 0 && item.dot <= room;
  return [...(inside ? ["inside"] : []), ...(beside ? ["right", "left"] : [])];
}

function reach(item, side) {
  if (side === "right") return [item.left, item.right + NEAR + item.width];
  if (side === "left") return [item.left - NEAR - item.width, item.right];
  if (side === "inside") return [Math.max(item.left, 0), Math.max(item.dot, 0) + 3 * NEAR + item.width];
  return [item.left, item.right];
}

function taken(item, side) {
  const [left, right] = reach(item, side);
  return [Math.min(left, item.left), Math.max(right, item.right)];
}

/** Share `budget` rows among lanes that need so many: each row goes where the need is least met. */
export function share(needs, budget) {
  const rows = needs.map(() => 1);
  for (let left = budget - needs.length; left > 0; left--) {
    let most = -1;
    for (let lane = 0; lane < needs.length; lane++) {
      if (rows[lane] >= needs[lane]) continue;
      if (most < 0 || needs[lane] / rows[lane] > needs[most] / rows[most]) most = lane;
    }
    if (most < 0) break;
    rows[most]++;
  }
  return rows;
}
