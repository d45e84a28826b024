// Compares 1 000 000 observations (5 000 places × 20 indicators × 10 years), and does the same with usual tools for
// tables in a browser: choose two years, sort all 100 000 series by their change, write the first 60 rows. The page
// has one frame for it, 16 ms.
import assert from "node:assert/strict";

import { median, table } from "./lib/numbers.mjs";

// `arrays` are JavaScript's typed arrays sorted in full, as here; `first` finds the first 60 alone.
const TOOLS = ["tongbi", "arrays", "first", "arquero"];
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const TIMES = 12; // comparisons in each visit

export default async function comparing({ address, browser, wasm, say }) {
  const samples = Object.fromEntries(TOOLS.map((tool) => [tool, { load: [], compare: [], scroll: [] }]));
  const context = await browser.newContext();
  let first;
  for (let round = 0; round < ROUNDS; round++) {
    // Round-robin; each round starts with another tool.
    for (let n = 0; n < TOOLS.length; n++) {
      const tool = TOOLS[(n + round) % TOOLS.length];
      const page = await context.newPage();
      page.on("pageerror", (fault) => { throw fault; });
      await page.goto(new URL("benches/comparing/page.html", address).href);
      const got = await page.evaluate(
        async (options) => (await import("/benches/comparing/measure.js")).measure(options),
        { tool, wasm, times: TIMES });
      await page.close();
      assert.deepEqual(got.first, (first ??= got.first), `${tool} finds the same rows`);
      samples[tool].load.push(got.load);
      samples[tool].compare.push(...got.compare);
      samples[tool].scroll.push(...got.scroll);
    }
    process.stdout.write(".");
  }
  await context.close();
  say(`\n\n### two years, 100 000 series by their change, medians of ${ROUNDS} visits`);
  table(say, ["compare", "load"], TOOLS.map((tool) => [tool, [samples[tool].compare, samples[tool].load]]));
  const own = samples.tongbi;
  say(`rows scrolled into view: ${median(own.scroll).toFixed(1)} ms`);
  say(median(own.compare) < 16 ? "within one frame" : "more than one frame");
}
