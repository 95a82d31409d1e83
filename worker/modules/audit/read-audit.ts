import { and, eq } from "drizzle-orm";
import * as v from "valibot";
import { auditLogs } from "../../kernel/schema";
import { granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { Entry, entryColumns, entryOf, rowColumns } from "./entry";
import { ReadAudit } from "./inputs";
import { readable, showsOrigin } from "./policy";
import { selectKeysOf, unsealRow } from "./unseal";

const Row = v.nullable(v.record(v.string(), v.unknown()));

export const readAudit = query({
  name: "audit.read",
  summary: "Reads one line of the audit trail with the row before and after.",
  may: granted("audit.read", "course", "all"),
  input: ReadAudit,
  output: v.object({
    ...Entry.entries,
    requestId: v.string(),
    /** Column by column as stored; of an update only what changed. Secrets are redacted; what is personal is opened while its person's keys exist. */
    before: Row,
    after: Row,
  }),
  errors: ["not_found"],
  async run(ctx, { id }) {
    const [[row], keys] = await ctx.read((q) => [
      q
        .select({ ...entryColumns, ...rowColumns })
        .from(auditLogs)
        .leftJoin(users, eq(users.id, auditLogs.actorId))
        .where(and(eq(auditLogs.id, Number(id)), readable(ctx.actor, ctx.scopes))),
      selectKeysOf(q, Number(id)),
    ]);
    if (!row) throw ctx.refuse("not_found");
    const unsealed = (values: typeof row.before) => unsealRow(ctx.ports, keys, row.entityType, values);
    const [before, after] = await Promise.all([unsealed(row.before), unsealed(row.after)]);
    return { ...entryOf(row, showsOrigin(ctx.scopes)), requestId: row.requestId, before, after };
  },
});
