// Chart.js: one canvas per panel; very many points with its own decimation.
import { box, color } from "./data.js";
import { script } from "./measure.js";

export async function load(given, { name }) {
  await script("/benches/node_modules/chart.js/dist/chart.umd.min.js");
  const { sets, years, lines, width, height } = given;
  const points = sets.map((set) => set.map((panel) => panel.map((line) =>
    line.map((y, n) => ({ x: years[n], y })))));
  let charts = [];
  const datasets = (panel) => panel.map((data, line) => ({
    label: `地方${line + 1}`, data, borderColor: color(line), borderWidth: lines > 6 ? 1 : 2, pointRadius: 0,
  }));
  return {
    draw(host, set) {
      charts = points[set].map((panel, n) => {
        const canvas = document.createElement("canvas");
        canvas.width = width;
        canvas.height = height;
        (name === "panels" ? box(host, given) : host).append(canvas);
        return new Chart(canvas, {
          type: "line",
          data: { datasets: datasets(panel) },
          options: {
            animation: false, responsive: false, parsing: false, normalized: true, devicePixelRatio: 1,
            scales: { x: { type: "linear" } },
            plugins: {
              legend: { display: name === "lines" },
              title: { display: true, text: `指标${n + 1}` },
              decimation: { enabled: name === "dense", algorithm: "min-max" },
            },
          },
        });
      });
    },
    redraw(set) {
      charts.forEach((chart, n) => {
        chart.data.datasets.forEach((dataset, line) => { dataset.data = points[set][n][line]; });
        chart.update("none");
      });
    },
    drop: () => charts.forEach((chart) => chart.destroy()),
  };
}
