import { adminInvoices } from "../../../../worker/words/admin-invoices";
import { formatDate, formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Badge, type Column, Link } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { useHolds } from "../../shared/holds";
import { When } from "../../shared/when";
import type { Invoice } from "./invoices";
import { orderHref } from "./order-columns";

export function useInvoiceColumns(): Column<Invoice>[] {
  const t = useWords(adminInvoices);
  const { locale, timeZone } = useReader();
  const holds = useHolds();
  const date = (at: string) => formatDate(at, locale, { timeZone });
  return [
    {
      id: "number",
      header: t("number"),
      phone: "lead",
      cell: ({ uuid, number }) => (
        // A plain link: what it leads to is a file.
        <a
          href={`/admin/billing/invoices/${uuid}`}
          aria-label={t("download_of", { number })}
          className="whitespace-nowrap text-accent-ink underline underline-offset-4"
        >
          <span dir="ltr">{number}</span>
        </a>
      ),
    },
    {
      id: "paper",
      header: t("paper"),
      phone: "side",
      cell: ({ kind, voidedAt, orderUuid, number }) => (
        <span className="flex flex-wrap items-center gap-2">
          {orderUuid ? (
            <Link href={orderHref(orderUuid)} aria-label={t("order_of", { number })}>
              {t(`is_${kind}`)}
            </Link>
          ) : (
            t(`is_${kind}`)
          )}
          {voidedAt ? <Badge tone="warning">{t("is_void")}</Badge> : null}
        </span>
      ),
    },
    {
      id: "buyer",
      header: t("buyer"),
      cell: ({ buyer }) => (
        <span className="grid min-w-0">
          <bdi>{buyer.name}</bdi>
          <bdi className="truncate text-ink-faint">{buyer.email}</bdi>
        </span>
      ),
    },
    {
      id: "total",
      header: t("total"),
      align: "end",
      cell: ({ kind, total, tax, currency }) => (
        <span className="grid whitespace-nowrap">
          {formatMoney(kind === "invoice" ? total : -total, currency, locale)}
          {tax > 0 ? (
            <span className="text-sm text-ink-faint">
              {t("tax_of", { amount: formatMoney(tax, currency, locale) })}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: "issued",
      header: t("issued"),
      cell: ({ issuedAt, resentAt }) => (
        <span className="grid whitespace-nowrap">
          <When at={issuedAt} />
          {resentAt ? (
            <span className="text-sm text-ink-faint">{t("sent_again", { when: date(resentAt) })}</span>
          ) : null}
        </span>
      ),
    },
    ...(holds("billing.manage")
      ? [
          {
            id: "acts",
            header: t("acts"),
            hideHeader: true,
            align: "end" as const,
            cell: ({ uuid, number, left }: Invoice) => (
              <span className="flex flex-wrap justify-end gap-1">
                <DialogLink dialog="resend" of={uuid} variant="quiet" aria-label={t("resend_of", { number })}>
                  {t("resend")}
                </DialogLink>
                {left > 0 ? (
                  <DialogLink dialog="void" of={uuid} variant="quiet" aria-label={t("void_of", { number })}>
                    {t("void")}
                  </DialogLink>
                ) : null}
              </span>
            ),
          },
        ]
      : []),
  ];
}
