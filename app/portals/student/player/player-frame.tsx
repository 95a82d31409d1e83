import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { formatDuration, formatNumber, formatPercent, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Anchor, AnchorProvider, Button, Icon, type OutlineSection, PlayerLayout } from "../../../ui";
import { roomHref } from "../../chat/addresses";
import { lessonIcons } from "../../public/lesson-types";
import { RoutedAnchor } from "../../shared/portal-shell";
import { completeHref, lessonHref, materialsHref } from "../addresses";
import type { LessonPage } from "./lesson";
import { setByHand, untilWatchingAnswered } from "./one-completion";
import { Shortcuts } from "./shortcuts";
import { untilTold } from "./use-sitting";

/** The course around a lesson: its outline, the way on, and the button that completes. */
export function PlayerFrame({ page, title, children }: { page: LessonPage; title: string; children: ReactNode }) {
  const t = useWords(player);
  const { locale } = useReader();
  const { outline, lesson } = page;
  const { slug } = outline.course;
  const neighbour = (uuid: string | null) => {
    const found = outline.sections.flatMap(({ lessons }) => lessons).find((other) => other.uuid === uuid);
    return found && { href: lessonHref(slug, found.uuid), title: inLocale(found.translations, locale).title };
  };
  const previous = neighbour(lesson.previousUuid);
  const next = neighbour(lesson.nextUuid);
  useFocusOnChange(lesson.uuid);
  return (
    <AnchorProvider as={RoutedAnchor}>
      <PlayerLayout
        course={{ title, href: "/student" }}
        progress={{ value: outline.percent, label: t("progress"), text: formatPercent(outline.percent, locale) }}
        outline={useOutline(page)}
        {...(previous ? { previous } : {})}
        {...(next ? { next } : {})}
        labels={{
          skip: t("skip"),
          back: t("back"),
          outline: t("outline"),
          close: t("close_outline"),
          previous: t("previous"),
          next: t("next"),
          steps: t("steps"),
        }}
        tools={
          <>
            {outline.enrolment?.completedAt && outline.enrolment.status === "completed" ? (
              <Tool href={completeHref(slug)} icon="certificate" label={t("course_done_link")} />
            ) : null}
            <Tool href={roomHref("course", outline.course.uuid)} icon="chat" label={t("course_chat")} />
            <Tool href={materialsHref(slug)} icon="download" label={t("materials")} />
            <Shortcuts previous={previous?.href} next={next?.href} />
          </>
        }
        {...(isOffered(page) ? { done: <MarkComplete page={page} /> } : {})}
      >
        {children}
      </PlayerLayout>
    </AnchorProvider>
  );
}

const Tool = ({ href, icon, label }: { href: string; icon: "certificate" | "chat" | "download"; label: string }) => (
  <Anchor
    href={href}
    aria-label={label}
    title={label}
    className="grid size-11 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
  >
    <Icon name={icon} />
  </Anchor>
);

/** Shown while the reader's word may complete the lesson; a quiz completes it by being passed. */
const isOffered = ({ lesson, items }: LessonPage) =>
  lesson.viewer === "student" &&
  lesson.state !== "completed" &&
  (lesson.ready || !items.some((item) => item.kind === "quiz" && !item.quiz.passed));

function MarkComplete({ page }: { page: LessonPage }) {
  const t = useWords(player);
  const submit = useSubmit();
  const { formMethod, state } = useNavigation();
  useEffect(() => {
    if (state === "idle") setByHand(false);
  }, [state]);
  useEffect(() => () => setByHand(false), []);
  return (
    <Form
      method="post"
      preventScrollReset
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        setByHand(true);
        void Promise.all([untilTold(), untilWatchingAnswered()]).then(() => {
          // Completed meanwhile by what was watched.
          if (form.isConnected) submit(form, { preventScrollReset: true });
        });
      }}
    >
      {page.outline.enrolment?.status === "completed" ? <input type="hidden" name="_finished" value="1" /> : null}
      <Button
        type="submit"
        variant={page.lesson.ready ? "primary" : "secondary"}
        icon="check"
        pending={formMethod === "POST"}
      >
        {t("mark_complete")}
      </Button>
    </Form>
  );
}

function useOutline({ outline, lesson: current }: LessonPage): OutlineSection[] {
  const t = useWords(player);
  const { locale } = useReader();
  return outline.sections.map(({ translations, lessons }) => ({
    title: inLocale(translations, locale).title,
    detail: t("section_done", {
      done: formatNumber(lessons.filter(({ state }) => state === "completed").length, locale),
      all: formatNumber(lessons.length, locale),
    }),
    open: lessons.some(({ uuid }) => uuid === current.uuid),
    lessons: lessons.map((lesson) => {
      const detail = [
        lesson.minutes > 0 ? formatDuration(lesson.minutes, locale) : "",
        lesson.mandatory ? "" : t("optional"),
      ]
        .filter(Boolean)
        .join(" · ");
      return {
        title: inLocale(lesson.translations, locale).title,
        icon: lessonIcons[lesson.type],
        href: lessonHref(outline.course.slug, lesson.uuid),
        ...(detail ? { detail } : {}),
        state:
          lesson.state === "completed"
            ? ("done" as const)
            : lesson.state === "started"
              ? ("started" as const)
              : ("todo" as const),
        stateLabel: t(`state_${lesson.state}`),
        current: lesson.uuid === current.uuid,
      };
    }),
  }));
}

/** Another lesson is another page to whoever hears it: reading begins at its top. */
function useFocusOnChange(lesson: string) {
  const before = useRef(lesson);
  useEffect(() => {
    if (before.current === lesson) return;
    before.current = lesson;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [lesson]);
}
