import { randomToken } from "../../worker/kernel/ids";
import { ExpectedError } from "../local/signals";
import { type Account, namespacesOf } from "./account";
import type { Answers } from "./answers";
import { deployConfig } from "./config";
import type { Databases } from "./database";
import { deployConfigFile, type Step, secretsArgs } from "./plan";
import { complaintOf, type Wrangler } from "./wrangler";

/** Everything that a deployment touches, so that it can be run without an account. */
export interface Means {
  wrangler: Wrangler;
  databases: Databases;
  build(): Promise<void>;
  readFile(name: string): string;
  writeFile(name: string, text: string): void;
  /** Status and body of an address. */
  get(url: string): Promise<{ status: number; body: string }>;
  wait(ms: number): Promise<void>;
  say(line: string): void;
}

/** Does the steps in their order, and stops at the first that fails: what is done is found done by the next run. */
export async function perform(steps: Step[], answers: Answers, account: Account, means: Means): Promise<void> {
  const known = typeof account.namespaces === "string" ? {} : { ...account.namespaces };
  const secrets: Record<string, string> = {};
  for (const step of steps) {
    means.say(`${step.title} …`);
    await performOne(step, { answers, known, secrets, means });
  }
}

interface Run {
  answers: Answers;
  /** KV namespaces, title → id. */
  known: Record<string, string>;
  secrets: Record<string, string>;
  means: Means;
}

async function performOne(step: Step, { answers, known, secrets, means }: Run): Promise<void> {
  const { databaseUrl, ...publicAnswers } = answers;
  switch (step.kind) {
    case "wrangler":
      await insist(means, step.args);
      return;
    case "namespace":
      await insist(means, step.args);
      known[step.name] = await namespaceId(means, step.name);
      return;
    case "build":
      return means.build();
    case "config":
      return means.writeFile(deployConfigFile, deployConfig(means.readFile("wrangler.toml"), publicAnswers, known));
    case "migrate":
      return means.databases.migrate(databaseUrl);
    case "app-role":
      secrets.DATABASE_URL = await means.databases.openToApp(databaseUrl);
      return;
    case "secrets": {
      if (step.names.includes("APP_SECRET")) secrets.APP_SECRET = randomToken();
      const told = Object.fromEntries(step.names.map((name) => [name, secrets[name]]));
      await insist(means, secretsArgs, JSON.stringify(told));
      return;
    }
    case "deploy":
      await insist(means, step.args, undefined, true);
      return;
    case "health":
      return checkHealth(answers.appOrigin, means);
  }
}

async function insist({ wrangler }: Means, args: string[], input?: string, show = false): Promise<string> {
  const ran = await wrangler(args, { ...(input === undefined ? {} : { input }), show });
  if (ran.code === 0) return ran.stdout;
  throw new ExpectedError(`wrangler ${args.join(" ")} failed:\n${complaintOf(ran)}`);
}

/** Asked for again: what is printed at creation is meant for people, and changes. */
async function namespaceId({ wrangler }: Means, name: string): Promise<string> {
  const all = await namespacesOf(wrangler);
  const id = typeof all === "string" ? undefined : all[name];
  if (id) return id;
  throw new ExpectedError(
    `The KV namespace ${name} was made, but is not listed yet. Run the command again in a minute.`,
  );
}

const tries = 12;
const pauseMs = 10_000;

/** A new host's certificate takes a minute or two. */
async function checkHealth(appOrigin: string, { get, wait, say }: Means): Promise<void> {
  let last = "";
  for (let turn = 1; turn <= tries; turn++) {
    try {
      const { status, body } = await get(`${appOrigin}/healthz`);
      if (status === 200) return say(`Well: ${appOrigin}`);
      last = `status ${status}: ${body.slice(0, 300)}`;
    } catch (error) {
      last = (error as Error).message;
    }
    if (turn < tries) await wait(pauseMs);
  }
  throw new ExpectedError(`${appOrigin}/healthz is not well (${last}). docs/deploy.md says how to go back.`);
}
