import { type SQL, sql } from "drizzle-orm";
import { type Actor, scopesOf } from "../../kernel/actor";
import { selectPlanOf } from "./current";
import { byPlanAlone, type Feature } from "./features";

/** What a plan says of one feature to one person, and what of it is used. */
export interface Allowance {
  allowed: boolean;
  /** Null for as many as one likes. */
  limit: number | null;
  used: number;
  why: "plan" | "not_gated" | "not_in_plan" | "limit_reached";
}

/**
 * The one question that verbs ask of plans, as a value: may this person use the feature once more, and why. The best of their own plan and of the one that
 * everybody has. As long as nobody made one for everybody, only courses are a matter of plans.
 */
export function gate(userId: number | SQL, feature: Feature, now: Date): SQL<Allowance> {
  const used = feature === "course_access" ? usedCourses(userId, now) : sql`0`;
  const isOpen = byPlanAlone.includes(feature)
    ? sql`false`
    : sql`not exists (select from plans d where d.is_default and d.deleted_at is null)`;
  return sql<Allowance>`(
    select case
      when ${isOpen} then jsonb_build_object('allowed', true, 'limit', null, 'used', g.used, 'why', 'not_gated')
      when g.plans = 0 then jsonb_build_object('allowed', false, 'limit', 0, 'used', g.used, 'why', 'not_in_plan')
      when g.boundless or g.used < g.most then jsonb_build_object('allowed', true, 'limit', case when not g.boundless then g.most end, 'used', g.used, 'why', 'plan')
      else jsonb_build_object('allowed', false, 'limit', g.most, 'used', g.used, 'why', 'limit_reached') end
    from (
      select count(*) as plans, coalesce(bool_or(f."limit" is null), false) as boundless, max(f."limit") as most, ${used} as used
      from plan_features f
      where f.feature = ${feature} and (f.plan_id in (${selectPlanOf(userId, now)})
        or f.plan_id in (select d.id from plans d where d.is_default and d.deleted_at is null))
    ) as g)`;
}

/** gate() as a condition. */
export const passesGate = (userId: number | SQL, feature: Feature, now: Date): SQL<boolean> =>
  sql<boolean>`((${gate(userId, feature, now)})->>'allowed')::boolean`;

/** The same where it is not a matter of how much is used already. */
export const isInPlan = (userId: number | SQL, feature: Feature, now: Date): SQL<boolean> =>
  sql<boolean>`((${gate(userId, feature, now)})->>'why' <> 'not_in_plan')`;

/** In a course, over its id: what was bought or is taught is whole, whatever the plan; everything else is a matter of it. */
export function passesInCourse(actor: Actor, feature: Feature, courseId: SQL, now: Date): SQL<boolean> {
  if (scopesOf(actor, "courses.edit").includes("all")) return sql<boolean>`true`;
  if (actor.kind !== "person") return isInPlan(0, feature, now);
  return passesAsLearner(actor.id, feature, courseId, now);
}

export const passesAsLearner = (
  userId: number | SQL,
  feature: Feature,
  courseId: SQL,
  now: Date,
): SQL<boolean> => sql<boolean>`(
  ${isInPlan(userId, feature, now)}
  or exists (select from enrollments held where held.user_id = (${userId})::bigint and held.course_id = ${courseId} and held.deleted_at is null
    and held.enrollment_type in ('purchase', 'instructor'))
  or exists (select from course_instructors ci where ci.user_id = (${userId})::bigint and ci.course_id = ${courseId}))`;

/** How many courses are open to a person by subscription. */
const usedCourses = (userId: number | SQL, now: Date): SQL => sql`(
  select count(*) from enrollments held where held.user_id = (${userId})::bigint and held.enrollment_type = 'subscription' and held.deleted_at is null
    and held.status in ('in_progress', 'completed') and (held.expires_at is null or held.expires_at > ${now.toISOString()}::timestamptz))`;
