import * as v from "valibot";
import { type Act, type Refusal, refusals } from "../../durable-objects/chat-room/protocol";
import { Attachment } from "../../durable-objects/chat-room/protocol-events";

/** What one has done and the room has not confirmed. */
export interface Entry {
  act: Act;
  /** When it was done, by this device's clock. */
  at: number;
  /** Why the room did not take it; it waits for its author then. */
  refused?: Refusal;
  /** What a message carries, as it will be drawn: the act itself only names it. */
  files?: readonly Attachment[];
}

/** Where unconfirmed acts outlive the page: each under a name of its own, since several tabs write at once. */
export interface Keeper {
  all(): Entry[];
  keep(entry: Entry): void;
  drop(id: string): void;
}

/** Passing refusals: the same act is sent again by itself. */
const passing: ReadonlySet<Refusal> = new Set<Refusal>(["too_fast"]);

/**
 * Acts leave in the order they were done, one at a time: the next when the room has answered the last. So whatever is refused for its haste, or lost
 * with a connection, is never overtaken by what came after it. Sending twice does no harm, because the room knows each act by its id.
 */
export class Outbox {
  entries: readonly Entry[];
  private flying: string | null = null;

  constructor(private readonly keeper: Keeper) {
    this.entries = keeper.all().sort((a, b) => a.at - b.at);
  }

  add(act: Act, now: number, files?: readonly Attachment[]): void {
    // Two acts of one millisecond keep their order after a reload too.
    const entry = { act, at: Math.max(now, (this.entries.at(-1)?.at ?? 0) + 0.001), ...(files ? { files } : {}) };
    this.entries = [...this.entries, entry];
    this.keeper.keep(entry);
  }

  /** What is to be sent now; null while the room owes an answer, or when nothing waits. */
  next(): Act | null {
    if (this.flying !== null) return null;
    const entry = this.entries.find(({ refused }) => !refused);
    if (!entry) return null;
    this.flying = entry.act.id;
    return entry.act;
  }

  /** The connection is gone, and with it every answer that was owed. */
  grounded(): void {
    this.flying = null;
  }

  /** Stored by the room. */
  settle(id: string): boolean {
    if (this.flying === id) this.flying = null;
    if (!this.entries.some(({ act }) => act.id === id)) return false;
    this.remove(id);
    return true;
  }

  /** Not taken by the room; answers what was refused, null when it will be sent again by itself. Only messages wait for their author. */
  refuse(id: string, code: Refusal): Act | null {
    if (this.flying === id) this.flying = null;
    const entry = this.entries.find(({ act }) => act.id === id);
    if (!entry || passing.has(code)) return null;
    if (entry.act.t === "send") this.replace({ ...entry, refused: code });
    else this.remove(id);
    return entry.act;
  }

  retry(id: string): void {
    const entry = this.entries.find(({ act }) => act.id === id);
    if (!entry?.refused) return;
    const { refused: _, ...again } = entry;
    this.replace(again);
  }

  remove(id: string): void {
    this.entries = this.entries.filter(({ act }) => act.id !== id);
    this.keeper.drop(id);
  }

  private replace(entry: Entry): void {
    this.entries = this.entries.map((other) => (other.act.id === entry.act.id ? entry : other));
    this.keeper.keep(entry);
  }
}

/** In the browser's storage, for one person in one room. */
export function keeperIn(storage: Storage, person: string, room: string): Keeper {
  const prefix = `chat:${person}:${room}:`;
  return {
    all() {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return names.filter((name) => name.startsWith(prefix)).flatMap((name) => readEntry(storage.getItem(name)));
    },
    keep(entry) {
      try {
        storage.setItem(prefix + entry.act.id, JSON.stringify(entry));
      } catch {
        // Full, or forbidden: it lives as long as the page then.
      }
    },
    drop: (id) => storage.removeItem(prefix + id),
  };
}

function readEntry(text: string | null): Entry[] {
  try {
    const { act, at, refused, files } = JSON.parse(text ?? "") as Entry;
    if (typeof act?.id !== "string" || typeof act.t !== "string" || typeof at !== "number") return [];
    const carried = v.safeParse(v.array(Attachment), files);
    return [
      {
        act,
        at,
        ...(refused && refusals.includes(refused) ? { refused } : {}),
        ...(carried.success ? { files: carried.output } : {}),
      },
    ];
  } catch {
    return [];
  }
}
