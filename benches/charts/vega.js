// Vega-Lite on a canvas, starting from its specification.
import { color } from "./data.js";
import { script } from "./measure.js";

export async function load(given, { name }) {
  await script("/benches/node_modules/vega/build/vega.min.js");
  await script("/benches/node_modules/vega-lite/build/vega-lite.min.js");
  const { sets, years, panels, lines, width, height } = given;
  const several = panels > 1;
  const rows = (set) => sets[set].flatMap((panel, n) => panel.flatMap((line, m) =>
    line.map((value, at) => ({ year: years[at], value, line: m, panel: n + 1 }))));
  const given_rows = [rows(0), rows(1)];
  const domain = Array.from({ length: lines }, (_, n) => n);
  const unit = {
    mark: { type: "line", strokeWidth: lines > 6 ? 1 : 2 },
    encoding: {
      x: { field: "year", type: "quantitative", scale: { zero: false }, title: null, axis: { format: "d" } },
      y: { field: "value", type: "quantitative", title: null },
      color: {
        field: "line", type: "nominal", scale: { domain, range: domain.map(color) },
        legend: name === "lines" ? {} : null,
      },
    },
  };
  const spec = (set) => ({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: "table", values: given_rows[set] },
    ...(several
      ? { facet: { field: "panel", type: "ordinal", title: null }, columns: 4, spec: { width: width - 50, height: height - 40, ...unit } }
      : { width: width - 60, height: height - 40, ...unit }),
  });
  let view;
  // A view modifies its rows, so each one gets copies.
  const copies = (set) => given_rows[set].map((row) => ({ ...row }));
  let next;
  return {
    draw(host, set) {
      const { spec: compiled } = vegaLite.compile(spec(set));
      view = new vega.View(vega.parse(compiled), { renderer: "canvas" }).initialize(host);
      next = [copies(0), copies(1)];
      return view.runAsync();
    },
    redraw(set) {
      const changes = vega.changeset().remove(() => true).insert(next[set]);
      return view.change("table", changes).runAsync();
    },
    drop: () => view.finalize(),
  };
}
