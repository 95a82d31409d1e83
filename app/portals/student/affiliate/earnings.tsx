import { affiliate as affiliateWords } from "../../../../worker/words/affiliate";
import { formatMoney, formatNumber } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { StatRow } from "../../../ui";
import type { Programme } from "./page";

/** Clicks and sales, and of each currency what is on its way, due and paid. */
export function Earnings({ affiliate }: { affiliate: NonNullable<Programme["affiliate"]> }) {
  const t = useWords(affiliateWords);
  const { locale } = useReader();
  const { clicks, figures } = affiliate;
  const sales = figures.reduce((sum, one) => sum + one.sales, 0);
  return (
    <section aria-labelledby="earnings" className="grid gap-5">
      <h2 id="earnings" className="text-lg">
        {t("figures")}
      </h2>
      <StatRow
        items={[
          { label: t("clicks"), value: formatNumber(clicks, locale) },
          { label: t("sales"), value: formatNumber(sales, locale) },
        ]}
      />
      {figures.map(({ currency, held, due, paid, minimum }) => {
        const money = (minor: number) => formatMoney(minor, currency, locale);
        const below = due < 0 ? t("due_below") : due < minimum ? t("due_hint", { amount: money(minimum) }) : null;
        return (
          <div key={currency} className="grid gap-2">
            {figures.length > 1 ? <h3 className="text-sm text-ink-faint">{t("in_currency", { currency })}</h3> : null}
            <StatRow
              items={[
                { label: t("held"), value: money(held), ...(held > 0 ? { hint: t("held_hint") } : {}) },
                { label: t("due"), value: money(due), ...(below ? { hint: below } : {}) },
                { label: t("paid"), value: money(paid) },
              ]}
            />
          </div>
        );
      })}
    </section>
  );
}
