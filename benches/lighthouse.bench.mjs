// Scores the start page and the page of a link with Lighthouse, as on a phone: medians of its four categories, and what
// costs points. Needs `dist/`; `DIST` names another folder.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { host } from "./lib/host.mjs";
import { median } from "./lib/numbers.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const PAGES = { "start page": "?lang=en", link: "?lang=en#src=samples/state-council.json" };

/** Scores an address once: Lighthouse starts a browser of its own, with an empty profile. */
async function score(root, address, browser) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, "benches/node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json",
    "--chrome-flags=--headless=new --no-sandbox",
  ], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, CHROME_PATH: browser } });
  return JSON.parse(stdout);
}

export default async function lighthouse({ root, executable, say }) {
  const { server, address } = await host(join(root, process.env.DIST ?? "dist"));
  for (const [title, at] of Object.entries(PAGES)) {
    const scores = new Map();
    const faults = new Set();
    for (let round = 0; round < ROUNDS; round++) {
      const { categories, audits } = await score(root, `${address}/${at}`, executable);
      for (const [name, { score: part, auditRefs }] of Object.entries(categories)) {
        scores.set(name, [...(scores.get(name) ?? []), part * 100]);
        auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
          .forEach(({ id }) => faults.add(`${audits[id].title}${audits[id].displayValue ? `: ${audits[id].displayValue}` : ""}`));
      }
    }
    say(`### ${title}, a phone on a slow line, medians of ${ROUNDS}`);
    for (const [name, all] of scores) say(name.padEnd(16) + median(all).toFixed(0).padStart(9));
    faults.forEach((fault) => say(`  ${fault}`));
  }
  server.close();
  server.closeAllConnections();
}
