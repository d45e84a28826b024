// Weighs what a first visit transfers: `node tools/size.mjs FOLDER`.
// Fails above the limit, so that weight is noticed when it is gained.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const LIMIT = 150_000; // bytes of brotli

const folder = process.argv[2] ?? "dist";
const page = readFileSync(join(folder, "index.html"), "utf8");
const named = [...page.matchAll(/(?:href|src|data-js|data-wasm)="\.\/([^"]+)"/g)].map(([, name]) => name);
const files = ["index.html", ...new Set(named)];
const row = (name, ...sizes) => console.log(name.padEnd(44), ...sizes.map((size) => String(size).padStart(9)));
const totals = [0, 0, 0];

row("", "raw", "gzip", "brotli");
for (const name of files) {
  const raw = readFileSync(join(folder, name));
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  const sizes = [raw.length, gzipSync(raw, { level: 9 }).length, brotli.length];
  sizes.forEach((size, at) => { totals[at] += size; });
  row(name, ...sizes);
}
row("total", ...totals);
if (totals[2] > LIMIT) {
  console.error(`more than ${LIMIT} bytes of brotli`);
  process.exitCode = 1;
}
