import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "../local/build";
import { ExpectedError } from "../local/signals";
import { inspectAccount } from "./account";
import { askOnTerminal, gatherAnswers } from "./answers";
import { databases } from "./database";
import { makeFirstAdmin } from "./first-admin";
import { type Means, perform } from "./perform";
import { isReady, type Plan, planDeployment } from "./plan";
import { readWanted } from "./wanted";
import { wranglerIn } from "./wrangler";

/** `npm run deploy [-- --plan | --rotate-database-password | --first-admin <e-mail>]` */
export async function runDeploy(args: string[]): Promise<void> {
  try {
    await deploy(readFlags(args));
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
}

interface Flags {
  plan?: boolean;
  "rotate-database-password"?: boolean;
  "first-admin"?: string;
}

function readFlags(args: string[]): Flags {
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: { plan: flag, "rotate-database-password": flag, "first-admin": { type: "string" } },
    }).values;
  } catch (error) {
    throw new ExpectedError((error as Error).message);
  }
}

async function deploy(flags: Flags): Promise<void> {
  const root = process.cwd();
  const answers = await gatherAnswers(process.env, process.stdin.isTTY ? askOnTerminal : null);
  // From here on it is handed over by name alone: no child inherits it.
  delete process.env.DATABASE_URL;
  if (flags["first-admin"] !== undefined) return makeFirstAdmin(answers.databaseUrl, flags["first-admin"], say);
  const wrangler = wranglerIn(root);
  say("Looking at the account and the database …");
  const wanted = readWanted(root);
  const account = await inspectAccount(wrangler, wanted);
  const database = await databases.inspect(answers.databaseUrl);
  const { appOrigin, contentOrigin, mailFrom } = answers;
  const rotate = flags["rotate-database-password"] ?? false;
  const plan = planDeployment({ wanted, account, database, appOrigin, contentOrigin, mailFrom, rotate });
  console.log(describePlan(plan));
  if (flags.plan) return;
  if (!isReady(plan)) throw new ExpectedError("First do by hand what is marked ✗, then run the command again.");
  const means: Means = {
    wrangler,
    databases,
    build: async () => void (await ensureBuild(root)),
    readFile: (name) => readFileSync(join(root, name), "utf8"),
    writeFile: (name, text) => writeFileSync(join(root, name), text),
    async get(url) {
      const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
      return { status: response.status, body: await response.text() };
    },
    wait: (ms) => new Promise((later) => setTimeout(later, ms)),
    say,
  };
  await perform(plan.steps, answers, account, means);
}

const marks = { done: "✓", missing: "✗", unseen: "?" };

/** For a person; it names secrets and shows none. */
export function describePlan({ byHand, steps }: Plan): string {
  return [
    "",
    "  By hand (✓ there, ✗ missing, ? cannot be seen from here)",
    ...byHand.map(
      ({ what, how, state }) =>
        `    ${marks[state]} ${what}${state === "done" ? "" : `\n        ${how.replaceAll("\n", "\n        ")}`}`,
    ),
    "",
    "  By itself",
    ...steps.map((step, at) => {
      const command = "args" in step ? `\n        wrangler ${step.args.join(" ")}` : "";
      return `    ${String(at + 1).padStart(2)}. ${step.title}${command}`;
    }),
    "",
  ].join("\n");
}

function say(line: string): void {
  console.log(`  ${line}`);
}
