import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { me } from "../../../../worker/modules/accounts";
import { currencyOf } from "../../../../worker/modules/billing";
import { listPlans } from "../../../../worker/modules/plans";
import { readMySubscription, startTrial } from "../../../../worker/modules/subscriptions";
import { translator } from "../../../../worker/words/format";
import { publicPlans } from "../../../../worker/words/public-plans";
import { subscription as subscriptionWords } from "../../../../worker/words/subscription";
import { formInput, useRefusal } from "../../../forms";
import { inLanguage, useReader, useWords } from "../../../locale";
import { Button, ButtonLink, EmptyState, FormError } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { asCycle, moneyIn, mySubscription, priceOf } from "../../shared/plans";
import { privateMeta } from "../../shared/private-meta";

/** Between the public page of plans, which knows nobody, and the trial: what is agreed to, in a sentence. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const [{ mayTry }, { items }, profile] = await Promise.all([
    context.run(readMySubscription, {}),
    context.run(listPlans, {}),
    context.run(me, {}),
  ]);
  const plan = items.find(({ uuid, trialDays }) => uuid === searchParams.get("plan") && trialDays > 0);
  const cycle = asCycle(searchParams.get("cycle")) ?? "monthly";
  // What they chose on the page of plans, else what is paid with where they live.
  const country = profile.student?.countryCode ?? context.country;
  const wanted = [searchParams.get("currency"), country && currencyOf(country), context.tenant.currency];
  const price = plan && priceOf(plan.price, cycle, ...wanted);
  const t = translator(subscriptionWords, context.locale);
  return {
    title: plan ? t("trial_page_title", { name: plan.name }) : t("trial_over_title"),
    brand: context.tenant.brand.name,
    offer: plan && price && mayTry ? { plan, cycle, price } : null,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const begun = await context.attempt(startTrial, formInput(form), String(form.get("_key") ?? "") || undefined);
  if (begun.ok) return redirect(`${mySubscription}?done=trial`, 303);
  return { refused: { problem: begun.problem, values: {} } };
}

export default function Trial() {
  const t = useWords(subscriptionWords);
  const plans = useWords(publicPlans);
  const { locale } = useReader();
  const { offer, key } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const pending = useNavigation().formMethod === "POST";
  const toPlans = <ButtonLink href={inLanguage("/plans", locale)}>{t("see_plans")}</ButtonLink>;
  if (!offer)
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState icon="star" title={t("trial_over_title")} action={toPlans}>
          {t("trial_over")}
        </EmptyState>
      </>
    );
  const { plan, cycle, price } = offer;
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeader
        title={t("trial_page_title", { name: plan.name })}
        lead={t("trial_page_lead", { count: plan.trialDays })}
      />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <p className="text-ink-muted">
        {t("afterwards", { amount: moneyIn(price, locale), per: plans(`per_${cycle}`) })}
      </p>
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="planUuid" value={plan.uuid} />
        <input type="hidden" name="cycle" value={cycle} />
        <input type="hidden" name="currency" value={price.currency} />
        <input type="hidden" name="_key" value={key} />
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          {t("trial_begin")}
        </Button>
        {toPlans}
      </Form>
    </div>
  );
}
