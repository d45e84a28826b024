// A newer file of an open report: the reader's changes are carried over, changes that do not fit are listed first,
// and undo restores everything.
import { button, go, openFiles, press, row, shelf, shows, unfold, visit } from "./page.mjs";

const report = (grain, school) => [
  "石桥镇2024年政府工作报告",
  "一、2023年工作回顾",
  `全镇实现地区生产总值6.5亿元。粮食总产量${grain}万吨。茶叶产量300吨。`,
  "二、2024年工作安排",
  `新建水厂1座，解决群众用水。${school}硬化村道12公里。`,
].join("\n");
const OLD = { "石桥镇2024.txt": report("1.6", "新建小学2所，方便群众上学。") };
const NEWER = { "石桥镇2024-定稿.txt": `定稿\n${report("1.7", "")}` };

const mark = (page, words) => page.getByRole("button", { name: words, exact: true });
// The fields of tasks have alerts of their own.
const messages = (page) => page.getByRole("region", { name: "消息" }).getByRole("alert").innerText();
const slip = (page) => page.locator(".slip").innerText();
const field = (page, name) => page.getByLabel(name, { exact: true });

async function correct(page, words, value) {
  await mark(page, words).click();
  await press(page, "更正");
  await page.getByLabel("数值").fill(value);
  await press(page, "保存更正");
  await page.getByRole("button", { name: "保存更正", exact: true }).waitFor({ state: "detached" });
}

async function assign(page, number, office) {
  await field(page, `牵头单位（任务 ${number}）`).fill(office);
  await field(page, `牵头单位（任务 ${number}）`).press("Tab");
  await shows(() => field(page, `牵头单位（任务 ${number}）`).inputValue(), office);
}

const lead = (page, number) => field(page, `牵头单位（任务 ${number}）`).inputValue();

visit("corrections and offices are carried over to a newer file, losses are listed, undo restores", {}, async (page) => {
  await openFiles(page, OLD);
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "原文");
  await correct(page, "300吨", "310");
  await correct(page, "1.6万吨", "1.61");
  await go(page, "任务");
  await assign(page, 1, "水利站");
  await assign(page, 2, "教育办");

  await openFiles(page, NEWER);
  // The newer file lacks 1.6 and the school, so the page lists both before it replaces anything. It has 300, which is
  // not listed.
  await shows(() => messages(page), /您所做的有 2 处带不过去（撤销可以恢复）：[^]*1\.61[^]*任务“新建小学2所[^]*教育办/);
  await press(page, "替换");
  await shows(() => field(page, "牵头单位（任务 2）").count(), 1);
  await shows(() => lead(page, 1), "水利站");
  await shows(() => lead(page, 2), "");

  // The correction that was carried over is in the text and in the comparison; the other is not.
  await go(page, "原文");
  await mark(page, "300吨").click();
  await shows(() => slip(page), /310/);
  await go(page, "对比");
  await unfold(page);
  await shows(() => row(page, "茶叶产量").then((row) => row?.["2023"]), "310");
  await shows(() => row(page, "粮食产量").then((row) => row?.["2023"]), "1.7");
  await go(page, "任务");

  await page.locator(".history").getByRole("button", { name: "撤销", exact: true }).click();
  await shows(() => lead(page, 2), "教育办");
  await go(page, "对比");
  await shows(() => row(page, "粮食产量").then((row) => row?.["2023"]), "1.61");
});

const area = (year, name, more = "") => [
  `石桥镇${year}年政府工作报告`,
  `一、${year - 1}年工作回顾`,
  `${name}${year - 1900}亩。排查漏水点20处，已修复15处，正在修复3处。${more}`,
  `二、${year}年工作安排`,
  "新建水厂1座。",
].join("\n");

/** The number of findings that are not dismissed. */
const findings = (page) => page.getByRole("tabpanel").getByRole("button", { name: "忽略", exact: true }).count();

visit("joined names and dismissed findings stay with a newer file and through undo", {}, async (page) => {
  await openFiles(page, { "2023.txt": area(2023, "甲果种植面积"), "2024.txt": area(2024, "甲果面积") });
  await shows(() => shelf(page), ["石桥镇 2024", "石桥镇 2023"]);
  await go(page, "对比");
  await press(page, "指标对齐（1 处存疑）");
  await page.getByRole("listitem").filter({ hasText: "名称相近" }).getByRole("button", { name: "合并" }).click();
  await unfold(page);
  const both = () => row(page, "甲果面积").then((row) => [row?.["2022"], row?.["2023"]]);
  await shows(both, ["123", "124"]);
  await go(page, "校核");
  await button(page, "忽略").waitFor();
  const all = await findings(page);
  for (let left = all; left > 0; left--) {
    await press(page, "忽略");
    await shows(() => findings(page), left - 1);
  }

  await openFiles(page, { "2024-定稿.txt": area(2024, "甲果面积", "茶叶产量300吨。") });
  await press(page, "替换");
  await page.getByText(`已忽略 ${all} 处`).waitFor();
  await shows(() => findings(page), 0);
  await go(page, "对比");
  await unfold(page);
  await shows(() => row(page, "茶叶产量").then((row) => row?.["2023"]), "300");
  await shows(both, ["123", "124"]);

  await page.keyboard.press("Control+z");
  await shows(() => row(page, "茶叶产量"), null);
  await shows(both, ["123", "124"]);
  await go(page, "校核");
  await page.getByText(`已忽略 ${all} 处`).waitFor();
  await shows(() => findings(page), 0);
});

visit("the same file is recognised, whatever was corrected in it and whatever its name", {}, async (page) => {
  await openFiles(page, OLD);
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "原文");
  await correct(page, "300吨", "310");
  await go(page, "任务");
  await assign(page, 1, "水利站");
  const [text] = Object.values(OLD);
  await openFiles(page, { "另存.txt": text });
  await shows(() => page.getByRole("status").innerText(), /另存\.txt 已经打开，内容相同/);
  await shows(() => button(page, "替换").count(), 0);
  await shows(() => lead(page, 1), "水利站");
  await go(page, "原文");
  await mark(page, "300吨").click();
  await shows(() => slip(page), /310/);
});
