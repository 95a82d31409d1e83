import type { Runner } from "../worker/kernel/context";
import type { MessageKind, PayloadOf } from "./messages";

/** What a handler knows of the message beside its payload. */
export interface Delivery {
  runner: Runner;
  /** The outbox row: the key by which a repetition is known. */
  outboxUuid: string;
}

/** Does what a message asks for. It may be called twice, also at once: what it runs must not mind. */
export type Handler<K extends MessageKind> = (payload: PayloadOf<K>, delivery: Delivery) => Promise<unknown>;
