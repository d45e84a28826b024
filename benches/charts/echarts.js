// ECharts: one instance with a grid per panel; very many points with its own decimation.
import { color } from "./data.js";
import { script } from "./measure.js";

export async function load(given, { name, variant }) {
  await script("/benches/node_modules/echarts/dist/echarts.min.js");
  const { sets, years, panels, lines, width, height } = given;
  const points = sets.map((set) => set.map((panel) => panel.map((line) => line.map((y, n) => [years[n], y]))));
  const several = panels > 1;
  const place = (n) => ({ left: (n % 4) * (width + 18) + 40, top: Math.floor(n / 4) * (height + 24) + 30 });
  const grid = several
    ? Array.from({ length: panels }, (_, n) => ({ ...place(n), width: width - 50, height: height - 40 }))
    : [{ left: 50, right: 20, top: name === "lines" ? 60 : 30, bottom: 30 }];
  const title = several
    ? Array.from({ length: panels }, (_, n) => ({
      text: `指标${n + 1}`, left: place(n).left, top: place(n).top - 26, textStyle: { fontSize: 12 } }))
    : [];
  const size = several ? { width: 960, height: 3 * (height + 24) + 30 } : { width, height };
  const series = (set) => points[set].flatMap((panel, n) => panel.map((data, line) => ({
    type: "line", name: several ? `${n}-${line}` : `指标${line + 1}`, data, xAxisIndex: n, yAxisIndex: n,
    showSymbol: false, sampling: name === "dense" ? "minmax" : undefined,
    lineStyle: { width: lines > 6 ? 1 : 2, color: color(line) },
  })));
  let chart, box;
  const flush = () => chart.getZr().flush();
  return {
    draw(host, set) {
      box = document.createElement("div");
      box.style.cssText = `width:${size.width}px;height:${size.height}px`;
      host.append(box);
      chart = echarts.init(box, null, { renderer: variant, devicePixelRatio: 1, ...size });
      chart.setOption({
        animation: false, grid, title,
        legend: { show: name === "lines" },
        xAxis: grid.map((_, gridIndex) => ({ type: "value", gridIndex, min: "dataMin", max: "dataMax", axisLabel: { formatter: String } })),
        yAxis: grid.map((_, gridIndex) => ({ type: "value", gridIndex })),
        series: series(set),
      });
      flush();
    },
    redraw(set) {
      chart.setOption({ series: points[set].flatMap((panel) => panel.map((data) => ({ data }))) });
      flush();
    },
    drop: () => chart.dispose(),
  };
}
