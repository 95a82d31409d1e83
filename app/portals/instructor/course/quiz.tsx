import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { OutputOf } from "../../../../worker/kernel/verb";
import {
  deleteQuestion,
  editQuiz,
  moveQuestion,
  readQuizForAuthoring,
  restoreQuestion,
} from "../../../../worker/modules/assessment";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { inLocale } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, FormActions, FormError, Notice, stackClass, Tabs } from "../../../ui";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { QuestionList } from "./question-list";
import { QuizFields } from "./quiz-fields";
import { quizInput } from "./quiz-input";
import { useQuizTabs } from "./quiz-tabs";
import { SeenVersion } from "./seen-version";
import { useUndo } from "./undo";

export type AuthoredQuiz = OutputOf<typeof readQuizForAuthoring>;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const quiz = await context.run(readQuizForAuthoring, { uuid: params.quiz ?? "" });
  return { title: inLocale(quiz.translations, context.locale).title, brand: context.tenant.brand.name, quiz };
}
export const meta = privateMeta;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("_do") !== "edit_quiz")
    return actOn(
      { context, request, form },
      { delete_question: deleteQuestion, restore_question: restoreQuestion, move_question: moveQuestion },
    );
  const zone = context.person?.timeZone ?? context.tenant.timeZone;
  const attempt = await context.attempt(editQuiz, { ...quizInput(form, zone), uuid: params.quiz });
  if (attempt.ok) return afterAct(request, "edit_quiz");
  const refused: RefusedAct = { act: "edit_quiz", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Quiz() {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const { locale } = useReader();
  const { quiz } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(hasRefused(refused, "edit_quiz"));
  const direct = useRefusal(refused?.act === "edit_quiz" ? undefined : refused);
  const undo = useUndo();
  const pending = useNavigation().formData?.get("_do") === "edit_quiz";
  const tabs = useQuizTabs();
  return (
    <>
      <PageHeader title={inLocale(quiz.translations, locale).title} lead={t("quiz_lead")} />
      <div className="mb-6">
        <Tabs label={t("quiz_pages")} items={tabs("questions")} />
      </div>
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit_quiz")}
        {...(undo ? { undo } : {})}
        hidden={Boolean(refused)}
      />
      {quiz.attemptCount > 0 ? (
        <div className="mb-5">
          <Notice>{t("attempts_begun", { count: quiz.attemptCount })}</Notice>
        </div>
      ) : null}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="questions" className="min-w-0">
          <h2 id="questions" className="mb-4 text-lg">
            {t("questions")}
          </h2>
          {direct.message ? <FormError title={direct.message} /> : null}
          <QuestionList quiz={quiz} />
        </section>
        <section aria-labelledby="rules" className="min-w-0">
          <h2 id="rules" className="mb-4 text-lg">
            {t("rules")}
          </h2>
          <Form method="post" className={stackClass}>
            {refusal.message ? <FormError title={refusal.message} /> : null}
            <input type="hidden" name="_do" value="edit_quiz" />
            <SeenVersion version={quiz.version} pending={pending} refusedFor={refusal.code} />
            <QuizFields quiz={quiz} refusal={refusal} />
            <FormActions>
              <Button type="submit" variant="primary" pending={pending}>
                {common("save")}
              </Button>
            </FormActions>
          </Form>
        </section>
      </div>
    </>
  );
}
