import { type AppLoadContext, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { type ContentItem, readCourse, readPreviewLesson, renderMarkdown } from "../../../worker/modules/catalogue";
import { formatDuration, translator } from "../../../worker/words/format";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage, useReader, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Badge, ButtonLink, Card, EmptyState, PageBody } from "../../ui";
import { LessonItem } from "./lesson-item";
import { addressOf, cacheable, pageNotFound, readPage } from "./public-page";
import { Trail } from "./trail";

// Links to its films and documents open for at least six hours: far longer than a page is kept.
export const headers = () => cacheable;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { slug = "", lesson: lessonUuid = "" } = params;
  const attempt = await context.attempt(readPreviewLesson, { slug, lessonUuid });
  if (!attempt.ok) throw await movedOrGone(context, slug, lessonUuid);
  const lesson = attempt.value;
  const t = translator(courseWords, context.locale);
  return {
    lesson: { ...lesson, items: await Promise.all(lesson.items.map((item) => shown(context, item))) },
    page: {
      title: t("preview_title", { lesson: lesson.title, course: lesson.course.title }),
      description: lesson.summary ?? t("from_section", { section: lesson.sectionTitle }),
      brand: context.tenant.brand.name,
      url: addressOf(context, inLanguage(`/courses/${lesson.course.slug}/lessons/${lesson.uuid}`, context.locale)),
    },
  };
}

/** A course that was renamed takes its lessons along; the second query is spent on missing pages alone. */
async function movedOrGone(context: AppLoadContext, slug: string, lessonUuid: string): Promise<Response> {
  const course = await readPage(context, readCourse, { slug });
  if (!("redirectTo" in course)) return pageNotFound(context);
  return redirect(inLanguage(`/courses/${course.redirectTo}/lessons/${lessonUuid}`, context.locale), {
    status: 301,
    headers: cacheable,
  });
}

/** An item as the page draws it: Markdown as HTML, files as addresses. */
async function shown({ links }: AppLoadContext, { body, media, captions, ...item }: ContentItem) {
  const captionsOf = async (of: "en" | "ar") => {
    const uuid = captions[of];
    return uuid ? { locale: of, url: await links.file({ uuid, filename: `captions-${of}.vtt` }) } : null;
  };
  return {
    ...item,
    media,
    bodyHtml: body ? renderMarkdown(body, { firstHeading: 2 }) : null,
    fileUrl: media && (await links.file(media)),
    tracks: (await Promise.all([captionsOf("en"), captionsOf("ar")])).filter((track) => track !== null),
  };
}
export type ShownItem = Awaited<ReturnType<typeof shown>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data.page) : []);

export default function PreviewLesson() {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const { lesson } = useLoaderData<typeof loader>();
  const courseHref = inLanguage(`/courses/${lesson.course.slug}`, locale);
  return (
    <PageBody narrow>
      <article className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <header className="grid gap-3">
          <Trail rest={[{ label: lesson.course.title, href: courseHref }, { label: lesson.title }]} />
          <h1 className="mt-2 text-3xl">
            <bdi>{lesson.title}</bdi>
          </h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-faint">
            <Badge tone="accent">{t("preview_badge")}</Badge>
            <span>{t("from_section", { section: lesson.sectionTitle })}</span>
            {lesson.durationMinutes > 0 ? <span>{formatDuration(lesson.durationMinutes, locale, "long")}</span> : null}
          </p>
          {lesson.summary ? (
            <p className="text-lg text-ink-muted">
              <bdi>{lesson.summary}</bdi>
            </p>
          ) : null}
        </header>
        {lesson.items.map((item) => (
          <LessonItem key={item.uuid} item={item} />
        ))}
        {lesson.items.length === 0 ? <EmptyState icon="book" title={t("empty_lesson")} /> : null}
        <Card as="section" padding="lg" className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
          <div className="grid gap-1">
            <h2 className="text-lg">{t("like_it_title")}</h2>
            <p className="text-ink-muted">{t("like_it")}</p>
          </div>
          <ButtonLink href={courseHref} variant="primary">
            {t("back_to_course")}
          </ButtonLink>
        </Card>
      </article>
    </PageBody>
  );
}
