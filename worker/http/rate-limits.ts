import type { Env, RateLimiter, Settings } from "../env";
import type { Runner } from "../kernel/context";
import { DomainError } from "../kernel/errors";
import { networkOf } from "../kernel/network";
import type { RateClass } from "../kernel/verb";

/** Gateways call from few addresses, and often: they have a class of their own. */
type DoorClass = RateClass | "webhook";

const limitersOf = (env: Env): Record<DoorClass, RateLimiter> => ({
  read: env.LIMIT_READ,
  write: env.LIMIT_WRITE,
  expensive: env.LIMIT_EXPENSIVE,
  sign_in: env.LIMIT_SIGN_IN,
  webhook: env.LIMIT_WEBHOOK,
});

type At = { settings: Settings; tenant: { key: string } };

/** For what is no verb: counts against a class by address, whoever asks. Throws rate_limited. */
export const limitedByAddress = (env: Env, at: At, address: string | null, rate: DoorClass): Promise<void> =>
  limitedBy(env, at, networkOf(address) ?? "unknown", rate);

/** The same by whatever tells one from another. */
export async function limitedBy(env: Env, { settings, tenant }: At, who: string, rate: DoorClass): Promise<void> {
  if (settings.RATE_LIMITS === "off") return;
  const { success } = await limitersOf(env)[rate].limit({ key: `${tenant.key}:${who}` });
  if (!success) throw new DomainError("rate_limited", { retryAfter: 60 });
}

/** Wraps a runner: each verb counts against its class, per person, or per address for visitors. */
export function limited(runner: Runner, env: Env, settings: Settings): Runner {
  if (settings.RATE_LIMITS === "off") return runner;
  const limiters = limitersOf(env);
  const { actor, address, tenant } = runner.request;
  const network = networkOf(address) ?? "unknown";
  const who = actor.kind === "person" ? actor.uuid : network;
  return {
    request: runner.request,
    async run(verb, input, options) {
      // Sign-in counts by address alone: whoever guesses is not signed in.
      const key = `${tenant.key}:${verb.rate === "sign_in" ? network : who}`;
      const { success } = await limiters[verb.rate].limit({ key });
      if (!success) throw new DomainError("rate_limited", { retryAfter: 60 });
      return runner.run(verb, input, options);
    },
  };
}
