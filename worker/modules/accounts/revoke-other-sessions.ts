import { and, eq, ne } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { accessRevoked, closeNow } from "./close-sockets";
import { userSessions } from "./schema";
import { selfOf } from "./self";

export const revokeOtherSessions = command({
  name: "accounts.revokeOtherSessions",
  summary: "Ends every one of one's own sessions but the one it is called with.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ ended: v.number() }),
  errors: [],
  async run(ctx) {
    const self = selfOf(ctx);
    const others = { except: self.sessionUuid };
    const [ended] = await ctx.commit({
      statements: (w) => [
        w.delete(userSessions).where(and(eq(userSessions.userId, self.id), ne(userSessions.uuid, self.sessionUuid))),
      ],
      trail: [
        {
          action: "logged_out",
          entityType: "users",
          entityId: self.id,
          entityUuid: self.uuid,
          detail: { sessions: "others" },
        },
      ],
      events: [accessRevoked(self.uuid, others)],
    });
    closeNow(ctx, self.uuid, others);
    return { ended: ended.rowCount };
  },
});
