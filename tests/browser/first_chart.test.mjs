// A link's chart before the rest of the page runs, and embedded in another page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { alerts, go, host, launch, openTwoYears, press, shelf, shows, visit } from "./page.mjs";

/** A link to a chart, made as a reader makes it. */
async function chartLink(page) {
  await openTwoYears(page);
  await go(page, /^(图表|Charts)$/);
  await page.locator("figure svg").waitFor();
  await press(page, /^(分享|Share)$/);
  return page.getByRole("textbox", { name: /^(分享链接|Link to share)$/ }).inputValue();
}

/** What a figure says, and the shapes that it draws. */
const drawn = (figure) => figure.evaluate((figure) => ({
  title: figure.querySelector("figcaption").textContent,
  shapes: [...figure.querySelectorAll("svg path")].map((path) => path.getAttribute("d")),
}));

const embedded = (link) => link.replace("s=charts", "s=embed");

visit("a link's chart stands before the rest of the page, and stays where it is", {}, async (page, { arrive }) => {
  const link = await chartLink(page);
  assert.match(link, /\/chart\.html\?lang=zh&s=charts#/);
  const of = page.locator("figure");
  const expected = await drawn(of);
  // The page itself opens such a link too.
  for (const [width, height, at] of [[1280, 900, link], [390, 844, link.replace("chart.html", "")]]) {
    const other = await arrive({ at: "?lang=zh", width, height });
    let goOn;
    const held = new Promise((go) => { goOn = go; });
    await other.route(/\/tongbi-[0-9a-f]+\.js$/, (route) => held.then(() => route.continue()));
    await other.goto(at, { waitUntil: "commit" });
    const first = other.locator("#first figure");
    await first.waitFor();
    const { title, shapes } = await drawn(first);
    assert.equal(title, expected.title);
    if (width === 1280) assert.deepEqual(shapes, expected.shapes);
    assert.ok(await other.locator("#app").isHidden());
    const top = () => other.locator("figure svg").evaluate((drawing) => Math.round(drawing.getBoundingClientRect().top));
    const before = await top();
    goOn();
    await other.locator("#app figure svg").waitFor();
    assert.equal(await other.locator("#first").count(), 0);
    assert.deepEqual((await drawn(other.locator("figure"))).shapes, shapes);
    // Below the top of the page there is nothing to scroll.
    const scrolled = await other.evaluate(() => scrollY);
    if (scrolled > 0) assert.ok(Math.abs((await top()) - before) <= 1, `${before} became ${await top()}`);
    await shows(() => shelf(other), ["清溪镇 2024", "清溪镇 2023"]);
  }
});

visit("a damaged link to a chart is explained by the page", {}, async (page, { arrive }) => {
  const link = (await chartLink(page)).slice(0, -20);
  for (const at of [link, embedded(link)]) {
    const other = await arrive({ at });
    await shows(() => alerts(other), /链接/);
    assert.equal(await other.locator("#first").count(), 0);
  }
});

test("an embedded chart has title, source and a link to the page, and needs nothing else of it", async () => {
  const site = await host();
  const browser = await launch();
  try {
    const maker = await browser.newPage();
    await maker.goto(`${site.address}?lang=en`);
    const link = await chartLink(maker);
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(`<iframe title="chart" width="600" height="500" src="${embedded(link)}"></iframe>`);
    const frame = page.frameLocator("iframe");
    const figure = frame.locator("figure");
    await figure.locator("svg").waitFor();
    assert.match(await figure.innerText(), /\S[\s\S]*Source/);
    assert.equal(await frame.getByRole("button").count(), 0);
    assert.ok((await figure.locator("svg").evaluate((svg) => svg.clientWidth)) <= 600);
    assert.deepEqual(asked.filter((name) => /(tongbi|later|chunk|reading_worker|reading_worker_start)-[^/]*\.(js|wasm)$/.test(name)), []);
    const home = figure.getByRole("link", { name: "Open in Tongbi" });
    assert.equal(await home.getAttribute("href"), link);
    assert.equal(await home.getAttribute("target"), "_blank");
  } finally {
    await browser.close();
    site.server.closeAllConnections();
    site.server.close();
  }
});
