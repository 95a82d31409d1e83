import { readFileSync } from "node:fs";
import type { Locale } from "../../../worker/kernel/columns";
import type { DemoCourse, DemoLesson } from "../types";
import { course as refrigeration } from "./commercial-refrigeration-technician/course";
import { course as solar } from "./solar-installer-foundations/course";
import { course as sql } from "./spreadsheets-to-sql/course";

/** Every demo course, the oldest first. */
export const demoCourses: readonly DemoCourse[] = [solar, sql, refrigeration];

/** A course's lessons in their order, across sections. */
export const lessonsOf = (course: DemoCourse): DemoLesson[] => course.sections.flatMap((section) => section.lessons);

/** The prose of `<file>.<locale>.md` in the course's folder. Throws where the file is missing. */
export function readMarkdown(course: Pick<DemoCourse, "slug">, file: string, locale: Locale): string {
  return readFileSync(new URL(`./${course.slug}/${file}.${locale}.md`, import.meta.url), "utf8").trim();
}
