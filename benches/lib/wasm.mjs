// The wasm side of the benchmarks, built and shrunk as the page is.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { shrink } from "../../tools/shrink.mjs";

/** Builds `examples/bench/`; gives the path of its module below `root`. */
export function build(root) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const out = "target/bench";
  run("cargo", "build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--example", "bench");
  run("wasm-bindgen", join(target, "wasm32-unknown-unknown/release/examples/bench.wasm"),
    "--target", "web", "--no-typescript", "--weak-refs", "--out-name", "bench", "--out-dir", join(root, out));
  const wasm = join(root, out, "bench_bg.wasm");
  writeFileSync(wasm, unlinked(readFileSync(wasm)));
  shrink(wasm);
  return `${out}/bench.js`;
}

/**
 * A wasm module without what the linker noted for later (`.cargo/config.toml` asks for it, because
 * the page is cut): the cut takes it from the page's parts, and wasm-opt does not understand it.
 */
function unlinked(wasm) {
  const kept = [wasm.subarray(0, 8)];
  const number = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return [value, at];
    }
  };
  for (let at = 8; at < wasm.length;) {
    const [size, content] = number(at + 1);
    const [length, name] = number(content);
    const isNote = wasm[at] === 0 && /^(linking|reloc\.)/.test(wasm.toString("utf8", name, name + length));
    if (!isNote) kept.push(wasm.subarray(at, content + size));
    at = content + size;
  }
  return Buffer.concat(kept);
}
