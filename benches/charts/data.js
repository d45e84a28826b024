// The same figures for each library: one decimal, as in reports; two sets per case.

/** A small generator of numbers from 0 to 1 with a fixed seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function course(next, length, step, drift) {
  let at = 400 + next() * 600;
  return Array.from({ length }, () => {
    at = Math.min(1600, Math.max(100, at + (next() - drift) * step));
    return Math.round(at);
  });
}

/**
 * A case: `panels` × `lines` × `years`, and two sets of values by panel, line and year. `tenths` are the same
 * values as whole numbers of tenths.
 */
export function data(name) {
  const decade = Array.from({ length: 10 }, (_, n) => 2015 + n);
  const [panels, lines, years, width, height] = {
    lines: [1, 12, decade, 720, 320],
    panels: [12, 27, decade, 222, 154],
    dense: [1, 1, Array.from({ length: 100_000 }, (_, n) => Math.floor(n * 0.65) - 32_700), 720, 320],
  }[name];
  const tenths = [1, 2].map((seed) => {
    const next = random(seed);
    return Array.from({ length: panels }, () =>
      Array.from({ length: lines }, () => course(next, years.length, ...(name === "dense" ? [60, 0.5] : [200, 0.45]))));
  });
  const sets = tenths.map((set) => set.map((panel) => panel.map((line) => line.map((value) => value / 10))));
  return { panels, lines, years, width, height, tenths, sets };
}

/** The colours of lines; as many as the page has. */
export const COLORS = ["#1d5fa6", "#9a5f0b", "#17705f", "#7a3e8f", "#57606b"];

export const color = (line) => COLORS[line % COLORS.length];

/** A place to draw one panel in. */
export function box(host, { width, height }) {
  const box = document.createElement("div");
  box.style.cssText = `display:inline-block;width:${width}px;height:${height}px;margin:0 8px 8px 0`;
  host.append(box);
  return box;
}
