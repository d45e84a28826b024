// Reports as prose: Word documents, text, web pages. They are read, corrected, compared and found again.
import assert from "node:assert/strict";

import { alerts, go, keeps, openFiles, press, row, shelf, shows, statuses, visit } from "./page.mjs";
import { zip } from "./zip.mjs";

const LAST = [
  "石桥镇2023年政府工作报告",
  "各位代表：现在我代表镇人民政府作工作报告。",
  "一、2022年工作回顾",
  "全镇实现地区生产总值6.1亿元，增长5.2%。粮食总产量1.52万吨。",
  "二、2023年工作安排",
  "地区生产总值增长6%左右。新修机耕道12公里。",
];
const THIS = [
  "石桥镇2024年政府工作报告",
  "各位代表：现在我代表镇人民政府作工作报告。",
  "一、2023年工作回顾",
  "全镇实现地区生产总值6.5亿元，增长6.3%。粮食总产量1.6万吨。",
  "二、2024年工作安排",
  "地区生产总值增长5.5%以上。",
];

/** A Word document of these paragraphs, with the required parts. */
function docx(paragraphs) {
  const body = paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join("");
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

const gdp = (page) => row(page, "地区生产总值");

visit("a Word document: its figures, one corrected, compared with a second year, found again", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await shows(() => statuses(page), /读作 石桥镇 2024 年的报告：\d+ 个数据/);
  await openFiles(page, { "去年.docx": docx(LAST) });
  await shows(() => shelf(page), ["石桥镇 2024", "石桥镇 2023"]);
  await go(page, "对比");
  await shows(() => gdp(page).then((row) => [row?.["2022"], row?.["2023"], row?.同比]), ["6.1", "6.5", "6.3%"]);

  await go(page, "原文");
  await page.getByRole("button", { name: "6.5亿元", exact: true }).click();
  await press(page, "更正");
  await page.getByLabel("数值").fill("6.6");
  await press(page, "保存更正");
  await go(page, "对比");
  await shows(() => gdp(page).then((row) => [row?.["2023"], row?.同比]), ["6.6", "6.3%"]);
  await keeps(page, '"compare"');
  await keeps(page, '"6.6"');
  await page.reload();
  await shows(() => gdp(page).then((row) => [row?.["2023"], row?.同比]), ["6.6", "6.3%"]);
});

visit("a correction is taken back", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await go(page, "原文");
  await page.getByRole("button", { name: "6.5亿元", exact: true }).click();
  await press(page, "不是数据，去掉");
  await shows(() => page.getByRole("button", { name: "6.5亿元", exact: true }).count(), 0);
  await press(page, "撤销");
  await page.getByRole("button", { name: "6.5亿元", exact: true }).waitFor();
});

visit("what cannot be a value is refused, with what would do", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await go(page, "原文");
  await page.getByRole("button", { name: "6.5亿元", exact: true }).click();
  await press(page, "更正");
  await page.getByLabel("数值").fill("六亿多");
  await press(page, "保存更正");
  await page.getByText("数值应为数字").waitFor();
});

for (const [kind, name, content] of [
  ["text in UTF-8", "报告.txt", Buffer.from(THIS.join("\n"))],
  ["text in UTF-16", "报告.txt", Buffer.from(`\ufeff${THIS.join("\n")}`, "utf16le")],
  ["a saved web page", "报告.html", Buffer.from(`<!doctype html><html><body>${THIS.map((p) => `<p>${p}</p>`).join("")}</body></html>`)],
]) {
  visit(`${kind} is read`, {}, async (page) => {
    await openFiles(page, { [name]: content });
    await shows(() => shelf(page), ["石桥镇 2024"]);
    await go(page, "对比");
    await shows(() => gdp(page).then((row) => row?.["2023"]), "6.5");
  });
}

visit("text in GB18030 is read", {}, async (page) => {
  // 石桥镇2024年政府工作报告\n一、2023年工作回顾\n粮食总产量1.6万吨。
  const hex = "caafc7c5d5f232303234c4ead5feb8aeb9a4d7f7b1a8b8e60ad2bba1a232303233c4eab9a4d7f7bbd8b9cb0ac1b8cab3d7dcb2fac1bf312e36cdf2b6d6a1a3";
  await openFiles(page, { "报告.txt": Buffer.from(hex, "hex") });
  await shows(() => shelf(page), ["石桥镇 2024"]);
});

visit("pasted text is read", {}, async (page) => {
  await press(page, "粘贴");
  await page.getByRole("textbox", { name: /把报告正文、表格或 JSON 粘贴/ }).fill(THIS.join("\n"));
  await press(page, "读取");
  await shows(() => shelf(page), ["石桥镇 2024"]);
});

visit("a report that does not say whose it is asks", {}, async (page) => {
  await openFiles(page, { "无题.txt": "一、工作回顾\n粮食总产量1.6万吨。" });
  await shows(() => alerts(page), /无题\.txt：这是哪里、哪一年的报告？/);
  assert.deepEqual(await shelf(page), []);
  await page.getByLabel("地方").fill("石桥镇");
  await page.getByLabel("报告年份").fill("2024");
  await press(page, "确定");
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "对比");
  await shows(() => row(page, "粮食产量").then((row) => row?.["2023"]), "1.6");
});

visit("place and year that were misread can be corrected", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await press(page, "更正地方或年份");
  await page.getByLabel("地方").fill("新石桥镇");
  await page.getByLabel("报告年份").fill("2025");
  await press(page, "确定");
  await shows(() => shelf(page), ["新石桥镇 2025"]);
});

visit("a text without figures is not opened", {}, async (page) => {
  await openFiles(page, { "请柬.txt": "请于明天上午到会。" });
  await shows(() => alerts(page), /请柬\.txt 里没有读到任何数据/);
  assert.deepEqual(await shelf(page), []);
});

visit("stated changes are marked in the text, and can be corrected", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await go(page, "原文");
  await page.getByRole("button", { name: "6.3%", exact: true }).click();
  await page.locator(".slip dd", { hasText: "6.3%" }).first().waitFor();
  await press(page, "更正");
  await page.getByLabel("所述增减").fill("6.4");
  await press(page, "保存更正");
  await page.getByRole("button", { name: "6.3%", exact: true }).click();
  await page.locator(".slip dd", { hasText: "6.4%" }).first().waitFor();
});

visit("a figure that was missed is marked, and each correction is taken back by itself", {}, async (page) => {
  const words = [...THIS.slice(0, 4), "古树名木甚多，共计三十一。", ...THIS.slice(4)];
  await openFiles(page, { "今年.docx": docx(words) });
  await go(page, "原文");
  await page.getByText("古树名木").waitFor();
  // The words selected in the text fill the field.
  await page.evaluate(() => {
    const span = [...document.querySelectorAll("[data-from]")].find((one) => one.textContent.includes("古树名木"));
    const node = span.firstChild;
    const at = node.data.indexOf("古树名木");
    getSelection().setBaseAndExtent(node, at, node, at + 4);
  });
  await page.locator("article").dispatchEvent("mouseup");
  await shows(() => page.getByLabel("原文字句").inputValue(), "古树名木");
  await press(page, "标为数据");
  await page.getByLabel("数值").fill("31");
  await page.getByLabel("单位").fill("棵");
  await press(page, "保存更正");
  await page.getByRole("button", { name: "古树名木", exact: true }).waitFor();
  await page.getByRole("button", { name: "1.6万吨", exact: true }).click();
  await press(page, "不是数据，去掉");
  await shows(() => page.getByRole("button", { name: "1.6万吨", exact: true }).count(), 0);
  await keeps(page, '"dropped"');
  await page.reload();
  await press(page, /撤销 补标 古树名木/);
  await shows(() => page.getByRole("button", { name: "古树名木", exact: true }).count(), 0);
  await press(page, /撤销 去掉 粮食产量/);
  await page.getByRole("button", { name: "1.6万吨", exact: true }).waitFor();
  await shows(() => page.getByText("您的更正").count(), 0);
});

visit("words that the text does not hold are refused", {}, async (page) => {
  await openFiles(page, { "今年.docx": docx(THIS) });
  await go(page, "原文");
  await page.getByText("补标漏读的数").click();
  await page.getByLabel("原文字句").fill("此处没有");
  await press(page, "标为数据");
  await page.getByText("原文里没有这句话").waitFor();
});

visit("the page answers while a long text is read", {}, async (page) => {
  const paragraph = "全镇新建机耕道12公里，粮食产量1.6万吨，增长3.2%，排查隐患40个，已整改36个。";
  const text = `石桥镇2024年政府工作报告\n一、2023年工作回顾\n${`${paragraph}\n`.repeat(4_000)}`;
  await page.evaluate(() => {
    window.frames = 0;
    const look = () => {
      if (document.body.textContent.includes("正在读取 长.txt")) window.frames += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await openFiles(page, { "长.txt": text });
  await shows(() => shelf(page), ["石桥镇 2024"]);
  // While the worker reads, frames are painted.
  const frames = await page.evaluate(() => window.frames);
  assert.ok(frames > 3, `${frames} frames`);
});
