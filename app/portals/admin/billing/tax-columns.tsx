import { adminBilling } from "../../../../worker/words/admin-billing";
import { adminTaxes } from "../../../../worker/words/admin-taxes";
import { inLocale } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Badge, type Column } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { rateWords } from "../../shared/tax-words";
import type { TaxRule } from "./taxes";

/** "Egypt", or "Quebec, Canada". */
export function usePlace(): (rule: TaxRule) => string {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  return ({ countryCode, region }) => {
    const country = countries.of(countryCode) ?? countryCode;
    return region ? t("region_of", { region: inLocale(region.name, locale), country }) : country;
  };
}

export function useTaxColumns(): Column<TaxRule>[] {
  const t = useWords(adminTaxes);
  const { locale } = useReader();
  const place = usePlace();
  return [
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
      cell: ({ components }) => <Lines of={components} say={({ basisPoints }) => rateWords(basisPoints, locale)} />,
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
          <DialogLink dialog="tax" of={rule.uuid} variant="quiet" aria-label={t("edit_of", { name: place(rule) })}>
            {t("change")}
          </DialogLink>
          <DialogLink dialog="end" of={rule.uuid} variant="quiet" aria-label={t("end_of", { name: place(rule) })}>
            {t("end")}
          </DialogLink>
        </span>
      ),
    },
  ];
}

/** One under the other: a tax may be made of several. */
function Lines({ of, say }: { of: TaxRule["components"]; say: (component: TaxRule["components"][number]) => string }) {
  return (
    <span className="block">
      {of.map((component) => (
        <bdi key={component.name.en} className="block">
          {say(component)}
        </bdi>
      ))}
    </span>
  );
}
