// Stores the page's own files, so that it opens without a network, whatever the host answers. The build
// puts Workbox before this script, and fills in the files and a version made from their content.
//
// | the host | the reader sees |
// | --- | --- |
// | has a new build | the stored build and a notice about the new one; the new one from the next visit on |
// | is unreachable, answers 503 or another page | the stored build |
// | no longer has the files of an open page | that page: the two previous builds are stored too |
const { precaching, routing, strategies } = workbox;
const VERSION = "__VERSION__";
const FILES = ["__FILES__"];

// A host may have several copies of the page, each with its own worker.
const own = (name) => `tongbi ${self.registration.scope} ${name}`;
const files = new precaching.PrecacheController({ cacheName: own(VERSION) });
files.addToCacheList(FILES);

self.addEventListener("install", (event) => { files.install(event); });

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const builds = (await caches.keys()).filter((name) => name.startsWith(own("build-")) && name !== own(VERSION));
    await Promise.all(builds.slice(0, -2).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// The page can ask for the new build (boot.js). Otherwise the new build waits until no page of the old one is open.
self.addEventListener("message", (event) => {
  if (event.data === "take") self.skipWaiting();
});

// A query selects language or view, never a file.
routing.registerRoute(new precaching.PrecacheRoute(files, {
  directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./],
}));
// The files that read PDFs are larger than all others together, so they are stored when first used.
routing.registerRoute(
  ({ url }) => url.href.startsWith(self.registration.scope) && /\/pdfjs-[\d.]+\//.test(url.pathname),
  new strategies.CacheFirst({ cacheName: own("pdf") }),
);
// A page of an earlier build requests its own parts. Their names contain a hash of their content.
routing.registerRoute(
  ({ url }) => url.href.startsWith(self.registration.scope) && /-[0-9a-f]{8,}[^/]*$/.test(url.pathname),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);
