import { DurableObject } from "cloudflare:workers";
import { Ended } from "../shared/ended";
import { Allowances, shut, tell } from "../shared/socket";
import { perform, silenced } from "./acts";
import { CopyToArchive } from "./archive";
import { Delivery } from "./delivery";
import { FanOut, type Frames, Missed, seenBy } from "./fan-out";
import { history } from "./history";
import { Keeping } from "./keeping";
import { RoomLog } from "./log";
import { OpenSockets } from "./open-sockets";
import type { RoomOutside } from "./outside";
import type { Known } from "./passes";
import { Presence } from "./presence";
import {
  type Act,
  type ClientFrame,
  closeCodes,
  limits,
  parseClientFrame,
  protocolVersions,
  type ServerFrame,
} from "./protocol";
import { type Comeback, type Entrance, readEntrance } from "./protocol-door";
import type { Attachment } from "./protocol-events";
import { Reading } from "./reading";
import { type Attached, attach, type Live, refusal, wake } from "./sockets";
import { welcomeOf } from "./welcome";

/** After so long a socket is asked to come back, so that the door asks anew whether it may. */
const renewAfterMs = 30 * 60_000;

/**
 * One room: a course's, or that of two people. The object alone numbers its events; whatever it says has been written first (log.ts). It may be
 * evicted between any two lines: all that a socket needs is attached to it, and all that must last is in SQLite.
 */
export function chatRoom<E>(outsideOf: (env: E, waitUntil: (work: Promise<unknown>) => void) => RoomOutside) {
  return class ChatRoom extends DurableObject<E> {
    private readonly log: RoomLog;
    private readonly outside: RoomOutside;
    private readonly copy: CopyToArchive;
    private readonly sockets: OpenSockets;
    private readonly fanOut = new FanOut((frames) => this.sendAll(frames));
    private readonly presence = new Presence((frame) => this.broadcast(frame));
    private readonly reading: Reading;
    private readonly delivery: Delivery;
    private readonly keeping: Keeping;
    /** The room's clock never goes back, whatever the machine's does. */
    private lastAt = 0;
    private readonly missed: Missed;
    private readonly ended: Ended;
    private readonly allowances = new Allowances();

    constructor(ctx: DurableObjectState, env: E) {
      super(ctx, env);
      this.outside = outsideOf(env, (work) => ctx.waitUntil(work));
      this.sockets = new OpenSockets(ctx, (person) => this.leaves(person));
      this.log = new RoomLog(ctx.storage.sql, this.outside.limited ? limits.day : Number.POSITIVE_INFINITY);
      this.copy = new CopyToArchive(ctx.storage, this.log, this.outside.archive, ctx.id.name ?? "", () =>
        this.presence.present(),
      );
      this.reading = new Reading(
        this.log,
        () => this.now(),
        (entry) => this.publish(entry),
      );
      this.delivery = new Delivery(this.log, (frame) => this.broadcast(frame));
      this.missed = new Missed(this.log);
      this.ended = new Ended(ctx.storage.sql);
      this.keeping = new Keeping(this.log, ctx.storage, () => this.missed.forget());
      ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
      // One that was closed here is listed until the other end agrees, and that may never be.
      for (const socket of ctx.getWebSockets())
        if (socket.readyState === WebSocket.OPEN) this.sockets.add(wake(socket, this.log.head));
      this.presence.begin([...this.sockets].map(({ person }) => person));
    }

    /** The upgrade; everything else a room does for the Worker is RPC. */
    override async fetch(request: Request): Promise<Response> {
      const asked = readEntrance(request);
      const isLate = "face" in asked && this.ended.since(asked.face.id, asked.asked);
      const known = "face" in asked ? this.met(asked, isLate) : this.log.passes.find(asked.pass, Date.now());
      if (!known) return new Response(null, { status: 404 });
      const { 0: browser, 1: socket } = new WebSocketPair();
      const { face, session, kind, blocked, quiet, since } = known;
      const attached: Attached = { person: face.id, session, role: face.role, kind, blocked, quiet, since };
      this.ctx.acceptWebSocket(socket, [`person:${face.id}`]);
      attach(socket, attached);
      if (!protocolVersions.includes(asked.version)) shut(socket, closeCodes.reload, "reload");
      else if (isLate) shut(socket, closeCodes.renew, "renew");
      else if (this.log.sanction(face.id).banned) shut(socket, closeCodes.banned, "banned");
      else this.welcome(socket, known, asked);
      return new Response(null, { status: 101, webSocket: browser });
    }

    /** Whom the door has let in just now: known for a while. */
    private met(entrance: Entrance, isLate: boolean): Known {
      const since = Date.now();
      this.keep(entrance.keepDays);
      if (!isLate) this.log.passes.keep({ ...entrance, until: Math.min(entrance.until, since + renewAfterMs) }, since);
      return { ...entrance, since };
    }

    private keep(days: number | null): void {
      if (this.keeping.set(days, this.now())) this.broadcast({ t: "kept", days });
    }

    private welcome(socket: WebSocket, { face, kind }: Known, { after, pass }: Comeback): void {
      this.fanOut.flush();
      this.keeping.look(this.now());
      if (this.log.meet(face)) this.broadcast({ t: "people", people: [face] });
      const live = wake(socket, this.log.head);
      this.sockets.add(live);
      this.sockets.makeRoom(face.id);
      this.presence.came(face.id);
      const { frame, resumes } = welcomeOf(this.log, this.presence, this.missed, {
        ...{ face, after, kind, pass },
        ...{ now: this.now(), keepDays: this.keeping.told },
      });
      tell(socket, JSON.stringify(frame));
      if (resumes !== null && resumes < this.log.head) tell(socket, seenBy(live.role, this.missed.since(resumes)));
      if (kind === "private") this.delivery.note(face.id, this.log.head);
    }

    override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
      const live = this.sockets.find(socket);
      if (!live) return;
      const reply = this.receive(live, data);
      if (reply) tell(socket, JSON.stringify(reply));
    }

    /** What is answered to the one who sent it; null for nothing beyond what all are told. */
    private receive(live: Live, data: string | ArrayBuffer): ServerFrame | null {
      const isLong = typeof data === "string" && data.length > limits.frame;
      const frame = typeof data === "string" && !isLong ? parseClientFrame(data) : null;
      // A page says often what it has shown, and asks nothing by it.
      const cost = frame?.t === "shown" ? 0.1 : 1;
      const wait = this.outside.limited ? this.allowances.spend(live.person, Date.now(), cost) : 0;
      if (!frame) {
        // No page of ours says what is no frame, least of all without end.
        if (wait > 0) this.sockets.dismiss(live.socket, "tooMuch");
        return wait > 0 ? null : refusal(null, isLong ? "too_long" : "malformed");
      }
      if (frame.t === "shown") {
        if (wait > 0) return null;
        live.shown = Math.max(live.shown, Math.min(frame.upTo, this.log.head));
        if (live.kind === "private") this.delivery.note(live.person, live.shown);
        return null;
      }
      if (wait > 0) return refusal("id" in frame ? frame.id : null, "too_fast", wait);
      if (Date.now() - live.since <= renewAfterMs) return this.answer(live, frame);
      this.sockets.dismiss(live.socket, "renew");
      return null;
    }

    private answer(live: Live, frame: Exclude<ClientFrame, { t: "shown" }>): ServerFrame | null {
      switch (frame.t) {
        case "typing":
          if (!silenced(live, this.log, this.now())) this.presence.types(live.person);
          return null;
        case "read":
          this.reading.note(live.person, frame.upTo);
          return null;
        case "history":
          // A page of history holds what is said up to now: nothing of it may still be on its way.
          this.fanOut.flush();
          return history(frame, this.log);
        case "versions": {
          if (live.role !== "moderator") return refusal(null, "not_allowed");
          return { t: "versions", target: frame.target, versions: this.log.versions(frame.target) };
        }
        default:
          return this.act(live, frame);
      }
    }

    private act(live: Live, act: Act): ServerFrame | null {
      const outcome = perform(act, live, this.log, this.now());
      if ("refused" in outcome) return refusal(act.id, outcome.refused, outcome.wait);
      if ("known" in outcome) return { t: "ack", id: act.id, seq: outcome.known };
      if (act.t === "send") this.presence.said(live.person);
      this.publish(outcome.entry);
      // Links to what is withdrawn, and for those who are sent out, are given by PostgreSQL's word.
      if (act.t === "delete" || act.t === "ban") this.copy.now();
      if (outcome.touches !== undefined) this.sanctioned(outcome.touches);
      return null;
    }

    /** Written already: told to all, and copied to PostgreSQL before long. */
    private publish(entry: Parameters<FanOut["add"]>[0]): void {
      this.fanOut.add(entry);
      this.copy.soon();
    }

    private sanctioned(person: string): void {
      this.fanOut.flush();
      const { banned, mutedUntil } = this.log.sanction(person);
      for (const socket of this.sockets.of(person)) {
        if (banned) this.sockets.dismiss(socket, "banned");
        else tell(socket, JSON.stringify({ t: "you", mutedUntil } satisfies ServerFrame));
      }
    }

    private sendAll(frames: Frames): void {
      const { head } = this.log;
      const now = Date.now();
      for (const live of this.sockets) {
        // Who only listens is asked anew as well: what is said is for those who may be here.
        if (now - live.since > renewAfterMs) this.sockets.dismiss(live.socket, "renew");
        else if (head - live.shown > limits.unshown) this.sockets.dismiss(live.socket, "resume");
        else tell(live.socket, seenBy(live.role, frames));
      }
    }

    /** What is not numbered comes after what was numbered before it. */
    private broadcast(frame: ServerFrame): void {
      this.fanOut.flush();
      this.sockets.tellAll(JSON.stringify(frame));
    }

    private now(): number {
      this.lastAt = Math.max(this.lastAt, Date.now());
      return this.lastAt;
    }

    override webSocketClose(socket: WebSocket, code: number): void {
      // 1005 and 1006 cannot be sent back.
      shut(socket, code === 1005 || code === 1006 ? 1000 : code, "");
      this.sockets.gone(socket);
    }

    override webSocketError(socket: WebSocket): void {
      this.sockets.gone(socket);
    }

    private leaves(person: string): void {
      const at = this.now();
      this.log.marks.setSeen(person, at);
      this.presence.left(person, at);
    }

    /** Somebody has put a file here: a message of theirs may carry it. */
    async offer(person: string, file: Attachment): Promise<void> {
      this.log.offers.add(person, this.now(), file);
    }

    /** How long messages are kept has been set anew. */
    async retain(days: number | null): Promise<void> {
      this.keep(days);
      await this.keeping.wake(Date.now());
    }

    /** Closes the sockets of a person: all, those of one login session, or all but those. */
    async revoke(person: string, ended: { only?: string; except?: string }): Promise<number> {
      this.log.passes.end(person, ended);
      const isEnded = ({ session }: Attached) =>
        ended.only === undefined ? session !== ended.except : session === ended.only;
      this.ended.note(person, Date.now());
      return this.sockets.dismissOf(person, isEnded, "revoked");
    }

    /** What the door knew of a person has changed (a block, a role): they come back and it asks anew. */
    async renew(person: string): Promise<number> {
      this.log.passes.end(person);
      this.ended.note(person, Date.now());
      return this.sockets.dismissOf(person, () => true, "renew");
    }

    override async alarm(): Promise<void> {
      await this.copy.run((error) => this.outside.report(error, { room: this.ctx.id.name }));
      this.keeping.run(this.now());
      await this.keeping.wake(Date.now());
    }
  };
}
