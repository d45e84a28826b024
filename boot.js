// Starts the page: Trunk's own start script is inline, which the content policy forbids.
const { js, wasm, parts, style, later = "", views = "", chart = "" } = document.getElementById("boot").dataset;
const at = (name) => new URL(name, document.baseURI);

const query = new URLSearchParams(location.search);
const link = location.hash.slice(1);
// What a link shows: a chart, or a chart embedded in another page (src/ui/address.rs).
const shows = link && /^(charts|embed)/.exec(query.get("s"))?.[1];
const isEnglish = !(query.get("lang") ?? navigator.language).startsWith("zh");
document.documentElement.lang = isEnglish ? "en" : "zh";
const files = (names) => names.split(" ").filter(Boolean);

// Requests the files that this visit needs first, all at once. A chart needs no file of the page until it is shown.
const isStart = !link && !query.has("s") && !hasDraft();
// A draft or a chart takes the place of the words of the start page. A link to reports leaves them until it is read.
if (shows || !(isStart || link)) document.querySelector(".opening").remove();
if (shows) files(chart).forEach(preload);
else requestPage();
const isShown = Boolean(shows) && await showChart();
const isAlone = isShown && shows === "embed";
if (shows && !isAlone) requestPage();

function requestPage() {
  [js, wasm, parts].forEach(preload);
  if (isStart) return;
  addStyle();
  files(later).forEach(preload);
  // The files of a link's own view; a file of reports opens with the overview.
  if (link.startsWith("src=")) files(views).forEach(preload);
  // Only the page's own files: a response from another host may never end.
  const own = /^src=(samples\/[\w.-]+)(?:&|$)/.exec(link);
  if (own) preload(own[1]);
}

function hasDraft() {
  try {
    return localStorage.getItem("tongbi.open") !== null;
  } catch {
    return false; // Storage is blocked.
  }
}

function preload(name) {
  if (document.querySelector(`head > link[href$="${name}"]`)) return; // A link to a chart opens chart.html.
  const isScript = name.endsWith(".js");
  const hint = document.createElement("link");
  hint.rel = isScript ? "modulepreload" : "preload";
  hint.as = isScript ? "script" : "fetch";
  hint.crossOrigin = "anonymous";
  hint.href = at(name);
  document.head.append(hint);
}

/** Adds the style sheet of the views. */
function addStyle() {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.setAttribute("href", style);
  document.head.append(sheet);
}

/** Shows a link's chart before the page is fetched. Returns whether that was possible. */
async function showChart() {
  const home = new URL(location);
  home.searchParams.set("s", "charts");
  try {
    const { show } = await import(at(files(chart)[0]));
    return await show({ link, english: isEnglish, home: shows === "embed" ? home.href : undefined });
  } catch {
    return false; // The page says why.
  }
}

try {
  if (!isAlone) await run();
} catch (fault) {
  if (!await renew()) {
    document.getElementById("first")?.remove();
    document.getElementById("app").hidden = false;
    const loading = document.querySelector(".loading");
    if (loading) {
      loading.textContent = `本页没能打开。请刷新；若仍不行，请换用较新的 Edge、Chrome、Firefox 或 Safari。 This page did not open. Reload it; if that does not help, use a recent Edge, Chrome, Firefox or Safari. (${fault})`;
    }
    throw fault;
  }
}

async function run() {
  const page = await import(at(js));
  await page.default({ module_or_path: at(wasm) });
}

// A browser may have stored an index.html that names files of an older build. Then loads the page again, once.
async function renew() {
  try {
    if (sessionStorage.getItem("tongbi.renewed")) return false;
    sessionStorage.setItem("tongbi.renewed", "1");
    const fresh = await fetch(location.href, { cache: "reload" });
    if (!fresh.ok || (await fresh.text()).includes(js)) return false;
    location.reload();
    return true;
  } catch {
    return false;
  }
}

addEventListener("tongbi:renew", renew);

// Stores the page's own files for visits without a network. It must not delay anything, so it waits until the page
// has been in use for a while and is idle.
let isKept = false;
const keep = async () => {
  const { serviceWorker } = navigator;
  if (isKept || !serviceWorker) return;
  isKept = true;
  const tell = () => { if (serviceWorker.controller) dispatchEvent(new Event("tongbi:update")); };
  const registration = await serviceWorker.register(at("worker.js"), { updateViaCache: "none" }).catch(() => {});
  if (!registration) return;
  if (registration.waiting) tell();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => { if (installing.state === "installed") tell(); });
  });
  addEventListener("tongbi:take-update", () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take");
  });
};
const idle = self.requestIdleCallback ?? setTimeout;
const soon = () => setTimeout(() => idle(keep), 3000);
addEventListener("tongbi:keep", soon, { once: true });
if (!isAlone && !navigator.connection?.saveData) setTimeout(soon, 2000);
