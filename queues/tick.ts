import type { Runner } from "../worker/kernel/context";
import type { ErrorReporter } from "../worker/kernel/ports";
import type { AnyVerb, InputOf } from "../worker/kernel/verb";
import { pruneSessions, rewrapKeys } from "../worker/modules/accounts";
import { closeOverdueAttempts } from "../worker/modules/assessment";
import { sealAudit } from "../worker/modules/audit";
import { cancelStaleOrders, issueStatements, reconcile, remindSubscribers, renewDue } from "../worker/modules/billing";
import { pruneMessages } from "../worker/modules/chat";
import { expireDue } from "../worker/modules/enrolment";
import { cleanTemporary } from "../worker/modules/media";
import {
  fireReminders,
  pruneMails,
  pruneNotifications,
  releaseDeferred,
  sendDigests,
} from "../worker/modules/notifications";
import { watchPlatform } from "../worker/modules/operations";
import { expireSubscriptions } from "../worker/modules/subscriptions";

/** What a timer runs for one tenant, as the system. */
export interface Chores {
  runner: Runner;
  errors: ErrorReporter;
  sweepOutbox(): Promise<number>;
  pruneKernelTables(): Promise<void>;
}

interface Chore {
  name: string;
  /** Minutes between two runs. */
  every: number;
  /** The minute it falls on, so that not all fall on the same. */
  at?: number;
  run(chores: Chores): Promise<unknown>;
}

const verb = <V extends AnyVerb>(of: V, every: number, at = 0): Chore => ({
  name: of.name,
  every,
  at,
  run: ({ runner }) => runner.run(of, {} as InputOf<V>),
});

const hour = 60;
const chores: readonly Chore[] = [
  { name: "outbox.sweep", every: 1, run: ({ sweepOutbox }) => sweepOutbox() },
  verb(closeOverdueAttempts, 1),
  verb(sealAudit, 1),
  verb(watchPlatform, 1),
  verb(fireReminders, 1),
  verb(releaseDeferred, 1),
  verb(sendDigests, 1),
  verb(expireDue, 5, 2),
  verb(reconcile, 5, 3),
  verb(renewDue, 5, 1),
  verb(expireSubscriptions, 5, 4),
  verb(remindSubscribers, hour, 12),
  verb(cancelStaleOrders, hour, 33),
  verb(issueStatements, hour, 3),
  verb(cleanTemporary, 10, 4),
  verb(pruneSessions, hour, 7),
  verb(pruneMails, hour, 17),
  verb(pruneMessages, hour, 47),
  verb(pruneNotifications, hour, 57),
  verb(rewrapKeys, hour, 37),
  { name: "kernel.prune", every: hour, at: 27, run: ({ pruneKernelTables }) => pruneKernelTables() },
];

/** Those that fall on the minute of `at`, counted from the epoch. */
export const dueAt = (at: Date): readonly Chore[] => {
  const minute = Math.floor(at.getTime() / 60_000);
  return chores.filter((chore) => minute % chore.every === (chore.at ?? 0) % chore.every);
};

/** Runs what is due, one after another; one that fails is reported and holds up no other. */
export async function tick(tenant: Chores, at: Date): Promise<void> {
  for (const chore of dueAt(at)) {
    try {
      await chore.run(tenant);
    } catch (error) {
      tenant.errors.report(error, { chore: chore.name, tenant: tenant.runner.request.tenant.key });
    }
  }
}
