// Measures the longest tasks of the page with many reports: while they load, while a view opens, while a letter is
// typed into the search. A task of more than 50 ms is felt. Needs `dist/`; `DIST` names another folder.
//
// The reports are invented from a seed, as large as real ones: 10 counties over 5 years, each report with its text,
// 130 figures and 40 tasks.
import { join } from "node:path";

import { serve } from "../tools/serve.mjs";
import { median } from "./lib/numbers.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const [PLACES, YEARS, FIGURES, TASKS] = [10, 5, 130, 40];
const KNOWN = [
  "地区生产总值", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "粮食产量", "城镇居民人均可支配收入",
  "农村居民人均可支配收入", "城镇新增就业", "进出口总额", "森林覆盖率", "城镇化率",
];

/** Numbers from a seed: the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

function reportOf(place, year, draw) {
  const names = Array.from({ length: FIGURES }, (_, n) => KNOWN[n] ?? `第${n}类项目数`);
  const figure = (indicator, period, kind) => ({
    indicator, period, kind, value: `${draw(90_000) / 100 + 10}`, unit: indicator.endsWith("率") ? "%" : indicator.includes("收入") ? "元" : "亿元",
    quote: `全县${indicator}保持稳定增长，${draw(1000)}个项目开工建设，群众生活持续改善。`,
  });
  return {
    format: "tongbi.report/1",
    place: { name: `第${place}县`, level: "county", within: ["某省", "某市"] },
    year,
    observations: [
      ...names.map((name) => ({ ...figure(name, year - 1, "actual"), change: { percent: `${draw(120) / 10}` } })),
      ...KNOWN.map((name) => figure(name, year, "target")),
    ],
    commitments: Array.from({ length: TASKS }, (_, n) => ({
      text: `第${n}项：加快推进第${draw(200)}号园区建设，改造第${draw(90)}条街道，完善公共服务设施`, lead: `第${n % 9}局`,
      targets: n % 4 ? [] : [figure(names[n], year, "target")],
    })),
  };
}

function reports() {
  const draw = random(7);
  const all = [];
  for (let place = 1; place <= PLACES; place++) {
    for (let year = 2021; year < 2021 + YEARS; year++) all.push(reportOf(place, year, draw));
  }
  return JSON.stringify(all);
}

/** Does something, waits until the page is idle, and returns the durations of the tasks above 50 ms. */
async function tasks(page, act) {
  await page.evaluate(() => { window.longTasks = []; });
  await act();
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 4;) {
      const before = performance.now();
      await new Promise((later) => setTimeout(later, 100));
      quiet = performance.now() - before < 160 ? quiet + 1 : 0;
    }
  });
  return page.evaluate(() => window.longTasks);
}

export default async function views({ root, browser, say }) {
  const { server, address } = await serve(join(root, process.env.DIST ?? "dist"));
  const file = { name: "reports.json", mimeType: "application/json", buffer: Buffer.from(reports()) };
  const longest = new Map();
  const note = (step, durations) => {
    const worst = durations.length ? Math.max(...durations) : 0;
    longest.set(step, [...(longest.get(step) ?? []), worst]);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.addInitScript(() => {
      window.longTasks = [];
      new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration)))
        .observe({ type: "longtask" });
    });
    await page.goto(`${address}?lang=zh`);
    note("loading 50 reports", await tasks(page, async () => {
      await page.locator('input[type="file"]').first().setInputFiles(file);
      await page.getByRole("tab", { name: "对比" }).waitFor();
      await page.waitForTimeout(3000);
    }));
    for (const turn of ["first", "again"]) {
      for (const name of ["概览", "对比", "图表", "承诺", "任务", "校核", "原文"]) {
        const tab = page.getByRole("tab", { name: new RegExp(`^${name}`) });
        note(`${name}, ${turn}`, await tasks(page, () => tab.evaluate((tab) => tab.click())));
      }
    }
    await page.getByRole("tab", { name: "对比" }).evaluate((tab) => tab.click());
    const search = page.getByRole("searchbox");
    await search.waitFor();
    note("a letter in the search", await tasks(page, () => search.pressSequentially("业")));
    await tasks(page, () => search.fill(""));
    const share = page.getByRole("button", { name: "分享", exact: true });
    note("share panel", await tasks(page, () => share.evaluate((button) => button.click())));
    await page.context().close();
  }
  say(`${"longest task, ms".padEnd(28)}${"median".padStart(8)}${"worst".padStart(8)}`);
  for (const [step, worst] of longest) {
    say(step.padEnd(28) + median(worst).toFixed(0).padStart(8) + Math.max(...worst).toFixed(0).padStart(8));
  }
  server.close();
  server.closeAllConnections();
}
