// A draft of fifty reports: storage that fails in the middle of a series, several tabs, and other drafts opened,
// made and deleted while it is saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { fifty } from "./fifty.mjs";
import { alerts, button, go, openFiles, press, shelf, shows, TWO_YEARS, visit } from "./page.mjs";

const SAVED = /已存为草稿/;
const ALL = fifty().map(({ place, year }) => `${place.name} ${year}`).sort();
const without = (...removed) => ALL.filter((report) => !removed.includes(report));
const saving = (page) => page.getByRole("complementary").innerText();
const remove = (page, report) => press(page, `移除 ${report}`);
const sorted = async (page) => (await shelf(page)).sort();
const drafts = (page) => page.getByRole("region", { name: "草稿", exact: true });
const listed = (page) => drafts(page).getByRole("listitem").filter({ hasText: "份报告" }).count();

/** Opens the fifty reports and waits until they are saved. */
async function open(page) {
  await openFiles(page, { "fifty.json": fifty() });
  await shows(() => sorted(page), ALL);
  await shows(() => saving(page), SAVED);
}

/** Removes reports and undoes some of it; returns what is left. */
async function series(page) {
  await remove(page, "东溪镇 2016");
  await remove(page, "西溪镇 2017");
  await shows(() => sorted(page), without("东溪镇 2016", "西溪镇 2017"));
  await page.keyboard.press("Control+z");
  await shows(() => sorted(page), without("东溪镇 2016"));
  await remove(page, "中溪镇 2025");
  const left = without("东溪镇 2016", "中溪镇 2025");
  await shows(() => sorted(page), left);
  return left;
}

/** Lets stores fail from now on. `mend` ends it. */
const fail = (page, what) => page.evaluate(({ local, large }) => {
  const failing = () => { throw new DOMException("full", "QuotaExceededError"); };
  const { setItem } = Storage.prototype;
  const { transaction } = IDBDatabase.prototype;
  if (local) Storage.prototype.setItem = failing;
  if (large) IDBDatabase.prototype.transaction = failing;
  window.mend = () => {
    Storage.prototype.setItem = setItem;
    IDBDatabase.prototype.transaction = transaction;
  };
}, what);

for (const [what, failing] of Object.entries({
  "local storage is full": { local: true },
  "IndexedDB is blocked": { large: true },
})) {
  visit(`${what} in the middle of a series: all edits are kept in the other store`, {}, async (page) => {
    await open(page);
    await remove(page, "南溪镇 2020");
    await page.keyboard.press("Control+z");
    await shows(() => sorted(page), ALL);
    await fail(page, failing);
    const left = await series(page);
    if (!failing.local) await shows(() => saving(page), SAVED);
    // The large store has it within the second.
    await page.waitForTimeout(1000);
    await page.reload();
    await shows(() => sorted(page), left);
    await page.keyboard.press("Control+z");
    await shows(() => sorted(page), without("东溪镇 2016"));
  });
}

visit("both stores fail in the middle of a series: the page says so, and all is saved once they work", {}, async (page) => {
  await open(page);
  await fail(page, { local: true, large: true });
  const left = await series(page);
  await shows(() => alerts(page), /存储空间已满/);
  await page.evaluate(() => window.mend());
  await go(page, "图表");
  await shows(() => saving(page), SAVED);
  await shows(() => alerts(page), "");
  await page.reload();
  await shows(() => sorted(page), left);
  await page.keyboard.press("Control+z");
  await shows(() => sorted(page), without("东溪镇 2016"));
});

const blockLarge = () => {
  IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
};

visit("with IndexedDB blocked from the start fifty reports are kept", { before: blockLarge }, async (page) => {
  await open(page);
  const left = await series(page);
  await page.reload();
  await shows(() => sorted(page), left);
});

visit("two and four tabs on fifty reports follow each other, and make no second draft", {}, async (page) => {
  await open(page);
  const others = await Promise.all([1, 2, 3].map(() => page.context().newPage()));
  await others[0].goto(page.url());
  await shows(() => sorted(others[0]), ALL);
  await remove(others[0], "东溪镇 2016");
  await shows(() => sorted(page), without("东溪镇 2016"));
  await Promise.all(others.slice(1).map((other) => other.goto(page.url())));
  for (const other of others) await shows(() => sorted(other), without("东溪镇 2016"));
  // Each removes another report, all at the same time.
  const removed = ["西溪镇 2017", "南溪镇 2018", "北溪镇 2019", "中溪镇 2020"];
  const tabs = [page, ...others];
  await Promise.all(tabs.map((tab, at) => remove(tab, removed[at])));
  for (const tab of tabs) await shows(() => sorted(tab), without("东溪镇 2016", ...removed));
  await press(page, "草稿");
  await shows(() => listed(page), 1);
  for (const tab of tabs) await shows(() => alerts(tab), "");
});

visit("four tabs that edit at the same moment lose no edit", {}, async (page) => {
  await open(page);
  const tabs = [page, ...await Promise.all([1, 2, 3].map(() => page.context().newPage()))];
  await Promise.all(tabs.slice(1).map((tab) => tab.goto(page.url())));
  for (const tab of tabs) await shows(() => sorted(tab), ALL);
  const removed = [];
  for (let round = 0; round < 5; round++) {
    const gone = tabs.map((_, at) => ALL[round * tabs.length + at]);
    // Each tab removes another report; all clicks are sent at once.
    await Promise.all(tabs.map((tab, at) => tab.evaluate((name) => {
      [...document.querySelectorAll("button")].find((button) => button.getAttribute("aria-label") === name).click();
    }, `移除 ${gone[at]}`)));
    removed.push(...gone);
    for (const tab of tabs) await shows(() => sorted(tab), without(...removed));
  }
  await page.reload();
  await shows(() => sorted(page), without(...removed));
  for (let times = 0; times < removed.length; times++) await page.keyboard.press("Control+z");
  for (const tab of tabs) await shows(() => sorted(tab), ALL);
  for (const tab of tabs) await shows(() => alerts(tab), "");
});

/** Opens the list of drafts if it is closed. */
async function list(page) {
  if (!await drafts(page).isVisible()) await press(page, "草稿");
  await drafts(page).waitFor();
}

visit("drafts that are opened, made and deleted while fifty reports are saved stay apart", {}, async (page) => {
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await list(page);
  for (let times = 0; times < 3; times++) {
    // The large draft begins, and the other is opened before it is saved.
    await press(page, "新建草稿");
    await shows(() => shelf(page), []);
    await openFiles(page, { "fifty.json": fifty() });
    await shows(() => sorted(page), ALL);
    await list(page);
    await drafts(page).getByRole("button", { name: /^清溪镇 2023/ }).first().click();
    await shows(() => shelf(page), ["清溪镇 2023"]);
    await list(page);
    await drafts(page).getByRole("button", { name: /^.溪镇等5地/ }).first().click();
    await shows(() => sorted(page), ALL);
    await remove(page, "东溪镇 2016");
    // Deleted while its last edit is saved; then it comes back.
    await list(page);
    await button(page, /^删除：.溪镇等5地/).click();
    await shows(() => shelf(page), []);
    await page.locator(".notice").filter({ hasText: "已删除草稿" }).getByRole("button", { name: "撤销", exact: true }).click();
    await shows(() => sorted(page), without("东溪镇 2016"));
    await list(page);
    await button(page, /^删除：.溪镇等5地/).click();
    await shows(() => shelf(page), []);
    await list(page);
    await shows(() => listed(page), 1);
    await page.locator(".notice").filter({ hasText: "已删除草稿" }).getByRole("button", { name: "关闭", exact: true }).click();
  }
  await drafts(page).getByRole("button", { name: /^清溪镇 2023/ }).first().click();
  await shows(() => shelf(page), ["清溪镇 2023"]);
  await page.reload();
  await shows(() => shelf(page), ["清溪镇 2023"]);
  assert.equal(await alerts(page), "");
});

/** Stores texts in the large store of the page, each of `megabytes` of Chinese characters between two parts. */
const store = (page, texts) => page.evaluate(async (texts) => {
  const open = indexedDB.open("tongbi", 1);
  open.onupgradeneeded = () => open.result.createObjectStore("bodies");
  const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  for (const [key, start, megabytes, end] of texts) {
    const line = `${"茶叶产量三百吨，".repeat(5_000)}`;
    const text = start + line.repeat(Math.ceil(megabytes * 1e6 / (line.length * 3))) + end;
    const transaction = database.transaction("bodies", "readwrite");
    transaction.objectStore("bodies").put(text, key);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
  }
  database.close();
}, texts);

/** The memory of the page's process in megabytes, at its highest; `null` where the system does not tell. */
async function memory(page) {
  if (process.platform !== "linux") return null;
  const browser = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    const peak = readFileSync(`/proc/${id}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/);
    return Number(peak?.[1] ?? 0) / 1000;
  });
  return Math.max(...peaks);
}

const HEAD = { version: 1, name: "旧稿", saved: 1_700_000_000_000, reports: 1 };
const REPORT = '{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"observations":[],"text":"';

// Chromium stores no text of more than 133 MB in UTF-16, which is 200 MB of Chinese in UTF-8.
visit("a stored draft of 195 MB is refused with a message, kept, and does not fill the memory", {}, async (page) => {
  await store(page, [["old", `{"version":1,"view":{},"reports":[${REPORT}`, 195, '"}]}']]);
  await page.evaluate((head) => {
    localStorage.setItem("tongbi.draft.old", JSON.stringify(head));
    localStorage.setItem("tongbi.open", "old");
  }, HEAD);
  // The page that wrote the text is large already.
  const address = page.url();
  await page.goto("about:blank");
  const other = await page.context().newPage();
  await page.close();
  await other.goto(address);
  await shows(() => alerts(other), /这份草稿太大/);
  const most = await memory(other);
  if (most === null) console.log("skipped: how much memory the page takes");
  else assert.ok(most < 1500, `${most} MB`);
  const length = await other.evaluate(async () => {
    const open = indexedDB.open("tongbi", 1);
    const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const request = database.transaction("bodies").objectStore("bodies").get("old");
    return new Promise((resolve) => { request.onsuccess = () => resolve(request.result.length * 3); });
  });
  assert.ok(length > 190e6, `${length} bytes are kept`);
  // The page works on.
  await openFiles(other, [TWO_YEARS[0]]);
  await shows(() => shelf(other), ["清溪镇 2023"]);
});
