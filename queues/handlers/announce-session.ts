import { announceSession } from "../../worker/modules/live";
import type { Handler } from "../run";

export const announce: Handler<"live_session.changed"> = (payload, { runner }) => runner.run(announceSession, payload);
