// Charts: each kind drawn, named by a sentence, with its table twin, and saved as a picture.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { comparison, go, openTwoYears, press, shows, visit } from "./page.mjs";

/** The drawing itself. */
const drawing = (page) => page.getByRole("figure").getByRole("img").first();

/** What a download holds. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Opens the sample and draws employment: twelve years of results and targets. */
async function drawEmployment(page, name = "示例：国务院") {
  await press(page, name);
  await go(page, /^(对比|Compare)$/);
  await comparison(page).getByRole("button", { name: "城镇新增就业", exact: true }).click();
  await drawing(page).waitFor();
}

for (const [lang, sample, group, table] of [
  ["zh", "示例：国务院", "图表类型", "表格"],
  ["en", "Sample: State Council", "Kind of chart", "Table"],
]) {
  visit(`each kind of chart is a figure with a sentence and a table (${lang})`, { at: `?lang=${lang}` }, async (page) => {
    await drawEmployment(page, sample);
    const kinds = page.getByRole("group", { name: group }).getByRole("button");
    const names = await kinds.allInnerTexts();
    assert.ok(names.length >= 3, names.join());
    const sentences = new Set();
    for (const kind of names) {
      await page.getByRole("group", { name: group }).getByRole("button", { name: kind, exact: true }).click();
      await shows(() => page.getByRole("button", { name: kind, exact: true }).getAttribute("aria-pressed"), "true");
      await drawing(page).waitFor();
      const sentence = await drawing(page).getAttribute("aria-label");
      assert.match(sentence, lang === "zh" ? /城镇新增就业.+。$/ : /New urban jobs.+\.$/, kind);
      sentences.add(sentence);
      const figure = page.getByRole("figure");
      await figure.getByText(table, { exact: true }).click();
      assert.ok(await figure.getByRole("table").getByRole("rowheader").count() > 0, `${kind} has a table twin`);
    }
    assert.ok(sentences.size > 1, "sentences differ with the kind");
  });
}

visit("the table twin holds what the chart shows", {}, async (page) => {
  await openTwoYears(page);
  await comparison(page).getByRole("button", { name: "地区生产总值", exact: true }).click();
  await page.getByRole("figure").getByText("表格", { exact: true }).click();
  const twin = page.getByRole("figure").getByRole("table");
  await shows(async () => (await twin.getByRole("row").filter({ hasText: "2022" }).innerText()).includes("15.64"), true);
  assert.match(await twin.getByRole("row").filter({ hasText: "2023" }).first().innerText(), /16\.94/);
});

visit("another indicator can be chosen, and none is said to be none", {}, async (page) => {
  await openTwoYears(page);
  await go(page, "图表");
  await page.getByText("指标", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^粮食产量/ }).check();
  await shows(() => drawing(page).getAttribute("aria-label"), /粮食产量/);
});

// A drawing that stands alone brings its own style, which the page's policy stops where it is read here.
visit("a chart is saved as SVG: a drawing that stands alone", { allowed: [/style-src/] }, async (page) => {
  await drawEmployment(page);
  const { name, bytes } = await saved(page, "下载 SVG");
  assert.match(name, /\.svg$/);
  const svg = bytes.toString("utf8");
  assert.match(svg, /^(<\?xml[^>]*>\s*)?<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /城镇新增就业/);
  assert.doesNotMatch(svg, /NaN|undefined/);
  const fault = await page.evaluate((svg) =>
    new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent ?? null, svg);
  assert.equal(fault, null, "it is well-formed");
});

visit("a chart is saved as PNG, at twice its size", {}, async (page) => {
  await drawEmployment(page);
  const { name, bytes } = await saved(page, "下载 PNG");
  assert.match(name, /\.png$/);
  assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  assert.ok(bytes.readUInt32BE(16) >= 1000, `${bytes.readUInt32BE(16)} pixels wide`);
});

for (const [width, height] of [[1280, 900], [360, 740]]) {
  visit(`no text of a drawing leaves it or lies on another, ${width} px wide`, { width, height }, async (page) => {
    await drawEmployment(page);
    const kinds = page.getByRole("group", { name: "图表类型" }).getByRole("button");
    for (const kind of await kinds.allInnerTexts()) {
      await page.getByRole("button", { name: kind, exact: true }).click();
      await shows(() => page.getByRole("button", { name: kind, exact: true }).getAttribute("aria-pressed"), "true");
      const faults = await page.locator("figure svg").first().evaluate((svg) => {
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll("text")]
          .filter((text) => text.textContent.trim())
          .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        const outside = boxes
          .filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          .map(({ text }) => `${text} leaves the drawing`);
        const overlapping = boxes.flatMap((one, at) => boxes.slice(at + 1)
          .filter(({ box }) => Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1
            && Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 4)
          .map(({ text }) => `${one.text} lies on ${text}`));
        return [...outside, ...overlapping];
      });
      assert.deepEqual(faults, [], kind);
    }
  });
}

visit("a drawing follows the colours of the page", {}, async (page) => {
  await drawEmployment(page);
  const ink = () => page.locator("figure svg text").first().evaluate((text) => getComputedStyle(text).fill);
  const light = await ink();
  await press(page, "深色");
  await shows(async () => (await ink()) !== light, true);
});
