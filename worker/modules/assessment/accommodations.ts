import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist } from "../../kernel/database";
import { command, granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { listAccommodationsInput, setAccommodationInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizAccommodations, quizzes } from "./schema";

/** Counts for attempts that begin afterwards. Zeros take an accommodation back. */
export const setAccommodation = command({
  name: "accommodations.set",
  summary: "Gives one student of the course extra time and attempts for a quiz.",
  may: granted("courses.edit", "course", "all"),
  input: setAccommodationInput,
  output: v.object({ quizUuid: v.string(), userUuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { quizUuid, userUuid, extraTimePercent, extraAttempts }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`insert into quiz_accommodations (quiz_id, user_id, extra_time_percent, extra_attempts, granted_by_id)
            select quizzes.id, u.id, ${extraTimePercent}::int, ${extraAttempts}::int, ${ctx.actor.kind === "person" ? ctx.actor.id : null}::bigint
            from quizzes
            join users u on u.uuid = ${userUuid} and u.deleted_at is null
            join enrollments e on e.user_id = u.id and e.course_id = quizzes.course_id and e.deleted_at is null
            where quizzes.uuid = ${quizUuid} and quizzes.deleted_at is null and ${reachesQuiz(ctx.actor, ctx.scopes)}
            on conflict (quiz_id, user_id) do update set extra_time_percent = excluded.extra_time_percent,
              extra_attempts = excluded.extra_attempts, granted_by_id = excluded.granted_by_id
            returning quiz_id`,
          "not_found",
        ),
      ],
      events: [{ kind: "accommodation.set", payload: { quizUuid, userUuid } } satisfies Message],
    });
    return { quizUuid, userUuid };
  },
});

export const listAccommodations = query({
  name: "accommodations.list",
  summary: "The students with extra time or attempts for a quiz.",
  may: granted("courses.edit", "course", "all"),
  input: listAccommodationsInput,
  output: v.object({
    items: v.array(
      v.object({ userUuid: v.string(), fullName: v.string(), extraTimePercent: v.number(), extraAttempts: v.number() }),
    ),
  }),
  errors: [],
  async run(ctx, { quizUuid }) {
    const [items] = await ctx.read((q) => [
      q
        .select({
          userUuid: users.uuid,
          fullName: users.fullName,
          extraTimePercent: quizAccommodations.extraTimePercent,
          extraAttempts: quizAccommodations.extraAttempts,
        })
        .from(quizAccommodations)
        .innerJoin(quizzes, eq(quizzes.id, quizAccommodations.quizId))
        .innerJoin(users, eq(users.id, quizAccommodations.userId))
        .where(
          and(
            eq(quizzes.uuid, quizUuid),
            isNull(quizzes.deletedAt),
            isNull(users.deletedAt),
            or(gt(quizAccommodations.extraTimePercent, 0), gt(quizAccommodations.extraAttempts, 0)),
            reachesQuiz(ctx.actor, ctx.scopes),
          ),
        )
        .orderBy(asc(users.fullName), asc(users.id)),
    ]);
    return { items };
  },
});
