import { useEffect, useState } from "react";
import { chat } from "../../../../worker/words/chat";
import { chatRetention } from "../../../../worker/words/chat-retention";
import { useWords } from "../../../locale";
import { Anchor, Button, Icon, Menu, type MenuItem } from "../../../ui";
import { useLate } from "../../shared/use-late";
import { roomHref } from "../addresses";
import { useRoomUi } from "./room-ui";

/** The top of a room: its name, who is here, and what can be looked up or set. */
export function RoomHeader({ title, beside }: { title: string; beside: boolean }) {
  const Heading = beside ? "h2" : "h1";
  const t = useWords(chat);
  const tr = useWords(chatRetention);
  const { now, show, moderates, kind, uuid } = useRoomUi();
  const menu: MenuItem[] = [
    { label: t("people"), icon: "users", onSelect: () => show({ is: "people" }) },
    { label: t("pins"), icon: "pin", onSelect: () => show({ is: "pins" }) },
    { label: t("search"), icon: "search", onSelect: () => show({ is: "search" }) },
    { label: t("jump_date"), icon: "calendar", onSelect: () => show({ is: "date" }) },
    ...(moderates
      ? [{ label: t("slow_mode"), icon: "clock", onSelect: () => show({ is: "slow" }) } satisfies MenuItem]
      : []),
    ...(moderates && kind === "course"
      ? [{ label: tr("menu"), icon: "history", href: `${roomHref(kind, uuid)}/retention` } satisfies MenuItem]
      : []),
  ];
  return (
    <header className="flex items-center gap-2 border-b border-line px-2 py-2 sm:px-4">
      {beside ? null : (
        <Anchor
          href="/chat"
          aria-label={t("back_to_rooms")}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
        >
          <Icon name="arrow-start" />
        </Anchor>
      )}
      <div className="min-w-0 flex-1">
        <Heading className="truncate text-base" dir="auto">
          {title}
        </Heading>
        {now.room.you && (
          <button
            type="button"
            onClick={() => show({ is: "people" })}
            className="rounded-sm text-xs text-ink-muted hover:underline"
          >
            {t("here", { count: now.room.here })}
          </button>
        )}
        <KeptLine />
      </div>
      <Menu label={t("room_menu")} icon="more" groups={[menu]} />
    </header>
  );
}

/** For how long what is said here is kept, as the room says it. */
function KeptLine() {
  const t = useWords(chatRetention);
  const { keepDays } = useRoomUi().now.room;
  if (keepDays === undefined) return null;
  return (
    <p className="text-xs text-ink-faint">{keepDays === null ? t("kept_forever") : t("kept", { count: keepDays })}</p>
  );
}

/** What stands between this page and the room, if anything does. */
export function LinkLine() {
  const t = useWords(chat);
  const { now } = useRoomUi();
  const { link } = now;
  const isLate = useLate(link.is === "connecting" || link.is === "waiting");
  if (link.is === "stopped")
    return (
      <Line tone="danger">
        {t(`stopped_${link.why}`)}
        {link.why === "banned" ? null : (
          <Button size="sm" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        )}
      </Line>
    );
  if (link.is === "offline") return <Line>{t("offline")}</Line>;
  if (isLate) return <Line>{now.room.you ? t("waiting") : t("opening")}</Line>;
  return null;
}

const Line = ({ tone = "warning", children }: { tone?: "warning" | "danger"; children: React.ReactNode }) => (
  <div
    role="status"
    className={`flex flex-wrap items-center gap-3 px-4 py-2 text-sm ${tone === "danger" ? "bg-danger-tint text-danger-ink" : "bg-warning-tint text-warning-ink"}`}
  >
    {children}
  </div>
);

const typingLastsMs = 6_000;

/** Who is writing; somebody who was last heard of a while ago has stopped. */
export function TypingLine() {
  const t = useWords(chat);
  const { now, me, nameOf, hidden } = useRoomUi();
  const [, again] = useState(0);
  const people = Object.entries(now.room.typing)
    .filter(([person, at]) => person !== me && !hidden.has(person) && Date.now() - at < typingLastsMs)
    .map(([person]) => nameOf(person));
  useEffect(() => {
    if (people.length === 0) return;
    const timer = setTimeout(() => again((n) => n + 1), 1_000);
    return () => clearTimeout(timer);
  });
  const [name = "", other = ""] = people;
  return (
    <p className="h-5 truncate px-4 text-xs text-ink-faint sm:px-5">
      {people.length === 1
        ? t("typing_one", { name })
        : people.length === 2
          ? t("typing_two", { name, other })
          : people.length > 2
            ? t("typing_many")
            : ""}
    </p>
  );
}
