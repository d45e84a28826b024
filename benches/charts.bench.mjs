// Charts beside the libraries that people draw them with: from data in memory to a forced layout
// (of a canvas: to one pixel read), and to the next frame. A chart in a fresh page, a chart where
// some were drawn before, and the library's own way to show new values in a chart that stands.
import { median, table } from "./lib/numbers.mjs";

const LIBRARIES = ["tongbi", "uplot", "plot", "chartjs", "echarts-canvas", "echarts-svg", "vega"];
const CASES = ["lines", "panels", "dense"];
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const WARM = 3; // warm charts and redraws in each visit

export default async function charts({ address, browser, wasm }) {
  const only = process.env.LIBRARIES?.split(",") ?? LIBRARIES;
  const samples = {};
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of CASES) {
      // Round-robin, another first each time.
      for (let n = 0; n < only.length; n++) {
        const library = only[(n + round) % only.length];
        const page = await context.newPage();
        page.on("pageerror", (fault) => { throw fault; });
        await page.goto(new URL("benches/charts/page.html", address).href);
        const got = await page.evaluate(
          async (options) => (await import("/benches/charts/measure.js")).measure(options),
          { library, name, wasm, warm: WARM });
        if (process.env.PICTURES && round === 0) {
          await page.screenshot({ path: `${process.env.PICTURES}/${name}-${library}.png` });
        }
        await page.close();
        const kept = ((samples[name] ??= {})[library] ??= {});
        for (const [what, times] of Object.entries(got)) (kept[what] ??= []).push(...times);
      }
    }
    process.stdout.write(".");
  }
  await context.close();

  const titles = {
    lines: "12 series × 10 points",
    panels: "12 panels × 27 lines × 10 points",
    dense: "100 000 points",
  };
  const columns = ["first", "warm", "redraw", "first+frame", "warm+frame", "redraw+frame"];
  let behind = 0;
  for (const name of CASES) {
    console.log(`\n\n### ${titles[name]}, medians of ${ROUNDS} visits`);
    const rows = only.map((library) => [library, columns.map((column) => samples[name][library][column])]);
    const [ours, ...others] = table(columns, rows);
    behind += others.flatMap(([, values]) => values.map((value, at) => value < ours[1][at])).filter(Boolean).length;
    const markup = samples[name].tongbi?.markup;
    if (markup) console.log(`markup: ${(median(markup) / 1024).toFixed(1)} kB`);
  }
  console.log(behind ? `\nsomebody is faster in ${behind} places` : "\nnobody is faster anywhere");
}
