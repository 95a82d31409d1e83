import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import type { EndedSessions } from "../../worker/kernel/ports";
import type { BellState } from "../../worker/modules/notifications/inputs";
import { closed, type FromInbox, FromTab, longestFrame, ping, pong, read, version } from "./protocol";
import { InboxVisitor, visitorHeader } from "./visitor";

interface Attachment extends InboxVisitor {
  /** The window in which messages are counted, and how many there were. */
  window: number;
  messages: number;
}

/** What the composition gives an inbox: how things are under a person's bell. */
type ReadBell<Env> = (env: Env, visitor: InboxVisitor) => Promise<BellState>;

const messagesAllowed = 20;
const windowMs = 10_000;

/**
 * One object a person: it holds the sockets of their tabs and devices, and tells all of them how things are whenever something changes. PostgreSQL
 * is the truth; here nothing is kept, so being evicted between any two lines loses nothing.
 */
export const inbox = <Env>(readBell: ReadBell<Env>) =>
  class Inbox extends DurableObject<Env> {
    /** One reading at a time; what changes meanwhile is read once more. */
    private reading: Promise<void> | null = null;
    private isStale = false;

    constructor(ctx: DurableObjectState, env: Env) {
      super(ctx, env);
      ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong));
    }

    /** The upgrade; the door has asked who it is. */
    override async fetch(request: Request): Promise<Response> {
      const visitor = v.parse(InboxVisitor, JSON.parse(request.headers.get(visitorHeader) ?? "null"));
      const { 0: theirs, 1: ours } = new WebSocketPair();
      this.ctx.acceptWebSocket(ours);
      ours.serializeAttachment({ ...visitor, window: 0, messages: 0 } satisfies Attachment);
      return new Response(null, { status: 101, webSocket: theirs });
    }

    override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
      if (!this.counts(socket)) return say(socket, { v: version, kind: "refused", code: "too_many" });
      const size = typeof frame === "string" ? frame.length : frame.byteLength;
      if (size > longestFrame) return say(socket, { v: version, kind: "refused", code: "too_large" });
      if (!read(FromTab, frame)) return say(socket, { v: version, kind: "refused", code: "invalid" });
      await this.tell([socket]);
    }

    override webSocketClose(socket: WebSocket, code: number): void {
      // 1005 and 1006 say that no code was given, and may not be given back.
      socket.close(code === 1005 || code === 1006 ? 1000 : code);
    }

    /** Something under the bell has changed. */
    async changed(): Promise<void> {
      if (this.ctx.getWebSockets().length === 0) return;
      this.isStale = true;
      this.reading ??= this.tellAll().finally(() => {
        this.reading = null;
      });
      await this.reading;
    }

    /** Sessions have ended: what they held open closes now. */
    revoke({ only, except }: EndedSessions = {}): void {
      for (const socket of this.ctx.getWebSockets()) {
        const { sessionUuid } = attached(socket);
        if (only !== undefined && sessionUuid !== only) continue;
        if (sessionUuid === except) continue;
        end(socket);
      }
    }

    private async tellAll(): Promise<void> {
      while (this.isStale) {
        this.isStale = false;
        await this.tell(this.ctx.getWebSockets());
      }
    }

    private async tell(sockets: WebSocket[]): Promise<void> {
      const current = sockets.filter((socket) => attached(socket).until > Date.now());
      for (const socket of sockets) if (!current.includes(socket)) end(socket);
      const [first] = current;
      if (!first) return;
      try {
        const state = await readBell(this.env, attached(first));
        for (const socket of current) say(socket, { v: version, kind: "state", state });
      } catch (error) {
        // They come back in a while, and are told then.
        console.warn(JSON.stringify({ event: "bell_not_read", reason: String(error) }));
        for (const socket of current) socket.close(closed.tryAgainLater, "try again later");
      }
    }

    /** Whether a socket may still say something in this window. */
    private counts(socket: WebSocket): boolean {
      const attachment = attached(socket);
      const window = Math.floor(Date.now() / windowMs);
      const messages = attachment.window === window ? attachment.messages + 1 : 1;
      socket.serializeAttachment({ ...attachment, window, messages });
      return messages <= messagesAllowed;
    }
  };

const attached = (socket: WebSocket) => socket.deserializeAttachment() as Attachment;

function say(socket: WebSocket, message: FromInbox): void {
  // A tab that went away a moment ago needs to be told nothing.
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function end(socket: WebSocket): void {
  socket.close(closed.sessionEnded, "session ended");
}
