// The comparison on paper: A4 landscape, every row that is shown, the head on each page. Pages and rows are counted in
// the PDF that the browser prints.
import assert from "node:assert/strict";

import { columns, go, indicators, openFiles, press, shelf, shows, unfold, visit } from "./page.mjs";

// PDF.js asks for a class of browsers that only its drawing uses.
globalThis.DOMMatrix ??= class {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const YEARS = Array.from({ length: 10 }, (_, at) => 2015 + at);
/** Indicators beside the headline ones; they are folded until they are asked for. */
const OTHERS = Array.from({ length: 100 }, (_, at) => `第${at + 1}种产品产量`);

/** Ten reports of a town. */
const reports = Object.fromEntries(YEARS.map((year, at) => {
  const figure = (indicator, value, unit) => ({ indicator, period: year - 1, kind: "actual", value: String(value), unit });
  const observations = [
    figure("地区生产总值", 100 + at * 7, "亿元"),
    figure("社会消费品零售总额", 20 + at, "亿元"),
    ...OTHERS.map((name, number) => figure(name, 10 + number + at, "吨")),
  ];
  return [`石桥镇-${year}.json`, { format: "tongbi.report/1", place: { name: "石桥镇" }, year, observations }];
}));

/** Prints the page. Returns for each page its size in points and its lines of text, from top to bottom. */
async function printed(page) {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const pdf = await getDocument({ data, useSystemFonts: true, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { width, height } = sheet.getViewport({ scale: 1 });
    const lines = new Map();
    for (const { str, transform } of (await sheet.getTextContent()).items) {
      if (str.trim()) lines.set(Math.round(transform[5]), [...(lines.get(Math.round(transform[5])) ?? []), { str: str.normalize("NFKC"), x: transform[4] }]);
    }
    const texts = [...lines].sort(([a], [b]) => b - a)
      .map(([, parts]) => parts.sort((a, b) => a.x - b.x).map(({ str }) => str).join(" "));
    pages.push({ width: Math.round(width), height: Math.round(height), lines: texts });
  }
  await pdf.destroy();
  return pages;
}

/** Opens the ten reports and the comparison. */
async function openTen(page) {
  await openFiles(page, reports);
  await shows(() => shelf(page).then((all) => all.length), YEARS.length);
  await go(page, "对比");
  await shows(() => indicators(page), ["地区生产总值 亿元", "社会消费品零售总额 亿元"]);
}

/** Whether a page has the head of the table above its first rows: every year, and the growth. */
const hasHead = (lines) => {
  const top = lines.slice(0, 7).join(" ").replace(/\s/g, "");
  return top.includes("同比") && YEARS.every((year) => top.includes(String(year - 1)));
};

const isOf = (name) => (line) => line.replace(/\s/g, "").startsWith(name);

visit("ten reports: the headline indicators fill one page in landscape, with all years", {}, async (page) => {
  await openTen(page);
  const pages = await printed(page);
  assert.deepEqual(pages.map(({ width, height }) => [width, height]), [[842, 595]]);
  const [{ lines }] = pages;
  assert.ok(hasHead(lines), lines.join("\n"));
  assert.equal(lines.filter(isOf("地区生产总值")).length, 1, "its row is there once");
  const row = lines.find(isOf("地区生产总值"));
  for (const [at] of YEARS.entries()) assert.ok(row.includes(String(100 + at * 7)), `${100 + at * 7}: ${row}`);
});

visit("every row that is shown is on paper once, and each page has the head", {}, async (page) => {
  await openTen(page);
  await unfold(page);
  await shows(() => page.locator(".yearbook .fold .turn[aria-expanded=false]").count(), 0);
  const pages = await printed(page);
  assert.ok(pages.length >= 2 && pages.length <= 6, `${pages.length} pages`);
  for (const [at, { width, height, lines }] of pages.entries()) {
    assert.deepEqual([width, height], [842, 595]);
    assert.ok(hasHead(lines), `page ${at + 1} has no head:\n${lines.slice(0, 5).join("\n")}`);
  }
  const all = pages.flatMap(({ lines }) => lines.map((line) => line.replace(/\s/g, "")));
  for (const name of ["地区生产总值", "社会消费品零售总额", ...OTHERS]) {
    const rows = all.filter((line) => line.startsWith(name) && /\d/.test(line.slice(name.length)));
    assert.equal(rows.length, 1, `${name}: ${rows.join(" | ")}`);
  }
  await shows(() => columns(page).then((names) => names.slice(0, 2)), ["2014", "2015"]);
});
