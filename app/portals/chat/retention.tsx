import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { readRetention, setRetention } from "../../../worker/modules/chat";
import { chatRetention } from "../../../worker/words/chat-retention";
import { translator } from "../../../worker/words/format";
import { type Refused, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Button, ButtonLink, Checkbox, FormError, Notice, RadioGroup, stackClass } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { roomHref } from "./addresses";

export async function loader({ context, params: { uuid = "" } }: LoaderFunctionArgs) {
  const retention = await context.run(readRetention, { courseUuid: uuid });
  return {
    ...retention,
    course: retention.title,
    title: translator(chatRetention, context.locale)("title"),
    brand: context.tenant.brand.name,
    uuid,
  };
}
export const meta = privateMeta;

export async function action({ context, request, params: { uuid = "" } }: ActionFunctionArgs) {
  const form = await request.formData();
  const days = String(form.get("days") ?? "");
  // Whoever keeps everything deletes nothing, and need not be sure.
  if (days !== "" && form.get("sure") !== "on") return { unsure: true as const, days };
  const attempt = await context.attempt(setRetention, { courseUuid: uuid, days: days === "" ? null : days });
  if (!attempt.ok) return { problem: attempt.problem, values: {} } satisfies Refused;
  return redirect(`${new URL(request.url).pathname}?done=retention`, 303);
}

/** How long a course's room keeps what is said there, with what would go at once beside each choice. */
export default function Retention() {
  const t = useWords(chatRetention);
  const { course, days, choices, uuid } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("title")} lead={t("lead", { course })} />
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
          <ButtonLink href={roomHref("course", uuid)} variant="quiet">
            {t("back")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
