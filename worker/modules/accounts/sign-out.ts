import { eq } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { accessRevoked, closeNow } from "./close-sockets";
import { userSessions } from "./schema";
import { selfOf } from "./self";

export const signOut = command({
  name: "accounts.signOut",
  summary: "Ends the session it is called with.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({}),
  errors: [],
  async run(ctx) {
    const self = selfOf(ctx);
    const ended = { only: self.sessionUuid };
    await ctx.commit({
      statements: (w) => [w.delete(userSessions).where(eq(userSessions.uuid, self.sessionUuid))],
      trail: [{ action: "logged_out", entityType: "users", entityId: self.id, entityUuid: self.uuid }],
      events: [accessRevoked(self.uuid, ended)],
    });
    closeNow(ctx, self.uuid, ended);
    return {};
  },
});
