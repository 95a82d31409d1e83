import type { ReactNode } from "react";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { useWords } from "../../../locale";
import { Tabs } from "../../../ui";
import { useHolds } from "../../shared/holds";
import { PageHeader } from "../../shared/page-header";

const parts = [
  { part: "orders", href: "/admin/billing", permission: "billing.read" },
  { part: "subscriptions", href: "/admin/billing/subscriptions", permission: "billing.read" },
  { part: "plans", href: "/admin/billing/plans", permission: "plans.manage" },
  { part: "invoices", href: "/admin/billing/invoices", permission: "billing.read" },
  { part: "companies", href: "/admin/billing/companies", permission: "billing.read" },
  { part: "affiliates", href: "/admin/billing/affiliates", permission: "billing.read" },
  { part: "ledger", href: "/admin/billing/ledger", permission: "billing.read" },
  { part: "coupons", href: "/admin/billing/coupons", permission: "billing.manage" },
  { part: "taxes", href: "/admin/billing/taxes", permission: "billing.manage" },
  { part: "settings", href: "/admin/billing/settings", permission: "billing.manage" },
] as const;
type Part = (typeof parts)[number]["part"];

/** The head of every page of billing: what it is, and the way to the others. */
export function BillingFrame({ part, actions, children }: { part: Part; actions?: ReactNode; children: ReactNode }) {
  const t = useWords(adminBilling);
  const holds = useHolds();
  return (
    <>
      <PageHeader title={t(`${part}_title`)} lead={t(`${part}_lead`)} actions={actions} />
      <div className="mb-6">
        <Tabs
          label={t("parts")}
          items={parts
            .filter(({ permission }) => holds(permission))
            .map(({ part: of, href }) => ({ href, label: t(`tab_${of}`), current: of === part }))}
        />
      </div>
      {children}
    </>
  );
}
