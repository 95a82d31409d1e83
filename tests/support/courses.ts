import type { Person } from "../../worker/kernel/actor";
import {
  createContentItem,
  createCourse,
  createLesson,
  createSection,
  editCourse,
  readCourseForAuthoring,
  setCourseStatus,
} from "../../worker/modules/catalogue";
import type { World } from "./world";

interface Options {
  title?: string;
  titleAr?: string;
  description?: string;
  lessons?: number;
  level?: "beginner" | "intermediate" | "advanced";
  category?: string;
  /** INR minor units; free unless given. */
  price?: number;
  status?: "draft" | "private" | "published";
}

/** A course with one section of text lessons, made as its author would make it. */
export async function makeCourse(world: World, author: Person, options: Options = {}) {
  const {
    title = "Demo course",
    titleAr,
    description = "What it is about.",
    lessons = 1,
    level = "beginner",
    status = "published",
  } = options;
  const run = world.as(author).run;
  const words = (text: string) => ({ en: { title: text } });
  const translations = { en: { title, description }, ...(titleAr ? { ar: { title: titleAr } } : {}) };
  const { uuid } = await run(createCourse, {
    translations,
    level,
    ...(options.category ? { category: options.category } : {}),
  });
  const { uuid: sectionUuid } = await run(createSection, { courseUuid: uuid, translations: words("Part 1") });
  const lessonUuids: string[] = [];
  for (let n = 1; n <= lessons; n++) {
    const lesson = await run(createLesson, { sectionUuid, translations: words(`Lesson ${n}`), durationMinutes: 10 });
    await run(createContentItem, {
      lessonUuid: lesson.uuid,
      contentType: "text",
      translations: { en: { body: `Text ${n}` } },
    });
    lessonUuids.push(lesson.uuid);
  }
  if (options.price) await run(editCourse, { uuid, pricing: { model: "one_time", price: { INR: options.price } } });
  if (status !== "draft") await run(setCourseStatus, { uuid, status });
  const { slug } = await run(readCourseForAuthoring, { uuid });
  return { uuid, slug, sectionUuid, lessonUuids };
}
