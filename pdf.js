// Lists the text items of a PDF's pages by pdf.js, in the form that src/intake/pdf/items.rs reads. The
// reading worker fetches this with the first PDF; the build fills in the folder of pdf.js.
import { getDocument } from "./__PDFJS__/pdf.min.js";
import * as worker from "./__PDFJS__/pdf.worker.min.js";

// By default pdf.js starts a worker of its own. This is a worker already, and stopping it must stop everything.
globalThis.pdfjsWorker = worker;

/** The most characters of text. No report has more. */
const MOST = 32_000_000;

/** Added to the angle of text whose characters stand below one another. */
const VERTICAL = 1000;

/**
 * Returns the items of all pages. Calls `tell` with the number of pages done and of all pages. Throws
 * `encrypted`, `damaged`, `too-large`, or `missing` if a character map cannot be fetched.
 */
export async function textItems(bytes, tell) {
  let isMissing = false;
  /** Fetches character maps. Without one, pdf.js would leave out words and report nothing. */
  class CharacterMaps {
    constructor({ cMapUrl }) {
      this.folder = cMapUrl;
    }

    async fetch({ kind, filename }) {
      // Fonts and decoders of images are for drawing.
      if (kind !== "cMapUrl") throw new Error(kind);
      try {
        const answer = await fetch(this.folder + filename);
        if (!answer.ok) throw new Error(filename);
        return new Uint8Array(await answer.arrayBuffer());
      } catch (fault) {
        isMissing = true;
        throw fault;
      }
    }
  }
  const loading = getDocument({
    data: bytes,
    // The folder with the character maps of Chinese fonts.
    cMapUrl: new URL("./__PDFJS__/cmaps/", import.meta.url).href,
    // Nothing is drawn: no fonts, no images, nothing that needs a document around it.
    disableFontFace: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: CharacterMaps,
    verbosity: 0,
  });
  // The error is reported below, as one word.
  const document = await loading.promise.catch((fault) => {
    throw fault?.name === "PasswordException" ? "encrypted" : "damaged";
  });
  const all = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    tell(number - 1, document.numPages);
    const page = await document.getPage(number).then(items, () => { throw "damaged"; });
    if (isMissing) throw "missing";
    all.push(page);
    length += page.length;
    if (length > MOST) throw "too-large";
  }
  await loading.destroy();
  return all.join("");
}

async function items(page) {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const lines = [["page", tenths(width), tenths(height)]];
  const reader = page.streamTextContent({ disableNormalization: true }).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) {
      if (!item.str?.trim()) continue;
      const [a, b, c, d, x, y] = product(transform, item.transform);
      const isVertical = item.dir === "ttb";
      const angle = Math.round(Math.atan2(b, a) * 180 / Math.PI) + (isVertical ? VERTICAL : 0);
      const length = isVertical ? item.height : item.width;
      lines.push([tenths(x), tenths(y), tenths(length), tenths(Math.hypot(c, d)), angle, item.str.replace(/[\n\r\t]/g, " ")]);
    }
  }
  page.cleanup();
  return lines.map((fields) => `${fields.join("\t")}\n`).join("");
}

const tenths = (points) => Math.round(points * 10);

/** The product of two transformations, in PDF's order. */
function product([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
