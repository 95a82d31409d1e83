import { closeSockets } from "../../worker/modules/accounts";
import type { Handler } from "../run";

/** Whoever ended the sessions has told the sockets already; here, in case that never got through. */
export const revoke: Handler<"account.access_revoked"> = (payload, { runner }) => runner.run(closeSockets, payload);
