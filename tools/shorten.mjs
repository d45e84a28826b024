// Shortens a script of wasm-bindgen, and the names by which its wasm file imports functions from it, for a release.
// The names, with a hash each, are a third of such a script. Drops the classes that dependencies export to scripts: no
// script of ours uses one, but an export keeps its code in the wasm file.
import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

import { number, numbered, sections, text } from "./wasm.mjs";

const IMPORTS = 2;
const EXPORTS = 7;
/** Kinds of imports. */
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

/** A script without comments, blanks and long names. */
export async function shortened(script) {
  const { code } = await minify(script, { module: true, compress: { passes: 2 } });
  return code;
}

/** Removes the exported classes of a script and their functions in its wasm file, in place. */
export function dropClasses(wasmFile, scriptFile) {
  const script = readFileSync(scriptFile, "utf8");
  const classes = [...script.matchAll(/^export class (\w+)/gm)].map(([, name]) => name);
  const left = classes.reduce((script, name) => script
    .replace(new RegExp(`^export class ${name} \\{[\\s\\S]*?^\\}\\n`, "m"), "")
    .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "m"), "")
    .replace(new RegExp(`^const ${name}Finalization [\\s\\S]*?;\\n`, "m"), ""), script);
  const used = classes.find((name) => left.includes(name));
  if (used) throw new Error(`${scriptFile} uses its class ${used}`);
  const owners = classes.map((name) => name.toLowerCase());
  const isOfClass = (name) => owners.some((owner) => name.startsWith(`${owner}_`) || name === `__wbg_${owner}_free`);
  writeFileSync(wasmFile, withoutExports(readFileSync(wasmFile), isOfClass));
  writeFileSync(scriptFile, left);
}

function withoutExports(wasm, isDropped) {
  return rewritten(wasm, EXPORTS, (section) => {
    let [count, at] = number(section, 0);
    const kept = [];
    for (; count > 0; count--) {
      const [name, afterName] = text(section, at);
      const end = number(section, afterName + 1)[1];
      if (!isDropped(name)) kept.push(section.subarray(at, end));
      at = end;
    }
    return Buffer.concat([numbered(kept.length), ...kept]);
  });
}

/** The module with the section of this kind as `rewrite` makes it. */
function rewritten(wasm, kind, rewrite) {
  const written = sections(wasm).map(({ id, content, whole }) => {
    if (id !== kind) return whole;
    const section = rewrite(content);
    return Buffer.concat([Buffer.from([id]), numbered(section.length), section]);
  });
  return Buffer.concat([wasm.subarray(0, 8), ...written]);
}

/** Shortens a wasm file and its script in place. */
export async function shortenPair(wasmFile, scriptFile) {
  const script = readFileSync(scriptFile, "utf8");
  const [wasm, names] = withNumbers(readFileSync(wasmFile));
  // The script defines each imported function once: `__wbg_log_0c8e…: function(arg0) {`.
  const defined = new Set();
  const renamed = script.replace(/^( {8})(\w+)(: function\([\s\S]*?)(?=^ {8}\w+: function\(|^ {4}\})/gm, (_, indent, name, body) => {
    if (!names.has(name)) return "";
    defined.add(name);
    return `${indent}${names.get(name)}${body}`;
  });
  const lost = [...names.keys()].find((name) => !defined.has(name));
  if (lost) throw new Error(`${scriptFile} does not define ${lost}`);
  writeFileSync(wasmFile, wasm);
  writeFileSync(scriptFile, await shortened(renamed));
}

/** The module with numbers as names of the functions that it imports from its script, and the number of each name. */
function withNumbers(wasm) {
  const names = new Map();
  return [rewritten(wasm, IMPORTS, (section) => renumbered(section, names)), names];
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

/** Where the description of an import ends whose kind stands at `at`. */
function endOfImport(section, at) {
  const kind = section[at];
  if (kind === FUNCTION) return number(section, at + 1)[1];
  if (kind === GLOBAL) return at + 3;
  if (kind !== TABLE && kind !== MEMORY) throw new Error(`an import of kind ${kind}`);
  const limits = kind === TABLE ? at + 2 : at + 1;
  const [, afterLeast] = number(section, limits + 1);
  return section[limits] & 1 ? number(section, afterLeast)[1] : afterLeast;
}
