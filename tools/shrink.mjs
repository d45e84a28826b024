// Shrinks a wasm file in place, as for a release.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { sections, text } from "./wasm.mjs";

const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

/** `how`: wasm-opt's option for size or speed. */
export function shrink(file, how = "-Oz") {
  writeFileSync(file, unlinked(readFileSync(file)));
  execFileSync(WASM_OPT, [
    how, "--converge", "--strip-debug", "--strip-producers",
    // A large function is compiled whole when any part of it is first needed.
    "--one-caller-inline-max-function-size=100",
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
  const CUSTOM = 0;
  const kept = sections(wasm).filter(({ id, content }) => id !== CUSTOM || !/^(linking|reloc\.)/.test(text(content, 0)[0]));
  return Buffer.concat([wasm.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
}
