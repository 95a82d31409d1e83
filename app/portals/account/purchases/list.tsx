import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { askRefund, downloadInvoice, listMyOrders } from "../../../../worker/modules/billing";
import { formatMoney, translator } from "../../../../worker/words/format";
import { purchases } from "../../../../worker/words/purchases";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { inLanguage, useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState, FormError, Pagination, TextArea } from "../../../ui";
import { ActDialog, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { searchWith, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { useRefreshWhile } from "../../student/use-refresh-while";
import { isComingBack, OrderCard } from "./order-card";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  return {
    title: translator(purchases, context.locale)("title"),
    brand: context.tenant.brand.name,
    ...(await context.run(listMyOrders, { cursor })),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type Purchases = ReturnType<typeof useLoaderData<typeof loader>>;

/** Saves an invoice, or gives an order back. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "refund" ? "refund" : "invoice";
  if (act === "invoice") {
    const paper = await context.attempt(downloadInvoice, formInput(form));
    if (paper.ok) return redirect(paper.value.url, 303);
    return { refused: { act, problem: paper.problem, values: {} } satisfies RefusedAct };
  }
  const asked = await context.attempt(askRefund, formInput(form), String(form.get("_key")));
  if (asked.ok) return afterAct(request, act);
  return { refused: { act, problem: asked.problem, values: typed(form) } satisfies RefusedAct };
}

export default function MyPurchases() {
  const t = useWords(purchases);
  const { locale } = useReader();
  const { items, next } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(hasRefused(refused, "invoice"));
  const isFirst = !new URLSearchParams(search).has("cursor");
  useRefreshWhile(items.some(isComingBack));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_refund")} hidden={Boolean(refused)} />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      {items.length === 0 && isFirst ? (
        <EmptyState
          icon="file"
          title={t("empty_title")}
          action={<ButtonLink href={inLanguage("/courses", locale)}>{t("browse")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t("list")} className="grid gap-5">
            {items.map((order) => (
              <OrderCard key={order.uuid} order={order} />
            ))}
          </ul>
          <Pagination
            label={t("pages")}
            count={t("shown", { count: items.length })}
            {...(next ? { next: { href: pathname + searchWith(search, { cursor: next }), label: t("older") } } : {})}
            {...(isFirst ? {} : { first: { href: pathname, label: t("newest") } })}
          />
        </>
      )}
      <RefundDialog refused={refused} />
    </>
  );
}

function RefundDialog({ refused }: { refused: RefusedAct | undefined }) {
  const t = useWords(purchases);
  const optional = useWords(shell)("optional");
  const { locale } = useReader();
  const { items, key } = useLoaderData<typeof loader>();
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, "refund"));
  const order = items.find(({ uuid, refundableUntil }) => uuid === of && refundableUntil !== null);
  if (dialog !== "refund" || !order) return null;
  return (
    <ActDialog
      act="refund"
      title={t("give_back_title")}
      description={t("give_back_text", {
        amount: formatMoney(order.total, order.currency, locale),
        title: order.lines.map(({ title }) => title).join(", "),
      })}
      confirm={t("give_back_confirm")}
      danger
      refused={refused}
      fields={{ orderUuid: order.uuid, _key: key }}
    >
      <TextArea
        name="reason"
        label={t("reason")}
        hint={t("reason_hint")}
        optional={optional}
        rows={3}
        maxLength={1000}
        defaultValue={refusal.value("reason")}
        error={refusal.field("reason")}
      />
    </ActDialog>
  );
}
