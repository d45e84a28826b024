// Files with faults: each message names the position, the cause, and the remedy.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { alerts, containing, fixture, go, openFiles, row, shelf, shows, statuses, visit } from "./page.mjs";

/** By file: the message in Chinese and in English, and whether the rest of the file opens. */
const FAULTS = {
  "empty.json": {
    zh: ["没有读出报告", "第 1 行第 1 列", "文件是空的", "请检查是否选错了文件"],
    en: ["No report could be read", "Line 1, column 1", "The file is empty", "Check that it is the right file"],
  },
  "cut-short.json": {
    opens: true,
    zh: ["第 7 行第 57 列，observations", "突然结束", "请重新获取"],
    en: ["Line 7, column 57, observations", "ends too early", "get it again"],
  },
  "chinese-punctuation.json": {
    opens: true,
    zh: ["第 6 行第 28 列，observations[0]", "中文标点", "请改为英文半角标点"],
    en: ["Line 6, column 28, observations[0]", "Chinese punctuation", "Use ASCII punctuation"],
  },
  "trailing-comma.json": {
    opens: true,
    zh: ["第 7 行第 3 列，observations", "多了一个逗号", "请删去这个逗号"],
    en: ["Line 7, column 3, observations", "A comma before a closing bracket", "Remove the comma"],
  },
  "comment.json": {
    opens: true,
    zh: ["第 5 行第 3 列", "不能写注释", "请删去注释"],
    en: ["Line 5, column 3", "JSON has no comments", "Remove the"],
  },
  "wrong-kind.json": {
    opens: true,
    zh: ["第 3 行第 12 列，place", "应为对象 { }，却是文字", "请用 { } 括起各字段"],
    en: ["Line 3, column 12, place", "Expected an object { } but found a text", "Put the fields in { }"],
  },
  "unit-in-value.json": {
    opens: true,
    zh: ["第 6 行第 73 列，observations[0].value", "应为十进制数，却是 \"15.64亿\"", "“亿”“%”写进 unit"],
    en: ["Line 6, column 73, observations[0].value", "Expected a decimal number but found \"15.64亿\"", "belong in unit"],
  },
  "unknown-kind.json": {
    opens: true,
    zh: ["第 6 行第 54 列，observations[0].kind", "不认识 \"实际\"", "actual、preliminary、target、previous"],
    en: ["Line 6, column 54, observations[0].kind", "\"实际\" is not known", "actual, preliminary, target, previous"],
  },
  "wrong-period.json": {
    opens: true,
    zh: ["第 6 行第 40 列，observations[0].period", "应为时期，却是 \"去年\"", "请写年份 2023"],
    en: ["Line 6, column 40, observations[0].period", "Expected a period but found \"去年\"", "Write a year such as 2023"],
  },
  "no-indicator.json": {
    opens: true,
    zh: ["第 7 行第 5 列，observations[1]", "缺少 indicator", "请补上这个字段"],
    en: ["Line 7, column 5, observations[1]", "indicator is missing", "Add this field"],
  },
  "no-year.json": {
    zh: ["第 1 行第 1 列", "缺少 year", "请补上这个字段"],
    en: ["Line 1, column 1", "year is missing", "Add this field"],
  },
  "other-format.json": {
    opens: true,
    zh: ["第 2 行第 13 列，format", "格式 \"yearbook/3\" 不是工作报告的格式", "请改为 \"tongbi.report/1\""],
    en: ["Line 2, column 13, format", "\"yearbook/3\" is not that of a report", "Change it to \"tongbi.report/1\""],
  },
  "newer-format.json": {
    opens: true,
    isWell: true,
    zh: ["第 2 行第 13 列，format", "比本页新", "请刷新页面"],
    en: ["Line 2, column 13, format", "newer than this page", "Reload the page"],
  },
  "junk.json": {
    zh: ["第 1 行第 2 列，[0]", "应为对象 { }，却是数字", "[1]", "却是文字", "[2]", "却是空值", "[3]", "却是真假值"],
    en: ["Line 1, column 2, [0]", "Expected an object { } but found a number", "but found null"],
  },
  "twice.json": {
    opens: true,
    zh: ["第 6 行第 89 列，observations[0].value", "出现两次，以第一次为准", "请删去多余的一个"],
    en: ["Line 6, column 89, observations[0].value", "stands twice; the first counts", "Remove one of them"],
  },
  "reversed-range.json": {
    opens: true,
    zh: ["第 6 行第 86 列，observations[0].to", "上限小于下限", "请对调 value 与 to"],
    en: ["Line 6, column 86, observations[0].to", "ends below its beginning", "Swap value and to"],
  },
};

for (const [file, fault] of Object.entries(FAULTS)) {
  for (const lang of ["zh", "en"]) {
    visit(`${file} (${lang})`, { at: `?lang=${lang}` }, async (page) => {
      await openFiles(page, [fixture(`broken/${file}`)]);
      const messages = () => (fault.isWell ? statuses(page) : alerts(page));
      for (const part of [file, ...fault[lang]]) await shows(messages, containing(part));
      const reports = await shelf(page);
      assert.equal(reports.length, fault.opens ? 1 : 0, "whether the rest opens");
    });
  }
}

visit("every broken fixture is tried", {}, async () => {
  assert.deepEqual(readdirSync(fixture("broken")).sort(), Object.keys(FAULTS).sort());
});

visit("all faults of a file are said at once, and what can be read is shown", {}, async (page) => {
  const report = JSON.parse('{"format":"tongbi.report/1","place":{"name":"石桥镇"},"year":2024}');
  const good = { indicator: "地区生产总值", period: 2023, kind: "actual", value: "7.3", unit: "亿元" };
  const bad = { ...good, period: "去年", value: "很多" };
  await openFiles(page, { "石桥.json": { ...report, observations: [bad, good, { ...bad, kind: "实际" }] } });
  await shows(() => alerts(page), /石桥\.json 有 \d+ 处问题，其余内容已打开/);
  const said = await alerts(page);
  for (const path of ["observations[0].period", "observations[0].value", "observations[2].kind"]) {
    assert.ok(said.includes(path), path);
  }
  await go(page, "对比");
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "7.3");
});
