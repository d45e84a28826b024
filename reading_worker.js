// The worker that reads files (src/bin/reading_worker.rs). The build fills in the names of its files.
import init, { offer, open, open_pdf, refuse_pdf, table, unpack } from "./__READING_WORKER__.js";

const ready = init({ module_or_path: new URL("./__READING_WORKER___bg.wasm", import.meta.url) });

/** The part that opens workbooks (src/bin/workbook.rs), loaded with the first workbook. */
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

/** Reads a PDF. The script that lists its text is fetched with the first PDF. */
async function pdf(id, name, bytes) {
  const { textItems } = await import("./__PDF__.js");
  let items;
  try {
    items = await textItems(bytes, (done, all) => postMessage({ id, percent: Math.floor(done * 100 / all) }));
  } catch (fault) {
    return refuse_pdf(String(fault));
  }
  return open_pdf(name, items);
}

async function answer({ id, name, bytes, year, table: choice }) {
  await ready;
  if (choice !== undefined) return table(choice);
  const opened = open(name, bytes, year);
  if (opened === "archive\n") return unpack(bytes);
  if (opened === "pdf\n") return pdf(id, name, bytes);
  return opened.startsWith("workbook") ? workbook(name, bytes) : opened;
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, opened: await answer(data) });
  } catch (fault) {
    // After a trap, this worker cannot read any more: the page ends it and shows a message.
    postMessage({ id: data.id, failed: fault instanceof TypeError ? "missing" : "broken" });
  }
});
