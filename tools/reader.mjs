// Builds the worker's wasm: the part that reads reports' words (src/bin/reader.rs), and the one that opens
// workbooks (src/bin/workbook.rs).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { shrink } from "./shrink.mjs";

/**
 * Builds it into a folder; gives its name, which changes with its content. In a release it is built for
 * speed, where the page is built for size: it comes when it is first needed, and should be quick then.
 */
export function buildReader(folder, profile = "release", target = process.env.CARGO_TARGET_DIR ?? "target", part = "reader") {
  const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  const release = profile === "release";
  const how = release ? ["--config", "profile.release.package.tongbi.opt-level=3"] : [];
  run("cargo", "build", "--quiet", "--offline", "--target", "wasm32-unknown-unknown", "--profile", profile, "--bin", part, ...how);
  const wasm = join(target, "wasm32-unknown-unknown", profile, `${part}.wasm`);
  const name = `${part}-${createHash("sha256").update(readFileSync(wasm)).digest("hex").slice(0, 16)}`;
  run("wasm-bindgen", wasm, "--target", "web", "--no-typescript", "--out-name", name, "--out-dir", folder);
  if (release) shrink(join(folder, `${name}_bg.wasm`), "-O3");
  return name;
}
