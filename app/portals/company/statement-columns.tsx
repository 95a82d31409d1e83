import type { OutputOf } from "../../../worker/kernel/verb";
import type { listStatements } from "../../../worker/modules/billing";
import { formatMoney, formatMonth } from "../../../worker/words/format";
import { statements } from "../../../worker/words/statements";
import { useReader, useWords } from "../../locale";
import { Badge, ButtonLink, type Column } from "../../ui";
import { checkoutHref } from "../checkout/addresses";

type Statement = OutputOf<typeof listStatements>["items"][number];

/** `forPayer`: its own company's, with the way to pay; else every company's, with its name. */
export function useStatementColumns(forPayer: boolean): Column<Statement>[] {
  const t = useWords(statements);
  const { locale } = useReader();
  const money = (of: "opening" | "charges" | "credits" | "payments" | "closing"): Column<Statement> => ({
    id: of,
    header: t(of),
    align: "end",
    cell: (row) => formatMoney(row[of], row.currency, locale),
  });
  return [
    {
      id: "number",
      header: t("number"),
      phone: "lead",
      cell: ({ uuid, number }) => (
        // A plain link: what it leads to is a file.
        <a
          href={`${forPayer ? "/company" : "/admin"}/statements/${uuid}`}
          aria-label={t("download_of", { number })}
          className="whitespace-nowrap text-accent-ink underline underline-offset-4"
        >
          <span dir="ltr">{number}</span>
        </a>
      ),
    },
    ...(forPayer
      ? []
      : [{ id: "company", header: t("company"), cell: ({ payerName }: Statement) => <bdi>{payerName}</bdi> }]),
    { id: "period", header: t("period"), cell: ({ period }) => formatMonth(period, locale, "long") },
    money("opening"),
    money("charges"),
    money("credits"),
    money("payments"),
    money("closing"),
    {
      id: "due",
      header: t("due"),
      align: "end",
      cell: ({ due, currency, uuid, number }) =>
        due === 0 ? (
          <Badge tone="success">{t("settled")}</Badge>
        ) : (
          <span className="inline-flex items-center gap-3">
            {formatMoney(due, currency, locale)}
            {forPayer ? (
              <ButtonLink
                size="sm"
                variant="primary"
                href={checkoutHref("company_candidate_fee", uuid)}
                aria-label={t("pay_of", { number })}
              >
                {t("pay")}
              </ButtonLink>
            ) : null}
          </span>
        ),
    },
  ];
}
