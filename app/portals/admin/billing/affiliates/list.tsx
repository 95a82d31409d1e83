import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../../worker/kernel/verb";
import { listAffiliates, recordPayout } from "../../../../../worker/modules/billing";
import { resumeAffiliate, setRate, suspendAffiliate } from "../../../../../worker/modules/referrals";
import { adminAffiliates } from "../../../../../worker/words/admin-affiliates";
import { adminBilling } from "../../../../../worker/words/admin-billing";
import { translator } from "../../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../../forms";
import { useWords } from "../../../../locale";
import { DataTable, EmptyState, FormError, Select } from "../../../../ui";
import type { RefusedAct } from "../../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../../shared/address";
import { afterAct } from "../../../shared/after-act";
import { DoneNotice } from "../../../shared/done-notice";
import { FilterForm, ListPages } from "../../../shared/list-frame";
import { privateMeta } from "../../../shared/private-meta";
import { BillingFrame } from "../frame";
import { useAffiliateColumns } from "./columns";
import { AffiliateDialogs } from "./dialogs";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "state", "cursor"]);
  return {
    title: translator(adminBilling, context.locale)("affiliates_title"),
    brand: context.tenant.brand.name,
    filters,
    page: await context.run(listAffiliates, { ...filters, limit: 20 } as InputOf<typeof listAffiliates>),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type Affiliates = ReturnType<typeof useLoaderData<typeof loader>>;
export type Affiliate = Affiliates["page"]["items"][number];

const verbs = { suspend: suspendAffiliate, resume: resumeAffiliate } as const;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = String(form.get("_do")) as keyof typeof verbs | "rate" | "pay";
  const percent = String(form.get("_percent") ?? "").trim();
  const done =
    act === "pay"
      ? await context.attempt(recordPayout, formInput(form), String(form.get("_key")))
      : act === "rate"
        ? await context.attempt(setRate, {
            ...formInput(form),
            basisPoints: percent === "" ? null : Math.round(Number(percent) * 100),
          })
        : await context.attempt(verbs[act === "resume" ? "resume" : "suspend"], formInput(form));
  if (done.ok) return afterAct(request, act);
  return { refused: { act, problem: done.problem, values: typed(form) } satisfies RefusedAct };
}

export default function AffiliateList() {
  const t = useWords(adminAffiliates);
  const { filters, page, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  return (
    <BillingFrame part="affiliates">
      <DoneNotice say={(done) => t(`done_${done}` as "done_pay")} hidden={Boolean(refused)} />
      {refused?.act === "resume" && refusal.message ? <FormError title={refusal.message} /> : null}
      <AffiliateDialogs items={page.items} keyOf={key} refused={refused} />
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={Boolean(filters.q || filters.state)}>
        <Select
          name="state"
          label={t("state")}
          emptyLabel={t("state_all")}
          defaultValue={filters.state ?? ""}
          options={(["due", "suspended"] as const).map((value) => ({ value, label: t(`state_${value}`) }))}
        />
      </FilterForm>
      <DataTable
        caption={t("affiliate")}
        hideCaption
        rows={page.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="link" title={t("empty")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={useAffiliateColumns()}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </BillingFrame>
  );
}
