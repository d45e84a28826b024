// The page without a network, on hosts that answer badly, and across updates.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

import { writeServiceWorker } from "../../tools/service_worker.mjs";
import { button, go, openTwoYears, press, row, shelf, shows, statuses, visit } from "./page.mjs";

const BUILT = fileURLToPath(new URL(`../../${process.env.DIST ?? "dist"}`, import.meta.url));
const BOTH = ["清溪镇 2024", "清溪镇 2023"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
  ".wasm": "application/wasm", ".json": "application/json" };
// The browser's console messages about missing files.
const MISSING = [/Failed to load resource/, /preload/, /uncaught/, /Failed to fetch/, /RuntimeError/, /: 404/];

const hosts = [];
after(() => hosts.forEach(({ server }) => { server.closeAllConnections(); server.close(); }));

/** A host whose files, headers and failures a test sets. Each of `paths` has a copy of the page. */
async function newHost({ paths = ["/here/"], headers = {}, types = TYPES } = {}) {
  const folders = Object.fromEntries(paths.map((path) => {
    const folder = mkdtempSync(join(tmpdir(), "tongbi-host-"));
    cpSync(BUILT, folder, { recursive: true });
    return [path, folder];
  }));
  const host = { folders, answer: null, address: (path = paths[0]) => `http://localhost:${host.port}${path}` };
  host.server = createServer((request, response) => {
    if (host.answer?.(request, response)) return;
    const { pathname } = new URL(request.url, "http://localhost");
    const path = paths.find((path) => pathname.startsWith(path));
    let file = path && join(folders[path], pathname.slice(path.length));
    try {
      if (statSync(file).isDirectory()) file = join(file, "index.html");
      const content = readFileSync(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...headers }).end(content);
    } catch {
      response.writeHead(404, { "content-type": "text/html" }).end("not found");
    }
  });
  await new Promise((resolve) => host.server.listen(0, resolve));
  host.port = host.server.address().port;
  hosts.push(host);
  return host;
}

/** Replaces a copy by a new build: every file with a hash in its name gets another name. */
function update(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const hashed = names.filter((name) => /-[0-9a-f]{8,}[^/]*$/.test(name));
  const renamed = (text) => hashed.reduce((text, name) => text.replaceAll(name, next(name)), text);
  for (const name of names.filter((name) => /\.(html|js|webmanifest)$/.test(name) && !name.startsWith("pdfjs-"))) {
    writeFileSync(join(folder, name), renamed(readFileSync(join(folder, name), "utf8")));
  }
  for (const name of hashed) renameSync(join(folder, name), join(folder, next(name)));
  writeServiceWorker(folder);
}

/** Another hash of the same form. */
const next = (name) => name.replace(/-([0-9a-f]{8,})/, (_, hash) => `-${[...hash].reverse().join("")}`);

/** Waits until the page's files are stored and the page is served from them. */
async function isKept(page) {
  await shows(() => page.evaluate(() => navigator.serviceWorker.controller !== null), true);
}

const sheet = (page) => page.evaluate(() => document.querySelector("link[rel=stylesheet]").getAttribute("href"));

const usual = await newHost();
for (const way of ["", "index.html", "?lang=zh", "index.html?lang=zh&s=1"]) {
  visit(`without a network the page opens as “${way}”`, { at: usual.address(), keepsFiles: true }, async (page) => {
    await isKept(page);
    await page.context().setOffline(true);
    await page.goto(usual.address() + way);
    await page.getByRole("tablist").waitFor();
  });
}

for (const [what, status, body] of [
  ["503", 503, "busy"],
  ["a sign-in page", 200, "<!doctype html><title>Sign in</title>"],
]) {
  const host = await newHost();
  visit(`where the host answers ${what}, the page that was kept opens`, { at: host.address(), keepsFiles: true }, async (page) => {
    await openTwoYears(page);
    await isKept(page);
    host.answer = (request, response) => response.writeHead(status, { "content-type": "text/html" }).end(body);
    await page.goto(host.address());
    await shows(() => shelf(page), BOTH);
    await go(page, "对比");
    await shows(() => row(page, "地区生产总值").then((row) => row !== null), true);
  });
}

const two = await newHost({ paths: ["/a/", "/b/"] });
visit("two copies on one host keep their own files", { at: two.address("/a/"), keepsFiles: true }, async (page) => {
  await isKept(page);
  await page.goto(two.address("/b/"));
  await isKept(page);
  update(two.folders["/b/"]);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.context().setOffline(true);
  for (const path of ["/a/", "/b/"]) {
    await page.goto(two.address(path));
    await page.getByRole("tablist").waitFor();
  }
});

for (const [what, headers] of [
  ["lets files be kept for ten minutes", { "cache-control": "max-age=600" }],
  ["says nothing of keeping", { "last-modified": "Wed, 01 Jan 2025 00:00:00 GMT" }],
]) {
  const host = await newHost({ headers });
  visit(`on a host that ${what}, a new build is found`, { at: host.address(), allowed: MISSING }, async (page) => {
    update(host.folders["/here/"]);
    const other = await page.context().newPage();
    await other.goto(`${host.address()}#src=samples/dujia-2024.json`);
    // The page reloads itself once.
    await shows(() => shelf(other).then((reports) => reports.length).catch(() => 0), 1);
  });
}

const changing = await newHost();
visit("a page that was open before an update finds its parts", { at: changing.address(), keepsFiles: true }, async (page) => {
  await isKept(page);
  update(changing.folders["/here/"]);
  const other = await page.context().newPage();
  await other.goto(changing.address());
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await shows(() => other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null), true);
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting.postMessage("take"));
  await shows(() => other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting === null), true);
  await openTwoYears(page);
  await shows(() => shelf(page), BOTH);
});

const updated = await newHost();
visit("a new version is told, and taken on request with the draft safe", { at: updated.address(), keepsFiles: true }, async (page) => {
  await openTwoYears(page);
  await isKept(page);
  const before = await sheet(page);
  update(updated.folders["/here/"]);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await shows(() => statuses(page), /同比有新版本/);
  assert.equal(await sheet(page), before, "nothing changes unasked");
  await press(page, "现在启用");
  await shows(() => sheet(page).catch(() => before), `./${next(before.slice(2))}`);
  await shows(() => shelf(page), BOTH);
  await shows(() => button(page, "现在启用").count(), 0);
});

const untyped = await newHost({ types: { ...TYPES, ".wasm": "application/octet-stream" } });
visit("wasm of a wrong type opens", { at: untyped.address() }, async (page) => {
  await openTwoYears(page);
  await shows(() => shelf(page), BOTH);
});
