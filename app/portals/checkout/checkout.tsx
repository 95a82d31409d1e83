import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { me } from "../../../worker/modules/accounts";
import { placeOrder, readTerms } from "../../../worker/modules/billing";
import { checkout } from "../../../worker/words/checkout";
import { formatMoney, inLocale, translator } from "../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { FormError, Notice } from "../../ui";
import { filtersOf } from "../shared/address";
import { PageHeader } from "../shared/page-header";
import { asCycle } from "../shared/plans";
import { privateMeta } from "../shared/private-meta";
import { returnHref } from "./addresses";
import { appraise } from "./appraisal";
import { askAgain } from "./ask-again";
import { BuyerFields } from "./buyer-fields";
import { type Choices, choices, choicesOf, isOtherCurrency, settled } from "./choices";
import { NotNow } from "./not-now";
import { NotSold } from "./not-sold";
import { payOrder, toPay } from "./pay-order";
import { PlanFields } from "./plan-fields";
import { OrderSummary } from "./summary";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = settled(filtersOf(request.url, choices));
  const what = { kind: params.kind ?? "", uuid: params.uuid ?? "" };
  const cycle = what.kind === "subscription" ? (asCycle(asked.cycle) ?? "monthly") : "";
  const [profile, terms] = await Promise.all([context.run(me, {}), context.run(readTerms, {})]);
  // Where they live, or where they are, until they say otherwise.
  const chosen: Choices = { countryCode: profile.student?.countryCode ?? context.country ?? "", ...asked, cycle };
  const { quote, unread } = await appraise(context, what, withoutEmpty({ ...chosen, _renewal: "" }));
  return {
    title: translator(checkout, context.locale)("title"),
    brand: context.tenant.brand.name,
    what,
    name: inLocale(quote.title, context.locale),
    chosen,
    quote,
    unread,
    terms,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export type Checkout = ReturnType<typeof useLoaderData<typeof loader>>;

/** Places the order and leads to where it is paid. What was refused is asked for anew, with everything that was chosen. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const [expectedTotal = "", key = ""] = String(form.get("_pay") ?? "").split(":");
  const renewal = form.has("_renewal") ? { autoRenew: String(form.get("_renewal") !== "by_hand") } : {};
  const { referral } = context;
  const what = { kind: params.kind, uuid: params.uuid, expectedTotal, ...(referral ? { referral } : {}) };
  const input = { ...formInput(form), ...renewal, ...what };
  // A sum was shown, and this would be the same number of something else.
  if (isOtherCurrency(form.get("_shown"), form.get("currency"))) return askAgain(form, params, "price_changed");
  const placed = await context.attempt(placeOrder, input, key || undefined);
  if (placed.ok) {
    const { orderUuid, isPaid } = placed.value;
    if (isPaid) return redirect(returnHref(orderUuid), 303);
    const opened = await payOrder(context, orderUuid);
    return toPay(orderUuid, opened);
  }
  const { problem } = placed;
  if (problem.code === "invalid_input") return { refused: { problem, values: typed(form) } };
  return askAgain(form, params, problem.code);
}

const withoutEmpty = (chosen: Choices): Choices =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ""));

export default function CheckoutPage() {
  const t = useWords(checkout);
  const data = useLoaderData<typeof loader>();
  const { quote, key, what, terms } = data;
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const submit = useSubmit();
  const navigation = useNavigation();
  if (quote.subscription && ["at_period_end", "suspended"].includes(quote.subscription.how))
    return (
      <NotNow subscription={quote.subscription} planUuid={what.uuid} cycle={data.chosen.cycle ?? ""} name={data.name} />
    );
  if (quote.isOwned || !quote.isOpen || quote.currencies.length === 0)
    return <NotSold kind={what.kind} uuid={what.uuid} isOwned={quote.isOwned} />;
  return (
    <>
      <PageHeader title={t("title")} lead={<bdi>{data.name}</bdi>} />
      <Form
        method="post"
        // The address of what is bought, without what was refused before.
        action={`/checkout/${what.kind}/${what.uuid}`}
        onChange={({ target, currentTarget }) => {
          // The totals follow the choices; what is still being written waits for its button.
          if (target instanceof HTMLSelectElement)
            submit(choicesOf(currentTarget), { replace: true, preventScrollReset: true });
        }}
        className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]"
      >
        <div className="grid gap-8">
          <Why refused={refusal.message} />
          <BuyerFields data={data} refusal={refusal} />
          {quote.subscription ? (
            <PlanFields
              subscription={quote.subscription}
              cycle={data.chosen.cycle ?? ""}
              renewal={refusal.value("_renewal", data.chosen._renewal)}
            />
          ) : null}
        </div>
        <OrderSummary
          data={data}
          terms={terms}
          offer={`${quote.total}:${key}`}
          pending={navigation.formMethod === "POST"}
        />
      </Form>
    </>
  );
}

/** Why the page is shown once more. */
function Why({ refused }: { refused: string | null }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  const { quote } = useLoaderData<typeof loader>();
  const code = useSearchParams()[0].get("why");
  const refusal = useRefusal(code ? { problem: { code, params: {} } as never, values: {} } : null);
  if (refused) return <FormError title={refused} />;
  if (code === "price_changed")
    return (
      <Notice
        tone="warning"
        live
        title={t("price_changed_title", { amount: formatMoney(quote.total, quote.currency, locale) })}
      >
        {t("price_changed")}
      </Notice>
    );
  // A coupon's refusal stands beside it.
  if (!refusal.message || refusal.message === code || code === "coupon_refused") return null;
  return (
    <Notice tone="warning" live title={t("refused_title")}>
      {refusal.message}
    </Notice>
  );
}
