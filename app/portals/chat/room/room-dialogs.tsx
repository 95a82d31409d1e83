import { useEffect } from "react";
import { chat } from "../../../../worker/words/chat";
import { formatRelative } from "../../../../worker/words/format";
import { messageOf } from "../../../chat/state";
import { useReader, useWords } from "../../../locale";
import { Button, Dialog, stackClass, TextField } from "../../../ui";
import { MessageText } from "./message-text";
import { Person } from "./person";
import { useRoomUi } from "./room-ui";

export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { locale } = useReader();
  const { now } = useRoomUi();
  const { present, people, lastSeen, here } = now.room;
  const gone = Object.entries(lastSeen).filter(([id]) => !present.includes(id));
  return (
    <Dialog
      id="room-people"
      open
      title={t("people_title")}
      description={t("here", { count: here })}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <ul className="grid">
        {present.map((id) => (
          <Person key={id} id={id} {...(people[id]?.role === "moderator" ? { detail: t("moderator") } : {})} />
        ))}
        {gone.map(([id, at]) => (
          <Person
            key={id}
            id={id}
            detail={t("last_seen", { when: formatRelative(new Date(at), new Date(), locale) })}
          />
        ))}
      </ul>
    </Dialog>
  );
}

export function PinsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { room, now, nameOf, goTo } = useRoomUi();
  const { pins } = now.room;
  const missing = pins.find((seq) => !messageOf(now.room, seq));
  useEffect(() => {
    if (missing !== undefined) room.ask({ for: "peek", around: missing });
  }, [room, missing]);
  return (
    <Dialog id="room-pins" open title={t("pins")} closeLabel={t("close")} onClose={onClose}>
      {pins.length === 0 && <p className="text-ink-muted">{t("no_pins")}</p>}
      <ul className="grid gap-3">
        {pins.map((seq) => {
          const message = messageOf(now.room, seq);
          return (
            <li key={seq} className="grid justify-items-start gap-1 rounded-lg bg-sunken p-3">
              <bdi className="text-xs font-medium text-ink-muted">{nameOf(message?.by ?? "")}</bdi>
              <MessageText text={message?.text ?? t("quote_far")} names={[]} />
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  onClose();
                  goTo({ seq });
                }}
              >
                {t("go_there")}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

export function DateDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { goTo } = useRoomUi();
  return (
    <Dialog id="room-date" open title={t("jump_date")} closeLabel={t("close")} onClose={onClose}>
      <form
        className={stackClass}
        onSubmit={(event) => {
          event.preventDefault();
          const day = String(new FormData(event.currentTarget).get("day"));
          const from = new Date(`${day}T00:00`).getTime();
          onClose();
          if (!Number.isNaN(from)) goTo({ from });
        }}
      >
        <TextField name="day" type="date" label={t("date")} required />
        <Button type="submit" variant="primary">
          {t("jump")}
        </Button>
      </form>
    </Dialog>
  );
}
