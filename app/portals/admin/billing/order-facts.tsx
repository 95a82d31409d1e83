import { adminBilling } from "../../../../worker/words/admin-billing";
import { inLocale } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Card, Link } from "../../../ui";
import { useHolds } from "../../shared/holds";
import { When } from "../../shared/when";
import { Facts } from "../facts";
import type { ManagedOrder } from "./order";

/** Who bought, from where, when, and the papers of it. */
export function OrderFacts({ order }: { order: ManagedOrder }) {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const holds = useHolds();
  const { buyer, countryCode, region, taxNumber, couponCode, placedAt, paidAt, invoices } = order;
  const country = new Intl.DisplayNames([locale], { type: "region" }).of(countryCode) ?? countryCode;
  return (
    <Card as="section" className="grid gap-5">
      <h2 className="text-base font-semibold">{t("facts")}</h2>
      <Facts
        items={[
          {
            label: t("buyer"),
            value: (
              <>
                {holds("users.read") ? (
                  <Link href={`/admin/users/${buyer.uuid}`}>
                    <bdi>{buyer.name}</bdi>
                  </Link>
                ) : (
                  <bdi>{buyer.name}</bdi>
                )}
                <br />
                <bdi className="text-sm text-ink-faint">{buyer.email}</bdi>
              </>
            ),
          },
          {
            label: t("country"),
            value: region ? t("region_of", { region: inLocale(region.name, locale), country }) : country,
          },
          ...(taxNumber ? [{ label: t("tax_number"), value: <bdi>{taxNumber}</bdi> }] : []),
          ...(couponCode ? [{ label: t("coupon"), value: <code dir="ltr">{couponCode}</code> }] : []),
          { label: t("placed"), value: <When at={placedAt} time /> },
          ...(paidAt ? [{ label: t("paid_at"), value: <When at={paidAt} time /> }] : []),
          {
            label: t("number"),
            value: (
              <code dir="ltr" className="text-sm break-all">
                {order.uuid}
              </code>
            ),
          },
        ]}
      />
      <div className="grid gap-2 border-t border-line pt-4">
        <h3 className="text-sm text-ink-faint">{t("papers")}</h3>
        {invoices.length === 0 ? <p className="text-sm">{t("no_papers")}</p> : null}
        <ul className="grid gap-2">
          {invoices.map((paper) => (
            <li key={paper.uuid}>
              {/* A plain link: what it leads to is a file. */}
              <a
                href={`/admin/billing/invoices/${paper.uuid}`}
                aria-label={t("download_of", { number: paper.number })}
                className="text-accent-ink underline underline-offset-4"
              >
                <span dir="ltr">{paper.number}</span>
              </a>{" "}
              <span className="text-sm text-ink-faint">{t(paper.kind)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
