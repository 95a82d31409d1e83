import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { createPlan, listManagedPlans } from "../../../../../worker/modules/plans";
import { adminPlans } from "../../../../../worker/words/admin-plans";
import { translator } from "../../../../../worker/words/format";
import { typed, useRefusal } from "../../../../forms";
import { useWords } from "../../../../locale";
import { Button, ButtonLink, FormActions, FormError, stackClass } from "../../../../ui";
import { afterAct } from "../../../shared/after-act";
import { featureNames } from "../../../shared/feature-names";
import { PageHeader } from "../../../shared/page-header";
import { privateMeta } from "../../../shared/private-meta";
import { currenciesOf } from "./currencies";
import { PlanFields } from "./plan-fields";
import { planInput } from "./plan-input";

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items }, names] = await Promise.all([context.run(listManagedPlans, {}), featureNames(context)]);
  return {
    title: translator(adminPlans, context.locale)("new_plan"),
    brand: context.tenant.brand.name,
    names,
    currencies: currenciesOf(items, context.tenant.currency),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const made = await context.attempt(createPlan, { slug: form.get("slug") ?? "", ...planInput(form) });
  if (made.ok) return afterAct(request, "new", { path: "/admin/billing/plans" });
  return { refused: { problem: made.problem, values: typed(form) } };
}

export default function NewPlan() {
  const t = useWords(adminPlans);
  const { names, currencies } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader title={t("new_plan")} />
      <Form method="post" className={`${stackClass} max-w-4xl gap-9`}>
        {refusal.message && refusal.code !== "slug_taken" ? <FormError title={refusal.message} /> : null}
        <PlanFields plan={null} names={names} currencies={currencies} refused={refused} />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("make")}
          </Button>
          <ButtonLink href="/admin/billing/plans">{t("back")}</ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}
