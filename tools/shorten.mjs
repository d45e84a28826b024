// Shortens a script of wasm-bindgen, and the names by which its wasm file imports functions from it, for a release.
// The names, with a hash each, are a third of such a script.
import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

import { number, numbered, sections, text } from "./wasm.mjs";

const IMPORTS = 2;
/** Kinds of imports. */
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

/** A script without comments, blanks and long names. */
export async function shortened(script) {
  const { code } = await minify(script, { module: true, compress: { passes: 2 } });
  return code;
}

/** Shortens a wasm file and its script in place. */
export async function shortenPair(wasmFile, scriptFile) {
  const script = readFileSync(scriptFile, "utf8");
  const [wasm, names] = withNumbers(readFileSync(wasmFile));
  // The script defines each imported function once: `__wbg_log_0c8e…: function(arg0) {`.
  const defined = new Set();
  const renamed = script.replace(/^(\s*)(\w+)(?=: function\()/gm, (line, indent, name) => {
    if (!names.has(name)) return line;
    defined.add(name);
    return `${indent}${names.get(name)}`;
  });
  const lost = [...names.keys()].find((name) => !defined.has(name));
  if (lost) throw new Error(`${scriptFile} does not define ${lost}`);
  writeFileSync(wasmFile, wasm);
  writeFileSync(scriptFile, await shortened(renamed));
}

/** The module with numbers as names of the functions that it imports from its script, and the number of each name. */
function withNumbers(wasm) {
  const names = new Map();
  const written = sections(wasm).map(({ id, content, whole }) => {
    if (id !== IMPORTS) return whole;
    const renamed = renumbered(content, names);
    return Buffer.concat([Buffer.from([id]), numbered(renamed.length), renamed]);
  });
  return [Buffer.concat([wasm.subarray(0, 8), ...written]), names];
}

function renumbered(section, names) {
  let [count, at] = number(section, 0);
  const written = [section.subarray(0, at)];
  for (; count > 0; count--) {
    const start = at;
    const [from, afterFrom] = text(section, at);
    const [name, afterName] = text(section, afterFrom);
    at = endOfImport(section, afterName);
    if (section[afterName] !== FUNCTION || !from.endsWith("_bg.js")) {
      written.push(section.subarray(start, at));
      continue;
    }
    if (!names.has(name)) names.set(name, String(names.size));
    const short = Buffer.from(names.get(name));
    written.push(section.subarray(start, afterFrom), numbered(short.length), short, section.subarray(afterName, at));
  }
  return Buffer.concat(written);
}

/** Where the description of an import ends that begins here with its kind. */
function endOfImport(section, at) {
  const kind = section[at];
  if (kind === FUNCTION) return number(section, at + 1)[1];
  if (kind === GLOBAL) return at + 3;
  if (kind !== TABLE && kind !== MEMORY) throw new Error(`an import of kind ${kind}`);
  const limits = kind === TABLE ? at + 2 : at + 1;
  const [, afterLeast] = number(section, limits + 1);
  return section[limits] & 1 ? number(section, afterLeast)[1] : afterLeast;
}
