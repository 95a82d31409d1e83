import { formatPercent } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { type Refused, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, Notice } from "../../../ui";
import { completeHref, lessonHref } from "../addresses";
import type { LessonPage } from "./lesson";
import type { Sitting } from "./use-sitting";

interface NoticesProps {
  page: LessonPage;
  refused: Refused | null;
  sitting: Sitting;
  courseCompleted: boolean;
}

/** What is true of the lesson and what has just happened, above its content. */
export function Notices({ page: { outline, lesson, justDone }, refused, sitting, courseCompleted }: NoticesProps) {
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
