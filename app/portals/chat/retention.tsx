import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readRetention, setRetention } from "../../../worker/modules/chat";
import { chatRetention } from "../../../worker/words/chat-retention";
import { translator } from "../../../worker/words/format";
import type { Refused } from "../../forms";
import { useWords } from "../../locale";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { roomHref } from "./addresses";
import { chosenDays, RetentionForm } from "./retention-form";

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
  const chosen = chosenDays(await request.formData());
  if ("unsure" in chosen) return chosen;
  const attempt = await context.attempt(setRetention, { courseUuid: uuid, ...chosen });
  if (!attempt.ok) return { problem: attempt.problem, values: {} } satisfies Refused;
  return redirect(`${new URL(request.url).pathname}?done=retention`, 303);
}

/** How long a course's room keeps what is said there. */
export default function Retention() {
  const t = useWords(chatRetention);
  const { course, days, choices, uuid } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("title")} lead={t("lead", { course })} />
      <RetentionForm days={days} choices={choices} back={{ href: roomHref("course", uuid), label: t("back") }} />
    </div>
  );
}
