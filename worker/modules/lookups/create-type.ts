import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreateType } from "./inputs";
import { typeIdOf } from "./lookup";
import { lookupTypes } from "./schema";

export const createType = command({
  name: "lookups.createType",
  summary: "Creates a lookup type, with fields of its own where its values need them.",
  may: granted("lookups.manage", "all"),
  input: CreateType,
  output: v.object({ uuid: v.string(), code: v.string() }),
  errors: ["not_found", "lookup_code_taken"],
  idempotent: true,
  async run(ctx, { code, nameEn, nameAr, parentCode, fields }) {
    const reply = { uuid: newUuid(), code };
    const parentId = parentCode ? typeIdOf(parentCode) : sql`null::bigint`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, parentCode ? sql`${parentId} is not null` : sql`true`, "not_found"),
        w.insert(lookupTypes).values({
          uuid: reply.uuid,
          code,
          nameEn,
          nameAr,
          parentId: sql`${parentId}`,
          metadata: { fields },
          sortOrder: sql`(select coalesce(max(${lookupTypes.sortOrder}), 0) + 10 from ${lookupTypes}
            where ${lookupTypes.parentId} is not distinct from ${parentId})`,
        }),
      ],
      constraints: { lookup_types_code_unique: "lookup_code_taken" },
      reply,
    });
    return reply;
  },
});
