// benches/RESULTS.md: what each benchmark printed in its last run, with date, build and machine.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../RESULTS.md", import.meta.url));
const HEAD = `# Results of the benchmarks

Written by \`make bench\`: what each benchmark printed in its last run. Times depend on the machine; compare ratios, and
only those of one run.
`;

/** Replaces the section of a benchmark, and keeps the others. */
export function write(name, browser, lines) {
  const sections = new Map((existsSync(FILE) ? readFileSync(FILE, "utf8") : "").split(/^## /m).slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n") + 1).trim()]));
  const [{ model }] = cpus();
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Chromium ${browser.version()}`;
  sections.set(name, `${date}, build ${commit}; ${machine}\n\n\`\`\`text\n${lines.join("\n").trim()}\n\`\`\``);
  const written = [...sections].sort(([one], [other]) => one.localeCompare(other)).map(([title, text]) => `## ${title}\n\n${text}\n`);
  writeFileSync(FILE, [HEAD, ...written].join("\n"));
}
