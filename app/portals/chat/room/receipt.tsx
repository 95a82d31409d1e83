import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { Icon } from "../../../ui";
import type { Shown } from "./message-row";
import { useRoomUi } from "./room-ui";

/** Who has read up to a message, its author left out. */
export const readersOf = (read: Readonly<Record<string, number>>, message: { seq: number; by: string }): string[] =>
  Object.entries(read)
    .filter(([person, upTo]) => upTo >= message.seq && person !== message.by)
    .map(([person]) => person);

/** A device of the other has it, though nobody may have looked. */
const isDelivered = (delivered: Readonly<Record<string, number>>, { seq, by }: Shown): boolean =>
  Object.entries(delivered).some(([person, upTo]) => person !== by && upTo >= seq);

/** What has become of one's own message: on its way, stored, on a device of the other, or read by so many. */
export function Receipt({ message }: { message: Shown }) {
  const t = useWords(chat);
  const { now, kind, show } = useRoomUi();
  if (message.entry) return message.entry.refused ? null : <Icon name="clock" size={14} label={t("sending")} />;
  const readers = readersOf(now.room.read, message).length;
  if (readers === 0 && kind === "private" && isDelivered(now.room.delivered, message))
    return <Icon name="checks" size={14} label={t("delivered")} />;
  if (readers === 0) return <Icon name="check" size={14} label={t("stored")} />;
  if (kind === "private") return <Icon name="checks" size={14} label={t("read")} className="text-accent" />;
  return (
    <button
      type="button"
      aria-label={t("read_by", { count: readers })}
      onClick={() => show({ is: "readers", seq: message.seq })}
      className="flex items-center gap-0.5 rounded-sm text-accent-ink hover:underline"
    >
      <Icon name="checks" size={14} />
      <span aria-hidden="true" className="tabular-nums">
        {readers}
      </span>
    </button>
  );
}
