// Observable Plot: SVG, panels as facets. It cannot change a plot, so new values need a new plot.
import { color } from "./data.js";
import { script } from "./measure.js";

export async function load(given, { name }) {
  await script("/benches/node_modules/d3/dist/d3.min.js");
  await script("/benches/node_modules/@observablehq/plot/dist/plot.umd.min.js");
  const { sets, years, panels, lines, width, height } = given;
  const several = panels > 1;
  const rows = sets.map((set) => set.flatMap((panel, n) => panel.flatMap((line, m) =>
    line.map((value, at) => ({ year: years[at], value, line: m, panel: n, column: n % 4, row: Math.floor(n / 4) })))));
  const make = (set) => Plot.plot({
    ...(several ? { width: 960, height: 3 * (height + 24) + 40, marginTop: 30 } : { width, height }),
    x: { tickFormat: String, ...(several ? { ticks: 3 } : {}) },
    y: { grid: true, ...(several ? { ticks: 4 } : {}) },
    color: { domain: Array.from({ length: lines }, (_, n) => n), range: Array.from({ length: lines }, (_, n) => color(n)), legend: name === "lines" },
    ...(several ? { fx: { axis: null }, fy: { axis: null } } : {}),
    marks: [
      Plot.lineY(rows[set], {
        x: "year", y: "value", z: "line", stroke: "line", strokeWidth: lines > 6 ? 1 : 2,
        ...(several ? { fx: "column", fy: "row" } : {}),
      }),
      ...(several ? [Plot.text(
        Array.from({ length: panels }, (_, n) => n),
        { fx: (n) => n % 4, fy: (n) => Math.floor(n / 4), text: (n) => `指标${n + 1}`, frameAnchor: "top-left", dy: -12 },
      )] : []),
    ],
  });
  let shown;
  return {
    draw(host, set) {
      shown = make(set);
      host.append(shown);
    },
    redraw(set) {
      const next = make(set);
      shown.replaceWith(next);
      shown = next;
    },
  };
}
