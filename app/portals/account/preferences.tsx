import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { me, setPreferences } from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { translator } from "../../../worker/words/format";
import { shell } from "../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Button, FormActions, FormError, FormStack, Notice, Select } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { preferences } = await context.run(me, {});
  return {
    title: translator(account, context.locale)("preferences_title"),
    brand: context.tenant.brand.name,
    preferences,
    timeZones: Intl.supportedValuesOf("timeZone"),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(setPreferences, formInput(form));
  if (attempt.ok) return redirect("/account/preferences?saved=1", 303);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Preferences() {
  const t = useWords(account);
  const common = useWords(shell);
  const { preferences, timeZones, saved } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const zones = timeZones.includes(preferences.timeZone) ? timeZones : [preferences.timeZone, ...timeZones];
  return (
    <div className="max-w-2xl">
      <PageHeader title={t("preferences_title")} />
      {/* A plain form: another language is another document. */}
      <FormStack method="post">
        {saved && !data ? (
          <Notice tone="success" live>
            {common("saved")}
          </Notice>
        ) : null}
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <Select
          name="locale"
          label={t("language")}
          defaultValue={refusal.value("locale", preferences.locale)}
          options={[
            { value: "en", label: "English" },
            { value: "ar", label: "العربية" },
          ]}
        />
        <Select
          name="timeZone"
          label={t("time_zone")}
          hint={t("time_zone_hint")}
          defaultValue={refusal.value("timeZone", preferences.timeZone)}
          error={refusal.field("timeZone")}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <FormActions>
          <Button type="submit" variant="primary">
            {common("save")}
          </Button>
        </FormActions>
      </FormStack>
    </div>
  );
}
