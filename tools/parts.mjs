// Builds the wasm files besides the page's: those of the reading worker (src/bin/reading_worker.rs and
// src/bin/workbook.rs) and the one that shows a link's chart (src/bin/chart.rs). Copies the scripts that list the text of PDFs.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { shortenPair } from "./shorten.mjs";
import { shrink } from "./shrink.mjs";

/** A file that needs more memory than this gets a message; without a limit it could crash the page. */
const MOST_MEMORY = 1_073_741_824;

/**
 * Builds a part of the reading worker into a folder. Resolves to its name, which changes with its content. A release
 * optimizes the page for size but the worker for speed, because the worker is fetched only when it is needed.
 */
export function buildReadingWorker(folder, profile = "release", target = undefined, part = "reading_worker") {
  return buildPart(part, { folder, profile, target, forSpeed: true, flags: ["-C", `link-arg=--max-memory=${MOST_MEMORY}`] });
}

/** Builds the part that shows a link's chart into a folder. Resolves to its name. */
export function buildChart(folder, profile, target) {
  return buildPart("chart", { folder, profile, target });
}

async function buildPart(part, { folder, profile, target = process.env.CARGO_TARGET_DIR ?? "target", forSpeed = false, flags = [] }) {
  const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  const isRelease = profile === "release";
  const how = isRelease && forSpeed ? ["--config", "profile.release.package.tongbi.opt-level=3"] : [];
  run("cargo", "rustc", "--quiet", "--offline", "--target", "wasm32-unknown-unknown", "--profile", profile, "--bin", part, ...how, "--", ...flags);
  const wasm = join(target, "wasm32-unknown-unknown", profile, `${part}.wasm`);
  const name = `${part}-${createHash("sha256").update(readFileSync(wasm)).digest("hex").slice(0, 16)}`;
  run("wasm-bindgen", wasm, "--target", "web", "--no-typescript", "--out-name", name, "--out-dir", folder);
  if (isRelease) {
    shrink(join(folder, `${name}_bg.wasm`), forSpeed ? "-O3" : "-Oz");
    await shortenPair(join(folder, `${name}_bg.wasm`), join(folder, `${name}.js`));
  }
  return name;
}

/**
 * Copies pdf.js and our script that uses it (pdf.js in the root) into a folder. Returns the script's name
 * without its ending. Scripts end in `.js`, because not every host knows `.mjs`. It is pdf.js' build for older
 * browsers, which many offices have.
 */
export function copyPdfScripts(folder) {
  const from = "node_modules/pdfjs-dist";
  const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  const to = `pdfjs-${version}`;
  mkdirSync(join(folder, to), { recursive: true });
  for (const name of ["pdf.min", "pdf.worker.min"]) {
    cpSync(join(from, "legacy/build", `${name}.mjs`), join(folder, to, `${name}.js`));
  }
  cpSync(join(from, "cmaps"), join(folder, to, "cmaps"), { recursive: true });
  cpSync(join(from, "LICENSE"), join(folder, to, "LICENSE"));
  const script = readFileSync("pdf.js", "utf8").replaceAll("__PDFJS__", to);
  const name = `pdf-${createHash("sha256").update(script).digest("hex").slice(0, 16)}`;
  writeFileSync(join(folder, `${name}.js`), script);
  return name;
}
