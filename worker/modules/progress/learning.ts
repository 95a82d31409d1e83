import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { lessonInput, outlineInput } from "./inputs";
import { lessonShape, selectLesson, toLesson } from "./lesson-part";
import { outlineShape, selectOutline, toOutline } from "./outline-part";

/** For those enrolled, the course's instructors and holders of courses.edit:all. Nothing here marks anything. */

export const learningOutline = query({
  name: "learning.outline",
  summary:
    "A course as its player shows it: sections, lessons with their states, where to go on, what completion still asks for.",
  may: signedIn,
  input: outlineInput,
  output: outlineShape,
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { courseUuid, courseSlug }) {
    const which = courseUuid === undefined ? sql`c.slug = ${courseSlug}` : sql`c.uuid = ${courseUuid}`;
    const outline = toOutline(await ctx.read((q) => [...selectOutline(q, ctx.actor, ctx.now, which)]));
    if (typeof outline === "string") throw ctx.refuse(outline);
    return outline;
  },
});

export const learningLesson = query({
  name: "learning.lesson",
  summary: "A lesson with its content, what was watched, its quizzes' states and its neighbours.",
  may: signedIn,
  input: lessonInput,
  output: lessonShape,
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { lessonUuid }) {
    const lesson = toLesson(await ctx.read((q) => [...selectLesson(q, ctx.actor, ctx.now, lessonUuid)]));
    if (typeof lesson === "string") throw ctx.refuse(lesson);
    return lesson;
  },
});

export const learningPlayer = query({
  name: "learning.player",
  summary: "A lesson together with the outline of its course: all that the player's page shows.",
  may: signedIn,
  input: lessonInput,
  output: v.object({ outline: outlineShape, lesson: lessonShape }),
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { lessonUuid }) {
    const course = sql`c.id = (select pl.course_id from lessons pl where pl.uuid = ${lessonUuid} and pl.deleted_at is null)`;
    const [course_, lessons, quizzes, lesson_, items, refs] = await ctx.read((q) => [
      ...selectOutline(q, ctx.actor, ctx.now, course),
      ...selectLesson(q, ctx.actor, ctx.now, lessonUuid),
    ]);
    const lesson = toLesson([lesson_, items, refs]);
    if (typeof lesson === "string") throw ctx.refuse(lesson);
    const outline = toOutline([course_, lessons, quizzes]);
    if (typeof outline === "string") throw ctx.refuse(outline);
    return { outline, lesson };
  },
});
