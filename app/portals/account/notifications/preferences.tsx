import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  categories,
  notificationPreferencesOf,
  setNotificationPreferences,
} from "../../../../worker/modules/notifications";
import { translator } from "../../../../worker/words/format";
import { notices } from "../../../../worker/words/notices";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import {
  Button,
  Checkbox,
  FormActions,
  FormError,
  FormStack,
  Notice,
  RadioGroup,
  Select,
  TextField,
} from "../../../ui";
import { holdsAll } from "../../shared/holds";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { channelRows } from "./channel-rows";
import { ChannelTable } from "./channel-table";
import { PushSwitch } from "./push-switch";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const preferences = await context.run(notificationPreferencesOf, {});
  const shown = categories.filter((name) => name !== "operations" || holdsAll(context.person, "platform.observe"));
  return {
    title: translator(notices, context.locale)("preferences_title"),
    brand: context.tenant.brand.name,
    groups: channelRows(shown, preferences.choices, context.person?.userType === "company"),
    preferences,
    timeZones: Intl.supportedValuesOf("timeZone"),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  // A box that is not ticked is not sent: what is missing is turned off.
  const ticked = { quiet: form.has("quiet"), wanted: form.getAll("wanted[]") };
  const attempt = await context.attempt(setNotificationPreferences, { ...formInput(form), ...ticked });
  if (attempt.ok) return redirect("/account/notifications/preferences?saved=1", 303);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function NotificationPreferences() {
  const t = useWords(notices);
  const common = useWords(shell);
  const { preferences, groups, timeZones, saved } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const { quietFrom, quietTo, timeZone, digest, push } = preferences;
  const zones = timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones];
  return (
    <div className="grid max-w-3xl gap-12">
      <div>
        <PageHeader title={t("preferences_title")} lead={t("preferences_lead")} />
        <FormStack method="post">
          {saved && !data ? (
            <Notice tone="success" live>
              {common("saved")}
            </Notice>
          ) : null}
          {refusal.message ? <FormError title={refusal.message} /> : null}
          <section className="grid gap-3">
            <h2 className="text-lg">{t("by_channel")}</h2>
            <ChannelTable groups={groups} />
          </section>
          <section className="grid gap-4 pt-6">
            <div className="grid gap-1">
              <h2 className="text-lg">{t("quiet")}</h2>
              <p className="text-ink-muted">{t("quiet_lead")}</p>
            </div>
            <Checkbox name="quiet" label={t("quiet_on")} value="on" defaultChecked={quietFrom !== null} />
            <div className="grid gap-4 sm:grid-cols-[10rem_10rem_1fr]">
              <TextField
                name="quietFrom?"
                type="time"
                dir="ltr"
                label={t("quiet_from")}
                defaultValue={refusal.value("quietFrom?", quietFrom ?? "22:00")}
                error={refusal.field("quietFrom")}
              />
              <TextField
                name="quietTo?"
                type="time"
                dir="ltr"
                label={t("quiet_to")}
                defaultValue={refusal.value("quietTo?", quietTo ?? "07:00")}
                error={refusal.field("quietTo")}
              />
              <Select
                name="timeZone"
                label={t("quiet_zone")}
                defaultValue={refusal.value("timeZone", timeZone)}
                error={refusal.field("timeZone")}
                options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
              />
            </div>
          </section>
          <section className="pt-6">
            <RadioGroup
              name="digest"
              legend={t("digest")}
              hint={t("digest_lead")}
              defaultValue={refusal.value("digest", digest)}
              options={(["off", "daily", "weekly"] as const).map((value) => ({ value, label: t(`digest_${value}`) }))}
            />
          </section>
          <FormActions>
            <Button type="submit" variant="primary">
              {common("save")}
            </Button>
          </FormActions>
        </FormStack>
      </div>
      <PushSwitch publicKey={push.publicKey} browsers={push.browsers} />
    </div>
  );
}
