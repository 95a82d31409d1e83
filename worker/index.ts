import { consume } from "../queues/consume";
import { tick } from "../queues/tick";
import { app } from "./app";
import { asSystem, insideOf } from "./as-system";
import { compose } from "./compose";
import { type Env, settingsOf } from "./env";
import { newUuid } from "./kernel/ids";
import { pruneKernelTables, sweepOutbox } from "./kernel/outbox";
import { beginTrace } from "./kernel/trace";
import { structuredLog } from "./platform/reporting";
import { allTenants, defaultTenant } from "./platform/tenants";

export { ChatRoom, Inbox, LiveSession, TestGateway } from "./objects";

export default {
  fetch: app.fetch,
  async queue(batch, env, ctx) {
    const log = structuredLog({ queue: batch.queue });
    const standing = compose(env, defaultTenant(settingsOf(env)));
    const waitUntil = (work: Promise<unknown>) => ctx.waitUntil(work);
    await consume(batch, {
      log,
      errors: standing.ports.errors,
      async runnerFor(key, requestId, trace) {
        const inside = await insideOf(env, key);
        return inside && asSystem(inside, requestId, trace, waitUntil);
      },
      async observe(tenantKey, handled) {
        const inside = await insideOf(env, tenantKey);
        inside?.observe(handled, waitUntil);
      },
    });
  },
  async scheduled(controller, env, ctx) {
    const at = new Date(controller.scheduledTime);
    for (const tenant of await allTenants(env, settingsOf(env))) {
      const inside = compose(env, tenant);
      const recording = beginTrace(null);
      await recording.trace.span("timer", "server", (trace) =>
        tick(
          {
            runner: asSystem(inside, newUuid(), trace, (work) => ctx.waitUntil(work)),
            errors: inside.ports.errors,
            sweepOutbox: () => sweepOutbox(inside),
            pruneKernelTables: () => pruneKernelTables(inside.database),
          },
          at,
        ),
      );
      inside.observe({ event: "ticked", fields: {}, door: "timer", recording }, (work) => ctx.waitUntil(work));
    }
  },
} satisfies ExportedHandler<Env>;
