import * as v from "valibot";
import { isWithinBounds } from "./markdown-bounds";

/** Shapes that every module's inputs share. Browser-safe. */

// Controls have no place in a name or a title; tab and newline are for long text only.
const noControls = /^\P{Cc}*$/u;
const noControlsButLines = /^[\P{Cc}\t\n\r]*$/u;

/** One line of text: trimmed, 1 to `max` characters. */
export const line = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max), v.regex(noControls));
/** One line that may be empty. */
export const optionalLine = (max: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(max),
      v.regex(noControls),
      v.transform((s) => (s === "" ? undefined : s)),
    ),
  );
/** Many lines, may be empty. */
export const prose = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(noControlsButLines));
export const optionalProse = (max: number) =>
  v.optional(
    v.pipe(
      prose(max),
      v.transform((s) => (s === "" ? undefined : s)),
    ),
  );
/** The same of Markdown that is drawn as such; whoever draws it must not be kept busy by it. */
export const markdown = (max: number) => v.pipe(prose(max), v.check(isWithinBounds, "too_complex"));
export const optionalMarkdown = (max: number) =>
  v.optional(
    v.pipe(
      markdown(max),
      v.transform((s) => (s === "" ? undefined : s)),
    ),
  );

/** In lower case, as PostgreSQL writes it: a comparison in code sees what one in SQL sees. */
export const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
export const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.nonEmpty(), v.maxLength(254), v.rfcEmail());
export const password = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
export const slug = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(2),
  v.maxLength(80),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
);
export const locale = v.picklist(["en", "ar"]);
export const timeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((zone) => isTimeZone(zone)),
);

/** A day of the calendar, "2026-02-28". */
export const day = v.pipe(v.string(), v.isoDate(), v.check(isOnCalendar));
/** An instant with its offset. */
export const moment = v.pipe(v.string(), v.isoTimestamp(), v.check(isOnCalendar));

/** Numbers and switches as forms and query strings send them too. */
export const integer = (min: number, max: number) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}$/), v.transform(Number))]),
    v.integer(),
    v.minValue(min),
    v.maxValue(max),
  );
/** The version (kernel/version.ts) that the writer began from. Left out, the last one to write is right. */
export const seen = v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)));
export const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(["true", "on", "false", ""]),
    v.transform((s) => s === "true" || s === "on"),
  ),
]);

/** Both languages of one thing; English is needed, Arabic may wait. */
export const bilingual = <T extends v.GenericSchema>(shape: T) => v.strictObject({ en: shape, ar: v.optional(shape) });

/** ISO 8601's pattern lets 31 February and the year 0 pass, and offsets that no clock shows. */
function isOnCalendar(text: string): boolean {
  const date = text.slice(0, 10);
  const [offsetHours = 0] = /(?<=[+-])\d\d(?=:?\d\d$|$)/.exec(text.slice(10)) ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // V8 turns 31 February into 3 March.
  return date > "0099" && new Date(midnight || 0).toISOString().startsWith(date) && Number(offsetHours) < 15;
}

/** An IANA name. Offsets such as "+05:30" are refused: PostgreSQL reads their sign the other way. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
