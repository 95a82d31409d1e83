import { and, eq } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { accessRevoked, closeNow } from "./close-sockets";
import { SessionUuid } from "./inputs";
import { userSessions } from "./schema";
import { selfOf } from "./self";

export const revokeSession = command({
  name: "accounts.revokeSession",
  summary: "Ends one of one's own sessions.",
  may: signedIn,
  input: SessionUuid,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const self = selfOf(ctx);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .delete(userSessions)
            .where(and(eq(userSessions.uuid, uuid), eq(userSessions.userId, self.id)))
            .returning({ uuid: userSessions.uuid }),
          "not_found",
        ),
      ],
      trail: [
        {
          action: "logged_out",
          entityType: "users",
          entityId: self.id,
          entityUuid: self.uuid,
          detail: { session: uuid },
        },
      ],
      events: [accessRevoked(self.uuid, { only: uuid })],
    });
    closeNow(ctx, self.uuid, { only: uuid });
    return {};
  },
});
