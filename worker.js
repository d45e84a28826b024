// Keeps the page's own files, so that it opens without a network after the first visit.
// The build fills in the list of files and a version made from their content.
const VERSION = "__VERSION__";
const FILES = ["__FILES__"];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(VERSION).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("tongbi-") && name !== VERSION);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))),
  );
});

// The network first, so that a new version shows at once; what was kept, where there is none.
// A file whose name holds a hash of its content never changes and needs no asking.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(self.registration.scope)) return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  const hashed = /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css|svg)$/.test(address.pathname);
  // pdf.js is fetched with the first PDF, and kept from then on.
  const keep = async () => {
    const file = await fetch(request);
    if (file.ok) await (await caches.open(VERSION)).put(request, file.clone());
    return file;
  };
  event.respondWith(
    /\/pdfjs-[\d.]+\//.test(address.pathname) ? kept().then((file) => file ?? keep())
      : hashed ? kept().then((file) => file ?? fetch(request))
      : fetch(request).catch(async () => (await kept()) ?? Response.error()),
  );
});
