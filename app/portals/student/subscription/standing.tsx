import type { ReactNode } from "react";
import { formatDate, formatMoney } from "../../../../worker/words/format";
import { subscription as subscriptionWords } from "../../../../worker/words/subscription";
import { inLanguage, useReader, useWords } from "../../../locale";
import { ButtonLink, Card, Notice, Status, type Tone } from "../../../ui";
import { ActButton, ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { subscribeHref } from "../../shared/plans";
import type { MySubscription } from "./page";

const tones: Record<MySubscription["status"], Tone> = {
  trial: "info",
  active: "success",
  suspended: "warning",
  cancelled: "warning",
  expired: "neutral",
};

export function useDay() {
  const { locale, timeZone } = useReader();
  return (at: string) => formatDate(at, locale, { timeZone });
}

/** What is had, until when, what it costs next; and what has to be done about it, in front of it all. */
export function Standing({ mine }: { mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const { plan, status } = mine;
  return (
    <div className="grid gap-5">
      <Notices mine={mine} />
      <Card as="section" padding="lg" className="grid gap-6" aria-labelledby="plan-name">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="grid gap-0.5">
            <h2 id="plan-name" className="text-xl">
              <bdi>{plan.name}</bdi>
            </h2>
            <p className="text-ink-muted">{t(`cycle_${mine.cycle}`)}</p>
          </div>
          <Status tone={tones[status]}>{t(`status_${status}`)}</Status>
        </div>
        <Facts mine={mine} />
        <Renewal mine={mine} />
      </Card>
    </div>
  );
}

function Notices({ mine }: { mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const { locale } = useReader();
  const day = useDay();
  const { status, plan, next } = mine;
  const name = plan.name;
  if (status === "suspended")
    return (
      <Notice tone="warning" title={t("suspended_title")}>
        {t("suspended")}
      </Notice>
    );
  if (!mine.isCovered || status === "expired")
    return (
      <Notice
        tone="info"
        title={t("expired_title")}
        action={
          <ButtonLink size="sm" variant="primary" href={inLanguage("/plans", locale)}>
            {t("see_plans")}
          </ButtonLink>
        }
      >
        {t("expired")}
      </Notice>
    );
  if (status === "cancelled")
    return (
      <Notice
        tone="warning"
        title={t("cancelled_title", { when: day(mine.paidUntil) })}
        action={<ActButton act="resume">{t("resume")}</ActButton>}
      >
        {t("cancelled")}
      </Notice>
    );
  if (mine.graceEndsAt)
    return (
      <Notice
        tone="danger"
        title={t("grace_title")}
        action={
          mine.mayPayNow ? (
            <ActButton act="pay" variant="primary">
              {t("pay_now")}
            </ActButton>
          ) : undefined
        }
      >
        {t("grace", { when: day(mine.graceEndsAt) })}
      </Notice>
    );
  if (status === "trial")
    return (
      <Notice
        tone="info"
        title={t("trial_title", { name, when: day(mine.paidUntil) })}
        action={
          <ButtonLink size="sm" variant="primary" href={subscribeHref(plan.uuid, mine.cycle, mine.currency)}>
            {t("subscribe_after", { name })}
          </ButtonLink>
        }
      >
        {t("trial")}
      </Notice>
    );
  if (next)
    return (
      <Notice
        tone="info"
        title={t("next_title", { name: next.plan.name, cycle: t(`cycle_${next.cycle}`), when: day(mine.paidUntil) })}
        action={
          <ActButton act="keep" fields={{ planUuid: plan.uuid, cycle: mine.cycle }}>
            {t("keep")}
          </ActButton>
        }
      >
        {t("next")}
      </Notice>
    );
  return null;
}

function Facts({ mine }: { mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const { locale } = useReader();
  const day = useDay();
  const { status, period, nextCharge, means } = mine;
  const digits = /^card (\d{4})$/.exec(means ?? "")?.[1];
  const isOver = !mine.isCovered && status !== "suspended";
  const facts: [string, ReactNode][] = [
    ...(period && status !== "trial" && !isOver
      ? [[t("period"), t("period_value", { start: day(period.startsAt), end: day(period.endsAt) })] as [string, string]]
      : []),
    ...(status === "trial" && !isOver ? [[t("trial_until"), day(mine.paidUntil)] as [string, string]] : []),
    ...(isOver ? [[t("ended"), day(mine.paidUntil)] as [string, string]] : []),
    ...(status === "cancelled" && !isOver ? [[t("ends"), day(mine.paidUntil)] as [string, string]] : []),
    ...(status === "active" && !isOver
      ? [
          [
            t("next_charge"),
            nextCharge
              ? t("next_charge_value", {
                  amount: formatMoney(nextCharge.fee, mine.currency, locale),
                  when: day(nextCharge.at),
                })
              : t("next_by_hand", { when: day(mine.graceEndsAt ?? mine.paidUntil) }),
          ] as [string, string],
        ]
      : []),
    ...(means && !isOver ? [[t("means"), digits ? t("card", { digits }) : means] as [string, string]] : []),
  ];
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(([label, value]) => (
        <div key={label} className="grid gap-0.5">
          <dt className="text-sm text-ink-faint">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** By itself or by hand, now or later, and the way out. */
function Renewal({ mine }: { mine: MySubscription }) {
  const t = useWords(subscriptionWords);
  const { status, autoRenew, means, mayPayNow } = mine;
  if (!mine.isCovered || (status !== "active" && status !== "trial")) return null;
  const isActive = status === "active";
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      {isActive ? (
        <p className="text-sm text-ink-muted">
          {t(autoRenew && means ? "auto_on" : "auto_off")} {means ? "" : t("no_means")}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {isActive && mayPayNow && !mine.graceEndsAt ? <ActButton act="pay">{t("renew_now")}</ActButton> : null}
        {isActive && means ? (
          <ActButton act="auto" fields={{ autoRenew: String(!autoRenew) }}>
            {t(autoRenew ? "turn_off" : "turn_on")}
          </ActButton>
        ) : null}
        <DialogLink dialog="cancel" variant="quiet">
          {t("cancel")}
        </DialogLink>
      </div>
    </div>
  );
}

export function CancelDialog({ mine, refused }: { mine: MySubscription; refused: RefusedAct | undefined }) {
  const t = useWords(subscriptionWords);
  const day = useDay();
  const { dialog } = useOpenDialog();
  if (dialog !== "cancel" || !mine.isCovered || (mine.status !== "active" && mine.status !== "trial")) return null;
  return (
    <ActDialog
      act="cancel"
      title={t("cancel_title")}
      description={t(mine.status === "trial" ? "cancel_trial_text" : "cancel_text", { when: day(mine.paidUntil) })}
      confirm={t("cancel")}
      danger
      refused={refused}
    />
  );
}
