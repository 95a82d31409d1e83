import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readManagedOrder, refundOrder } from "../../../../worker/modules/billing";
import { admin } from "../../../../worker/words/admin";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useWords } from "../../../locale";
import { Breadcrumbs, PageHeader } from "../../../ui";
import { DialogLink, type RefusedAct } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { toMinor } from "../../shared/money";
import { OrderStatus } from "../../shared/order-state";
import { privateMeta } from "../../shared/private-meta";
import { useRefreshWhile } from "../../student/use-refresh-while";
import { LedgerEntries } from "./ledger-entries";
import { OrderFacts } from "./order-facts";
import { OrderLines } from "./order-lines";
import { OrderPayments } from "./order-payments";
import { leftOf, RefundDialog } from "./refund-dialog";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const order = await context.run(readManagedOrder, { orderUuid: params.uuid ?? "" });
  return {
    title: `${translator(adminBilling, context.locale)("order")}: ${order.lines.map(({ title }) => title).join(", ")}`,
    brand: context.tenant.brand.name,
    order,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type ManagedOrder = ReturnType<typeof useLoaderData<typeof loader>>["order"];

/** Sends money back. The amount is written in the currency's own unit; its currency is the order's, whatever the form says. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const orderUuid = params.uuid ?? "";
  const { currency } = await context.run(readManagedOrder, { orderUuid });
  const input = { ...formInput(form), orderUuid, amount: toMinor(form.get("amount"), currency) };
  const attempt = await context.attempt(refundOrder, input, String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "refund");
  const refused: RefusedAct = { act: "refund", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Order() {
  const t = useWords(adminBilling);
  const common = useWords(admin);
  const holds = useHolds();
  const { order, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const title = order.lines.map((line) => line.title).join(", ");
  const mayRefund = holds("billing.refund") && leftOf(order) > 0;
  useRefreshWhile(order.payments.some(({ refunds }) => refunds.some(({ status }) => status === "pending")));
  return (
    <>
      <PageHeader
        title={title}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/billing" }, { label: title }]}
          />
        }
        lead={<OrderStatus order={order} />}
        {...(mayRefund
          ? {
              actions: (
                <DialogLink dialog="refund" size="md">
                  {t("refund")}
                </DialogLink>
              ),
            }
          : {})}
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_refund")} hidden={Boolean(refused)} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-10">
          <OrderLines order={order} />
          <OrderPayments order={order} />
          {order.entries.length > 0 ? (
            <section className="grid gap-4">
              <h2 className="text-lg">{t("ledger_title")}</h2>
              <LedgerEntries entries={order.entries} />
            </section>
          ) : null}
        </div>
        <OrderFacts order={order} />
      </div>
      {mayRefund ? <RefundDialog order={order} keyOf={key} refused={refused} /> : null}
    </>
  );
}
