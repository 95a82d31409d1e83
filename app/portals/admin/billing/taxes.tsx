import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endTaxRule, listTaxRules, setTaxRule } from "../../../../worker/modules/billing";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { adminTaxes } from "../../../../worker/words/admin-taxes";
import { translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { BillingFrame } from "./frame";
import { usePlace, useTaxColumns } from "./tax-columns";
import { TaxFields } from "./tax-fields";
import { taxInput } from "./tax-input";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminBilling, context.locale)("taxes_title"),
    brand: context.tenant.brand.name,
    ...(await context.run(listTaxRules, {})),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type TaxRule = ReturnType<typeof useLoaderData<typeof loader>>["items"][number];

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "end" ? "end" : "tax";
  const attempt =
    act === "end"
      ? await context.attempt(endTaxRule, formInput(form))
      : await context.attempt(setTaxRule, taxInput(form));
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Taxes() {
  const t = useWords(adminTaxes);
  const { items, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const chosen = items.find(({ uuid }) => uuid === of);
  const place = usePlace();
  const columns = useTaxColumns();
  return (
    <BillingFrame
      part="taxes"
      actions={
        <DialogLink dialog="tax" variant="primary" size="md" icon="plus">
          {t("new_tax")}
        </DialogLink>
      }
    >
      <DoneNotice say={(done) => t(`done_${done}` as "done_tax")} hidden={Boolean(refused)} />
      <DataTable
        caption={title}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="globe" title={t("taxes_empty")}>
            {t("taxes_empty_text")}
          </EmptyState>
        }
        columns={columns}
      />
      {dialog === "tax" ? (
        <ActDialog
          act="tax"
          title={chosen ? t("edit_of", { name: place(chosen) }) : t("new_tax")}
          confirm={chosen ? t("change") : t("new_tax")}
          refused={refused}
        >
          <TaxFields rule={chosen} refused={refused} />
        </ActDialog>
      ) : null}
      {dialog === "end" && chosen ? (
        <ActDialog
          act="end"
          title={t("end_tax_title", { name: place(chosen) })}
          description={t(chosen.region ? "end_region_text" : "end_tax_text")}
          confirm={t("end")}
          danger
          refused={refused}
          fields={{ uuid: chosen.uuid }}
        />
      ) : null}
    </BillingFrame>
  );
}
