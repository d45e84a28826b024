// Measures the time from opening a link to its chart on screen. The page is compared with minimal pages of other
// libraries, which have the same figures in their address, and with an empty page. Fresh profiles, brotli, a fast
// line and one of 1.6 Mbit/s with a round trip of 150 ms. Needs `dist/`.
//
// `ROUNDS=3 PAGES=tongbi,empty` measures less; `PICTURES=folder` stores screenshots.
import { host } from "./lib/host.mjs";
import { median } from "./lib/numbers.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const MODULES = "benches/node_modules";
const CHARTS = "benches/charts";
/** The files that the page of each library needs, requested together. */
const LIBRARIES = {
  uplot: [`${MODULES}/uplot/dist/uPlot.iife.min.js`],
  plot: [`${MODULES}/d3/dist/d3.min.js`, `${MODULES}/@observablehq/plot/dist/plot.umd.min.js`],
  chartjs: [`${MODULES}/chart.js/dist/chart.umd.min.js`],
  "echarts-canvas": [`${MODULES}/echarts/dist/echarts.min.js`],
  vega: [`${MODULES}/vega/build/vega.min.js`, `${MODULES}/vega-lite/build/vega-lite.min.js`],
};
const PAGES = process.env.PAGES?.split(",") ?? ["tongbi", "empty", ...Object.keys(LIBRARIES)];
const LINES = {
  "fast line": null,
  "1.6 Mbit/s": { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 },
};
const EMPTY = "<!doctype html><meta charset=utf-8><title>empty</title><p id=drawn>empty";

/** A minimal page that draws twelve lines of ten years with a library. */
function pageOf(library) {
  const [module, variant] = library.split("-");
  const needs = LIBRARIES[library].map((file) => `<link rel="preload" as="script" href="/${file}">`).join("");
  return `<!doctype html><meta charset="utf-8"><title>${library}</title>
${needs}<link rel="modulepreload" href="/${CHARTS}/${module}.js"><link rel="modulepreload" href="/${CHARTS}/data.js">
<link rel="modulepreload" href="/${CHARTS}/measure.js"><style>#host { width: 960px }</style><div id="host"></div>
<script type="module">
import { data } from "/${CHARTS}/data.js";
import { load } from "/${CHARTS}/${module}.js";
const given = data("lines");
const drawing = await load(given, { name: "lines", variant: "${variant}" });
await drawing.draw(document.getElementById("host"), 0);
document.body.append(Object.assign(document.createElement("i"), { id: "drawn" }));
</script>`;
}

/** The page of a path outside the repository's folder. */
const made = (pathname) => pathname === "/empty" ? EMPTY : LIBRARIES[pathname.slice(1)] && pageOf(pathname.slice(1));

/** A link to a chart of a sample, made in the page as a reader makes it. */
async function linkOf(browser, address) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${address}/dist/?lang=zh#src=samples/state-council.json`);
  // The link's own view would replace a tab that is chosen before.
  await page.locator(".shelf .year").first().waitFor();
  await page.getByRole("tab", { name: "图表", exact: true }).click();
  await page.locator("figure svg").first().waitFor();
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "分享链接" }).inputValue();
  await page.context().close();
  return link;
}

/** Milliseconds from opening an address in a fresh profile until its chart is shown, and the bytes transferred. */
async function open(browser, address, line, picture) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  if (line) await network.send("Network.emulateNetworkConditions", line);
  let bytes = 0;
  network.on("Network.dataReceived", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector("#drawn, figure svg path")) return requestAnimationFrame(look);
      // The chart is on screen in the next frame.
      return requestAnimationFrame(() => { window.shownAt = performance.now(); });
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: "commit" });
  const time = await (await page.waitForFunction(() => window.shownAt, null, { timeout: 60_000 })).jsonValue();
  if (picture) await page.screenshot({ path: picture });
  await context.close();
  return { time, bytes };
}

export default async function link({ root, browser, say }) {
  const { server, address } = await host(root, made);
  const ours = await linkOf(browser, address);
  const addresses = PAGES.map((name) => [name, name === "tongbi" ? ours : `${address}/${name}`]);
  for (const [title, line] of Object.entries(LINES)) {
    const times = Object.fromEntries(PAGES.map((name) => [name, []]));
    const weights = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < addresses.length; n++) {
        const [name, at] = addresses[(n + round) % addresses.length];
        const picture = process.env.PICTURES && round === 0 ? `${process.env.PICTURES}/link-${name}.png` : null;
        const { time, bytes } = await open(browser, at, line, picture);
        times[name].push(time);
        weights[name] = bytes;
      }
      process.stdout.write(".");
    }
    const empty = median(times.empty ?? times.tongbi);
    say(`\n\n### ${title}, medians of ${ROUNDS} fresh profiles`);
    say(`${"".padEnd(16)}${"ms".padStart(9)}${"× empty".padStart(9)}${"kB".padStart(9)}`);
    for (const name of PAGES) {
      const time = median(times[name]);
      say(name.padEnd(16) + time.toFixed(0).padStart(9) + (time / empty).toFixed(2).padStart(9) + (weights[name] / 1000).toFixed(0).padStart(9));
    }
  }
  server.close();
  server.closeAllConnections();
}
