import { shut, tell } from "../shared/socket";
import { closeCodes, limits } from "./protocol";
import type { Attached, Live } from "./sockets";

/** Why a socket is closed: the browser knows by it whether to come back. */
type Why = keyof typeof closeCodes;

/** The sockets that are open here while the object is awake. One that was closed here is the runtime's until the other end agrees, and ours no more. */
export class OpenSockets implements Iterable<Live> {
  private readonly live = new Map<WebSocket, Live>();

  constructor(
    private readonly ctx: Pick<DurableObjectState, "getWebSockets">,
    /** The last of a person's sockets is gone. */
    private readonly left: (person: string) => void,
  ) {}

  [Symbol.iterator](): Iterator<Live> {
    return this.live.values();
  }

  find(socket: WebSocket): Live | undefined {
    return this.live.get(socket);
  }

  add(live: Live): void {
    this.live.set(live.socket, live);
  }

  of(person: string): WebSocket[] {
    return this.ctx.getWebSockets(`person:${person}`);
  }

  /** Of a person with very many sockets the first one goes: of those that a phone has lost and nobody has missed yet, it is the likeliest. */
  makeRoom(person: string): void {
    if (this.of(person).length <= limits.sockets) return;
    const mine = [...this].filter((live) => live.person === person);
    for (const { socket } of mine.slice(0, -limits.sockets)) this.dismiss(socket, "tooMuch");
  }

  tellAll(text: string): void {
    for (const { socket } of this) tell(socket, text);
  }

  /** Closes a socket, and hears nothing more of it: the other end may go on talking as long as it has not agreed. */
  dismiss(socket: WebSocket, why: Why): void {
    shut(socket, closeCodes[why], why);
    this.gone(socket);
  }

  /** Closes those of a person's sockets that are meant; answers how many. */
  dismissOf(person: string, isMeant: (attached: Attached) => boolean, why: Why): number {
    const sockets = this.of(person).filter((socket) => isMeant(socket.deserializeAttachment() as Attached));
    for (const socket of sockets) this.dismiss(socket, why);
    return sockets.length;
  }

  gone(socket: WebSocket): void {
    const live = this.live.get(socket);
    this.live.delete(socket);
    if (live && !this.of(live.person).some((other) => this.live.has(other))) this.left(live.person);
  }
}
