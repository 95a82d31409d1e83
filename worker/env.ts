import * as v from "valibot";

export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The Worker's bindings, as wrangler.toml names them. */
export interface Env {
  ASSETS: Fetcher;
  MEDIA: R2Bucket;
  SITE: KVNamespace;
  OUTBOX: Queue;
  LIMIT_READ: RateLimiter;
  LIMIT_WRITE: RateLimiter;
  LIMIT_EXPENSIVE: RateLimiter;
  LIMIT_SIGN_IN: RateLimiter;
  /** Production only; elsewhere the local mailbox stands in. */
  SEND_EMAIL?: SendEmail;
}

const origin = v.pipe(v.string(), v.url(), v.regex(/[^/]$/));
const settingsSchema = v.object({
  ENVIRONMENT: v.picklist(["local", "production"]),
  APP_ORIGIN: origin,
  CONTENT_ORIGIN: origin,
  BRAND_NAME: v.pipe(v.string(), v.nonEmpty()),
  CURRENCY: v.pipe(v.string(), v.length(3)),
  TIME_ZONE: v.string(),
  MAIL_FROM: v.pipe(v.string(), v.email()),
  DATABASE_URL: v.pipe(v.string(), v.startsWith("postgres")),
  APP_SECRET: v.pipe(v.string(), v.minLength(32)),
  NEON_FETCH_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  MAILBOX_URL: v.optional(v.pipe(v.string(), v.url())),
  /** "off" for load measurements on loopback, where one address is everybody. */
  RATE_LIMITS: v.optional(v.picklist(["on", "off"]), "on"),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

const parsed = new WeakMap<object, Settings>();

/** The one parse of the environment; names what is missing. */
export function settingsOf(env: Env): Settings {
  const known = parsed.get(env);
  if (known) return known;
  const result = v.safeParse(settingsSchema, env);
  if (!result.success) {
    const names = result.issues.map((issue) => v.getDotPath(issue) ?? "?");
    throw new Error(`The environment lacks or misspells: ${[...new Set(names)].join(", ")}`);
  }
  parsed.set(env, result.output);
  return result.output;
}
