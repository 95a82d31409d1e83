import { adminCoupons } from "../../../../worker/words/admin-coupons";
import { formatDate, formatMoney, formatNumber } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import type { Column } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import type { Coupon } from "./coupons";

export function useCouponColumns(): Column<Coupon>[] {
  const t = useWords(adminCoupons);
  const { locale, timeZone } = useReader();
  const date = (at: string) => formatDate(at, locale, { timeZone, time: true });
  const reduction = ({ basisPoints, amount }: Coupon) =>
    basisPoints !== null
      ? formatNumber(basisPoints / 10_000, locale, { style: "percent", maximumFractionDigits: 2 })
      : Object.entries(amount ?? {})
          .map(([currency, minor]) => formatMoney(minor, currency, locale))
          .join(", ");
  const validity = ({ startsAt, endsAt }: Coupon) => {
    if (startsAt && endsAt) return t("between", { from: date(startsAt), until: date(endsAt) });
    if (startsAt) return t("from_date", { when: date(startsAt) });
    return endsAt ? t("until_date", { when: date(endsAt) }) : t("always");
  };
  return [
    { id: "code", header: t("code"), phone: "lead", cell: ({ code }) => <code dir="ltr">{code}</code> },
    { id: "reduction", header: t("reduction"), align: "end", cell: reduction },
    { id: "course", header: t("for_what"), cell: ({ courseTitle }) => <bdi>{courseTitle ?? t("everything")}</bdi> },
    { id: "valid", header: t("valid"), cell: validity },
    {
      id: "used",
      header: t("used"),
      align: "end",
      cell: ({ usedCount, maxUses }) =>
        maxUses === null ? formatNumber(usedCount, locale) : t("used_of", { used: usedCount, most: maxUses }),
    },
    {
      id: "acts",
      header: t("end"),
      hideHeader: true,
      align: "end",
      cell: ({ uuid, code }) => (
        <DialogLink dialog="end" of={uuid} variant="quiet" aria-label={t("end_of", { name: code })}>
          {t("end")}
        </DialogLink>
      ),
    },
  ];
}
