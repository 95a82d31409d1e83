import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import type { Face } from "../../../../durable-objects/live-session/protocol";
import { liveRoom } from "../../../../worker/words/live-room";
import { useReader, useWords } from "../../../locale";
import { cx, Notice, Skeleton, ToastRegion, VisuallyHidden } from "../../../ui";
import { RoomView } from "../../chat/room/view";
import { Hands } from "./hands";
import { LinkLine } from "./link-line";
import { Lobby, People } from "./people";
import { Polls } from "./polls";
import { Questions } from "./questions";
import { type LiveUi, LiveUiProvider } from "./room-ui";
import { useAnnouncer } from "./use-announcer";
import { useSession } from "./use-session";
import { AtTheDoor, Waiting } from "./waiting";

export interface LiveViewProps {
  uuid: string;
  /** Whether it ran when the page was loaded. */
  isRunning: boolean;
  startsAt: string;
  serverNow: string;
  /** The course's chat, as the reader enters it; null where it is closed to them. */
  chat: Omit<Parameters<typeof RoomView>[0], "beside"> | null;
}

/** A session that is to come or that runs, by its socket. */
export function LiveView({ uuid, isRunning, startsAt, serverNow, chat }: LiveViewProps) {
  const { session, now } = useSession(uuid);
  const { you, room } = now.session;
  const hasEnded = now.link.is === "stopped" && now.link.why === "ended";
  useReloadOnce(hasEnded || (!isRunning && you !== null && you.place !== "waiting"));
  const isStopped = now.link.is === "stopped";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <LinkLine now={now} />
      {you && room && !isStopped ? (
        <InRoom now={now} you={you} room={room} act={(doing) => session.act(doing)} chat={chat} />
      ) : null}
      {isStopped || (you && room) ? null : you?.place === "waiting" ? (
        <Waiting startsAt={startsAt} serverNow={serverNow} />
      ) : you?.place === "lobby" ? (
        <AtTheDoor />
      ) : (
        <Skeleton className="h-64" />
      )}
    </div>
  );
}

/** What has begun or is over says so in the page's head, which is PostgreSQL's. */
function useReloadOnce(isOther: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isOther) revalidate();
  }, [isOther, revalidate]);
}

function InRoom({ now, you, room, act, chat }: Omit<LiveUi, "nameOf"> & Pick<LiveViewProps, "chat">) {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  const [part, setPart] = useState<"stage" | "chat">("stage");
  const ui = useMemo<LiveUi>(
    () => ({
      ...{ now, you, room, act },
      nameOf: (face: Face) => (locale === "ar" && face.nameAr) || face.name || t("somebody"),
    }),
    [now, you, room, act, locale, t],
  );
  const announced = useAnnouncer(ui);
  return (
    <LiveUiProvider value={ui}>
      <div role="tablist" aria-label={t("parts")} className="grid grid-cols-2 gap-1 rounded-lg bg-sunken p-1 xl:hidden">
        {(["stage", "chat"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`live-tab-${name}`}
            aria-controls={`live-${name}`}
            aria-selected={part === name}
            onClick={() => setPart(name)}
            className={cx(
              "rounded-md px-3 py-2 text-sm font-medium",
              part === name ? "bg-surface text-ink shadow-soft" : "text-ink-muted",
            )}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div
          id="live-stage"
          role="tabpanel"
          aria-labelledby="live-tab-stage"
          className={cx("grid content-start gap-8", part === "chat" && "max-xl:hidden")}
        >
          {you.host ? <Lobby /> : null}
          <Hands />
          <Polls />
          <Questions />
          <People />
        </div>
        <div
          id="live-chat"
          role="tabpanel"
          aria-labelledby="live-tab-chat"
          className={cx(part === "stage" && "max-xl:hidden")}
        >
          {chat ? <RoomView key={chat.uuid} {...chat} beside /> : <Notice>{t("chat_closed")}</Notice>}
        </div>
      </div>
      <VisuallyHidden>
        <span aria-live="polite">{announced}</span>
      </VisuallyHidden>
      <Refusals refusal={now.refusal} />
    </LiveUiProvider>
  );
}

function Refusals({ refusal }: Pick<LiveUi["now"], "refusal">) {
  const t = useWords(liveRoom);
  const [dismissed, setDismissed] = useState(0);
  const isShown = refusal && refusal.nr > dismissed;
  const toasts = isShown
    ? [{ id: `refusal-${refusal.nr}`, text: t(`refused_${refusal.code}`), tone: "warning" as const }]
    : [];
  return (
    <ToastRegion
      label={t("stage")}
      toasts={toasts}
      dismiss={{ label: t("close"), onDismiss: () => setDismissed(refusal?.nr ?? 0) }}
    />
  );
}
