import { and, asc, gt, isNotNull, isNull } from "drizzle-orm";
import { pageOf, readCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { ListRoles } from "./inputs";
import { RoleSummary, roleColumns, summaryOf } from "./role";
import { roles } from "./schema";

export const listRoles = query({
  name: "roles.list",
  summary: "Lists roles, system roles first, or the deleted ones.",
  may: granted("roles.manage", "all"),
  input: ListRoles,
  output: pageOf(RoleSummary),
  errors: [],
  async run(ctx, { deleted, cursor, limit }) {
    // The system roles came with the first migration, so the order of ids puts them first.
    const [after = 0] = readCursor(cursor, 1) ?? [];
    const [rows] = await ctx.read((q) => [
      q
        .select(roleColumns)
        .from(roles)
        .where(and(deleted ? isNotNull(roles.deletedAt) : isNull(roles.deletedAt), gt(roles.id, Number(after) || 0)))
        .orderBy(asc(roles.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return { items: items.map(summaryOf), next };
  },
});
