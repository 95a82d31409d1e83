import { adminPlans } from "../../../../../worker/words/admin-plans";
import { formatMoney, formatMonth, formatNumber } from "../../../../../worker/words/format";
import { useReader, useWords } from "../../../../locale";
import { BarChart, Card, LineChart, StatRow, Tabs } from "../../../../ui";
import type { Subscriptions } from "./list";

/** What subscriptions bring in a month, who stays, who leaves and who keeps what they tried; in one currency. */
export function SubscriptionFigures({ figures }: { figures: Subscriptions["figures"] }) {
  const t = useWords(adminPlans);
  const { locale } = useReader();
  const { months, currency, currencies, churnBasisPoints, lifetimeValue } = figures;
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const number = (value: number) => formatNumber(value, locale);
  const share = (part: number) => formatNumber(part, locale, { style: "percent", maximumFractionDigits: 1 });
  const sum = (of: "trials" | "converted" | "begun" | "ended") => months.reduce((total, month) => total + month[of], 0);
  const last = months.at(-1);
  if (!last) return null;
  const best = Math.max(0, ...months.map(({ mrr }) => mrr));
  const labels = months.map(({ month }) => formatMonth(month, locale));
  return (
    <section aria-labelledby="figures-title" className="mb-10 grid gap-5">
      <h2 id="figures-title" className="text-lg">
        {t("figures")}
      </h2>
      {currencies.length > 1 ? (
        <Tabs
          label={t("currencies")}
          items={currencies.map((code) => ({
            href: `/admin/billing/subscriptions?currency=${code}`,
            label: code,
            current: code === currency,
          }))}
        />
      ) : null}
      <StatRow
        items={[
          { label: t("mrr"), value: money(last.mrr), hint: t("mrr_hint") },
          { label: t("subscribers_now"), value: number(last.active) },
          {
            label: t("churn"),
            value: churnBasisPoints === null ? t("unknown") : share(churnBasisPoints / 10_000),
            hint: t("churn_hint"),
          },
          {
            label: t("ltv"),
            value: lifetimeValue === null ? t("unknown") : money(lifetimeValue),
            hint: t("ltv_hint"),
          },
          {
            label: t("conversion"),
            value: sum("trials") === 0 ? t("unknown") : share(sum("converted") / sum("trials")),
            hint: t("conversion_hint", { count: sum("trials") }),
          },
        ]}
      />
      <div className="grid gap-5 xl:grid-cols-2">
        <Card>
          <BarChart
            title={t("mrr_title")}
            summary={
              best > 0
                ? t("mrr_summary", {
                    amount: money(last.mrr),
                    month: formatMonth(last.month, locale, "long"),
                    best: money(best),
                  })
                : t("nothing")
            }
            tableLabel={t("chart_table")}
            categoryLabel={t("month")}
            valueLabel={t("mrr")}
            format={money}
            bars={months.map(({ mrr }, index) => ({ label: labels[index] ?? "", value: mrr }))}
          />
        </Card>
        <Card>
          <LineChart
            title={t("flow_title")}
            summary={
              sum("begun") + sum("ended") > 0
                ? t("flow_summary", { begun: number(sum("begun")), ended: number(sum("ended")) })
                : t("nothing")
            }
            tableLabel={t("chart_table")}
            categoryLabel={t("month")}
            labels={labels}
            series={[
              { name: t("begun"), values: months.map(({ begun }) => begun) },
              { name: t("ended"), values: months.map(({ ended }) => ended) },
            ]}
            format={number}
          />
        </Card>
      </div>
    </section>
  );
}
