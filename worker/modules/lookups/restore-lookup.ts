import { and, eq, isNotNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { LookupUuid } from "./inputs";
import { typeOfLookup } from "./lookup";
import { lookups, lookupTypes } from "./schema";

export const restoreLookup = command({
  name: "lookups.restore",
  summary: "Brings a deleted value back to its place; its parent must be there.",
  may: granted("lookups.manage", "all"),
  input: LookupUuid,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "conflict", "lookup_code_taken"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    const deleted = and(eq(lookups.uuid, uuid), isNotNull(lookups.deletedAt));
    await ctx.commit({
      statements: (w) => [
        w
          .select({ id: lookupTypes.id })
          .from(lookupTypes)
          .where(sql`${lookupTypes.id} = ${typeOfLookup(uuid)}`)
          .for("update"),
        refuseUnless(w, sql`exists (select from ${lookups} where ${deleted})`, "not_found"),
        refuseUnless(
          w,
          sql`not exists (select from ${lookups} join ${lookups} parent on parent.id = ${lookups.parentId}
            where ${lookups.uuid} = ${uuid} and parent.deleted_at is not null)`,
          "conflict",
        ),
        w.update(lookups).set({ deletedAt: null }).where(deleted),
      ],
      constraints: { lookups_type_code: "lookup_code_taken" },
    });
    return { uuid };
  },
});
