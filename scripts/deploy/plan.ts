import type { Account } from "./account";
import type { DatabaseState } from "./database";
import type { Wanted } from "./wanted";

/** Something that only a person can do. */
export interface ByHand {
  what: string;
  how: string;
  /** "missing" stops the deployment; "unseen" cannot be seen from here and is only told. */
  state: "done" | "missing" | "unseen";
}

export type Step =
  | { kind: "wrangler"; title: string; args: string[] }
  | { kind: "namespace"; title: string; name: string; args: string[] }
  | { kind: "migrate"; title: string }
  | { kind: "app-role"; title: string }
  | { kind: "config"; title: string }
  | { kind: "secrets"; title: string; names: SecretName[] }
  | { kind: "build"; title: string }
  | { kind: "deploy"; title: string; args: string[] }
  | { kind: "health"; title: string };

export type SecretName = "DATABASE_URL" | "APP_SECRET";

export interface Plan {
  byHand: ByHand[];
  steps: Step[];
}

export interface Situation {
  wanted: Wanted;
  account: Account;
  database: DatabaseState;
  appOrigin: string;
  contentOrigin: string;
  mailFrom: string;
  /** Gives the role app a new password although the Worker has one. */
  rotate: boolean;
}

/** PostgreSQL's major version that the schema is written for. */
const postgresMajor = 18;
/** Of Workers AI's bge-m3, which reads English and Arabic alike. */
const index = ["--dimensions", "1024", "--metric", "cosine"];
export const deployConfigFile = ".deploy.toml";
const withConfig = ["--config", deployConfigFile, "--env", "production"];

/** What is missing, as what a person has to do and what is done for them, in the order of doing. Nothing here acts. */
export function planDeployment(situation: Situation): Plan {
  return { byHand: byHand(situation), steps: steps(situation) };
}

function byHand({ account, database, appOrigin, contentOrigin, mailFrom }: Situation): ByHand[] {
  const signedIn = account.name !== null;
  const told = (list: unknown): ByHand["state"] =>
    !signedIn ? "unseen" : typeof list === "string" ? "missing" : "done";
  const said = (list: unknown) => (typeof list === "string" ? ` Wrangler said: ${list}` : "");
  return [
    {
      what: signedIn ? `Cloudflare account: ${account.name}` : "A Cloudflare account",
      how: "npx wrangler login, or CLOUDFLARE_ACCOUNT_ID and a CLOUDFLARE_API_TOKEN that may edit Workers Scripts, Workers Routes, Workers KV, R2, Queues and Vectorize, and read Workers AI and DNS.",
      state: signedIn ? "done" : "missing",
    },
    {
      what: "The Workers Paid plan",
      how: `dash.cloudflare.com → Workers & Pages → Plans. Queues, Durable Objects and password hashing need it.${said(account.queues)}`,
      state: typeof account.queues === "string" ? "missing" : "unseen",
    },
    {
      what: "R2, switched on",
      how: `dash.cloudflare.com → R2 → Enable.${said(account.buckets)}`,
      state: told(account.buckets),
    },
    {
      what: "Workers KV",
      how: `The token needs the right to edit it.${said(account.namespaces)}`,
      state: told(account.namespaces),
    },
    {
      what: "Vectorize",
      how: `The token needs the right to edit it.${said(account.indexes)}`,
      state: told(account.indexes),
    },
    {
      what: `The domains of ${new URL(appOrigin).host} and ${new URL(contentOrigin).host}`,
      how: "dash.cloudflare.com → Add a domain. Both hosts must be in zones of this account and free of other records; the deployment makes their records.",
      state: "unseen",
    },
    {
      what: `A sender for mails from ${mailFrom}`,
      how: `dash.cloudflare.com → Email → Email Sending: add ${mailFrom.split("@")[1]} and its DNS records.`,
      state: "unseen",
    },
    databaseByHand(database),
  ];
}

function databaseByHand(database: DatabaseState): ByHand {
  const how = `console.neon.tech → a project with PostgreSQL ${postgresMajor} → Connect → the owner's connection string as DATABASE_URL.`;
  if (!database.reachable)
    return { what: "A Neon database", how: `${how} It could not be reached: ${database.reason}`, state: "missing" };
  if (database.major < postgresMajor)
    return {
      what: `PostgreSQL ${postgresMajor}`,
      how: `This database is of version ${database.major}. ${how}`,
      state: "missing",
    };
  if (!database.mayMakeRoles)
    return { what: "The database's owner", how: `This role may not make others. ${how}`, state: "missing" };
  return { what: `A Neon database (PostgreSQL ${database.major})`, how, state: "done" };
}

function steps({ wanted, account, rotate }: Situation): Step[] {
  const lacks = (all: string[], has: string[] | string) =>
    all.filter((name) => typeof has === "string" || !has.includes(name));
  const titles = typeof account.namespaces === "string" ? [] : Object.keys(account.namespaces);
  const needsPassword = rotate || !account.secrets.includes("DATABASE_URL");
  const names: SecretName[] = [
    ...(needsPassword ? ["DATABASE_URL" as const] : []),
    // Never replaced: everything that was signed with it would be worthless.
    ...(account.secrets.includes("APP_SECRET") ? [] : ["APP_SECRET" as const]),
  ];
  return [
    ...lacks(wanted.buckets, account.buckets).map(
      (name): Step => ({
        kind: "wrangler",
        title: `Create the R2 bucket ${name}`,
        args: ["r2", "bucket", "create", name],
      }),
    ),
    ...lacks(wanted.queues, account.queues).map(
      (name): Step => ({ kind: "wrangler", title: `Create the queue ${name}`, args: ["queues", "create", name] }),
    ),
    ...lacks(wanted.namespaces, titles).map(
      (name): Step => ({
        kind: "namespace",
        title: `Create the KV namespace ${name}`,
        name,
        args: ["kv", "namespace", "create", name],
      }),
    ),
    ...lacks(wanted.indexes, account.indexes).map(
      (name): Step => ({
        kind: "wrangler",
        title: `Create the Vectorize index ${name}`,
        args: ["vectorize", "create", name, ...index],
      }),
    ),
    { kind: "build", title: "Build the app" },
    { kind: "config", title: `Write ${deployConfigFile} with the account's ids and addresses` },
    { kind: "migrate", title: "Bring the database to the newest schema" },
    ...(names.includes("DATABASE_URL")
      ? [{ kind: "app-role", title: "Give the role app a password of its own" } as const]
      : []),
    ...(names.length > 0
      ? [{ kind: "secrets", title: `Set the Worker's secrets ${names.join(" and ")}`, names } as const]
      : []),
    { kind: "deploy", title: "Deploy the Worker", args: ["deploy", ...withConfig] },
    { kind: "health", title: "Ask /healthz how it is" },
  ];
}

/** With the names in standard input. */
export const secretsArgs = ["secret", "bulk", ...withConfig];

export const isReady = ({ byHand: list }: Plan): boolean => list.every(({ state }) => state !== "missing");
