import { type SQL, sql } from "drizzle-orm";

/** `![…](media:<uuid>)`, in lower case alone: as references.ts and policy.ts look for it. PostgreSQL reads the same pattern. */
const named = "media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

/** The pictures that a text asks for; whether it may show them is not said here. */
export const picturesNamed = (text: string): string[] => [
  ...new Set([...text.matchAll(new RegExp(named, "g"))].map(([, uuid = ""]) => uuid)),
];

/**
 * A JSON array of the pictures that `text` names and may show: those of its own course. Whoever writes a text could name any file there is,
 * so nothing else of it is ever given a link.
 */
export const picturesShown = (text: SQL, courseId: SQL): SQL<string[]> => sql<string[]>`(
  select coalesce(jsonb_agg(f.uuid), '[]') from media_files f
  where f.uuid = any(array(select m[1]::uuid from regexp_matches(${text}, ${named}, 'g') m where position('media:' in ${text}) > 0))
    and f.kind = 'lesson_image' and f.status = 'attached' and f.mediable_type = 'course' and f.mediable_id = ${courseId} and f.deleted_at is null)`;
