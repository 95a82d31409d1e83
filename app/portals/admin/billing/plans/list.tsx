import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endPlan, listManagedPlans } from "../../../../../worker/modules/plans";
import { adminBilling } from "../../../../../worker/words/admin-billing";
import { adminPlans } from "../../../../../worker/words/admin-plans";
import { formatNumber, translator } from "../../../../../worker/words/format";
import { publicPlans } from "../../../../../worker/words/public-plans";
import { formInput } from "../../../../forms";
import { useReader, useWords } from "../../../../locale";
import { Badge, ButtonLink, type Column, DataTable, EmptyState, Status } from "../../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../../shared/act-dialog";
import { unlessDialog } from "../../../shared/address";
import { afterAct } from "../../../shared/after-act";
import { DoneNotice } from "../../../shared/done-notice";
import { RowLink } from "../../../shared/list-frame";
import { cycles, moneyIn, priceOf } from "../../../shared/plans";
import { privateMeta } from "../../../shared/private-meta";
import { BillingFrame } from "../frame";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminBilling, context.locale)("plans_title"),
    brand: context.tenant.brand.name,
    ...(await context.run(listManagedPlans, {})),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
type Plan = ReturnType<typeof useLoaderData<typeof loader>>["items"][number];

export async function action({ context, request }: ActionFunctionArgs) {
  const ended = await context.attempt(endPlan, formInput(await request.formData()));
  if (ended.ok) return afterAct(request, "end");
  return { refused: { act: "end", problem: ended.problem, values: {} } satisfies RefusedAct };
}

export default function Plans() {
  const t = useWords(adminPlans);
  const { items } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const ending = items.find(({ uuid }) => uuid === of);
  return (
    <BillingFrame
      part="plans"
      actions={
        <ButtonLink href="/admin/billing/plans/new" variant="primary" icon="plus">
          {t("new_plan")}
        </ButtonLink>
      }
    >
      <DoneNotice say={(done) => t(`done_${done}` as "done_plan")} hidden={Boolean(refused)} />
      <DataTable
        caption={t("plan")}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="star" title={t("plans_empty")}>
            {t("plans_empty_text")}
          </EmptyState>
        }
        columns={useColumns()}
      />
      {dialog === "end" && ending ? (
        <ActDialog
          act="end"
          title={t("end_title", { name: ending.name })}
          description={t("end_text")}
          confirm={t("end")}
          danger
          refused={refused}
          fields={{ uuid: ending.uuid }}
        />
      ) : null}
    </BillingFrame>
  );
}

function useColumns(): Column<Plan>[] {
  const t = useWords(adminPlans);
  const per = useWords(publicPlans);
  const { locale, tenant } = useReader();
  return [
    {
      id: "plan",
      header: t("plan"),
      phone: "lead",
      cell: ({ uuid, name }) => (
        <RowLink href={`/admin/billing/plans/${uuid}`}>
          <bdi>{name}</bdi>
        </RowLink>
      ),
    },
    {
      id: "price",
      header: t("price"),
      cell: ({ price }) => {
        const cycle = cycles.find((one) => priceOf(price, one, tenant.currency));
        const found = cycle && priceOf(price, cycle, tenant.currency);
        return found && cycle ? t("price_of", { amount: moneyIn(found, locale), per: per(`per_${cycle}`) }) : "–";
      },
    },
    {
      id: "state",
      header: t("state"),
      cell: ({ isActive, isDefault }) => (
        <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">
          <Status tone={isActive ? "success" : "neutral"}>{t(isActive ? "offered" : "not_offered")}</Status>
          {isDefault ? <Badge tone="info">{t("for_everybody")}</Badge> : null}
        </span>
      ),
    },
    {
      id: "subscribers",
      header: t("subscribers"),
      align: "end",
      cell: ({ subscribers }) => formatNumber(subscribers, locale),
    },
    {
      id: "acts",
      header: t("change"),
      hideHeader: true,
      align: "end",
      cell: ({ uuid, name }) => (
        <span className="flex justify-end gap-1">
          <ButtonLink
            size="sm"
            variant="quiet"
            href={`/admin/billing/plans/${uuid}`}
            aria-label={t("change_of", { name })}
          >
            {t("change")}
          </ButtonLink>
          <DialogLink dialog="end" of={uuid} variant="quiet" aria-label={t("end_of", { name })}>
            {t("end")}
          </DialogLink>
        </span>
      ),
    },
  ];
}
