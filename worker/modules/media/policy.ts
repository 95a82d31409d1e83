import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { textArray } from "../../kernel/database";
import { type KindRules, kinds, roomKinds } from "./kinds";
import type { MediaKind } from "./schema";

const holds = (actor: Actor, permission: string): boolean =>
  actor.kind === "system" ||
  (actor.kind === "person" && [...actor.grants].some((grant) => grant.startsWith(`${permission}:`)));

/** Who may upload a file of `kind`: by the kind's own rule, in any scope; what it may then be used for is settled where it is used. */
export function mayUpload(actor: Actor, kind: MediaKind): boolean {
  const { permission }: KindRules = kinds[kind];
  return permission === null ? actor.kind !== "visitor" : holds(actor, permission);
}

const personId = (actor: Actor) => (actor.kind === "person" ? actor.id : 0);

/** Over `media_files as f`: it was given to a chat room, and from then on is that room's affair alone (chat.linkFiles). */
export const isOfRoom: SQL<boolean> = sql<boolean>`(f.mediable_type is not distinct from 'chat_room')`;

/** Over `media_files as f`: the caller's own uploads, or for keepers of the library every file that is not in a room. */
export const isKeptBy = (actor: Actor): SQL =>
  actor.kind === "system"
    ? sql`true`
    : actor.kind === "person" && actor.grants.has("media.manage:all")
      ? sql`(f.owner_id = ${actor.id} or f.kind <> all (${textArray(roomKinds)})) and not ${isOfRoom}`
      : sql`f.owner_id = ${personId(actor)} and not ${isOfRoom}`;

/**
 * Over `media_files as f`: who may read a file. Its keeper; everybody, where it is a portrait or a cover in use, or part of a preview lesson of a
 * published course; and whoever has access to the course that shows it.
 */
export function isReadableBy(actor: Actor, now: Date): SQL {
  const reader = hasCourse(actor, now);
  return sql`(${isKeptBy(actor)}
    or (f.kind = 'course_cover' and exists (select from courses c where c.cover_id = f.id and c.deleted_at is null))
    or (f.kind = 'profile_picture' and exists (select from users u where u.id = f.owner_id and u.photo_uuid = f.uuid::text and u.deleted_at is null))
    or exists (
      select from content_items i
      join lessons l on l.id = i.lesson_id and l.deleted_at is null
      join sections s on s.id = l.section_id and s.deleted_at is null
      join courses c on c.id = l.course_id and c.deleted_at is null
      where i.deleted_at is null and i.id in (${itemsShowing}) and ((l.is_preview and c.status = 'published') or ${reader}))
    or exists (
      select from materials m join courses c on c.id = m.course_id and c.deleted_at is null
      where m.deleted_at is null and f.id in (m.media_id, m.media_ar_id) and ${reader})
    or exists (
      select from quiz_questions q join quizzes z on z.id = q.quiz_id and z.deleted_at is null join courses c on c.id = z.course_id and c.deleted_at is null
      where q.media_id = f.id and ${reader}))`;
}

/** Captions, and pictures in a text (`media:<uuid>`), are named inside JSON: looked for within their own course, not in all lessons there are. */
const itemsShowing = sql`
  select id from content_items where media_id = f.id
  union all select id from content_items where media_ar_id = f.id
  union all select k.id from lessons o join content_items k on k.lesson_id = o.id
    where f.kind in ('lesson_captions', 'lesson_image') and f.mediable_type = 'course' and o.course_id = f.mediable_id
      and (f.uuid::text in (k.source->'captions'->>'en', k.source->'captions'->>'ar') or position('media:' || f.uuid::text in k.translations::text) > 0)`;

/** Over `media_files as f`: whether a published course's page, or a lesson that it shows to everybody, names the file. */
export const isOnPublicPage: SQL<boolean> = sql<boolean>`(
  exists (select from courses c where c.cover_id = f.id and c.status = 'published' and c.deleted_at is null)
  or exists (
    select from content_items i
    join lessons l on l.id = i.lesson_id and l.is_preview and l.deleted_at is null
    join sections s on s.id = l.section_id and s.deleted_at is null
    join courses c on c.id = l.course_id and c.status = 'published' and c.deleted_at is null
    where i.deleted_at is null and i.id in (${itemsShowing})))`;

/** Over `courses c`: its authors, and its students while their enrolment is open. */
function hasCourse(actor: Actor, now: Date): SQL {
  if (actor.kind !== "person") return sql`false`;
  if (actor.grants.has("courses.edit:all")) return sql`true`;
  return sql`(exists (select from course_instructors ci where ci.course_id = c.id and ci.user_id = ${actor.id})
    or c.status <> 'draft' and exists (select from enrollments e where e.course_id = c.id and e.user_id = ${actor.id} and e.status in ('in_progress', 'completed')
      and e.deleted_at is null and (e.expires_at is null or e.expires_at > ${now.toISOString()}::timestamptz)))`;
}
