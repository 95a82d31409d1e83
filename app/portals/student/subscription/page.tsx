import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { payNow } from "../../../../worker/modules/billing";
import { listPlans } from "../../../../worker/modules/plans";
import {
  cancelSubscription,
  changeAtPeriodEnd,
  readMySubscription,
  resumeSubscription,
  setAutoRenew,
} from "../../../../worker/modules/subscriptions";
import { translator } from "../../../../worker/words/format";
import { subscription as subscriptionWords } from "../../../../worker/words/subscription";
import { formInput, useRefusal } from "../../../forms";
import { inLanguage, useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState, FormError } from "../../../ui";
import { payOrder, toPay } from "../../checkout/pay-order";
import type { RefusedAct } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { featureNames } from "../../shared/feature-names";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { Allowances } from "./allowances";
import { Choices } from "./choices";
import { CancelDialog, Standing } from "./standing";

export async function loader({ context }: LoaderFunctionArgs) {
  const [mine, plans, names] = await Promise.all([
    context.run(readMySubscription, {}),
    context.run(listPlans, {}),
    featureNames(context),
  ]);
  return {
    title: translator(subscriptionWords, context.locale)("title"),
    brand: context.tenant.brand.name,
    ...mine,
    plans: plans.items.filter(({ isDefault }) => !isDefault),
    names,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type MyPlan = ReturnType<typeof useLoaderData<typeof loader>>;
export type MySubscription = NonNullable<MyPlan["subscription"]>;

const acts = {
  cancel: cancelSubscription,
  resume: resumeSubscription,
  auto: setAutoRenew,
  change: changeAtPeriodEnd,
  keep: changeAtPeriodEnd,
} as const;
const isAct = (act: unknown): act is keyof typeof acts => typeof act === "string" && act in acts;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do");
  if (act === "pay") {
    const placed = await context.attempt(payNow, {});
    if (!placed.ok) return { refused: { act, problem: placed.problem, values: {} } satisfies RefusedAct };
    return toPay(placed.value.orderUuid, await payOrder(context, placed.value.orderUuid));
  }
  if (!isAct(act)) throw redirect(new URL(request.url).pathname);
  const done = await context.attempt(acts[act], formInput(form));
  if (done.ok) return afterAct(request, act);
  return { refused: { act, problem: done.problem, values: {} } satisfies RefusedAct };
}

export default function MyPlanPage() {
  const t = useWords(subscriptionWords);
  const { locale } = useReader();
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const { subscription } = data;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_cancel")} hidden={Boolean(refused)} />
      {refusal.message && refused?.act !== "cancel" ? (
        <div className="mb-5">
          <FormError title={refusal.message} />
        </div>
      ) : null}
      {subscription ? (
        <div className="grid gap-8">
          <Standing mine={subscription} />
          {subscription.isCovered ? <Allowances data={data} /> : null}
          {subscription.status === "suspended" ? null : <Choices data={data} mine={subscription} />}
          <CancelDialog mine={subscription} refused={refused} />
        </div>
      ) : (
        <EmptyState
          icon="star"
          title={t("none_title")}
          action={
            <ButtonLink variant="primary" href={inLanguage("/plans", locale)}>
              {t("see_plans")}
            </ButtonLink>
          }
        >
          {t("none")}
        </EmptyState>
      )}
    </>
  );
}
