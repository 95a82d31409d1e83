import { sendPush, spreadPush } from "../../worker/modules/notifications";
import type { Handler } from "../run";

export const spread: Handler<"push.notification"> = (payload, { runner, outboxUuid }) =>
  runner.run(spreadPush, { outboxUuid, ...payload });

export const send: Handler<"push.send"> = (payload, { runner }) => runner.run(sendPush, payload);
