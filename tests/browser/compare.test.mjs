// The comparison: exact cells, changes, gaps, units, targets; search, order, choice.
import assert from "node:assert/strict";

import {
  TWO_YEARS, VIEWS, below, columns, comparison, fixture, go, indicators, keeps, openFiles, openTwoYears, press, row, shows,
  text, unfold, visit,
} from "./page.mjs";

/** The headline indicators of the two years of 清溪镇; the others are folded. */
const HEADLINES = ["地区生产总值 亿元", "一般公共预算收入 亿元", "粮食产量 万吨", "空气质量优良天数比例 %"];
const FOLDED = ["高标准农田面积 公顷", "规模以上工业企业数量 家", "接待游客人次 万人次"];
const NONE = { "2023 年目标": "—", 完成: "—" };

/** Checks some columns of a row of the two years of 清溪镇. */
const check = (name, indicator, expected) =>
  visit(name, {}, async (page) => {
    await openTwoYears(page);
    await unfold(page);
    const found = async () => {
      const cells = await row(page, indicator);
      return cells && Object.fromEntries(Object.keys(expected).map((key) => [key, cells[key]]));
    };
    await shows(found, expected);
  });

check("the change in percent, exact to the digit and marked as computed; the target beside the result", "地区生产总值",
  { 2022: "15.64", 2023: "16.94", 同比: "8.3% 按两年数值", "2023 年目标": "≥ 16.5", 完成: "超额 多 0.44 亿元" });

check("万元 and 亿元 are brought to one unit; a missed target says by how much", "一般公共预算收入",
  { 2022: "0.865", 2023: "0.8996", 同比: "4.0% 按两年数值", "2023 年目标": "0.93", 完成: "未达到 差 0.0304 亿元" });

check("亩 and 公顷 are brought to one unit", "高标准农田面积",
  { 2022: "200", 2023: "240", 同比: "20.0% 按两年数值", ...NONE });

check("吨 and 万吨 are brought to one unit; a fall has a minus", "粮食产量",
  { 2022: "2.13", 2023: "2.09", 同比: "−1.9% 按两年数值", ...NONE });

check("a rate changes by percentage points", "空气质量优良天数比例",
  { 2022: "91.2", 2023: "93.7", 同比: "2.5 个百分点 按两年数值", "2023 年目标": "92%", 完成: "超额 高 1.7 个百分点" });

check("what a report does not mention is not zero", "接待游客人次", { 2022: "12.5", 2023: "—", 同比: "—", ...NONE });

visit("an empty cell says why, to the pointer and to the keyboard", {}, async (page) => {
  await openTwoYears(page);
  await unfold(page);
  const gap = (indicator) => comparison(page).getByRole("row").filter({ hasText: indicator }).locator(".year .gap");
  assert.equal(await gap("规模以上工业企业数量").getAttribute("title"), "2023 年未公布");
  assert.equal(await gap("接待游客人次").getAttribute("title"), "2023 年未提及");
  await gap("接待游客人次").focus();
  await comparison(page).getByRole("note", { name: "2023 年未提及" }).waitFor();
});

visit("the English page says the same", { at: "?lang=en" }, async (page) => {
  await openTwoYears(page);
  await shows(() => row(page, "Days with good air \\(share\\)"), {
    2022: "91.2", 2023: "93.7", Trend: "2022 2023", "Year on year": "2.5 points computed",
    "Target 2023": "92%", Outcome: "Exceeded by 1.7 points",
  });
});

visit("no view shows a number that is none", {}, async (page) => {
  await openFiles(page, [...TWO_YEARS, fixture("baishi-2024.json")]);
  for (const view of VIEWS.zh) {
    await go(page, view);
    const shown = await page.locator("body").innerText();
    assert.doesNotMatch(shown, /NaN|undefined|\bnull\b|Infinity|\d\.\d*(0{6}|9{6})\d/, view);
  }
});

visit("headline indicators come first, the others are folded by topic, those of one year last", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => indicators(page), HEADLINES);
  assert.deepEqual(await columns(page), ["2022", "2023", "走势", "同比", "2023 年目标", "完成"]);
  const folds = comparison(page).getByRole("columnheader").getByRole("button", { expanded: false });
  await shows(async () => (await folds.allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), ["农业 1 项", "只有一年的数据 2 项"]);
  await folds.first().click();
  await shows(() => indicators(page), [...HEADLINES, FOLDED[0]]);
  await keeps(page, '"opened":["agriculture"]');
});

visit("an indicator is pinned, moved and removed, and the draft keeps the list", {}, async (page) => {
  await openTwoYears(page);
  await unfold(page);
  await comparison(page).getByRole("button", { name: "固定：高标准农田面积" }).click();
  await shows(() => indicators(page).then((names) => names.slice(0, 5)), [...HEADLINES, FOLDED[0]]);
  await comparison(page).getByRole("button", { name: "取消固定：粮食产量" }).click();
  await shows(() => indicators(page).then((names) => names.slice(2, 4)), ["空气质量优良天数比例 %", FOLDED[0]]);
  await page.getByText("调整主要指标").click();
  await page.getByRole("button", { name: "上移 高标准农田面积" }).click();
  await keeps(page, '"headlines":["地区生产总值"');
  await page.reload();
  await shows(() => indicators(page).then((names) => names.includes(FOLDED[0])), true);
  await page.getByText("调整主要指标").click();
  await press(page, "恢复默认的主要指标");
  await shows(() => indicators(page).then((names) => names.slice(0, 4)), HEADLINES);
});

visit("growth that a report states is the 同比, below the level, and an indicator of its own is no row", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "固定资产投资", value: "102", unit: "亿元" }, { indicator: "规上工业增加值增速", value: "9.7", unit: "%" }],
    2024: [
      { indicator: "固定资产投资", value: "82", unit: "亿元" }, { indicator: "固定资产投资增速", value: "13.9", unit: "%" },
      { indicator: "规上工业增加值增速", value: "5.4", unit: "%" },
    ],
  });
  await shows(() => indicators(page), ["规上工业增加值 增长 %", "固定资产投资 亿元 增长 %"]);
  await shows(() => row(page, "固定资产投资").then((row) => [row["2022"], row["2023"], row.同比]), ["102", "82", "13.9%"]);
  await shows(() => below(page, "固定资产投资").then((row) => [row["2022"], row["2023"]]), ["—", "13.9"]);
  await shows(() => row(page, "规上工业增加值").then((row) => [row["2022"], row["2023"], row.同比]), ["9.7", "5.4", "5.4%"]);
});

visit("on a phone a row has two years and 同比, and a tap shows all", { phone: true, width: 390, height: 844 }, async (page) => {
  await openTwoYears(page);
  await shows(() => columns(page), ["2022", "2023", "同比"]);
  await comparison(page).getByRole("button", { name: /^地区生产总值/ }).click();
  await page.locator("tr.said li", { hasText: "2022" }).waitFor();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  await shows(wide, true);
  const small = () => comparison(page).getByRole("button").evaluateAll((buttons) =>
    buttons.filter((button) => button.matches(".turn") && button.getBoundingClientRect().height < 44).length);
  await shows(small, 0);
});

// Search, order, choice.

const search = (page) => page.getByRole("searchbox", { name: /^查找指标/ });

for (const [words, found] of [
  ["粮食", ["粮食产量 万吨"]],
  ["dqsczz", ["地区生产总值 亿元"]],
  ["LSCL", ["粮食产量 万吨"]],
  ["没有这一项", []],
  ["GDP", ["地区生产总值 亿元"]],
  ["规上", ["规模以上工业企业数量 家"]],
]) {
  visit(`searching “${words}”`, {}, async (page) => {
    await openTwoYears(page);
    await search(page).fill(words);
    await shows(() => indicators(page), found);
    if (found.length === 0) await page.getByText("没有符合条件的指标。").waitFor();
    await search(page).fill("");
    await shows(() => indicators(page), HEADLINES);
  });
}

visit("a column header sorts: largest first, then smallest, then in the order of the list again", {}, async (page) => {
  await openTwoYears(page);
  const header = comparison(page).getByRole("columnheader", { name: "同比" });
  const order = () => header.getAttribute("aria-sort");
  const sorted = async () => (await indicators(page)).slice(0, 3);
  const largest = HEADLINES.slice(0, 3);
  assert.equal(await order(), "none");
  await header.getByRole("button").click();
  await shows(order, "descending");
  await shows(sorted, largest);
  await header.getByRole("button").click();
  await shows(order, "ascending");
  await shows(sorted, [...largest].reverse());
  await header.getByRole("button").click();
  await shows(order, "none");
  await shows(() => indicators(page), HEADLINES);
});

visit("a topic can be chosen", {}, async (page) => {
  await openTwoYears(page);
  await page.getByRole("combobox", { name: "领域" }).selectOption({ label: "农业" });
  await shows(() => indicators(page), ["粮食产量 万吨", "高标准农田面积 公顷"]);
  await page.getByRole("combobox", { name: "领域" }).selectOption({ label: "全部领域" });
  await shows(() => indicators(page), HEADLINES);
});

visit("several places stand side by side in one row, and one can be chosen", {}, async (page) => {
  await openFiles(page, [...TWO_YEARS, fixture("baishi-2024.json")]);
  await go(page, "对比");
  await shows(() => columns(page), ["清溪镇 2023", "白石镇 2023"]);
  await shows(() => row(page, "地区生产总值"), { "清溪镇 2023": "16.94", "白石镇 2023": "9.66" });
  await page.getByRole("combobox", { name: "地方" }).selectOption({ label: "白石镇" });
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "9.66");
});

visit("any two years can be compared", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  await page.getByRole("combobox", { name: "比较的前一年" }).selectOption("2021");
  await page.getByRole("combobox", { name: "比较的后一年" }).selectOption("2024");
  await shows(() => row(page, "国内生产总值").then((row) => [row["2021"], row["2024"], row["增幅 2021→2024"]]),
    ["114", "134.9", "18.3% 年均 5.8%"]);
});

visit("growth on a year of which there is no report: the two years are those compared", {}, async (page) => {
  const later = JSON.parse(text("qingxi-2024.json"));
  later.year = 2026;
  later.observations = [{
    indicator: "地区生产总值", period: 2025, kind: "actual", value: "19.5", unit: "亿元",
    change: { percent: "5.6" },
  }];
  await openFiles(page, { "a.json": text("qingxi-2024.json"), "b.json": later });
  await go(page, "对比");
  const chosen = (name) => page.getByRole("combobox", { name, exact: true }).inputValue();
  await shows(() => chosen("比较的前一年"), "2024");
  assert.equal(await chosen("比较的后一年"), "2025");
});

visit("a figure shows its sentence when the keyboard comes to it, and leads to the text", {}, async (page) => {
  await openTwoYears(page);
  const figure = comparison(page).getByRole("button", { name: "16.94" });
  await figure.focus();
  await page.getByText("迈上16.94亿元新台阶").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
});

visit("the years are in order with the latest in view, and the head and the names stay", { height: 600 }, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  await shows(() => columns(page).then((names) => [names.slice(0, 2), names.slice(-5)].flat().join(" ")),
    "2014 2015 2025 走势 同比 2025 年目标 完成");
  await page.evaluate(() => scrollTo(0, 500));
  const top = () => comparison(page).locator("thead").evaluate((head) => Math.abs(Math.round(head.getBoundingClientRect().top)));
  await shows(top, 0);
  const inView = (name) => comparison(page).getByRole("columnheader", { name, exact: true }).evaluate((head) => {
    const [own, around] = [head.getBoundingClientRect(), head.closest(".table").getBoundingClientRect()];
    return own.left >= around.left - 1 && own.right <= around.right + 1;
  });
  await shows(() => Promise.all(["2025", "2014", "指标", "同比", "完成"].map(inView)),
    [true, false, true, true, true]);
});

visit("Back leads from a sentence to where it was asked for, and so does a button", {}, async (page) => {
  await openTwoYears(page);
  await comparison(page).getByRole("button", { name: "16.94" }).click();
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
  await page.goBack();
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
  await comparison(page).getByRole("button", { name: "16.94" }).click();
  await press(page, "← 回到对比");
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
});

visit("several comparisons stand side by side, outlive a reload, and can be taken away", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  await press(page, "再比较两年");
  await page.getByRole("combobox", { name: "比较的前一年" }).nth(1).selectOption("2019");
  await page.getByRole("combobox", { name: "比较的后一年" }).nth(1).selectOption("2024");
  const grain = () => row(page, "粮食产量").then((row) => row?.["增幅 2019→2024"]);
  await shows(grain, "5.3% 年均 1.0%");
  await keeps(page, "\"beside\":[[2019,2024]]");
  await page.reload();
  await shows(grain, "5.3% 年均 1.0%");
  await page.getByRole("button", { name: "去掉这组比较" }).click();
  await shows(() => columns(page).then((names) => names.some((name) => name.includes("→"))), false);
});

// Stated growth, breaks, matching.

const report = (year, observations) => ({
  format: "tongbi.report/1", place: { name: "甲镇" }, year,
  observations: observations.map((one) => ({ kind: "actual", period: year - 1, unit: "吨", ...one })),
});

/** Loads reports of 甲镇 and opens the comparison with all its sections. */
async function openReports(page, years) {
  await openFiles(page, { "reports.json": Object.entries(years).map(([year, figures]) => report(Number(year), figures)) });
  await go(page, "对比");
  await unfold(page);
}

visit("the change of an approximate figure has a bound", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "甲果", value: "4", bound: "over" }, { indicator: "乙果", value: "4", bound: "over" }],
    2024: [{ indicator: "甲果", value: "5.2" }, { indicator: "乙果", value: "4.5" }],
  });
  await shows(() => row(page, "甲果").then((row) => [row?.["2022"], row?.["同比"]]), ["超4", "< 30% 按两年数值"]);
  const arrows = (name) => comparison(page).getByRole("row", { name: new RegExp(name) }).locator(".rise, .fall").count();
  assert.equal(await arrows("甲果"), 1);
  // It may have risen or fallen.
  assert.equal(await arrows("乙果"), 0);
});

visit("stated growth is shown, and pointing at it tells what the values give and why they differ", {}, async (page) => {
  const years = {
    2023: [{ indicator: "甲果", value: "100" }, { indicator: "乙果", value: "400" }, { indicator: "丙业增加值", value: "400", unit: "亿元" }],
    2024: [
      { indicator: "甲果", value: "108", change: { percent: "8" } },
      { indicator: "乙果", value: "500", change: { percent: "8" } },
      { indicator: "丙业增加值", value: "500", unit: "亿元", change: { percent: "8" } },
    ],
  };
  await openReports(page, years);
  for (const [name, note] of [
    ["甲果", "按两年数值 8（8.0%）"],
    ["乙果", "按两年数值 100（25.0%）；报告所说与两年数值不符，上年应为 463"],
    ["丙业增加值", "按两年数值 100（25.0%）；报告所说通常按可比价"],
  ]) {
    await shows(() => row(page, name).then((row) => row?.["同比"]), "8%");
    const yoy = comparison(page).getByRole("row").filter({ hasText: name }).locator(".change [title]");
    assert.equal(await yoy.getAttribute("title"), note);
  }
});

visit("a line breaks visibly where the definition changes, or where the reader says so", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "甲果", value: "100" }, { indicator: "乙果", value: "100" }],
    2024: [{ indicator: "甲果", value: "120", note: "统计口径调整" }, { indicator: "乙果", value: "120" }],
  });
  await shows(() => row(page, "甲果").then((row) => row?.["同比"]), "20.0% 按两年数值 口径变化");
  await press(page, "指标对齐");
  await page.getByRole("combobox", { name: "指标", exact: true }).fill("乙果");
  await page.locator(".matching").getByRole("combobox", { name: "年份" }).selectOption("2023");
  await press(page, "从这一年起断开");
  await shows(() => row(page, "乙果").then((row) => row?.["同比"]), "20.0% 按两年数值 手工断开");
  await page.getByRole("button", { name: /^撤销：?.*乙果/ }).click();
  await shows(() => row(page, "乙果").then((row) => row?.["同比"]), "20.0% 按两年数值");
});

visit("a doubtful match is shown with its reason, joined by hand, kept by the draft, and parted again", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "甲果种植面积", value: "100", unit: "亩" }],
    2024: [{ indicator: "甲果面积", value: "120", unit: "亩" }],
  });
  const apart = ["甲果种植面积 亩 对齐存疑", "甲果面积 亩 对齐存疑"];
  await shows(() => indicators(page), apart);
  await press(page, "指标对齐（1 处存疑）");
  await page.getByText("名称相近，单位相同，从不在同一年同时出现").waitFor();
  await page.getByRole("listitem").filter({ hasText: "名称相近" }).getByRole("button", { name: "合并" }).click();
  await unfold(page);
  await shows(() => indicators(page), ["甲果面积 亩 又作 甲果种植面积"]);
  await shows(() => row(page, "甲果面积").then((row) => [row?.["2022"], row?.["2023"], row?.["同比"]]), ["100", "120", "20.0% 按两年数值"]);
  await keeps(page, "\"joined\"");
  await page.reload();
  await shows(() => row(page, "甲果面积").then((row) => row?.["同比"]), "20.0% 按两年数值");
  await press(page, "指标对齐");
  await page.getByRole("button", { name: /^撤销：/ }).click();
  await shows(() => indicators(page), apart);
});

visit("of a long table only what is seen is built, and scrolling shows the rest", {}, async (page) => {
  const many = Array.from({ length: 3000 }, (_, at) => ({ indicator: `第${at}项产量`, value: String(at) }));
  await openReports(page, { 2023: many, 2024: many });
  const built = () => comparison(page).locator("tr.line").count();
  await shows(() => built().then((rows) => rows > 10 && rows < 150), true);
  const last = page.getByRole("rowheader", { name: /^第2999项产量 / });
  assert.equal(await last.count(), 0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await last.waitFor();
  assert.ok((await built()) < 150);
  assert.equal(await comparison(page).getAttribute("aria-rowcount"), "3002");
});

visit("the table says how many years are beyond its edge, and a key brings them into view", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  const inView = () => comparison(page).locator("thead").evaluate((head) => {
    const left = head.querySelector(".name").getBoundingClientRect().right;
    const right = head.querySelector(".trendcol").getBoundingClientRect().left;
    const middle = (year) => (year.getBoundingClientRect().left + year.getBoundingClientRect().right) / 2;
    return [...head.querySelectorAll(".year")].filter((year) => middle(year) > left && middle(year) < right).length;
  });
  await comparison(page).locator("thead .year").first().waitFor();
  const years = await comparison(page).locator("thead .year").count();
  await shows(async () => (await inView()) >= 5, true);
  const more = page.getByRole("button", { name: `← 还有 ${years - await inView()} 年` });
  await more.focus();
  const back = page.getByRole("button", { name: /^还有 \d+ 年 →$/ });
  while ((await back.count()) === 0) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(100);
  }
  assert.ok(await back.evaluate((button) => button === document.activeElement), "the focus stays on the button");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^← 还有 \d+ 年$/ }).waitFor();
});

visit("a table whose years all fit says nothing of more", {}, async (page) => {
  await openTwoYears(page);
  await comparison(page).getByRole("columnheader", { name: "2023", exact: true }).waitFor();
  assert.equal(await page.locator(".beyond").isVisible(), false);
});
