import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import * as v from "valibot";
import { uuid } from "../../kernel/inputs";
import { cursorInput, limitInput, pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { reachesQuiz } from "./policy";
import { quizAttempts, quizzes } from "./schema";

export const attemptStatus = v.picklist(["in_progress", "submitted", "expired"]);

export const listAttemptsOfQuiz = query({
  name: "attempts.listOfQuiz",
  summary: "The attempts at a quiz, newest first; of one student where that is asked for.",
  may: granted("courses.edit", "course", "all"),
  input: v.strictObject({ quizUuid: uuid, userUuid: v.optional(uuid), cursor: cursorInput, limit: limitInput() }),
  output: pageOf(
    v.object({
      uuid: v.string(),
      userUuid: v.string(),
      fullName: v.string(),
      number: v.number(),
      status: attemptStatus,
      scorePercent: v.nullable(v.number()),
      passed: v.nullable(v.boolean()),
      startedAt: v.string(),
      submittedAt: v.nullable(v.string()),
    }),
  ),
  errors: [],
  async run(ctx, { quizUuid, userUuid, cursor, limit }) {
    const before = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: quizAttempts.id,
          uuid: quizAttempts.uuid,
          userUuid: users.uuid,
          fullName: users.fullName,
          number: quizAttempts.attemptNumber,
          status: quizAttempts.status,
          scorePercent: quizAttempts.scorePercent,
          passed: quizAttempts.passed,
          startedAt: quizAttempts.startedAt,
          submittedAt: quizAttempts.submittedAt,
        })
        .from(quizAttempts)
        .innerJoin(users, eq(users.id, quizAttempts.userId))
        .where(
          and(
            // One id each, so that the newest are read from an index of the quiz's attempts and nothing is sorted.
            sql`${quizAttempts.quizId} = (select ${quizzes.id} from ${quizzes}
              where ${quizzes.uuid} = ${quizUuid} and ${quizzes.deletedAt} is null and ${reachesQuiz(ctx.actor, ctx.scopes)})`,
            isNull(quizAttempts.deletedAt),
            userUuid
              ? sql`${quizAttempts.userId} = (select id from users found where found.uuid = ${userUuid})`
              : undefined,
            before !== null ? lt(quizAttempts.id, before) : undefined,
          ),
        )
        .orderBy(desc(quizAttempts.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return {
      items: items.map(({ id: _, startedAt, submittedAt, ...row }) => ({
        ...row,
        startedAt: startedAt.toISOString(),
        submittedAt: submittedAt?.toISOString() ?? null,
      })),
      next,
    };
  },
});
