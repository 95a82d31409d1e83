import { type SQL, sql } from "drizzle-orm";
import { courseStatuses } from "./inputs";
import type { CourseStatus } from "./schema";

/**
 * draft: being written, for its authors alone. private: open to those whom an instructor enrols. published: in the catalogue.
 * archived: kept for those enrolled, closed to others. Once published a course is never a draft again: people are learning in it.
 */
const moves: Record<CourseStatus, readonly CourseStatus[]> = {
  draft: ["private", "published"],
  private: ["published", "archived"],
  published: ["private", "archived"],
  archived: ["private", "published"],
};

/** Staying is always allowed and changes nothing. */
export const mayBecome = (from: CourseStatus, to: CourseStatus): boolean => from === to || moves[from].includes(to);

/** From where one may come to a status. */
export const mayBecomeFrom = (to: CourseStatus): CourseStatus[] => courseStatuses.filter((from) => mayBecome(from, to));

/** What course c lacks to be published, as a jsonb array of "title", "description" and "lessons". */
export const missingForPublishing: SQL = sql`to_jsonb(array_remove(array[
  case when coalesce(c.translations->'en'->>'title', '') = '' then 'title' end,
  case when coalesce(c.translations->'en'->>'description', '') = '' then 'description' end,
  case when c.lesson_count = 0 then 'lessons' end], null))`;
