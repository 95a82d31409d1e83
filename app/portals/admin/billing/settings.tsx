import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { editSettings, readSettings } from "../../../../worker/modules/billing";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { adminBillingSettings } from "../../../../worker/words/admin-billing-settings";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, Fieldset, FormActions, FormError, stackClass, TextArea, TextField } from "../../../ui";
import type { RefusedAct } from "../../shared/act-dialog";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { BillingFrame } from "./frame";
import { ProgrammeFields } from "./programme-fields";
import { programmeInput } from "./programme-input";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminBilling, context.locale)("settings_title"),
    brand: context.tenant.brand.name,
    settings: await context.run(readSettings, {}),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const days = String(form.get("_dunningDays") ?? "");
  const programme = programmeInput(form);
  const attempt = await context.attempt(editSettings, {
    ...formInput(form),
    dunningDays: days.split(/[\s,،]+/).filter((day) => day !== ""),
    // What is no amount is refused, beside whatever else is wrong.
    ...(programme ?? { affiliateMinPayout: null }),
  });
  if (attempt.ok) return afterAct(request, "settings");
  const refused: RefusedAct = { act: "settings", problem: attempt.problem, values: typed(form) };
  return { refused, isMinimumWrong: programme === null };
}

export default function BillingSettings() {
  const t = useWords(adminBillingSettings);
  const common = useWords(shell);
  const { settings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused;
  const refusal = useRefusal(refused);
  const pending = useNavigation().formMethod === "POST";
  const field = (name: Exclude<keyof typeof settings, `affiliate${string}`>) => ({
    name,
    defaultValue: refusal.value(name, String(settings[name] ?? "")),
    error: refusal.field(name),
  });
  const optional = common("optional");
  return (
    <BillingFrame part="settings">
      <DoneNotice say={(done) => t(`done_${done}` as "done_settings")} hidden={Boolean(refused)} />
      <Form method="post" className={`${stackClass} max-w-2xl gap-10`} key={JSON.stringify(settings)}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <Fieldset legend={t("seller")} hint={t("seller_note")}>
          <TextField {...field("sellerName")} label={t("seller_name")} optional={optional} maxLength={200} />
          <TextArea
            {...field("sellerAddress")}
            label={t("seller_address")}
            optional={optional}
            rows={3}
            maxLength={500}
          />
          <TextField
            {...field("sellerTaxNumber")}
            label={t("seller_tax_number")}
            optional={optional}
            dir="ltr"
            maxLength={40}
          />
        </Fieldset>
        <Fieldset legend={t("giving_back")}>
          <TextField
            {...field("refundDays")}
            label={t("refund_days")}
            hint={t("refund_days_hint")}
            type="number"
            required
            min={0}
            max={365}
            className="sm:max-w-64"
          />
          <TextField
            {...field("refundProgressPercent")}
            label={t("refund_progress")}
            hint={t("refund_progress_hint")}
            type="number"
            required
            min={0}
            max={100}
            after="%"
            className="sm:max-w-64"
          />
        </Fieldset>
        <Fieldset legend={t("renewals")}>
          <TextField
            {...field("graceDays")}
            label={t("grace_days")}
            hint={t("grace_days_hint")}
            type="number"
            required
            min={0}
            max={60}
            className="sm:max-w-64"
          />
          <TextField
            name="_dunningDays"
            defaultValue={refusal.value("_dunningDays", settings.dunningDays.join(", "))}
            error={refusal.field("dunningDays")}
            label={t("dunning_days")}
            hint={t("dunning_days_hint")}
            dir="ltr"
            maxLength={60}
            className="sm:max-w-64"
          />
          <TextField
            {...field("reminderDays")}
            label={t("reminder_days")}
            hint={t("reminder_days_hint")}
            type="number"
            required
            min={0}
            max={30}
            className="sm:max-w-64"
          />
        </Fieldset>
        <ProgrammeFields
          settings={settings}
          refusal={refusal}
          typed={refused?.values}
          isMinimumWrong={answer?.isMinimumWrong ?? false}
        />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {common("save")}
          </Button>
        </FormActions>
      </Form>
    </BillingFrame>
  );
}
