import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { useEffect, useState } from "react";
import { enterRoom, listBlocked } from "../../../worker/modules/chat";
import { endSession, readSession, startSession } from "../../../worker/modules/live";
import { live } from "../../../worker/words/live";
import { liveRoom } from "../../../worker/words/live-room";
import { ErrorReport } from "../../error-page";
import { useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Anchor, ButtonLink, EmptyState, FormError, Status } from "../../ui";
import { actOn } from "../instructor/course/act";
import { ActButton, ActDialog, DialogLink, useOpenDialog } from "../shared/act-dialog";
import { unlessDialog } from "../shared/address";
import { privateMeta } from "../shared/private-meta";
import { Over } from "./room/over";
import { LiveView, type LiveViewProps } from "./room/view";
import { sessionTone } from "./session-row";
import { SessionTime } from "./session-time";

/** Whether the reader may see it is asked here; the socket's door asks again. What happens in a session comes by its socket alone. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const session = await context.run(readSession, { uuid: params.uuid ?? "" });
  const isOn = session.status === "scheduled" || session.status === "live";
  return {
    title: session.title,
    brand: context.tenant.brand.name,
    now: context.nowIso,
    session,
    chat: isOn ? await chatOf(context, session.course) : null,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

/** The course's own room stands beside the session: what is said there is there before and after it too. */
async function chatOf(
  context: LoaderFunctionArgs["context"],
  { uuid, title }: { uuid: string; title: string },
): Promise<LiveViewProps["chat"]> {
  const entering = await context.attempt(enterRoom, { kind: "course", uuid });
  if (!entering.ok) return null;
  const { items } = await context.run(listBlocked, {});
  const blocks = items.map((person) => person.uuid);
  return { title, kind: "course", uuid, me: entering.value.face.id, blocked: entering.value.blocked, blocks };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  return actOn({ context, request, form }, { start: startSession, end: endSession }, () => ({ uuid: params.uuid }));
}

const recentlyMs = 60_000;

export default function SessionPage() {
  const t = useWords(liveRoom);
  const { session, chat, now } = useLoaderData<typeof loader>();
  const { uuid, status, startsAt, endedAt } = session;
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Head />
      {status === "cancelled" ? (
        <EmptyState
          icon="calendar"
          title={t("cancelled")}
          action={<ButtonLink href={`/chat/course/${session.course.uuid}`}>{t("chat")}</ButtonLink>}
        >
          {t("cancelled_text")}
        </EmptyState>
      ) : status === "ended" ? (
        <Over session={session} wasJustEnded={endedAt !== null && Date.parse(now) - Date.parse(endedAt) < recentlyMs} />
      ) : runs ? (
        <LiveView
          key={uuid}
          uuid={uuid}
          isRunning={status === "live"}
          startsAt={startsAt}
          serverNow={now}
          chat={chat}
        />
      ) : (
        <>
          <noscript>
            <p>{t("needs_scripts")}</p>
          </noscript>
          <p className="text-ink-muted">{t("opening")}</p>
        </>
      )}
    </div>
  );
}

/** What it is, when, and what a host can do with it as a whole. */
function Head() {
  const t = useWords(liveRoom);
  const words = useWords(live);
  const { session } = useLoaderData<typeof loader>();
  const { title, language, status, course, isHost, hostName } = session;
  const refused = useActionData<typeof action>()?.refused;
  const { dialog } = useOpenDialog();
  const direct = useRefusal(dialog ? undefined : refused);
  return (
    <header className="grid gap-3 border-b border-line pb-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 gap-1">
          <p className="flex flex-wrap items-center gap-3 text-sm text-ink-muted">
            <Anchor
              href={isHost ? `/instructor/courses/${course.uuid}/live` : `/student/learn/${course.slug}`}
              className="hover:underline"
            >
              <bdi>{course.title}</bdi>
            </Anchor>
            <Status tone={sessionTone[status]}>{words(`status_${status}`)}</Status>
          </p>
          <h1 className="text-2xl" lang={language} dir="auto">
            {title}
          </h1>
          <p className="text-sm text-ink-muted">
            <SessionTime {...session} /> · {words("with", { name: hostName })}
          </p>
        </div>
        {isHost && status === "scheduled" ? (
          <div className="grid gap-1">
            <ActButton act="start" variant="primary" size="md" icon="play">
              {t("start")}
            </ActButton>
            <p className="text-xs text-ink-faint">{t("start_hint")}</p>
          </div>
        ) : null}
        {isHost && status === "live" ? (
          <DialogLink dialog="end" variant="danger" size="md">
            {t("end")}
          </DialogLink>
        ) : null}
      </div>
      {direct.message ? <FormError title={direct.message} /> : null}
      {dialog === "end" && isHost && status === "live" ? (
        <ActDialog
          act="end"
          title={t("end_title")}
          description={t("end_text")}
          confirm={t("end")}
          danger
          refused={refused}
        />
      ) : null}
    </header>
  );
}

/** Somebody else's session and none at all look alike from outside. */
export function ErrorBoundary() {
  const t = useWords(liveRoom);
  const words = useWords(live);
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorReport />;
  return (
    <div>
      <h1 className="sr-only">{t("no_way_in")}</h1>
      <EmptyState icon="lock" title={t("no_way_in")} action={<ButtonLink href="/live">{words("all")}</ButtonLink>}>
        {t("no_way_in_text")}
      </EmptyState>
    </div>
  );
}
