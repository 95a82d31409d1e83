import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listAccommodations, listAttemptsOfQuiz, setAccommodation } from "../../../../worker/modules/assessment";
import { listOfCourse } from "../../../../worker/modules/enrolment";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { formatNumber, formatPercent, translator } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, Status, Tabs } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { holdsAll } from "../../shared/holds";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { actOn } from "./act";
import { ExtraTime } from "./extra-time";
import { useQuizTabs } from "./quiz-tabs";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { q, student, cursor } = filtersOf(request.url, ["q", "student", "cursor"]);
  const quizUuid = params.quiz ?? "";
  const mayList =
    holdsAll(context.person, "enrolments.manage") || Boolean(context.person?.grants.has("enrolments.manage:course"));
  const [attempts, { items: accommodations }, roster] = await Promise.all([
    context.run(listAttemptsOfQuiz, { quizUuid, cursor, ...(student ? { userUuid: student } : {}) } as InputOf<
      typeof listAttemptsOfQuiz
    >),
    context.run(listAccommodations, { quizUuid }),
    mayList ? context.run(listOfCourse, { courseUuid: params.course ?? "", limit: 100, ...(q ? { q } : {}) }) : null,
  ]);
  return {
    title: translator(authoringQuiz, context.locale)("attempts_tab"),
    brand: context.tenant.brand.name,
    attempts,
    accommodations,
    students: [
      ...new Map([
        ...attempts.items.map(({ userUuid, fullName }) => [userUuid, fullName] as const),
        ...(roster?.items ?? []).map(({ student: { uuid, name, email } }) => [uuid, `${name} (${email})`] as const),
      ]),
    ].map(([uuid, name]) => ({ uuid, name })),
    filters: { q, student },
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  return actOn({ context, request, form }, { set_accommodation: setAccommodation }, (input) => ({
    ...input,
    quizUuid: params.quiz,
  }));
}

const tones = { passed: "success", failed: "danger", in_progress: "info" } as const;

export default function QuizAttempts() {
  const t = useWords(authoringQuiz);
  const { locale } = useReader();
  const { attempts, accommodations, students, filters } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const tabs = useQuizTabs();
  return (
    <>
      <PageHeader
        title={t("attempts_tab")}
        lead={t("attempts_lead")}
        actions={
          <DialogLink dialog="set_accommodation" size="md" icon="clock">
            {t("give_extra_time")}
          </DialogLink>
        }
      />
      <div className="mb-6">
        <Tabs label={t("quiz_pages")} items={tabs("attempts")} />
      </div>
      <DoneNotice say={(done) => t(`done_${done}` as "done_set_accommodation")} hidden={Boolean(refused)} />
      <ExtraTime accommodations={accommodations} students={students} refused={refused} />
      <h2 className="mt-8 mb-3 text-lg">{t("attempts")}</h2>
      {filters.student ? (
        <FilterForm narrowed>
          <input type="hidden" name="student" value={filters.student} />
        </FilterForm>
      ) : null}
      <DataTable
        caption={t("attempts")}
        hideCaption
        rows={attempts.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="history" title={t("attempts_empty")}>
            {t("attempts_empty_text")}
          </EmptyState>
        }
        columns={[
          { id: "student", header: t("student"), phone: "lead", cell: ({ fullName }) => <bdi>{fullName}</bdi> },
          {
            id: "number",
            header: t("attempt_number"),
            align: "end",
            cell: ({ number }) => formatNumber(number, locale),
          },
          {
            id: "result",
            header: t("result"),
            cell: ({ status, passed }) => {
              const result = status === "in_progress" ? "in_progress" : passed ? "passed" : "failed";
              return <Status tone={tones[result]}>{t(`result_${result}`)}</Status>;
            },
          },
          {
            id: "score",
            header: t("score"),
            align: "end",
            cell: ({ scorePercent }) => (scorePercent === null ? "–" : formatPercent(scorePercent, locale)),
          },
          { id: "started", header: t("started"), cell: ({ startedAt }) => <When at={startedAt} time /> },
          {
            id: "handed_in",
            header: t("handed_in"),
            cell: ({ submittedAt }) => (submittedAt ? <When at={submittedAt} time /> : "–"),
          },
          {
            id: "acts",
            header: t("give_extra_time"),
            hideHeader: true,
            align: "end",
            cell: ({ userUuid, fullName }) => (
              <DialogLink
                dialog="set_accommodation"
                of={userUuid}
                variant="quiet"
                icon="clock"
                aria-label={t("give_extra_time_to", { name: fullName })}
              >
                {t("extra_time")}
              </DialogLink>
            ),
          },
        ]}
      />
      <ListPages shown={attempts.items.length} next={attempts.next} />
    </>
  );
}
