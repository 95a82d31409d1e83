import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readLedger } from "../../../../worker/modules/billing";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { adminLedger } from "../../../../worker/words/admin-ledger";
import { formatMoney, translator } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { filtersOf } from "../../shared/address";
import { ListPages } from "../../shared/list-frame";
import { privateMeta } from "../../shared/private-meta";
import { BillingFrame } from "./frame";
import { LedgerEntries } from "./ledger-entries";

export async function loader({ context, request }: LoaderFunctionArgs) {
  return {
    title: translator(adminBilling, context.locale)("ledger_title"),
    brand: context.tenant.brand.name,
    ...(await context.run(readLedger, { ...filtersOf(request.url, ["cursor"]), limit: 30 })),
  };
}
export const meta = privateMeta;

export default function Ledger() {
  const t = useWords(adminLedger);
  const { locale } = useReader();
  const { items, next, balances } = useLoaderData<typeof loader>();
  if (balances.length === 0 && items.length === 0)
    return (
      <BillingFrame part="ledger">
        <EmptyState icon="list" title={t("balances_empty")}>
          {t("balances_empty_text")}
        </EmptyState>
      </BillingFrame>
    );
  return (
    <BillingFrame part="ledger">
      <div className="grid gap-10">
        <DataTable
          caption={t("balances")}
          rows={balances}
          rowKey={({ account, currency }) => `${account}-${currency}`}
          columns={[
            {
              id: "account",
              header: t("account"),
              phone: "lead",
              cell: ({ account }) => t(`account_${account}` as "account_sales"),
            },
            {
              id: "debit",
              header: t("debit"),
              align: "end",
              cell: ({ amount, currency }) => (amount > 0 ? formatMoney(amount, currency, locale) : "–"),
            },
            {
              id: "credit",
              header: t("credit"),
              align: "end",
              cell: ({ amount, currency }) => (amount < 0 ? formatMoney(-amount, currency, locale) : "–"),
            },
          ]}
        />
        <section className="grid gap-4">
          <h2 className="text-lg">{t("entries")}</h2>
          <LedgerEntries entries={items} linked />
          <ListPages shown={items.length} next={next} />
        </section>
      </div>
    </BillingFrame>
  );
}
