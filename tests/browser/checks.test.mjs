// Checks: what does not add up, mended in place, dismissed, and taken up again.
import { go, keeps, press, shows, visit } from "./page.mjs";

const findings = (page) => page.getByRole("tabpanel").getByRole("list").first().getByRole("heading").count();
const first = (page) => page.getByRole("tabpanel").getByRole("listitem").filter({ has: page.getByRole("heading") }).first();

visit("a finding shows its arithmetic and its statements, and is mended", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await page.getByText("排查安全隐患：1136 + 6 = 1142，文中为 1152 个").waitFor();
  await shows(() => findings(page), 5);
  await press(page, "把排查安全隐患改为 1142");
  await shows(() => findings(page), 4);
  await press(page, "撤销");
  await shows(() => findings(page), 5);
});

visit("a mended reading is confirmed with one click", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await press(page, "确认招商引资到位资金");
  await shows(() => findings(page), 4);
});

visit("a finding that is all right is dismissed, stays so, and can be taken up again", {}, async (page) => {
  await press(page, "示例：度佳镇");
  await go(page, "校核");
  await shows(() => findings(page), 5);
  await first(page).getByRole("button", { name: "没有问题，忽略" }).click();
  await shows(() => findings(page), 4);
  await keeps(page, "dismissed");
  await page.reload();
  await shows(() => findings(page), 4);
  await page.getByText("已忽略 1 处").click();
  await press(page, "恢复");
  await shows(() => findings(page), 5);
});
