import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endTaxRule, listTaxRules, setTaxRule } from "../../../../worker/modules/billing";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { inLocale, translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Badge, DataTable, EmptyState } from "../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { rateWords } from "../../shared/tax-words";
import { BillingFrame } from "./frame";
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

/** One under the other: a tax may be made of several. */
function Lines({ of, say }: { of: TaxRule["components"]; say: (component: TaxRule["components"][number]) => string }) {
  return (
    <>
      {of.map((component) => (
        <bdi key={component.name.en} className="block">
          {say(component)}
        </bdi>
      ))}
    </>
  );
}

export default function Taxes() {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const { items } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const chosen = items.find(({ uuid }) => uuid === of);
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  const country = (rule: TaxRule) => countries.of(rule.countryCode) ?? rule.countryCode;
  const place = (rule: TaxRule) =>
    rule.region
      ? t("region_of", { region: inLocale(rule.region.name, locale), country: country(rule) })
      : country(rule);
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
        caption={t("taxes_title")}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="globe" title={t("taxes_empty")}>
            {t("taxes_empty_text")}
          </EmptyState>
        }
        columns={[
          { id: "country", header: t("country"), phone: "lead", cell: place },
          {
            id: "name",
            header: t("tax_name"),
            cell: ({ components }) => <Lines of={components} say={({ name }) => inLocale(name, locale)} />,
          },
          {
            id: "rate",
            header: t("rate"),
            align: "end",
            cell: ({ components }) => (
              <Lines of={components} say={({ basisPoints }) => rateWords(basisPoints, locale)} />
            ),
          },
          {
            id: "how",
            header: t("price"),
            cell: ({ inclusive, reverseCharge }) => (
              <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">
                {t(inclusive ? "included" : "added")}
                {reverseCharge ? <Badge>{t("with_reverse")}</Badge> : null}
              </span>
            ),
          },
          {
            id: "acts",
            header: t("change"),
            hideHeader: true,
            align: "end",
            cell: (rule) => (
              <span className="flex justify-end gap-1">
                <DialogLink
                  dialog="tax"
                  of={rule.uuid}
                  variant="quiet"
                  aria-label={t("edit_of", { name: place(rule) })}
                >
                  {t("change")}
                </DialogLink>
                <DialogLink dialog="end" of={rule.uuid} variant="quiet" aria-label={t("end_of", { name: place(rule) })}>
                  {t("end")}
                </DialogLink>
              </span>
            ),
          },
        ]}
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
