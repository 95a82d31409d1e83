import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { discardDeadLetters, listDeadLetters, retryDeadLetters } from "../../../../worker/modules/notifications";
import { translator } from "../../../../worker/words/format";
import { notices } from "../../../../worker/words/notices";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Badge, Button, DataTable, EmptyState, FormError, Tabs } from "../../../ui";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const state = searchParams.get("state") === "settled" ? ("settled" as const) : ("open" as const);
  return {
    title: translator(notices, context.locale)("letters_title"),
    brand: context.tenant.brand.name,
    state,
    now: context.nowIso,
    page: await context.run(listDeadLetters, { state, limit: 30, cursor: searchParams.get("cursor") ?? undefined }),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const outboxUuids = form.getAll("outboxUuids").map(String);
  const retries = form.get("_do") === "retry";
  if (outboxUuids.length === 0) return { noneChosen: true, refused: null };
  const attempt = await context.attempt(retries ? retryDeadLetters : discardDeadLetters, { outboxUuids });
  if (attempt.ok) return afterAct(request, retries ? "retried" : "discarded");
  return { noneChosen: false, refused: { problem: attempt.problem, values: {} } };
}

const chosenForm = "chosen-letters";

export default function DeadLetters() {
  const t = useWords(notices);
  const holds = useHolds();
  const { state, page, now } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const trouble = data?.noneChosen ? t("letters_none_chosen") : refusal.message;
  const isOpen = state === "open";
  const choosing = isOpen && page.items.length > 0 && holds("platform.operate");
  const empty = isOpen ? "letters_empty" : "letters_settled_empty";
  type Letter = (typeof page.items)[number];
  const selection = {
    name: "outboxUuids",
    form: chosenForm,
    rowLabel: ({ kind }: Letter) => t("letters_choose", { kind }),
    allLabel: t("letters_choose_all"),
    countLabel: t("letters_chosen"),
    actions: (
      <>
        <Button type="submit" size="sm" variant="primary" form={chosenForm} name="_do" value="retry">
          {t("letters_retry")}
        </Button>
        <Button type="submit" size="sm" variant="danger" form={chosenForm} name="_do" value="discard">
          {t("letters_discard")}
        </Button>
      </>
    ),
  };
  return (
    <>
      <PageHeader title={t("letters_title")} lead={t("letters_lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as keyof typeof notices.en)} hidden={Boolean(trouble)} />
      {trouble ? <FormError title={trouble} /> : null}
      <div className="mb-5">
        <Tabs
          label={t("letters_title")}
          items={[
            { href: "/admin/dead-letters", label: t("letters_open"), current: isOpen },
            { href: "/admin/dead-letters?state=settled", label: t("letters_settled"), current: !isOpen },
          ]}
        />
      </div>
      {choosing ? <Form method="post" id={chosenForm} /> : null}
      <DataTable
        caption={t("letters_title")}
        hideCaption
        rows={page.items}
        rowKey={(letter) => letter.outboxUuid}
        {...(choosing ? { selection } : {})}
        empty={
          <EmptyState icon="check" title={t(empty)}>
            {t(`${empty}_text`)}
          </EmptyState>
        }
        columns={[
          { id: "kind", header: t("letter"), phone: "lead", cell: (letter) => <Kind letter={letter} /> },
          {
            id: "reason",
            header: t("letter_reason"),
            cell: ({ lastError }) => (
              <span dir="auto" className="break-words">
                {lastError ?? t("letter_reason_unknown")}
              </span>
            ),
          },
          { id: "age", header: t("letter_age"), cell: ({ createdAt }) => <When at={createdAt} since={now} /> },
          ...(isOpen
            ? []
            : [{ id: "decided", header: t("letter_decided"), cell: (letter: Letter) => <Decision letter={letter} /> }]),
        ]}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </>
  );
}

function Kind({ letter }: { letter: { kind: string; payload: Record<string, unknown> } }) {
  return (
    <span dir="ltr" className="grid justify-items-start gap-0.5">
      <code className="text-sm">{letter.kind}</code>
      <code className="break-all text-xs font-normal text-ink-faint">{JSON.stringify(letter.payload)}</code>
    </span>
  );
}

function Decision({
  letter: { outcome, settledAt, settledBy },
}: {
  letter: { outcome: "retried" | "discarded" | null; settledAt: string | null; settledBy: string | null };
}) {
  const t = useWords(notices);
  if (!outcome || !settledAt) return null;
  return (
    <span className="grid justify-items-start gap-0.5">
      <Badge tone={outcome === "retried" ? "success" : "neutral"}>{t(`letter_${outcome}`)}</Badge>
      <span className="text-xs text-ink-faint">
        <When at={settledAt} time /> {settledBy ? t("letter_by", { name: settledBy }) : null}
      </span>
    </span>
  );
}
