// uPlot: one canvas per panel.
import { box, color } from "./data.js";
import { script } from "./measure.js";

export async function load(given, { name }) {
  await script("/benches/node_modules/uplot/dist/uPlot.iife.min.js");
  const { sets, years, lines, width, height } = given;
  const tables = sets.map((set) => set.map((panel) => [years, ...panel]));
  const series = (panel) => [{}, ...Array.from({ length: lines }, (_, line) => ({
    label: `${panel}-${line}`, stroke: color(line), width: lines > 6 ? 1 : 2, points: { show: false },
  }))];
  let plots = [];
  return {
    draw(host, set) {
      plots = tables[set].map((table, panel) => new uPlot({
        width, height, title: `指标${panel + 1}`, series: series(panel),
        scales: { x: { time: false } }, legend: { show: name === "lines" }, cursor: { show: false },
      }, table, name === "panels" ? box(host, given) : host));
      return Promise.resolve();
    },
    redraw(set) {
      plots.forEach((plot, panel) => plot.setData(tables[set][panel]));
      return Promise.resolve();
    },
    drop: () => plots.forEach((plot) => plot.destroy()),
  };
}
