import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Locale } from "../../../worker/kernel/columns";
import type { OrderOut } from "../../../worker/modules/billing";
import { checkout } from "../../../worker/words/checkout";
import { formatMoney } from "../../../worker/words/format";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, ButtonLink, Icon, type IconName } from "../../ui";
import { toneTint } from "../../ui/primitives/badge";
import { mySubscription } from "../shared/plans";
import { learnHref } from "../student/addresses";
import { checkoutHref, returnHref } from "./addresses";

const looks = {
  done: { icon: "check-circle", tone: "success" },
  waiting: { icon: "clock", tone: "info" },
  unpaid: { icon: "clock", tone: "info" },
  failed: { icon: "warning", tone: "warning" },
  cancelled: { icon: "close", tone: "neutral" },
  given_up: { icon: "close", tone: "neutral" },
  back: { icon: "history", tone: "info" },
} as const satisfies Record<string, { icon: IconName; tone: keyof typeof toneTint }>;
type OutcomeName = keyof typeof looks;

/** How the buying ended, from the order and the payment that counts. */
export function outcomeOf({ status, payment, lines }: Pick<OrderOut, "status" | "payment" | "lines">): OutcomeName {
  if (status === "cancelled") return "given_up";
  if (status === "paid") return payment?.status === "refunded" && !lines.some((line) => line.isHeld) ? "back" : "done";
  if (!payment) return "unpaid";
  if (payment.status === "pending") return "waiting";
  return payment.status === "cancelled" ? "cancelled" : "failed";
}

/** What happened, in large, and the one next step. */
export function Outcome({ order, outcome }: { order: OrderOut; outcome: OutcomeName }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  const { icon, tone } = looks[outcome];
  const [line] = order.lines;
  const onAccount = line?.kind === "company_candidate_fee";
  const said = outcome === "done" && onAccount ? "done_account" : outcome;
  const text = outcome === "done" && order.total === 0 ? t("done_free") : t(said);
  const steps: Record<OutcomeName, ReactNode> = {
    done: onAccount ? (
      <ButtonLink variant="primary" size="lg" href="/company/statements">
        {t("to_statements")}
      </ButtonLink>
    ) : line ? (
      <ButtonLink variant="primary" size="lg" href={nextOf(line)}>
        {t(line.kind === "subscription" ? "to_my_plan" : "start")}
      </ButtonLink>
    ) : null,
    waiting: (
      <>
        <ButtonLink variant="primary" size="lg" icon="refresh" href={returnHref(order.uuid)}>
          {t("look_again")}
        </ButtonLink>
        <PayButton order={order} quiet />
      </>
    ),
    unpaid: <PayButton order={order} />,
    failed: <PayButton order={order} again />,
    cancelled: <PayButton order={order} again />,
    given_up: line ? (
      <ButtonLink variant="primary" size="lg" href={anewOf(line, locale)}>
        {t("buy_anew")}
      </ButtonLink>
    ) : null,
    back: null,
  };
  return (
    <header className="grid justify-items-start gap-4 pt-4">
      <span className={`grid size-12 place-items-center rounded-full ${toneTint[tone]}`}>
        <Icon name={icon} size={24} />
      </span>
      <div role="status" className="grid gap-1">
        <h1 className="text-2xl">{t(`${said}_title`)}</h1>
        <p className="text-ink-muted">{text}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        {steps[outcome]}
        <ButtonLink size="lg" variant={outcome === "back" ? "primary" : "quiet"} href="/account/purchases">
          {t("all_purchases")}
        </ButtonLink>
      </div>
    </header>
  );
}

type Line = OrderOut["lines"][number];
/** Where what was bought is used, and where it is bought once more. */
const nextOf = ({ kind, slug, uuid }: Line) =>
  kind === "course_purchase" ? learnHref(slug ?? uuid) : kind === "subscription" ? mySubscription : "/student/courses";
const anewOf = ({ kind, uuid }: Line, locale: Locale) =>
  kind === "subscription" ? inLanguage("/plans", locale) : checkoutHref(kind, uuid);

function PayButton({ order, again, quiet }: { order: OrderOut; again?: boolean; quiet?: boolean }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" action={returnHref(order.uuid)}>
      <Button type="submit" variant={quiet ? "secondary" : "primary"} size="lg" pending={pending}>
        {again ? t("try_again") : t("pay_now", { amount: formatMoney(order.total, order.currency, locale) })}
      </Button>
    </Form>
  );
}
