import { type SQL, sql } from "drizzle-orm";
import { type Actor, scopesOf } from "../../kernel/actor";
import { reaches } from "../catalogue";
import { mayOpenCourse } from "../enrolment";

/** Over `courses c`: the actor hosts its live sessions. */
export const hostsCourse = (actor: Actor): SQL<boolean> => reaches(actor, scopesOf(actor, "live_sessions.host"));

/** Over `courses c`: the actor may be in its live sessions at `now`. */
export const mayAttend = (actor: Actor, now: Date): SQL<boolean> =>
  sql<boolean>`(c.deleted_at is null and (${mayOpenCourse(actor, now)} or ${hostsCourse(actor)}))`;
