import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { learningOutline } from "../../../../worker/modules/progress";
import { lessonHref, materialsHref } from "../addresses";
import { ask } from "./ask";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The course's address without a lesson: on to where the student left it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { course: asked = "" } = params;
  const { course, resumeLessonUuid } = await ask(
    context,
    asked,
    learningOutline,
    uuid.test(asked) ? { courseUuid: asked } : { courseSlug: asked },
  );
  // A course whose lessons were all taken out still has a page of its own.
  return redirect(resumeLessonUuid ? lessonHref(course.slug, resumeLessonUuid) : materialsHref(course.slug));
}
