import type { Entry, RoomLog, Said } from "./log";
import type { Act, ClientFrame, Refusal } from "./protocol";
import type { Face, Message, RoomEvent } from "./protocol-events";
import { mayCarry } from "./protocol-state";
import type { Attached } from "./sockets";

export type Outcome = { entry: Entry; touches?: string } | { known: number } | Refused;
export interface Refused {
  refused: Refusal;
  /** Milliseconds until it may be tried again. */
  wait?: number;
}
type Of<T extends ClientFrame["t"]> = Extract<Act, { t: T }>;

/** What a person does to a room: refused by name, done already, or written under the next number. `now` is the room's clock. */
export function perform(act: Act, who: Attached, log: RoomLog, now: number): Outcome {
  const refused = refusal(act, who, log, now);
  if (refused) return repeated(act, who, log) ?? refused;
  const written = log.append(who.person, act.id, now, said(act, who, log, now));
  if ("known" in written) return log.kindOf(written.known) === kinds[act.t] ? written : { refused: "id_reused" };
  log.rations.spend(who.person, now, written.entry.json.length);
  consequences(act, who, log, JSON.parse(written.entry.json) as RoomEvent, now);
  return "person" in act ? { ...written, touches: act.person } : written;
}

/** What was done once is not refused when it comes again, whatever has changed since. */
function repeated(act: Act, who: Attached, log: RoomLog): Outcome | null {
  const known = log.numberOf(who.person, act.id);
  return known !== null && log.kindOf(known) === kinds[act.t] ? { known } : null;
}

const kinds = {
  send: "message",
  edit: "edited",
  delete: "deleted",
  react: "reacted",
  pin: "pinned",
  mute: "muted",
  ban: "banned",
  slow: "slowed",
} as const satisfies Record<Act["t"], RoomEvent["k"]>;

function refusal(act: Act, who: Attached, log: RoomLog, now: number): Refused | null {
  switch (act.t) {
    case "send":
      return unwelcome(who, log, now) ?? tooSoon(who, log, now) ?? unsendable(act, who, log, now);
    case "edit":
      return unwelcome(who, log, now) ?? uneditable(act, who, log);
    case "delete":
      return deletable(log.message(act.target), who);
    case "react":
      return unwelcome(who, log, now) ?? unreactable(act, log);
    case "pin":
      return who.kind === "private" || who.role === "moderator"
        ? (unwelcome(who, log, now) ?? missing(log.message(act.target)))
        : { refused: "not_allowed" };
    case "mute":
    case "ban":
      return who.role === "moderator" && roleOf(act.person, log) === "member" ? null : { refused: "not_allowed" };
    case "slow":
      return who.role === "moderator" ? null : { refused: "not_allowed" };
  }
}

const roleOf = (person: string, log: RoomLog): Face["role"] | undefined => log.faces([person])[0]?.role;

/** Muted by a moderator, blocked by the one they write to, or without chat in their plan. */
export function silenced(who: Attached, log: RoomLog, now: number): Refused | null {
  if (who.blocked) return { refused: "blocked" };
  if (who.quiet) return { refused: "not_in_plan" };
  const { mutedUntil } = log.sanction(who.person);
  if (mutedUntil === null) return { refused: "muted" };
  return mutedUntil > now ? { refused: "muted", wait: mutedUntil - now } : null;
}

/** Silenced, or has written all that a day takes. What keeps order (deleting, muting) is always heard. */
function unwelcome(who: Attached, log: RoomLog, now: number): Refused | null {
  const silent = silenced(who, log, now);
  if (silent) return silent;
  const wait = log.rations.wait(who.person, now);
  return wait > 0 ? { refused: "enough_today", wait } : null;
}

function tooSoon(who: Attached, log: RoomLog, now: number): Refused | null {
  if (log.slow === 0 || who.role === "moderator") return null;
  const wait = log.spokeAt(who.person) + log.slow * 1000 - now;
  return wait > 0 ? { refused: "slow_mode", wait } : null;
}

function unsendable({ text, files = [], replyTo }: Of<"send">, who: Attached, log: RoomLog, now: number) {
  if (text.trim() === "" && files.length === 0) return { refused: "empty" } as const;
  if (files.length > 0 && !log.offers.of(who.person, files, now)) return { refused: "no_such_file" } as const;
  return replyTo === undefined ? null : missing(log.message(replyTo));
}

function uneditable({ target, text }: Of<"edit">, who: Attached, log: RoomLog): Refused | null {
  const message = log.message(target);
  const gone = missing(message);
  if (gone) return gone;
  if (message?.by !== who.person) return { refused: "not_allowed" };
  return text.trim() === "" && !message.files?.length ? { refused: "empty" } : null;
}

const missing = (message: Message | null): Refused | null =>
  message && message.deletedBy === undefined ? null : { refused: "no_such_message" };

function deletable(message: Message | null, who: Attached): Refused | null {
  return (
    missing(message) ?? (message?.by === who.person || who.role === "moderator" ? null : { refused: "not_allowed" })
  );
}

function unreactable({ target, emoji, on }: Of<"react">, log: RoomLog): Refused | null {
  const message = log.message(target);
  const gone = missing(message);
  if (gone || !message) return gone;
  return !on || mayCarry(message, emoji) ? null : { refused: "too_many" };
}

/** The event that an act leaves. Only people of the room can be mentioned. */
function said(act: Act, who: Attached, log: RoomLog, now: number): Said {
  switch (act.t) {
    case "send": {
      const { replyTo } = act;
      const files = act.files?.length ? log.offers.of(who.person, act.files, now) : null;
      const mentions = act.mentions?.length ? log.faces(act.mentions).map(({ id }) => id) : [];
      return {
        k: "message",
        text: act.text,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(mentions.length > 0 ? { mentions } : {}),
        ...(files?.length ? { files } : {}),
      };
    }
    case "edit":
      return { k: "edited", target: act.target, text: act.text };
    case "delete":
      return { k: "deleted", target: act.target };
    case "react":
      return { k: "reacted", target: act.target, emoji: act.emoji, on: act.on };
    case "pin":
      return { k: "pinned", target: act.target, on: act.on };
    case "mute":
      return {
        k: "muted",
        person: act.person,
        until: act.minutes === null ? null : act.minutes && now + act.minutes * 60_000,
      };
    case "ban":
      return { k: "banned", person: act.person, on: act.on };
    case "slow":
      return { k: "slowed", seconds: act.seconds };
  }
}

/** What follows in the room from an event that is written. */
function consequences(act: Act, who: Attached, log: RoomLog, event: RoomEvent, now: number): void {
  if ("target" in event) {
    const message = log.message(event.target);
    if (message) log.change(message, event);
  }
  if (act.t === "send" && act.files) log.offers.use(act.files, event.seq);
  if (act.t === "send" && log.slow > 0) log.setSpoke(who.person, now);
  if (event.k === "deleted") {
    log.withdraw(event.target);
    log.pin(event.target, false);
  }
  if (event.k === "pinned") log.pin(event.target, event.on);
  if (event.k === "slowed") log.setSlow(event.seconds);
  if (event.k === "muted") log.setSanction(event.person, { ...log.sanction(event.person), mutedUntil: event.until });
  if (event.k === "banned") log.setSanction(event.person, { ...log.sanction(event.person), banned: event.on });
}
