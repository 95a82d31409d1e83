import { and, desc, eq, lt } from "drizzle-orm";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { auditLogs } from "../../kernel/schema";
import { granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { Entry, entryColumns, entryOf } from "./entry";
import { SearchAudit } from "./inputs";
import { matching } from "./matching";

export const searchAudit = query({
  name: "audit.search",
  summary: "Searches the audit trail, newest first.",
  may: granted("audit.read", "all"),
  input: SearchAudit,
  output: pageOf(Entry),
  errors: [],
  async run(ctx, { cursor, limit, ...filters }) {
    const before = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select(entryColumns)
        .from(auditLogs)
        .leftJoin(users, eq(users.id, auditLogs.actorId))
        .where(and(matching(filters, ctx.actor), before !== null ? lt(auditLogs.id, before) : undefined))
        .orderBy(desc(auditLogs.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return { items: items.map((row) => entryOf(row, true)), next };
  },
});
