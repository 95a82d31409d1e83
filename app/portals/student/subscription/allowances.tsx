import { formatNumber } from "../../../../worker/words/format";
import { subscription as subscriptionWords } from "../../../../worker/words/subscription";
import { useReader, useWords } from "../../../locale";
import { Card, Icon, ProgressBar } from "../../../ui";
import type { MyPlan } from "./page";

/** What the plan gives, and how much of each limit is used. */
export function Allowances({ data }: { data: MyPlan }) {
  const t = useWords(subscriptionWords);
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section aria-labelledby="holds" className="grid gap-4">
      <h2 id="holds" className="text-lg">
        {t("holds")}
      </h2>
      <Card padding="lg">
        <ul className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          {data.allowances.map(({ feature, limit, used, why }) => {
            const name = data.names[feature] ?? feature;
            const isIn = why !== "not_in_plan";
            if (isIn && limit !== null)
              return (
                <li key={feature}>
                  <ProgressBar
                    label={name}
                    value={Math.min(used, limit)}
                    max={limit}
                    text={t("used", { used: number(used), limit: number(limit) })}
                    tone={used >= limit ? "warning" : "accent"}
                  />
                </li>
              );
            return (
              <li key={feature} className="flex items-start gap-2.5">
                <Icon
                  name={isIn ? "check" : "minus"}
                  size={18}
                  className={isIn ? "mt-0.5 text-accent" : "mt-0.5 text-ink-faint"}
                />
                <span className="grid">
                  <span className={isIn ? "font-medium" : "text-ink-muted"}>{name}</span>
                  <span className="text-sm text-ink-faint">
                    {isIn
                      ? feature === "course_access"
                        ? t("unlimited", { used: number(used) })
                        : t("included")
                      : t("not_included")}
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      </Card>
    </section>
  );
}
