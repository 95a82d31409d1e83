import { chat } from "../../../../worker/words/chat";
import { formatDate } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Notice } from "../../../ui";
import { Composer, type Writing } from "./composer";
import { useRoomUi } from "./room-ui";

/** Where one writes, or why one cannot. */
export function Foot({ writing, onDone, blocked }: { writing: Writing; onDone: () => void; blocked: boolean }) {
  const t = useWords(chat);
  const { locale, timeZone } = useReader();
  const { now, moderates } = useRoomUi();
  const { you, slow } = now.room;
  const until = you?.mutedUntil ?? (you ? null : 0);
  if (now.link.is === "stopped") return null;
  if (blocked) return <Notice>{t("refused_blocked")}</Notice>;
  if (until === null) return <Notice tone="warning">{t("muted")}</Notice>;
  if (until > Date.now())
    return (
      <Notice tone="warning">
        {t("muted_until", { time: formatDate(new Date(until), locale, { timeZone, time: true }) })}
      </Notice>
    );
  return (
    <>
      {slow > 0 && !moderates && <p className="pb-1 text-xs text-ink-faint">{t("slow_on", { count: slow })}</p>}
      <Composer writing={writing} onDone={onDone} />
    </>
  );
}
