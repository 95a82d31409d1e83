import { and, desc, eq, lt } from "drizzle-orm";
import * as v from "valibot";
import { exportRows, noted, openCursor, sealCursor } from "../../kernel/export-cursor";
import { auditLogs } from "../../kernel/schema";
import { command, granted } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { Entry, entryColumns, entryOf, rowColumns } from "./entry";
import { ExportAudit } from "./inputs";
import { matching } from "./matching";

const Row = v.nullable(v.record(v.string(), v.unknown()));
/** `last` is the number of the last line that was handed out. */
type State = Omit<v.InferOutput<typeof ExportAudit>, "cursor"> & { last: number };

export const exportAudit = command({
  name: "audit.export",
  summary:
    "Hands out lines of the audit trail with what they changed, newest first, a thousand at a time, and records that it did.",
  may: granted("audit.export", "all"),
  input: ExportAudit,
  output: v.object({
    items: v.array(v.object({ ...Entry.entries, requestId: v.string(), before: Row, after: Row })),
    /** Give it back as `cursor` to go on; null at the end. */
    next: v.nullable(v.string()),
  }),
  errors: ["not_found"],
  async run(ctx, { cursor, ...wanted }) {
    const state = cursor === undefined ? null : await openCursor<State>(ctx, "audit.export", cursor);
    if (cursor !== undefined && !state) throw ctx.refuse("not_found");
    const { last, ...filters } = state ?? { ...wanted, last: 0 };
    const [rows] = await ctx.commit({
      statements: (w) => [
        w
          .select({ ...entryColumns, ...rowColumns })
          .from(auditLogs)
          .leftJoin(users, eq(users.id, auditLogs.actorId))
          .where(and(matching(filters, ctx.actor), last ? lt(auditLogs.id, last) : undefined))
          .orderBy(desc(auditLogs.id))
          .limit(exportRows + 1),
      ],
      trail: state ? [] : [{ action: "downloaded", entityType: "audit", detail: noted(wanted) }],
    });
    const items = rows.slice(0, exportRows);
    const end = items.at(-1);
    return {
      items: items.map((row) => ({
        ...entryOf(row, true),
        requestId: row.requestId,
        before: row.before,
        after: row.after,
      })),
      next:
        rows.length > exportRows && end ? await sealCursor(ctx, "audit.export", { ...filters, last: end.id }) : null,
    };
  },
});
