// The worker that reads reports' words (src/bin/reader.rs). The build fills in its two files.
import init, { open } from "./__READER__.js";

const ready = init({ module_or_path: new URL("./__READER___bg.wasm", import.meta.url) });

addEventListener("message", async ({ data: { id, name, bytes, year } }) => {
  try {
    await ready;
    postMessage({ id, opened: open(name, bytes, year) });
  } catch {
    // Nothing was read; the page says so.
    postMessage({ id, opened: null });
  }
});
