import { and, asc, gt, isNotNull, isNull } from "drizzle-orm";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
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
    const after = readIdCursor(cursor) ?? 0;
    const [rows] = await ctx.read((q) => [
      q
        .select(roleColumns)
        .from(roles)
        .where(and(deleted ? isNotNull(roles.deletedAt) : isNull(roles.deletedAt), gt(roles.id, after)))
        .orderBy(asc(roles.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return { items: items.map(summaryOf), next };
  },
});
