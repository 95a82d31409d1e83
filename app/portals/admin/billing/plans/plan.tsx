import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { editPlan, listManagedPlans } from "../../../../../worker/modules/plans";
import { adminPlans } from "../../../../../worker/words/admin-plans";
import { translator } from "../../../../../worker/words/format";
import { typed, useRefusal } from "../../../../forms";
import { useWords } from "../../../../locale";
import { Button, ButtonLink, FormActions, FormError, stackClass, TextField } from "../../../../ui";
import { afterAct } from "../../../shared/after-act";
import { featureNames } from "../../../shared/feature-names";
import { PageHeader } from "../../../shared/page-header";
import { privateMeta } from "../../../shared/private-meta";
import { currenciesOf } from "./currencies";
import { PlanFields } from "./plan-fields";
import { planInput } from "./plan-input";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const [{ items }, names] = await Promise.all([context.run(listManagedPlans, {}), featureNames(context)]);
  const plan = items.find(({ uuid }) => uuid === params.uuid);
  if (!plan) throw new Response(null, { status: 404 });
  const more = new URL(request.url).searchParams.get("currency")?.trim().toUpperCase() ?? "";
  const currencies = currenciesOf(items, context.tenant.currency);
  return {
    title: translator(adminPlans, context.locale)("edit_plan", { name: plan.name }),
    brand: context.tenant.brand.name,
    plan,
    names,
    currencies: /^[A-Z]{3}$/.test(more) && !currencies.includes(more) ? [...currencies, more] : currencies,
  };
}
export const meta = privateMeta;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const edited = await context.attempt(editPlan, { uuid: params.uuid, ...planInput(form) });
  if (edited.ok) return afterAct(request, "plan", { path: "/admin/billing/plans" });
  return { refused: { problem: edited.problem, values: typed(form) } };
}

export default function EditPlan() {
  const t = useWords(adminPlans);
  const { plan, names, currencies } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title={t("edit_plan", { name: plan.name })} />
      <Form method="post" className={`${stackClass} max-w-4xl gap-9`}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <PlanFields plan={plan} names={names} currencies={currencies} refused={refused} />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("save")}
          </Button>
          <ButtonLink href="/admin/billing/plans">{t("back")}</ButtonLink>
        </FormActions>
      </Form>
      <Form method="get" className="mt-10 flex max-w-4xl flex-wrap items-end gap-3 border-t border-line pt-6">
        <TextField
          name="currency"
          label={t("more_currency")}
          hint={t("more_currency_hint")}
          dir="ltr"
          maxLength={3}
          className="w-40"
        />
        <Button type="submit" icon="plus">
          {t("more_currency")}
        </Button>
      </Form>
    </>
  );
}
