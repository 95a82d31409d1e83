import { newUuid } from "../../../worker/kernel/ids";
import {
  categories,
  courseInstructors,
  courseSkills,
  courses,
  lessons,
  sections,
  skills,
} from "../../../worker/modules/catalogue/schema";
import type { Bilingual } from "../types";
import { demoCategories } from "./categories";
import type { CoursePlan } from "./course-plan";
import { Ids, type Transaction } from "./database";
import { teachers } from "./staff";

/** Leaves room between two neighbours, as the authoring verbs do. */
export const positionOf = (index: number): number => (index + 1) * 1024;

export const teacherOf = ({ course }: CoursePlan): string => teachers[course.slug] ?? "";

/** Categories, skills, courses, sections and lessons. Answers ids by uuid. */
export async function insertCourses(tx: Transaction, plans: readonly CoursePlan[], people: Ids): Promise<Ids> {
  const categoryIds = await insertCategories(tx);
  const skillIds = await insertSkills(tx, plans);
  const courseRows = await tx
    .insert(courses)
    .values(
      plans.map((plan) => ({
        uuid: plan.uuid,
        slug: plan.course.slug,
        status: "published" as const,
        level: plan.course.level,
        pricingModel: plan.course.price ? ("one_time" as const) : ("free" as const),
        price: plan.course.price,
        categoryId: categoryIds.of(plan.course.category),
        createdById: people.of(teacherOf(plan)),
        translations: { en: wordsOf(plan, "en"), ar: wordsOf(plan, "ar") },
        minimumScorePercent: plan.course.rules.minimumScorePercent,
        watchedPercent: plan.course.rules.watchedPercent,
        lessonCount: plan.lessons.length,
        durationMinutes: plan.lessons.reduce((sum, { lesson }) => sum + lesson.minutes, 0),
        publishedAt: plan.publishedAt,
        createdAt: new Date(plan.publishedAt.getTime() - 9 * 86_400_000),
      })),
    )
    .returning({ uuid: courses.uuid, id: courses.id });
  const courseIds = new Ids(courseRows.map(({ uuid, id }) => [uuid, id]));
  await tx
    .insert(courseInstructors)
    .values(plans.map((plan) => ({ courseId: courseIds.of(plan.uuid), userId: people.of(teacherOf(plan)) })));
  await tx
    .insert(courseSkills)
    .values(
      plans.flatMap(({ uuid, course }) =>
        course.skills.map(({ code }) => ({ courseId: courseIds.of(uuid), skillId: skillIds.of(code) })),
      ),
    );
  const sectionRows = await tx
    .insert(sections)
    .values(
      plans.flatMap((plan) =>
        plan.sections.map(({ uuid, section: { title, summary } }, index) => ({
          uuid,
          courseId: courseIds.of(plan.uuid),
          position: positionOf(index),
          translations: { en: { title: title.en, summary: summary.en }, ar: { title: title.ar, summary: summary.ar } },
        })),
      ),
    )
    .returning({ uuid: sections.uuid, id: sections.id });
  const sectionIds = new Ids(sectionRows.map(({ uuid, id }) => [uuid, id]));
  const lessonRows = await tx
    .insert(lessons)
    .values(
      plans.flatMap((plan) =>
        plan.sections.flatMap((section) =>
          section.lessons.map(({ uuid, lesson }, index) => ({
            uuid,
            courseId: courseIds.of(plan.uuid),
            sectionId: sectionIds.of(section.uuid),
            position: positionOf(index),
            translations: { en: { title: lesson.title.en }, ar: { title: lesson.title.ar } },
            primaryType: lesson.content.type,
            durationMinutes: lesson.minutes,
            isMandatory: lesson.mandatory,
            isPreview: lesson.preview,
          })),
        ),
      ),
    )
    .returning({ uuid: lessons.uuid, id: lessons.id });
  return new Ids([...courseRows, ...lessonRows].map(({ uuid, id }) => [uuid, id]));
}

function wordsOf({ course }: CoursePlan, locale: keyof Bilingual) {
  return {
    title: course.title[locale],
    subtitle: course.subtitle[locale],
    description: course.description[locale],
    outcomes: course.outcomes.map((outcome) => outcome[locale]),
    requirements: course.requirements.map((requirement) => requirement[locale]),
  };
}

const named = (name: Bilingual) => ({ en: { name: name.en }, ar: { name: name.ar } });

/** Answers ids by slug. */
async function insertCategories(tx: Transaction): Promise<Ids> {
  const columns = { slug: categories.slug, id: categories.id };
  const row = (slug: string, name: Bilingual, index: number) => ({
    uuid: newUuid(),
    code: slug,
    slug,
    translations: named(name),
    sortOrder: index + 1,
  });
  const roots = await tx
    .insert(categories)
    .values(demoCategories.map(({ slug, name }, index) => row(slug, name, index)))
    .returning(columns);
  const rootIds = new Ids(roots.map(({ slug, id }) => [slug, id]));
  const children = await tx
    .insert(categories)
    .values(
      demoCategories.flatMap((parent) =>
        (parent.children ?? []).map(({ slug, name }, index) => ({
          ...row(slug, name, index),
          parentId: rootIds.of(parent.slug),
        })),
      ),
    )
    .returning(columns);
  return new Ids([...roots, ...children].map(({ slug, id }) => [slug, id]));
}

/** Answers ids by code. */
async function insertSkills(tx: Transaction, plans: readonly CoursePlan[]): Promise<Ids> {
  const byCode = new Map(plans.flatMap(({ course }) => course.skills.map((skill) => [skill.code, skill.name])));
  const rows = await tx
    .insert(skills)
    .values([...byCode].map(([code, name]) => ({ code, translations: named(name) })))
    .returning({ code: skills.code, id: skills.id });
  return new Ids(rows.map(({ code, id }) => [code, id]));
}
