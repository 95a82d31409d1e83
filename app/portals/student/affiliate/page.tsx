import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listMyCommissions, listMyPayouts, readMyProgramme } from "../../../../worker/modules/billing";
import { joinAffiliates } from "../../../../worker/modules/referrals";
import { affiliate as affiliateWords } from "../../../../worker/words/affiliate";
import { translator } from "../../../../worker/words/format";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { EmptyState, FormError, Notice } from "../../../ui";
import { ActButton, type RefusedAct } from "../../shared/act-dialog";
import { filtersOf } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { Earnings } from "./earnings";
import { LinkMaker } from "./link-maker";
import { homeLink, pageLink } from "./links";
import { MoneyLists } from "./money-lists";
import { Terms } from "./terms";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { locale, tenant } = context;
  const { to = "", list, cursor } = filtersOf(request.url, ["to", "list", "cursor"]);
  const isPayouts = list === "payouts";
  const [programme, commissions, payouts] = await Promise.all([
    context.run(readMyProgramme, {}),
    isPayouts ? null : context.run(listMyCommissions, { cursor }),
    isPayouts ? context.run(listMyPayouts, { cursor }) : null,
  ]);
  const code = programme.affiliate?.code;
  const link = code ? { origin: tenant.origin, code, locale } : null;
  return {
    title: translator(affiliateWords, locale)("title"),
    brand: tenant.brand.name,
    ...programme,
    to,
    links: link && { home: homeLink(link), page: to === "" ? null : pageLink(link, to) },
    commissions,
    payouts,
  };
}
export const meta = privateMeta;
export type Programme = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ context, request }: ActionFunctionArgs) {
  const joined = await context.attempt(joinAffiliates, {});
  if (joined.ok) return afterAct(request, "join");
  return { refused: { act: "join", problem: joined.problem, values: {} } satisfies RefusedAct };
}

export default function AffiliatePage() {
  const t = useWords(affiliateWords);
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const { affiliate, terms, links } = data;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_join")} hidden={Boolean(refused)} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        {refusal.message ? <FormError title={refusal.message} /> : null}
        {affiliate?.isSuspended ? (
          <Notice tone="warning" title={t("suspended")}>
            {t("suspended_text")}
          </Notice>
        ) : affiliate && !terms.isOpen ? (
          <Notice title={t("paused")}>{t("paused_text")}</Notice>
        ) : null}
        {affiliate && links ? (
          <>
            <LinkMaker links={links} to={data.to} />
            <Earnings affiliate={affiliate} />
            <MoneyLists commissions={data.commissions} payouts={data.payouts} />
            <Terms terms={terms} />
          </>
        ) : terms.isOpen ? (
          <>
            <Terms terms={terms} />
            <div>
              <ActButton act="join" variant="primary" size="md">
                {t("join")}
              </ActButton>
            </div>
          </>
        ) : (
          <EmptyState icon="link" title={t("closed")}>
            {t("closed_text")}
          </EmptyState>
        )}
      </div>
    </>
  );
}
