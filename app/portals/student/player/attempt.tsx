import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { useRef } from "react";
import { readPaper, saveAttempt, submitAttempt } from "../../../../worker/modules/assessment";
import { settleQuiz } from "../../../../worker/modules/progress";
import { inLocale, translator } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, FormError } from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { quizHref, reviewHref } from "../addresses";
import { givenIn, responsesOf, unansweredIn } from "./answers";
import { ask } from "./ask";
import { Countdown } from "./countdown";
import { FocusFrame } from "./focus-frame";
import { Question } from "./question";
import { questionMedia } from "./question-media";
import { Unanswered } from "./unanswered";
import { SaveState, useAutosave } from "./use-autosave";
import { useHandIn } from "./use-hand-in";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { course = "", lesson = "", attempt: attemptUuid = "" } = params;
  const read = await context.attempt(readPaper, { attemptUuid });
  if (!read.ok && read.problem.code === "attempt_closed") throw redirect(reviewHref(course, lesson, attemptUuid));
  const paper = read.ok ? read.value : await ask(context, course, readPaper, { attemptUuid });
  const title = inLocale(paper.title, context.locale);
  return {
    title: translator(player, context.locale)("attempt_title", { quiz: title, count: paper.number }),
    brand: context.tenant.brand.name,
    paper,
    media: await questionMedia(context, paper.questions),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

/** Hands in all answers; where some are missing it saves them and asks first, unless told to go on (`_confirmed`). */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { course = "", lesson = "", attempt: attemptUuid = "" } = params;
  const form = await request.formData();
  const responses = form.has("_saved") ? undefined : responsesOf(form);
  const unanswered =
    responses && !form.has("_confirmed") ? unansweredIn(String(form.get("_questions") ?? ""), responses) : [];
  const review = reviewHref(course, lesson, attemptUuid);
  if (unanswered.length > 0) {
    const saved = await context.attempt(saveAttempt, { attemptUuid, responses: givenIn(form) });
    if (saved.ok) return { refused: null, unanswered, at: context.nowIso };
  }
  const key = form.get("_key");
  const submitted = await context.attempt(
    submitAttempt,
    { attemptUuid, responses },
    typeof key === "string" ? key : undefined,
  );
  if (!submitted.ok && submitted.problem.code !== "time_is_up")
    return { refused: { problem: submitted.problem, values: {} }, unanswered: [], at: context.nowIso };
  // Where this does not come through, the consumer of attempt.graded settles the same.
  const settled = await context.attempt(settleQuiz, { attemptUuid });
  const told = new URLSearchParams({
    ...(submitted.ok ? {} : { late: "1" }),
    ...(settled.ok && settled.value.courseCompleted ? { finished: "1" } : {}),
  });
  return redirect(told.size > 0 ? `${review}?${told}` : review, 303);
}

export default function Attempt() {
  const t = useWords(player);
  const { locale } = useReader();
  const { course = "", lesson = "", attempt = "" } = useParams();
  const { paper, media, key } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const form = useRef<HTMLFormElement>(null);
  const autosave = useAutosave(form, attempt);
  const handIn = useHandIn(form, autosave.reach);
  const sending = useNavigation().formMethod === "POST";
  const busy = sending || handIn.state === "reaching";
  const title = inLocale(paper.title, locale);
  const closed = refusal.code === "attempt_closed" || autosave.state === "closed";
  return (
    <FocusFrame
      back={{ href: quizHref(course, lesson, paper.quizUuid), label: t("review_again") }}
      heading={title}
      tools={
        paper.deadlineAt ? (
          <Countdown deadlineAt={paper.deadlineAt} serverNow={paper.serverNow} onEnd={handIn.byClock} />
        ) : null
      }
    >
      <h1 className="mb-6 text-2xl">{t("attempt_title", { quiz: title, count: paper.number })}</h1>
      {closed ? (
        <div className="mb-6">
          <FormError title={t("attempt_closed")}>
            <ButtonLink href={reviewHref(course, lesson, attempt)}>{t("attempt_closed_link")}</ButtonLink>
          </FormError>
        </div>
      ) : refusal.message || handIn.state === "unreachable" ? (
        <div className="mb-6">
          <FormError title={refusal.message ?? t("hand_in_unreachable")} />
        </div>
      ) : null}
      <Form
        ref={form}
        id="paper"
        method="post"
        onChange={autosave.changed}
        onSubmit={handIn.byHand}
        className="grid grid-cols-[minmax(0,1fr)] gap-10 [&_input]:scroll-my-32"
        noValidate
      >
        <input type="hidden" name="_key" value={key} />
        <input type="hidden" name="_questions" value={paper.questions.map(({ uuid }) => uuid).join()} />
        <noscript>
          {/* Nothing was saved on the way: what is empty now is empty. */}
          {paper.questions.map(({ uuid }) => (
            <input key={uuid} type="hidden" name="_changed[]" value={uuid} />
          ))}
        </noscript>
        {paper.questions.map((question, index) => (
          <Question
            key={question.uuid}
            question={question}
            place={{ number: index + 1, of: paper.questions.length }}
            response={paper.responses[question.uuid]}
            media={question.mediaUuid ? (media[question.mediaUuid] ?? null) : null}
          />
        ))}
        <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-4 border-t border-line bg-surface/95 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md sm:mx-0 sm:px-0">
          <Button type="submit" variant="primary" size="lg" pending={busy}>
            {t("submit")}
          </Button>
          <SaveState autosave={autosave} />
        </div>
      </Form>
      {data && data.unanswered.length > 0 ? <Unanswered key={data.at} numbers={data.unanswered} busy={busy} /> : null}
    </FocusFrame>
  );
}
