import { useFetcher, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import type { Refused } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Badge, EmptyState } from "../../../ui";
import type { action, LessonPage } from "./lesson";
import { LessonItem } from "./lesson-item";
import { Notices } from "./lesson-notices";
import { beginByWatching, isByHand } from "./one-completion";
import { useReadingPlace } from "./use-reading-place";
import { type Sitting, useSitting } from "./use-sitting";

/** What the reader came for, with what is to say about it above. Drawn anew for each lesson. */
export function LessonBody({ page, refused }: { page: LessonPage; refused: Refused | null }) {
  const t = useWords(player);
  const { locale } = useReader();
  const { lesson, items } = page;
  const sitting = useSitting(lesson.uuid, lesson.viewer === "student");
  const auto = useCompletionByWatching(page, sitting);
  useReadingPlace(lesson.uuid, lesson.state !== "completed");
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

/** Where all that a lesson asks for is to watch, it completes itself when enough was watched. */
function useCompletionByWatching({ lesson, items }: LessonPage, { percents }: Sitting) {
  const { submit, state, data } = useFetcher<typeof action>();
  const isStill = useNavigation().state === "idle";
  const asked = useRef("");
  const answered = useRef<(() => void) | null>(null);
  const videos = items.filter((item) => item.kind === "video");
  const byWatching =
    videos.some(({ percent }) => percent !== null) && items.every(({ kind }) => kind === "video" || kind === "text");
  const counted = videos.map(({ uuid, percent }) => percents[uuid] ?? percent);
  const isEnough = byWatching && counted.every((percent) => percent === null || percent >= lesson.requiredPercent);
  const wanted = isEnough && lesson.viewer === "student" && lesson.state !== "completed" ? counted.join() : "";
  useEffect(() => {
    // Asked once for what was watched; more watching asks again, should it have been refused.
    if (wanted === "" || wanted === asked.current || state !== "idle" || !isStill || isByHand()) return;
    asked.current = wanted;
    answered.current = beginByWatching();
    submit({ _auto: "1" }, { method: "post" });
  }, [wanted, state, isStill, submit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer may be there before its request was drawn
  useEffect(() => {
    if (state === "idle") answered.current?.();
  }, [state, data]);
  useEffect(() => () => answered.current?.(), []);
  return { refused: data?.refused ?? null, courseCompleted: data?.courseCompleted ?? false };
}
