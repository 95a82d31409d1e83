import type { Locale } from "../../../kernel/columns";
import { formatDate, type Params, type Translate, translator } from "../../../words/format";
import { mails as catalogue, type mails } from "../../../words/mails";

/** A mail before it has a shape: the layout makes HTML and plain text of the same words. */
export interface Letter {
  /** One line. */
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** After the button. */
  notes?: string[];
  /** Why it is sent, where the common words do not say it. */
  reason?: string;
}

/** What every template may say of who writes to whom. */
export interface Correspondence {
  locale: Locale;
  brand: string;
  /** The recipient's name, in the script of the language where it is known; null while the address is unproven, for a stranger may have typed it. */
  name: string | null;
  timeZone: string;
  /** The address of a public page, in the recipient's language. */
  page(path: `/${string}`): string;
  /** The address of a portal's page, whose language is the person's. */
  portal(path: `/${string}`): string;
}

type Messages = (typeof mails)["en"];

/** For bodies: what was inserted stands apart in its own direction (Unicode isolates), so that a Latin title does not turn an Arabic line around. */
export function say({ locale, brand, name }: Correspondence): Translate<Messages> {
  const t = translator(catalogue, locale);
  return (key, params = {}) => t(key, isolated({ brand, name: name ?? "", ...params }));
}

/** For subjects: one line, and no isolates, which mail programs show as boxes. */
export function saySubject({ locale, brand, name }: Correspondence): Translate<Messages> {
  const t = translator(catalogue, locale);
  return (key, params = {}) => t(key, mapped({ brand, name: name ?? "", ...params }, oneLine)).slice(0, 200);
}

/** An instant as the recipient's own clock shows it, the zone named. */
export const until = (iso: string, { locale, timeZone }: Correspondence): string =>
  formatDate(iso, locale, { timeZone, style: "long", time: true, zoneName: true });

/** `url` is an address of ours by its key alone: what people typed is never one, whatever it looks like. */
const isolated = (params: Params) =>
  mapped(params, (text, key) => (key === "url" ? marked(text) : `\u2068${oneLine(text)}\u2069`));

/** An address set apart left-to-right, by which the layout knows it for ours. No other text holds these marks (see oneLine). */
export const marked = (url: string): string => `\u2066${oneLine(url)}\u2069`;
export const markedUrl = /\u2066([^\u2066\u2069]*)\u2069/;

const mapped = (params: Params, change: (text: string, key: string) => string): Params =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? change(value, key) : value]),
  );

/** Without line breaks, which would begin another header, and without marks that reorder what stands around them. */
const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
