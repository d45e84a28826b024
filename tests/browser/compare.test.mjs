// The comparison: exact cells, changes, gaps, units, targets; search, order, choice.
import assert from "node:assert/strict";

import {
  TWO_YEARS, VIEWS, columns, comparison, fixture, go, indicators, keeps, openFiles, openTwoYears, press, row, shows, visit,
} from "./page.mjs";

const ALL = [
  "地区生产总值 亿元", "一般公共预算收入 亿元", "规模以上工业企业数量 家", "粮食产量 万吨", "高标准农田面积 公顷",
  "接待游客人次 万人次", "空气质量优良天数比例 %",
];
const NONE = { "2023 年目标": "未提及", 完成: "未提目标" };

/** Checks a row of the two years of 清溪镇. */
const check = (name, indicator, expected) =>
  visit(name, {}, async (page) => {
    await openTwoYears(page);
    // The newest report's own targets have a column too.
    await shows(() => row(page, indicator), { "2024 年目标": "未提及", ...expected });
  });

check("amount and percent of a change, exact to the digit; the target beside the result", "地区生产总值",
  { 2022: "15.64", 2023: "16.94", 增减: "1.3", 同比: "8.3%", "2023 年目标": "≥ 16.5", 完成: "超额 0.44", "2024 年目标": "18 左右" });

check("万元 and 亿元 are brought to one unit; a missed target says by how much", "一般公共预算收入",
  { 2022: "0.865", 2023: "0.8996", 增减: "0.0346", 同比: "4.0%", "2023 年目标": "0.93", 完成: "未达到，差 0.0304" });

check("亩 and 公顷 are brought to one unit", "高标准农田面积",
  { 2022: "200", 2023: "240", 增减: "40", 同比: "20.0%", ...NONE });

check("吨 and 万吨 are brought to one unit; a fall has a minus", "粮食产量",
  { 2022: "2.13", 2023: "2.09", 增减: "−0.04", 同比: "−1.9%", ...NONE });

check("a rate changes by percentage points and has no percentage", "空气质量优良天数比例",
  { 2022: "91.2", 2023: "93.7", 增减: "2.5 个百分点", 同比: "", "2023 年目标": "92", 完成: "超额 1.7 个百分点" });

check("what a report does not mention is not zero", "接待游客人次",
  { 2022: "12.5", 2023: "未提及", 增减: "缺后一数", 同比: "缺后一数", ...NONE });

check("a missing value shows the report's reason", "规模以上工业企业数量",
  { 2022: "12", 2023: "未公布", 增减: "缺后一数", 同比: "缺后一数", ...NONE });

visit("the English page says the same", { at: "?lang=en" }, async (page) => {
  await openTwoYears(page);
  await shows(() => row(page, "空气质量优良天数比例"),
    { 2022: "91.2", 2023: "93.7", Change: "2.5 pp", "Change in %": "", "Target 2023": "92", Outcome: "Exceeded by 1.7 pp", "Target 2024": "Not mentioned" });
  assert.equal((await row(page, "接待游客人次"))["2023"], "Not mentioned");
  assert.equal((await row(page, "规模以上工业企业数量"))["2023"], "Not published");
});

visit("no view shows a number that is none", {}, async (page) => {
  await openFiles(page, [...TWO_YEARS, fixture("baishi-2024.json")]);
  for (const view of VIEWS.zh) {
    await go(page, view);
    const shown = await page.locator("body").innerText();
    assert.doesNotMatch(shown, /NaN|undefined|\bnull\b|Infinity|\d\.\d*(0{6}|9{6})\d/, view);
  }
});

visit("rows are grouped by topic; every column and row has a header", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => indicators(page), ALL);
  assert.deepEqual(await columns(page), ["2022", "2023", "增减", "同比", "2023 年目标", "完成", "2024 年目标"]);
  const topics = comparison(page).getByRole("columnheader", { name: /^(经济|财政金融|工业|农业|消费外贸|生态环境)$/ });
  assert.deepEqual(await topics.allInnerTexts(), ["经济", "财政金融", "工业", "农业", "消费外贸", "生态环境"]);
});

// Search, order, choice.

const search = (page) => page.getByRole("searchbox", { name: /^查找指标/ });

for (const [words, found] of [
  ["粮食", ["粮食产量 万吨"]],
  ["dqsczz", ["地区生产总值 亿元"]],
  ["LSCL", ["粮食产量 万吨"]],
  ["没有这一项", []],
]) {
  visit(`searching “${words}”`, {}, async (page) => {
    await openTwoYears(page);
    await search(page).fill(words);
    await shows(() => indicators(page), found);
    if (found.length === 0) await page.getByText("没有符合条件的指标。").waitFor();
    await search(page).fill("");
    await shows(() => indicators(page), ALL);
  });
}

visit("a column header sorts: largest first, then smallest, then by topic again", {}, async (page) => {
  await openTwoYears(page);
  const header = comparison(page).getByRole("columnheader", { name: "同比" });
  const order = () => header.getAttribute("aria-sort");
  const withPercent = ["高标准农田面积 公顷", "地区生产总值 亿元", "一般公共预算收入 亿元", "粮食产量 万吨"];
  const sorted = async () => (await indicators(page)).filter((name) => withPercent.includes(name));
  assert.equal(await order(), "none");
  await header.getByRole("button").click();
  await shows(order, "descending");
  await shows(sorted, withPercent);
  await header.getByRole("button").click();
  await shows(order, "ascending");
  await shows(sorted, [...withPercent].reverse());
  await header.getByRole("button").click();
  await shows(order, "none");
  await shows(() => indicators(page), ALL);
});

visit("a topic can be chosen", {}, async (page) => {
  await openTwoYears(page);
  await page.getByRole("combobox", { name: "领域" }).selectOption({ label: "农业" });
  await shows(() => indicators(page), ["粮食产量 万吨", "高标准农田面积 公顷"]);
  await page.getByRole("combobox", { name: "领域" }).selectOption({ label: "全部领域" });
  await shows(() => indicators(page), ALL);
});

visit("several places stand side by side, and one can be chosen", {}, async (page) => {
  await openFiles(page, [...TWO_YEARS, fixture("baishi-2024.json")]);
  await go(page, "对比");
  await shows(() => row(page, "白石镇 地区生产总值").then((row) => row?.["2023"]), "9.66");
  assert.equal((await row(page, "清溪镇 地区生产总值"))["2023"], "16.94");
  await page.getByRole("combobox", { name: "地方" }).selectOption({ label: "白石镇" });
  await shows(() => indicators(page).then((names) => names.some((name) => name.includes("地区生产总值"))), true);
  await shows(() => indicators(page).then((names) => names.length), 2);
});

visit("any two years can be compared", {}, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  await page.getByRole("combobox", { name: "比较的前一年" }).selectOption("2021");
  await page.getByRole("combobox", { name: "比较的后一年" }).selectOption("2024");
  await shows(() => row(page, "国内生产总值").then((row) => [row["2021"], row["2024"], row["增减"], row["增幅"], row["年均"]]),
    ["114", "134.9", "20.9", "18.3%", "5.8%"]);
});

visit("a figure shows its sentence when the keyboard comes to it, and leads to the text", {}, async (page) => {
  await openTwoYears(page);
  const figure = comparison(page).getByRole("button", { name: "16.94" });
  await figure.focus();
  await page.getByText("迈上16.94亿元新台阶").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "原文", selected: true }).waitFor();
});

visit("what is asked stands beside the names, the other years behind it, and the head stays in view", { height: 600 }, async (page) => {
  await press(page, "示例：国务院");
  await go(page, "对比");
  await shows(() => columns(page).then((names) => names.join(" ")),
    "2024 2025 增减 同比 2025 年目标 完成 2026 年目标 2022 2023");
  await page.evaluate(() => scrollTo(0, 900));
  const top = () => comparison(page).locator("thead").evaluate((head) => Math.abs(Math.round(head.getBoundingClientRect().top)));
  await shows(top, 0);
  // Sideways a column stops beside the names instead of under them.
  await page.locator(".table:has(> .lines)").evaluate((table) => table.scrollTo(130, 0));
  const gap = () => comparison(page).evaluate((table) => {
    const edge = table.querySelector("th.name").getBoundingClientRect().right;
    const lefts = [...table.querySelectorAll("thead th:not(.name)")].map((th) => th.getBoundingClientRect().left);
    return Math.min(...lefts.map((left) => Math.abs(left - edge)));
  });
  await shows(() => gap().then((gap) => gap < 2), true);
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
  const grain = () => row(page, "粮食产量");
  await shows(() => grain().then((row) => [row["增减 2019→2024"], row["增幅 2019→2024"], row["年均 2019→2024"]]),
    ["0.07", "5.3%", "1.0%"]);
  await keeps(page, "\"beside\":[[2019,2024]]");
  await page.reload();
  await shows(() => grain().then((row) => row?.["增减 2019→2024"]), "0.07");
  await page.getByRole("button", { name: "去掉这组比较" }).click();
  await shows(() => columns(page).then((names) => names.some((name) => name.includes("→"))), false);
});

// What a report states, breaks, matching.

const report = (year, observations) => ({
  format: "tongbi.report/1", place: { name: "甲镇" }, year,
  observations: observations.map((one) => ({ kind: "actual", period: year - 1, unit: "吨", ...one })),
});

/** Loads reports of 甲镇 and opens the comparison. */
async function openReports(page, years, view = "对比") {
  await openFiles(page, { "reports.json": Object.entries(years).map(([year, figures]) => report(Number(year), figures)) });
  await go(page, view);
}

visit("the change of an approximate figure has a bound", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "甲果", value: "4", bound: "over" }, { indicator: "乙果", value: "4", bound: "over" }],
    2024: [{ indicator: "甲果", value: "5.2" }, { indicator: "乙果", value: "4.5" }],
  });
  await shows(() => row(page, "甲果").then((row) => [row?.["2022"], row?.["增减"], row?.["同比"]]), ["> 4", "< 1.2", "< 30%"]);
  const arrows = (name) => comparison(page).getByRole("row", { name: new RegExp(name) }).locator(".rise, .fall").count();
  assert.equal(await arrows("甲果"), 1);
  // It may have risen and may have fallen.
  assert.equal(await arrows("乙果"), 0);
});

visit("stated growth stands beside what the values give, with the reason where they differ", {}, async (page) => {
  const years = {
    2023: [{ indicator: "甲果", value: "100" }, { indicator: "乙果", value: "400" }, { indicator: "丙业增加值", value: "400", unit: "亿元" }],
    2024: [
      { indicator: "甲果", value: "108", change: { percent: "8" } },
      { indicator: "乙果", value: "500", change: { percent: "8" } },
      { indicator: "丙业增加值", value: "500", unit: "亿元", change: { percent: "8" } },
    ],
  };
  await openReports(page, years);
  const percent = (name) => () => row(page, name).then((row) => row?.["同比"]);
  await shows(percent("甲果"), "8.0% 报告 8%");
  await shows(percent("乙果"), "25.0% 报告 8%：与两年数值不符，上年应为 463");
  await shows(percent("丙业增加值"), "25.0% 报告 8%：通常按可比价");
  await press(page, "English");
  await shows(() => row(page, "甲果").then((row) => row?.["Change in %"]), "8.0% stated 8%");
});

visit("a line breaks visibly where the definition changes, or where the reader says so", {}, async (page) => {
  await openReports(page, {
    2023: [{ indicator: "甲果", value: "100" }, { indicator: "乙果", value: "100" }],
    2024: [{ indicator: "甲果", value: "120", note: "统计口径调整" }, { indicator: "乙果", value: "120" }],
  });
  await shows(() => row(page, "甲果").then((row) => row?.["增减"]), "20 口径变化");
  await press(page, "指标对齐");
  await page.getByRole("combobox", { name: "指标", exact: true }).fill("乙果");
  await page.locator(".matching").getByRole("combobox", { name: "年份" }).selectOption("2023");
  await press(page, "从这一年起断开");
  await shows(() => row(page, "乙果").then((row) => row?.["增减"]), "20 手工断开");
  await page.getByRole("button", { name: /^撤销：?.*乙果/ }).click();
  await shows(() => row(page, "乙果").then((row) => row?.["增减"]), "20");
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
  await shows(() => indicators(page), ["甲果面积 亩 又作 甲果种植面积"]);
  await shows(() => row(page, "甲果面积").then((row) => [row?.["2022"], row?.["2023"], row?.["同比"]]), ["100", "120", "20.0%"]);
  await keeps(page, "\"joined\"");
  await page.reload();
  await shows(() => row(page, "甲果面积").then((row) => row?.["同比"]), "20.0%");
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
