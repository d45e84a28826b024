// Checks: findings are mended, accepted, dismissed and restored.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { button, go, keeps, openFiles, press, shows, visit } from "./page.mjs";

const findings = (page) => page.getByRole("tabpanel").getByRole("list").first().getByRole("heading").count();
const first = (page) => page.getByRole("tabpanel").getByRole("listitem").filter({ has: page.getByRole("heading") }).first();

const report = (words) => `石桥镇2024年政府工作报告\n一、2023年工作回顾\n粮食总产量1.6万吨。${words}\n二、2024年工作安排\n新建水厂1座。\n`;

visit("a finding shows its arithmetic and its statements, and is mended", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await page.getByText("排查安全隐患：1136 + 6 = 1142，文中为 1152 个").waitFor();
  await shows(() => findings(page), 6);
  await press(page, "把正在整改安全隐患改为 16");
  await shows(() => findings(page), 5);
  await press(page, "撤销");
  await shows(() => findings(page), 6);
});

visit("a mended reading is confirmed with one click", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await press(page, "确认招商引资到位资金");
  await shows(() => findings(page), 5);
});

visit("a finding that is all right is dismissed, stays so, and can be taken up again", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await shows(() => findings(page), 6);
  await first(page).getByRole("button", { name: "忽略" }).click();
  await shows(() => findings(page), 5);
  await keeps(page, "dismissed");
  await page.reload();
  await shows(() => findings(page), 5);
  await page.getByText("已忽略 1 处").click();
  await press(page, "恢复");
  await shows(() => findings(page), 6);
});

visit("a finding that is right is accepted, stays so, and goes into the list to hand on", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await shows(() => findings(page), 6);
  await first(page).getByRole("button", { name: "原文有误，记下" }).click();
  await shows(() => findings(page), 5);
  await keeps(page, "accepted");
  await page.reload();
  await shows(() => findings(page), 5);
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "CSV 表格")]);
  assert.equal(file.suggestedFilename(), "度佳镇-2024-校核清单.csv");
  const rows = readFileSync(await file.path(), "utf8").split("\r\n");
  assert.match(rows[1], /^1,度佳镇 2024,分项与合计,.*,"?原文有误，已记下"?,/);
  assert.equal(rows.filter((row) => row.includes(",待定,")).length, 5);
  await page.getByText("记下的原文错误 1 处").click();
  await press(page, "恢复");
  await shows(() => findings(page), 6);
});

visit("faults in words show both sentences, lead to the text, and offer a wording", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await openFiles(page, { "石桥镇2024.txt": report("一是修路5公里。三是建桥2座，明年9月完工。") });
  await go(page, "校核");
  await page.getByText("“一是 三是”：缺 2").waitFor();
  await page.getByText("“明年9月”可能指 2024 年，也可能指 2025 年").waitFor();
  await press(page, "复制改法“一是 二是”");
  await shows(() => page.evaluate(() => navigator.clipboard.readText()), "一是 二是");
  await button(page, /石桥镇 2024 年报告：“一是修路5公里”/).waitFor();
  await button(page, /石桥镇 2024 年报告：“三是建桥2座，明年9月完工”/).click();
  await shows(() => page.getByRole("tab", { selected: true }).innerText(), /原文/);
  await page.getByText("三是建桥").waitFor();
});

visit("findings are told in English", { at: "?lang=en" }, async (page) => {
  await openFiles(page, { "石桥镇2024.txt": report("一是修路5公里。三是建桥2座。") });
  await go(page, "Checks");
  await page.getByRole("heading", { name: "Numbering" }).waitFor();
  await page.getByText("“一是 三是”: number 2 is missing").waitFor();
  await press(page, "Mark as an error in the report");
  await page.getByText("1 marked as errors in the report").waitFor();
});
