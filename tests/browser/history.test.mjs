// No edit is lost: undo and redo, several tabs, a browser that is killed between two edits.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";

import {
  alerts, button, browserPath, go, host, openFiles, openTwoYears, press, row, shelf, shows, TWO_YEARS, visit,
} from "./page.mjs";
import { fifty } from "./fifty.mjs";

const BOTH = ["清溪镇 2024", "清溪镇 2023"];
const SAVED = /已存为草稿/;
const saving = (page) => page.getByRole("complementary").innerText();
const remove = (page, report) => press(page, `移除 ${report}`);
const drafts = (page) => page.getByRole("region", { name: "草稿", exact: true });

visit("undo and redo, by button and by key, also after a reload", {}, async (page) => {
  await openTwoYears(page);
  await remove(page, "清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.locator(".history").getByRole("button", { name: "撤销", exact: true }).click();
  await shows(() => shelf(page), BOTH);
  await page.locator(".history").getByRole("button", { name: "重做", exact: true }).click();
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.reload();
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), BOTH);
  await page.keyboard.press("Control+y");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  await shows(() => shelf(page), ["清溪镇 2024"]);
});

visit("files opened at once are undone and redone at once, and appear one after another", {}, async (page) => {
  const file = (year) => ({ format: "tongbi.report/1", place: { name: "甲镇" }, year, observations: [
    { indicator: "茶叶产量", period: year - 1, kind: "actual", value: String(year), unit: "吨" }] });
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => shelf(page), ["清溪镇 2023"]);
  const files = Object.fromEntries([2018, 2019, 2020, 2021, 2022, 2023, 2024].map((year) => [`${year}.json`, file(year)]));
  await openFiles(page, files);
  await shows(() => shelf(page).then((reports) => reports.length), 8);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), ["清溪镇 2023"]);
  await page.keyboard.press("Control+y");
  await shows(() => shelf(page).then((reports) => reports.length), 8);
  await page.reload();
  await shows(() => shelf(page).then((reports) => reports.length), 8);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), ["清溪镇 2023"]);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), []);
});

visit("what is chosen to be seen is undone, also after a reload; where the reader is stays", {}, async (page) => {
  await openTwoYears(page);
  const pins = () => page.getByRole("button", { name: /^取消固定：/ });
  await pins().first().waitFor();
  const before = await pins().count();
  await pins().first().click();
  await shows(() => pins().count(), before - 1);
  await go(page, "校核");
  await page.keyboard.press("Control+z");
  await page.getByRole("tab", { name: "校核", selected: true }).waitFor();
  await go(page, "对比");
  await shows(() => pins().count(), before);
  await page.keyboard.press("Control+y");
  await shows(() => pins().count(), before - 1);
  await page.reload();
  await shows(() => pins().count(), before - 1);
  await page.keyboard.press("Control+z");
  await shows(() => pins().count(), before);
  await shows(() => shelf(page), BOTH);
});

visit("a pin in one tab shows in the other, which stays where it is", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  const pins = (page) => page.getByRole("button", { name: /^取消固定：/ });
  await pins(page).first().waitFor();
  const before = await pins(page).count();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await shows(() => shelf(other), BOTH);
  await go(other, "图表");
  await pins(page).first().click();
  await shows(() => pins(page).count(), before - 1);
  await other.getByRole("tab", { name: "图表", selected: true }).waitFor();
  await go(other, "对比");
  await shows(() => pins(other).count(), before - 1);
});

visit("keys in a text field belong to the field", {}, async (page) => {
  await openTwoYears(page);
  await page.getByRole("searchbox").first().fill("人口");
  await page.getByRole("searchbox").first().press("Control+z");
  await shows(() => shelf(page), BOTH);
});

visit("two tabs on one draft follow each other, and make no second draft", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await shows(() => shelf(other), BOTH);
  await go(other, "图表");
  await remove(page, "清溪镇 2023");
  await shows(() => shelf(other), ["清溪镇 2024"]);
  await other.getByRole("tab", { name: "图表", selected: true }).waitFor();
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
  await other.locator(".history").getByRole("button", { name: "撤销", exact: true }).click();
  await shows(() => shelf(page), BOTH);
  await press(page, "草稿");
  await shows(() => drafts(page).getByRole("listitem").filter({ hasText: "份报告" }).count(), 1);
});

visit("four tabs at once and three quick reloads are no failed start", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  const others = await Promise.all([1, 2, 3].map(() => page.context().newPage()));
  await Promise.all(others.map((other) => other.goto(page.url())));
  for (const other of others) await shows(() => shelf(other), BOTH);
  // A reload that is interrupted by the next one is not a failure of the page.
  const reload = () => page.reload({ waitUntil: "commit" }).catch(() => {});
  for (let times = 0; times < 3; times++) await reload();
  await shows(() => shelf(page), BOTH);
  assert.equal(await alerts(page), "");
});

visit("a point of the timeline is named, compared, and opened as a draft of its own", {}, async (page) => {
  await openTwoYears(page);
  await press(page, "草稿");
  await drafts(page).getByText("时间线", { exact: true }).click();
  await drafts(page).getByRole("textbox", { name: "这一刻的名称" }).fill("送审稿");
  await press(page, "记下此刻");
  await drafts(page).getByText(/^送审稿 /).waitFor();
  await remove(page, "清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await press(page, /^有何不同：送审稿/);
  await drafts(page).getByText("移除清溪镇2023年").waitFor();
  await press(page, /^另开为草稿：送审稿/);
  await shows(() => shelf(page), BOTH);
  await shows(() => drafts(page).getByRole("listitem").filter({ hasText: "份报告" }).count(), 2);
});

visit("a renamed draft takes the focus; a draft goes into a file and comes back", {}, async (page) => {
  await openTwoYears(page);
  await press(page, "草稿");
  await press(page, "改名：清溪镇 2023—2024");
  const field = drafts(page).getByRole("textbox", { name: "草稿名称" });
  await shows(() => field.evaluate((field) => field === document.activeElement), true);
  await field.fill("清溪");
  await press(page, "保存名称");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载")]);
  assert.equal(download.suggestedFilename(), "清溪.tongbi.json");
  const folder = mkdtempSync(join(tmpdir(), "tongbi-"));
  const file = join(folder, "清溪.tongbi.json");
  await download.saveAs(file);
  await press(page, "新建草稿");
  await shows(() => shelf(page), []);
  await openFiles(page, [file]);
  await shows(() => shelf(page), BOTH);
  await shows(() => saving(page), /已存为草稿“清溪”/);
  rmSync(folder, { recursive: true });
});

visit("all drafts go into one file and come back", {}, async (page) => {
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await press(page, "草稿");
  await press(page, "新建草稿");
  await shows(() => shelf(page), []);
  await openFiles(page, [TWO_YEARS[1]]);
  await shows(() => saving(page), SAVED);
  await press(page, "草稿");
  await drafts(page).getByText(/共 2 份草稿，占/).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载全部")]);
  const folder = mkdtempSync(join(tmpdir(), "tongbi-"));
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  const other = await page.context().browser().newContext();
  const fresh = await other.newPage();
  await fresh.goto(page.url());
  await openFiles(fresh, [file]);
  await shows(() => shelf(fresh).then((reports) => reports.length), 1);
  await press(fresh, "草稿");
  await shows(() => drafts(fresh).getByRole("listitem").filter({ hasText: "份报告" }).count(), 2);
  await other.close();
  rmSync(folder, { recursive: true });
});

/** The keys of the reports that are kept, in either store. */
const keptReports = (page) => page.evaluate(async () => {
  const open = indexedDB.open("tongbi");
  const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  const request = database.transaction("bodies").objectStore("bodies").getAllKeys();
  const keys = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  database.close();
  return [...new Set([...keys, ...Object.keys(localStorage)])].filter((key) => key.startsWith("tongbi.report.")).length;
});

visit("the reports of a deleted draft are removed for good, and no others", {}, async (page) => {
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await press(page, "草稿");
  await press(page, "新建草稿");
  await shows(() => shelf(page), []);
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  // A report that only the timeline and undo name.
  await remove(page, "清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await openFiles(page, { "甲.json": { format: "tongbi.report/1", place: { name: "甲镇" }, year: 2024, observations: [
    { indicator: "茶叶产量", period: 2023, kind: "actual", value: "3", unit: "吨" }] } });
  await shows(() => shelf(page).then((reports) => reports.length), 2);
  await press(page, "草稿");
  await press(page, "新建草稿");
  await shows(() => shelf(page), []);
  await openFiles(page, { "乙.json": { format: "tongbi.report/1", place: { name: "乙镇" }, year: 2024, observations: [
    { indicator: "茶叶产量", period: 2023, kind: "actual", value: "4", unit: "吨" }] } });
  await shows(() => saving(page), SAVED);
  // Another tab keeps a draft open while that of 乙镇 is deleted here.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await press(other, "草稿");
  await drafts(other).getByRole("button", { name: /^清溪镇等2地/ }).first().click();
  await shows(() => shelf(other).then((reports) => reports.length), 2);
  await shows(() => keptReports(page), 4);
  if (!await drafts(page).isVisible()) await press(page, "草稿");
  await press(page, "删除：乙镇 2024");
  const deleted = page.locator(".notice").filter({ hasText: "已删除草稿" });
  await deleted.getByRole("button", { name: "关闭", exact: true }).click();
  await shows(() => keptReports(page), 3);
  await other.keyboard.press("Control+z");
  await shows(() => shelf(other), ["清溪镇 2024"]);
  await other.keyboard.press("Control+z");
  await shows(() => shelf(other), BOTH);
  await other.reload();
  await shows(() => shelf(other), BOTH);
});

const blockLarge = () => {
  IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
};

visit("with IndexedDB blocked drafts are kept in local storage", { before: blockLarge }, async (page) => {
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  await page.reload();
  await shows(() => shelf(page), BOTH);
});

visit("a draft whose reports are in IndexedDB is not called deleted while that is blocked", {}, async (page) => {
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (text.length > 1000) throw new DOMException("full", "QuotaExceededError");
      set.call(this, key, text);
    };
  });
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  await page.addInitScript(blockLarge);
  await page.reload();
  await shows(() => alerts(page), /不让本页读取大文件的存储/);
  assert.deepEqual(await shelf(page), []);
});

/** A separate browser, whose process can be killed. */
async function start(profile) {
  const child = spawn(browserPath(), [
    "--headless=new", "--no-sandbox", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--lang=zh-CN", "about:blank",
  ], { stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let text = "";
    child.stderr.on("data", (data) => {
      text += data;
      const found = text.match(/ws:\/\/\S+/);
      if (found) resolve(found[0]);
    });
    child.once("exit", () => reject(new Error(text)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const kill = () => new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGKILL");
  });
  return { page, kill };
}

/** Removes a profile. Processes of a killed browser write into it a little longer. */
async function removed(profile) {
  for (let tries = 0; ; tries++) {
    try {
      return rmSync(profile, { recursive: true, force: true });
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

test("a browser that is killed between two edits of fifty reports loses at most the last second", async () => {
  const site = await host();
  const profile = mkdtempSync(join(tmpdir(), "tongbi-profile-"));
  let { page, kill } = await start(profile);
  try {
    await page.goto(`${site.address}?lang=zh`);
    await openFiles(page, { "fifty.json": fifty() });
    const reports = async () => (await shelf(page)).sort();
    await shows(() => reports().then((reports) => reports.length), 50);
    await shows(() => saving(page), SAVED);
    const all = await reports();
    for (let times = 0; times < 20; times++) {
      // The edits alternately remove a report and restore it.
      if (times % 2 === 0) await remove(page, "南溪镇 2020");
      else await page.keyboard.press("Control+z");
      const expected = times % 2 === 0 ? all.filter((report) => report !== "南溪镇 2020") : all;
      await shows(reports, expected);
      await page.waitForTimeout(1000);
      await kill();
      ({ page, kill } = await start(profile));
      await page.goto(`${site.address}?lang=zh`);
      await shows(reports, expected);
    }
  } finally {
    await kill();
    site.server.close();
    site.server.closeAllConnections();
    await removed(profile);
  }
});
