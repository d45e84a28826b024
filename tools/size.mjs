// Measures the brotli size of what a visit transfers before it shows something, and of each later part:
// `node tools/size.mjs FOLDER`. Fails if a visit is larger than MOST, or if anything is larger than its last measured
// size (tools/size.json) by more than SLACK, so that growth is noticed. `--write` stores the sizes measured now.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const SLACK = 3_000; // bytes of brotli
/** The most bytes of brotli until a visit shows something. */
const MOST = { "first visit": 90_000, "chart of a link": 210_000 };
const MEASURED = fileURLToPath(new URL("size.json", import.meta.url));

const [folder = "dist"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const page = readFileSync(join(folder, "index.html"), "utf8");
const named = [...page.matchAll(/(?:href|src|data-js|data-wasm)="\.\/([^"]+)"/g)].map(([, name]) => name);
// A script is transferred together with its static imports.
const imported = named.filter((name) => name.endsWith(".js"))
  .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/\bimport\b[^;]*?from ?["']\.\/([^"']+)["']/g)])
  .map(([, name]) => name);
const first = ["index.html", ...new Set([...named, ...imported])];
const rest = readdirSync(folder, { recursive: true }).filter((name) => !first.includes(name) && /\.(wasm|js|css)$/.test(name));

/** The part that a file belongs to: its name without the hash of its content. */
const part = (name) => name.replace(/-[0-9a-f]{8,}.*$/, "").replace(/\.(wasm|js|css)$/, "");
const [, chart] = page.match(/data-chart="([^"]+)"/);
const ofLink = ["chart.html", ...named.filter((name) => /^(boot|style)/.test(name)), ...chart.split(" ")];
const parts = new Map([["first visit", first], ["chart of a link", ofLink]]);
for (const name of rest.filter((name) => !ofLink.includes(name))) parts.set(part(name), [...(parts.get(part(name)) ?? []), name]);

const row = (name, sizes) => console.log(name.padEnd(44), ...sizes.map((size) => String(size).padStart(9)));
function weigh(title, names) {
  const totals = [0, 0, 0];
  console.log(title);
  for (const name of names) {
    const raw = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
    const sizes = [raw.length, gzipSync(raw, { level: 9 }).length, brotli.length];
    sizes.forEach((size, at) => { totals[at] += size; });
    row(`  ${name}`, sizes);
  }
  row("  total", totals);
  return totals[2];
}

row("", ["raw", "gzip", "brotli"]);
const now = Object.fromEntries([...parts].map(([title, names]) => [title, weigh(title, names)]));
const tooLarge = (title, most, advice) => {
  if (now[title] <= most) return;
  console.error(`${title}: ${now[title]} bytes of brotli, more than ${most}${advice}`);
  process.exitCode = 1;
};
Object.entries(MOST).forEach(([title, most]) => tooLarge(title, most, ""));
if (process.argv.includes("--write")) {
  writeFileSync(MEASURED, `${JSON.stringify(now, null, 2)}\n`);
} else {
  const before = existsSync(MEASURED) ? JSON.parse(readFileSync(MEASURED, "utf8")) : {};
  Object.keys(now).forEach((title) => tooLarge(title, (before[title] ?? 0) + SLACK, "; `make size WRITE=1` accepts that"));
}
