import { useEffect } from "react";
import { chat } from "../../../../worker/words/chat";
import { formatRelative } from "../../../../worker/words/format";
import { messageOf } from "../../../chat/state";
import { useReader, useWords } from "../../../locale";
import { Button, Dialog, stackClass, TextField } from "../../../ui";
import { useSaid } from "./files/said";
import { MessageText } from "./message-text";
import { Person, Portrait } from "./person";
import { useRoomUi } from "./room-ui";

export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { locale } = useReader();
  const { now, moderates } = useRoomUi();
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
      {moderates && <Sanctioned />}
    </Dialog>
  );
}

/** For moderators: whom they have muted or sent out, and the way to take it back. */
function Sanctioned() {
  const t = useWords(chat);
  const { now } = useRoomUi();
  const { sanctions, moreSanctions } = now.room;
  const isMuted = (until: number | null) => until === null || until > Date.now();
  const people = Object.entries(sanctions).filter(([, { mutedUntil, banned }]) => banned || isMuted(mutedUntil));
  if (people.length === 0) return null;
  return (
    <section className="grid gap-1">
      <h3 className="text-sm font-medium text-ink-muted">{t("sanctioned")}</h3>
      <ul className="grid">
        {people.map(([id, { banned }]) => (
          <SanctionedPerson key={id} id={id} banned={banned} />
        ))}
      </ul>
      {moreSanctions && <p className="text-sm text-ink-muted">{t("more_sanctions")}</p>}
    </section>
  );
}

function SanctionedPerson({ id, banned }: { id: string; banned: boolean }) {
  const t = useWords(chat);
  const { room, nameOf } = useRoomUi();
  return (
    <li className="flex flex-wrap items-center gap-3 py-1.5">
      <Portrait person={id} />
      <bdi className="min-w-0 flex-1 truncate">{nameOf(id)}</bdi>
      <span className="text-xs text-ink-faint">{t(banned ? "sanction_banned" : "sanction_muted")}</span>
      <Button
        size="sm"
        onClick={() =>
          void room.act(banned ? { t: "ban", person: id, on: false } : { t: "mute", person: id, minutes: 0 })
        }
      >
        {t(banned ? "unban_person" : "unmute_person")}
      </Button>
    </li>
  );
}

export function PinsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { room, now, nameOf, goTo } = useRoomUi();
  const { pins } = now.room;
  const said = useSaid();
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
              <MessageText text={message ? said(message) : t("quote_far")} names={[]} />
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
