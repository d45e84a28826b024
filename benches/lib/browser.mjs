// The browser that benchmarks run in.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

// Frames are shown when they are ready instead of sixty times a second, so that the time to the next frame includes
// no waiting.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-gpu-vsync", "--disable-frame-rate-limit",
];

/** The browser that the system has; `CHROMIUM` names another. */
export function executable() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const named = ["chromium", "google-chrome", "chromium-browser"]
    .flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = process.env.CHROMIUM ?? named.find((file) => existsSync(file));
  if (!found) throw new Error("no Chromium on the PATH; name one in CHROMIUM");
  return found;
}

/** Launches that browser. */
export function launch() {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}
