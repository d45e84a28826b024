// Benchmarks in a real browser: `make bench`, or one of them: `make bench BENCH=charts`.
//
// Each `*.bench.mjs` exports a function. Its arguments are made here: the address of a server for this repository, a
// launched browser, the address of the wasm of `examples/bench/`, which is built with the page's own profile, and `say`,
// which prints a line and keeps it for `benches/RESULTS.md`. Only ratios measured in one run are compared.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "../tools/serve.mjs";
import { executable, launch } from "./lib/browser.mjs";
import { write } from "./lib/results.mjs";
import { build } from "./lib/wasm.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv[2];
const names = readdirSync(join(ROOT, "benches"))
  .map((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1])
  .filter((name) => name && (!wanted || name === wanted));
if (names.length === 0) {
  console.error(`there is no benchmark ${wanted}`);
  process.exit(2);
}

const wasm = build(ROOT);
const { server, address } = await serve(ROOT);
const browser = await launch();
try {
  for (const name of names) {
    console.log(`\n## ${name}`);
    const { default: run } = await import(`./${name}.bench.mjs`);
    const lines = [];
    const say = (line) => {
      console.log(line);
      lines.push(...line.split("\n"));
    };
    await run({ root: ROOT, address, browser, executable: executable(), wasm: `/${wasm}`, say });
    write(name, browser, lines);
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
