import type { Cycle } from "../../../worker/modules/plans";
import { formatPercent } from "../../../worker/words/format";
import { publicPlans } from "../../../worker/words/public-plans";
import { inLanguage, useReader, useWords } from "../../locale";
import { Badge, ButtonLink, Card, cx, Icon, Link } from "../../ui";
import { cycles, moneyIn, monthsOf, plansSearch, priceOf, subscribeHref, trialHref } from "../shared/plans";
import type { ShownPlan } from "./plans";

/** What the address says: how often one pays, and in what; null for the house's currency. */
interface Asked {
  cycle: Cycle;
  currency: string | null;
}

/** One plan: its price in the chosen cycle, what it holds, and the way in. */
export function PlanCard({ plan, asked, names }: { plan: ShownPlan; asked: Asked; names: Record<string, string> }) {
  const t = useWords(publicPlans);
  return (
    <Card
      as="li"
      padding="lg"
      className={cx("grid content-start gap-6", plan.isMiddle && "outline-2 outline-accent")}
      aria-labelledby={`plan-${plan.slug}`}
    >
      <div className="grid gap-2">
        <h2 id={`plan-${plan.slug}`} className="text-xl">
          <bdi>{plan.name}</bdi>
        </h2>
        {plan.description ? <p className="text-ink-muted">{plan.description}</p> : null}
      </div>
      <Price plan={plan} asked={asked} />
      <Ways plan={plan} asked={asked} />
      <ul aria-label={t("holds", { name: plan.name })} className="grid gap-2.5 border-t border-line pt-5">
        {plan.features.map(({ feature, limit }) => (
          <li key={feature} className="flex gap-2.5">
            <Icon name="check" size={18} className="mt-0.5 text-accent" />
            <span>
              {names[feature] ?? feature}
              <Limit feature={feature} limit={limit} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Of what is counted alone; the rest is had or not. */
function Limit({ feature, limit }: { feature: string; limit: number | null }) {
  const t = useWords(publicPlans);
  if (limit === null && !["course_access", "events", "job_postings"].includes(feature)) return null;
  return (
    <span className="text-ink-faint">
      {" · "}
      {limit === null ? t("without_limit") : t(feature === "course_access" ? "limit" : "limit_plain", { count: limit })}
    </span>
  );
}

function Price({ plan, asked }: { plan: ShownPlan; asked: Asked }) {
  const t = useWords(publicPlans);
  const { locale, tenant } = useReader();
  const { cycle } = asked;
  const price = priceOf(plan.price, cycle, asked.currency, tenant.currency);
  if (plan.isDefault && !price)
    return (
      <div className="grid gap-1">
        <p className="text-3xl font-semibold tracking-tight">{t("free")}</p>
        <p className="text-sm text-ink-faint">{t("free_note")}</p>
      </div>
    );
  if (!price) {
    const other = cycles.find((one) => priceOf(plan.price, one, tenant.currency));
    return (
      <div className="grid gap-1">
        <p className="text-ink-muted">{t("not_in_cycle", { per: t(`per_${cycle}`) })}</p>
        {other ? (
          <Link
            href={plansSearch(other, asked.currency)}
            aria-label={`${plan.name}: ${t("see_cycle", { per: t(`per_${other}`) })}`}
          >
            {t("see_cycle", { per: t(`per_${other}`) })}
          </Link>
        ) : null}
      </div>
    );
  }
  const others = Object.entries(plan.price[cycle] ?? {}).filter(([currency]) => currency !== price.currency);
  const monthly = plan.price.monthly?.[price.currency];
  const saved = monthly ? Math.floor(100 - (100 * price.minor) / (monthly * monthsOf[cycle])) : 0;
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-3xl font-semibold tracking-tight tabular-nums">{moneyIn(price, locale)}</span>
        <span className="text-ink-faint">{t(`per_${cycle}`)}</span>
      </p>
      {cycle !== "monthly" && saved > 0 ? (
        <p>
          <Badge tone="success">{t("saves", { percent: formatPercent(saved, locale) })}</Badge>
        </p>
      ) : null}
      {asked.currency && asked.currency !== price.currency ? (
        <p className="text-sm text-ink-muted">{t("not_in_currency", { currency: asked.currency })}</p>
      ) : null}
      {others.length > 0 ? (
        <details className="group text-sm">
          <summary className="inline-flex min-h-8 items-center gap-1 rounded-sm text-ink-muted hover:text-ink">
            {t("other_currencies")}
            <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <ul className="mt-1 grid gap-1 tabular-nums text-ink-muted">
            {others.map(([currency, minor]) => (
              <li key={currency}>
                <Link
                  href={plansSearch(cycle, currency)}
                  rel="nofollow"
                  aria-label={`${plan.name}: ${moneyIn({ minor, currency }, locale)}`}
                >
                  {moneyIn({ minor, currency }, locale)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** To the checkout, which knows who asks; a visitor is led there through a sign-in. */
function Ways({ plan, asked }: { plan: ShownPlan; asked: Asked }) {
  const t = useWords(publicPlans);
  const { locale, tenant } = useReader();
  const { cycle } = asked;
  const price = priceOf(plan.price, cycle, asked.currency, tenant.currency);
  if (!price)
    return plan.isDefault ? (
      <ButtonLink href={inLanguage("/register", locale)} block size="lg">
        {t("register")}
      </ButtonLink>
    ) : null;
  const { name, uuid } = plan;
  return (
    <div className="grid gap-2.5">
      <ButtonLink
        href={subscribeHref(uuid, cycle, asked.currency)}
        variant={plan.isMiddle ? "primary" : "secondary"}
        size="lg"
        block
        rel="nofollow"
        aria-label={t("subscribe_of", { name })}
      >
        {t("subscribe")}
      </ButtonLink>
      {plan.trialDays > 0 ? (
        <ButtonLink
          href={trialHref(uuid, cycle, asked.currency)}
          variant="quiet"
          block
          rel="nofollow"
          aria-label={`${name}: ${t("trial", { count: plan.trialDays })}`}
        >
          {t("trial", { count: plan.trialDays })}
        </ButtonLink>
      ) : null}
    </div>
  );
}
