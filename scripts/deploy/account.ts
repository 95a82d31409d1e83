import type { Wanted } from "./wanted";
import { complaintOf, type Wrangler } from "./wrangler";

/** What an account has of what is wanted. A string is Wrangler's refusal to tell. */
export interface Account {
  /** Who is signed in, or null. */
  name: string | null;
  buckets: string[] | string;
  /** Those of the wanted ones that exist. */
  queues: string[] | string;
  /** Title → id. */
  namespaces: Record<string, string> | string;
  indexes: string[] | string;
  /** Names of the Worker's secrets; none for a Worker that is not there yet. */
  secrets: string[];
}

const nobody: Account = { name: null, buckets: [], queues: [], namespaces: {}, indexes: [], secrets: [] };

/** Looks, and changes nothing. */
export async function inspectAccount(wrangler: Wrangler, wanted: Wanted): Promise<Account> {
  const who = await wrangler(["whoami", "--json"]);
  const { email, accounts = [] } = who.code === 0 ? readJson<WhoAmI>(who.stdout, {}) : {};
  const name = [email, accounts.map((each) => each.name).join(", ")].filter(Boolean).join(" · ");
  if (who.code !== 0 || !name) return nobody;
  const buckets = await wrangler(["r2", "bucket", "list"]);
  const indexes = await wrangler(["vectorize", "list", "--json"]);
  const secrets = await wrangler(["secret", "list", "--name", wanted.worker, "--format", "json"]);
  return {
    name,
    buckets: buckets.code === 0 ? namesIn(buckets.stdout) : complaintOf(buckets),
    queues: await queuesOf(wrangler, wanted.queues),
    namespaces: await namespacesOf(wrangler),
    indexes:
      indexes.code === 0
        ? readJson<{ name: string }[]>(indexes.stdout, []).map((index) => index.name)
        : complaintOf(indexes),
    // A Worker that does not exist has none, and is told by an error.
    secrets: secrets.code === 0 ? readJson<{ name: string }[]>(secrets.stdout, []).map((secret) => secret.name) : [],
  };
}

/** Title → id. */
export async function namespacesOf(wrangler: Wrangler): Promise<Record<string, string> | string> {
  const list = await wrangler(["kv", "namespace", "list"]);
  if (list.code !== 0) return complaintOf(list);
  return Object.fromEntries(
    readJson<{ id: string; title: string }[]>(list.stdout, []).map(({ id, title }) => [title, id]),
  );
}

interface WhoAmI {
  email?: string;
  accounts?: { name: string; id: string }[];
}

/** The list of queues comes in pages of a drawn table; each queue's own state says the same plainly. */
async function queuesOf(wrangler: Wrangler, wanted: string[]): Promise<string[] | string> {
  const there: string[] = [];
  for (const queue of wanted) {
    const info = await wrangler(["queues", "info", queue]);
    if (info.code === 0) there.push(queue);
    else if (!/does not exist/i.test(info.stderr + info.stdout)) return complaintOf(info);
  }
  return there;
}

const namesIn = (text: string): string[] => Array.from(text.matchAll(/^\s*name:\s+(\S+)/gm), ([, name = ""]) => name);

/** Wrangler may say something before the JSON it was asked for. */
function readJson<T>(text: string, otherwise: T): T {
  const start = text.search(/[[{]/);
  if (start < 0) return otherwise;
  try {
    return JSON.parse(text.slice(start)) as T;
  } catch {
    return otherwise;
  }
}
