import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatPercent, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { type Refused, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Badge, ButtonLink, EmptyState, Notice } from "../../../ui";
import { completeHref, lessonHref } from "../addresses";
import { LessonItem } from "./lesson-item";
import type { action, LessonPage } from "./lesson";
import { type Sitting, useSitting } from "./use-sitting";

/** What the reader came for, with what is to say about it above. Drawn anew for each lesson. */
export function LessonBody({ page, refused }: { page: LessonPage; refused: Refused | null }) {
  const t = useWords(player);
  const { locale } = useReader();
  const { lesson, items } = page;
  const sitting = useSitting(lesson.uuid, lesson.viewer === "student");
  const auto = useCompletionByWatching(page, sitting);
  const words = inLocale(lesson.translations, locale);
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <header className="grid gap-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <bdi>{inLocale(lesson.sectionTitle, locale).title}</bdi>
          {lesson.mandatory ? null : <Badge>{t("optional")}</Badge>}
          {lesson.state === "completed" ? (
            <Badge tone="success" icon="check">
              {t("lesson_completed")}
            </Badge>
          ) : null}
        </p>
        <h1 className="text-2xl sm:text-3xl">
          <bdi>{words.title}</bdi>
        </h1>
        {words.summary ? (
          <p className="max-w-[64ch] text-ink-muted">
            <bdi>{words.summary}</bdi>
          </p>
        ) : null}
      </header>
      <Notices
        page={page}
        refused={lesson.state === "completed" ? null : (refused ?? auto.refused)}
        sitting={sitting}
        courseCompleted={auto.courseCompleted}
      />
      {items.length === 0 ? (
        <EmptyState icon="book" title={t("empty_lesson")}>
          {t("empty_lesson_text")}
        </EmptyState>
      ) : null}
      {items.map((item) => (
        <LessonItem key={item.uuid} item={item} page={page} sitting={sitting} />
      ))}
    </article>
  );
}

interface NoticesProps {
  page: LessonPage;
  refused: Refused | null;
  sitting: Sitting;
  courseCompleted: boolean;
}

function Notices({ page: { outline, lesson, justDone }, refused, sitting, courseCompleted }: NoticesProps) {
  const t = useWords(player);
  const { locale } = useReader();
  const refusal = useRefusal(refused);
  const { slug } = outline.course;
  const { rules } = outline;
  const percent = (value: number) => formatPercent(value, locale);
  return (
    <>
      {lesson.viewer === "author" ? <Notice>{t("as_author")}</Notice> : null}
      {sitting.trouble ? (
        <Notice
          tone="warning"
          live
          {...(sitting.trouble === "refused"
            ? { action: <ButtonLink href={lessonHref(slug, lesson.uuid)}>{t("load_again")}</ButtonLink> }
            : {})}
        >
          {t(sitting.trouble === "lost" ? "saving_lost" : "saving_refused")}
        </Notice>
      ) : null}
      {refusal.message ? (
        <Notice tone="warning" live title={t("not_done_yet")}>
          {refused
            ? (missing(refused, (watched, required) =>
                t("watch_more", { percent: percent(watched), required: percent(required) }),
              ) ?? refusal.message)
            : null}
        </Notice>
      ) : null}
      {courseCompleted ? (
        <Notice
          tone="success"
          live
          title={t("course_done")}
          action={<ButtonLink href={completeHref(slug)}>{t("course_done_link")}</ButtonLink>}
        />
      ) : justDone && lesson.state === "completed" ? (
        <Notice
          tone="success"
          live
          title={t("done_title")}
          {...(lesson.nextUuid
            ? { action: <ButtonLink href={lessonHref(slug, lesson.nextUuid)}>{t("done_next")}</ButtonLink> }
            : {})}
        >
          {lesson.nextUuid ? null : t("done_last")}
        </Notice>
      ) : null}
      {outline.enrolment && outline.requiredLessons > 0 && rules.lessonsLeft === 0 && !rules.scoreReached ? (
        <Notice tone="warning">
          {t("score_missing", {
            score: percent(rules.scorePercent ?? 0),
            required: percent(rules.minimumScorePercent),
          })}
        </Notice>
      ) : null}
    </>
  );
}

/** How much of a video is missing, where that is what the refusal says. */
function missing({ problem }: Refused, say: (watched: number, required: number) => string): string | null {
  const { requiredPercent, videos } = problem.params;
  if (problem.code !== "not_watched_enough" || typeof requiredPercent !== "number" || !Array.isArray(videos))
    return null;
  const shares = videos.map((video: { watchedPercent?: unknown }) => Number(video.watchedPercent ?? 0));
  return say(Math.min(...shares), requiredPercent);
}

/** Where all that a lesson asks for is to watch, it completes itself when enough was watched. */
function useCompletionByWatching({ lesson, items }: LessonPage, { percents }: Sitting) {
  const { submit, state, data } = useFetcher<typeof action>();
  const asked = useRef("");
  const videos = items.filter((item) => item.kind === "video");
  const byWatching =
    videos.some(({ percent }) => percent !== null) && items.every(({ kind }) => kind === "video" || kind === "text");
  const counted = videos.map(({ uuid, percent }) => percents[uuid] ?? percent);
  const isEnough = byWatching && counted.every((percent) => percent === null || percent >= lesson.requiredPercent);
  const wanted = isEnough && lesson.viewer === "student" && lesson.state !== "completed" ? counted.join() : "";
  useEffect(() => {
    // Asked once for what was watched; more watching asks again, should it have been refused.
    if (wanted === "" || wanted === asked.current || state !== "idle") return;
    asked.current = wanted;
    submit({ _auto: "1" }, { method: "post" });
  }, [wanted, state, submit]);
  return { refused: data?.refused ?? null, courseCompleted: data?.courseCompleted ?? false };
}
