// Finishes a build in Trunk's staging folder: splits the wasm into the part for the first visit and later parts
// (src/ui/lazy.rs), shrinks them in a release, builds the reading worker (src/bin/reading_worker.rs) and the part that
// shows a link's chart first (src/bin/chart.rs), joins the style sheets, shortens the scripts in a release, and writes
// the page's list of files into worker.js. Trunk calls it (see Trunk.toml) and passes cargo's profile: `release` is
// published, `quick` is for development.
//
// Trunk has already run wasm-bindgen on the whole file. The split must come before wasm-bindgen, so its output is
// generated again, under the names that index.html already contains.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildChart, buildReadingWorker, copyPdfScripts } from "./parts.mjs";
import { writeServiceWorker } from "./service_worker.mjs";
import { dropClasses, shortenPair, shortened } from "./shorten.mjs";
import { shrink } from "./shrink.mjs";

const { TRUNK_STAGING_DIR: dist, TRUNK_BUILD_CARGO_PROFILE: profile = "release", CARGO_TARGET_DIR: target = "target" } = process.env;
/** The style sheets of the start page and of a link's chart; the others are those of the views. */
const STYLES_OF_START = ["tokens", "base", "frame", "chart"];
const isRelease = profile === "release";

const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
const text = (name) => readFileSync(join(dist, name), "utf8");
/** A script as this profile writes it. */
const written = async (script) => isRelease ? shortened(script) : script;
const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

async function cut() {
  const page = readdirSync(dist).find((name) => /^tongbi-[0-9a-f]+\.js$/.test(name)).slice(0, -3);
  const folder = mkdtempSync(join(tmpdir(), "tongbi-"));
  run("wasm-split-cli", join(target, "wasm32-unknown-unknown", profile, "tongbi.wasm"), folder, "--out-name", page);
  // The later files use the table and the memory of the first one, which wasm-bindgen does not export.
  run("wasm-bindgen", join(folder, `${page}.wasm`),
    "--target", "web", "--no-typescript", "--weak-refs", "--keep-lld-exports", "--out-name", page, "--out-dir", dist);
  if (isRelease) {
    dropClasses(join(dist, `${page}_bg.wasm`), join(dist, `${page}.js`));
    shrink(join(dist, `${page}_bg.wasm`));
  }
  let gate = readFileSync(join(folder, "__wasm_split.js"), "utf8");
  for (const part of readdirSync(folder).filter((name) => name.endsWith(".wasm") && name !== `${page}.wasm`)) {
    if (isRelease) shrink(join(folder, part));
    // The name changes with the content, so browsers can cache the file forever.
    const content = readFileSync(join(folder, part));
    const name = `${part.replace("split_", "").replace(/(_\d+)?\.wasm$/, "")}-${hash(content)}.wasm`;
    writeFileSync(join(dist, name), content);
    gate = gate.replaceAll(`./${part}`, `./${name}`);
  }
  // Some hosts give wasm files a wrong type. Views are built when their style sheet is there.
  gate = gate.replaceAll("WebAssembly.instantiateStreaming(src, imports)", "instantiate(src, imports)")
    .replace(/(__wasm_split_load_later = [\s\S]*?\n, \[)/, "$1addStyle, ")
    .concat(readFileSync("tools/loading.js", "utf8"));
  const name = `parts-${hash(gate)}.js`;
  writeFileSync(join(dist, name), gate);
  writeFileSync(join(dist, `${page}.js`), text(`${page}.js`).replaceAll(`from "./__wasm_split.js"`, `from "./${name}"`));
  if (isRelease) await shortenPair(join(dist, `${page}_bg.wasm`), join(dist, `${page}.js`));
  rmSync(folder, { recursive: true });
}

/**
 * Builds the reading worker and writes its name into the page. Names change with the content, so page and
 * worker always belong to one build.
 */
async function readingWorker() {
  const name = await buildReadingWorker(dist, profile, target);
  const script = readFileSync("reading_worker.js", "utf8").replaceAll("__READING_WORKER__", name)
    .replaceAll("__WORKBOOK__", await buildReadingWorker(dist, profile, target, "workbook"))
    .replaceAll("__PDF__", copyPdfScripts(dist));
  const started = `reading_worker_start-${hash(script)}.js`;
  writeFileSync(join(dist, started), script);
  writeFileSync(join(dist, "index.html"), text("index.html").replace(' id="boot"', ` data-reading-worker="./${started}" id="boot"`));
}

/** Builds the part that shows a link's chart before the page runs, and writes its files into the page. */
async function chart() {
  const name = await buildChart(dist, profile, target);
  const script = await written(readFileSync("first.js", "utf8").replaceAll("__CHART__", name));
  const started = `first-${hash(script)}.js`;
  writeFileSync(join(dist, started), script);
  const files = [started, `${name}.js`, `${name}_bg.wasm`].join(" ");
  writeFileSync(join(dist, "index.html"), text("index.html").replace(' id="boot"', ` data-chart="${files}" id="boot"`));
}

/** Joins the style sheets into two: that of the start page, and that of the views, which the later parts add. */
function joinStyles() {
  const sheets = [...text("index.html").matchAll(/\s*<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g)];
  const isOfStart = (name) => STYLES_OF_START.includes(name.replace(/-[0-9a-f]+\.css$/, ""));
  const joinedAs = (names, title) => {
    const joined = names.map(text).join("\n");
    const name = `${title}-${hash(joined)}.css`;
    names.forEach((sheet) => rmSync(join(dist, sheet)));
    writeFileSync(join(dist, name), joined);
    return name;
  };
  const names = sheets.map(([, name]) => name);
  const [start, later] = [joinedAs(names.filter(isOfStart), "style"), joinedAs(names.filter((name) => !isOfStart(name)), "later")];
  const page = sheets.slice(1).reduce((page, [link]) => page.replace(link, ""), text("index.html"))
    .replace(sheets[0][0], `\n  <link rel="stylesheet" href="./${start}">`)
    .replace(' id="boot"', ` data-style="./${later}" id="boot"`);
  writeFileSync(join(dist, "index.html"), page);
}

/** Writes into the page the files of the start page, and those that a link or a draft needs besides them. */
function tellParts() {
  const gate = readdirSync(dist).find((name) => /^parts-[0-9a-f]+\.js$/.test(name));
  const sources = (code) => [...code.matchAll(/new URL\("\.\/([^"]+)"/g)].map(([, name]) => name);
  const filesOf = (part) => {
    const loader = text(gate).match(new RegExp(`__wasm_split_load_${part} = [\\s\\S]*?\\[([^\\]]*)\\]\\)\\);`));
    const chunks = loader[1].split(",").map((name) => name.trim()).filter((name) => name.startsWith("__chunk"));
    return [loader[0], ...chunks.map((chunk) => text(gate).match(new RegExp(`const ${chunk} = [\\s\\S]*?\\]\\);`))[0])].flatMap(sources);
  };
  const later = filesOf("later");
  const views = filesOf("views").filter((name) => !later.includes(name));
  writeFileSync(join(dist, "index.html"), text("index.html")
    .replace(' id="boot"', ` data-parts="./${gate}" data-later="${later.join(" ")}" data-views="${views.join(" ")}" id="boot"`));
}

/**
 * Writes `chart.html`, to which links to charts lead: `index.html` that requests the chart's files at once. `boot.js`
 * could request them only after it has arrived itself.
 */
function chartPage() {
  const page = text("index.html");
  const hint = (name) => name.endsWith(".js")
    ? `<link rel="modulepreload" href="./${name}">`
    : `<link rel="preload" as="fetch" href="./${name}" crossorigin="anonymous">`;
  const hints = page.match(/data-chart="([^"]+)"/)[1].split(" ").map(hint);
  writeFileSync(join(dist, "chart.html"), page.replace('<script type="module"', `${hints.join("\n  ")}\n  <script type="module"`));
}

await cut();
await readingWorker();
await chart();
joinStyles();
tellParts();
chartPage();
if (isRelease) writeFileSync(join(dist, "boot.js"), await shortened(text("boot.js")));
writeServiceWorker(dist);
