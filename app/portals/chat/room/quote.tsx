import { useEffect } from "react";
import { chat } from "../../../../worker/words/chat";
import { messageOf } from "../../../chat/state";
import { useWords } from "../../../locale";
import { useSaid } from "./files/said";
import { useRoomUi } from "./room-ui";

/** What a message answers; pressing it leads there. One from further back than this page knows is asked for. */
export function Quote({ seq }: { seq: number }) {
  const t = useWords(chat);
  const { room, now, nameOf, goTo, hidden } = useRoomUi();
  const said = useSaid();
  const quoted = messageOf(now.room, seq);
  const isMissing = quoted === undefined;
  useEffect(() => {
    if (isMissing) room.ask({ for: "peek", around: seq });
  }, [room, isMissing, seq]);
  const words = !quoted
    ? t("quote_far")
    : quoted.deletedBy !== undefined
      ? t("quote_gone")
      : hidden.has(quoted.by)
        ? t("hidden_message")
        : said(quoted);
  return (
    <button
      type="button"
      aria-label={quoted ? `${t("reply_to", { name: nameOf(quoted.by) })}: ${words}` : words}
      onClick={() => goTo({ seq })}
      className="mb-1.5 grid w-full min-w-0 grid-cols-[minmax(0,1fr)] rounded-sm border-s-2 border-accent-line ps-2 text-start text-sm hover:border-accent"
    >
      {quoted && <bdi className="font-medium text-accent-ink">{nameOf(quoted.by)}</bdi>}
      <span dir="auto" className="truncate text-ink-muted">
        {words}
      </span>
    </button>
  );
}
