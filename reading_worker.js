// The worker that reads files (src/bin/reading_worker.rs). The build fills in the names of its files.
import init, { offer, open, open_pdf, refuse_pdf, table, unpack } from "./__READING_WORKER__.js";

/** What is thrown if a part of this worker cannot be fetched. */
const MISSING = "missing";
const fetched = (part) => part.catch(() => { throw MISSING; });

const ready = fetched(init({ module_or_path: new URL("./__READING_WORKER___bg.wasm", import.meta.url) }));

/** The part that opens workbooks (src/bin/workbook.rs), loaded with the first workbook. */
let workbooks;
async function workbook(id, name, bytes) {
  workbooks ??= fetched((async () => {
    const part = await import("./__WORKBOOK__.js");
    await part.default({ module_or_path: new URL("./__WORKBOOK___bg.wasm", import.meta.url) });
    return part;
  })());
  const found = (await workbooks).tables(name, bytes, (percent) => postMessage({ id, percent }));
  return found.startsWith("refused") ? found : offer(found);
}

/** Reads a PDF. The script that lists its text is fetched with the first PDF. */
async function pdf(id, name, bytes) {
  const { textItems } = await fetched(import("./__PDF__.js"));
  let items;
  try {
    items = await textItems(bytes, (done, all) => postMessage({ id, percent: Math.floor(done * 100 / all) }));
  } catch (fault) {
    // Any other fault than one word is not of the file.
    if (fault === MISSING || typeof fault !== "string") throw fault;
    return refuse_pdf(fault);
  }
  return open_pdf(name, items);
}

async function answer({ id, name, bytes, year, table: choice }) {
  await ready;
  if (choice !== undefined) return table(choice);
  const opened = open(name, bytes, year);
  if (opened === "archive\n") return unpack(bytes);
  if (opened === "pdf\n") return pdf(id, name, bytes);
  return opened.startsWith("workbook") ? workbook(id, name, bytes) : opened;
}

/**
 * Why this worker failed: a part of it is `missing`, the `memory` is exhausted, or the program is `broken`. Rust ends
 * in the same trap after a panic and without memory, but only a panic is told (src/platform/panic.rs).
 */
function cause(fault) {
  if (fault === MISSING) return "missing";
  const isTrap = fault instanceof WebAssembly.RuntimeError && /unreachable/i.test(fault.message);
  const isAllocation = fault instanceof RangeError && !/call stack/i.test(fault.message);
  return isAllocation || (isTrap && !globalThis.panicked) ? "memory" : "broken";
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, opened: await answer(data) });
  } catch (fault) {
    // After a trap, this worker cannot read any more: the page ends it and shows a message.
    postMessage({ id: data.id, failed: cause(fault) });
  }
});
