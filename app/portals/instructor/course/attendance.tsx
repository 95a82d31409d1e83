import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listAttendance } from "../../../../worker/modules/live";
import { formatNumber, translator } from "../../../../worker/words/format";
import { live } from "../../../../worker/words/live";
import { useReader, useWords } from "../../../locale";
import { Badge, DataTable, EmptyState, Link, Status } from "../../../ui";
import { sessionTone } from "../../live/session-row";
import { SessionTime } from "../../live/session-time";
import { filtersOf } from "../../shared/address";
import { ExportLink, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { courseHref } from "./course-context";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { sessionUuid: params.session ?? "", ...filtersOf(request.url, ["cursor"]) };
  const page = await context.run(listAttendance, input as InputOf<typeof listAttendance>);
  return {
    title: `${translator(live, context.locale)("attendance")}: ${page.session.title}`,
    brand: context.tenant.brand.name,
    page,
    course: params.course ?? "",
  };
}
export const meta = privateMeta;

export default function Attendance() {
  const t = useWords(live);
  const { locale } = useReader();
  const { page, course } = useLoaderData<typeof loader>();
  const { session, items, next } = page;
  return (
    <>
      <p className="mb-3 text-sm">
        <Link kind="quiet" href={`${courseHref(course)}/live`}>
          {t("back_to_sessions")}
        </Link>
      </p>
      <PageHeader
        title={`${t("attendance")}: ${session.title}`}
        lead={
          <>
            <SessionTime {...session} />
            <span className="mt-1 block">{t("attendance_lead")}</span>
          </>
        }
        actions={
          <>
            <Status tone={sessionTone[session.status]}>{t(`status_${session.status}`)}</Status>
            {items.length > 0 ? (
              <ExportLink href={`${courseHref(course)}/live/${session.uuid}/file`} label={t("download")} />
            ) : null}
          </>
        }
      />
      {items.length > 0 ? (
        <DataTable
          caption={t("attendance")}
          hideCaption
          rows={items}
          rowKey={({ uuid }) => uuid}
          columns={[
            {
              id: "name",
              header: t("name"),
              phone: "lead",
              cell: ({ name, email, isHost }) => (
                <span className="grid">
                  <span>
                    <bdi>{name}</bdi> {isHost ? <Badge tone="accent">{t("host")}</Badge> : null}
                  </span>
                  <span className="text-sm text-ink-faint">{email}</span>
                </span>
              ),
            },
            { id: "came", header: t("came"), cell: ({ firstJoinedAt }) => <When at={firstJoinedAt} time /> },
            {
              id: "left",
              header: t("left"),
              cell: ({ lastLeftAt }) => (lastLeftAt ? <When at={lastLeftAt} time /> : t("still_there")),
            },
            { id: "stays", header: t("stays"), align: "end", cell: ({ stays }) => formatNumber(stays, locale) },
            {
              id: "minutes",
              header: t("minutes"),
              align: "end",
              phone: "side",
              cell: ({ minutes }) => formatNumber(minutes, locale),
            },
          ]}
        />
      ) : (
        <EmptyState icon="users" title={t("attendance_empty")}>
          {t("attendance_empty_text")}
        </EmptyState>
      )}
      <ListPages shown={items.length} next={next} />
    </>
  );
}
