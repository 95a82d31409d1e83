import type { Profile } from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { shell } from "../../../worker/words/shell";
import type { useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { Checkbox, Fieldset, Select, TextArea, TextField } from "../../ui";
import { countries } from "./countries";

const kinds = ["website", "portfolio", "linkedin", "github", "x", "youtube", "other"] as const;
const linkRows = 4;

interface Props {
  student: NonNullable<Profile["student"]>;
  refusal: ReturnType<typeof useRefusal>;
}

/** What recruiters look for in a student's profile. */
export function StudentFields({ student, refusal }: Props) {
  const t = useWords(account);
  const { locale } = useReader();
  const optional = useWords(shell)("optional");
  const field = (name: keyof typeof student & string) => ({
    name,
    optional,
    defaultValue: refusal.value(name, String(student[name] ?? "")),
    error: refusal.field(name),
  });
  return (
    <Fieldset legend={t("as_candidate")}>
      <TextField {...field("headline")} label={t("headline")} hint={t("headline_hint")} maxLength={160} />
      <TextArea {...field("about")} label={t("about")} rows={5} maxLength={4000} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field("dateOfBirth")} label={t("date_of_birth")} type="date" autoComplete="bday" />
        <TextField {...field("phone")} label={t("phone")} type="tel" autoComplete="tel" maxLength={24} />
        <TextField {...field("city")} label={t("city")} autoComplete="address-level2" maxLength={120} />
        <Select
          {...field("countryCode")}
          label={t("country")}
          autoComplete="country"
          options={[
            { value: "", label: "–" },
            ...countries(locale).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </div>
      <Select
        name="visibility"
        label={t("visibility")}
        defaultValue={refusal.value("visibility", student.visibility)}
        error={refusal.field("visibility")}
        options={(["private", "recruiters", "public"] as const).map((value) => ({
          value,
          label: t(`visibility_${value}`),
        }))}
      />
      <input type="hidden" name="_candidate" value="yes" />
      <Checkbox name="openToWork" value="true" label={t("open_to_work")} defaultChecked={student.openToWork} />
      <Links links={student.links} refusal={refusal} />
    </Fieldset>
  );
}

function Links({ links, refusal }: { links: Props["student"]["links"]; refusal: Props["refusal"] }) {
  const t = useWords(account);
  return (
    <Fieldset legend={t("links")}>
      {Array.from({ length: Math.max(linkRows, links.length + 1) }, (_, index) => index).map((index) => (
        <div key={index} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-3">
          <Select
            name={`links.${index}.kind`}
            label={t("link_kind", { count: index + 1 })}
            hideLabel
            defaultValue={refusal.value(`links.${index}.kind`, links[index]?.kind ?? "website")}
            options={kinds.map((kind) => ({ value: kind, label: t(`link_${kind}`) }))}
          />
          <TextField
            name={`links.${index}.url`}
            label={t("link_url", { count: index + 1 })}
            hideLabel
            type="url"
            maxLength={500}
            defaultValue={refusal.value(`links.${index}.url`, links[index]?.url ?? "")}
            error={refusal.field(`links.${index}.url`)}
          />
        </div>
      ))}
    </Fieldset>
  );
}
