import { Form, useActionData, useNavigation, useSearchParams } from "@remix-run/react";
import { chatRetention } from "../../../worker/words/chat-retention";
import { type Refused, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Button, ButtonLink, Checkbox, FormError, Notice, RadioGroup, stackClass } from "../../ui";

interface RetentionFormProps {
  /** Null: as long as the room stands. */
  days: number | null;
  /** Messages, and files among them, that are older than so many days. */
  choices: readonly { days: number; messages: number; files: number }[];
  back: { href: string; label: string };
}
type Answer = { unsure: true; days: string; problem?: undefined } | (Refused & { unsure?: undefined });

/** What was chosen, or what is answered to whoever has not said that they are sure. Whoever keeps everything deletes nothing, and need not be. */
export function chosenDays(form: FormData): { days: string | null } | { unsure: true; days: string } {
  const days = String(form.get("days") ?? "");
  if (days !== "" && form.get("sure") !== "on") return { unsure: true, days };
  return { days: days === "" ? null : days };
}

/** How long messages are kept, with what would go at once beside each choice. */
export function RetentionForm({ days, choices, back }: RetentionFormProps) {
  const t = useWords(chatRetention);
  const answer = useActionData() as Answer | undefined;
  const unsure = answer?.unsure ? answer : null;
  const refusal = useRefusal(answer?.problem ? answer : null);
  const [params] = useSearchParams();
  const pending = useNavigation().formData !== undefined;
  const goes = ({ messages, files }: { messages: number; files: number }) =>
    messages === 0
      ? t("nothing_goes")
      : t("goes_messages", { count: messages }) + (files === 0 ? t("goes_end") : t("goes_files", { count: files }));
  // One that was set by other ways is a choice of its own.
  const set = days !== null && !choices.some((choice) => choice.days === days) ? [days] : [];
  return (
    <>
      {params.get("done") === "retention" && !answer ? (
        <div className="mb-5">
          <Notice tone="success" live>
            {t("done")}
          </Notice>
        </div>
      ) : null}
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <Form method="post" className={stackClass}>
        <RadioGroup
          name="days"
          legend={t("choice")}
          defaultValue={unsure?.days ?? (days === null ? "" : String(days))}
          options={[
            { value: "", label: t("forever"), hint: t("nothing_goes") },
            ...set.map((count) => ({ value: String(count), label: t("days", { count }) })),
            ...choices.map((choice) => ({
              value: String(choice.days),
              label: t("days", { count: choice.days }),
              hint: goes(choice),
            })),
          ]}
        />
        <Notice tone="warning" title={t("warning")}>
          {t("warning_text")}
        </Notice>
        <Checkbox name="sure" label={t("sure")} error={unsure ? t("not_sure") : null} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" pending={pending}>
            {t("save")}
          </Button>
          <ButtonLink href={back.href} variant="quiet">
            {back.label}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
