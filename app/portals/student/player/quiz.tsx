import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { openQuiz, startAttempt } from "../../../../worker/modules/assessment";
import { renderMarkdown } from "../../../../worker/modules/catalogue";
import { formatDate, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, FormError, Notice } from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { attemptHref, lessonHref } from "../addresses";
import { ask } from "./ask";
import { FocusFrame } from "./focus-frame";
import { Attempts, QuizFacts, useClosedBecause } from "./quiz-facts";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { course = "", quiz: quizUuid = "" } = params;
  const quiz = await ask(context, course, openQuiz, { quizUuid });
  const { title, instructions } = inLocale(quiz.translations, context.locale);
  return {
    title,
    brand: context.tenant.brand.name,
    quiz,
    instructions: instructions ? renderMarkdown(instructions) : null,
    key: crypto.randomUUID(),
  };
}
export type QuizPage = ReturnType<typeof useLoaderData<typeof loader>>;
export const meta = privateMeta;

/** Begins an attempt, or goes back to the one that is running. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const key = (await request.formData()).get("_key");
  const { course = "", lesson = "", quiz: quizUuid = "" } = params;
  const attempt = await context.attempt(startAttempt, { quizUuid }, typeof key === "string" ? key : undefined);
  if (attempt.ok) return redirect(attemptHref(course, lesson, attempt.value.attemptUuid), 303);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function Quiz() {
  const t = useWords(player);
  const { locale } = useReader();
  const { course = "", lesson = "" } = useParams();
  const { quiz, instructions, key } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const closed = useClosedBecause(quiz);
  const busy = useNavigation().state !== "idle";
  const title = inLocale(quiz.translations, locale).title;
  return (
    <FocusFrame back={{ href: lessonHref(course, lesson), label: t("quiz_back") }} heading={title}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <header className="grid gap-2">
          <p className="text-sm text-ink-faint">{t("quiz")}</p>
          <h1 className="text-2xl sm:text-3xl">
            <bdi>{title}</bdi>
          </h1>
        </header>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown */}
        {instructions ? <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: instructions }} /> : null}
        <QuizFacts quiz={quiz} />
        {quiz.running ? (
          <Running running={quiz.running} course={course} lesson={lesson} />
        ) : closed ? (
          <Notice tone={quiz.passed ? "info" : "warning"}>{closed}</Notice>
        ) : (
          <Form method="post" className="grid justify-items-start gap-4">
            <p className="max-w-[64ch] text-sm text-ink-muted">
              {t(quiz.timeLimitSeconds === null ? "save_note" : "clock_note")}
            </p>
            <input type="hidden" name="_key" value={key} />
            <Button type="submit" variant="primary" size="lg" pending={busy}>
              {t(quiz.attempts.length === 0 ? "quiz_start" : "quiz_start_again")}
            </Button>
          </Form>
        )}
        {quiz.viewer === "student" ? <Attempts quiz={quiz} course={course} lesson={lesson} /> : null}
      </div>
    </FocusFrame>
  );
}

function Running({
  running,
  course,
  lesson,
}: {
  running: NonNullable<QuizPage["quiz"]["running"]>;
  course: string;
  lesson: string;
}) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const ends = (at: string) => formatDate(at, locale, { timeZone, time: true, zoneName: true });
  return (
    <Notice
      title={running.deadlineAt ? t("quiz_running", { when: ends(running.deadlineAt) }) : t("quiz_running_free")}
      action={
        <ButtonLink href={attemptHref(course, lesson, running.uuid)} variant="primary">
          {t("quiz_continue")}
        </ButtonLink>
      }
    />
  );
}
