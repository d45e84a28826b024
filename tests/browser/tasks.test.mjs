// Tasks by office: edited, filtered by office, kept in the draft, exported.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { button, go, keeps, openFiles, press, shows, visit } from "./page.mjs";

const REPORT = "石桥镇2024年政府工作报告\n一、2023年工作回顾\n粮食总产量1.6万吨。\n二、2024年工作安排\n新建水厂1座，解决群众用水。硬化村道12公里。办好农民丰收节，丰富群众生活。\n";

const tasks = (page) => page.getByRole("table", { name: /^(任务分解|Tasks by department)$/ });
const field = (page, name) => page.getByLabel(name, { exact: true });
const rows = (page) => tasks(page).getByRole("rowheader").count();

async function type(page, name, words) {
  await field(page, name).fill(words);
  await field(page, name).press("Tab");
}

async function openTasks(page, view) {
  await openFiles(page, { "石桥镇2024.txt": REPORT });
  await go(page, view);
  await shows(() => rows(page), 3);
}

visit("tasks are handed out to offices, chosen by office, and kept", {}, async (page) => {
  await openTasks(page, "任务");
  await type(page, "牵头单位（任务 1）", "水利站");
  // Typing continues in the next field.
  await shows(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "配合单位（任务 1）");
  await type(page, "配合单位（任务 1）", "财政所，村建办");
  await type(page, "时限（任务 1）", "9月底");
  await keeps(page, '"due_words":"9月底"');
  await type(page, "目标（任务 2）", "15");
  await type(page, "进展（任务 2）", "达进度");
  await keeps(page, "达进度");
  await page.getByLabel("单位", { exact: true }).selectOption("村建办");
  await shows(() => rows(page), 1);
  await page.getByLabel("单位", { exact: true }).selectOption({ label: "尚未分配" });
  await shows(() => rows(page), 2);
  await page.reload();
  await shows(() => field(page, "牵头单位（任务 1）").inputValue(), "水利站");
  await shows(() => field(page, "配合单位（任务 1）").inputValue(), "财政所、村建办");
  await shows(() => field(page, "目标（任务 2）").inputValue(), "15");
});

visit("what cannot be taken says why, and an edit is taken back", {}, async (page) => {
  await openTasks(page, "任务");
  await type(page, "时限（任务 1）", "13月");
  await page.getByText("时限应为 2024年9月").waitFor();
  assert.equal(await field(page, "时限（任务 1）").getAttribute("aria-invalid"), "true");
  for (const words of ["年底", "6月底前", "全年", "长期", "2024年9月"]) {
    await type(page, "时限（任务 1）", words);
    await shows(() => page.getByText("时限应为 2024年9月").count(), 0);
    await shows(() => field(page, "时限（任务 1）").inputValue(), words);
  }
  // The page's undo is available, so no message offers one.
  assert.equal(await button(page, "撤销").count(), 1);
  await type(page, "时限（任务 1）", "");
  await shows(() => field(page, "时限（任务 1）").inputValue(), "");
});

visit("a task is dropped, and brought back", {}, async (page) => {
  await openTasks(page, "任务");
  await press(page, "去掉：1");
  await shows(() => rows(page), 2);
  await page.getByText(/新建水厂1座.* → 已去掉/).waitFor();
  await press(page, "撤销");
  await shows(() => rows(page), 3);
});

visit("several tasks are assigned at once, merged, split, and added", {}, async (page) => {
  await openTasks(page, "任务");
  await page.getByRole("checkbox", { name: /^选中这部分的全部任务： ?./ }).click();
  await page.getByText("已选 3 项").waitFor();
  await type(page, "牵头单位（已选任务）", "水利站");
  await shows(() => field(page, "牵头单位（任务 3）").inputValue(), "水利站");
  await type(page, "时限（已选任务）", "以后");
  await page.getByRole("group", { name: "已选 3 项" }).getByText("时限应为").waitFor();
  await press(page, "取消选择");
  await page.getByLabel("选中任务 1").click();
  await page.getByLabel("选中任务 2").click();
  await press(page, "合并");
  await shows(() => rows(page), 2);
  await page.getByText("新建水厂1座，解决群众用水；硬化村道12公里").waitFor();
  await press(page, "改写、拆分：1");
  await page.getByLabel("每行一项任务").fill("新建水厂1座\n解决群众用水\n硬化村道12公里");
  await press(page, "保存");
  await shows(() => rows(page), 4);
  await shows(() => field(page, "牵头单位（任务 3）").inputValue(), "水利站");
  await shows(() => field(page, "目标（任务 3）").inputValue(), "12");
  await page.getByLabel("新任务的内容").fill("修缮戏台");
  await press(page, "添加任务");
  await shows(() => rows(page), 5);
  await keeps(page, "修缮戏台");
  await press(page, "撤销");
  await shows(() => rows(page), 4);
  await press(page, "撤销");
  await shows(() => rows(page), 2);
});

visit("tasks go out as CSV and as a workbook", {}, async (page) => {
  await openTasks(page, "任务");
  await type(page, "牵头单位（任务 2）", "交通办");
  const take = async (name) => {
    const [file] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
    return [file.suggestedFilename(), readFileSync(await file.path())];
  };
  const [csv, text] = await take("CSV 表格");
  assert.equal(csv, "石桥镇-2024-任务分解.csv");
  assert.match(text.toString(), /2,硬化村道12公里,.*12 公里,交通办,,,/);
  const [xlsx, bytes] = await take("Excel 表格");
  assert.equal(xlsx, "石桥镇-2024-任务分解.xlsx");
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  const [book, sheets] = await take("按单位分表");
  assert.match(book, /^石桥镇-2024-按单位分表\.xlsx$/);
  assert.equal(sheets.subarray(0, 2).toString(), "PK");
  assert.ok(sheets.includes("xl/worksheets/sheet3.xml"), "a sheet for all, for the office, and for the rest");
});

visit("tasks are handed out in English, on a phone too", { at: "?lang=en", width: 390, height: 844, phone: true }, async (page) => {
  await openTasks(page, "Tasks");
  await type(page, "Lead department, task 1", "水利站");
  await type(page, "Due, task 1", "2024-09");
  await page.getByLabel("Department", { exact: true }).selectOption("水利站");
  await shows(() => rows(page), 1);
  await button(page, "Excel workbook").waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
});
