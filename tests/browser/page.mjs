// Opens the built page in a real browser, and finds its elements by role and name.
//
// Every visit has a fresh browser profile. The page is served under a sub-path, as on many static
// hosts. A visit fails if the page logs an error, violates its content policy, or sends a request
// to another host.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PATIENCE = 15_000; // milliseconds until something that should show counts as missing

/** The path of a fixture. */
export const fixture = (name) => join(ROOT, "tests/fixtures", name);

/** The text of a fixture. */
export const text = (name) => readFileSync(fixture(name), "utf8");

/** Two reports of an invented town, a year apart. */
export const TWO_YEARS = [fixture("qingxi-2023.json"), fixture("qingxi-2024.json")];

/** The views by the names of their tabs. */
export const VIEWS = {
  zh: ["概览", "对比", "图表", "承诺", "任务", "校核", "原文"],
  en: ["Overview", "Compare", "Charts", "Promises", "Tasks", "Checks", "Text"],
};

/** Serves the built page (`dist`, or the folder in DIST) as a static host would, under a sub-path. */
export const host = () => serve(join(ROOT, process.env.DIST ?? "dist"), 0, "/some/where/");

let site, browser;

/** The path of the system's browser. */
export function browserPath() {
  const path = (process.env.PATH ?? "").split(delimiter);
  const named = ["chromium", "google-chrome", "chromium-browser"].flatMap((name) => path.map((folder) => join(folder, name)));
  const executablePath = process.env.CHROMIUM ?? named.find((file) => existsSync(file));
  assert.ok(executablePath, "no Chromium on the PATH; name one in CHROMIUM");
  return executablePath;
}

/** Launches the browser. */
export function launch() {
  return chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
}

after(async () => {
  await browser?.close();
  site?.server.close();
  site?.server.closeAllConnections();
});

/**
 * A test that visits the page:
 *
 *     visit("a sample opens with one click", {}, async (page, { arrive }) => { … });
 *
 * `arrive` opens the page in another profile, with the same checks.
 */
export function visit(name, options, body) {
  test(name, async () => {
    const guests = [];
    const arrive = async (options) => {
      const guest = await enter(options);
      guests.push(guest);
      return guest.page;
    };
    const complaints = () => guests.flatMap((guest) => guest.complaints);
    try {
      await body(await arrive(options), { arrive });
    } catch (fault) {
      fault.message = [fault.message, ...complaints()].join("\n  the page: ");
      throw fault;
    } finally {
      await Promise.all(guests.map((guest) => guest.context.close()));
    }
    assert.deepEqual(complaints(), [], "what the page complained about");
  });
}

/**
 * Opens the page in a fresh profile.
 *
 * `at`: query and fragment, or a whole address; `before`: runs before the page's scripts;
 * `allowed`: patterns of errors that the test provokes; `permissions`: permissions that the browser grants;
 * `answer`: the answers of other hosts, as a function of Playwright's route.
 */
async function enter({
  at = "?lang=zh", width = 1280, height = 900, dark = false, locale = "zh-CN", phone = false,
  before, allowed = [], permissions = [], answer, keepsFiles = false,
} = {}) {
  site ??= await host();
  browser ??= await launch();
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    hasTouch: phone,
    isMobile: phone,
    locale,
    permissions,
    // The service worker would fetch every file again in each profile.
    serviceWorkers: keepsFiles ? "allow" : "block",
  });
  const complaints = [];
  const complain = (text) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  const address = new URL(at, site.address).href;
  const { origin } = new URL(address);
  context.on("console", (message) => {
    if (message.type() === "error") complain(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (fault) => complain(`uncaught: ${fault.error().message}`));
  context.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith("http") && asked.origin !== origin && !answer) complain(`asks ${asked.href}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  if (before) await context.addInitScript(before);
  if (answer) await context.route((asked) => asked.origin !== origin, answer);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("tablist").waitFor();
  return { context, page, complaints };
}

// What a reader does.

/** The first button of this name. */
export const button = (page, name) => page.getByRole("button", { name, exact: true }).first();

/** Clicks the button of this name. */
export const press = (page, name) => button(page, name).click();

/** Opens a view by its tab. */
export const go = (page, view) => page.getByRole("tab", { name: view, exact: true }).click();

/** Chooses files with the button that opens reports: paths, or `{ name: content }`. */
export async function openFiles(page, files) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    button(page, /^(打开报告|Open reports)$/).click(),
  ]);
  assert.ok(chooser.isMultiple(), "several files can be chosen at once");
  await chooser.setFiles(payload(files));
}

/** Drops files or folders anywhere on the page, all at once, as the system does. */
export async function drop(page, paths) {
  const client = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await client.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  }
  await client.detach();
}

function payload(files) {
  if (Array.isArray(files)) return files;
  return Object.entries(files).map(([name, content]) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content)),
  }));
}

/** Loads the two years, and nothing else, and opens the comparison. */
export async function openTwoYears(page) {
  await openFiles(page, TWO_YEARS);
  await shows(() => shelf(page).then((reports) => reports.length), 2);
  await go(page, /^(对比|Compare)$/);
}

// What a reader sees.

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** The comparison. */
export const comparison = (page) => page.getByRole("table", { name: /^(年度对比|Comparison by year)$/ });

/** The comparison's column headers after the first. */
export async function columns(page) {
  const headers = comparison(page).getByRole("row").first().getByRole("columnheader");
  return (await headers.allInnerTexts()).map(plain).slice(1);
}

/** The comparison's row headers from top to bottom. */
export async function indicators(page) {
  return (await comparison(page).getByRole("rowheader").allInnerTexts()).map(plain);
}

/**
 * The cells of a row of the comparison by column header; for a year, only the number at full size. `null` if there is
 * no such row.
 */
export const row = (page, indicator) => rowOf(page, indicator, false);

/** The same with the second line of each cell: the stated growth. */
export const below = (page, indicator) => rowOf(page, indicator, true);

async function rowOf(page, indicator, isBelow) {
  const header = page.getByRole("rowheader", { name: new RegExp(`^${indicator} `) });
  const cells = comparison(page).getByRole("row").filter({ has: header }).getByRole("cell");
  const texts = await cells.evaluateAll((cells, isBelow) => cells.map((cell) => {
    if (isBelow) return [...cell.querySelectorAll(".sub")].map((sub) => sub.innerText).join(" ");
    return cell.matches(".year") ? cell.firstElementChild?.innerText ?? "" : cell.innerText;
  }), isBelow);
  if (texts.length === 0) return null;
  const names = await columns(page);
  return Object.fromEntries(names.map((name, at) => [name, plain(texts[at] ?? "")]));
}

/** Opens every folded section of the comparison. */
export async function unfold(page) {
  const folded = comparison(page).locator(".fold .turn[aria-expanded=false]");
  await comparison(page).locator("tbody").first().waitFor();
  while ((await folded.count()) > 0) await folded.first().click();
}

/** The loaded reports as the page lists them: `清溪镇 2024`. */
export async function shelf(page) {
  const removes = page.getByRole("complementary").getByRole("button", { name: /^(移除|Remove) / });
  return removes.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label").replace(/^\S+ /, "")));
}

/** Waits until a stored draft contains these words. */
export const keeps = (page, words) => shows(
  () => page.evaluate((words) => Object.values(localStorage).some((text) => text.includes(words)), words), true);

/** The messages that need attention. */
export const alerts = async (page) => plain(await page.getByRole("alert").innerText());

/** The messages of success. */
export const statuses = async (page) => plain(await page.getByRole("status").innerText());

/** A pattern for texts that contain these words. */
export const containing = (words) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/** Waits until `read` returns the expected value: a text, a match of a pattern, or a deeply equal value. */
export async function shows(read, expected) {
  const fits = (found) => (expected instanceof RegExp ? expected.test(found) : isDeepStrictEqual(found, expected));
  const end = Date.now() + PATIENCE;
  let found = await read();
  while (!fits(found) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = await read();
  }
  if (expected instanceof RegExp) assert.match(String(found), expected);
  else assert.deepEqual(found, expected);
}
