import { checkout } from "../../../worker/words/checkout";
import { formatDate, formatMoney, formatPercent } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { Button, Card, Icon } from "../../ui";
import { taxWords } from "../shared/tax-words";
import type { Checkout } from "./checkout";

interface Props {
  data: Checkout;
  terms: Checkout["terms"];
  /** The total that is shown and the key of this order: what the button sends, so that pressing it twice is one order. */
  offer: string;
  pending: boolean;
}

/** What is bought, what it comes to, and the button that pays it. */
export function OrderSummary({ data, terms, offer, pending }: Props) {
  const t = useWords(checkout);
  const { locale, timeZone } = useReader();
  const { quote, name, what, chosen } = data;
  const deal = quote.subscription;
  const money = (minor: number) => formatMoney(minor, quote.currency, locale);
  const day = (at: string) => formatDate(at, locale, { timeZone });
  const taxes = quote.reverseCharge
    ? []
    : quote.taxes.map((tax) => ({ ...taxWords(tax, locale), amount: money(tax.amount) }));
  const rows: [label: string, amount: string][] = [
    ...(deal && deal.credit > 0
      ? ([
          [t("fee"), money(deal.fee)],
          [t("credit"), `−${money(deal.credit)}`],
        ] as [string, string][])
      : ([[t("price"), money(quote.price)]] as [string, string][])),
    ...(quote.discount > 0
      ? [
          [t("discount", { code: (chosen.coupon ?? "").toUpperCase() }), `−${money(quote.discount)}`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(quote.taxInclusive ? [] : taxes).map((tax): [string, string] => [t("tax", tax), tax.amount]),
  ];
  return (
    <Card as="section" padding="lg" className="grid gap-5" aria-labelledby="summary-title">
      <div className="grid gap-1">
        <h2 id="summary-title" className="text-sm font-medium text-ink-faint">
          {t(quote.payer ? "paying" : "buying")}
        </h2>
        <p className="text-lg font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-ink-muted">{t(`kind_${what.kind}` as "kind_course_purchase")}</p>
        {deal ? (
          <p className="text-sm text-ink-muted">{t("period", { start: day(deal.startsAt), end: day(deal.endsAt) })}</p>
        ) : null}
      </div>
      <div aria-live="polite" className="grid gap-3 border-t border-line pt-4">
        <dl className="grid gap-2">
          {rows.map(([label, amount]) => (
            <div key={label} className="flex items-baseline justify-between gap-4 text-ink-muted">
              <dt className="min-w-0 break-words">{label}</dt>
              <dd className="tabular-nums">{amount}</dd>
            </div>
          ))}
          <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-line pt-3 text-lg font-semibold">
            <dt>{t("total")}</dt>
            <dd className="tabular-nums">{money(quote.total)}</dd>
          </div>
        </dl>
        {quote.reverseCharge ? <p className="text-sm text-ink-muted">{t("tax_reverse")}</p> : null}
        {(quote.taxInclusive ? taxes : []).map((tax) => (
          <p key={tax.name} className="text-sm text-ink-muted">
            {t("tax_within", tax)}
          </p>
        ))}
      </div>
      <Button type="submit" variant="primary" size="lg" block name="_pay" value={offer} pending={pending}>
        {quote.total === 0 ? t("get_free") : t("pay", { amount: money(quote.total) })}
      </Button>
      <div className="grid gap-3 text-sm text-ink-faint">
        {quote.total === 0 ? null : (
          <p className="flex gap-2">
            <Icon name="lock" size={16} className="mt-0.5" />
            <span>{t("pay_note")}</span>
          </p>
        )}
        {what.kind === "company_candidate_fee" ? null : (
          <p className="flex gap-2">
            <Icon name="shield" size={16} className="mt-0.5" />
            <span>
              {terms.refundDays === 0
                ? t("refund_none")
                : t("refund_window", {
                    count: terms.refundDays,
                    percent: formatPercent(terms.refundProgressPercent, locale),
                    what: t(what.kind === "course_purchase" ? "refund_of_course" : "refund_of_courses"),
                  })}
            </span>
          </p>
        )}
      </div>
    </Card>
  );
}
