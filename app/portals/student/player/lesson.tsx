import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completeLesson, learningPlayer } from "../../../../worker/modules/progress";
import { inLocale } from "../../../../worker/words/format";
import { useReader } from "../../../locale";
import { privateMeta } from "../../shared/private-meta";
import { completeHref, lessonHref } from "../addresses";
import { ask } from "./ask";
import { LessonBody } from "./lesson-body";
import { toItemView } from "./lesson-view";
import { PlayerFrame } from "./player-frame";

/** One verb: the lesson together with the outline around it. Nothing is marked by looking; the page reports that it was opened. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { course = "", lesson: lessonUuid = "" } = params;
  const { outline, lesson } = await ask(context, course, learningPlayer, { lessonUuid });
  const { slug, coverUuid } = outline.course;
  if (slug !== course) throw redirect(lessonHref(slug, lesson.uuid));
  const { items, ...rest } = lesson;
  return {
    title: `${inLocale(lesson.translations, context.locale).title} · ${inLocale(outline.course.translations, context.locale).title}`,
    brand: context.tenant.brand.name,
    outline,
    lesson: rest,
    items: (await Promise.all(items.map((item) => toItemView(context, item)))).filter((item) => item !== null),
    poster: await context.links.picture(coverUuid),
    justDone: new URL(request.url).searchParams.has("done"),
  };
}
export type LessonPage = ReturnType<typeof useLoaderData<typeof loader>>;
export const meta = privateMeta;

/** Completes the lesson. `_auto`: a video was watched far enough; the page stays as it is. `_finished`: the course was completed before. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { course = "", lesson: lessonUuid = "" } = params;
  const attempt = await context.attempt(completeLesson, { lessonUuid });
  if (!attempt.ok) return { refused: { problem: attempt.problem, values: {} }, courseCompleted: false };
  const { courseCompleted } = attempt.value;
  if (form.has("_auto")) return { refused: null, courseCompleted };
  const ends = courseCompleted && !form.has("_finished");
  return redirect(ends ? completeHref(course) : `${lessonHref(course, lessonUuid)}?done=1`, 303);
}

export default function Lesson() {
  const { locale } = useReader();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return (
    <PlayerFrame page={page} title={inLocale(page.outline.course.translations, locale).title}>
      <LessonBody key={page.lesson.uuid} page={page} refused={refused} />
    </PlayerFrame>
  );
}
