// Weighs what a first visit transfers, and what comes later: `node tools/size.mjs FOLDER`.
// Fails above the limit, so that weight is noticed when it is gained.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const LIMIT = 150_000; // bytes of brotli

const folder = process.argv[2] ?? "dist";
const page = readFileSync(join(folder, "index.html"), "utf8");
const named = [...page.matchAll(/(?:href|src|data-js|data-wasm)="\.\/([^"]+)"/g)].map(([, name]) => name);
// What a script imports at its top comes with it.
const imported = named.filter((name) => name.endsWith(".js"))
  .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/^import .* from ["']\.\/([^"']+)["']/gm)])
  .map(([, name]) => name);
const first = ["index.html", ...new Set([...named, ...imported])];
const code = readdirSync(folder, { recursive: true }).filter((name) => !first.includes(name) && /\.(wasm|js|css)$/.test(name));
const ofPdf = (name) => /^pdf(js)?-/.test(name);

const row = (name, sizes) => console.log(name.padEnd(44), ...sizes.map((size) => String(size).padStart(9)));
function weigh(title, names) {
  const totals = [0, 0, 0];
  console.log(title);
  for (const name of names) {
    const raw = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
    const sizes = [raw.length, gzipSync(raw, { level: 9 }).length, brotli.length];
    sizes.forEach((size, at) => { totals[at] += size; });
    row(name, sizes);
  }
  row("total", totals);
  return totals[2];
}

row("", ["raw", "gzip", "brotli"]);
const brotli = weigh("first visit", first);
weigh("when the first report is opened, or once the page has been idle", code.filter((name) => !ofPdf(name)));
weigh("when the first PDF is opened, beside the character maps that it asks for", code.filter(ofPdf));
if (brotli > LIMIT) {
  console.error(`a first visit transfers more than ${LIMIT} bytes of brotli`);
  process.exitCode = 1;
}
