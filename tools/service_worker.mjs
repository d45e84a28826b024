// Writes the service worker of a built page: Workbox, then worker.js with the list of the page's files and a
// version that changes with their content.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Writes `worker.js` into a folder that already has all other files of the page. */
export function writeServiceWorker(folder) {
  const files = readdirSync(folder, { recursive: true })
    // The files that read PDFs are larger than all others together, so they are stored when first used.
    .filter((name) => statSync(join(folder, name)).isFile() && name !== "worker.js" && !name.startsWith("pdfjs-"))
    .sort();
  const digest = (name, how, form) => createHash(how).update(readFileSync(join(folder, name))).digest(form);
  const list = files.map((url) => ({
    url,
    // A name with a hash changes when its content changes.
    revision: /-[0-9a-f]{8,}[^/]*$/.test(url) ? null : digest(url, "sha256", "hex").slice(0, 16),
    // Prevents storing a network's sign-in page instead of a file.
    integrity: `sha256-${digest(url, "sha256", "base64")}`,
  }));
  const workbox = ["core", "routing", "strategies", "precaching"]
    .map((part) => readFileSync(join(ROOT, `node_modules/workbox-${part}/build/workbox-${part}.prod.js`), "utf8")
      .replace(/^\/\/# sourceMapping.*$/m, ""));
  const script = readFileSync(join(ROOT, "worker.js"), "utf8")
    .replace("__VERSION__", `build-${createHash("sha256").update(JSON.stringify(list)).digest("hex").slice(0, 16)}`)
    .replace('["__FILES__"]', JSON.stringify(list));
  writeFileSync(join(folder, "worker.js"), [...workbox, script].join("\n"));
}

