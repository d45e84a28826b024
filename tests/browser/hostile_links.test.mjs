// Links from strangers that take little room and would take the page long to show: each ends with a message or with a
// view of bounded size.
import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";

import { alerts, shelf, shows, visit } from "./page.mjs";

const TOO_LARGE = /这个链接里的内容过大/;

/** A link of version 1. */
const packed = (content) => `?lang=zh&s=1#r1-${deflateSync(JSON.stringify(content), { level: 9 }).toString("base64url")}`;
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const figure = (indicator, period, more = {}) => ({ indicator, period, kind: "actual", value: "1", unit: "吨", ...more });
const report = (observations, more = {}) => ({ place: { name: "甲镇" }, year: 2024, observations, ...more });
const link = (reports, view = {}) => packed({ view, reports });

/** Links that are refused. */
const REFUSED = {
  "thousands of long names that are almost the same": link([report(times(5_000, (n) => figure("长".repeat(400) + n, 2023)))]),
  "thousands of figures of one cell": link([report(times(20_000, (n) => figure("粮食产量", 2023, { value: String(n) })))]),
  "hundreds of figures of one cell": link([report(times(301, (n) => figure("粮食产量", 2023, { value: String(n) })))]),
  "hundreds of names that are joined": link(
    [report(times(301, (n) => figure(`指标${n}`, 2023)))],
    { alignment: { joined: times(300, (n) => [`指标${n}`, `指标${n + 1}`]) } }),
  "thousands of places of one name": link(times(600, (n) => report([figure("粮食产量", 2023)], { place: { name: "甲镇", within: [`${n}县`] } }))),
  "centuries": link(times(400, (n) => report([], { year: 1700 + n }))),
  "tens of thousands of tasks": link([report([], { commitments: times(21_000, (n) => ({ text: `修路${n}条` })) })]),
  "a text of megabytes": link([report([], { text: "字".repeat(1_100_000) })]),
  "a view of a thousand indicators": link([report([figure("粮食产量", 2023)])], { tab: "charts", drawn: times(1_000, String) }),
  "a chart of thousands of figures": link(
    times(100, (year) => report(times(41, (n) => figure(`指标${n}`, 1900 + year)), { year: 1901 + year })),
    { tab: "charts", drawn: times(41, (n) => `指标${n}`) }),
  "codes within codes": `?lang=zh&s=1#src=${"%2525252525".repeat(30_000)}`,
  "an endless address": `?lang=zh&s=1#src=https://reports.example/${"a".repeat(100_000)}`,
};

for (const [what, at] of Object.entries(REFUSED)) {
  visit(`a link with ${what} is refused`, { at }, async (page) => {
    await shows(() => alerts(page), TOO_LARGE);
    assert.deepEqual(await shelf(page), []);
  });
}

/** Links that are as large as links may be. */
const LARGE = {
  "a hundred years of sixty indicators": link(
    times(110, (year) => report(times(60, (n) => figure(`指标${n}`, 1900 + year)), { year: 1901 + year })),
    { tab: "compare", years: [1900, 2009] }),
  "figures of a hundred years in one chart": link(
    times(100, (year) => report(times(40, (n) => figure(`指标${n}`, 1900 + year)), { year: 1901 + year })),
    { tab: "charts", drawn: times(40, (n) => `指标${n}`) }),
  "five hundred indicators in one chart": link(
    times(8, (year) => report(times(500, (n) => figure(`指标${n}`, 1990 + year)), { year: 1991 + year })),
    { tab: "charts", drawn: times(490, (n) => `指标${n}`) }),
  "thousands of figures of ten cells": link(
    [report(times(2_900, (n) => figure(`指标${n % 10}`, 2023, { value: String(n) })))], { tab: "compare" }),
  "five hundred places": link(
    times(499, (n) => report(times(30, (m) => figure(`指标${m}`, 2023)), { place: { name: `第${n}镇` } })), { tab: "compare" }),
  "thousands of tasks": link(
    [report([], { commitments: times(9_000, (n) => ({ text: `修路${n}条` })) })], { tab: "promises" }),
  "thousands of joined names": link(
    [report(times(2_900, (n) => figure(`指标${n}`, 2023)))],
    { tab: "compare", alignment: { joined: times(2_600, (n) => [`指标${n}`, `指标${n - n % 200}`]) } }),
};

for (const [what, at] of Object.entries(LARGE)) {
  visit(`a link with ${what} opens, and the page stays small`, { at }, async (page) => {
    await shows(() => shelf(page).then((shelf) => shelf.length > 0), true);
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable");
    const { metrics } = await client.send("Performance.getMetrics");
    const { Nodes, JSHeapUsedSize } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    assert.ok(Nodes < 60_000, `${Nodes} nodes`);
    assert.ok(JSHeapUsedSize < 100e6, `${JSHeapUsedSize} bytes`);
  });
}
