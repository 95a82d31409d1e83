import { sql } from "drizzle-orm";
import * as v from "valibot";
import { auditLogs } from "../../kernel/schema";
import { users } from "../accounts/schema";
import { auditActions } from "./inputs";

export const Entry = v.object({
  /** The line's number, as text; lines have no uuid. */
  id: v.string(),
  at: v.string(),
  action: v.picklist(auditActions),
  verb: v.string(),
  entityType: v.string(),
  entityUuid: v.nullable(v.string()),
  /** Null for timers, queue consumers and visitors. */
  actor: v.nullable(v.object({ uuid: v.string(), name: v.string(), email: v.string() })),
  address: v.nullable(v.string()),
  agent: v.nullable(v.string()),
  /** Names of the columns that an update changed. */
  changed: v.array(v.string()),
  /** What a view, download, sign-in or refusal has to say beyond its verb. */
  detail: v.nullable(v.record(v.string(), v.unknown())),
});
export type Entry = v.InferOutput<typeof Entry>;

/** Selected from audit_logs left joined to users by actor. */
export const entryColumns = {
  id: auditLogs.id,
  createdAt: auditLogs.createdAt,
  action: auditLogs.action,
  verb: auditLogs.verb,
  entityType: auditLogs.entityType,
  entityUuid: auditLogs.entityUuid,
  actorUuid: users.uuid,
  actorName: users.fullName,
  actorEmail: users.email,
  address: auditLogs.address,
  agent: auditLogs.agent,
  changed: sql<string[]>`case when ${auditLogs.action} = 'updated'
    then (select coalesce(jsonb_agg(key order by key), '[]') from jsonb_object_keys(${auditLogs.after}) as key) else '[]' end`,
  detail: auditLogs.detail,
};

type Values = Record<string, unknown> | null;
/** A line's row, what its person's key hides opened; "[erased]" where that key is gone. */
const opened = (values: typeof auditLogs.before | typeof auditLogs.after) =>
  sql<Values>`audit_open(${auditLogs.entityType}, ${auditLogs.entityId}, ${values})`;
export const rowColumns = {
  requestId: auditLogs.requestId,
  before: opened(auditLogs.before),
  after: opened(auditLogs.after),
};

export interface EntryRow {
  id: number;
  createdAt: Date;
  action: string;
  verb: string;
  entityType: string;
  entityUuid: string | null;
  actorUuid: string | null;
  actorName: string | null;
  actorEmail: string | null;
  address: string | null;
  agent: string | null;
  changed: string[];
  detail: Record<string, unknown> | null;
}

/** @param shown which lines keep their address and agent */
export function entryOf(row: EntryRow, showsOrigin: boolean): Entry {
  const { actorUuid, actorName, actorEmail } = row;
  return {
    id: String(row.id),
    at: row.createdAt.toISOString(),
    action: row.action as Entry["action"],
    verb: row.verb,
    entityType: row.entityType,
    entityUuid: row.entityUuid,
    actor: actorUuid && actorName && actorEmail ? { uuid: actorUuid, name: actorName, email: actorEmail } : null,
    address: showsOrigin ? row.address : null,
    agent: showsOrigin ? row.agent : null,
    changed: row.changed,
    detail: row.detail,
  };
}
