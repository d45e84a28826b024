// Files of other programs: PDF and Word 97. Figures lead to their position in the text; reading can be stopped.
import assert from "node:assert/strict";

import { alerts, go, launch, openFiles, row, shelf, shows, statuses, visit } from "./page.mjs";
import { zip } from "./zip.mjs";

const PARAGRAPHS = [
  "石桥镇2024年政府工作报告",
  "各位代表：现在，我代表镇人民政府，向大会作工作报告，请予审议，并请列席会议的同志提出意见。",
  "一、2023年工作回顾",
  "过去的一年，全镇上下凝心聚力、真抓实干，经济社会发展稳中向好。全镇实现地区生产总值6.5亿元，增长6.3%，粮食总产量1.6万吨，固定资产投资完成2.35亿元。",
  "二、2024年工作安排",
  "地区生产总值增长5.5%以上。",
];

/** A PDF of paragraphs as Chromium prints them, on several pages, each with a head and a page number. */
async function pdf(paragraphs) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent(`<meta charset="utf-8"><style>body { font: 26pt/48pt serif } p { margin: 0; text-indent: 2em; text-align: justify }</style>
      ${paragraphs.map((words) => `<p>${words}</p>`).join("")}`);
    return await page.pdf({
      format: "A5",
      margin: { top: "80px", bottom: "80px", left: "60px", right: "60px" },
      displayHeaderFooter: true,
      headerTemplate: '<div style="font-size: 9pt; width: 100%; text-align: center">内部资料</div>',
      footerTemplate: '<div style="font-size: 9pt; width: 100%; text-align: center">— <span class="pageNumber"></span> —</div>',
    });
  } finally {
    await browser.close();
  }
}

const SECTOR = 512;

/** A compound file with these streams. Each has at least eight sectors, so none is a small stream. */
function compound(streams) {
  const contents = Object.values(streams).map((content) => Buffer.concat([content, Buffer.alloc(Math.max(4096 - content.length, 0) + SECTOR)]));
  const sizes = contents.map((content) => Math.floor(content.length / SECTOR));
  const head = Buffer.alloc(SECTOR, 0);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(1, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(0xfffffffe, 60);
  head.writeUInt32LE(0xfffffffe, 68);
  head.fill(0xff, 76);
  head.writeUInt32LE(0, 76);
  // Sector 0 lists the sectors, sector 1 the streams; their contents follow.
  const list = Buffer.alloc(SECTOR, 0xff);
  list.writeUInt32LE(0xfffffffd, 0);
  list.writeUInt32LE(0xfffffffe, 4);
  const names = Buffer.alloc(SECTOR, 0);
  const entry = (at, name, kind, right, child, start, size) => {
    const place = at * 128;
    Buffer.from(name, "utf16le").copy(names, place);
    names.writeUInt16LE(name.length * 2 + 2, place + 64);
    names.writeUInt8(kind, place + 66);
    names.writeUInt8(1, place + 67);
    names.writeUInt32LE(0xffffffff, place + 68);
    names.writeUInt32LE(right, place + 72);
    names.writeUInt32LE(child, place + 76);
    names.writeUInt32LE(start, place + 116);
    names.writeUInt32LE(size, place + 120);
  };
  entry(0, "Root Entry", 5, 0xffffffff, 1, 0xfffffffe, 0);
  let sector = 2;
  // The shorter name comes first: the others hang to the right of it.
  Object.keys(streams).forEach((name, at) => {
    const last = at + 1 === sizes.length;
    entry(at + 1, name, 2, last ? 0xffffffff : at + 2, 0xffffffff, sector, sizes[at] * SECTOR);
    for (let n = 0; n < sizes[at]; n += 1) {
      list.writeUInt32LE(n + 1 === sizes[at] ? 0xfffffffe : sector + 1, sector * 4);
      sector += 1;
    }
  });
  return Buffer.concat([head, list, names, ...contents.map((content, at) => content.subarray(0, sizes[at] * SECTOR))]);
}

/** A Word 97 document of paragraphs. */
function doc(paragraphs) {
  const text = Buffer.from(paragraphs.map((words) => `${words}\r`).join(""), "utf16le");
  const head = Buffer.alloc(0x600);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt32LE(text.length / 2, 0x4c);
  const pieces = Buffer.alloc(21);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length / 2, 9);
  pieces.writeUInt32LE(0x600, 15);
  head.writeUInt32LE(pieces.length, 0x1a6);
  return compound({ "0Table": pieces, WordDocument: Buffer.concat([head, text]) });
}

for (const [kind, name, make] of [["a PDF", "报告.pdf", pdf], ["a document of Word 97", "报告.doc", doc], ["a document of WPS", "报告.wps", doc]]) {
  visit(`${kind} is read, and a figure followed to its place`, {}, async (page) => {
    await openFiles(page, { [name]: await make(PARAGRAPHS) });
    await shows(() => shelf(page), ["石桥镇 2024"]);
    await go(page, "对比");
    await shows(() => row(page, "地区生产总值").then((row) => row?.["2023"]), "6.5");
    await shows(() => row(page, "固定资产投资").then((row) => row?.["2023"]), "2.35");
    await go(page, "原文");
    await page.getByRole("button", { name: "1.6万吨", exact: true }).click();
    await page.getByText(PARAGRAPHS[3].slice(0, 20)).first().waitFor();
    assert.equal(await page.getByText(/内部资料|— 1 —/).count(), 0, "what stands around the text is left out");
  });
}

visit("files that hold no report say what they are", {}, async (page) => {
  await openFiles(page, { "空.txt": "" });
  await shows(() => alerts(page), /空\.txt 是空文件/);
  await openFiles(page, { "照片.docx": Buffer.from("ffd8ffe000104a464946", "hex") });
  await shows(() => alerts(page), /照片\.docx 是图片.*OCR/);
  await openFiles(page, { "坏.pdf": "%PDF-1.7 nothing" });
  await shows(() => alerts(page), /坏\.pdf 是 PDF，但已损坏/);
});

visit("the reports in an archive are opened, but not archives within it", {}, async (page) => {
  const report = (year) => PARAGRAPHS.join("\n").replaceAll("2023", year - 1).replaceAll("2024", year);
  const inner = zip({ "2021.txt": report(2021) });
  const archive = zip({ "a/2023.txt": report(2023), "a/2024.txt": report(2024), "__MACOSX/a/._2024.txt": "x", "in.zip": inner });
  await openFiles(page, { "全部.zip": archive });
  await shows(() => shelf(page), ["石桥镇 2024", "石桥镇 2023"]);
  await shows(() => alerts(page), /in\.zip 是压缩包。请先解压/);
  await openFiles(page, { "坏.zip": inner.subarray(0, inner.length - 40) });
  await shows(() => alerts(page), /坏\.zip/);
});

visit("reading is stopped, and other files open meanwhile", {}, async (page) => {
  const line = "粮食总产量1.6万吨，增长3.2%，新修机耕道12公里，惠及群众3200人，完成投资1.2亿元。\n";
  const long = `石桥镇2024年政府工作报告\n一、2023年工作回顾\n${line.repeat(120_000)}`;
  await openFiles(page, { "很长.txt": long });
  const cancel = page.getByRole("button", { name: "取消读取 很长.txt", exact: true });
  await cancel.waitFor();
  await openFiles(page, { "报告.txt": PARAGRAPHS.join("\n") });
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await cancel.click();
  await shows(() => statuses(page), /已取消读取 很长\.txt/);
  assert.equal(await cancel.count(), 0);
  // Another worker reads the next file.
  await openFiles(page, { "去年.txt": PARAGRAPHS.join("\n").replaceAll("2024", "2022").replaceAll("2023", "2021") });
  await shows(() => shelf(page), ["石桥镇 2024", "石桥镇 2022"]);
});

/** Runs before the worker's script: a file whose name begins with 坏 ends it as a panic does, one with 大 as a lack of memory does. */
const BREAKS = `
  const listen = addEventListener;
  self.addEventListener = (kind, answer) => listen.call(self, kind, (event) => answer(
    /^[坏大]/.test(event.data.name)
      ? { data: { id: event.data.id, get name() {
          self.panicked = event.data.name.startsWith("坏");
          throw new WebAssembly.RuntimeError("unreachable");
        } } }
      : event,
  ));`;

visit("a file at which the worker breaks is named, and the others are read", {}, async (page) => {
  // A panic of the worker, and later of the part for workbooks.
  await page.context().route(/\/reading_worker_start-[0-9a-f]+\.js$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${BREAKS}\n${await answer.text()}` });
  });
  const before = PARAGRAPHS.join("\n").replaceAll("2024", "2022").replaceAll("2023", "2021");
  const broken = zip({ "word/document.xml": "" });
  await openFiles(page, { "坏.docx": broken, "大.docx": broken, "报告.txt": PARAGRAPHS.join("\n") });
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await shows(() => alerts(page), /坏\.docx 没有读完：读取它的程序出错了/);
  await shows(() => alerts(page), /大\.docx 没有读完：浏览器的内存不够/);
  await openFiles(page, { "去年.txt": before });
  await shows(() => shelf(page), ["石桥镇 2024", "石桥镇 2022"]);
});

/** A binary workbook whose only sheet ends within a cell, at which other readers break. */
function damagedWorkbook() {
  const record = (kind, ...content) => Buffer.concat([Buffer.from(kind), Buffer.from([Buffer.concat(content).length]), ...content]);
  const longs = (...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);
  const wide = (text) => Buffer.concat([longs(text.length), Buffer.from(text, "utf16le")]);
  const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zip({
    "xl/workbook.bin": record([0x9c, 1], longs(0, 1), wide("a"), wide("表")),
    "xl/_rels/workbook.bin.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${types}/worksheet" Target="sheet1.bin"/></Relationships>`,
    "xl/sheet1.bin": Buffer.concat([record([0], longs(0, 0)), record([2], longs(0)), record([7], longs(0, 0))]),
  });
}

visit("a damaged binary workbook is named, and the others are read", {}, async (page) => {
  await openFiles(page, { "坏.xlsb": damagedWorkbook(), "报告.txt": PARAGRAPHS.join("\n") });
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await shows(() => alerts(page), /坏\.xlsb .*没有读出数据的表格/);
});
