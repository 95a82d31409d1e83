import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "../../kernel/columns";

/** One word of a translations column in `locale`, or in English where the translation has none. */
export const word = (column: SQL, field: string, locale: Locale): SQL<string> =>
  locale === "en"
    ? sql<string>`${column}->'en'->>${field}::text`
    : sql<string>`coalesce(${column}->${locale}::text->>${field}::text, ${column}->'en'->>${field}::text)`;

/** As word(), for lists: json, or null. */
export const wordList = (column: SQL, field: string, locale: Locale): SQL<string[] | null> =>
  locale === "en"
    ? sql`${column}->'en'->${field}::text`
    : sql`coalesce(${column}->${locale}::text->${field}::text, ${column}->'en'->${field}::text)`;

/** The language that word() answers in, for the `lang` of what is shown. */
export const languageOf = (column: SQL, field: string, locale: Locale): SQL<Locale> =>
  locale === "en"
    ? sql<Locale>`'en'`
    : sql<Locale>`case when ${column}->${locale}::text->>${field}::text is null then 'en' else ${locale}::text end`;

/** A person's name in the script of `locale` where it is known. `u` is users. */
export const personName = (locale: Locale): SQL<string> =>
  locale === "ar" ? sql<string>`coalesce(u.full_name_ar, u.full_name)` : sql<string>`u.full_name`;
