import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";

/**
 * Fills docs/features.md from the last test run: a row is done when a passing test's title starts with its id, and "partly" where
 * docs/features.json says what is missing. Exits with 1 when a row's test failed.
 */
interface Row {
  id: string;
  feature: string;
  /** What the row promises and the product does not do yet. */
  missing?: string;
}
interface Group {
  code: string;
  title: string;
  rows: Row[];
}
interface Proof {
  title: string;
  file: string;
  passed: boolean;
}

const groups = JSON.parse(readFileSync("docs/features.json", "utf8")) as Group[];
const proofs = [
  ...vitestProofs("reports/vitest.json"),
  ...vitestProofs("reports/vitest-workerd.json"),
  ...playwrightProofs("reports/e2e.json"),
];
const failed: string[] = [];
writeFileSync("docs/features.md", page());
const rows = groups.flatMap((group) => group.rows);
const done = rows.filter((row) => stateOf(row) === "done").length;
const partly = rows.filter((row) => stateOf(row) === "partly").length;
console.log(
  `docs/features.md: ${done} rows done, ${partly} partly, of ${rows.length}; ${proofs.length} tests name a row.`,
);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

function page(): string {
  const sections = groups.map(
    (group) =>
      `## ${group.code} ${group.title}\n\n| id | promise | state | proof |\n|---|---|---|---|\n${group.rows.map(line).join("\n")}\n`,
  );
  return `# What the product promises, and what proves it

Written by \`npm run features\` from the last test run; do not edit. Rows and what is missing of them stand in features.json.

${sections.join("\n")}`;
}

function line(row: Row): string {
  const files = [...new Set(proofsOf(row).map((proof) => proof.file))].sort();
  const state = stateOf(row);
  const word = state === "partly" ? `partly: ${row.missing}` : state;
  return `| ${row.id} | ${row.feature} | ${word} | ${files.map((file) => `[${file.split("/").at(-1)}](../${file})`).join(" ")} |`;
}

function stateOf(row: Row): "done" | "partly" | "open" {
  const own = proofsOf(row);
  if (own.length === 0) return "open";
  return row.missing ? "partly" : "done";
}

function proofsOf(row: Row): Proof[] {
  const own = proofs.filter(
    (proof) =>
      new RegExp(`^${row.id}(?!\\d)`).test(proof.title) ||
      new RegExp(`^([A-Z]+-\\d+ )+${row.id}(?!\\d)`).test(proof.title),
  );
  for (const proof of own) if (!proof.passed) failed.push(`${row.id} (${proof.file})`);
  return own.filter((proof) => proof.passed);
}

function vitestProofs(path: string): Proof[] {
  if (!existsSync(path)) return [];
  const report = JSON.parse(readFileSync(path, "utf8")) as {
    testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
  };
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      title,
      file: ownPath(name),
      passed: status === "passed",
    })),
  );
}

/** A report of another folder would write that folder's paths into the table. */
function ownPath(file: string): string {
  const path = relative(process.cwd(), file);
  if (path.startsWith("..")) throw new Error(`The report is of another folder: ${file}`);
  return path;
}

interface Suite {
  file: string;
  suites?: Suite[];
  specs?: { title: string; ok: boolean; file: string }[];
}

function playwrightProofs(path: string): Proof[] {
  if (!existsSync(path)) return [];
  const report = JSON.parse(readFileSync(path, "utf8")) as { suites: Suite[] };
  const walk = (suite: Suite): Proof[] => [
    ...(suite.specs ?? []).map(({ title, ok, file }) => ({ title, file: `tests/e2e/${file}`, passed: ok })),
    ...(suite.suites ?? []).flatMap(walk),
  ];
  return report.suites.flatMap(walk);
}
