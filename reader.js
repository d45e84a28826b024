// The worker that reads reports' words (src/bin/reader.rs). The build fills in the files.
import init, { offer, open, open_pdf, refuse_pdf, table } from "./__READER__.js";

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

/** Reads a PDF: what lists its text is fetched with the first one. */
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
  if (opened === "pdf\n") return pdf(id, name, bytes);
  return opened.startsWith("workbook") ? workbook(name, bytes) : opened;
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, opened: await answer(data) });
  } catch (fault) {
    // After a trap nothing can be read any more: the page ends this worker and says what happened.
    postMessage({ id: data.id, failed: fault instanceof TypeError ? "missing" : "broken" });
  }
});
