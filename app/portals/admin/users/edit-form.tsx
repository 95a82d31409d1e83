import { Form, useNavigation } from "@remix-run/react";
import type { UserDetail } from "../../../../worker/modules/accounts";
import { adminUsers } from "../../../../worker/words/admin-users";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, FormActions, FormError, Select, stackClass, TextField } from "../../../ui";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { PersonNameFields } from "../../shared/person-name-fields";
import { userTypes } from "./user-kinds";

/** What administrators may change of an account. Of their own, address and kind are another administrator's to change. */
export function EditForm({
  user,
  timeZones,
  refused,
}: {
  user: UserDetail;
  timeZones: string[];
  refused: RefusedAct | undefined;
}) {
  const t = useWords(adminUsers);
  const common = useWords(shell);
  const isSelf = useReader().person?.uuid === user.uuid;
  const refusal = useRefusal(hasRefused(refused, "edit"));
  const pending = useNavigation().formData?.get("_do") === "edit";
  const zones = timeZones.includes(user.timeZone) ? timeZones : [user.timeZone, ...timeZones];
  const taken = (code: string) => (refusal.code === code ? refusal.message : null);
  return (
    <Form method="post" className={stackClass}>
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <input type="hidden" name="_do" value="edit" />
      <PersonNameFields person={user} refusal={refusal} words={t} />
      {isSelf ? (
        <p className="text-sm text-ink-muted">{t("account_own")}</p>
      ) : (
        <>
          <TextField
            name="email"
            type="email"
            label={t("email")}
            hint={t("email_hint")}
            required
            maxLength={254}
            defaultValue={refusal.value("email", user.email)}
            error={refusal.field("email") ?? taken("email_taken")}
          />
          <Select
            name="userType"
            label={t("kind")}
            defaultValue={refusal.value("userType", user.userType)}
            error={refusal.field("userType")}
            options={userTypes.map((value) => ({ value, label: t(`type_${value}`) }))}
          />
        </>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="locale"
          label={t("language")}
          defaultValue={refusal.value("locale", user.locale)}
          options={[
            { value: "en", label: "English" },
            { value: "ar", label: "العربية" },
          ]}
        />
        <Select
          name="timeZone"
          label={t("time_zone")}
          defaultValue={refusal.value("timeZone", user.timeZone)}
          error={refusal.field("timeZone")}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
      </div>
      <FormActions>
        <Button type="submit" variant="primary" pending={pending}>
          {common("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
