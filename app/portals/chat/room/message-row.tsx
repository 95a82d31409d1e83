import { memo } from "react";
import type { Message } from "../../../../durable-objects/chat-room/protocol-events";
import { chat } from "../../../../worker/words/chat";
import { dayIn, formatClock, formatDate } from "../../../../worker/words/format";
import type { Entry } from "../../../chat/outbox";
import { expected } from "../../../chat/unsent";
import { useReader, useWords } from "../../../locale";
import { Badge, Button, cx, Icon } from "../../../ui";
import { Attachments } from "./files/attachments";
import { MessageActions } from "./message-actions";
import { MessageText } from "./message-text";
import { Portrait } from "./person";
import { Quote } from "./quote";
import { Reactions } from "./reactions";
import { Receipt } from "./receipt";
import { useRoomUi } from "./room-ui";

/** A message as it is drawn: the room's, or one that the room has not stored yet. */
export interface Shown extends Message {
  entry?: Entry;
}
/** Messages of one person that follow each other so closely stand under one name. */
const togetherMs = 5 * 60_000;

export const MessageRow = memo(function MessageRow({
  message: said,
  before,
  isFirst,
  isFirstNew,
  lit,
}: {
  message: Shown;
  before: Shown | undefined;
  /** Of the whole room. */
  isFirst: boolean;
  isFirstNew: boolean;
  lit: boolean;
}) {
  const t = useWords(chat);
  const { locale, timeZone } = useReader();
  const { now, me, nameOf, hidden, blocked, toggleHidden, moderates } = useRoomUi();
  const message = said.entry ? said : expected(said, now.outbox, me);
  const own = message.by === me;
  const newDay = !before || dayIn(before.at, timeZone) !== dayIn(message.at, timeZone);
  const opens = newDay || isFirstNew || before?.by !== message.by || message.at - before.at > togetherMs;
  const name = own ? t("you") : nameOf(message.by);
  const clock = formatClock(message.at, locale, timeZone);
  const isGone = message.deletedBy !== undefined;
  return (
    <div className={cx("px-3 sm:px-5", opens ? "pt-3" : "pt-1")}>
      {isFirst && <p className="pt-2 text-center text-xs text-ink-faint">{t("beginning")}</p>}
      {newDay && <DayLine at={message.at} />}
      {isFirstNew && (
        <p className="my-2 flex items-center gap-3 text-xs font-medium text-danger-ink before:h-px before:flex-1 before:bg-danger/40 after:h-px after:flex-1 after:bg-danger/40">
          {t("new_below")}
        </p>
      )}
      <article
        aria-label={t("message_of", { name, time: clock })}
        className={cx("group flex items-end gap-2", own && "flex-row-reverse")}
      >
        {!own && <span className="w-7 shrink-0 self-start">{opens && <Portrait person={message.by} />}</span>}
        <div
          className={cx(
            "grid max-w-[82%] min-w-0 gap-1 sm:max-w-[70%]",
            own ? "justify-items-end" : "justify-items-start",
          )}
        >
          {opens && !own && (
            <p className="flex items-center gap-2 text-xs text-ink-muted">
              <bdi className="font-medium">{name}</bdi>
              {now.room.people[message.by]?.role === "moderator" && <Badge tone="accent">{t("moderator")}</Badge>}
            </p>
          )}
          {hidden.has(message.by) ? (
            <p className="flex items-center gap-2 rounded-xl bg-sunken px-3 py-1.5 text-sm text-ink-faint">
              {t("hidden_message")}
              {!blocked.has(message.by) && (
                <Button size="sm" variant="quiet" onClick={() => toggleHidden(message.by)}>
                  {t("show")}
                </Button>
              )}
            </p>
          ) : (
            <div
              className={cx(
                "min-w-0 max-w-full rounded-xl px-3 py-2 transition-colors",
                own ? "bg-accent-tint" : "bg-surface shadow-soft",
                lit && "ring-2 ring-accent",
              )}
            >
              {message.replyTo !== undefined && !isGone && <Quote seq={message.replyTo} />}
              {isGone ? (
                <p className="text-sm text-ink-faint italic">
                  {message.deletedBy !== message.by
                    ? t("deleted_moderator")
                    : own
                      ? t("deleted_own")
                      : t("deleted_author")}
                </p>
              ) : (
                <>
                  {message.files && message.files.length > 0 && <Attachments files={message.files} />}
                  {message.text && (
                    <MessageText
                      text={message.text}
                      names={(message.mentions ?? []).flatMap((id) => bothNames(now.room.people[id]))}
                    />
                  )}
                </>
              )}
              <p className="mt-0.5 flex items-center justify-end gap-1.5 text-xs text-ink-faint">
                {message.pinned && <Icon name="pin" size={14} label={t("pinned")} />}
                {message.editedAt !== undefined && !isGone && <span>{t("edited")}</span>}
                <time dateTime={new Date(message.at).toISOString()}>{clock}</time>
                {own && !isGone && <Receipt message={message} />}
              </p>
            </div>
          )}
          <Reactions message={message} />
          {said.entry?.refused && <Refused entry={said.entry} />}
        </div>
        {!said.entry && (!isGone || moderates) && <MessageActions message={message} />}
      </article>
    </div>
  );
});

const bothNames = (face: { name: string; nameAr: string | null } | undefined): string[] =>
  face ? [face.name, ...(face.nameAr ? [face.nameAr] : [])] : [];

function DayLine({ at }: { at: number }) {
  const t = useWords(chat);
  const { locale, timeZone, nowIso } = useReader();
  const day = dayIn(at, timeZone);
  const now = Math.max(Date.parse(nowIso), Date.now());
  const words =
    day === dayIn(now, timeZone)
      ? t("today")
      : day === dayIn(now - 86_400_000, timeZone)
        ? t("yesterday")
        : formatDate(new Date(at), locale, { timeZone, style: "long" });
  return <p className="py-3 text-center text-xs font-medium text-ink-faint">{words}</p>;
}

function Refused({ entry }: { entry: Entry }) {
  const t = useWords(chat);
  const { room } = useRoomUi();
  return (
    <div role="alert" className="flex flex-wrap items-center justify-end gap-x-2 text-xs text-danger-ink">
      <p>
        {t("not_sent")} {t(`refused_${entry.refused ?? "unavailable"}`)}
      </p>
      <Button size="sm" variant="quiet" onClick={() => room.retry(entry.act.id)}>
        {t("retry")}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => room.discard(entry.act.id)}>
        {t("discard")}
      </Button>
    </div>
  );
}
