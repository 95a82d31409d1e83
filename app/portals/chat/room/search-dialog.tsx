import { type FormEvent, useState } from "react";
import type { Attachment } from "../../../../durable-objects/chat-room/protocol-events";
import { chat } from "../../../../worker/words/chat";
import { formatDate } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Button, Checkbox, Dialog, Select, stackClass, TextField } from "../../../ui";
import { askApi } from "./api";
import { useSaid } from "./files/said";
import { useRoomUi } from "./room-ui";

interface Found {
  seq: number;
  at: string;
  by: { uuid: string; name: string; nameAr: string | null } | null;
  text: string;
  files: Attachment[] | null;
}
interface Page {
  items: Found[];
  next: string | null;
}

/** Looks messages up by their words, their author and their day; each leads to its place in the room. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { kind, uuid, now, nameOf } = useRoomUi();
  const [asked, setAsked] = useState<URLSearchParams | null>(null);
  const [found, setFound] = useState<Page | null>(null);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const look = async (query: URLSearchParams, before: Found[] = [], cursor: string | null = null) => {
    setState("busy");
    const asking = new URLSearchParams(query);
    if (cursor) asking.set("cursor", cursor);
    const page = await askApi<Page>(`/chat/rooms/${kind}/${uuid}/messages?${asking}`);
    setState(page ? "idle" : "failed");
    if (page) setFound({ items: [...before, ...page.items], next: page.next });
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const query = new URLSearchParams();
    for (const name of ["q", "by"]) if (form.get(name)) query.set(name, String(form.get(name)));
    const from = new Date(`${form.get("from")}T00:00`);
    if (!Number.isNaN(from.getTime())) query.set("from", from.toISOString());
    if (form.get("files")) query.set("files", "true");
    setAsked(query);
    void look(query);
  };
  return (
    <Dialog id="room-search" open size="wide" title={t("search")} closeLabel={t("close")} onClose={onClose}>
      <form onSubmit={onSubmit} className={stackClass}>
        <TextField name="q" type="search" label={t("search_words")} maxLength={200} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            name="by"
            label={t("search_by")}
            emptyLabel={t("anybody")}
            options={Object.keys(now.room.people).map((id) => ({ value: id, label: nameOf(id) }))}
          />
          <TextField name="from" type="date" label={t("search_from")} optional={t("optional")} />
        </div>
        <Checkbox name="files" label={t("search_files")} />
        <Button type="submit" variant="primary" icon="search" pending={state === "busy"}>
          {t("search")}
        </Button>
      </form>
      <div aria-live="polite">
        {state === "failed" && <p className="text-danger-ink">{t("refused_unavailable")}</p>}
        {found?.items.length === 0 && <p className="text-ink-muted">{t("none_found")}</p>}
      </div>
      {found && found.items.length > 0 && (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {found.items.map((message) => (
            <li key={message.seq}>
              <FoundMessage message={message} onClose={onClose} />
            </li>
          ))}
        </ul>
      )}
      {found?.next && asked && (
        <Button onClick={() => void look(asked, found.items, found.next)} pending={state === "busy"}>
          {t("more")}
        </Button>
      )}
    </Dialog>
  );
}

function FoundMessage({ message, onClose }: { message: Found; onClose: () => void }) {
  const t = useWords(chat);
  const { locale, timeZone } = useReader();
  const { goTo, hidden } = useRoomUi();
  const said = useSaid();
  const { by, at, text, files, seq } = message;
  return (
    <button
      type="button"
      onClick={() => {
        onClose();
        goTo({ seq });
      }}
      className="grid w-full grid-cols-[minmax(0,1fr)] gap-0.5 rounded-lg bg-sunken p-3 text-start hover:ring-1 hover:ring-accent-line"
    >
      <span className="flex items-baseline justify-between gap-3 text-xs text-ink-muted">
        <bdi className="font-medium">{(locale === "ar" && by?.nameAr) || by?.name || t("somebody")}</bdi>
        <time dateTime={at}>{formatDate(at, locale, { timeZone, time: true })}</time>
      </span>
      <span dir="auto" className="line-clamp-3 [overflow-wrap:anywhere]">
        {by && hidden.has(by.uuid) ? t("hidden_message") : said({ text, files: files ?? [] })}
      </span>
    </button>
  );
}
