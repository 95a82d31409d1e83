import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import type { Address } from "./crowd";

/** Milliseconds between a lost connection and the next try: at random up to this. */
const patience = 400;

interface Message {
  id: string;
  text: string;
  /** Uuids of people. */
  mentions: string[];
}

/**
 * A person with a bad connection: sends one message after another, sends again what was not acknowledged, comes back with the last number it
 * has, and writes down what it was told and in which order.
 */
export class ChaosClient {
  /** Numbers under which its own messages were acknowledged, by their id. */
  readonly acknowledged = new Map<string, number>();
  /** The ids of all events, by number less one. */
  readonly shown: string[] = [];
  /** What should never be: a gap, a number twice with different contents, a refusal. */
  readonly complaints: string[] = [];
  /** How many of its messages mention somebody. */
  mentioning = 0;
  private pass: string | null = null;
  private readonly unsent: Message[] = [];
  private socket: WebSocket | null = null;
  private stopped = false;

  constructor(
    private readonly addressOf: (after: number, pass: string | null) => Address,
    readonly name: string,
  ) {
    this.connect();
  }

  /** Whether the room has ever spoken to it. */
  get isKnown(): boolean {
    return this.pass !== null;
  }

  say(text: string, mentions: string[] = []): void {
    const message = { id: randomUUID(), text, mentions };
    if (mentions.length > 0) this.mentioning += 1;
    this.unsent.push(message);
    this.send(message);
  }

  get waiting(): number {
    return this.unsent.length;
  }

  /** Cuts the connection as a tunnel does: without a word. */
  cut(): void {
    this.socket?.terminate();
  }

  stop(): void {
    this.stopped = true;
    this.socket?.terminate();
  }

  private connect(): void {
    if (this.stopped) return;
    const { address, options } = this.addressOf(this.shown.length, this.pass);
    const socket = new WebSocket(address, { ...options, handshakeTimeout: 5_000 });
    this.socket = socket;
    socket.on("message", (data) => this.hear(JSON.parse(String(data))));
    // Whatever went wrong, its close event follows.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.socket === socket) this.socket = null;
      setTimeout(() => this.connect(), Math.random() * patience);
    });
  }

  private hear(frame: {
    t: string;
    e?: { seq: number; id: string; k: string }[];
    id?: string;
    seq?: number;
    code?: string;
    pass?: string;
  }): void {
    if (frame.t === "welcome") {
      this.pass = frame.pass ?? null;
      for (const message of this.unsent) this.send(message);
    }
    for (const event of frame.e ?? []) this.show(event);
    if (frame.t === "ack") this.settle(frame.id ?? "", frame.seq ?? 0);
    if (frame.t === "refused") this.complaints.push(`${this.name} was refused: ${frame.code}`);
    if (frame.e) this.socket?.send(JSON.stringify({ t: "shown", upTo: this.shown.length || 1 }));
  }

  private show({ seq, id }: { seq: number; id: string }): void {
    const known = this.shown[seq - 1];
    if (known !== undefined) {
      if (known !== id) this.complaints.push(`${this.name} was told two things under number ${seq}`);
      return;
    }
    if (seq !== this.shown.length + 1) this.complaints.push(`${this.name} was told ${seq} after ${this.shown.length}`);
    this.shown.push(id);
    this.settle(id, seq);
  }

  private settle(id: string, seq: number): void {
    const at = this.unsent.findIndex((message) => message.id === id);
    if (at === -1) return;
    this.unsent.splice(at, 1);
    this.acknowledged.set(id, seq);
  }

  private send(message: Message): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ t: "send", ...message }));
  }
}
