// Keeps the page's own files, so that it opens without a network, whatever the host answers. The build
// puts Workbox before this script, and fills in the files and a version made from their content.
//
// | the host | the reader sees |
// | --- | --- |
// | has a new build | the build kept before, and that there is a new one; from the next visit on the new one |
// | is away, answers 503 or another page | the build kept before |
// | no longer has the files of an open page | that page all the same: the two builds before are kept too |
const { precaching, routing, strategies } = workbox;
const VERSION = "__VERSION__";
const FILES = ["__FILES__"];

// A host may have several copies of the page, each with a worker of its own.
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

// The page asks for its new build (boot.js). Otherwise it waits until no page of the old build is open.
self.addEventListener("message", (event) => {
  if (event.data === "take") self.skipWaiting();
});

// A query chooses language or view, never a file.
routing.registerRoute(new precaching.PrecacheRoute(files, {
  directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./],
}));
// What reads PDFs weighs more than all the rest: it is kept from its first use on.
routing.registerRoute(
  ({ url }) => url.href.startsWith(self.registration.scope) && /\/pdfjs-[\d.]+\//.test(url.pathname),
  new strategies.CacheFirst({ cacheName: own("pdf") }),
);
// A page of an earlier build asks for its own parts, whose names hold a hash of their content.
routing.registerRoute(
  ({ url }) => url.href.startsWith(self.registration.scope) && /-[0-9a-f]{8,}[^/]*$/.test(url.pathname),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);
