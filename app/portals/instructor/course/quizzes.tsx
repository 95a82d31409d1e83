import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createQuiz, deleteQuiz, listQuizzesOfCourse, restoreQuiz } from "../../../../worker/modules/assessment";
import { admin } from "../../../../worker/words/admin";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { formatDuration, formatNumber, formatPercent, inLocale, translator } from "../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { ActButton, ActDialog, DialogLink, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { RowLink } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { quizHref, useCourse } from "./course-context";
import { HeadingFields } from "./heading-fields";
import { useUndo } from "./undo";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { items } = await context.run(listQuizzesOfCourse, { courseUuid: params.course ?? "" });
  return {
    title: translator(authoringQuiz, context.locale)("quizzes"),
    brand: context.tenant.brand.name,
    items,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("_do") !== "create_quiz")
    return actOn({ context, request, form }, { delete_quiz: deleteQuiz, restore_quiz: restoreQuiz });
  const courseUuid = params.course ?? "";
  const attempt = await context.attempt(createQuiz, { ...formInput(form), courseUuid }, String(form.get("_key")));
  if (attempt.ok) return redirect(quizHref(courseUuid, attempt.value.uuid), 303);
  const refused: RefusedAct = { act: "create_quiz", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Quizzes() {
  const t = useWords(authoringQuiz);
  const common = useWords(admin);
  const { locale } = useReader();
  const course = useCourse();
  const { items, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, "create_quiz"));
  const undo = useUndo();
  const titleOf = (quiz: (typeof items)[number]) => inLocale(quiz.translations, locale).title;
  return (
    <>
      <PageHeader
        title={t("quizzes")}
        lead={t("quizzes_lead")}
        actions={
          <DialogLink dialog="create_quiz" variant="primary" size="md" icon="plus">
            {t("new_quiz")}
          </DialogLink>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_delete_quiz")}
        {...(undo ? { undo } : {})}
        hidden={Boolean(refused)}
      />
      <DataTable
        caption={t("quizzes")}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="quiz" title={t("quizzes_empty")}>
            {t("quizzes_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "quiz",
            header: t("quiz"),
            phone: "lead",
            cell: (quiz) => (
              <span dir="auto">
                <RowLink href={quizHref(course.uuid, quiz.uuid)}>{titleOf(quiz)}</RowLink>
              </span>
            ),
          },
          {
            id: "questions",
            header: t("questions"),
            align: "end",
            cell: ({ questionCount }) => formatNumber(questionCount, locale),
          },
          {
            id: "pass",
            header: t("pass_mark"),
            align: "end",
            cell: ({ passPercent }) => formatPercent(passPercent, locale),
          },
          {
            id: "time",
            header: t("time_limit"),
            align: "end",
            cell: ({ timeLimitSeconds }) =>
              timeLimitSeconds === null ? t("none") : formatDuration(timeLimitSeconds / 60, locale),
          },
          {
            id: "attempts",
            header: t("attempts"),
            align: "end",
            cell: ({ attemptCount }) => formatNumber(attemptCount, locale),
          },
          {
            id: "acts",
            header: common("acts"),
            hideHeader: true,
            phone: "side",
            align: "end",
            cell: (quiz) => (
              <ActButton
                act="delete_quiz"
                fields={{ uuid: quiz.uuid }}
                variant="quiet"
                icon="trash"
                aria-label={common("delete_of", { name: titleOf(quiz) })}
              >
                {common("delete")}
              </ActButton>
            ),
          },
        ]}
      />
      {dialog === "create_quiz" ? (
        <ActDialog
          act="create_quiz"
          title={t("new_quiz")}
          description={t("new_quiz_text")}
          confirm={common("create")}
          refused={refused}
          fields={{ _key: key }}
        >
          <HeadingFields refusal={refusal} />
        </ActDialog>
      ) : null}
    </>
  );
}
