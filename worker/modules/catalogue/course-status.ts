import type { CourseStatus } from "./schema";

/**
 * draft: being written, for its authors alone. private: open to those whom an instructor enrols. published: in the catalogue.
 * archived: kept for those enrolled, closed to others. Once published a course is never a draft again: people are learning in it.
 */
const moves: Record<CourseStatus, readonly CourseStatus[]> = {
  draft: ["private", "published"],
  private: ["published", "archived"],
  published: ["private", "archived"],
  archived: ["private", "published"],
};

/** Staying is always allowed and changes nothing. */
export const mayBecome = (from: CourseStatus, to: CourseStatus): boolean => from === to || moves[from].includes(to);

/** What a course lacks to be published. */
export type Missing = "title" | "description" | "lessons";
export function missingForPublishing(course: {
  title: string | null;
  description: string | null;
  lessonCount: number;
}): Missing[] {
  const missing: Missing[] = [];
  if (!course.title) missing.push("title");
  if (!course.description) missing.push("description");
  if (course.lessonCount === 0) missing.push("lessons");
  return missing;
}
