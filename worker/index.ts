import { consume } from "../queues/consume";
import { tick } from "../queues/tick";
import { app } from "./app";
import { compose, type Inside } from "./compose";
import { type Env, settingsOf } from "./env";
import { system } from "./kernel/actor";
import { newUuid } from "./kernel/ids";
import { pruneKernelTables, sweepOutbox } from "./kernel/outbox";
import { beginTrace, type Trace } from "./kernel/trace";
import { structuredLog } from "./platform/reporting";
import { allTenants, defaultTenant } from "./platform/tenants";

export default {
  fetch: app.fetch,
  async queue(batch, env, ctx) {
    const log = structuredLog({ queue: batch.queue });
    const settings = settingsOf(env);
    const tenants = allTenants(env, settings);
    const insideOf = async (key: string) => {
      const tenant = (await tenants).find((known) => known.key === key);
      return tenant ? compose(env, tenant) : null;
    };
    const standing = compose(env, defaultTenant(settings));
    await consume(batch, {
      log,
      errors: standing.ports.errors,
      async runnerFor(key, requestId, trace) {
        const inside = await insideOf(key);
        return inside && asSystem(inside, requestId, trace, ctx);
      },
      async observe(tenantKey, handled) {
        const inside = await insideOf(tenantKey);
        inside?.observe(handled, (work) => ctx.waitUntil(work));
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
            runner: asSystem(inside, newUuid(), trace, ctx),
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

/** Nobody's request: a message carries on the request that caused it, a timer begins one. */
const asSystem = (inside: Inside, requestId: string, trace: Trace, ctx: ExecutionContext) =>
  inside.for({
    actor: system,
    requestId,
    locale: "en",
    address: null,
    place: null,
    agent: null,
    trace,
    waitUntil: (work) => ctx.waitUntil(work),
  });
