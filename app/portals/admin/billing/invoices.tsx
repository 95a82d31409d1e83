import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listInvoices, resendInvoice, voidInvoice } from "../../../../worker/modules/billing";
import { admin } from "../../../../worker/words/admin";
import { adminInvoices } from "../../../../worker/words/admin-invoices";
import { translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useWords } from "../../../locale";
import { DataTable, EmptyState, Select, TextField } from "../../../ui";
import { type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { privateMeta } from "../../shared/private-meta";
import { BillingFrame } from "./frame";
import { useInvoiceColumns } from "./invoice-columns";
import { InvoiceDialog } from "./invoice-dialog";

const kinds = ["invoice", "credit_note", "voided"] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "kind", "from", "to", "cursor"]);
  const page = await context.run(listInvoices, { ...filters, limit: 30 } as InputOf<typeof listInvoices>);
  return {
    title: translator(adminInvoices, context.locale)("title"),
    brand: context.tenant.brand.name,
    filters,
    page,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type Invoice = ReturnType<typeof useLoaderData<typeof loader>>["page"]["items"][number];

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "void" ? "void" : "resend";
  const verb = act === "void" ? voidInvoice : resendInvoice;
  const attempt = await context.attempt(verb, formInput(form), String(form.get("_key")));
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Invoices() {
  const t = useWords(adminInvoices);
  const common = useWords(admin);
  const { filters, page, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { of } = useOpenDialog();
  const chosen = page.items.find(({ uuid }) => uuid === of);
  const narrowed = Boolean(filters.q || filters.kind || filters.from || filters.to);
  return (
    <BillingFrame part="invoices">
      <DoneNotice say={(done) => t(`done_${done}` as "done_void")} hidden={Boolean(refused)} />
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="kind"
          label={t("which")}
          emptyLabel={common("any")}
          defaultValue={filters.kind ?? ""}
          options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <TextField name="from" label={t("from")} type="date" defaultValue={filters.from ?? ""} />
        <TextField name="to" label={t("to")} type="date" defaultValue={filters.to ?? ""} />
      </FilterForm>
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="file" title={t("empty")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={useInvoiceColumns()}
      />
      <ListPages shown={page.items.length} next={page.next} />
      {chosen ? <InvoiceDialog invoice={chosen} keyOf={key} refused={refused} /> : null}
    </BillingFrame>
  );
}
