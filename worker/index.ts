import { consume } from "../queues/consume";
import { tick } from "../queues/tick";
import { app } from "./app";
import { compose, type Inside } from "./compose";
import { type Env, settingsOf } from "./env";
import { system } from "./kernel/actor";
import { newUuid } from "./kernel/ids";
import { pruneKernelTables, sweepOutbox } from "./kernel/outbox";
import { logReporter, structuredLog } from "./platform/reporting";
import { allTenants } from "./platform/tenants";

export default {
  fetch: app.fetch,
  async queue(batch, env, ctx) {
    const log = structuredLog({ queue: batch.queue });
    const tenants = allTenants(env, settingsOf(env));
    await consume(batch, {
      log,
      errors: logReporter(log),
      async runnerFor(key, requestId) {
        const tenant = (await tenants).find((known) => known.key === key);
        return tenant ? asSystem(compose(env, tenant), requestId, ctx) : null;
      },
    });
  },
  async scheduled(controller, env, ctx) {
    const at = new Date(controller.scheduledTime);
    for (const tenant of await allTenants(env, settingsOf(env))) {
      const inside = compose(env, tenant);
      await tick(
        {
          runner: asSystem(inside, newUuid(), ctx),
          errors: inside.ports.errors,
          sweepOutbox: () => sweepOutbox(inside),
          pruneKernelTables: () => pruneKernelTables(inside.database),
        },
        at,
      );
    }
  },
} satisfies ExportedHandler<Env>;

/** Nobody's request: a message carries on the request that caused it, a timer begins one. */
const asSystem = (inside: Inside, requestId: string, ctx: ExecutionContext) =>
  inside.for({
    actor: system,
    requestId,
    locale: "en",
    address: null,
    place: null,
    agent: null,
    waitUntil: (work) => ctx.waitUntil(work),
  });
