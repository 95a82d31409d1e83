import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readLedger } from "../../../../worker/modules/billing";
import { adminLedger } from "../../../../worker/words/admin-ledger";
import { formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Link } from "../../../ui";
import { When } from "../../shared/when";
import { orderHref } from "./order-columns";

type Entry = OutputOf<typeof readLedger>["items"][number];

/** Each entry as bookkeepers read it: what happened, then its accounts with debit and credit. */
export function LedgerEntries({ entries, linked = false }: { entries: Entry[]; linked?: boolean }) {
  const t = useWords(adminLedger);
  return (
    <div className="overflow-x-auto rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t("entries")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-faint">
            <th scope="col" className="px-4 py-2.5 text-start font-medium">
              {t("account")}
            </th>
            <th scope="col" className="px-4 py-2.5 text-end font-medium">
              {t("debit")}
            </th>
            <th scope="col" className="px-4 py-2.5 text-end font-medium">
              {t("credit")}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <OneEntry key={entry.key} entry={entry} linked={linked} />
        ))}
      </table>
    </div>
  );
}

function OneEntry({ entry, linked }: { entry: Entry; linked: boolean }) {
  const t = useWords(adminLedger);
  const { locale } = useReader();
  const money = (minor: number) => formatMoney(minor, entry.currency, locale);
  const kind = entry.key.split(":")[0] as
    | "capture"
    | "refund"
    | "dispute"
    | "dispute-won"
    | "dispute-lost"
    | "void"
    | "fee"
    | "credit"
    | "commission"
    | "commission-refund"
    | "commission-dispute"
    | "commission-dispute-won"
    | "payout";
  return (
    <tbody className="border-b border-line last:border-b-0">
      <tr>
        <th scope="rowgroup" colSpan={3} className="px-4 pt-3 pb-1 text-start font-medium">
          <span className="flex flex-wrap gap-x-3">
            {linked && entry.orderUuid ? (
              <Link href={orderHref(entry.orderUuid)}>{t(`entry_${kind}`)}</Link>
            ) : (
              t(`entry_${kind}`)
            )}
            <span className="font-normal text-ink-faint">
              <When at={entry.at} time />
            </span>
          </span>
        </th>
      </tr>
      {entry.lines.map(({ account, amount }) => (
        <tr key={account} className="last:[&>*]:pb-3">
          <th scope="row" className="px-4 py-1 ps-8 text-start font-normal text-ink-muted">
            {t(`account_${account}` as "account_sales")}
          </th>
          <td className="px-4 py-1 text-end tabular-nums">{amount > 0 ? money(amount) : null}</td>
          <td className="px-4 py-1 text-end tabular-nums">{amount < 0 ? money(-amount) : null}</td>
        </tr>
      ))}
    </tbody>
  );
}
