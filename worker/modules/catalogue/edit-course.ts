import { type SQL, sql } from "drizzle-orm";
import { refuseUnless, type Writing } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { mediaIdOf, releaseMedia } from "../media";
import { categoryIdOf } from "./category-tree";
import { attachToCourse } from "./course-files";
import { EditCourse, type EditCourseInput } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courses } from "./schema";
import { isSlugOfAnother, slugify, turnOverSlug } from "./slugs";
import { courseOf, holdCourse, ofPublished } from "./structure";
import { refuseStaleCourse } from "./versions";

export const editCourse = command({
  name: "courses.edit",
  summary:
    "Changes what is given of a course: words, slug, level, category, price, rules, skills, prerequisites, search words, cover.",
  may: granted("courses.edit", "course", "all"),
  input: EditCourse,
  output: Named,
  errors: ["not_found", "changed_meanwhile", "slug_taken", "prerequisite_cycle"],
  async run(ctx, input) {
    const {
      uuid,
      translations,
      slug,
      level,
      category,
      pricing,
      minimumScorePercent,
      watchedPercent,
      certificateEnabled,
      seo,
      coverUuid,
    } = input;
    const id = courseOf.course(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, id, reaches(ctx.actor, ctx.scopes), input.skills && namesSkills(input.skills)),
        ...refuseStaleCourse(w, id, input.seen),
        ...(slug
          ? [
              refuseUnless(w, sql`not ${isSlugOfAnother("course", slug, uuid)}`, "slug_taken"),
              turnOverSlug(w, "course", slug, uuid),
            ]
          : []),
        ...(category ? [refuseUnless(w, sql`${categoryIdOf(category)} is not null`, "not_found")] : []),
        ...attachToCourse(w, ctx.actor, id, ["course_cover"], [coverUuid]),
        w
          .update(courses)
          .set({
            translations,
            slug,
            level,
            categoryId: typeof category === "string" ? categoryIdOf(category) : category,
            pricingModel: pricing?.model,
            price: pricing && (pricing.model === "one_time" ? pricing.price : null),
            minimumScorePercent,
            watchedPercent,
            certificateEnabled,
            seo,
            coverId: typeof coverUuid === "string" ? mediaIdOf(coverUuid) : coverUuid,
            updatedAt: ctx.now,
          })
          .where(sql`${courses.id} = ${id}`),
        ...(input.skills ? skillStatements(w, id, input.skills) : []),
        ...(input.prerequisites ? prerequisiteStatements(w, id, input.prerequisites) : []),
        ...(coverUuid === undefined ? [] : [releaseMedia(w, { type: "course", id }, ctx.now)]),
      ],
      constraints: { courses_slug: "slug_taken" },
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});

type Skills = NonNullable<EditCourseInput["skills"]>;

/** Rows of skills as they are wanted. They are known by their English name's slug. */
function wantedSkills(skills: Skills): SQL {
  const named = new Map(skills.map((skill) => [slugify(skill.en, "skill"), skill]));
  const rows = JSON.stringify(
    [...named].map(([code, { en, ar }]) => ({
      code,
      translations: { en: { name: en }, ...(ar ? { ar: { name: ar } } : {}) },
    })),
  );
  return sql`json_to_recordset(${rows}::json) as wanted (code text, translations jsonb)`;
}

/** Whether a skill that there is gets its Arabic name: other courses may have it. */
const namesSkills = (skills: Skills): SQL => sql`exists (
  select from skills s join ${wantedSkills(skills)} on wanted.code = s.code where not s.translations ? 'ar' and wanted.translations ? 'ar')`;

/** An Arabic name is added where one was missing, and none is overwritten. */
function skillStatements(w: Writing, courseId: SQL, skills: Skills) {
  const wanted = wantedSkills(skills);
  return [
    w.execute(sql`
      insert into skills (code, translations) select wanted.code, wanted.translations from ${wanted}
      on conflict (code) do update set translations = excluded.translations || skills.translations
      where not skills.translations ? 'ar' and excluded.translations ? 'ar'`),
    w.execute(sql`
      delete from course_skills cs using skills s where cs.course_id = ${courseId} and s.id = cs.skill_id and s.code not in (select wanted.code from ${wanted})`),
    w.execute(sql`
      insert into course_skills (course_id, skill_id) select ${courseId}, s.id from skills s where s.code in (select wanted.code from ${wanted})
      on conflict do nothing`),
  ];
}

/** What must be finished first; a circle would let nobody begin. */
function prerequisiteStatements(w: Writing, courseId: SQL, uuids: readonly string[]) {
  const wanted = sql`(select p.id from courses p where p.deleted_at is null and p.uuid in (select value::uuid from json_array_elements_text(${JSON.stringify(uuids)}::json)))`;
  return [
    // One change at a time, so that two of them cannot close a circle between them.
    w.execute(sql`select pg_advisory_xact_lock(hashtextextended('prerequisites', 0))`),
    refuseUnless(w, sql`(select count(*) from ${wanted} as found) = ${new Set(uuids).size}`, "not_found"),
    refuseUnless(
      w,
      sql`not exists (
        with recursive needed as (
          select id from ${wanted} as first union select cp.required_course_id from course_prerequisites cp join needed on cp.course_id = needed.id
        ) select from needed where id = ${courseId})`,
      "prerequisite_cycle",
    ),
    w.execute(
      sql`delete from course_prerequisites where course_id = ${courseId} and required_course_id not in ${wanted}`,
    ),
    w.execute(sql`
      insert into course_prerequisites (course_id, required_course_id) select ${courseId}, found.id from ${wanted} as found on conflict do nothing`),
  ];
}
