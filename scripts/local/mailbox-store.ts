import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Mail {
  /** The sender's own key: the same id again is the same mail, and is kept once. */
  id: string;
  to: string[];
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** ISO 8601, when the mailbox took it. */
  receivedAt: string;
}

export interface MailStore {
  /** False when a mail with this id is there already. */
  add(mail: Mail): boolean;
  get(id: string): Mail | undefined;
  /** Newest first: all, those to one whole address, or those with a part of it. */
  list(to?: string, match?: "whole" | "part"): Mail[];
}

/** Keeps mails in memory and, given a folder, in its `mails.jsonl`, one line each. */
export function openMailStore(dir?: string): MailStore {
  const file = dir === undefined ? null : join(dir, "mails.jsonl");
  const byId = new Map<string, Mail>();
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  if (file && existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const mail = readLine(line);
      if (mail) byId.set(mail.id, mail);
    }
  }
  return {
    add(mail) {
      if (byId.has(mail.id)) return false;
      byId.set(mail.id, mail);
      if (file) appendFileSync(file, `${JSON.stringify(mail)}\n`);
      return true;
    },
    get: (id) => byId.get(id),
    list(to, match = "whole") {
      const wanted = to?.trim().toLowerCase();
      const all = [...byId.values()].reverse();
      if (wanted === undefined) return all;
      const fits = (address: string) =>
        match === "part" ? address.toLowerCase().includes(wanted) : isTo(address, wanted);
      return all.filter((mail) => mail.to.some(fits));
    },
  };
}

/** A line that a killed process wrote half is passed over. */
function readLine(line: string): Mail | null {
  if (!line.endsWith("}")) return null;
  try {
    return JSON.parse(line) as Mail;
  } catch {
    return null;
  }
}

/** Both `ann@x.org` and `Ann <ann@x.org>` are to ann@x.org. */
function isTo(address: string, wanted: string): boolean {
  const plain = address.toLowerCase();
  return (plain.match(/<([^>]*)>\s*$/)?.[1] ?? plain).trim() === wanted;
}

/** The posted mail, or a sentence that says what is wrong with it. */
export function parseMail(body: string): Mail | string {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return "the mail is not JSON";
  }
  if (typeof value !== "object" || value === null) return "the mail is not an object";
  const { id, to, from, subject, html = "", text = "", headers = {} } = value;
  const recipients = typeof to === "string" ? [to] : to;
  if (!Array.isArray(recipients) || recipients.length === 0 || !recipients.every(isFilled)) return "to is missing";
  if (!isFilled(id)) return "id is missing";
  if (!isFilled(from)) return "from is missing";
  if (typeof subject !== "string" || typeof html !== "string" || typeof text !== "string") {
    return "subject, html and text are strings";
  }
  if (
    typeof headers !== "object" ||
    headers === null ||
    !Object.values(headers).every((one) => typeof one === "string")
  ) {
    return "headers maps names to strings";
  }
  const receivedAt = new Date().toISOString();
  return { id, to: recipients, from, subject, html, text, headers: headers as Record<string, string>, receivedAt };
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
