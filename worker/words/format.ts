import type { Locale } from "../kernel/columns";

/** A message that depends on `count`. English needs two forms, Arabic all six (CLDR plural rules). */
export interface EnglishPlural {
  one: string;
  other: string;
}
export interface ArabicPlural extends EnglishPlural {
  zero: string;
  two: string;
  few: string;
  many: string;
}
type EnglishMessages = Record<string, string | EnglishPlural>;
type InArabic<M> = { [K in keyof M]: M[K] extends string ? string : ArabicPlural };

export interface Words<M extends EnglishMessages = EnglishMessages> {
  en: M;
  ar: InArabic<M>;
}

/** A catalogue: a missing Arabic message, or a missing plural form, does not compile. */
export const words = <const M extends EnglishMessages>(catalogue: { en: M; ar: InArabic<M> }): Words<M> => catalogue;

export type Params = Record<string, string | number>;
export type Translate<M extends EnglishMessages> = (key: keyof M & string, params?: Params) => string;

/** Looks messages up in one language; `{name}` in a message is replaced by the parameter, numbers in the language's way. */
export function translator<M extends EnglishMessages>(catalogue: Words<M>, locale: Locale): Translate<M> {
  const messages = catalogue[locale] as Record<string, string | EnglishPlural | ArabicPlural>;
  return (key, params = {}) => {
    const message = messages[key];
    if (message === undefined) return key;
    const text = typeof message === "string" ? message : pick(message, locale, Number(params.count ?? 0));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? formatNumber(value, locale) : value;
    });
  };
}

function pick(plural: EnglishPlural | ArabicPlural, locale: Locale, count: number): string {
  const form = pluralRules(locale).select(count);
  return (plural as Partial<ArabicPlural>)[form] ?? plural.other;
}

// Arabic words with Latin digits: what Arabic readers meet in software, and they line up in tables.
const tags: Record<Locale, string> = { en: "en-GB", ar: "ar-u-nu-latn" };
const cache = new Map<string, unknown>();
function cached<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}
const pluralRules = (locale: Locale) => cached(`plural:${locale}`, () => new Intl.PluralRules(tags[locale]));

export const formatNumber = (value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string =>
  cached(`number:${locale}:${JSON.stringify(options)}`, () => new Intl.NumberFormat(tags[locale], options)).format(
    value,
  );

export const formatPercent = (percent: number, locale: Locale): string =>
  formatNumber(percent / 100, locale, { style: "percent", maximumFractionDigits: 0 });

/** How many decimals an ISO 4217 currency has: its smallest unit is one of the last of them. */
export const decimalsOf = (currency: string): number =>
  cached(
    `decimals:${currency}`,
    () => new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2,
  );

/** `minor` units of an ISO 4217 currency, with the currency's own number of decimals. */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  const options = { style: "currency", currency } as const;
  const digits = decimalsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return formatNumber(
    minor / 10 ** digits,
    locale,
    whole ? { ...options, minimumFractionDigits: 0, maximumFractionDigits: 0 } : options,
  );
}

/** A date, or with `time` also the hour, in the reader's zone. */
export function formatDate(
  date: Date | string,
  locale: Locale,
  options: { timeZone?: string; style?: "short" | "medium" | "long"; time?: boolean; zoneName?: boolean } = {},
): string {
  const { timeZone = "UTC", style = "medium", time = false, zoneName = false } = options;
  const format: Intl.DateTimeFormatOptions = {
    timeZone,
    day: "numeric",
    month: style === "short" ? "2-digit" : style === "long" ? "long" : "short",
    year: "numeric",
    ...(time ? { hour: "2-digit", minute: "2-digit" } : {}),
    ...(zoneName ? { timeZoneName: "short" } : {}),
  };
  return cached(`date:${locale}:${JSON.stringify(format)}`, () => new Intl.DateTimeFormat(tags[locale], format)).format(
    new Date(date),
  );
}

/** An hour of the day with its seconds, in the reader's zone. */
export const formatTime = (at: Date | string, locale: Locale, timeZone: string): string =>
  cached(
    `time:${locale}:${timeZone}`,
    () => new Intl.DateTimeFormat(tags[locale], { timeZone, timeStyle: "medium" }),
  ).format(new Date(at));

/** An hour of the day without its seconds, in the reader's zone. */
export const formatClock = (at: Date | number, locale: Locale, timeZone: string): string =>
  cached(
    `clock:${locale}:${timeZone}`,
    () => new Intl.DateTimeFormat(tags[locale], { timeZone, timeStyle: "short" }),
  ).format(at);

/** The calendar day of an instant in a zone: "2026-03-09". */
export const dayIn = (at: Date | number, timeZone: string): string =>
  cached(
    `day:${timeZone}`,
    () => new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
  ).format(at);

/** The weekday of a calendar day ("2026-03-09"): "Mon", with `long` "Monday". */
export const formatWeekday = (day: string, locale: Locale, weekday: "short" | "long" = "short"): string =>
  cached(
    `weekday:${locale}:${weekday}`,
    () => new Intl.DateTimeFormat(tags[locale], { weekday, timeZone: "UTC" }),
  ).format(new Date(day));

/** A calendar month ("2026-03"): "Mar 26", with `long` "March 2026". */
export const formatMonth = (month: string, locale: Locale, length: "short" | "long" = "short"): string =>
  cached(
    `month:${locale}:${length}`,
    () =>
      new Intl.DateTimeFormat(tags[locale], {
        month: length,
        year: length === "long" ? "numeric" : "2-digit",
        timeZone: "UTC",
      }),
  ).format(new Date(`${month}-01`));

/** "6h 20m" or "20 mins" for cards and lists; with `long` "6 hours 20 minutes", in Arabic with its duals and plurals. */
export function formatDuration(minutes: number, locale: Locale, length: "short" | "long" = "short"): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  // A lone "20m" could be metres.
  const unitDisplay = length === "long" ? "long" : hours > 0 ? "narrow" : "short";
  const part = (value: number, unit: "hour" | "minute") =>
    formatNumber(value, locale, { style: "unit", unit, unitDisplay });
  const parts = [
    ...(hours > 0 ? [part(hours, "hour")] : []),
    ...(rest > 0 || hours === 0 ? [part(rest, "minute")] : []),
  ];
  return cached(
    `list:${locale}:${unitDisplay}`,
    () => new Intl.ListFormat(tags[locale], { type: "unit", style: unitDisplay }),
  ).format(parts);
}

/** Names as a sentence lists them; as `unit` without an "and". */
export const formatList = (names: readonly string[], locale: Locale, type: "conjunction" | "unit" = "conjunction") =>
  cached(`names:${locale}:${type}`, () => {
    const style = type === "unit" ? "short" : "long";
    return new Intl.ListFormat(locale, { type, style });
  }).format(names);

/** A file's size in the largest unit that leaves a whole number: "340 kB", "2 MB". */
export function formatBytes(bytes: number, locale: Locale): string {
  const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), steps.length - 1);
  const [value, unit] = [bytes / 1000 ** step, steps[step] ?? "byte"];
  return formatNumber(value, locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
}

/** "2 hours ago", "in 3 days". */
export function formatRelative(date: Date | string, now: Date | string, locale: Locale): string {
  const seconds = (new Date(date).getTime() - new Date(now).getTime()) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (["second", 1] as const);
  return cached(`relative:${locale}`, () => new Intl.RelativeTimeFormat(tags[locale], { numeric: "auto" })).format(
    Math.round(seconds / size),
    unit,
  );
}

/** The words of one thing in the reader's language, English where Arabic is not written yet. */
export const inLocale = <T>(translations: { en: T; ar?: T | undefined }, locale: Locale): T =>
  translations[locale] ?? translations.en;
