// The content policy: no inline code, nothing from other hosts, and names from files are only text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { VIEWS, go, openFiles, press, shows, text, visit } from "./page.mjs";

visit("the policy is strict, and nothing is inline", {}, async (page) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const rules = Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/ (.*)/)));
  assert.equal(rules["default-src"], "'none'");
  assert.equal(rules["script-src"], "'self' 'wasm-unsafe-eval'");
  assert.equal(rules["style-src"], "'self'");
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
  const source = await page.evaluate(async () => (await fetch("index.html")).text());
  assert.doesNotMatch(source, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
});

const EVIL = "<img src=x onerror=alert(1)><script>alert(1)</script>&amp;\"'";

visit("names and texts from files are only ever text", {}, async (page) => {
  const report = JSON.parse(text("qingxi-2024.json"));
  const other = JSON.parse(text("qingxi-2023.json"));
  for (const one of [report, other]) {
    one.place.name = EVIL;
    one.title = EVIL;
    for (const observation of [...one.observations, ...(one.commitments ?? []).flatMap((task) => task.targets ?? [])]) {
      observation.indicator += EVIL;
      observation.quote = EVIL;
      observation.unit ??= EVIL;
    }
    for (const task of one.commitments ?? []) task.text = EVIL;
    for (const project of one.projects ?? []) project.name = EVIL;
  }
  page.on("dialog", () => assert.fail("a script from a file ran"));
  await openFiles(page, { "<img onerror=alert(1)>.json": [report, other] });
  for (const view of VIEWS.zh) {
    await go(page, view);
    const shown = () => page.locator("body").innerText().then((shown) => shown.split("<img src=x").length);
    // The list of reports has it once; a view that shows names has it more often.
    if (view !== "校核") await shows(() => shown().then((count) => count > 2), true);
    const made = await page.locator("body").evaluate((body) => body.querySelectorAll("img, script, [onerror]").length);
    assert.equal(made, 0, view);
  }
  await go(page, "图表");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载 SVG")]);
  const svg = await readFile(await download.path(), "utf8");
  assert.doesNotMatch(svg, /<img|<script/);
  assert.match(svg, /&lt;img/);
});
