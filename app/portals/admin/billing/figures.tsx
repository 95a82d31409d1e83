import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney, formatMonth, formatNumber } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { BarChart, Card, StatRow, Tabs } from "../../../ui";
import type { Orders } from "./orders";

/** What was sold in the last twelve months, in one currency: nothing is converted. */
export function Figures({ figures }: { figures: Orders["figures"] }) {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const { months, currency, currencies } = figures;
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const sum = (of: "sales" | "moneyBack" | "orders") => months.reduce((total, month) => total + month[of], 0);
  const best = months.reduce((a, b) => (b.sales > a.sales ? b : a));
  const within = `${t("sales_hint")} · ${t("of_currency", { currency })}`;
  const summary =
    sum("sales") === 0
      ? t("chart_nothing")
      : t("chart_summary", {
          total: money(sum("sales")),
          back: money(sum("moneyBack")),
          month: formatMonth(best.month, locale, "long"),
        });
  return (
    <section aria-labelledby="figures-title" className="mb-10 grid gap-5">
      <h2 id="figures-title" className="text-lg">
        {t("figures")}
      </h2>
      {currencies.length > 1 ? (
        <Tabs
          label={t("currencies")}
          items={currencies.map((code) => ({
            href: `/admin/billing?currency=${code}`,
            label: code,
            current: code === currency,
          }))}
        />
      ) : null}
      <StatRow
        items={[
          { label: t("sales"), value: money(sum("sales")), hint: within },
          { label: t("money_back"), value: money(sum("moneyBack")), hint: within },
          { label: t("orders_count"), value: formatNumber(sum("orders"), locale) },
        ]}
      />
      <Card>
        <BarChart
          title={t("chart_title")}
          summary={summary}
          tableLabel={t("chart_table")}
          categoryLabel={t("month")}
          valueLabel={t("sales")}
          format={money}
          bars={months.map(({ month, sales }) => ({ label: formatMonth(month, locale), value: sales }))}
        />
      </Card>
    </section>
  );
}
