// Compares reading prose with Recognizers-Text on the same text, sentence by sentence, in bytes of UTF-8 per
// second. Recognizers-Text finds numbers with units and percentages. Tongbi also gives each an indicator and a
// period, and makes the report.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { buildReadingWorker } from "../tools/parts.mjs";
import { median } from "./lib/numbers.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const PEER_ROUNDS = 3; // it takes seconds a round

// Invented sentences like those of township reports, with a figure every sixty characters. The numbers differ, so
// that no sentence repeats.
const PROSE = [
  "坚持把群众的事放在心上，持续改善办事环境，干部作风进一步转变，服务意识不断增强，办事效率稳步提高。",
  "深入开展人居环境整治，村容村貌焕然一新，文明新风蔚然成风，群众的获得感、幸福感、安全感显著增强。",
  "主动对接上级政策，积极谋划储备项目，加快完善基础设施，产业链条不断延伸，发展后劲进一步夯实。",
  "健全矛盾纠纷多元化解机制，扎实开展隐患排查治理，社会大局保持和谐稳定，安全生产形势总体向好。",
  "统筹推进教育、医疗、养老等各项事业，办好人民满意的实事，困难群众基本生活得到有效保障。",
  "同时也清醒地看到，产业结构还不够优，财政收支矛盾依然突出，干部队伍能力还需进一步提升。",
];
const SENTENCES = [
  (n) => `全镇实现地区生产总值${n}.6亿元，同比增长${n % 9}.3%，其中规模以上工业增加值${n}亿元。`,
  (n) => `粮食播种面积${n}万亩，总产量${n}.2万吨；出栏生猪${n}万头、山羊${n % 7}.5万只。`,
  (n) => `共排查安全隐患${n + 90}个，已整改${n + 60}个，正在整改30个，完成率${n % 100}%。`,
  (n) => `新建改建农村公路${n}公里，城乡居民人均可支配收入分别增长5.${n % 10}%、6.${n % 10}%。`,
].flatMap((sentence) => [sentence, ...PROSE.slice(0, 4).map((prose) => () => prose)]);

function text(bytes) {
  let out = "甲镇2024年政府工作报告\n一、2023年工作回顾\n";
  for (let n = 1; Buffer.byteLength(out) < bytes; n++) {
    let paragraph = "";
    for (const sentence of SENTENCES) paragraph += sentence(n);
    out += `${paragraph}\n`;
  }
  return out;
}

export default async function reading({ root, address, browser, say }) {
  const folder = "target/bench";
  mkdirSync(join(root, folder), { recursive: true });
  const wasm = `/${folder}/${await buildReadingWorker(join(root, folder))}.js`;
  const page = await browser.newPage();
  page.on("pageerror", (fault) => { throw fault; });
  await page.goto(new URL("benches/comparing/page.html", address).href);
  const rate = (bytes, milliseconds) => bytes / 1e6 / (milliseconds / 1000);
  const rows = [];
  for (const [name, bytes] of [["10 kB", 10_000], ["1 MB", 1_000_000], ["10 MB", 10_000_000]]) {
    const words = text(bytes);
    const times = await page.evaluate(async ({ wasm, words, rounds, warm }) => {
      const { default: init, open } = await import(wasm);
      await init();
      const encoded = new TextEncoder().encode(words);
      // A browser compiles frequently used code again, with more optimization.
      for (let n = 0; n < warm; n++) open("text.txt", encoded);
      return Array.from({ length: rounds }, () => {
        const start = performance.now();
        open("text.txt", encoded);
        return performance.now() - start;
      });
    }, { wasm, words, rounds: ROUNDS, warm: Math.ceil(1_000_000 / bytes) });
    rows.push([name, median(times), rate(Buffer.byteLength(words), median(times))]);
  }
  for (const [name, ms, mb] of rows) say(`tongbi, ${name}: ${ms.toFixed(1)} ms, ${mb.toFixed(1)} MB/s`);

  const words = text(3_000);
  await page.addScriptTag({ path: `${root}/benches/node_modules/@microsoft/recognizers-text-suite/dist/recognizers-text-suite.browser.js` });
  const peer = await page.evaluate(({ words, rounds }) => {
    const { RecognizersText: R } = window;
    const sentences = words.split(/(?<=[。\n])/);
    const all = () => sentences.reduce((found, sentence) =>
      found + ["recognizeCurrency", "recognizeDimension", "recognizePercentage"]
        .reduce((sum, recognize) => sum + R[recognize](sentence, R.Culture.Chinese).length, 0), 0);
    all();
    return Array.from({ length: rounds }, () => {
      const start = performance.now();
      all();
      return performance.now() - start;
    });
  }, { words, rounds: PEER_ROUNDS });
  const theirs = rate(Buffer.byteLength(words), median(peer));
  say(`recognizers-text, 3 kB: ${median(peer).toFixed(0)} ms, ${(theirs * 1000).toFixed(1)} kB/s`);
  say(`ours reads ${(rows[0][2] / theirs).toFixed(0)} times as fast`);
  await page.close();
}
