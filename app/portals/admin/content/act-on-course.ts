import type { Attempt, PageContext } from "../../../../worker/http/page-context";
import type { Problem } from "../../../../worker/http/problem";
import { type CourseStatus, deleteCourse, restoreCourse, setCourseStatus } from "../../../../worker/modules/catalogue";

type Act = "published" | "private" | "archived" | "delete" | "restore";
export interface CourseAct {
  act: Act;
  uuid: string;
}

/** The buttons of a list name what they do and to which course in one word, "published:<uuid>"; the way back names the course beside it. */
export function courseActOf(form: FormData): CourseAct | null {
  const [word = "", uuid = String(form.get("uuid") ?? "")] = String(form.get("_do")).split(":");
  const act = (["published", "private", "archived", "delete", "restore"] as const).find((known) => known === word);
  return act ? { act, uuid } : null;
}

export function actOnCourse(
  context: Pick<PageContext, "attempt">,
  { act, uuid }: CourseAct,
): Promise<Attempt<unknown>> {
  if (act === "delete") return context.attempt(deleteCourse, { uuid });
  if (act === "restore") return context.attempt(restoreCourse, { uuid });
  return context.attempt(setCourseStatus, { uuid, status: act satisfies CourseStatus });
}

/** The word for it after "done_". */
export const doneOf = (act: Act): string => (act === "delete" || act === "restore" ? `course_${act}` : act);

const parts = ["title", "description", "lessons"] as const;

/** What a refused publication says the course still lacks. */
export function missingOf({ params }: Problem): (typeof parts)[number][] {
  const { missing } = params;
  return Array.isArray(missing) ? parts.filter((part) => missing.includes(part)) : [];
}
