// Finishes a release build in Trunk's staging folder: shrinks the wasm, and tells worker.js which
// files the page has. Called by Trunk (see Trunk.toml).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR: dist, TRUNK_PROFILE: profile } = process.env;

if (profile === "release") {
  for (const name of readdirSync(dist).filter((name) => name.endsWith(".wasm"))) {
    const file = join(dist, name);
    const before = statSync(file).size;
    execFileSync("node_modules/.bin/wasm-opt", [
      "-Oz", "--converge", "--strip-debug", "--strip-producers",
      "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
      "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue",
      file, "-o", file,
    ]);
    console.log(`${name}: ${before} → ${statSync(file).size} bytes`);
  }
}

const files = readdirSync(dist, { recursive: true })
  .filter((name) => statSync(join(dist, name)).isFile() && name !== "worker.js")
  .sort();
const version = createHash("sha256");
for (const name of files) version.update(name).update(readFileSync(join(dist, name)));
const worker = join(dist, "worker.js");
const list = ["./", ...files.filter((name) => name !== "index.html")];
writeFileSync(worker, readFileSync(worker, "utf8")
  .replace("__VERSION__", `tongbi-${version.digest("hex").slice(0, 16)}`)
  .replace('["__FILES__"]', JSON.stringify(list)));
