// The worker that reads reports' words (src/bin/reader.rs). The build fills in the files.
import init, { offer, open, table } from "./__READER__.js";

const ready = init({ module_or_path: new URL("./__READER___bg.wasm", import.meta.url) });

/** The part that opens workbooks (src/bin/workbook.rs), once the first of them is opened. */
let workbooks;
async function workbook(name, bytes) {
  workbooks ??= (async () => {
    const part = await import("./__WORKBOOK__.js");
    await part.default({ module_or_path: new URL("./__WORKBOOK___bg.wasm", import.meta.url) });
    return part;
  })();
  const found = (await workbooks).tables(name, bytes);
  return found.startsWith("refused") ? found : offer(found);
}

async function answer({ name, bytes, year, table: choice }) {
  await ready;
  if (choice !== undefined) return table(choice);
  const opened = open(name, bytes, year);
  return opened.startsWith("workbook") ? workbook(name, bytes) : opened;
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, opened: await answer(data) });
  } catch {
    // Nothing was read; the page says so.
    postMessage({ id: data.id, opened: null });
  }
});
