// Sharing: one link, opened by somebody else, shows the same.
import assert from "node:assert/strict";

import { alerts, go, openTwoYears, press, row, shelf, shows, text, visit } from "./page.mjs";

const BOTH = ["清溪镇 2024", "清溪镇 2023"];
const panel = (page) => page.getByRole("region", { name: "分享", exact: true });

/** The link that the page offers. */
async function link(page) {
  await press(page, "分享");
  return panel(page).getByRole("textbox", { name: "分享链接" }).inputValue();
}

/** What stands in every cell of the comparison. */
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
  const kept = () => guest.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("tongbi.body")));
  await go(guest, "承诺");
  await guest.waitForTimeout(600);
  assert.deepEqual(await kept(), [], "looking saves nothing");
  await press(guest, "存为我的草稿");
  await shows(() => kept().then((keys) => keys.length), 1);
  assert.ok(!guest.url().includes("#r1"), "the address lets go of the link");
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

visit("a damaged link explains itself", {}, async (page, { arrive }) => {
  await openTwoYears(page);
  const address = await link(page);
  for (const damaged of [address.slice(0, -20), `${address.slice(0, -20)}${"A".repeat(20)}`]) {
    const guest = await arrive({ at: damaged });
    await shows(() => alerts(guest), /后半截丢失|字符被改动/);
  }
});

visit("a link of a later version explains itself", { at: "?lang=zh&s=1#r9-AAAA" }, (page) =>
  shows(() => alerts(page), /更新版本的同比生成的/));

visit("a link that an app has cut explains itself", { at: "?lang=zh&s=1" }, (page) =>
  shows(() => alerts(page), /后半部分丢失了/));

visit("with nothing loaded there is nothing to share", {}, async (page) => {
  await press(page, "分享");
  await panel(page).getByText("没有可分享的内容").waitFor();
});
