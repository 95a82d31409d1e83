import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { iso } from "../../kernel/json";
import { languageOf, personName, word } from "../catalogue";
import { admissions, sessionStatuses } from "./inputs";

/** A live session as lists and its own page show it. */
export const SessionCard = v.object({
  uuid: v.string(),
  title: v.string(),
  translations: v.object({ en: v.object({ title: v.string() }), ar: v.optional(v.object({ title: v.string() })) }),
  /** The language of `title`. */
  language: v.picklist(["en", "ar"]),
  status: v.picklist(sessionStatuses),
  admission: v.picklist(admissions),
  startsAt: v.string(),
  durationMinutes: v.number(),
  timeZone: v.string(),
  startedAt: v.nullable(v.string()),
  endedAt: v.nullable(v.string()),
  recordingUrl: v.nullable(v.string()),
  hostName: v.string(),
  course: v.object({ uuid: v.string(), slug: v.string(), title: v.string() }),
});
export type SessionCard = v.InferOutput<typeof SessionCard>;

/** Over `live_sessions s`, its `courses c` and its planner `users u`. */
export const sessionColumns = (locale: Locale): SQL => sql`
  s.uuid, s.translations, ${word(sql`s.translations`, "title", locale)} as title, ${languageOf(sql`s.translations`, "title", locale)} as language,
  s.status, s.admission, ${iso(sql`s.starts_at`)} as "startsAt", s.duration_minutes as "durationMinutes", s.time_zone as "timeZone",
  ${iso(sql`s.started_at`)} as "startedAt", ${iso(sql`s.ended_at`)} as "endedAt", s.recording_url as "recordingUrl", ${personName(locale)} as "hostName",
  json_build_object('uuid', c.uuid, 'slug', c.slug, 'title', ${word(sql`c.translations`, "title", locale)}) as course`;
