import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../worker/kernel/verb";
import { listMySessions } from "../../../worker/modules/live";
import { translator } from "../../../worker/words/format";
import { live } from "../../../worker/words/live";
import { inLanguage, useReader, useWords } from "../../locale";
import { ButtonLink, EmptyState, Tabs } from "../../ui";
import { filtersOf } from "../shared/address";
import { ListPages } from "../shared/list-frame";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { SessionRow, sessionListClass } from "./session-row";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["past", "cursor"]);
  return {
    title: translator(live, context.locale)("sessions"),
    brand: context.tenant.brand.name,
    isPast: filters.past === "true",
    page: await context.run(listMySessions, filters as InputOf<typeof listMySessions>),
  };
}
export const meta = privateMeta;

export default function Sessions() {
  const t = useWords(live);
  const { locale } = useReader();
  const { page, isPast } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t("sessions")} lead={t("sessions_lead")} />
      <div className="mb-6">
        <Tabs
          label={t("kinds")}
          items={[
            { href: "/live", label: t("upcoming"), current: !isPast },
            { href: "/live?past=true", label: t("past"), current: isPast },
          ]}
        />
      </div>
      {page.items.length > 0 ? (
        <ul className={sessionListClass}>
          {page.items.map((session) => (
            <SessionRow key={session.uuid} session={session} />
          ))}
        </ul>
      ) : (
        <EmptyState
          icon="calendar"
          title={t(isPast ? "empty_past" : "empty")}
          action={<ButtonLink href={inLanguage("/courses", locale)}>{t("browse")}</ButtonLink>}
        >
          {t(isPast ? "empty_past_text" : "empty_text")}
        </EmptyState>
      )}
      <ListPages shown={page.items.length} next={page.next} />
    </div>
  );
}
