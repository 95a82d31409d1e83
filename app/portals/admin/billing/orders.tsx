import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listOrders, readFigures } from "../../../../worker/modules/billing";
import { admin } from "../../../../worker/words/admin";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { translator } from "../../../../worker/words/format";
import { useWords } from "../../../locale";
import { DataTable, EmptyState, Select } from "../../../ui";
import { filtersOf } from "../../shared/address";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { privateMeta } from "../../shared/private-meta";
import { Figures } from "./figures";
import { BillingFrame } from "./frame";
import { useOrderColumns } from "./order-columns";

const statuses = ["open", "paid", "cancelled"] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "status", "cursor"]);
  const { currency } = filtersOf(request.url, ["currency"]);
  const [page, figures] = await Promise.all([
    context.run(listOrders, { ...filters, limit: 30 } as InputOf<typeof listOrders>),
    context.run(readFigures, currency ? { currency } : {}),
  ]);
  return {
    title: translator(adminBilling, context.locale)("title"),
    brand: context.tenant.brand.name,
    filters,
    page,
    figures,
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export type Orders = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OrderList() {
  const t = useWords(adminBilling);
  const common = useWords(admin);
  const { filters, page, figures, now } = useLoaderData<typeof loader>();
  const narrowed = Boolean(filters.q || filters.status);
  return (
    <BillingFrame part="orders">
      {narrowed || filters.cursor ? null : <Figures figures={figures} />}
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="status"
          label={t("state")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
      </FilterForm>
      <DataTable
        caption={t("orders_title")}
        hideCaption
        rows={page.items}
        rowKey={(order) => order.uuid}
        empty={
          <EmptyState icon="file" title={t("orders_empty")}>
            {t("orders_empty_text")}
          </EmptyState>
        }
        columns={useOrderColumns(now)}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </BillingFrame>
  );
}
