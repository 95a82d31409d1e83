import { Form, useNavigation } from "@remix-run/react";
import { formatDate, formatMoney } from "../../../../worker/words/format";
import { purchases } from "../../../../worker/words/purchases";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, Card } from "../../../ui";
import { returnHref } from "../../checkout/addresses";
import { DialogLink } from "../../shared/act-dialog";
import { OrderStatus, usePaidBy } from "../../shared/order-state";
import { learnHref } from "../../student/addresses";
import { InvoiceButton } from "./invoice-button";
import type { Purchases } from "./list";

type Order = Purchases["items"][number];

/** Money of it was asked back and has not arrived: the page looks again. */
export const isComingBack = ({ payment, total }: Order): boolean =>
  payment?.status === "completed" && payment.refundedAmount >= total;

/** One order: what, when, for how much, its papers, and what can be done about it. */
export function OrderCard({ order }: { order: Order }) {
  const t = useWords(purchases);
  const { locale, timeZone } = useReader();
  const paidBy = usePaidBy();
  const money = (minor: number) => formatMoney(minor, order.currency, locale);
  const date = (at: string) => formatDate(at, locale, { timeZone });
  const { payment, paidAt } = order;
  const back = payment?.refundedAmount ?? 0;
  const facts = [
    paidAt ? t("paid", { when: date(paidAt) }) : t("placed", { when: date(order.placedAt) }),
    paidAt && payment ? paidBy(payment.method) : null,
    back > 0 ? t("sent_back", { amount: money(back) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Card as="li" padding="lg" className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid min-w-0 gap-1">
          {order.lines.map((line) => (
            <h2 key={line.uuid} className="text-lg">
              <bdi>{line.title}</bdi>
            </h2>
          ))}
          <p className="text-sm text-ink-muted">{facts.join(" · ")}</p>
        </div>
        <div className="grid justify-items-end gap-1 max-sm:flex max-sm:w-full max-sm:justify-between">
          <span className="font-semibold tabular-nums">{money(order.total)}</span>
          <OrderStatus order={order} />
        </div>
      </div>
      <Acts order={order} amount={money(order.total)} />
      {order.refundableUntil ? (
        <p className="text-sm text-ink-faint">{t("until", { when: date(order.refundableUntil) })}</p>
      ) : null}
    </Card>
  );
}

function Acts({ order, amount }: { order: Order; amount: string }) {
  const t = useWords(purchases);
  const title = order.lines.map((line) => line.title).join(", ");
  const paying = useNavigation().formAction?.startsWith(returnHref(order.uuid)) ?? false;
  const course = order.lines.find(({ isHeld, slug }) => isHeld && slug !== null);
  return (
    <div className="flex flex-wrap gap-3 empty:hidden">
      {order.status === "open" ? (
        <Form method="post" action={returnHref(order.uuid)}>
          <Button
            type="submit"
            variant="primary"
            size="sm"
            pending={paying}
            aria-label={t("pay_of", { amount, title })}
          >
            {t("pay", { amount })}
          </Button>
        </Form>
      ) : null}
      {course?.slug ? (
        <ButtonLink size="sm" href={learnHref(course.slug)} aria-label={t("open_course_of", { title: course.title })}>
          {t("open_course")}
        </ButtonLink>
      ) : null}
      {order.invoices.map((paper) => (
        <InvoiceButton key={paper.uuid} paper={paper} />
      ))}
      {order.refundableUntil ? (
        <DialogLink dialog="refund" of={order.uuid} variant="quiet" aria-label={t("give_back_of", { title })}>
          {t("give_back")}
        </DialogLink>
      ) : null}
    </div>
  );
}
