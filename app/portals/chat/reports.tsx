import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../worker/kernel/verb";
import { listReports, settleReport } from "../../../worker/modules/chat";
import { chat } from "../../../worker/words/chat";
import { chatRetention } from "../../../worker/words/chat-retention";
import { translator } from "../../../worker/words/format";
import { formInput, type Refused, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Badge, ButtonLink, cx, EmptyState, FormError, Tabs } from "../../ui";
import { ActButton } from "../shared/act-dialog";
import { filtersOf } from "../shared/address";
import { holdsAll } from "../shared/holds";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { When } from "../shared/when";
import { roomHref } from "./addresses";
import { ReportedFiles } from "./reported-files";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["settled", "cursor"]);
  const { items, next } = await context.run(listReports, { ...filters, limit: 20 } as InputOf<typeof listReports>);
  return {
    title: translator(chat, context.locale)("reports"),
    brand: context.tenant.brand.name,
    now: context.nowIso,
    settled: filters.settled === "true",
    keepsAll: holdsAll(context.person, "chat.moderate"),
    reports: items,
    next,
  };
}
type Report = ReturnType<typeof useLoaderData<typeof loader>>["reports"][number];
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await context.attempt(settleReport, formInput(await request.formData()));
  if (!attempt.ok) return { problem: attempt.problem, values: {} } satisfies Refused;
  return redirect(new URL(request.url).pathname, 303);
}

export default function Reports() {
  const t = useWords(chat);
  const tr = useWords(chatRetention);
  const { reports, settled, next, now, keepsAll } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>());
  const query = settled ? "settled=true&" : "";
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t("reports")}
        lead={t("reports_lead")}
        actions={
          keepsAll ? (
            <ButtonLink href="/chat/retention" icon="history">
              {tr("private_menu")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Tabs
        label={t("reports")}
        items={[
          { href: "/chat/reports", label: t("reports_open"), current: !settled },
          { href: "/chat/reports?settled=true", label: t("reports_settled"), current: settled },
        ]}
      />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      {reports.length === 0 ? (
        <EmptyState icon="check-circle" title={t(settled ? "no_settled" : "no_reports")} />
      ) : (
        <ul className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-8">
          {reports.map((report) => (
            <ReportItem key={report.uuid} report={report} now={now} />
          ))}
        </ul>
      )}
      {next ? (
        <p className="mt-6">
          <ButtonLink href={`/chat/reports?${query}cursor=${encodeURIComponent(next)}`}>{t("more")}</ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function ReportItem({ report, now }: { report: Report; now: string }) {
  const t = useWords(chat);
  const { uuid, course, reason, note, reporter, reportedAt, messages, seq, outcome } = report;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base" dir="auto">
          {course?.title ?? t("private_room")}
        </h2>
        <Badge tone="warning">{t(`reason_${reason}`)}</Badge>
        {outcome ? <Badge>{t(`outcome_${outcome}`)}</Badge> : null}
      </div>
      <p className="text-sm text-ink-muted">
        {t("reported_by", { name: reporter.name })} <When at={reportedAt} since={now} />
      </p>
      {note ? (
        <p dir="auto" className="text-sm">
          {note}
        </p>
      ) : null}
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-1 rounded-lg bg-sunken p-3 text-sm">
        {messages.map((message) => (
          <li
            key={message.seq}
            className={cx("rounded-md px-2 py-1", message.seq === seq && "bg-warning-tint text-warning-ink")}
          >
            <bdi className="font-medium">{message.name ?? t("somebody")}</bdi>
            {": "}
            <span dir="auto">{message.text}</span>
            <ReportedFiles files={message.files} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        {outcome ? null : (
          <>
            <ActButton act="settle" fields={{ uuid, outcome: "acted" }} variant="primary">
              {t("outcome_acted")}
            </ActButton>
            <ActButton act="settle" fields={{ uuid, outcome: "dismissed" }}>
              {t("outcome_dismissed")}
            </ActButton>
          </>
        )}
        {course ? (
          <ButtonLink size="sm" variant="quiet" href={roomHref("course", course.uuid)}>
            {t("to_room")}
          </ButtonLink>
        ) : null}
      </div>
    </li>
  );
}
