import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { creditFee, listStatements, readPayer } from "../../../../worker/modules/billing";
import { admin } from "../../../../worker/words/admin";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney } from "../../../../worker/words/format";
import { statements } from "../../../../worker/words/statements";
import { formInput, typed } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Breadcrumbs, DataTable, EmptyState, PageHeader } from "../../../ui";
import { useStatementColumns } from "../../company/statement-columns";
import { type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { ListPages } from "../../shared/list-frame";
import { toMinor } from "../../shared/money";
import { privateMeta } from "../../shared/private-meta";
import { Facts } from "../facts";
import { CreditDialog, leftOfFee } from "./credit-dialog";
import { useFeeColumns } from "./fee-columns";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const payerUuid = params.uuid ?? "";
  const [account, papers] = await Promise.all([
    context.run(readPayer, { payerUuid, ...filtersOf(request.url, ["cursor"]), limit: 20 }),
    context.run(listStatements, { payerUuid, limit: 12 }),
  ]);
  return {
    title: account.payer.name,
    brand: context.tenant.brand.name,
    ...account,
    papers: papers.items,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

/** Credits a fee. The amount is written in the currency's own unit; its currency is the account's, whatever the form says. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { payer } = await context.run(readPayer, { payerUuid: params.uuid ?? "", limit: 1 });
  const input = { ...formInput(form), amount: toMinor(form.get("amount"), payer.currency) };
  const attempt = await context.attempt(creditFee, input, String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "credit");
  const refused: RefusedAct = { act: "credit", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Company() {
  const t = useWords(statements);
  const billing = useWords(adminBilling);
  const common = useWords(admin);
  const { locale } = useReader();
  const holds = useHolds();
  const { payer, fees, papers, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const { name, contact, countryCode, regionCode, taxNumber, currency, candidateFee, balance } = payer;
  const crediting =
    dialog === "credit" && holds("billing.manage") ? fees.items.find(({ uuid }) => uuid === of) : undefined;
  return (
    <>
      <PageHeader
        title={name}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: billing("companies_title"), href: "/admin/billing/companies" }, { label: name }]}
          />
        }
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_credit")} hidden={Boolean(refused)} />
      <div className="grid gap-10">
        <Facts
          wide
          items={[
            { label: t("balance"), value: formatMoney(balance, currency, locale) },
            { label: t("fee"), value: formatMoney(candidateFee, currency, locale) },
            { label: t("contact"), value: <bdi>{contact.name}</bdi> },
            { label: t("contact_email"), value: <bdi>{contact.email}</bdi> },
            {
              label: t("country"),
              value: (
                <>
                  {new Intl.DisplayNames([locale], { type: "region" }).of(countryCode) ?? countryCode}
                  {regionCode ? (
                    <>
                      {" "}
                      <bdi dir="ltr">({regionCode})</bdi>
                    </>
                  ) : null}
                </>
              ),
            },
            ...(taxNumber ? [{ label: t("tax_number"), value: <bdi dir="ltr">{taxNumber}</bdi> }] : []),
          ]}
        />
        <section className="grid gap-4">
          <DataTable
            caption={t("fees")}
            rows={fees.items}
            rowKey={({ uuid }) => uuid}
            empty={
              <EmptyState icon="users" title={t("fees_empty")}>
                {t("fees_empty_text")}
              </EmptyState>
            }
            columns={useFeeColumns(currency)}
          />
          <ListPages shown={fees.items.length} next={fees.next} />
        </section>
        <DataTable
          caption={t("title")}
          rows={papers}
          rowKey={({ uuid }) => uuid}
          empty={
            <EmptyState icon="file" title={t("empty")}>
              {t("empty_text")}
            </EmptyState>
          }
          // Whose they are, the page says.
          columns={useStatementColumns(false).filter(({ id }) => id !== "company")}
        />
      </div>
      {crediting && leftOfFee(crediting) > 0 ? (
        <CreditDialog fee={crediting} currency={currency} keyOf={key} refused={refused} />
      ) : null}
    </>
  );
}
