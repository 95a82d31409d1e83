import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { ExpectedError } from "../local/signals";
import { isSameSite, registrableDomain } from "./same-site";

/** What nobody but the person who deploys can know. */
export interface Answers {
  /** Connection string of the database's owner. A secret: never printed, never written to a file. */
  databaseUrl: string;
  /** `https://learn.example.com` */
  appOrigin: string;
  /** Another host, on a domain of its own, for what people upload. */
  contentOrigin: string;
  mailFrom: string;
  brandName: string;
  currency: string;
  timeZone: string;
}

interface Question {
  key: keyof Answers;
  variable: string;
  prompt: string;
  secret?: boolean;
  byDefault?: string;
  /** What is wrong with an answer, or null. */
  check(answer: string, answers: Partial<Answers>, env: Env): string | null;
}

/** Says that the risk below is known and taken. */
const sameSiteVariable = "CONTENT_SAME_SITE";
const whyOwnDomain = `to browsers both are one site, so that what somebody uploads may set cookies for the app and is sent its same-site ones. Register a domain that serves nothing else. To go on all the same, as for a trial, set ${sameSiteVariable}=accepted`;

const httpsOrigin = (text: string): string | null => {
  if (!URL.canParse(text)) return "is no address; it looks like https://learn.example.com";
  const { protocol, origin } = new URL(text);
  if (protocol !== "https:") return "must begin with https://";
  return origin === text ? null : `must be an origin alone, without a path or a slash at its end: ${origin}`;
};

export const questions: readonly Question[] = [
  {
    key: "databaseUrl",
    variable: "DATABASE_URL",
    prompt: "Connection string of the Neon database's owner (not shown)",
    secret: true,
    check(text) {
      if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return "is no postgresql:// connection string";
      const { username, hostname, pathname } = new URL(text);
      if (!username || !hostname || pathname.length < 2) return "must name a user, a host and a database";
      return decodeURIComponent(username) === "app"
        ? "must be the owner's: the role app is made by this command"
        : null;
    },
  },
  {
    key: "appOrigin",
    variable: "APP_ORIGIN",
    prompt: "Address of the app, such as https://learn.example.com",
    check: httpsOrigin,
  },
  {
    key: "contentOrigin",
    variable: "CONTENT_ORIGIN",
    prompt: "Address of uploaded content on a domain of its own, such as https://content.example-files.net",
    check(text, { appOrigin }, env) {
      const wrong = httpsOrigin(text) ?? (text === appOrigin ? "must be another host than the app's" : null);
      if (wrong || !appOrigin || !isSameSite(text, appOrigin) || env[sameSiteVariable] === "accepted") return wrong;
      return `lies on the app's own domain, ${registrableDomain(new URL(appOrigin).hostname)}: ${whyOwnDomain}`;
    },
  },
  {
    key: "mailFrom",
    variable: "MAIL_FROM",
    prompt: "Address that mails come from, of a domain that may send",
    check: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : "is no e-mail address"),
  },
  {
    key: "brandName",
    variable: "BRAND_NAME",
    prompt: "Name of the site",
    byDefault: "RecruitLMS",
    check: (text) => (text.trim() ? null : "is empty"),
  },
  {
    key: "currency",
    variable: "CURRENCY",
    prompt: "Currency of prices, three letters",
    byDefault: "INR",
    check: (text) => (/^[A-Z]{3}$/.test(text) ? null : "must be three capital letters, such as INR"),
  },
  {
    key: "timeZone",
    variable: "TIME_ZONE",
    prompt: "Time zone of dates on certificates",
    byDefault: "Asia/Kolkata",
    check: (text) => (isTimeZone(text) ? null : "is no time zone, such as Asia/Kolkata"),
  },
];

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

export type Env = Record<string, string | undefined>;
/** Asks a person; null where there is nobody to ask. */
export type Prompt = (question: { prompt: string; secret: boolean }) => Promise<string>;

/** From the environment, else from the person, else by default. Throws what is wrong with each, without repeating a secret. */
export async function gatherAnswers(env: Env, prompt: Prompt | null): Promise<Answers> {
  const answers: Partial<Answers> = {};
  const wrong: string[] = [];
  for (const { key, variable, prompt: text, secret = false, byDefault, check } of questions) {
    let answer = env[variable]?.trim();
    if (!answer && byDefault === undefined && prompt) answer = (await prompt({ prompt: text, secret })).trim();
    answer ||= byDefault ?? "";
    const complaint = answer ? check(answer, answers, env) : `is missing: ${text}`;
    if (complaint) wrong.push(`${variable} ${complaint}`);
    else answers[key] = answer;
  }
  if (wrong.length > 0) throw new ExpectedError(wrong.join("\n"));
  return answers as Answers;
}

/** Asks on the terminal; what is typed for a secret is not echoed. */
export async function askOnTerminal({ prompt, secret }: { prompt: string; secret: boolean }): Promise<string> {
  process.stdout.write(`${prompt}: `);
  const output = secret ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stdout;
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await reader.question("");
  } finally {
    reader.close();
    if (secret) process.stdout.write("\n");
  }
}
