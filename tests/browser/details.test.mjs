// Details and messages: what asks for nothing does not stay over the page.
import assert from "node:assert/strict";

import { fixture, go, openFiles, openTwoYears, press, shelf, shows, visit } from "./page.mjs";

const PHONE = { width: 390, height: 844, phone: true };

/** A report of invented sentences, long enough to scroll. */
const LONG = {
  "清溪镇-2024.txt": [
    "清溪镇2024年政府工作报告",
    "一、2023年工作回顾",
    "2023年，地区生产总值16.94亿元，增长6.1%。",
    ...Array.from({ length: 60 }, (_, n) => `第${n + 1}个村的道路修好了，村民们说走起来方便多了，往后还要继续养护。`),
    "二、2024年工作安排",
    "地区生产总值增长6%左右。",
  ].join("\n"),
};

const details = (page) => page.locator(".reading.shown");

async function openText(page) {
  await openFiles(page, LONG);
  await shows(() => shelf(page).then((reports) => reports.length), 1);
  await go(page, "原文");
  await page.getByRole("article").waitFor();
}

visit("the details of a figure close by their button, Escape, a click elsewhere, and when it is scrolled away", PHONE, async (page) => {
  await openText(page);
  const figure = page.getByRole("article").locator("mark").first();
  assert.equal(await details(page).count(), 0, "nothing covers the text at first");

  await figure.click();
  await details(page).getByText("16.94").first().waitFor();
  await details(page).getByRole("button", { name: "关闭" }).click();
  await shows(() => details(page).count(), 0);

  await figure.click();
  await details(page).waitFor();
  await page.keyboard.press("Escape");
  await shows(() => details(page).count(), 0);

  await figure.click();
  await details(page).waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  await shows(() => details(page).count(), 0);

  await figure.click();
  await details(page).waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await shows(() => details(page).count(), 0);
});

visit("details leave more than half of the screen to the text, and do not cover their figure", PHONE, async (page) => {
  await openText(page);
  const figure = page.getByRole("article").locator("mark").last();
  await figure.scrollIntoViewIfNeeded();
  await figure.click();
  await details(page).waitFor();
  await shows(async () => {
    const [panel, mark] = [await details(page).boundingBox(), await figure.boundingBox()];
    return panel.height < 844 / 2 && mark.y + mark.height <= panel.y;
  }, true);
});

visit("a form in the details stays while the page scrolls", PHONE, async (page) => {
  await openText(page);
  await page.getByRole("article").locator("mark").first().click();
  await details(page).getByRole("button", { name: "更正", exact: true }).click();
  await details(page).getByRole("textbox").first().focus();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await details(page).getByRole("textbox").first().waitFor();
});

visit("the sentence of a figure goes when the reader moves on", {}, async (page) => {
  await openTwoYears(page);
  const sentence = page.locator("#peek:not(.empty)");
  const figure = page.getByRole("table").getByRole("button", { name: "16.94" }).first();
  await figure.hover();
  await sentence.waitFor();
  await page.getByRole("heading", { level: 1 }).hover();
  await shows(() => sentence.count(), 0);

  await figure.focus();
  await sentence.waitFor();
  await page.keyboard.press("Escape");
  await shows(() => sentence.count(), 0);

  await figure.hover();
  await sentence.waitFor();
  await go(page, "概览");
  await go(page, "承诺");
  await page.locator("#peek").waitFor();
  assert.equal(await sentence.count(), 0, "a view begins without the sentence of another one");
});

visit("one message tells of downloads and copies; it moves nothing, and goes by itself or by a click", { permissions: ["clipboard-read", "clipboard-write"], allowed: [/inline style|style-src-attr/] }, async (page) => {
  await openFiles(page, [fixture("qingxi-2023.json"), fixture("qingxi-2024.json")]);
  await shows(() => shelf(page).then((reports) => reports.length), 2);
  await go(page, "对比");
  const messages = page.getByRole("status").locator(".notice.over");
  await press(page, "CSV（一行一数）");
  await messages.getByText("已下载").waitFor();
  assert.equal(await messages.evaluate((message) => getComputedStyle(message).position), "fixed");
  await press(page, "复制表格，可粘贴到 Word、WPS");
  await messages.getByText("已复制。").waitFor();
  assert.equal(await messages.count(), 1);
  await messages.getByText("已复制。").click();
  await shows(() => messages.count(), 0);
  await press(page, "CSV（一行一数）");
  await messages.getByText("已下载").waitFor();
  await shows(() => messages.count(), 0);
});
