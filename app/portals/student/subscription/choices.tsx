import { publicPlans } from "../../../../worker/words/public-plans";
import { subscription as subscriptionWords } from "../../../../worker/words/subscription";
import { useReader, useWords } from "../../../locale";
import { Badge, ButtonLink, Card } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { cycles, moneyIn, monthsOf, subscribeHref } from "../../shared/plans";
import type { MyPlan, MySubscription } from "./page";
import { useDay } from "./standing";

type Plan = MyPlan["plans"][number];
type Cycle = MySubscription["cycle"];

/** Every plan with its prices in the subscription's currency: what is higher begins now, what is lower when the period ends. */
export function Choices({ data, mine }: { data: MyPlan; mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const offered = data.plans.filter(({ price }) => cycles.some((cycle) => price[cycle]?.[mine.currency] !== undefined));
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="change" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="change" className="text-lg">
          {t("change")}
        </h2>
        {mine.isCovered ? <p className="text-sm text-ink-muted">{t("change_hint")}</p> : null}
      </div>
      <ul className="grid gap-5 lg:grid-cols-2 xl:grid-cols-3">
        {offered.map((plan) => (
          <Card key={plan.uuid} as="li" padding="lg" className="grid content-start gap-4">
            <h3 className="text-base">
              <bdi>{plan.name}</bdi>
            </h3>
            <ul className="grid gap-3">
              {cycles.map((cycle) =>
                plan.price[cycle]?.[mine.currency] === undefined ? null : (
                  <Choice key={cycle} plan={plan} cycle={cycle} mine={mine} />
                ),
              )}
            </ul>
          </Card>
        ))}
      </ul>
    </section>
  );
}

function Choice({ plan, cycle, mine }: { plan: Plan; cycle: Cycle; mine: MySubscription }) {
  const per = useWords(publicPlans);
  const { locale } = useReader();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <span className="grid">
        <span className="font-medium tabular-nums">
          {moneyIn({ minor: plan.price[cycle]?.[mine.currency] ?? 0, currency: mine.currency }, locale)}
        </span>
        <span className="text-sm text-ink-faint">{per(`per_${cycle}`)}</span>
      </span>
      <Way plan={plan} cycle={cycle} mine={mine} />
    </li>
  );
}

function Way({ plan, cycle, mine }: { plan: Plan; cycle: Cycle; mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const common = useWords(publicPlans);
  const day = useDay();
  const isPresent = plan.uuid === mine.plan.uuid && cycle === mine.cycle;
  const words = { name: plan.name, cycle: t(`cycle_${cycle}`), when: day(mine.paidUntil) };
  const href = subscribeHref(plan.uuid, cycle, mine.currency);
  if (!mine.isCovered || mine.status === "cancelled" || mine.status === "trial")
    return mine.isCovered && mine.status === "cancelled" && isPresent ? (
      <Badge tone="accent">{t("present")}</Badge>
    ) : (
      <ButtonLink size="sm" href={href} aria-label={common("subscribe_of", { name: `${plan.name}, ${words.cycle}` })}>
        {common("subscribe")}
      </ButtonLink>
    );
  if (isPresent) return <Badge tone="accent">{t("present")}</Badge>;
  if (mine.next?.plan.uuid === plan.uuid && mine.next.cycle === cycle)
    return <Badge tone="info">{t("scheduled", words)}</Badge>;
  const isHigher =
    plan.rank > mine.plan.rank || (plan.rank === mine.plan.rank && monthsOf[cycle] > monthsOf[mine.cycle]);
  return isHigher ? (
    <ButtonLink size="sm" variant="primary" href={href} aria-label={t("upgrade_of", words)}>
      {t("upgrade")}
    </ButtonLink>
  ) : (
    <ActButton act="change" fields={{ planUuid: plan.uuid, cycle }} aria-label={t("change_at_end_of", words)}>
      {t("change_at_end", words)}
    </ActButton>
  );
}
