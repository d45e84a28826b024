// Promises: their outcomes, which were dropped or repeated, the match of tasks, 序时进度.
import assert from "node:assert/strict";

import { button, go, keeps, openFiles, press, shows, visit } from "./page.mjs";

const plain = (text) => text.replace(/\s+/g, " ").trim();

const PLAN = {
  format: "tongbi.report/1", place: { name: "甲镇" }, year: 2024,
  observations: [
    { indicator: "甲果", value: "120", unit: "吨", period: 2024, kind: "target", quote: "甲果产量达到120吨。" },
    { indicator: "乙果", value: "120", unit: "吨", period: 2024, kind: "target" },
    { indicator: "丙果", value: "50", unit: "吨", period: 2024, kind: "target" },
    { indicator: "甲果", value: "54", unit: "吨", period: "2024-01/2024-06", kind: "actual" },
    { indicator: "乙果", value: "70", unit: "吨", period: "2024-01/2024-06", kind: "actual" },
  ],
  commitments: [{ text: "新建东溪大桥" }, { text: "办好果农夜校" }],
};
const BEFORE = {
  format: "tongbi.report/1", place: { name: "甲镇" }, year: 2023,
  observations: [{ indicator: "甲果", value: "100", unit: "吨", period: 2023, kind: "target" }],
  commitments: [{ text: "办好果农夜校" }],
};
const RESULT = {
  format: "tongbi.report/1", place: { name: "甲镇" }, year: 2025,
  observations: [
    { indicator: "甲果", value: "126", unit: "吨", period: 2024, kind: "actual", quote: "甲果产量126吨。" },
    { indicator: "乙果", value: "110", unit: "吨", period: 2024, kind: "actual" },
  ],
  text: "东溪大桥建成通车。跨东溪的便桥正在施工。秋收顺利。",
};

/** Opens reports and the promises of 2024. */
async function open(page, ...reports) {
  await openFiles(page, { "reports.json": reports });
  await go(page, /^(承诺|Promises)$/);
  const years = page.getByRole("combobox", { name: /^(年份|Year)$/ });
  if (await years.count()) await years.selectOption("2024");
}

/** A row of either table, as text. */
const row = (page, name) => async () => {
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
  return (await rows.count()) ? plain(await rows.first().innerText()) : null;
};

/** Opens a folded group of promises without an outcome. */
const unfold = (page, name) => page.getByRole("button", { name, expanded: false }).click();

/** The rows of both tables. */
const rows = (page) => () => page.getByRole("rowheader").count();

visit("targets and tasks say what became of them; each number shows those alone", {}, async (page) => {
  await open(page, BEFORE, PLAN, RESULT);
  await shows(row(page, "甲果"), /120 126 ✓ 超额 6|120 126 超额 6/);
  await shows(row(page, "乙果"), /未达到，差 10/);
  await shows(row(page, "新建东溪大桥"), /东溪大桥建成通车。.*达到.*据此判断：已完成/);
  // Missed promises come first; those without a verdict are folded.
  await shows(() => page.getByRole("rowheader").first().innerText().then(plain), /^乙果/);
  await shows(row(page, "丙果"), null);
  await unfold(page, "2025 年报告没有提到 2 项");
  await shows(row(page, "丙果"), /结果未提及.*下一年未说结果，也未再提出/);
  const group = page.getByRole("group", { name: "兑现情况" });
  assert.deepEqual((await group.getByRole("button").allInnerTexts()).map(plain).map((text) => text.replace(/^[✓✕○◐] /, "")),
    ["全部 5", "未达到 1", "达到 1", "超额 1", "未提及 2"]);
  await shows(rows(page), 5);
  await group.getByRole("button", { name: "未提及 2" }).click();
  await shows(rows(page), 2);
  await group.getByRole("button", { name: "全部 5" }).click();
  await shows(rows(page), 5);
});

visit("dropped promises and those made year after year are named", {}, async (page) => {
  await open(page, { ...BEFORE, year: 2022, observations: [] }, BEFORE, PLAN, RESULT);
  await page.getByText("不再提起：丙果；办好果农夜校").waitFor();
  await page.getByText("年年提出：办好果农夜校（2022 年报告起）").waitFor();
  await press(page, "English");
  await page.getByText("Dropped: 丙果; 办好果农夜校").waitFor();
});

visit("a long list of dropped promises shows ten, and all when asked", {}, async (page) => {
  const commitments = Array.from({ length: 14 }, (_, n) => ({ text: `修缮${"东西南北中上下前后左右里外"[n % 13]}${"甲乙"[n % 2]}桥亭` }));
  await open(page, { ...PLAN, commitments }, RESULT);
  const list = page.getByText(/^不再提起：/);
  const names = async () => (await list.innerText()).split("；").length;
  await shows(names, 10);
  await button(page, "展开全部").click();
  await shows(names, 15);
  await button(page, "收起").click();
  await shows(names, 10);
});

visit("of a single report nothing is called dropped, and only its year is offered", {}, async (page) => {
  const observations = [...PLAN.observations,
    { indicator: "丁果", value: "5", unit: "吨", period: 2024, kind: "actual" },
    { indicator: "丁果", value: "9", unit: "吨", period: 2030, kind: "target" }];
  await openFiles(page, { "reports.json": [{ ...PLAN, observations }] });
  await go(page, /^(承诺|Promises)$/);
  await shows(row(page, "丙果"), /下一年报告未打开/);
  assert.equal(await page.getByText(/不再提起|未再提出/).count(), 0);
  assert.equal(await page.getByRole("combobox", { name: "年份" }).count(), 0);
});

visit("the rules stand one click away, with the words of the verdicts", {}, async (page) => {
  await open(page, PLAN, RESULT);
  await page.getByText("怎样判定").click();
  await page.getByText(/相差不超过目标的 5%/).waitFor();
  await page.getByRole("term").getByText("未达到", { exact: true }).waitFor();
  await press(page, "English");
  await page.getByText("How we judge").waitFor();
});

visit("statements without a sentence offer none", {}, async (page) => {
  await open(page, PLAN, RESULT);
  await shows(row(page, "乙果"), /未达到/);
  const second = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^乙果/ }) });
  assert.equal(await second.getByText("两处原话").count(), 0);
});

visit("both sentences stand behind a target", {}, async (page) => {
  await open(page, PLAN, RESULT);
  const first = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^甲果/ }) });
  await first.getByText("两处原话").click();
  await first.getByText("“甲果产量达到120吨。”").waitFor();
  await first.getByText("“甲果产量126吨。”").waitFor();
});

visit("the sentence that answers a task can be corrected, and the draft keeps it", {}, async (page) => {
  await open(page, PLAN, RESULT);
  const task = row(page, "新建东溪大桥");
  await shows(task, /东溪大桥建成通车/);
  const choose = async (label) => {
    await page.getByRole("button", { name: /更正对应.*新建东溪大桥/ }).click();
    await page.getByRole("combobox", { name: "下一年报告里的哪一句" }).selectOption({ label });
  };
  const options = async () => {
    await page.getByRole("button", { name: /更正对应.*新建东溪大桥/ }).click();
    const all = await page.getByRole("combobox", { name: "下一年报告里的哪一句" }).locator("option").allInnerTexts();
    await page.getByRole("button", { name: /更正对应.*新建东溪大桥/ }).click();
    return all;
  };
  const other = (await options()).find((text) => text.startsWith("跨东溪的便桥"));
  await choose(other);
  await shows(task, /跨东溪的便桥正在施工。 手工对应.*据此判断：在推进/);
  await keeps(page, "\"answers\"");
  await page.reload();
  await shows(task, /跨东溪的便桥正在施工。/);
  await choose("没有对应的句子");
  await unfold(page, /没有提到/);
  await shows(task, /经核对，下一年报告未提及/);
  await choose("按词语自动对应");
  await shows(task, /东溪大桥建成通车。.*据此判断：已完成/);
});

visit("序时进度 at a month, by the classes of two cities and by one's own", {}, async (page) => {
  await open(page, PLAN);
  await shows(row(page, "甲果"), /推进中/);
  await page.getByRole("combobox", { name: "序时进度截至" }).selectOption("6");
  await shows(row(page, "甲果"), /54 ✕ 欠进度|54 欠进度/);
  await shows(row(page, "乙果"), /超进度/);
  await shows(row(page, "丙果"), /其它/);
  const rule = page.getByRole("combobox", { name: "分档办法" });
  await rule.selectOption({ label: "宣城 2020" });
  await shows(row(page, "乙果"), /达进度/);
  await rule.selectOption({ label: "自定" });
  await page.getByRole("textbox", { name: /^欠进度/ }).fill("90");
  await shows(row(page, "甲果"), /达进度/);
  await page.getByRole("textbox", { name: /^超进度/ }).fill("110");
  await shows(row(page, "乙果"), /超进度/);
  await keeps(page, "\"schedule\":[6,\"0.9\",\"1.1\"]");
  await page.getByRole("combobox", { name: "序时进度截至" }).selectOption({ label: "序时进度：不看" });
  await shows(() => page.getByRole("columnheader", { name: "进度", exact: true }).count(), 0);
});

visit("the State Council's promises of 2024, in English", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: State Council");
  await go(page, "Promises");
  await page.getByRole("combobox", { name: "Year" }).selectOption("2024");
  await shows(row(page, "New urban jobs"), /Exceeded by 560,000 people/);
  await page.getByText(/Promised year after year: .*New urban jobs \(since the 2015 report\)/).waitFor();
  await button(page, /^Exceeded \d+$/).click();
  await shows(row(page, "GDP growth"), null);
});
