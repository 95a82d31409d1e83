import { type RaisingKind, type RaisingMessage, raise } from "../../worker/modules/notifications";
import type { Handler } from "../run";

/** Tells people of what a message is about, each once. */
export const tell =
  <K extends RaisingKind>(kind: K): Handler<K> =>
  (payload, { runner, outboxUuid }) =>
    runner.run(raise, { outboxUuid, ...({ kind, payload } as RaisingMessage) });

/** What the message is for comes first; whoever hears of it finds it done. */
export const andTell =
  <K extends RaisingKind>(kind: K, handle: Handler<K>): Handler<K> =>
  async (payload, delivery) => {
    await handle(payload, delivery);
    await tell(kind)(payload, delivery);
  };
