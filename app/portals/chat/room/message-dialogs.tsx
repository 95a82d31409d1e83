import { useEffect } from "react";
import { chat } from "../../../../worker/words/chat";
import { formatDate } from "../../../../worker/words/format";
import { messageOf } from "../../../chat/state";
import { useReader, useWords } from "../../../locale";
import { Button, Dialog } from "../../../ui";
import { MessageText } from "./message-text";
import { Person } from "./person";
import { readersOf } from "./receipt";
import { useRoomUi } from "./room-ui";

export function ReadersDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
  const t = useWords(chat);
  const { now } = useRoomUi();
  const message = messageOf(now.room, seq);
  const readers = message ? readersOf(now.room.read, message) : [];
  return (
    <Dialog id="room-readers" open title={t("readers")} closeLabel={t("close")} onClose={onClose}>
      {readers.length === 0 ? (
        <p className="text-ink-muted">{t("no_readers")}</p>
      ) : (
        <ul className="grid">
          {readers.map((id) => (
            <Person key={id} id={id} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

export function VersionsDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
  const t = useWords(chat);
  const { locale, timeZone } = useReader();
  const { room, now } = useRoomUi();
  useEffect(() => room.askVersions(seq), [room, seq]);
  const versions = now.versions?.target === seq ? now.versions.versions : [];
  return (
    <Dialog
      id="room-versions"
      open
      title={t("history_title")}
      description={t("history_text")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <ol className="grid gap-3">
        {versions.map(({ at, text }) => (
          <li key={`${at}:${text}`} className="rounded-lg bg-sunken p-3">
            <p className="text-xs text-ink-faint">{formatDate(new Date(at), locale, { timeZone, time: true })}</p>
            <MessageText text={text} names={[]} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

export function DeleteDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
  const t = useWords(chat);
  const { room } = useRoomUi();
  return (
    <Dialog
      id="room-delete"
      open
      title={t("delete_title")}
      description={t("delete_text")}
      closeLabel={t("close")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="danger"
            onClick={() => {
              room.act({ t: "delete", target: seq });
              onClose();
            }}
          >
            {t("delete")}
          </Button>
        </>
      }
    />
  );
}
