import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readPrivateRetention, setPrivateRetention } from "../../../worker/modules/chat";
import { chatRetention } from "../../../worker/words/chat-retention";
import { translator } from "../../../worker/words/format";
import type { Refused } from "../../forms";
import { useWords } from "../../locale";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { chosenDays, RetentionForm } from "./retention-form";

export async function loader({ context }: LoaderFunctionArgs) {
  const retention = await context.run(readPrivateRetention, {});
  return {
    ...retention,
    title: translator(chatRetention, context.locale)("private_title"),
    brand: context.tenant.brand.name,
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const chosen = chosenDays(await request.formData());
  if ("unsure" in chosen) return chosen;
  const attempt = await context.attempt(setPrivateRetention, chosen);
  if (!attempt.ok) return { problem: attempt.problem, values: {} } satisfies Refused;
  return redirect(`${new URL(request.url).pathname}?done=retention`, 303);
}

/** How long all rooms of two people keep what is said there. How much there is of it is shown, and never what it says. */
export default function PrivateRetention() {
  const t = useWords(chatRetention);
  const { days, choices } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("private_title")} lead={t("private_lead")} />
      <RetentionForm days={days} choices={choices} back={{ href: "/chat/reports", label: t("back_to_reports") }} />
    </div>
  );
}
