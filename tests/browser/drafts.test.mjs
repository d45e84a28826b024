// Drafts: stored automatically, found again, and never destroyed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { alerts, button, go, keeps, openFiles, openTwoYears, press, row, shelf, shows, statuses, TWO_YEARS, visit } from "./page.mjs";

const BOTH = ["清溪镇 2024", "清溪镇 2023"];
const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8").trim();
const SAVED = /已存为草稿/;
const saving = (page) => page.getByRole("complementary").innerText();

visit("a draft tells its size, and that it was never saved to a file until it is", {}, async (page) => {
  await save(page);
  await press(page, "草稿");
  const listed = drafts(page).getByRole("listitem").first();
  await shows(() => listed.innerText(), /修改，\d+(\.\d)? ?KB/i);
  await shows(() => listed.innerText(), /还没有存为文件/);
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载")]);
  // The size is about that of the file: it counts the reports and the journal.
  const told = Number((await listed.innerText()).match(/([\d.]+) ?KB/i)[1]) * 1000;
  const { length } = readFileSync(await download.path());
  assert.ok(told > length / 2 && told < length * 4, `${told} of ${length}`);
  const isTold = () => listed.innerText().then((text) => text.includes("还没有存为文件"));
  await shows(isTold, false);
  await page.reload();
  await press(page, "草稿");
  await listed.waitFor();
  await shows(isTold, false);
  await press(page, "新建草稿");
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await press(page, "草稿");
  await shows(isTold, true);
});

const countRequests = () => {
  window.persistRequests = 0;
  if (navigator.storage) navigator.storage.persist = () => {
    window.persistRequests += 1;
    return Promise.resolve(true);
  };
};

visit("the browser is asked to keep the storage once there is something to keep", { before: countRequests }, async (page) => {
  const requests = () => page.evaluate(() => window.persistRequests);
  await press(page, "草稿");
  await drafts(page).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await requests(), 0, "an empty page asks nothing");
  await save(page);
  await shows(requests, 1);
  await press(page, "移除 清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  assert.equal(await requests(), 1, "it asks once");
});

/** The page's texts in local storage, by key. */
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Opens the two years and waits until they are saved. */
async function save(page, viewKept = true) {
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  if (viewKept) await keeps(page, '"compare"');
}

const drafts = (page) => page.getByRole("region", { name: "草稿", exact: true });
const names = async (page) => (await drafts(page).getByRole("listitem").allInnerTexts()).map((text) => text.split("\n")[0]);

visit("a draft is found again after a reload: reports and view", {}, async (page) => {
  await save(page);
  await page.reload();
  await shows(() => shelf(page), BOTH);
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "16.94");
});

visit("a change is saved within half a second", {}, async (page) => {
  await save(page);
  const before = await stored(page);
  await go(page, "承诺");
  await page.waitForTimeout(500);
  assert.notDeepEqual(await stored(page), before);
});

visit("a change is saved at once when the page is hidden", {}, async (page) => {
  await save(page);
  const [before, after] = await page.evaluate(async () => {
    const before = JSON.stringify(localStorage);
    [...document.querySelectorAll("[role=tab]")].find((tab) => tab.textContent === "校核").click();
    await new Promise((resolve) => setTimeout(resolve, 0));
    dispatchEvent(new Event("pagehide"));
    return [before, JSON.stringify(localStorage)];
  });
  assert.notEqual(after, before);
});

visit("several drafts: new, rename, duplicate", {}, async (page) => {
  await save(page);
  await press(page, "草稿");
  await shows(() => names(page), ["清溪镇 2023—2024"]);
  await press(page, "改名：清溪镇 2023—2024");
  await drafts(page).getByRole("textbox", { name: "草稿名称" }).fill("清溪对比");
  await press(page, "保存名称");
  await shows(() => names(page), ["清溪对比"]);
  await press(page, "复制");
  await shows(() => names(page).then((names) => names.length), 2);
  await press(page, "新建草稿");
  await shows(() => shelf(page), []);
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await press(page, "草稿");
  await shows(() => names(page).then((names) => names.length), 3);
  await drafts(page).getByRole("button", { name: "清溪对比", exact: true }).click();
  await shows(() => shelf(page), BOTH);
});

visit("a deleted draft comes back", {}, async (page) => {
  await save(page);
  await press(page, "草稿");
  await press(page, "删除：清溪镇 2023—2024");
  await shows(() => shelf(page), []);
  await press(page, "撤销");
  await shows(() => shelf(page), BOTH);
  await page.reload();
  await shows(() => shelf(page), BOTH);
});

visit("the start page offers unfinished drafts", {}, async (page) => {
  await save(page);
  await press(page, "草稿");
  await press(page, "新建草稿");
  await page.getByRole("heading", { name: "继续上次的草稿" }).waitFor();
  await press(page, "清溪镇 2023—2024");
  await shows(() => shelf(page), BOTH);
});

// Storage that fails.

const block = () => Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});

visit("blocked storage: the page says so, and works", { before: block }, async (page) => {
  await shows(() => alerts(page), /浏览器不允许本页保存草稿/);
  await openTwoYears(page);
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "16.94");
  await shows(() => saving(page), /未保存/);
});

const blockBoth = () => {
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
};

visit("both stores blocked: the page says so, works, undoes, and offers the draft as a file", { before: blockBoth }, async (page) => {
  await shows(() => alerts(page), /浏览器不允许本页保存草稿.*保存为文件/);
  await openTwoYears(page);
  await shows(() => saving(page), /未保存/);
  await press(page, "移除 清溪镇 2023");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), BOTH);
  await press(page, "草稿");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载")]);
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(JSON.parse(text).reports.length, 2);
});

visit("both stores fail in the middle of a series: nothing is lost, and all is saved once one works again", {}, async (page) => {
  await save(page);
  const before = await stored(page);
  await page.evaluate(() => {
    const failing = () => { throw new DOMException("full", "QuotaExceededError"); };
    const { setItem } = Storage.prototype;
    const { transaction } = IDBDatabase.prototype;
    Storage.prototype.setItem = failing;
    IDBDatabase.prototype.transaction = failing;
    window.mend = () => {
      Storage.prototype.setItem = setItem;
      IDBDatabase.prototype.transaction = transaction;
    };
  });
  await press(page, "移除 清溪镇 2023");
  await shows(() => alerts(page), /存储空间已满/);
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), BOTH);
  await page.keyboard.press("Control+y");
  await shows(() => shelf(page), ["清溪镇 2024"]);
  const meanwhile = await stored(page);
  for (const key of Object.keys(before)) assert.equal(meanwhile[key], before[key], key);
  await page.evaluate(() => window.mend());
  await go(page, "图表");
  await shows(() => saving(page), SAVED);
  await shows(() => alerts(page), "");
  await page.reload();
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.keyboard.press("Control+z");
  await shows(() => shelf(page), BOTH);
});

/** A draft as version 1 stored it. */
const versionOne = (body) => {
  localStorage.setItem("tongbi.draft.old", JSON.stringify({ version: 1, name: "旧稿", saved: 1700000000000, reports: 1 }));
  localStorage.setItem("tongbi.body.old", body);
  localStorage.setItem("tongbi.open", "old");
};

visit("a draft of version 1 opens, is changed, and is kept in today's form", {}, async (page) => {
  await page.evaluate(versionOne, fixture("draft-v1.json"));
  await page.reload();
  await shows(() => shelf(page), ["甲镇 2024"]);
  await page.getByRole("tab", { name: "对比", selected: true }).waitFor();
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "15.640");
  await shows(() => saving(page), /已存为草稿“旧稿”/);
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => shelf(page), ["甲镇 2024", "清溪镇 2023"]);
  await page.reload();
  await shows(() => shelf(page), ["甲镇 2024", "清溪镇 2023"]);
  assert.ok(Object.keys(await stored(page)).some((key) => key.startsWith("tongbi.edit.old.")));
});

visit("a view chosen before the first report came is there after a reload", {}, async (page) => {
  await go(page, "校核");
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => saving(page), SAVED);
  await page.reload();
  await shows(() => shelf(page), ["清溪镇 2023"]);
  await page.getByRole("tab", { name: "校核", selected: true }).waitFor();
});

const fill = () => {
  if (location.protocol !== "http:") return;
  localStorage.setItem("somebody", "else");
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
};

visit("full storage: the page says so, works, and destroys nothing", { before: fill }, async (page) => {
  await openTwoYears(page);
  await shows(() => alerts(page), /存储空间已满/);
  await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "16.94");
  assert.equal((await stored(page)).somebody, "else");
});

visit("a draft too big for local storage is kept all the same", {}, async (page) => {
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (text.length > 1000) throw new DOMException("full", "QuotaExceededError");
      set.call(this, key, text);
    };
  });
  await save(page, false);
  assert.ok(Object.values(await stored(page)).every((text) => text.length <= 1000));
  await page.reload();
  await shows(() => shelf(page), BOTH);
});

/** Changes the stored texts of the only draft, like another program or a fault. */
const spoil = (page, change) => page.evaluate((change) => {
  const key = Object.keys(localStorage).find((key) => /^tongbi\.edit\..*\.1$/.test(key));
  localStorage.setItem(key, change ?? localStorage.getItem(key).replace(/"v(ersion)?":\d+/, '"v$1":99'));
}, change);

visit("a draft that cannot be read is set aside, not destroyed", {}, async (page) => {
  await save(page);
  await spoil(page, "half a dra");
  await page.reload();
  await shows(() => alerts(page), /读不出/);
  assert.ok(Object.values(await stored(page)).includes("half a dra"), "what was found is still there");
  await openTwoYears(page);
  await shows(() => saving(page), SAVED);
  assert.ok(Object.values(await stored(page)).includes("half a dra"), "also after another draft was saved");
});

visit("a draft of a newer version is left untouched", {}, async (page) => {
  await save(page);
  await spoil(page, null);
  const before = await stored(page);
  const body = Object.keys(before).find((key) => /^tongbi\.edit\..*\.1$/.test(key));
  assert.match(before[body], /"v(ersion)?":99/);
  await page.reload();
  await shows(() => alerts(page), /更新版本的同比保存的/);
  assert.equal((await stored(page))[body], before[body]);
});

visit("what was not changed is not saved again", {}, async (page) => {
  await save(page);
  await page.reload();
  await shows(() => shelf(page), BOTH);
  const before = await stored(page);
  await page.waitForTimeout(600);
  const after = await stored(page);
  delete before["tongbi.starts"];
  delete after["tongbi.starts"];
  assert.deepEqual(after, before);
  assert.equal(await statuses(page), "");
  await button(page, "草稿").waitFor();
});
