// Starts the page: Trunk's own start script is inline, which the content policy forbids.
const { js, wasm, later = "" } = document.getElementById("boot").dataset;
const at = (name) => new URL(name, document.baseURI);

// A link or a draft needs more than the start page. Its files are requested before the start page runs.
const link = location.hash.slice(1);
if (link || new URLSearchParams(location.search).has("s") || hasDraft()) {
  later.split(" ").filter(Boolean).forEach(preload);
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
  const hint = document.createElement("link");
  hint.rel = "preload";
  hint.as = "fetch";
  hint.crossOrigin = "anonymous";
  hint.href = at(name);
  document.head.append(hint);
}

try {
  const page = await import(at(js));
  await page.default({ module_or_path: at(wasm) });
} catch (fault) {
  if (!await renew()) {
    const loading = document.querySelector(".loading");
    if (loading) {
      loading.textContent = `本页没能打开。请刷新；若仍不行，请换用较新的 Edge、Chrome、Firefox 或 Safari。 This page did not open. Reload it; if that does not help, use a recent Edge, Chrome, Firefox or Safari. (${fault})`;
    }
    throw fault;
  }
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
if (!navigator.connection?.saveData) setTimeout(soon, 2000);
