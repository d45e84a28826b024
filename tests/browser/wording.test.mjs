// Changes of wording: phrases that are new, those that are gone, and how often one is said.
import { go, openFiles, press, shows, visit } from "./page.mjs";

const report = (year, words) => [`石桥镇${year}年政府工作报告`, `一、${year - 1}年工作回顾`, `粮食总产量1.6万吨。${words}`].join("\n");

visit("new phrases, phrases that are gone, and one of the reader's choice", {}, async (page) => {
  await openFiles(page, {
    "2023.txt": report(2023, "抓好煤改电工程，推进煤改电工程，验收煤改电工程。"),
    "2024.txt": report(2024, "建设数字乡村，发展数字乡村，爱上数字乡村。"),
  });
  await go(page, "对比");
  await press(page, "提法变化");
  const cells = (name, words) =>
    page.getByRole("table", { name }).getByRole("row").filter({ hasText: words }).getByRole("cell").allInnerTexts();
  await shows(() => cells("新提法", "数字乡村"), ["0", "3"]);
  await shows(() => cells("不再提", "煤改电工程"), ["3", "0"]);
  await page.getByRole("searchbox", { name: "查一个提法出现几次" }).fill("粮食");
  await page.getByText("“粮食”：2023 年 1 次，2024 年 1 次").waitFor();
});
