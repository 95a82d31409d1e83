import type { SessionCard } from "../../../../worker/modules/live";
import { live } from "../../../../worker/words/live";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { RadioGroup, Select, TextField } from "../../../ui";
import { toLocalInput } from "../local-time";
import { HeadingFields } from "./heading-fields";

interface SessionFieldsProps {
  refusal: ReturnType<typeof useRefusal>;
  timeZones: string[];
  /** The reader's own. */
  timeZone: string;
  value?: SessionCard;
}

/** What a live session is planned with. The hour is one on the clock of the zone beside it. */
export function SessionFields({ refusal, timeZones, timeZone, value }: SessionFieldsProps) {
  const t = useWords(live);
  const zone = value?.timeZone ?? timeZone;
  const zones = timeZones.includes(zone) ? timeZones : [zone, ...timeZones];
  const past = refusal.code === "live_session_past" || refusal.code === "live_session_running" ? refusal.message : null;
  return (
    <>
      <HeadingFields refusal={refusal} {...(value ? { value: value.translations } : {})} />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField
          name="startsAt"
          type="datetime-local"
          label={t("starts_at")}
          required
          defaultValue={refusal.value("startsAt", value ? toLocalInput(value.startsAt, zone) : "")}
          error={refusal.field("startsAt") ?? past}
        />
        <Select
          name="timeZone"
          label={t("time_zone")}
          hint={t("time_zone_hint")}
          defaultValue={refusal.value("timeZone", zone)}
          error={refusal.field("timeZone")}
          options={zones.map((name) => ({ value: name, label: name.replaceAll("_", " ") }))}
        />
        <TextField
          name="durationMinutes"
          type="number"
          label={t("duration")}
          min={5}
          max={720}
          required
          defaultValue={refusal.value("durationMinutes", String(value?.durationMinutes ?? 60))}
          error={refusal.field("durationMinutes")}
        />
      </div>
      <RadioGroup
        name="admission"
        legend={t("admission")}
        defaultValue={refusal.value("admission", value?.admission ?? "open")}
        options={[
          { value: "open", label: t("admission_open") },
          { value: "by_host", label: t("admission_by_host") },
        ]}
      />
    </>
  );
}
