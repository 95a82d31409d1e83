import { eq } from "drizzle-orm";
import * as catalogue from "../../../worker/modules/catalogue/schema";
import { day } from "./clock";
import type { Ids, Transaction } from "./database";
import { positionOf } from "./insert-courses";
import { planCourse } from "./plan-course";

/** The course of plans with its lessons. Answers its id. */
export async function insertPlanCourse(tx: Transaction, people: Ids, now: Date): Promise<number> {
  const { slug, teacher, category, words, section, lessons } = planCourse;
  const teacherId = people.of(teacher);
  const publishedAt = new Date(now.getTime() - 110 * day);
  const [place] = await tx
    .select({ id: catalogue.categories.id })
    .from(catalogue.categories)
    .where(eq(catalogue.categories.slug, category));
  const both = (locale: "en" | "ar") => {
    const { outcomes, requirements, ...rest } = words[locale];
    return { ...rest, outcomes: [...outcomes], requirements: [...requirements] };
  };
  const [course] = await tx
    .insert(catalogue.courses)
    .values({
      slug,
      status: "published",
      level: "beginner",
      pricingModel: "subscription",
      categoryId: place?.id ?? null,
      createdById: teacherId,
      translations: { en: both("en"), ar: both("ar") },
      lessonCount: lessons.length,
      durationMinutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      publishedAt,
      createdAt: publishedAt,
    })
    .returning({ id: catalogue.courses.id });
  const courseId = course?.id ?? 0;
  await tx.insert(catalogue.courseInstructors).values({ courseId, userId: teacherId });
  const [part] = await tx
    .insert(catalogue.sections)
    .values({
      courseId,
      position: positionOf(0),
      translations: { en: { title: section.en }, ar: { title: section.ar } },
    })
    .returning({ id: catalogue.sections.id });
  for (const [index, { title, minutes, body }] of lessons.entries()) {
    const [lesson] = await tx
      .insert(catalogue.lessons)
      .values({
        courseId,
        sectionId: part?.id ?? 0,
        position: positionOf(index),
        translations: { en: { title: title.en }, ar: { title: title.ar } },
        primaryType: "text",
        durationMinutes: minutes,
      })
      .returning({ id: catalogue.lessons.id });
    await tx.insert(catalogue.contentItems).values({
      lessonId: lesson?.id ?? 0,
      position: positionOf(0),
      contentType: "text",
      translations: { en: { body: body.en }, ar: { body: body.ar } },
    });
  }
  return courseId;
}
