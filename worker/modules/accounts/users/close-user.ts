import { and, eq, inArray, isNull } from "drizzle-orm";
import * as v from "valibot";
import type { Writing } from "../../../kernel/database";
import { command, granted } from "../../../kernel/verb";
import { users } from "../schema";
import { closeAccess, closeErrors } from "./close-access";
import { CloseUser } from "./inputs";
import { type StatusMove, statusMoves } from "./status-moves";

/** The verbs that shut an account differ in name and in the states they go between; what they do is one thing. */
export const closingVerb = <const Name extends `users.${string}`>(
  name: Name,
  summary: string,
  move: Exclude<StatusMove, "reinstate">,
) =>
  command({
    name,
    summary,
    may: granted("users.suspend", "all"),
    input: CloseUser,
    output: v.object({}),
    errors: closeErrors,
    async run(ctx, { uuid, reason }) {
      const { from, to } = statusMoves[move];
      const change = (w: Writing) =>
        w
          .update(users)
          .set({ status: to, statusReason: reason })
          .where(and(eq(users.uuid, uuid), isNull(users.deletedAt), inArray(users.status, [...from])))
          .returning({ id: users.id });
      await closeAccess(
        ctx,
        uuid,
        change,
        move === "suspend" ? [{ kind: "mail.account_suspended", payload: { userUuid: uuid } }] : [],
      );
      return {};
    },
  });
