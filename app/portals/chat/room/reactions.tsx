import { chat } from "../../../../worker/words/chat";
import { useReader, useWords } from "../../../locale";
import { cx } from "../../../ui";
import type { Shown } from "./message-row";
import { useRoomUi } from "./room-ui";

/** Who reacted how. Pressing one gives it, or takes it back. */
export function Reactions({ message }: { message: Shown }) {
  const t = useWords(chat);
  const { locale } = useReader();
  const { room, me, nameOf } = useRoomUi();
  const reactions = Object.entries(message.reactions ?? {});
  if (reactions.length === 0) return null;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <div className="flex flex-wrap gap-1">
      {reactions.map(([emoji, people]) => {
        const mine = people.includes(me);
        const names = list.format(people.map((id) => (id === me ? t("you") : nameOf(id))));
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={mine}
            aria-label={t("reacted", { emoji, names })}
            title={names}
            onClick={() => room.act({ t: "react", target: message.seq, emoji, on: !mine })}
            className={cx(
              "flex items-center gap-1 rounded-full px-2 py-0.5 text-sm ring-1 ring-inset",
              mine
                ? "bg-accent-tint text-accent-ink ring-accent-line"
                : "bg-surface text-ink-muted ring-line hover:bg-sunken",
            )}
          >
            {emoji}
            <span className="text-xs tabular-nums">{people.length}</span>
          </button>
        );
      })}
    </div>
  );
}
