import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { type Account, inspectAccount } from "./account";
import { type Answers, gatherAnswers } from "./answers";
import { deployConfig } from "./config";
import type { DatabaseState } from "./database";
import { type Means, perform } from "./perform";
import { isReady, planDeployment, type Situation, type Step } from "./plan";
import { describePlan } from "./run";
import { readWanted } from "./wanted";
import type { Wrangler } from "./wrangler";

const wanted = readWanted(".");
const toml = readFileSync("wrangler.toml", "utf8");
const ownerUrl = "postgresql://owner:the-owners-password@db.example.test/site";
const answers: Answers = {
  databaseUrl: ownerUrl,
  appOrigin: "https://learn.example.test",
  contentOrigin: "https://content.example-files.test",
  mailFrom: "no-reply@example.test",
  brandName: 'Learning "here"',
  currency: "INR",
  timeZone: "Asia/Kolkata",
};
const well: DatabaseState = { reachable: true, major: 18, mayMakeRoles: true };
const empty: Account = {
  name: "someone@example.test",
  buckets: [],
  queues: [],
  namespaces: {},
  indexes: [],
  secrets: [],
};
const full: Account = {
  ...empty,
  buckets: wanted.buckets,
  queues: wanted.queues,
  namespaces: Object.fromEntries(wanted.namespaces.map((title) => [title, "0123456789abcdef0123456789abcdef"])),
  indexes: wanted.indexes,
  secrets: ["APP_SECRET", "DATABASE_URL"],
};
const situation = (account: Account, more: Partial<Situation> = {}): Situation => ({
  ...{ wanted, account, database: well, rotate: false },
  ...{ appOrigin: answers.appOrigin, contentOrigin: answers.contentOrigin, mailFrom: answers.mailFrom },
  ...more,
});
const kinds = (steps: Step[]) => steps.map(({ kind }) => kind);

describe("the plan", () => {
  test("PLT-7 an empty account gets everything that wrangler.toml binds, then schema, secrets, Worker and a look", () => {
    const plan = planDeployment(situation(empty));
    const created = plan.steps.flatMap((step) =>
      "args" in step && step.kind !== "deploy" ? [step.args.slice(0, 4).join(" ")] : [],
    );
    expect(created).toEqual([
      "r2 bucket create recruitlms-media",
      "queues create recruitlms-outbox",
      "queues create recruitlms-dead-letters",
      "kv namespace create recruitlms-site",
      "vectorize create recruitlms --dimensions",
    ]);
    expect(kinds(plan.steps).slice(5)).toEqual([
      "build",
      "config",
      "migrate",
      "app-role",
      "secrets",
      "deploy",
      "health",
    ]);
    expect(isReady(plan)).toBe(true);
  });

  test("PLT-7 a second deployment creates nothing and leaves the secrets", () => {
    expect(kinds(planDeployment(situation(full)).steps)).toEqual(["build", "config", "migrate", "deploy", "health"]);
    const rotated = planDeployment(situation(full, { rotate: true })).steps;
    expect(rotated).toContainEqual(expect.objectContaining({ kind: "secrets", names: ["DATABASE_URL"] }));
  });

  test.each([
    ["nobody is signed in", situation({ ...empty, name: null }), "Cloudflare account"],
    ["R2 is off", situation({ ...empty, buckets: "Please enable R2 [code: 10042]" }), "R2"],
    [
      "queues are refused",
      situation({ ...empty, queues: "Queues is not available on your plan" }),
      "Workers Paid plan",
    ],
    ["the database is away", situation(empty, { database: { reachable: false, reason: "no route" } }), "Neon database"],
    ["PostgreSQL is old", situation(empty, { database: { ...well, major: 16 } }), "PostgreSQL 18"],
    ["the role is no owner", situation(empty, { database: { ...well, mayMakeRoles: false } }), "owner"],
  ])("PLT-7 it stops when %s, and says what to do", (_, given, what) => {
    const plan = planDeployment(given);
    expect(isReady(plan)).toBe(false);
    expect(plan.byHand.filter(({ state }) => state === "missing").map((item) => item.what)).toEqual([
      expect.stringContaining(what),
    ]);
    expect(describePlan(plan)).toContain("✗");
  });
});

describe(".deploy.toml", () => {
  const dir = mkdtempSync(join(tmpdir(), "deploy-test-"));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test("PLT-7 says what wrangler.toml says, with the account's ids, addresses and domains, and no secret", () => {
    const { databaseUrl: _, ...told } = answers;
    const text = deployConfig(toml, told, { "recruitlms-site": "0123456789abcdef0123456789abcdef" });
    const config = join(dir, ".deploy.toml");
    writeFileSync(config, text);
    const read = unstable_readConfig({ config, env: "production" }, { hideWarnings: true });
    const given = unstable_readConfig({ config: "wrangler.toml", env: "production" }, { hideWarnings: true });
    expect(read.vars).toEqual({
      ...given.vars,
      APP_ORIGIN: answers.appOrigin,
      CONTENT_ORIGIN: answers.contentOrigin,
      MAIL_FROM: answers.mailFrom,
      BRAND_NAME: answers.brandName,
    });
    expect(read.kv_namespaces).toEqual([{ binding: "SITE", id: "0123456789abcdef0123456789abcdef" }]);
    expect(read.routes).toEqual([
      { pattern: "learn.example.test", custom_domain: true },
      { pattern: "content.example-files.test", custom_domain: true },
    ]);
    expect(read.workers_dev).toBe(false);
    for (const same of ["r2_buckets", "queues", "vectorize", "ai", "send_email", "triggers", "ratelimits"] as const)
      expect(read[same]).toEqual(given[same]);
    expect(text).not.toContain("the-owners-password");
  });
});

describe("the answers", () => {
  const env = {
    DATABASE_URL: ownerUrl,
    APP_ORIGIN: answers.appOrigin,
    CONTENT_ORIGIN: answers.contentOrigin,
    MAIL_FROM: answers.mailFrom,
  };

  test("PLT-7 come from the environment, else from the person", async () => {
    expect(await gatherAnswers(env, null)).toEqual({ ...answers, brandName: "RecruitLMS" });
    const asked: [string, boolean][] = [];
    const prompt = async ({ prompt: text, secret }: { prompt: string; secret: boolean }) => {
      asked.push([text, secret]);
      return ownerUrl;
    };
    await gatherAnswers({ ...env, DATABASE_URL: undefined }, prompt);
    expect(asked).toEqual([[expect.stringContaining("Connection string"), true]]);
  });

  test("PLT-7 are all checked at once, and a wrong secret is not repeated", async () => {
    const wrong = {
      DATABASE_URL: "mysql://owner:the-owners-password@db",
      APP_ORIGIN: "http://learn.example.test",
      CONTENT_ORIGIN: "https://content.example-files.test/",
      MAIL_FROM: "nobody",
      CURRENCY: "rupees",
      TIME_ZONE: "Nowhere/Land",
    };
    const told = await gatherAnswers(wrong, null).catch((error: Error) => error.message);
    for (const variable of Object.keys(wrong)) expect(told).toContain(variable);
    expect(told).not.toContain("the-owners-password");
    const same = { ...env, CONTENT_ORIGIN: answers.appOrigin };
    await expect(gatherAnswers(same, null)).rejects.toThrow("CONTENT_ORIGIN must be another host");
    const asApp = { ...env, DATABASE_URL: ownerUrl.replace("owner:", "app:") };
    await expect(gatherAnswers(asApp, null)).rejects.toThrow("must be the owner's");
  });

  test("PLT-7 uploads on the app's own domain are refused with the reason, unless that is accepted by name", async () => {
    const asked = (contentOrigin: string, appOrigin = answers.appOrigin, more = {}) =>
      gatherAnswers({ ...env, APP_ORIGIN: appOrigin, CONTENT_ORIGIN: contentOrigin, ...more }, null);
    await expect(asked("https://content.example.test")).rejects.toThrow(
      "CONTENT_ORIGIN lies on the app's own domain, example.test: to browsers both are one site",
    );
    await expect(asked("https://files.example.co.in", "https://learn.example.co.in")).rejects.toThrow("example.co.in");
    expect((await asked("https://files.other.co.in", "https://learn.example.co.in")).contentOrigin).toContain("other");
    const accepted = await asked("https://content.example.test", answers.appOrigin, { CONTENT_SAME_SITE: "accepted" });
    expect(accepted.contentOrigin).toBe("https://content.example.test");
  });
});

/** An account that keeps what is created, and notes every command with what it was given. */
function fakeAccount() {
  const calls: { args: string; input: string }[] = [];
  const namespaces: { id: string; title: string }[] = [];
  const wrangler: Wrangler = async (args, { input = "" } = {}) => {
    const line = args.join(" ");
    calls.push({ args: line, input });
    const ok = (stdout = "") => ({ code: 0, stdout, stderr: "" });
    if (line === "whoami --json")
      return ok('{"loggedIn":true,"email":"someone@example.test","accounts":[{"name":"A","id":"1"}]}');
    if (line === "r2 bucket list") return ok("Listing buckets...\nname:           other\ncreation_date:  2026-01-01\n");
    if (line.startsWith("queues info"))
      return { code: 1, stdout: "", stderr: `Queue "${args[2]}" does not exist. To create it, …` };
    if (line.startsWith("kv namespace create")) namespaces.push({ id: "f".repeat(32), title: args[3] ?? "" });
    if (line === "kv namespace list") return ok(JSON.stringify(namespaces));
    if (line === "vectorize list --json") return ok("[]");
    if (line.startsWith("secret list"))
      return { code: 1, stdout: "", stderr: "This Worker does not exist. [code: 10007]" };
    return ok();
  };
  return { calls, wrangler };
}

describe("the deployment", () => {
  const appUrl = "postgresql://app:the-apps-password@db.example.test/site";

  function means(wrangler: Wrangler, statuses: number[]) {
    const done: string[] = [];
    const files = new Map<string, string>();
    const given: Means = {
      wrangler,
      databases: {
        inspect: async () => well,
        migrate: async (url) => void done.push(`migrate ${url === ownerUrl}`),
        openToApp: async () => appUrl,
      },
      build: async () => void done.push("build"),
      readFile: () => toml,
      writeFile: (name, text) => void files.set(name, text),
      get: async () => ({ status: statuses.shift() ?? 503, body: "" }),
      wait: async () => undefined,
      say: (line) => void done.push(line),
    };
    return { given, done, files };
  }

  test("PLT-7 an empty account is looked at, filled and deployed to; secrets travel by standard input alone", async () => {
    const { calls, wrangler } = fakeAccount();
    const account = await inspectAccount(wrangler, wanted);
    expect(account).toEqual({ ...empty, name: "someone@example.test · A", buckets: ["other"] });
    const { given, done, files } = means(wrangler, [525, 200]);
    const { steps } = planDeployment(situation(account));
    await perform(steps, answers, account, given);

    const secrets = calls.find(({ args }) => args.startsWith("secret bulk"));
    expect(JSON.parse(secrets?.input ?? "")).toEqual({
      DATABASE_URL: appUrl,
      APP_SECRET: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(calls.at(-1)?.args).toBe("deploy --config .deploy.toml --env production");
    expect(files.get(".deploy.toml")).toContain(`id = "${"f".repeat(32)}"`);
    expect(done).toContain("migrate true");
    expect(done.at(-1)).toBe("Well: https://learn.example.test");
    const open = [calls.map(({ args }) => args), done, [...files.values()], describePlan({ byHand: [], steps })]
      .flat()
      .join("\n");
    expect(open).not.toMatch(/the-(owners|apps)-password/);
    expect(open).not.toContain(JSON.parse(secrets?.input ?? "{}").APP_SECRET);
  });

  test("PLT-7 stops at the first step that fails, with Wrangler's own words", async () => {
    const { calls, wrangler } = fakeAccount();
    const failing: Wrangler = async (args, options) => {
      if (args[0] !== "queues") return wrangler(args, options);
      return { code: 1, stdout: "", stderr: "You have reached the number of queues" };
    };
    const { given, done } = means(failing, []);
    const { steps } = planDeployment(situation(empty));
    await expect(perform(steps, answers, empty, given)).rejects.toThrow("You have reached the number of queues");
    expect(calls.map(({ args }) => args)).toEqual(["r2 bucket create recruitlms-media"]);
    expect(done).not.toContain("build");
  });

  test("PLT-7 a site that is not well after the deployment is told", async () => {
    const { given } = means(fakeAccount().wrangler, []);
    const { steps } = planDeployment(situation(full));
    await expect(perform(steps, answers, full, given)).rejects.toThrow("/healthz is not well (status 503");
  });
});
