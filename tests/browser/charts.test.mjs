// Charts: each kind is drawn, described by a sentence, shown as a data table, and saved as a picture.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { comparison, go, openTwoYears, press, shows, visit } from "./page.mjs";

/** The drawing itself. */
const drawing = (page) => page.getByRole("figure").getByRole("img").first();

/** The content of a download. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The group of marks, and the text of the active one. */
const marks = (page) => page.getByRole("group", { name: /^图中的数/ });
const tip = (page) => page.locator(".tip");

/** Opens the sample and draws employment: twelve years of results and targets. */
async function drawEmployment(page, name = "示例：国务院") {
  await press(page, name);
  if (page.viewportSize().width < 600) return chooseEmployment(page);
  await go(page, /^(对比|Compare)$/);
  await comparison(page).getByRole("button", { name: /^(城镇新增就业|New urban jobs)/ }).first().click();
  await drawing(page).waitFor();
}

/** The same in the charts' own list. On a phone, a row of the comparison opens to all its years. */
async function chooseEmployment(page) {
  await go(page, /^(图表|Charts)$/);
  await page.getByText("指标", { exact: true }).click();
  const box = page.getByRole("checkbox", { name: /^城镇新增就业/ });
  await box.check();
  const chosen = page.getByRole("checkbox", { checked: true });
  await shows(() => chosen.count(), 2);
  await chosen.evaluateAll((boxes) =>
    boxes.filter((box) => !box.closest("label").textContent.includes("城镇新增就业")).forEach((box) => box.click()));
  await shows(() => chosen.count(), 1);
  await page.getByText("指标", { exact: true }).click();
  await drawing(page).waitFor();
}

for (const [lang, sample, group, table] of [
  ["zh", "示例：国务院", "图表类型", "表格"],
  ["en", "Sample: State Council", "Chart type", "Table"],
]) {
  visit(`each kind of chart is a figure with a sentence and a table (${lang})`, { at: `?lang=${lang}` }, async (page) => {
    await drawEmployment(page, sample);
    // Employment has no growth line: the kind that does not suit is left out.
    const kinds = page.getByRole("group", { name: group }).locator(".kind:not(.impossible)");
    await shows(() => kinds.count().then((count) => count >= 3), true);
    const names = await kinds.allInnerTexts();
    const sentences = new Set();
    await page.getByRole("figure").getByText(table, { exact: true }).click();
    for (const kind of names) {
      await page.getByRole("group", { name: group }).getByRole("button", { name: kind, exact: true }).click();
      await shows(() => page.getByRole("button", { name: kind, exact: true }).getAttribute("aria-pressed"), "true");
      await drawing(page).waitFor();
      const sentence = await drawing(page).getAttribute("aria-label");
      assert.match(sentence, lang === "zh" ? /城镇新增就业.+。$/ : /New urban jobs.+\.$/, kind);
      sentences.add(sentence);
      assert.ok(await page.getByRole("figure").getByRole("table").getByRole("rowheader").count() > 0, `${kind} has a table twin`);
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

visit("the table twin is sorted by its heads, and copied as it stands", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await drawEmployment(page);
  const figure = page.getByRole("figure");
  await figure.getByText("表格", { exact: true }).click();
  const column = figure.getByRole("columnheader", { name: /^城镇新增就业（万人）/ });
  const years = () => figure.getByRole("rowheader").allInnerTexts();
  const before = await years();
  await column.getByRole("button").click();
  await shows(() => column.getAttribute("aria-sort"), "descending");
  const sorted = await years();
  assert.notDeepEqual(sorted, before);
  assert.deepEqual([...sorted].sort(), before, "no row is lost");
  assert.ok(await column.getByRole("button").evaluate((button) => button === document.activeElement), "the head keeps the focus");
  await press(page, "复制表格");
  const cells = () => page.evaluate(() => navigator.clipboard.readText());
  await shows(() => cells().then((text) => text.split("\n").slice(1).map((line) => `${line.split("\t")[0]}年`)), sorted);
});

visit("a mark that is pointed at tells its figure, change, target and report; a click pins it", {}, async (page) => {
  await drawEmployment(page);
  const place = async (n) => {
    const box = await page.locator("figure [data-mark]").nth(n).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const dots = await page.locator("figure .dot[data-mark]").count();
  const all = await page.locator("figure [data-mark]").count();
  await page.mouse.move(...await place(all - dots + 3));
  await shows(() => tip(page).innerText(), /万人[^]*比\d{4}年(增加|减少)[^]*目标[^]*国务院 \d{4} 年报告/);
  await page.mouse.move(10, 10);
  await shows(() => tip(page).isVisible(), false);
  await page.mouse.click(...await place(all - dots + 3));
  await page.mouse.move(10, 10);
  await shows(() => tip(page).isVisible(), true);
  await tip(page).getByRole("button", { name: "关闭" }).click();
  await shows(() => tip(page).isVisible(), false);
  await page.mouse.click(...await place(all - dots));
  await tip(page).getByRole("button", { name: "看原话" }).click();
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
});

visit("the keyboard comes to every mark of a line chart, in one live region", {}, async (page) => {
  await drawEmployment(page);
  await press(page, "折线图");
  await marks(page).focus();
  const said = () => page.locator("#peek").innerText();
  const count = await page.locator("figure svg [data-mark]").count();
  const heard = new Set();
  for (let n = 0; n < count; n++) {
    await page.keyboard.press("ArrowRight");
    heard.add(await said());
  }
  assert.equal(heard.size, count, "each mark says something of its own");
  assert.equal(await page.locator("figure [aria-live], #view [aria-live]").count(), 1);
  await page.keyboard.press("Escape");
  await shows(() => tip(page).isVisible(), false);
});

visit("on a phone a tap tells a mark below the drawing", { phone: true, width: 390, height: 844 }, async (page) => {
  await drawEmployment(page);
  await press(page, "柱形图");
  await page.locator("figure .bar[data-mark]").nth(2).tap();
  await shows(() => tip(page).innerText(), /万人/);
  const bar = await page.locator("figure .bar[data-mark]").nth(2).boundingBox();
  const ring = await page.locator(".ring").boundingBox();
  assert.ok(ring.y + 8 > bar.y && ring.y + 8 < bar.y + bar.height, "the ring is at the bar");
  const [below, above] = await Promise.all([tip(page).boundingBox(), drawing(page).boundingBox()]);
  assert.ok(below.y >= above.y + above.height - 1 && below.x >= 0 && below.x + below.width <= 390);
});

visit("other years change the drawing in place", {}, async (page) => {
  await drawEmployment(page);
  await press(page, "折线图");
  await drawing(page).evaluate((svg) => { svg.dataset.same = "yes"; });
  await page.getByRole("combobox", { name: "从哪一年" }).selectOption("2018");
  await shows(() => drawing(page).getAttribute("aria-label"), /2018—/);
  assert.equal(await drawing(page).getAttribute("data-same"), "yes", "it is the same element");
  // The updated drawing equals a new one.
  const html = () => drawing(page).evaluate((svg) => [...svg.children].map((group) => group.innerHTML).join());
  const changed = await html();
  await go(page, "概览");
  await go(page, "图表");
  await drawing(page).waitFor();
  assert.equal(await drawing(page).getAttribute("data-same"), null);
  assert.equal(await html(), changed);
  await press(page, "全部年份");
  await shows(() => drawing(page).getAttribute("aria-label"), /2014—/);
});

visit("an indicator with level and growth is drawn as bars with a line, both named, and shared as such", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "图表");
  await shows(() => page.getByRole("button", { name: "柱线图", exact: true }).getAttribute("aria-pressed"), "true");
  await shows(() => page.getByRole("figure").locator("figcaption").innerText(), /年国内生产总值及增速\n柱为总量（万亿元），线为比上年增长（%）/);
  assert.ok(await page.locator("figure .bar[data-mark]").count() > 5);
  assert.ok(await page.locator("figure .dot[data-mark]").count() > 5);
});

visit("title, subtitle and note are edited, undone, and travel in the picture and the link", {}, async (page) => {
  await drawEmployment(page);
  const caption = page.getByRole("figure").locator("figcaption");
  await shows(() => caption.innerText(), /年城镇新增就业：目标与结果/);
  await page.getByText("标题与说明", { exact: true }).click();
  const fill = async (name, text) => {
    await page.getByRole("textbox", { name, exact: true }).fill(text);
    await page.getByRole("textbox", { name, exact: true }).press("Enter");
  };
  await fill("标题", "新增就业年年超额");
  await shows(() => caption.innerText(), /^新增就业年年超额\n单位：万人/);
  await fill("注", "2020年未受影响");
  await page.getByText("注：2020年未受影响", { exact: true }).waitFor();
  const { bytes } = await saved(page, "下载 SVG");
  assert.match(bytes.toString("utf8"), /新增就业年年超额[^]*注：2020年未受影响/);
  await page.getByRole("button", { name: "嵌入", exact: true }).click();
  const code = await page.getByRole("textbox", { name: "嵌入代码" }).inputValue();
  assert.match(code, /^<iframe src="http:[^"]+s=embed#r[^"]+" title="新增就业年年超额"/);
  const frame = await page.context().newPage();
  await frame.goto(code.match(/src="([^"]+)"/)[1].replaceAll("&amp;", "&"));
  await frame.getByRole("figure").getByRole("img").waitFor();
  await shows(() => frame.getByRole("figure").locator("figcaption").innerText(), /^新增就业年年超额/);
  await frame.getByText("来源：国务院", { exact: false }).waitFor();
  assert.equal(await frame.getByRole("button", { name: "打开报告" }).count(), 0, "nothing of the page is around it");
  const back = await frame.getByRole("link", { name: "在同比中打开" }).getAttribute("href");
  assert.match(back, /s=charts#r/);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByText("注：2020年未受影响", { exact: true }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "撤销" }).click();
  await shows(() => caption.innerText(), /年城镇新增就业：目标与结果/);
});

visit("a line chart starts at zero by choice, and a cut axis says so; the unit is chosen", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "图表");
  await page.getByText("指标", { exact: true }).click();
  const box = (name) => page.getByRole("group", { name: "指标", exact: true }).getByRole("checkbox", { name, exact: true });
  await box("粮食产量").check();
  await box("国内生产总值").uncheck();
  await press(page, "折线图");
  const texts = () => drawing(page).locator("tspan").allTextContents().then((texts) => texts.join(" "));
  await shows(texts, /纵轴从 [\d.]+ 起，不从零起/);
  await page.getByRole("checkbox", { name: "从零起" }).check();
  await shows(async () => (await texts()).includes("纵轴从"), false);
  await page.getByRole("combobox", { name: "单位" }).selectOption("亿斤");
  await shows(() => page.locator("figcaption").innerText(), /单位：亿斤/);
});

visit("the list of indicators starts with the headlines and keeps its place", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "图表");
  await page.getByText("指标", { exact: true }).click();
  const list = page.getByRole("group", { name: "指标", exact: true });
  await shows(() => list.getByRole("checkbox").first().evaluate((box) => box.closest("label").innerText.trim()), /^国内生产总值/);
  const far = list.getByRole("checkbox").nth(40);
  await far.scrollIntoViewIfNeeded();
  await far.focus();
  const top = await list.evaluate((list) => list.scrollTop + list.scrollLeft);
  await page.keyboard.press("Space");
  await shows(() => far.isChecked(), true);
  assert.equal(await list.evaluate((list) => list.scrollTop + list.scrollLeft), top);
  assert.ok(await far.evaluate((box) => box === document.activeElement), "the box keeps the focus");
});

visit("a kind that does not suit says why, and offers one that does", {}, async (page) => {
  await drawEmployment(page);
  await page.getByText("指标", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^国内生产总值增速/ }).check();
  await press(page, "折线图");
  await page.getByText(/单位不同/).first().waitFor();
  await page.locator(".refusal").getByRole("button", { name: /^小图组/ }).click();
  await shows(() => drawing(page).getAttribute("aria-label"), /城镇新增就业.+国内生产总值增速|国内生产总值增速.+城镇新增就业/);
});

visit("another indicator can be chosen, and none is said to be none", {}, async (page) => {
  await openTwoYears(page);
  await go(page, "图表");
  await page.getByText("指标", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^粮食产量/ }).check();
  await shows(() => drawing(page).getAttribute("aria-label"), /粮食产量/);
});

visit("indicators are looked for; a kind that does not suit says why", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "图表");
  await page.getByText("指标", { exact: true }).click();
  await page.getByRole("searchbox", { name: "在指标中查找" }).fill("lscl");
  const boxes = page.getByRole("checkbox");
  await shows(() => boxes.count().then((count) => count >= 1 && count < 5), true);
  await page.getByRole("checkbox", { name: /^粮食产量/ }).check();
  // Its unit differs from that of the product.
  await shows(() => page.getByRole("button", { name: "折线图" }).getAttribute("title"), /单位不同/);
});

// A saved drawing has its own style, which the page's policy blocks when the test reads it here.
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
  const said = await page.evaluate((svg) =>
    [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("tspan, text, a")]
      .map((element) => element.getAttribute("href") ?? element.textContent).join("\n"), svg);
  assert.match(said, /来源：国务院/);
  assert.match(said, new RegExp(`${new Date().getFullYear()}年.+http://localhost`));
  assert.ok(said.includes("/some/where/"), "it carries a link to the page");
});

visit("what a chart shows is saved as CSV: one figure a line, and nothing else; the page says so", {}, async (page) => {
  await drawEmployment(page);
  const { name, bytes } = await saved(page, "下载 CSV");
  await page.getByRole("status").getByText(`已下载 ${name}`).waitFor();
  const lines = bytes.toString("utf8").trimEnd().split("\r\n");
  assert.equal(lines[0], "\ufeff地区,指标,年份,类别,数值,数值至,限定,单位,说明");
  assert.ok(lines.includes("国务院,城镇新增就业,2015,结果,1312,,,万人,"), lines.join("\n"));
  assert.ok(lines.includes("国务院,城镇新增就业,2015,目标,1000,,以上,万人,"), lines.join("\n"));
  for (const line of lines) assert.equal(line.split(",").length, 9, line);
  assert.match(name, /^\d{4}-\d{4}年城镇新增就业：目标与结果\.csv$/);
  await page.getByText("更多", { exact: true }).click();
  const all = await saved(page, "下载 CSV：全部数据");
  assert.match(all.name, /-全部数据\.csv$/);
  assert.match(all.bytes.toString("utf8"), /国内生产总值/);
});

visit("a picture for slides is 1920 × 1080", {}, async (page) => {
  await drawEmployment(page);
  await press(page, "折线图");
  await page.getByText("更多", { exact: true }).click();
  await page.getByRole("combobox", { name: "图片尺寸" }).selectOption({ label: "幻灯片 16:9" });
  const { bytes } = await saved(page, "下载 PNG");
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1920, 1080]);
  await page.getByRole("combobox", { name: "清晰度" }).selectOption("1");
  const small = await saved(page, "下载 PNG");
  assert.equal(small.bytes.readUInt32BE(16), 960);
});

visit("a picture is copied to the clipboard", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await drawEmployment(page);
  await page.getByText("更多", { exact: true }).click();
  await press(page, "复制图片");
  await page.getByText("已复制。").waitFor();
  const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]));
  assert.deepEqual(kinds, ["image/png"]);
});

visit("on paper the chart is drawn for A4, with date and address, and nothing to press", {}, async (page) => {
  await drawEmployment(page);
  await press(page, "折线图");
  const width = () => drawing(page).getAttribute("width").then(Number);
  assert.ok(await width() > 680);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await shows(width, 680);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText(/^同比制图/).isVisible());
  assert.equal(await page.getByRole("button", { name: "下载 PNG" }).isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await shows(() => width().then((width) => width > 680), true);
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
        const boxes = [...svg.querySelectorAll("tspan")]
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
  const ink = () => page.locator("figure svg tspan").first().evaluate((text) => getComputedStyle(text).fill);
  const light = await ink();
  await press(page, "深色");
  await shows(async () => (await ink()) !== light, true);
});

visit("another indicator that changes the years says so, and the years before are one click away", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: State Council");
  await go(page, "Charts");
  await press(page, "Line");
  await page.locator(".indicators > summary").click();
  const years = () => Promise.all(["From year", "To year"].map((name) =>
    page.getByRole("combobox", { name }).evaluate((field) => field.value)));
  await page.getByRole("checkbox", { name: "GDP growth 国内生产总值增速", exact: true }).check();
  await page.getByRole("checkbox", { name: "GDP 国内生产总值", exact: true }).uncheck();
  await page.getByText("With these indicators the years changed from 2014–2025 to 2014–2026.").waitFor();
  await press(page, "Back to 2014–2025");
  await shows(async () => (await page.getByText("the years changed").count()), 0);
  assert.deepEqual(await years(), ["2014", "2025"]);
});

visit("the list of indicators scrolls down, not sideways; names without a translation are folded", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: Dujia town");
  await go(page, "Charts");
  await page.locator(".indicators > summary").click();
  const list = page.locator(".indicators > div");
  await list.getByRole("checkbox").first().waitFor();
  assert.ok(await list.evaluate((list) => list.scrollWidth <= list.clientWidth), "nothing is beyond the right edge");
  const folded = list.locator("details");
  await folded.getByText(/more indicators, in Chinese$/).waitFor();
  assert.equal(await folded.getAttribute("open"), null);
});

visit("a heat table of one year is shaded by size", {}, async (page) => {
  await press(page, "示例：31 省 2026");
  await go(page, "图表");
  await press(page, "热度表");
  const cells = page.locator("figure svg .up1, figure svg .up2, figure svg .up3");
  await cells.first().waitFor({ state: "attached" });
  await page.locator("figure svg").getByText("颜色越深，数值越大").waitFor();
});
