// Shrinks a wasm file in place, as it is shipped.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

export function shrink(file) {
  execFileSync(WASM_OPT, [
    "-Oz", "--converge", "--strip-debug", "--strip-producers",
    "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
    "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue",
    file, "-o", file,
  ], { stdio: ["ignore", "ignore", "inherit"] });
}
