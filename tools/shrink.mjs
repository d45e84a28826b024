// Shrinks a wasm file in place, as for a release.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

/** `how`: wasm-opt's option for size or speed. */
export function shrink(file, how = "-Oz") {
  writeFileSync(file, unlinked(readFileSync(file)));
  execFileSync(WASM_OPT, [
    how, "--converge", "--strip-debug", "--strip-producers",
    "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
    "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue",
    file, "-o", file,
  ], { stdio: ["ignore", "ignore", "inherit"] });
}

/**
 * A wasm module without the relocations that the linker wrote (see `.cargo/config.toml`). Splitting the page
 * removes them from its parts; other files still have them, and wasm-opt does not understand them.
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
