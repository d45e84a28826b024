// Starts the page: Trunk's own start script is inline, which the content policy forbids.
const { js, wasm } = document.getElementById("boot").dataset;
try {
  const page = await import(new URL(js, document.baseURI));
  await page.default({ module_or_path: new URL(wasm, document.baseURI) });
} catch (fault) {
  const loading = document.querySelector(".loading");
  if (loading) {
    loading.textContent = `这个浏览器打不开本页，请换用较新的 Edge、Chrome、Firefox 或 Safari。 This browser cannot open the page; please use a recent Edge, Chrome, Firefox or Safari. (${fault})`;
  }
  throw fault;
}
// Keeps the page's own files for visits without a network: an optional comfort that should delay
// nothing, so it waits until the page is in use, or idle.
let kept = false;
const keep = () => {
  if (kept) return;
  kept = true;
  navigator.serviceWorker?.register(new URL("worker.js", document.baseURI)).catch(() => {});
};
addEventListener("tongbi:keep", keep, { once: true });
if (!navigator.connection?.saveData) setTimeout(keep, 5000);
