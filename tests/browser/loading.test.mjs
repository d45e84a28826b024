// Loading: every way to open a file, and its failures.
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  TWO_YEARS, alerts, button, columns, drop, fixture, go, openFiles, openTwoYears, press, row, shelf, shows, statuses,
  text, visit,
} from "./page.mjs";

const GDP_2023 = { 2022: "15.64", 2023: "16.94", 走势: "2022 2023", 同比: "8.3% 按两年数值", "2023 年目标": "≥ 16.5", 完成: "超额 多 0.44 亿元" };

visit("two files dropped at once are compared", {}, async (page) => {
  await drop(page, TWO_YEARS);
  await shows(() => shelf(page), ["清溪镇 2024", "清溪镇 2023"]);
  await shows(() => statuses(page), /已读 2 份报告/);
  await go(page, "对比");
  await shows(() => row(page, "地区生产总值"), GDP_2023);
});

visit("files can be dropped at any time, over any view", {}, async (page) => {
  await openFiles(page, [TWO_YEARS[0]]);
  await go(page, "对比");
  await shows(() => columns(page), ["2022", "走势", "同比", "2023 年目标", "完成"]);
  await drop(page, [TWO_YEARS[1]]);
  await shows(() => row(page, "地区生产总值"), GDP_2023);
});

visit("a dropped folder gives all its files, good and bad", {}, async (page) => {
  await drop(page, [fixture("broken")]);
  await page.getByText(/^还有 \d+ 条$/).first().click();
  await shows(() => alerts(page), /cut-short\.json/);
  await shows(() => alerts(page), /wrong-period\.json/);
});

visit("the open button takes several files", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => row(page, "地区生产总值"), GDP_2023);
});

visit("a report can be pasted", {}, async (page) => {
  await press(page, "粘贴");
  await page.getByRole("textbox", { name: /JSON/ }).fill(text("qingxi-2024.json"));
  await press(page, "读取");
  await shows(() => shelf(page), ["清溪镇 2024"]);
});

visit("what is pasted and holds no figure says so", {}, async (page) => {
  await press(page, "粘贴");
  await page.getByRole("textbox", { name: /JSON/ }).fill("各位代表：现在我代表镇人民政府作工作报告。");
  await press(page, "读取");
  await shows(() => alerts(page), /没有读到任何数据/);
});

visit("one bad file does not stop the others", {}, async (page) => {
  await drop(page, [fixture("broken/cut-short.json"), ...TWO_YEARS, fixture("broken/empty.json")]);
  await shows(() => shelf(page).then((reports) => reports.filter((report) => report.startsWith("清溪镇"))),
    ["清溪镇 2024", "清溪镇 2023"]);
  await shows(() => alerts(page), /cut-short\.json.*empty\.json/);
});

visit("a kind of file that is not read is named, with a way out", {}, async (page) => {
  await openFiles(page, {
    "报告.pdf": "%PDF-1.7 …",
    "报告.doc": Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "报告.docx": "PK\x03\x04…",
  });
  await shows(() => alerts(page), /报告\.pdf 是 PDF，但已损坏.*报告\.doc 是旧版 Office.*报告\.docx 已损坏/);
});

for (const [name, report, words] of [
  ["示例：度佳镇", ["度佳镇 2024"], /度佳镇/],
  ["示例：31 省 2026", 31, /北京市/],
  ["示例：国务院", Array.from({ length: 12 }, (_, n) => `国务院 ${2026 - n}`), /国务院/],
]) {
  visit(`${name}: one click, and it is on screen`, {}, async (page) => {
    await press(page, name);
    await shows(() => shelf(page).then((all) => (typeof report === "number" ? all.length : all)), report);
    await shows(() => page.getByRole("tabpanel").innerText(), words);
  });
}

// The same place and year.

const REVISED = { "清溪镇-2024-修订.json": text("qingxi-2024.json").replace("16.94", "17.02") };
const gdp = (page) => row(page, "地区生产总值").then((row) => row?.["2023"]);

visit("the same place and year twice asks: replace", {}, async (page) => {
  await openTwoYears(page);
  await openFiles(page, REVISED);
  await shows(() => alerts(page), /清溪镇-2024-修订\.json 里的 清溪镇 2024 年报告已经打开过/);
  assert.equal(await gdp(page), "16.94", "nothing is replaced before the answer");
  await press(page, "替换");
  await shows(() => gdp(page), "17.02");
  assert.deepEqual(await shelf(page), ["清溪镇 2024", "清溪镇 2023"]);
});

visit("the same place and year twice asks: keep both", {}, async (page) => {
  await openTwoYears(page);
  await openFiles(page, REVISED);
  await press(page, "两份都留");
  await shows(() => shelf(page), ["清溪镇 2024", "清溪镇 2024", "清溪镇 2023"]);
});

visit("the same place and year twice asks: leave the new one out", {}, async (page) => {
  await openTwoYears(page);
  await openFiles(page, REVISED);
  await press(page, "不要新的");
  await shows(() => alerts(page), "");
  assert.equal(await gdp(page), "16.94");
});

visit("the very same file twice is no question", {}, async (page) => {
  await openFiles(page, [TWO_YEARS[0]]);
  await openFiles(page, [TWO_YEARS[0], TWO_YEARS[1]]);
  await shows(() => shelf(page), ["清溪镇 2024", "清溪镇 2023"]);
  assert.equal(await alerts(page), "");
});

visit("a report that was taken off comes back", {}, async (page) => {
  await openTwoYears(page);
  await press(page, "移除 清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await press(page, "撤销");
  await shows(() => shelf(page), ["清溪镇 2024", "清溪镇 2023"]);
});

// By address.

visit("a file beside the page opens by its address", { at: "?lang=zh#src=samples/dujia-2024.json" }, async (page) => {
  await shows(() => shelf(page), ["度佳镇 2024"]);
});

visit("an address without a file says so",
  { at: "?lang=zh#src=samples/nothing.json", allowed: [/404/] },
  async (page) => {
    await shows(() => alerts(page), /samples\/nothing\.json：文件不在那里，请核对地址（HTTP 404）/);
    await button(page, "示例：度佳镇").waitFor();
  });

const HOSTED = "?lang=zh#src=https%3A%2F%2Freports.example%2Fqingxi.json";

visit("a file of another host opens, where that host allows it",
  { at: HOSTED, answer: (route) => route.fulfill({
    body: text("qingxi-2024.json"), contentType: "application/json", headers: { "access-control-allow-origin": "*" },
  }) },
  (page) => shows(() => shelf(page), ["清溪镇 2024"]));

visit("a host that does not allow it is named, with a way out",
  { at: HOSTED, allowed: [/CORS/, /ERR_FAILED/], answer: (route) => route.fulfill({
    body: text("qingxi-2024.json"), headers: { "access-control-allow-origin": "https://elsewhere.example" },
  }) },
  (page) => shows(() => alerts(page), /reports\.example\/qingxi\.json.*CORS.*请下载该文件，再拖到这里/));

visit("no address is no reason to fail", { at: "?lang=zh#src=javascript:alert(1)" }, async (page) => {
  await shows(() => alerts(page), /没有写明报告文件的地址/);
});

// A large file.

/** Writes 20 MB of reports: forty towns, ten years each, all with the same indicators. */
function writeLarge(path) {
  const file = openSync(path, "w");
  writeSync(file, "[");
  for (let town = 0; town < 40; town += 1) {
    for (let year = 2015; year < 2025; year += 1) {
      const observations = Array.from({ length: 330 }, (_, at) => ({
        indicator: `第${at}项指标`, topic: "economy", period: year - 1, kind: "actual", value: `${year}.${at}`, unit: "亿元",
        quote: `全镇第${at}项指标为${year}.${at}亿元。`,
      }));
      const report = { format: "tongbi.report/1", place: { name: `第${town}镇` }, year, observations };
      writeSync(file, `${town + year > 2015 ? ",\n" : ""}${JSON.stringify(report)}`);
    }
  }
  writeSync(file, "]");
  closeSync(file);
}

visit("the page answers while a file of 20 MB is read", {}, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "tongbi-"));
  try {
    const path = join(folder, "large.json");
    writeLarge(path);
    assert.ok(statSync(path).size > 20e6);
    await page.evaluate(() => {
      window.framesWhileReading = 0;
      const count = () => {
        if (/正在读取/.test(document.querySelector("[role=status]")?.innerText ?? "")) window.framesWhileReading += 1;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    });
    await openFiles(page, [path]);
    await page.getByText("第39镇", { exact: true }).waitFor({ timeout: 120_000 });
    const frames = await page.evaluate(() => window.framesWhileReading);
    assert.ok(frames >= 10, `${frames} frames were painted while the file was read`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
