// Changes of wording: new phrases, phrases that are gone, and counts of chosen phrases.
import { button, go, keeps, openFiles, press, shows, visit } from "./page.mjs";

const report = (year, words) => [`石桥镇${year}年政府工作报告`, `一、${year - 1}年工作回顾`, `粮食总产量1.6万吨。${words}`].join("\n");

const cells = (page, name, words) =>
  page.getByRole("table", { name }).getByRole("row").filter({ hasText: words }).getByRole("cell").allInnerTexts();

visit("new phrases, phrases that are gone, and one of the reader's choice", {}, async (page) => {
  await openFiles(page, {
    "2023.txt": report(2023, "抓好煤改电工程，推进煤改电工程，验收煤改电工程。"),
    "2024.txt": report(2024, "建设数字乡村，发展数字乡村，爱上数字乡村。"),
  });
  await go(page, "对比");
  await press(page, "提法变化");
  await shows(() => cells(page, "新提法", "数字乡村"), ["0", "3"]);
  await shows(() => cells(page, "不再提", "煤改电工程"), ["3", "0"]);
  await page.getByRole("searchbox", { name: "查一个提法出现几次" }).fill("粮食");
  await page.getByText("“粮食”：2023 年 1 次，2024 年 1 次").waitFor();
});

visit("chosen phrases are counted in every year and kept; any two years are compared", {}, async (page) => {
  await openFiles(page, {
    "2022.txt": report(2022, "抓好煤改电工程，推进煤改电工程，验收煤改电工程。"),
    "2023.txt": report(2023, "办好庙会。"),
    "2024.txt": report(2024, "建设数字乡村，发展数字乡村，爱上数字乡村。"),
  });
  await go(page, "对比");
  await press(page, "提法变化");
  await page.getByText("不再提：没有").waitFor();
  await page.getByLabel("与哪一年比").selectOption("2022");
  await shows(() => cells(page, "不再提", "煤改电工程"), ["3", "0", "0"]);
  const ask = page.getByRole("searchbox", { name: "查一个提法出现几次" });
  await ask.fill("数字乡村");
  await ask.press("Enter");
  await ask.fill("庙会");
  await press(page, "加入下表");
  await shows(() => cells(page, "选定的提法", "数字乡村"), ["0", "0", "3", "移除"]);
  await shows(() => cells(page, "选定的提法", "庙会"), ["0", "1", "0", "移除"]);
  await keeps(page, "phrases");
  await page.reload();
  await press(page, "提法变化");
  await button(page, "移除：庙会").click();
  await shows(() => cells(page, "选定的提法", "庙会"), []);
  await shows(() => cells(page, "选定的提法", "数字乡村"), ["0", "0", "3", "移除"]);
});
