import { useEffect, useState } from "react";
import { chat } from "../../../../worker/words/chat";
import { formatDate, formatRelative } from "../../../../worker/words/format";
import { messageOf } from "../../../chat/state";
import { useReader, useWords } from "../../../locale";
import { Avatar, Button, Dialog, Select, stackClass, TextField } from "../../../ui";
import { MessageText } from "./message-text";
import { readersOf } from "./receipt";
import { ReportDialog } from "./report-dialog";
import { type Over, useRoomUi } from "./room-ui";
import { SearchDialog } from "./search-dialog";

interface OverProps<K extends Over["is"]> {
  over: Extract<Over, { is: K }>;
  onClose: () => void;
}

/** Whatever stands over the room. */
export function Overlays({ over, onClose }: { over: Over; onClose: () => void }) {
  switch (over.is) {
    case "people":
      return <PeopleDialog onClose={onClose} />;
    case "pins":
      return <PinsDialog onClose={onClose} />;
    case "search":
      return <SearchDialog onClose={onClose} />;
    case "date":
      return <DateDialog onClose={onClose} />;
    case "slow":
      return <SlowDialog onClose={onClose} />;
    case "readers":
    case "versions":
    case "delete":
    case "report":
      return <OfMessage over={over} onClose={onClose} />;
    default:
      return <SanctionDialog over={over} onClose={onClose} />;
  }
}

function OfMessage({ over, onClose }: OverProps<"readers" | "versions" | "delete" | "report">) {
  if (over.is === "readers") return <ReadersDialog seq={over.seq} onClose={onClose} />;
  if (over.is === "versions") return <VersionsDialog seq={over.seq} onClose={onClose} />;
  if (over.is === "delete") return <DeleteDialog seq={over.seq} onClose={onClose} />;
  return <ReportDialog seq={over.seq} onClose={onClose} />;
}

const Person = ({ id, detail }: { id: string; detail?: string }) => {
  const { nameOf } = useRoomUi();
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Avatar name={nameOf(id)} size="sm" />
      <bdi className="min-w-0 flex-1 truncate">{nameOf(id)}</bdi>
      {detail && <span className="text-xs text-ink-faint">{detail}</span>}
    </li>
  );
};

function PeopleDialog({ onClose }: { onClose: () => void }) {
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

function PinsDialog({ onClose }: { onClose: () => void }) {
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

function DateDialog({ onClose }: { onClose: () => void }) {
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

const slowChoices = [0, 5, 10, 30, 60, 300, 900] as const;

function SlowDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { room, now } = useRoomUi();
  const named = (seconds: number) =>
    seconds === 0
      ? t("slow_off")
      : seconds < 60
        ? t("seconds", { count: seconds })
        : t("minutes", { count: seconds / 60 });
  return (
    <Dialog
      id="room-slow"
      open
      title={t("slow_mode")}
      description={t("slow_text")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form
        className={stackClass}
        onSubmit={(event) => {
          event.preventDefault();
          room.act({ t: "slow", seconds: Number(new FormData(event.currentTarget).get("seconds")) });
          onClose();
        }}
      >
        <Select
          name="seconds"
          label={t("slow_mode")}
          defaultValue={String(now.room.slow)}
          options={slowChoices.map((seconds) => ({ value: String(seconds), label: named(seconds) }))}
        />
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </form>
    </Dialog>
  );
}

function ReadersDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
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

function VersionsDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
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

function DeleteDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
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

const muteChoices = ["10", "60", "1440", "10080", "forever"] as const;

function SanctionDialog({ over, onClose }: OverProps<"mute" | "ban">) {
  const t = useWords(chat);
  const { room, nameOf } = useRoomUi();
  const { is, person } = over;
  const [minutes, setMinutes] = useState<string>("60");
  const act = () => {
    if (is === "ban") room.act({ t: "ban", person, on: true });
    else room.act({ t: "mute", person, minutes: minutes === "forever" ? null : Number(minutes) });
    onClose();
  };
  return (
    <Dialog
      id={`room-${is}`}
      open
      title={t(`${is}_title`, { name: nameOf(person) })}
      description={t(`${is}_text`)}
      closeLabel={t("close")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="danger" onClick={act}>
            {t(is)}
          </Button>
        </>
      }
    >
      {is === "mute" && (
        <Select
          name="minutes"
          label={t("mute_how_long")}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
          options={muteChoices.map((value) => ({ value, label: t(`mute_${value}`) }))}
        />
      )}
    </Dialog>
  );
}
