import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createPayer, listPayers, listStatements } from "../../../../worker/modules/billing";
import { formatMoney, translator } from "../../../../worker/words/format";
import { statements } from "../../../../worker/words/statements";
import { formInput, typed } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { useStatementColumns } from "../../company/statement-columns";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { FilterForm, ListPages, RowLink } from "../../shared/list-frame";
import { toMinor } from "../../shared/money";
import { privateMeta } from "../../shared/private-meta";
import { CompanyFields } from "./company-fields";
import { companyHref } from "./company-href";
import { BillingFrame } from "./frame";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "cursor"]);
  const [accounts, papers] = await Promise.all([
    context.run(listPayers, { ...filters, limit: 20 }),
    context.run(listStatements, { limit: 20 }),
  ]);
  return {
    title: translator(statements, context.locale)("accounts"),
    brand: context.tenant.brand.name,
    filters,
    accounts,
    papers,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const currency = String(form.get("currency") ?? "").toUpperCase();
  const candidateFee = /^[A-Z]{3}$/.test(currency) ? toMinor(form.get("candidateFee"), currency) : 0;
  const attempt = await context.attempt(createPayer, { ...formInput(form), candidateFee }, String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "company");
  const refused: RefusedAct = { act: "company", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Companies() {
  const t = useWords(statements);
  const { locale } = useReader();
  const holds = useHolds();
  const { filters, accounts, papers, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog } = useOpenDialog();
  return (
    <BillingFrame
      part="companies"
      actions={
        holds("billing.manage") ? (
          <DialogLink dialog="company" variant="primary" size="md" icon="plus">
            {t("new")}
          </DialogLink>
        ) : null
      }
    >
      <DoneNotice say={(done) => t(`done_${done}` as "done_company")} hidden={Boolean(refused)} />
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={Boolean(filters.q)} />
      <div className="grid gap-10">
        <section>
          <DataTable
            caption={t("accounts")}
            rows={accounts.items}
            rowKey={({ uuid }) => uuid}
            empty={
              <EmptyState icon="users" title={t("accounts_empty")}>
                {t("accounts_empty_text")}
              </EmptyState>
            }
            columns={[
              {
                id: "name",
                header: t("name"),
                phone: "lead",
                cell: ({ uuid, name }) => (
                  <RowLink href={companyHref(uuid)}>
                    <bdi>{name}</bdi>
                  </RowLink>
                ),
              },
              {
                id: "contact",
                header: t("contact"),
                cell: ({ contact }) => (
                  <span className="grid min-w-0">
                    <bdi>{contact.name}</bdi>
                    <bdi className="truncate text-ink-faint">{contact.email}</bdi>
                  </span>
                ),
              },
              {
                id: "fee",
                header: t("fee"),
                align: "end",
                cell: ({ candidateFee, currency }) => formatMoney(candidateFee, currency, locale),
              },
              {
                id: "balance",
                header: t("balance"),
                align: "end",
                cell: ({ balance, currency }) => formatMoney(balance, currency, locale),
              },
            ]}
          />
          <ListPages shown={accounts.items.length} next={accounts.next} />
        </section>
        <DataTable
          caption={t("title")}
          rows={papers.items}
          rowKey={({ uuid }) => uuid}
          empty={
            <EmptyState icon="file" title={t("empty")}>
              {t("empty_text")}
            </EmptyState>
          }
          columns={useStatementColumns(false)}
        />
      </div>
      {dialog === "company" ? (
        <ActDialog act="company" title={t("new")} confirm={t("new")} refused={refused} fields={{ _key: key }}>
          <CompanyFields refused={refused} />
        </ActDialog>
      ) : null}
    </BillingFrame>
  );
}
