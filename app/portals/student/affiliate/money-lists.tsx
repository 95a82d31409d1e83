import { affiliate } from "../../../../worker/words/affiliate";
import { formatDate, formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, Status, Tabs } from "../../../ui";
import { ListPages } from "../../shared/list-frame";
import { When } from "../../shared/when";
import type { Programme } from "./page";

type Commission = NonNullable<Programme["commissions"]>["items"][number];

const toneOf = { held: "info", due: "warning", paid: "success", taken_back: "neutral" } as const;

/** What was earned, or what was paid out: one list at a time. */
export function MoneyLists({ commissions, payouts }: Pick<Programme, "commissions" | "payouts">) {
  const t = useWords(affiliate);
  return (
    <section aria-label={t("shelves")} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Tabs
        label={t("shelves")}
        items={[
          { href: "/student/affiliate", label: t("commissions"), current: commissions !== null },
          { href: "/student/affiliate?list=payouts", label: t("payouts"), current: payouts !== null },
        ]}
      />
      {commissions ? <Commissions {...commissions} /> : null}
      {payouts ? <Payouts {...payouts} /> : null}
    </section>
  );
}

function Commissions({ items, next }: NonNullable<Programme["commissions"]>) {
  const t = useWords(affiliate);
  const { locale } = useReader();
  const money = (minor: number, { currency }: Commission) => formatMoney(minor, currency, locale);
  return (
    <div>
      <DataTable
        caption={t("all_commissions")}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="link" title={t("commissions_empty")}>
            {t("commissions_empty_text")}
          </EmptyState>
        }
        columns={[
          { id: "what", header: t("what"), phone: "lead", cell: ({ title }) => <bdi>{title}</bdi> },
          { id: "when", header: t("when"), cell: ({ earnedAt }) => <When at={earnedAt} /> },
          { id: "state", header: t("state"), phone: "side", cell: (one) => <State of={one} /> },
          {
            id: "amount",
            header: t("amount"),
            align: "end",
            cell: (one) => (
              <span className="grid">
                {money(one.amount, one)}
                {one.takenBack > 0 && one.state !== "taken_back" ? (
                  <span className="text-ink-faint">{t("part_back", { amount: money(one.takenBack, one) })}</span>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      <ListPages shown={items.length} next={next} />
    </div>
  );
}

function State({ of: { state, heldUntil } }: { of: Commission }) {
  const t = useWords(affiliate);
  const { locale, timeZone } = useReader();
  return (
    <span className="grid">
      <Status tone={toneOf[state]}>{t(`state_${state}`)}</Status>
      {state === "held" ? (
        <span className="text-ink-faint">{t("until", { when: formatDate(heldUntil, locale, { timeZone }) })}</span>
      ) : null}
    </span>
  );
}

function Payouts({ items, next }: NonNullable<Programme["payouts"]>) {
  const t = useWords(affiliate);
  const { locale } = useReader();
  return (
    <div>
      <DataTable
        caption={t("all_payouts")}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="file" title={t("payouts_empty")}>
            {t("payouts_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "reference",
            header: t("reference"),
            phone: "lead",
            cell: ({ reference }) => <bdi>{reference}</bdi>,
          },
          { id: "when", header: t("when"), cell: ({ paidAt }) => <When at={paidAt} /> },
          {
            id: "sum",
            header: t("sum"),
            align: "end",
            cell: ({ amount, currency }) => formatMoney(amount, currency, locale),
          },
        ]}
      />
      <ListPages shown={items.length} next={next} />
    </div>
  );
}
