import type { Missed } from "./fan-out";
import type { RoomLog } from "./log";
import { limits, protocolVersion, type ServerFrame } from "./protocol";
import type { Entrance } from "./protocol-door";

type Welcome = Extract<ServerFrame, { t: "welcome" }>;
type Window = NonNullable<Welcome["window"]>;
interface Here {
  present(): string[];
  has(person: string): boolean;
  size: number;
}

/** The first thing that a socket is told. `resumes` is the number after which it goes on; null where it is given a fresh window instead. */
export function welcomeOf(
  log: RoomLog,
  presence: Here,
  missed: Missed,
  {
    face,
    after,
    kind,
    pass,
    now,
    keepDays,
  }: Pick<Entrance, "face" | "after" | "kind" | "pass" | "keepDays"> & {
    now: number;
  },
): { frame: Welcome; resumes: number | null } {
  const { head } = log;
  // A number of the future is of a room that was lost: begin anew.
  const isNear = after !== null && after <= head && head - after <= limits.resume;
  const resumes =
    isNear && (after === head || missed.since(after).moderators.length <= limits.resumeSize) ? after : null;
  const window: Window | undefined = resumes === null ? windowOf(log, face, now) : undefined;
  const present = presence.present();
  const isPrivate = kind === "private";
  // Whoever resumes knows who left before; of a private room the one other person is worth a word each time.
  const lastSeen = window || isPrivate ? gone(log.marks.lastSeen(), presence) : {};
  const named = [face.id, ...present, ...Object.keys(lastSeen)];
  const frame: Welcome = {
    t: "welcome",
    v: protocolVersion,
    you: { id: face.id, role: face.role, mutedUntil: log.sanction(face.id).mutedUntil },
    head,
    people: log.faces([...named, ...(window ? namedIn(window) : log.authors(after ?? 0))]),
    present,
    here: presence.size,
    lastSeen,
    ...(isPrivate ? { delivered: log.marks.delivered() } : {}),
    ...(window ? { window } : {}),
    pass,
    keepDays,
  };
  return { frame, resumes };
}

function windowOf(log: RoomLog, { role }: Entrance["face"], now: number): Window {
  const sanctions = role === "moderator" ? log.marks.sanctions(now) : {};
  return { ...log.before(log.head + 1, limits.window), standing: { ...log.standing(), ...sanctions } };
}

const gone = (marks: Record<string, number>, presence: Here): Record<string, number> =>
  Object.fromEntries(Object.entries(marks).filter(([person]) => !presence.has(person)));

function* namedIn({ messages, standing }: Window): Generator<string> {
  for (const { by, reactions = {} } of messages) {
    yield by;
    for (const people of Object.values(reactions)) yield* people;
  }
  for (const { by } of standing.pins) yield by;
  for (const { person } of standing.sanctions ?? []) yield person;
}
