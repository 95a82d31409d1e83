import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { askForAdvisories } from "./checks/advisories";
import { type Lock, unfitLicences } from "./checks/licences";
import { secretsIn } from "./checks/secrets";

/** Part of `npm run check`: licences of all packages, known advisories about what ships, and secrets in tracked files. */

/** Lines that look like a secret and are none, each with its reason. */
const allowed = [
  // Subresource integrity of the lock file.
  /"integrity": "sha\d+-/,
];
const binary = /\.(png|jpe?g|webp|avif|gif|ico|mp4|webm|pdf|woff2?|ttf|zip)$/;

const complaints: string[] = [];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
/** Packages that say it in a file alone, which was read. */
const readByHand: Record<string, string> = { "require-like": "MIT" };
const licenceOf = (path: string): string | undefined => {
  if (!existsSync(`${path}/package.json`)) return undefined;
  const { name, license, licenses } = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
  return (
    readByHand[name] ?? license?.type ?? license ?? licenses?.map(({ type }: { type: string }) => type).join(" OR ")
  );
};
complaints.push(...unfitLicences(lock, licenceOf).map((found) => `licence: ${found}`));

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
const files = tracked.filter((file) => !binary.test(file) && existsSync(file) && statSync(file).isFile());
for (const file of files)
  for (const { line, what } of secretsIn(file, readFileSync(file, "utf8"), allowed))
    complaints.push(`secret: ${file}:${line} holds ${what}`);

const verdict = await askForAdvisories();
if (verdict.state === "found") complaints.push(...verdict.advisories.map((advisory) => `advisory: ${advisory}`));
const asked =
  verdict.state === "unasked"
    ? `advisories could NOT be asked for (${verdict.reason})`
    : "no grave advisory about what ships";

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else
  console.log(
    `${Object.keys(lock.packages).length - 1} packages fit by licence, ${files.length} files hold no secret, ${asked}.`,
  );
