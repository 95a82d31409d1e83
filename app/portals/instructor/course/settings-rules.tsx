import { authoringSettings } from "../../../../worker/words/authoring-settings";
import { useWords } from "../../../locale";
import { Checkbox, Fieldset, TextField } from "../../../ui";
import type { FieldsProps } from "./settings-part";

/** When a course counts as completed, what it gives then, and what must be completed before it. */
export function RuleFields({ course, others, refusal }: FieldsProps & { others: { uuid: string; title: string }[] }) {
  const t = useWords(authoringSettings);
  const percent = (name: "minimumScorePercent" | "watchedPercent") => (
    <TextField
      name={name}
      label={t(name)}
      hint={t(`${name}_hint`)}
      type="number"
      min={0}
      max={100}
      required
      after="%"
      defaultValue={refusal.value(name, String(course[name]))}
      error={refusal.field(name)}
    />
  );
  // Those asked for already stand in the list even where they belong to somebody else.
  const choices = [...new Map([...course.prerequisites, ...others].map((one) => [one.uuid, one.title]))];
  const asked = new Set(course.prerequisites.map(({ uuid }) => uuid));
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        {percent("minimumScorePercent")}
        {percent("watchedPercent")}
      </div>
      <input type="hidden" name="certificateEnabled" value="false" />
      <Checkbox
        name="certificateEnabled"
        value="true"
        label={t("certificate")}
        hint={t("certificate_hint")}
        defaultChecked={course.certificateEnabled}
      />
      {choices.length > 0 ? (
        <Fieldset
          legend={t("prerequisites")}
          hint={t("prerequisites_hint")}
          error={refusal.field("prerequisites") ?? (refusal.code === "prerequisite_cycle" ? refusal.message : null)}
        >
          {choices.map(([uuid, title]) => (
            <Checkbox
              key={uuid}
              id={`prerequisite-${uuid}`}
              name="prerequisites[]"
              value={uuid}
              label={<bdi>{title}</bdi>}
              defaultChecked={asked.has(uuid)}
            />
          ))}
        </Fieldset>
      ) : null}
    </>
  );
}
