import { type SQL, sql } from "drizzle-orm";
import { type Actor, scopesOf } from "../../kernel/actor";
import { reaches } from "../catalogue";
import { mayOpenCourse } from "../enrolment";
import { isInPlan, passesInCourse } from "../plans";
import type { RoomName } from "./inputs";

/** Over `courses c`: the actor keeps order there. */
export const moderatesCourse = (actor: Actor): SQL<boolean> => reaches(actor, scopesOf(actor, "chat.moderate"));

/** Over `chat_rooms r` and, for a course's room, `courses c`: the actor may be in it at `now`. */
export const mayEnterCourse = (actor: Actor, now: Date): SQL<boolean> =>
  sql<boolean>`(c.deleted_at is null and (${mayOpenCourse(actor, now)} or ${moderatesCourse(actor)}))`;

/** The row of `chat_rooms r` with this name. */
export const roomIs = ({ kind, uuid }: RoomName): SQL<boolean> =>
  kind === "course"
    ? sql<boolean>`r.course_id = (select id from courses where uuid = ${uuid}::uuid)`
    : sql<boolean>`(r.uuid = ${uuid}::uuid and r.kind = 'private')`;

/** Over `chat_rooms r`: the actor is one of its members at `now`, and no moderator has closed the room to them. */
export const isLetIn = (actor: Actor, now: Date): SQL<boolean> => sql<boolean>`(${isMember(actor, now)} and not exists (
  select from chat_room_members b where b.room_id = r.id and b.user_id = ${actor.kind === "person" ? actor.id : 0} and b.banned_at is not null))`;

/** Over `chat_rooms r`: the plan of who is let in holds writing there. */
export const mayWrite = (actor: Actor, now: Date): SQL<boolean> =>
  actor.kind === "person"
    ? sql<boolean>`case when r.course_id is null then ${isInPlan(actor.id, "chat_access", now)}
        else ${passesInCourse(actor, "chat_access", sql`r.course_id`, now)} end`
    : sql<boolean>`${actor.kind === "system"}::boolean`;

/** Over `chat_rooms r`: the actor is one of its members at `now`. */
export function isMember(actor: Actor, now: Date): SQL<boolean> {
  if (actor.kind !== "person") return sql<boolean>`${actor.kind === "system"}::boolean`;
  return sql<boolean>`(${actor.id} in (r.first_id, r.second_id)
    or exists (select from courses c where c.id = r.course_id and ${mayEnterCourse(actor, now)}))`;
}
