/** What a connection needs of its surroundings; the browser's in wire.ts. */
export interface Wire {
  open(url: string, heard: { message(text: string): void; closed(code: number): void }): Socket;
  /** Does `work` after so many milliseconds, unless it is called off. */
  later(ms: number, work: () => void): () => void;
  now(): number;
  /** From 0 to 1. */
  random(): number;
  online(): boolean;
  /** Whether the door lets one in: null when nobody answers. */
  knock(): Promise<boolean | null>;
}
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** `waiting` until another try; `stopped` for good: this page has to be loaded anew, or there is no way in any more. */
export type Link<Why extends string = string> =
  | { is: "connecting" | "open" | "waiting" | "offline" }
  | { is: "stopped"; why: Why | "revoked" };

/** What is spoken over a socket, of which a connection itself understands the welcome alone. */
export interface Speech<Frame extends { t: string }, Why extends string> {
  version: number;
  /** A frame, or null for what this page does not understand. */
  parse(text: string): Frame | null;
  /** By close code: why it is of no use to come back. */
  forGood: Readonly<Record<number, Why | "revoked">>;
  /** Codes that ask one to come back at once. */
  comeBack: readonly number[];
}

const pingEveryMs = 25_000;
const pongWithinMs = 10_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** After so many tries in vain the door is asked whether it is us. */
const knockAfter = 3;

/** One socket, kept open: closed for whatever reason, it comes back with the last number seen. */
export class Connection<Frame extends { t: string }, Why extends string> {
  link: Link<Why> = { is: "connecting" };
  private socket: Socket | null = null;
  private failures = 0;
  private cancelPause: (() => void) | null = null;
  private cancelBeat: (() => void) | null = null;

  constructor(
    private readonly path: string,
    private readonly wire: Wire,
    private readonly speech: Speech<Frame, Why>,
    private readonly tell: {
      /** The number to come back with; null for a fresh window, or where nothing is numbered. */
      after(): number | null;
      /** What the door gave to come back with, if anything. */
      pass?(): string | null;
      frame(frame: Frame): void;
      /** `link` has changed. */
      changed(): void;
      closed(): void;
    },
  ) {}

  start(): void {
    if (this.wire.online()) this.open();
    else this.set({ is: "offline" });
  }

  stop(): void {
    this.drop();
    this.cancelPause?.();
  }

  send(text: string): void {
    if (this.link.is === "open") this.socket?.send(text);
  }

  /** The device says that it is online again, or the page is looked at: no need to wait any longer. */
  hurry(): void {
    if (this.link.is !== "waiting" && this.link.is !== "offline") return;
    this.failures = Math.min(this.failures, 1);
    if (this.wire.online()) this.open();
  }

  /** The device says that it is offline; no socket is told of that for minutes. */
  offline(): void {
    if (this.link.is === "stopped") return;
    this.drop();
    this.cancelPause?.();
    this.set({ is: "offline" });
  }

  /** Something is missing: come back and ask for it. */
  again(): void {
    this.drop();
    this.pause(0);
  }

  private open(): void {
    this.cancelPause?.();
    this.drop();
    const after = this.tell.after();
    const pass = this.tell.pass?.() ?? null;
    const query = `v=${this.speech.version}${after === null ? "" : `&after=${after}`}${pass === null ? "" : `&pass=${pass}`}`;
    const socket: Socket = this.wire.open(`${this.path}?${query}`, {
      message: (text) => {
        if (this.socket === socket) this.heard(text);
      },
      closed: (code) => {
        if (this.socket !== socket) return;
        this.drop();
        void this.ended(code);
      },
    });
    this.socket = socket;
    this.set({ is: "connecting" });
  }

  private heard(text: string): void {
    this.beat();
    if (text === "pong") return;
    const frame = this.speech.parse(text);
    if (!frame) return;
    if (frame.t === "welcome") {
      this.failures = 0;
      this.set({ is: "open" });
    }
    this.tell.frame(frame);
  }

  /** A ping after a quiet while; a socket that does not answer it is dead. */
  private beat(): void {
    this.cancelBeat?.();
    this.cancelBeat = this.wire.later(pingEveryMs, () => {
      this.socket?.send("ping");
      this.cancelBeat = this.wire.later(pongWithinMs, () => this.again());
    });
  }

  private drop(): void {
    this.cancelBeat?.();
    this.cancelBeat = null;
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.close();
    this.tell.closed();
  }

  private async ended(code: number): Promise<void> {
    const why = this.speech.forGood[code];
    if (why) return this.set({ is: "stopped", why });
    const asked = this.speech.comeBack.includes(code);
    // Once at once; a room that keeps asking is met with patience like any other trouble.
    const wait = asked && this.failures === 0 ? 0 : this.nextPause();
    this.failures += 1;
    this.pause(wait);
    // A browser is not told why a handshake failed.
    if (this.failures % knockAfter === 0 && (await this.wire.knock()) === false && this.link.is !== "open") {
      this.stop();
      this.set({ is: "stopped", why: "revoked" });
    }
  }

  /** Full jitter: whoever was cut off together does not come back together. */
  private nextPause(): number {
    return this.wire.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
  }

  private pause(ms: number): void {
    this.cancelPause?.();
    const online = this.wire.online();
    this.set({ is: !online ? "offline" : ms === 0 ? "connecting" : "waiting" });
    if (online) this.cancelPause = this.wire.later(ms, () => this.open());
  }

  private set(link: Link<Why>): void {
    this.link = link;
    this.tell.changed();
  }
}
