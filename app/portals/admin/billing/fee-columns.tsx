import { formatMoney } from "../../../../worker/words/format";
import { statements } from "../../../../worker/words/statements";
import { useReader, useWords } from "../../../locale";
import type { Column } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { useHolds } from "../../shared/holds";
import { When } from "../../shared/when";
import { type Fee, leftOfFee } from "./credit-dialog";

/** What a company was charged for candidates, with the way to take it back for who may. */
export function useFeeColumns(currency: string): Column<Fee>[] {
  const t = useWords(statements);
  const { locale } = useReader();
  const mayCredit = useHolds()("billing.manage");
  const money = (minor: number) => formatMoney(minor, currency, locale);
  return [
    { id: "candidate", header: t("candidate"), phone: "lead", cell: ({ candidate }) => <bdi>{candidate}</bdi> },
    { id: "job", header: t("job"), cell: ({ jobTitle }) => <bdi>{jobTitle}</bdi> },
    { id: "when", header: t("charged_on"), cell: ({ chargedAt }) => <When at={chargedAt} /> },
    {
      id: "invoice",
      header: t("invoice"),
      cell: ({ number }) => (
        <span dir="ltr" className="whitespace-nowrap">
          {number ?? "–"}
        </span>
      ),
    },
    { id: "amount", header: t("amount"), align: "end", cell: ({ total }) => money(total) },
    {
      id: "credited",
      header: t("credited"),
      align: "end",
      cell: ({ creditedAmount }) => (creditedAmount > 0 ? money(creditedAmount) : "–"),
    },
    ...(mayCredit
      ? [
          {
            id: "acts",
            header: t("acts"),
            hideHeader: true,
            align: "end",
            cell: (fee: Fee) =>
              leftOfFee(fee) > 0 ? (
                <DialogLink dialog="credit" of={fee.uuid} aria-label={t("credit_of", { candidate: fee.candidate })}>
                  {t("credit")}
                </DialogLink>
              ) : null,
          } satisfies Column<Fee>,
        ]
      : []),
  ];
}
