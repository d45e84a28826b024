// Many places side by side: results and targets of 31 provinces, a row a place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { comparison, go, keeps, openFiles, press, shelf, shows, visit } from "./page.mjs";

const SAMPLE = fileURLToPath(new URL("../../samples/provinces-2026.json", import.meta.url));
const plain = (text) => text.replace(/\s+/g, " ").trim();

/** The table: its heads, and the first rows. */
const head = async (page) => (await comparison(page).getByRole("columnheader").allInnerTexts()).map(plain);
const rows = async (page, count = 3) => {
  const texts = await comparison(page).locator("tbody tr").allInnerTexts();
  return texts.slice(0, count).map(plain);
};
const places = (page) => comparison(page).getByRole("rowheader").count();

visit("31 provinces: the growth of 2025 and the target for 2026 in two clicks from the sample", {}, async (page) => {
  await press(page, "示例：31 省 2026");
  await go(page, "对比");
  await page.getByRole("heading", { name: "地区生产总值增速：31个省（区、市）" }).waitFor();
  await shows(() => head(page), ["地方", "2025 年增速（%）", "2025 年总量（万亿元）", "2026 年目标（%）"]);
  await shows(() => rows(page), ["西藏自治区 7 — ≥7", "甘肃省 5.8 1.36975 5.5左右", "河北省 5.6 4.93 ≥5"]);
  await shows(() => places(page), 31);
});

visit("31 files of provinces, in English, the same", { at: "?lang=en" }, async (page) => {
  const reports = JSON.parse(readFileSync(SAMPLE, "utf8"));
  await openFiles(page, Object.fromEntries(reports.map((report) => [`${report.place.name}.json`, report])));
  await shows(() => shelf(page).then((all) => all.length), 31);
  await go(page, "Compare");
  await page.getByRole("heading", { name: "GDP growth: 31 provinces" }).waitFor();
  await shows(() => head(page), ["Place", "2025 growth (%)", "2025 level (trillion yuan)", "Target 2026 (%)"]);
  await shows(() => rows(page, 1), ["Tibet 西藏自治区 7 — ≥7"]);
  const chinese = comparison(page).getByRole("rowheader").first().locator("[lang=zh]");
  await shows(() => chinese.innerText(), "西藏自治区");
});

visit("a region is chosen at once, another indicator with it, and the rows are sorted by any column", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: Provinces 2026");
  await go(page, "Compare");
  await page.getByRole("combobox", { name: "Place" }).selectOption({ label: "Western China (12)" });
  await shows(() => places(page), 12);
  await page.getByRole("combobox", { name: "Indicator" }).selectOption({ label: "New urban jobs" });
  await page.getByRole("heading", { name: /^New urban jobs/ }).waitFor();
  await shows(() => head(page), ["Place", "2025 result (million people)", "Target 2026 (million people)"]);
  const target = comparison(page).getByRole("columnheader", { name: /^Target 2026/ });
  await target.getByRole("button").click();
  await shows(() => target.getAttribute("aria-sort"), "descending");
  await shows(() => rows(page, 1), ["Sichuan 四川省 1.07 0.85"]);
  assert.ok(await target.getByRole("button").evaluate((button) => button === document.activeElement), "the head keeps the focus");
  await keeps(page, '"places_order":["target",true]');
  await page.reload();
  await shows(() => target.getAttribute("aria-sort"), "descending");
});

visit("a place's figure shows what the report says", {}, async (page) => {
  await press(page, "示例：31 省 2026");
  await go(page, "对比");
  await comparison(page).getByRole("row", { name: /^浙江省/ }).getByRole("button").first().focus();
  await page.getByText("浙江省 2026 年报告：地区生产总值增速 5.5%（2025年，结果）").waitFor();
});

visit("31 provinces: bars with the targets for the next year, in two clicks from the sample", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: Provinces 2026");
  await go(page, "Charts");
  await page.getByRole("figure").getByText(/^GDP growth .*results of 2025, targets for 2026$/).first().waitFor();
  await page.getByRole("button", { name: "Bar", exact: true, pressed: true }).waitFor();
});
