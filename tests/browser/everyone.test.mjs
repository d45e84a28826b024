// Everyone: both languages, keyboard alone, assistive technology, light and dark, phones, no network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { VIEWS, comparison, go, openTwoYears, press, row, shelf, shows, visit } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The faults that axe-core finds, one per line. */
async function faults(page) {
  // Through the debugger, to which the page's policy does not apply.
  const client = await page.context().newCDPSession(page);
  const run = async (expression) => {
    const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true,
    });
    assert.equal(exceptionDetails, undefined);
    return result.value;
  };
  await run(`${AXE}; null`);
  return run(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(
    ({ id, nodes }) => nodes.map((node) => id + " " + node.target + ": " + node.failureSummary)))`);
}

const SAMPLE = { zh: "示例：度佳镇", en: "Sample: Dujia town" };

for (const [lang, dark, width] of [["zh", false, 1280], ["zh", true, 1280], ["en", false, 360], ["en", true, 360]]) {
  const look = `${lang}, ${dark ? "dark" : "light"}, ${width} px`;
  visit(`axe-core finds nothing in any view (${look})`, { at: `?lang=${lang}`, dark, width }, async (page) => {
    assert.deepEqual(await faults(page), [], "start");
    await press(page, SAMPLE[lang]);
    await shows(() => shelf(page).then((reports) => reports.length), 1);
    for (const view of VIEWS[lang]) {
      await go(page, view);
      await page.getByRole("tab", { name: view, selected: true }).waitFor();
      assert.deepEqual(await faults(page), [], view);
    }
    for (const name of lang === "zh" ? ["粘贴", "草稿", "分享", "导出"] : ["Paste", "Drafts", "Share", "Export"]) {
      await press(page, name);
      await page.getByRole("region", { name, exact: true }).waitFor();
      assert.deepEqual(await faults(page), [], name);
    }
  });
}

visit("360 px: no view is wider than the screen", { width: 360, height: 740, phone: true }, async (page) => {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(await over(), 0, "start");
  await press(page, "示例：国务院");
  for (const view of VIEWS.zh) {
    await go(page, view);
    await shows(() => page.getByRole("tabpanel").innerText().then((shown) => shown.length > 0), true);
    assert.equal(await over(), 0, view);
  }
});

visit("the language follows the address, the button, and the document says which it is", {}, async (page) => {
  await openTwoYears(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "zh");
  await press(page, "English");
  await shows(() => page.locator("html").getAttribute("lang"), "en");
  assert.match(page.url(), /lang=en/);
  for (const view of VIEWS.en) {
    await go(page, view);
    await page.getByRole("tab", { name: view, selected: true }).waitFor();
  }
  await page.reload();
  await shows(() => page.locator("html").getAttribute("lang"), "en");
  await press(page, "中文");
  await page.getByRole("tab", { name: "对比" }).waitFor();
});

visit("a browser in another language gets English", { at: "", locale: "de-DE" }, async (page) => {
  await shows(() => page.locator("html").getAttribute("lang"), "en");
});

// Keyboard.

/** Presses Tab until this element has the focus. */
async function reach(page, wanted) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
  }
  assert.fail(`Tab never reaches ${wanted}`);
}

visit("keyboard alone: from the start page to a figure's sentence", {}, async (page) => {
  await reach(page, page.getByRole("button", { name: "示例：度佳镇" }));
  await page.keyboard.press("Enter");
  await shows(() => shelf(page), ["度佳镇 2024"]);
  await reach(page, page.getByRole("tab", { selected: true }));
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
  await reach(page, comparison(page).getByRole("button", { name: "15.64" }));
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
});

visit("keyboard alone: arrows move between the tabs, around the end too", {}, async (page) => {
  await openTwoYears(page);
  await page.getByRole("tab", { name: "概览" }).click();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "原文");
});

visit("keyboard alone: the marks of a chart", {}, async (page) => {
  await openTwoYears(page);
  await go(page, "图表");
  await reach(page, page.getByRole("group", { name: /^图中的数/ }));
  const said = () => page.locator("#peek").innerText();
  await page.keyboard.press("ArrowRight");
  await shows(said, /15\.64/);
  await page.keyboard.press("ArrowRight");
  await shows(said, /16\.94|16\.5/);
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
});

visit("keyboard alone: sorting keeps the focus", {}, async (page) => {
  await openTwoYears(page);
  const sort = page.getByRole("columnheader", { name: "同比" }).getByRole("button");
  await sort.focus();
  await page.keyboard.press("Enter");
  await shows(() => page.getByRole("columnheader", { name: "同比" }).getAttribute("aria-sort"), "descending");
  assert.ok(await sort.evaluate((button) => button === document.activeElement));
});

visit("Escape closes a panel, and the focus returns to its button", {}, async (page) => {
  await press(page, "粘贴");
  await page.getByRole("region", { name: "粘贴", exact: true }).getByRole("textbox").focus();
  await page.keyboard.press("Escape");
  await shows(() => page.getByRole("region", { name: "粘贴", exact: true }).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "粘贴");
});

visit("after the first visit the page works without a network", { keepsFiles: true }, async (page) => {
  await openTwoYears(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.reload();
  await shows(() => shelf(page), ["清溪镇 2024", "清溪镇 2023"]);
  await go(page, "对比");
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "16.94");
});

// English: Chinese words say that they are Chinese, and there are few of them.

/** Texts on the page with Chinese words that are not marked as Chinese. */
const unmarked = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (/\p{Script=Han}/u.test(node.data) && !around.closest("svg, option, textarea, [hidden]") && around.closest("[lang]").lang !== "zh") {
      found.push(`${around.tagName} ${node.data}`);
    }
  }
  return found;
});

visit("in the English page every Chinese word says its language", { at: "?lang=en" }, async (page) => {
  assert.deepEqual(await unmarked(page), [], "start");
  await press(page, "Sample: State Council");
  await shows(() => shelf(page).then((reports) => reports.length), 12);
  await page.getByRole("status").getByText("Opened State Council: 12 reports.").waitFor();
  for (const view of VIEWS.en) {
    await go(page, view);
    await page.getByRole("tab", { name: view, selected: true }).waitFor();
    await shows(() => page.getByRole("tabpanel").innerText().then((shown) => shown.length > 0), true);
    assert.deepEqual(await unmarked(page), [], view);
  }
});

visit("indicators have English names first, and are found by them", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: State Council");
  await go(page, "Compare");
  await comparison(page).getByRole("rowheader", { name: "GDP trillion yuan growth, %", exact: true }).waitFor();
  for (const [words, name] of [["CPI", /^Consumer price inflation/], ["R&D", /^R&D spending/], ["retail", /^Retail sales/]]) {
    await page.getByRole("searchbox", { name: "Find an indicator" }).fill(words);
    await comparison(page).getByRole("rowheader", { name }).first().waitFor();
  }
});

// The focus.

/** What has the focus; the body has none. */
const focused = (page) => page.evaluate(() => {
  const active = document.activeElement;
  return active === document.body ? "nothing" : active.id || active.getAttribute("aria-label") || active.textContent.trim();
});

visit("the focus stays on the page: after a sample, a year, an indicator, a closed panel or message", {}, async (page) => {
  const sample = page.getByRole("button", { name: "示例：国务院" });
  await sample.focus();
  await page.keyboard.press("Enter");
  await shows(() => shelf(page).then((reports) => reports.length), 12);
  await shows(() => focused(page), "main");
  await go(page, "对比");
  const year = page.getByRole("combobox", { name: "比较的前一年" });
  await year.focus();
  await year.selectOption("2019");
  await page.getByRole("columnheader", { name: /2019→/ }).waitFor();
  await shows(() => focused(page), "比较的前一年");
  await press(page, "草稿");
  const panel = page.getByRole("region", { name: "草稿", exact: true });
  await panel.getByRole("button").first().focus();
  await page.keyboard.press("Escape");
  await shows(() => panel.count(), 0);
  await shows(() => focused(page), "open-drafts");
});

visit("Escape closes a panel from anywhere, and folded controls", {}, async (page) => {
  await openTwoYears(page);
  await press(page, "分享");
  await page.getByRole("region", { name: "分享", exact: true }).waitFor();
  await page.getByRole("searchbox", { name: "查找指标" }).focus();
  await page.keyboard.press("Escape");
  await shows(() => page.getByRole("region", { name: "分享", exact: true }).count(), 0);
  const order = page.locator("details.pins");
  await order.locator("summary").click();
  await order.getByRole("button", { name: /^上移/ }).last().focus();
  await page.keyboard.press("Escape");
  await shows(() => order.getAttribute("open"), null);
  await shows(() => focused(page), "调整主要指标");
});

visit("the views are reached within ten keys by the skip link", {}, async (page) => {
  await openTwoYears(page);
  await page.reload();
  await shows(() => shelf(page).then((reports) => reports.length), 2);
  await page.keyboard.press("Tab");
  await shows(() => focused(page), "跳到正文");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const reached = new Set([await focused(page)]);
  for (let keys = 3; keys < 10; keys += 1) {
    await page.keyboard.press("ArrowRight");
    reached.add(await focused(page));
  }
  assert.equal(reached.size, VIEWS.zh.length, [...reached].join());
  assert.doesNotMatch(page.url(), /#main/);
});

visit("320 px: every view is reached, and none is wider than the screen", { at: "?lang=en", width: 320, height: 640, phone: true }, async (page) => {
  await press(page, "Sample: State Council");
  await shows(() => shelf(page).then((reports) => reports.length), 12);
  for (const view of VIEWS.en) {
    await go(page, view);
    await page.getByRole("tab", { name: view, selected: true }).waitFor();
    await shows(() => page.getByRole("tabpanel").innerText().then((shown) => shown.length > 0), true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, view);
  }
});

visit("what scrolls has a name, and forced colours show what is chosen", {}, async (page) => {
  await openTwoYears(page);
  await page.emulateMedia({ forcedColors: "active" });
  for (const view of VIEWS.zh) {
    await go(page, view);
    const tab = page.getByRole("tab", { name: view, selected: true });
    await tab.waitFor();
    await shows(() => tab.evaluate((tab) => getComputedStyle(tab).outlineStyle), "solid");
    const nameless = await page.evaluate(() => [...document.querySelectorAll(".table[tabindex]")]
      .filter((scroller) => !scroller.getAttribute("aria-label")).length);
    assert.equal(nameless, 0, view);
  }
});

visit("a pinned tooltip closes on a click elsewhere", {}, async (page) => {
  await openTwoYears(page);
  await go(page, "图表");
  await page.getByRole("group", { name: /^图中的数/ }).focus();
  await page.keyboard.press("ArrowRight");
  const tip = page.locator(".tip[data-pinned]");
  await tip.waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  await shows(() => tip.count(), 0);
});
