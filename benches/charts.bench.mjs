// Compares the page's charts with charting libraries: the time from data in memory to a forced layout (for a canvas:
// to one pixel read), and to the next frame. Measured are the first chart of a fresh page, a further chart, and the
// library's own way to show new values in an existing chart.
//
// `LIBRARIES=tongbi,uplot CASES=lines ROUNDS=3` measures less, `PICTURES=folder` stores screenshots.
import { median, table } from "./lib/numbers.mjs";

const LIBRARIES = ["tongbi", "uplot", "plot", "chartjs", "echarts-canvas", "echarts-svg", "vega"];
const CASES = process.env.CASES?.split(",") ?? ["lines", "panels", "dense"];
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const WARM = 3; // warm charts and redraws in each visit

export default async function charts({ address, browser, wasm, say }) {
  const only = process.env.LIBRARIES?.split(",") ?? LIBRARIES;
  const samples = {};
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of CASES) {
      // Round-robin; each round starts with another library.
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
  // The first chart of a fresh page, a further chart, new values in an existing chart.
  const columns = ["first", "warm", "redraw"];
  const rows = (name, suffix) => only.map((library) =>
    [library, columns.map((column) => samples[name][library][column + suffix])]);
  const behind = [];
  for (const name of CASES) {
    say(`\n\n### ${titles[name]}, medians of ${ROUNDS} visits: to a forced layout or a pixel read`);
    const [ours, ...others] = table(say, columns, rows(name, ""));
    for (const [library, values] of others) {
      values.forEach((value, at) => { if (value <= ours[1][at]) behind.push(`${library}: ${columns[at]} of ${titles[name]}`); });
    }
    say("\nto the next frame; frames come sixty times a second, so much of it is waiting");
    table(say, columns, rows(name, "+frame"));
    const markup = samples[name].tongbi?.markup;
    if (markup) say(`\nmarkup: ${(median(markup) / 1024).toFixed(1)} kB`);
  }
  say(behind.length ? `\nfaster than ours:\n${behind.join("\n")}` : "\nnone of them is faster anywhere");
}
