// The wasm side of the benchmarks, built and shrunk as the page is.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { shrink } from "../../tools/shrink.mjs";

/** Builds `examples/bench/`; returns the path of its module below `root`. */
export function build(root) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const out = "target/bench";
  run("cargo", "build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--example", "bench");
  run("wasm-bindgen", join(target, "wasm32-unknown-unknown/release/examples/bench.wasm"),
    "--target", "web", "--no-typescript", "--weak-refs", "--out-name", "bench", "--out-dir", join(root, out));
  shrink(join(root, out, "bench_bg.wasm"));
  return `${out}/bench.js`;
}
