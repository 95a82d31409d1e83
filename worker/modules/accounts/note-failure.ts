import { sql } from "drizzle-orm";
import type { CommandContext, TrailEntry } from "../../kernel/context";

interface Failure {
  /** Null where nobody of that name exists: such attempts leave no line of their own, or anybody could fill the trail. */
  person: { id: number; uuid: string } | null;
  code: "wrong_credentials" | "wrong_password";
  locks: { locks_account: boolean; locks_address: boolean } | undefined;
}

/**
 * A wrong password of a known account is a line in the audit trail, and so is the lock it caused; what a lock refuses leaves none, so the throttle
 * bounds their number. Written beside the answer, which must not take longer where the account is known.
 */
export function noteFailure(ctx: CommandContext, { person, code, locks }: Failure): void {
  const trail: TrailEntry[] = [];
  const actorId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  if (person) {
    const about = { action: "refused", entityType: "users", entityId: person.id, entityUuid: person.uuid } as const;
    trail.push({ ...about, actorId, detail: { code } });
    if (locks?.locks_account) trail.push({ ...about, actorId, detail: { code: "sign_in_locked" } });
  }
  if (locks?.locks_address)
    trail.push({ action: "refused", entityType: "sign_in", actorId, detail: { code: "sign_in_locked" } });
  if (trail.length === 0) return;
  ctx.waitUntil(
    ctx
      // The lines are all there is to write.
      .commit({ statements: (w) => [w.execute(sql`select 1`)], trail })
      .catch((error: unknown) => ctx.log.error("failure_not_recorded", { reason: String(error) })),
  );
}
