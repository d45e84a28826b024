// Live regions: what changes is told to assistive technology, and told once.
import assert from "node:assert/strict";

import { comparison, go, openTwoYears, press, shelf, shows, visit } from "./page.mjs";

/** Collects what the live regions tell: each text that is added or changed in them. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.told = [];
    const live = (node) => {
      const element = node.nodeType === 1 ? node : node.parentElement;
      const region = element?.closest('[aria-live], [role="status"], [role="alert"]');
      return region && region.getAttribute("aria-live") !== "off" ? region : null;
    };
    // Buttons of a message are not what it tells.
    const words = (node) => {
      if (node.nodeType !== 1) return node.data ?? "";
      const copy = node.cloneNode(true);
      copy.querySelectorAll("button, details > :not(summary), [hidden]").forEach((part) => part.remove());
      return copy.textContent;
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        const nodes = change.type === "characterData" ? [change.target] : [...change.addedNodes];
        for (const node of nodes.filter(live)) {
          const text = words(node).replace(/\s+/g, " ").trim();
          if (text) globalThis.told.push(text);
        }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/** Does something, and checks that exactly one text is told, which matches. */
async function tells(page, what, expected, act) {
  await page.evaluate(() => { globalThis.told.length = 0; });
  await act();
  const told = () => page.evaluate(() => globalThis.told);
  await shows(() => told().then((told) => told.join(" | ")), expected);
  // Nothing follows: what an action causes is on the page within two frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const all = await told();
  assert.equal(all.length, 1, `${what}: ${all.join(" | ")}`);
}

const figureOf = (page, name) => comparison(page).getByRole("row", { name: new RegExp(`^${name}`) });

visit("loading, removing, undoing", {}, async (page) => {
  await listen(page);
  await tells(page, "a sample", /^已打开 度佳镇：1 份报告。$/, async () => {
    await press(page, "示例：度佳镇");
    await shows(() => shelf(page), ["度佳镇 2024"]);
  });
  await tells(page, "remove", /移除/, () => press(page, "移除 度佳镇 2024"));
});

// Chromium applies the page's policy to the styles of a copied table.
visit("the comparison: years, pins, exports, undo", { permissions: ["clipboard-read", "clipboard-write"], allowed: [/inline style|style-src-attr/] }, async (page) => {
  await press(page, "示例：国务院");
  await shows(() => shelf(page).then((reports) => reports.length), 12);
  await go(page, "对比");
  await comparison(page).getByRole("columnheader", { name: "同比" }).waitFor();
  await listen(page);
  const from = page.getByRole("combobox", { name: "比较的前一年" });
  await tells(page, "a year", /^2019 与 \d{4} 相比$/, () => from.selectOption("2019"));
  await tells(page, "unpin", /^已取消固定：国内生产总值$/, () =>
    figureOf(page, "国内生产总值").getByRole("button", { name: "取消固定：国内生产总值" }).first().click());
  await tells(page, "undo", /^已撤销：选择显示内容$/, () => press(page, "撤销"));
  await tells(page, "redo", /^已重做：选择显示内容$/, () => press(page, "重做"));
  await tells(page, "a file", /^已下载 /, () => press(page, "CSV（一行一数）"));
  await tells(page, "copy", /^已复制。$/, () => press(page, "复制表格，可粘贴到 Word、WPS"));
  await tells(page, "copy again", /^已复制。$/, () => press(page, "复制表格，可粘贴到 Word、WPS"));
});

visit("charts: kind, years, title, pictures", { at: "?lang=en" }, async (page) => {
  await press(page, "Sample: State Council");
  await shows(() => shelf(page).then((reports) => reports.length), 12);
  await go(page, "Charts");
  await page.getByRole("figure").getByRole("img").first().waitFor();
  await listen(page);
  await tells(page, "kind", /^Line: China's GDP, 2014–2025$/, () => press(page, "Line"));
  await tells(page, "year", /^Line: China's GDP, 2018–2025$/, () =>
    page.getByRole("combobox", { name: "From year" }).selectOption("2018"));
  await tells(page, "an unsuitable kind", /^No targets/, () => press(page, "Target and result"));
  await tells(page, "back", /^Bar: China's GDP/, () => press(page, "Bar"));
  await tells(page, "a file", /^Downloaded China's GDP, 2018-2025\.svg/, () => press(page, "Download SVG"));
});

visit("tasks: what is assigned", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "任务");
  await page.getByLabel("选中任务 1", { exact: true }).check();
  await page.getByLabel("选中任务 2", { exact: true }).check();
  await listen(page);
  await tells(page, "assign", /^牵头单位已写入 2 项任务$/, async () => {
    const field = page.getByRole("combobox", { name: "牵头单位（已选任务）" }).or(page.getByLabel("牵头单位（已选任务）"));
    await field.first().fill("水利站");
    await field.first().press("Enter");
  });
});

visit("checks: dismissing", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  const dismiss = page.getByRole("tabpanel").getByRole("button", { name: "忽略", exact: true }).first();
  await dismiss.waitFor();
  await listen(page);
  await tells(page, "dismiss", /^已忽略$/, () => dismiss.click());
});

visit("a message that stays is not told again with the next one", {}, async (page) => {
  await openTwoYears(page);
  await listen(page);
  await tells(page, "remove", /2023/, () => press(page, "移除 清溪镇 2023"));
  await tells(page, "remove another", /2024/, () => press(page, "移除 清溪镇 2024"));
});
