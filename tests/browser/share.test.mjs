// Sharing: a link that somebody else opens shows the same.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { deflateSync } from "node:zlib";

import {
  TWO_YEARS, alerts, drop, go, host, launch, openFiles, openTwoYears, press, shelf, shows, statuses, text, visit,
} from "./page.mjs";

const BOTH = ["清溪镇 2024", "清溪镇 2023"];
const panel = (page) => page.getByRole("region", { name: "分享", exact: true });

/** The link that the page offers. */
async function link(page) {
  await press(page, "分享");
  return panel(page).getByRole("textbox", { name: "分享链接" }).inputValue();
}

/** The text of every cell of the comparison. */
const cells = (page) => page.getByRole("table", { name: "年度对比" }).innerText();

visit("a link opens in another browser to the same table", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  await page.getByRole("columnheader", { name: "同比" }).getByRole("button").click();
  const shown = await cells(page);
  const guest = await arrive({ at: await link(page) });
  await shows(() => shelf(guest), BOTH);
  await shows(() => cells(guest), shown);
});

visit("a link opens in another browser to the same chart", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  await go(page, "图表");
  await press(page, "柱形图");
  const drawn = (page) => page.locator("figure svg").first().evaluate((svg) => svg.outerHTML);
  await shows(() => drawn(page).then((svg) => svg.includes("bar")), true);
  const shown = await drawn(page);
  const guest = await arrive({ at: await link(page) });
  await shows(() => drawn(guest), shown);
});

visit("what is shared stands beside the reader's own drafts until they take it", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  const address = await link(page);
  const guest = await arrive({ at: address });
  await guest.getByText("您正在看别人分享的内容").waitFor();
  const kept = () => guest.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("tongbi.edit")));
  await go(guest, "承诺");
  await guest.waitForTimeout(600);
  assert.deepEqual(await kept(), [], "looking saves nothing");
  await press(guest, "存为我的草稿");
  await shows(() => kept().then((keys) => keys.length > 0), true);
  assert.ok(!guest.url().includes("#r2"), "the address lets go of the link");
  await guest.reload();
  await shows(() => shelf(guest), BOTH);
});

visit("a link has only characters that chat apps leave alone, and its length is told", {}, async (page) => {
  await openTwoYears(page);
  const address = await link(page);
  assert.match(new URL(address).hash.slice(1), /^[A-Za-z0-9_.=&%-]+$/);
  assert.doesNotMatch(address, /[.,;:!?)]$/, "an end that apps take for punctuation");
  await shows(() => panel(page).innerText(), new RegExp(`${address.length}|[\\d.]+ ?(kB|KB|千|个字符)`));
});

visit("the link is copied", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await openTwoYears(page);
  const address = await link(page);
  await press(page, "复制链接");
  await page.getByText("已复制。").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
});

visit("a short link names a hosted file", { permissions: ["clipboard-read", "clipboard-write"] }, async (page, { arrive }) => {
  await openTwoYears(page);
  await link(page);
  await panel(page).getByText("链接到文件").click();
  await panel(page).getByRole("textbox", { name: "链接到文件" }).fill("https://reports.example/清溪 2024.json");
  await press(page, "复制短链接");
  await page.getByText("已复制。").waitFor();
  const short = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(short.length < 300, short);
  const asked = [];
  const guest = await arrive({ at: short, answer: (route) => {
    asked.push(decodeURIComponent(route.request().url()));
    return route.fulfill({ body: text("qingxi-2024.json"), headers: { "access-control-allow-origin": "*" } });
  } });
  await shows(() => shelf(guest), ["清溪镇 2024"]);
  assert.deepEqual(asked, ["https://reports.example/清溪 2024.json"]);
});

// Links altered by apps.

/** All alterations of a link by apps; each returns an address or a fragment. */
const REWRITTEN = {
  "# encoded": (address) => address.replace("#", "%23"),
  "# encoded twice": (address) => address.replace("#", "%2523"),
  "the hyphen encoded": (address) => address.replace("#r2-", "#r2%2D"),
  "the hyphen encoded twice": (address) => address.replace("#r2-", "#r2%252D"),
  "a blank inside": (address) => `${address.slice(0, -40)} ${address.slice(-40)}`,
  "a line break inside": (address) => `${address.slice(0, -40)}%0D%0A${address.slice(-40)}`,
  "a zero-width space inside": (address) => `${address.slice(0, -40)}\u200b${address.slice(-40)}`,
  "full-width letters": (address) => address.replace(/#.*/, (link) => `#${[...link.slice(1)].map((letter) =>
    String.fromCodePoint(letter.codePointAt(0) + 0xfee0)).join("")}`),
  "a dash for the hyphen": (address) => address.replace("#r2-", "#r2–"),
  "a capital": (address) => address.replace("#r2-", "#R2-"),
  "another letter": (address) => address.replace("#r2-", "#s2-"),
  "&from= appended": (address) => `${address}&from=timeline`,
  "?from= appended": (address) => `${address}?from=singlemessage&isappinstalled=0`,
  "a full stop behind": (address) => `${address}。`,
  "words behind": (address) => `${address}，请查收`,
};

visit("a whole link that was altered on its way opens", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  const address = await link(page);
  for (const [what, rewrite] of Object.entries(REWRITTEN)) {
    const guest = await arrive({ at: rewrite(address) });
    await shows(() => shelf(guest).then((found) => `${what}: ${found}`), new RegExp(`${what.replace("?", "\\?")}: ${BOTH}`));
    await guest.context().close();
  }
});

visit("a damaged link explains itself, and none opens the start page in silence", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  const address = await link(page);
  const base = address.replace(/#.*/, "#");
  for (const [damaged, says] of [
    [address.slice(0, -20), /后半截丢失/],
    [`${address.slice(0, -20)}${"A".repeat(20)}`, /字符被改动/],
    [`${base}r1`, /后半截丢失/],
    [`${base}r1–…`, /后半截丢失|字符被改动/],
    [`${base}R1-…`, /后半截丢失|字符被改动/],
    [`${base}s1-…`, /不是同比的链接/],
    [`${base}x1-AAAA`, /不是同比的链接/],
    [`${base}r999999999999-AAAA`, /更新版本的同比/],
    [`${base}r9-AAAA`, /更新版本的同比/],
    [`${base}src=`, /没有写明报告文件的地址/],
  ]) {
    const guest = await arrive({ at: damaged });
    await shows(() => alerts(guest), says);
    await guest.context().close();
  }
});

// Links from strangers.

const packed = (json) => `#r1-${deflateSync(Buffer.from(json), { level: 9 }).toString("base64url")}`;
const BOMB = packed(`{"reports":[{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"title":"${"a".repeat(200 << 20)}"}]}`);

visit("a link that unpacks to 200 MB ends with a message", { at: `?lang=zh${BOMB}` }, async (page) => {
  await shows(() => alerts(page), /链接/);
  assert.deepEqual(await shelf(page), []);
  await press(page, "粘贴");
});

visit("a link that is no link leaves the reader's draft open", {}, async (page) => {
  await openTwoYears(page);
  await shows(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("tongbi.edit"))), true);
  await page.goto(`${page.url().replace(/#.*/, "")}&again#x1-AAAA`);
  await shows(() => alerts(page), /不是同比的链接/);
  await shows(() => shelf(page), BOTH);
});

/** A link of version 1 to any JSON. */
const r1 = (json) => `?lang=zh&s=1#r1-${deflateSync(json, { level: 9 }).toString("base64url")}`;
const entries = (entry, count) =>
  `{"reports":[{"place":{"name":"甲"},"year":2024,"observations":[${Array(count).fill(entry).join(",")}]}]}`;

for (const [what, json] of Object.entries({
  "blanks": " ".repeat(64 << 20),
  "entries that are none": entries("1", 12 << 20),
  "statements": entries('{"indicator":"甲","period":2023,"kind":"actual","value":"1","unit":""}', 200_000),
  "brackets": "[".repeat(32 << 20),
})) {
  visit(`a small link to ${what} without end is not opened`, { at: r1(json) }, (page) =>
    shows(() => alerts(page), /这个链接里的内容过大/));
}

visit("a link that an app has cut explains itself", { at: "?lang=zh&s=1" }, (page) =>
  shows(() => alerts(page), /后半部分丢失了/));

visit("with nothing loaded there is nothing to share", {}, async (page) => {
  await press(page, "分享");
  await panel(page).getByText("没有可分享的内容").waitFor();
});

// The shared content.

visit("this view is a shorter link than everything, and opens to the same table", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  await page.getByRole("searchbox").first().fill("总值");
  await shows(() => cells(page), /总值/);
  const shown = await cells(page);
  const lengths = {};
  for (const scope of ["全部", "这个视图和原句", "这个视图"]) {
    if (!await panel(page).isVisible()) await press(page, "分享");
    await panel(page).getByRole("button", { name: scope, exact: true }).click();
    const address = await panel(page).getByRole("textbox", { name: "分享链接" }).inputValue();
    lengths[scope] = address.length;
    const guest = await arrive({ at: address });
    await shows(() => cells(guest), shown);
  }
  assert.ok(lengths["这个视图"] < lengths["这个视图和原句"], JSON.stringify(lengths));
  assert.ok(lengths["这个视图和原句"] < lengths["全部"], JSON.stringify(lengths));
  await shows(() => panel(page).innerText(), /可直接发微信/);
});

visit("a link is shown as a QR code", {}, async (page) => {
  await openTwoYears(page);
  await press(page, "分享");
  await press(page, "二维码");
  const code = panel(page).getByRole("img", { name: "链接的二维码" });
  await code.waitFor();
  await shows(() => code.evaluate((image) => image.complete && image.naturalWidth > 100), true);
});

visit("the panel has room on a phone", { width: 360, height: 740, phone: true }, async (page) => {
  await openFiles(page, TWO_YEARS);
  await shows(() => shelf(page).then((reports) => reports.length), 2);
  await press(page, "分享");
  await press(page, "二维码");
  await panel(page).getByRole("img").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
});

// Everything as one HTML file.

const files = mkdtempSync(join(tmpdir(), "tongbi-"));
let plain;
after(() => plain?.close());

visit("everything is one HTML file that is read without scripts and opens again", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  await press(page, "分享");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载网页文件")]);
  assert.match(download.suggestedFilename(), /^清溪镇.*\.html$/);
  const file = join(files, "reports.html");
  await download.saveAs(file);
  plain = await launch();
  const context = await plain.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  const asked = [];
  reader.on("request", (request) => asked.push(request.url()));
  await reader.goto(`file://${file}`);
  assert.deepEqual(asked, [`file://${file}`]);
  const table = await reader.getByRole("table").first().innerText();
  assert.match(table, /地区生产总值/);
  assert.match(table, /2023/);
  assert.ok(await reader.locator("svg").count() > 0, "a chart");
  await context.close();
  const guest = await arrive({});
  await drop(guest, [file]);
  await shows(() => shelf(guest), BOTH);
});

// Links to files on failing hosts.

let hosts;
after(() => {
  hosts?.page.server.close();
  hosts?.server.closeAllConnections();
  hosts?.server.close();
});

/** The page's own host, which also has unusual files. */
async function strange() {
  if (hosts) return hosts;
  const page = await host();
  const kept = { wait: [] };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const json = () => response.writeHead(200, { "content-type": "application/json" });
    switch (pathname.split("/").pop()) {
      case "endless": {
        json();
        const timer = setInterval(() => response.write(" ".repeat(200_000)), 20);
        response.on("close", () => clearInterval(timer));
        return;
      }
      case "silent": return json().write(" ");
      case "late": return kept.wait.push(() => json().end(text("qingxi-2024.json")));
      case "huge": return response.writeHead(200, { "content-length": 300_000_000 }).write(" ");
      case "moved": return response.writeHead(302, { location: "./%E6%8A%A5%E5%91%8A.json" }).end();
      case "%E6%8A%A5%E5%91%8A.json": return json().end(text("qingxi-2024.json"));
      default: {
        const answer = await fetch(new URL(request.url, page.address));
        response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
        return response.end(Buffer.from(await answer.arrayBuffer()));
      }
    }
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  hosts = { page, server, kept, at: (file) => `http://localhost:${port}/some/where/?lang=zh#src=${file}` };
  return hosts;
}

const { at, kept } = await strange();
const missing = [/404/];

visit("a file without end tells how far it is, and can be stopped", { at: at("files/endless") }, async (page) => {
  await shows(() => statuses(page), /正在下载 files\/endless：[1-9]/);
  await press(page, "停止下载");
  await shows(() => alerts(page), /已停止下载/);
  await shows(() => statuses(page), "");
});

visit("a file that is too big is not begun", { at: at("files/huge") }, (page) =>
  shows(() => alerts(page), /超过 200 MB/));

visit("a host that falls silent is not waited for", {
  at: at("files/silent"),
  before: () => {
    const real = setTimeout;
    window.setTimeout = (run, wait, ...rest) => real(run, wait === 20_000 ? 500 : wait, ...rest);
  },
}, (page) => shows(() => alerts(page), /20 秒没有发来内容/));

visit("a file that moved is found", { at: at("files/moved") }, (page) =>
  shows(() => shelf(page), ["清溪镇 2024"]));

visit("a file that is not there says so", { at: at("files/none.json"), allowed: missing }, (page) =>
  shows(() => alerts(page), /文件不在那里/));

for (const file of ["files/报告.json", "files/%E6%8A%A5%E5%91%8A.json", "files%2F%25E6%258A%25A5%25E5%2591%258A.json"]) {
  visit(`an address is read as it was meant: ${file}`, { at: at(file) }, (page) =>
    shows(() => shelf(page), ["清溪镇 2024"]));
}

visit("what the reader opened meanwhile stays until they decide", { at: at("files/late") }, async (page) => {
  await shows(() => statuses(page), /正在下载/);
  await openFiles(page, [TWO_YEARS[0]]);
  await shows(() => shelf(page), ["清溪镇 2023"]);
  await shows(() => kept.wait.length, 1);
  kept.wait.pop()();
  await shows(() => alerts(page), /会替换您刚才打开的内容/);
  assert.deepEqual(await shelf(page), ["清溪镇 2023"]);
  await press(page, "打开链接");
  await shows(() => shelf(page), ["清溪镇 2024"]);
});

visit("HTTPS in capitals is an address", {
  at: "?lang=zh#src=HTTPS://reports.example/a.json",
  answer: (route) => route.fulfill({ body: text("qingxi-2024.json"), headers: { "access-control-allow-origin": "*" } }),
}, (page) => shows(() => shelf(page), ["清溪镇 2024"]));

// A link over the reader's own work.

/** Opens a link like a reader who pastes it into the address bar. */
const paste = (page, address) => page.evaluate((link) => { location.hash = link; }, new URL(address).hash);

visit("a link over work that was just changed: the work is saved first", {}, async (page, { arrive }) => {
  const other = await arrive({});
  await openFiles(other, [TWO_YEARS[1]]);
  await shows(() => shelf(other), ["清溪镇 2024"]);
  const address = await link(other);
  await openTwoYears(page);
  await paste(page, address);
  await shows(() => shelf(page), ["清溪镇 2024"]);
  await page.getByText("您正在看别人分享的内容").waitFor();
  await page.goto(page.url().replace(/#.*/, "").replace("lang=zh", "lang=zh&again"));
  await shows(() => shelf(page), BOTH);
});

visit("a link over work that cannot be saved: the reader is asked", {
  before: () => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
}, async (page, { arrive }) => {
  const other = await arrive({});
  await openFiles(other, [TWO_YEARS[1]]);
  await shows(() => shelf(other), ["清溪镇 2024"]);
  const address = await link(other);
  await openTwoYears(page);
  await paste(page, address);
  await shows(() => alerts(page), /还没能存下来。打开链接会替换它/);
  assert.deepEqual(await shelf(page), BOTH);
  await press(page, "留在这里");
  assert.deepEqual(await shelf(page), BOTH);
});
