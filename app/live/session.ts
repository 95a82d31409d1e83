import {
  type Act,
  closeCodes,
  parseServerFrame,
  protocolVersion,
  type Refusal,
  type ServerFrame,
} from "../../durable-objects/live-session/protocol";
import { Connection, type Link, type Speech, type Wire } from "../chat/connection";
import { emptySession, heard, type SessionState } from "./state";

/** An act without the id that the session gives it. */
export type Doing = Act extends infer A ? (A extends Act ? Omit<A, "id"> : never) : never;

export type StoppedFor = "reload" | "removed" | "ended";
const speech: Speech<ServerFrame, StoppedFor> = {
  version: protocolVersion,
  parse: parseServerFrame,
  forGood: {
    [closeCodes.reload]: "reload",
    [closeCodes.ended]: "ended",
    [closeCodes.revoked]: "revoked",
    [closeCodes.removed]: "removed",
  },
  comeBack: [closeCodes.resume, closeCodes.renew],
};

/** All that a page draws. A new object whenever anything has changed. */
export interface Snapshot {
  session: SessionState;
  link: Link<StoppedFor>;
  /** Ids of what was done and not heard of yet. */
  pending: ReadonlySet<string>;
  refusal: { code: Refusal; nr: number } | null;
}

/** Before what was refused for haste is sent again. */
const leastPatienceMs = 100;

/** A live session as a page has it: what the session says, what one does, and the socket between. */
export class Session {
  snapshot: Snapshot;
  private readonly connection: Connection<ServerFrame, StoppedFor>;
  private readonly listeners = new Set<() => void>();
  /** In the order in which they were done; sent again after each welcome, for the session knows their ids. */
  private readonly acts = new Map<string, Act>();

  constructor(
    path: string,
    private readonly wire: Wire,
    private readonly newId: () => string,
  ) {
    this.connection = new Connection(path, wire, speech, {
      after: () => null,
      frame: (frame) => this.receive(frame),
      changed: () => this.publish({}),
      closed: () => undefined,
    });
    this.snapshot = { session: emptySession, link: this.connection.link, pending: new Set(), refusal: null };
  }

  start = () => this.connection.start();
  stop = () => this.connection.stop();
  hurry = () => this.connection.hurry();
  offline = () => this.connection.offline();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = (): Snapshot => this.snapshot;

  act(doing: Doing): string {
    const act = { ...doing, id: this.newId() } as Act;
    this.acts.set(act.id, act);
    this.connection.send(JSON.stringify(act));
    this.publish({});
    return act.id;
  }

  private receive(frame: ServerFrame): void {
    const session = heard(this.snapshot.session, frame);
    if (frame.t === "welcome") for (const act of this.acts.values()) this.connection.send(JSON.stringify(act));
    if (frame.t === "done") this.acts.delete(frame.id);
    if (frame.t === "refused") this.refused(frame);
    else this.publish({ session });
  }

  private refused({ id, code, wait }: Extract<ServerFrame, { t: "refused" }>): void {
    const act = id === null ? undefined : this.acts.get(id);
    if (code === "too_fast" && act) {
      // For haste alone nobody is bothered.
      this.wire.later(Math.max(wait ?? 0, leastPatienceMs), () => this.connection.send(JSON.stringify(act)));
      return;
    }
    if (id !== null) this.acts.delete(id);
    this.publish({ refusal: { code, nr: (this.snapshot.refusal?.nr ?? 0) + 1 } });
  }

  private publish(change: Partial<Snapshot>): void {
    const link = this.connection?.link ?? this.snapshot.link;
    this.snapshot = { ...this.snapshot, ...change, link, pending: new Set(this.acts.keys()) };
    for (const listener of this.listeners) listener();
  }
}
