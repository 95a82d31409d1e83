import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../../worker/kernel/verb";
import {
  listSubscriptions,
  readSubscriptionFigures,
  restoreSubscription,
  suspendSubscription,
} from "../../../../../worker/modules/subscriptions";
import { admin } from "../../../../../worker/words/admin";
import { adminBilling } from "../../../../../worker/words/admin-billing";
import { adminPlans } from "../../../../../worker/words/admin-plans";
import { translator } from "../../../../../worker/words/format";
import { formInput, useRefusal } from "../../../../forms";
import { useWords } from "../../../../locale";
import { DataTable, EmptyState, FormError, Select } from "../../../../ui";
import { ActDialog, type RefusedAct, useOpenDialog } from "../../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../../shared/address";
import { afterAct } from "../../../shared/after-act";
import { DoneNotice } from "../../../shared/done-notice";
import { FilterForm, ListPages } from "../../../shared/list-frame";
import { privateMeta } from "../../../shared/private-meta";
import { BillingFrame } from "../frame";
import { useSubscriptionColumns } from "./columns";
import { SubscriptionFigures } from "./figures";

const statuses = ["trial", "active", "suspended", "cancelled", "expired"] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "status", "cursor"]);
  const { currency } = filtersOf(request.url, ["currency"]);
  const [page, figures] = await Promise.all([
    context.run(listSubscriptions, { ...filters, limit: 30 } as InputOf<typeof listSubscriptions>),
    context.run(readSubscriptionFigures, currency ? { currency } : {}),
  ]);
  return {
    title: translator(adminBilling, context.locale)("subscriptions_title"),
    brand: context.tenant.brand.name,
    filters,
    page,
    figures,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type Subscriptions = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "restore" ? "restore" : "suspend";
  const done = await context.attempt(act === "restore" ? restoreSubscription : suspendSubscription, formInput(form));
  if (done.ok) return afterAct(request, act);
  return { refused: { act, problem: done.problem, values: {} } satisfies RefusedAct };
}

export default function SubscriptionList() {
  const t = useWords(adminPlans);
  const common = useWords(admin);
  const { filters, page, figures } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const { dialog, of } = useOpenDialog();
  const chosen = page.items.find(({ uuid }) => uuid === of);
  const narrowed = Boolean(filters.q || filters.status);
  return (
    <BillingFrame part="subscriptions">
      <DoneNotice say={(done) => t(`done_${done}` as "done_suspend")} hidden={Boolean(refused)} />
      {refused?.act === "restore" && refusal.message ? <FormError title={refusal.message} /> : null}
      {narrowed || filters.cursor ? null : <SubscriptionFigures figures={figures} />}
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="status"
          label={t("any_state")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
      </FilterForm>
      <DataTable
        caption={t("list")}
        hideCaption
        rows={page.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="star" title={t("list_empty")}>
            {t("list_empty_text")}
          </EmptyState>
        }
        columns={useSubscriptionColumns()}
      />
      <ListPages shown={page.items.length} next={page.next} />
      {dialog === "suspend" && chosen ? (
        <ActDialog
          act="suspend"
          title={t("suspend_title", { name: chosen.person.name })}
          description={t("suspend_text")}
          confirm={t("suspend")}
          danger
          refused={refused}
          fields={{ uuid: chosen.uuid }}
        />
      ) : null}
    </BillingFrame>
  );
}
