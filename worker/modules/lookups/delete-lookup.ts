import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { LookupUuid } from "./inputs";
import { isSystemType, lookupIdOf, typeOfLookup } from "./lookup";
import { lookups, lookupTypes } from "./schema";

export const deleteLookup = command({
  name: "lookups.delete",
  summary: "Deletes a value of a type that the code does not depend on; what lies below it is hidden with it.",
  may: granted("lookups.manage", "all"),
  input: LookupUuid,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "lookup_system"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        w
          .select({ id: lookupTypes.id })
          .from(lookupTypes)
          .where(sql`${lookupTypes.id} = ${typeOfLookup(uuid)}`)
          .for("update"),
        refuseUnless(w, sql`${lookupIdOf(uuid)} is not null`, "not_found"),
        refuseUnless(w, sql`not ${isSystemType(typeOfLookup(uuid))}`, "lookup_system"),
        w
          .update(lookups)
          .set({ deletedAt: ctx.now })
          .where(and(eq(lookups.uuid, uuid), isNull(lookups.deletedAt))),
      ],
    });
    return { uuid };
  },
});
