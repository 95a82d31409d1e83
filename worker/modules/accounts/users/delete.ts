import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../../kernel/verb";
import { users } from "../schema";
import { closeAccess, closeErrors } from "./close-access";
import { UserUuid } from "./inputs";

export const deleteUser = command({
  name: "users.delete",
  summary: "Deletes an account; it can be restored.",
  may: granted("users.delete", "all"),
  input: UserUuid,
  output: v.object({}),
  errors: closeErrors,
  async run(ctx, { uuid }) {
    await closeAccess(ctx, uuid, (w) =>
      w
        .update(users)
        .set({ deletedAt: ctx.now })
        .where(and(eq(users.uuid, uuid), isNull(users.deletedAt)))
        .returning({ id: users.id }),
    );
    return {};
  },
});
