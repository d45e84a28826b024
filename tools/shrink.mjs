// Shrinks a wasm file in place, as it is shipped.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

/** `how`: what wasm-opt is to work for, size or speed. */
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
