import { DurableObject } from "cloudflare:workers";
import { Ended } from "../shared/ended";
import { Allowances, shut, tell } from "../shared/socket";
import { perform, type Touch } from "./acts";
import { Board } from "./board";
import { CopyToArchive, type SessionArchive } from "./copy";
import { People } from "./people";
import { closeCodes, limits, parseClientFrame, protocolVersions, type ServerFrame } from "./protocol";
import { type Facts, readEntrance } from "./protocol-door";
import { type Attached, type Live, said, wake } from "./sockets";
import { Stays } from "./stays";
import { Telling } from "./telling";
import { Views } from "./views";

/** What composition gives a session. */
export interface SessionOutside {
  archive: SessionArchive;
  report(error: unknown, about: Record<string, unknown>): void;
  /** False where load is measured: one machine is everybody there. */
  limited: boolean;
}

/** After so long a socket is asked to come back, so that the door asks anew whether it may. */
const renewAfterMs = 30 * 60_000;
/** A page gives a sign of life every 25 seconds; one that has missed three is lost. */
const lostAfterMs = 80_000;

/**
 * One live session. What people do is written first and told after. The object may be evicted between any two lines: all that a socket needs is
 * attached to it, and all that must last is in SQLite. Whether the session runs is PostgreSQL's to say: the door tells it, and whoever changes it.
 */
export function liveSession<E>(outsideOf: (env: E, waitUntil: (work: Promise<unknown>) => void) => SessionOutside) {
  return class LiveSession extends DurableObject<E> {
    private readonly outside: SessionOutside;
    private readonly people: People;
    private readonly board: Board;
    private readonly stays: Stays;
    private readonly copy: CopyToArchive;
    private readonly live = new Map<WebSocket, Live>();
    private readonly allowances = new Allowances();
    private readonly ended: Ended;
    private readonly telling: Telling;
    private readonly views: Views;

    constructor(ctx: DurableObjectState, env: E) {
      super(ctx, env);
      this.outside = outsideOf(env, (work) => ctx.waitUntil(work));
      this.people = new People(ctx.storage.sql);
      this.board = new Board(ctx.storage.sql);
      this.ended = new Ended(ctx.storage.sql);
      this.stays = new Stays(ctx.storage.sql);
      this.copy = new CopyToArchive(ctx.storage, this.stays, this.board, this.outside.archive, ctx.id.name ?? "");
      this.telling = new Telling({
        hands: () => this.views.hands(),
        things: (...changed) => this.views.things(...changed),
        send: (frame, to) => this.sendRoom(frame, to),
        sendHosts: () => this.sendRoom(this.views.forHosts(this.live.values()), "hosts"),
      });
      this.views = new Views(this.people, this.board, () => this.telling);
      ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
      for (const socket of ctx.getWebSockets())
        if (socket.readyState === WebSocket.OPEN) this.live.set(socket, wake(socket));
      const inRoom = [...this.live.values()].filter((live) => this.views.placeOf(live) === "room");
      this.telling.begin(inRoom.flatMap(({ person }) => this.people.face(person) ?? []));
      this.stays.endLost(new Set(inRoom.map(({ person }) => person)));
    }

    /** The upgrade; everything else a session does for the Worker is RPC. */
    override async fetch(request: Request): Promise<Response> {
      const { face, session, facts, asked, version } = readEntrance(request);
      this.learn(facts);
      const { 0: browser, 1: socket } = new WebSocketPair();
      const now = Date.now();
      this.ctx.acceptWebSocket(socket, [`person:${face.id}`]);
      socket.serializeAttachment({
        ...{ person: face.id, session, host: face.host },
        ...{ since: now, saidAt: now },
      } satisfies Attached);
      this.people.meet(face);
      if (!protocolVersions.includes(version)) shut(socket, closeCodes.reload, "reload");
      else if (this.ended.since(face.id, asked)) shut(socket, closeCodes.renew, "renew");
      else if (this.isOver) shut(socket, closeCodes.ended, "ended");
      else if (!face.host && this.people.standing(face.id).removed) shut(socket, closeCodes.removed, "removed");
      else {
        const live = wake(socket);
        this.live.set(socket, live);
        for (const first of this.of(face.id).slice(0, -limits.sockets))
          this.dismiss(first, closeCodes.tooMuch, "too much");
        this.place(live);
      }
      return new Response(null, { status: 101, webSocket: browser });
    }

    private get isOver(): boolean {
      return this.people.facts.status === "ended" || this.people.facts.status === "cancelled";
    }

    /** Puts a socket where it belongs, and tells it what there is. */
    private place(live: Live): void {
      const place = this.views.placeOf(live);
      const face = this.people.face(live.person);
      if (place === "room" && face) {
        // Whoever was in comes in again, though hosts are asked from now on.
        this.people.set(live.person, { admitted: true });
        this.stays.begin(live.person, live.host, Date.now());
        this.copy.soon();
        this.telling.came(face);
        if (this.people.hands().includes(live.person)) this.telling.touch({ is: "hands" });
      }
      if (place === "lobby") this.telling.touch({ is: "hosts" });
      tell(live.socket, JSON.stringify(this.views.welcome(live)));
      if (place === "room" && live.host) tell(live.socket, JSON.stringify(this.views.forHosts(this.live.values())));
    }

    override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
      const live = this.live.get(socket);
      if (!live) return;
      const now = Date.now();
      said(live, now);
      const reply = this.receive(live, data, now);
      if (reply) tell(socket, JSON.stringify(reply));
    }

    private receive(live: Live, data: string | ArrayBuffer, now: number): ServerFrame | null {
      const isLong = typeof data === "string" && data.length > limits.frame;
      const act = typeof data === "string" && !isLong ? parseClientFrame(data) : null;
      const wait = this.outside.limited ? this.allowances.spend(live.person, now) : 0;
      if (!act && wait === 0) return { t: "refused", id: null, code: isLong ? "too_long" : "malformed" };
      if (!act) {
        // No page of ours says what is no frame, least of all without end.
        this.dismiss(live, closeCodes.tooMuch, "too much");
        return null;
      }
      if (wait > 0) return { t: "refused", id: act.id, code: "too_fast", wait };
      if (now - live.since > renewAfterMs) {
        this.dismiss(live, closeCodes.renew, "renew");
        return null;
      }
      const who = { person: live.person, host: live.host, place: this.views.placeOf(live) };
      const outcome = perform(act, who, this.people, this.board, now);
      if ("refused" in outcome) return { t: "refused", id: act.id, code: outcome.refused };
      for (const touch of outcome.touches) this.follow(touch);
      return { t: "done", id: act.id };
    }

    private follow(touch: Touch): void {
      if (touch.is === "you") {
        for (const live of this.of(touch.person))
          tell(live.socket, JSON.stringify({ t: "you", you: this.views.you(live) } satisfies ServerFrame));
      } else if (touch.is === "place") this.relocate(touch.person);
      else this.telling.touch(touch);
    }

    private relocate(person: string): void {
      const isRemoved = this.people.standing(person).removed;
      for (const live of this.of(person)) {
        if (!isRemoved) this.place(live);
        else this.dismiss(live, closeCodes.removed, "removed");
      }
    }

    private of(person: string): Live[] {
      return [...this.live.values()].filter((live) => live.person === person);
    }

    private sendRoom(frame: ServerFrame, to: "attendees" | "hosts" | "all"): void {
      const text = JSON.stringify(frame);
      for (const live of this.live.values())
        if ((to === "all" || live.host === (to === "hosts")) && this.views.placeOf(live) === "room")
          tell(live.socket, text);
    }

    override webSocketClose(socket: WebSocket, code: number): void {
      // 1005 and 1006 cannot be sent back; 1006 is a connection that was lost some time ago.
      shut(socket, code === 1005 || code === 1006 ? 1000 : code, "");
      this.gone(socket, code === 1006 ? this.lastSign(socket) : Date.now());
    }

    override webSocketError(socket: WebSocket): void {
      this.gone(socket, this.lastSign(socket));
    }

    private lastSign(socket: WebSocket): number {
      const ping = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
      return Math.max(ping, this.live.get(socket)?.saidAt ?? 0);
    }

    private dismiss(live: Live, code: number, reason: string): void {
      shut(live.socket, code, reason);
      this.gone(live.socket, Date.now());
    }

    /** `at` is the socket's last sign of life. Somebody with another tab open has not left. */
    private gone(socket: WebSocket, at: number): void {
      const live = this.live.get(socket);
      this.live.delete(socket);
      if (!live || this.of(live.person).length > 0) return;
      if (this.views.placeOf(live) === "lobby") this.telling.touch({ is: "hosts" });
      if (!this.telling.has(live.person)) return;
      this.stays.end(live.person, at);
      this.copy.soon();
      this.telling.left(live.person);
      if (this.people.hands().includes(live.person)) this.telling.touch({ is: "hands" });
    }

    /** Closes the sockets of a person: all, those of one login session, or all but those. */
    async revoke(person: string, ended: { only?: string; except?: string }): Promise<number> {
      this.ended.note(person, Date.now());
      const isEnded = ({ session }: Attached) =>
        ended.only === undefined ? session !== ended.except : session === ended.only;
      const meant = this.of(person).filter(isEnded);
      for (const live of meant) this.dismiss(live, closeCodes.revoked, "revoked");
      return meant.length;
    }

    /** What the door knew of a person has changed: they come back and it asks anew. */
    async renew(person: string): Promise<number> {
      this.ended.note(person, Date.now());
      const meant = this.of(person);
      for (const live of meant) this.dismiss(live, closeCodes.renew, "renew");
      return meant.length;
    }

    /** The session was started, ended, called off, or is entered otherwise. */
    async changed(facts: Facts): Promise<void> {
      this.learn(facts);
    }

    private learn(facts: Facts): void {
      const before = this.people.facts;
      if (!this.people.learn(facts)) return;
      if (this.isOver) this.finish();
      if (this.isOver || (before.status === facts.status && before.admission === facts.admission)) return;
      // Decided before anybody moves: somebody with two tabs comes in with both.
      for (const live of [...this.live.values()].filter(({ person }) => !this.telling.has(person))) {
        if (Date.now() - live.since > renewAfterMs) this.dismiss(live, closeCodes.renew, "renew");
        else this.place(live);
      }
    }

    private finish(): void {
      this.stays.endAll(Date.now());
      this.people.lower(null);
      for (const { socket } of this.live.values()) shut(socket, closeCodes.ended, "ended");
      this.live.clear();
      this.copy.soon(0);
    }

    override async alarm(): Promise<void> {
      this.watch(Date.now());
      await this.copy.run(
        this.people.facts.status === "ended",
        () => this.live.size > 0 && this.people.facts.status === "live",
        (error) => this.outside.report(error, { session: this.ctx.id.name }),
      );
    }

    /** Who has not been heard of is lost; who has only listened for long is asked anew. */
    private watch(now: number): void {
      for (const live of [...this.live.values()]) {
        const sign = this.lastSign(live.socket);
        if (now - sign > lostAfterMs) {
          shut(live.socket, closeCodes.resume, "resume");
          this.gone(live.socket, sign);
        } else if (now - live.since > renewAfterMs) this.dismiss(live, closeCodes.renew, "renew");
        else this.stays.seen(live.person, sign);
      }
    }
  };
}
