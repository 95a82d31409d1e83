import { adminAffiliates } from "../../../../../worker/words/admin-affiliates";
import { formatMoney, formatNumber } from "../../../../../worker/words/format";
import { useReader, useWords } from "../../../../locale";
import { type Column, Status } from "../../../../ui";
import { ActButton, DialogLink } from "../../../shared/act-dialog";
import { useHolds } from "../../../shared/holds";
import type { Affiliate } from "./list";

/** Who it is, what they brought, what they are owed, and what can be done. */
export function useAffiliateColumns(): Column<Affiliate>[] {
  const t = useWords(adminAffiliates);
  const { locale } = useReader();
  const holds = useHolds();
  return [
    {
      id: "affiliate",
      header: t("affiliate"),
      phone: "lead",
      cell: ({ person, code }) => (
        <span className="grid min-w-0 justify-items-start">
          <bdi>{person.name}</bdi>
          <bdi className="break-all font-normal text-ink-faint sm:whitespace-nowrap">{person.email}</bdi>
          <code dir="ltr" className="font-normal text-ink-faint">
            {code}
          </code>
        </span>
      ),
    },
    {
      id: "state",
      header: t("state"),
      phone: "side",
      cell: ({ suspendedReason }) => (
        <Status tone={suspendedReason === null ? "success" : "danger"}>
          {t(suspendedReason === null ? "at_work" : "suspended")}
        </Status>
      ),
    },
    {
      id: "rate",
      header: t("rate"),
      cell: ({ basisPoints }) =>
        basisPoints === null ? (
          <span className="text-ink-faint">{t("common_rate")}</span>
        ) : (
          formatNumber(basisPoints / 10_000, locale, { style: "percent", maximumFractionDigits: 2 })
        ),
    },
    { id: "clicks", header: t("clicks"), align: "end", cell: ({ clicks }) => formatNumber(clicks, locale) },
    { id: "money", header: t("money"), align: "end", cell: (row) => <Money of={row} /> },
    {
      id: "acts",
      header: t("acts"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <span className="flex flex-wrap justify-end gap-2">
          {holds("billing.payout") ? <Pay of={row} /> : null}
          {holds("billing.manage") ? <Manage of={row} /> : null}
        </span>
      ),
    },
  ];
}

function Money({ of: { figures } }: { of: Affiliate }) {
  const t = useWords(adminAffiliates);
  const { locale } = useReader();
  if (figures.length === 0) return <span className="text-ink-faint">{t("nothing")}</span>;
  return (
    <span className="grid gap-1.5">
      {figures.map(({ currency, sales, held, due, paid }) => {
        const money = (minor: number) => formatMoney(minor, currency, locale);
        const rest = [
          t("held_of", { amount: money(held) }),
          t("paid_of", { amount: money(paid) }),
          t("sales", { count: sales }),
        ];
        return (
          <span key={currency} className="grid">
            <span>{t("due_of", { amount: money(due) })}</span>
            {rest.map((line) => (
              <span key={line} className="text-ink-faint">
                {line}
              </span>
            ))}
          </span>
        );
      })}
    </span>
  );
}

/** A button for each currency in which enough is due. */
function Pay({ of: { uuid, person, figures } }: { of: Affiliate }) {
  const t = useWords(adminAffiliates);
  const { locale, person: reader } = useReader();
  const payable = figures.filter(({ due, minimum }) => due > 0 && due >= minimum);
  if (payable.length > 0 && reader?.uuid === person.uuid)
    return <span className="basis-full text-end text-sm text-ink-faint">{t("pay_own")}</span>;
  return payable.map(({ currency, due }) => {
    const amount = formatMoney(due, currency, locale);
    return (
      <DialogLink
        key={currency}
        dialog={`pay-${currency}`}
        of={uuid}
        variant="primary"
        aria-label={t("pay_of", { amount, name: person.name })}
      >
        {t("pay", { amount })}
      </DialogLink>
    );
  });
}

function Manage({ of: { uuid, person, suspendedReason } }: { of: Affiliate }) {
  const t = useWords(adminAffiliates);
  const { name } = person;
  return (
    <>
      <DialogLink dialog="rate" of={uuid} variant="quiet" aria-label={t("set_rate_of", { name })}>
        {t("set_rate")}
      </DialogLink>
      {suspendedReason === null ? (
        <DialogLink dialog="suspend" of={uuid} variant="quiet" aria-label={t("suspend_of", { name })}>
          {t("suspend")}
        </DialogLink>
      ) : (
        <ActButton act="resume" fields={{ affiliateUuid: uuid }} aria-label={t("resume_of", { name })}>
          {t("resume")}
        </ActButton>
      )}
    </>
  );
}
