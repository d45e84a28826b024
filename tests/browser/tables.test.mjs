// Tables: workbooks, CSV, cells copied from Excel. They are shown in a preview, corrected, loaded and compared; each
// figure leads to its cell.
import { alerts, go, openFiles, press, row, shelf, shows, visit } from "./page.mjs";
import { zip } from "./zip.mjs";

const HEAD = ["指标", "单位", "2022年", "2023年", "增长%"];
const ROWS = [
  ["地区生产总值", "亿元", "6.1", "6.5", "6.3"],
  ["粮食产量", "万吨", "1.52", "1.6", "5.3"],
];
const TSV = ["2023年石桥镇主要指标", ...[HEAD, ...ROWS].map((cells) => cells.join("\t"))].join("\n");

/** A workbook of one sheet; numbers become numeric cells. */
function workbook(name, rows) {
  const cell = (text) =>
    Number.isNaN(Number(text)) ? `<c t="inlineStr"><is><t>${text}</t></is></c>` : `<c><v>${text}</v></c>`;
  const sheet = rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="a"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="a" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

const gdp = (page) => row(page, "地区生产总值");
const preview = (page) => page.getByRole("region", { name: "表格预览" });
const figure = (page, name) => page.getByRole("button", { name, exact: true });

visit("a workbook is shown before it is taken over, compared, and a figure followed to its cell", {}, async (page) => {
  await openFiles(page, { "石桥镇2023年.xlsx": workbook("主要指标", [["2023年石桥镇主要指标"], HEAD, ...ROWS]) });
  await preview(page).getByText("读出 4 个数据").waitFor();
  const third = preview(page).getByLabel("第几列是什么： 4");
  await shows(() => third.evaluate((select) => select.selectedOptions[0].text), "2023年 数值");
  await press(page, "采用");
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "对比");
  await shows(() => gdp(page).then((row) => [row?.["2022"], row?.["2023"]]), ["6.1", "6.5"]);
  await figure(page, "6.5").click();
  await shows(() => figure(page, "6.5").getAttribute("aria-pressed"), "true");
  await page.getByText("表格中的一格").waitFor();
});

visit("of a pasted table a column can be left out, and the place named", {}, async (page) => {
  await press(page, "粘贴");
  await page.getByLabel("把报告正文、表格或 JSON 粘贴在这里").fill(TSV.replace("石桥镇", ""));
  await press(page, "读取");
  await preview(page).getByText("读出 4 个数据").waitFor();
  await preview(page).getByLabel("第几列是什么： 3").selectOption({ label: "不用" });
  await preview(page).getByText("读出 2 个数据").waitFor();
  await preview(page).getByLabel("地方").fill("石桥镇");
  await preview(page).getByLabel("地方").blur();
  await press(page, "采用");
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "对比");
  await shows(() => gdp(page).then((row) => row?.["2023"]), "6.5");
});

visit("what is pasted keeps its merged cells and raised characters", {}, async (page) => {
  const html = "<html><body><table><tr><td rowspan=2>指标</td><td rowspan=2>单位</td><td colspan=2>石桥镇</td></tr><tr><td>2022年</td><td>2023年</td></tr><tr><td>粮食产量</td><td>万吨</td><td>1.5</td><td>1.6<sup>2</sup></td></tr></table></body></html>";
  const text = "指标\t单位\t石桥镇\t\n\t\t2022年\t2023年\n粮食产量\t万吨\t1.5\t1.62";
  await press(page, "粘贴");
  const field = page.getByLabel("把报告正文、表格或 JSON 粘贴在这里");
  await field.evaluate((field, { html, text }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, { html, text });
  await field.fill(text);
  await press(page, "读取");
  await preview(page).getByText("读出 2 个数据").waitFor();
  await press(page, "采用");
  await shows(() => shelf(page), ["石桥镇 2024"]);
  await go(page, "对比");
  await shows(() => row(page, "粮食产量").then((row) => row?.["2023"]), "1.6");
});

visit("one cell's fault is told and does not stop the others", {}, async (page) => {
  await openFiles(page, { "石桥镇2023年.csv": [HEAD, ["茶叶产量", "吨", "3,1", "32", "—"]].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n") });
  await preview(page).getByText("第 2 行第 3 列：“3,1”里的逗号、空格或小数点不成数").waitFor();
  await press(page, "采用");
  await shows(() => shelf(page), ["石桥镇 2024"]);
});

visit("growth written as fractions is asked about, and taken as told", {}, async (page) => {
  await openFiles(page, { "石桥镇2023年.csv": [HEAD.join(","), "粮食产量,万吨,1.52,1.6,0.053"].join("\n") });
  await preview(page).getByText("第 2 行第 5 列：“0.053”可能是百分数，也可能是小数").waitFor();
  await preview(page).getByText("读出 2 个数据").waitFor();
  await preview(page).getByLabel("第几列是什么： 5").selectOption({ label: "2023年 增长%，小数：0.5 即 50%" });
  await shows(() => preview(page).getByText("可能是百分数").count(), 0);
  await press(page, "采用");
  await shows(() => shelf(page), ["石桥镇 2024"]);
});

visit("a workbook without a table says so", {}, async (page) => {
  await openFiles(page, { "名单.xlsx": workbook("名单", [["姓名", "电话"], ["甲", "乙"]]) });
  await shows(() => alerts(page), /名单\.xlsx “名单”里没有读出数据的表格/);
});
