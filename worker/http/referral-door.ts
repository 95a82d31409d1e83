import type { Context } from "hono";
import type { App } from "../app";
import { system } from "../kernel/actor";
import type { Locale } from "../kernel/columns";
import { DomainError } from "../kernel/errors";
import { followLink, publicDestination, type Referral, readReferral, referralToken } from "../modules/referrals";
import { dayIn } from "../words/format";
import { readCookie, referralCookie, setReferralCookie } from "./cookies";
import { limitedByAddress } from "./rate-limits";

/**
 * An affiliate's link: it is counted, the browser keeps whose it was, and whoever followed it is where it leads. A code that is nobody's leads there too: a
 * reader has done nothing wrong. The page itself stays as public as it was and knows nothing of it.
 */
export async function referralDoor(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  await limitedByAddress(c.env, inside, caller.address, "read");
  const { tenant } = inside;
  const { pathname, searchParams } = new URL(c.req.url);
  const locale: Locale = pathname.startsWith("/ar/") ? "ar" : "en";
  const home = locale === "ar" ? "/ar" : "/";
  const answer = new Response(null, { status: 302 });
  answer.headers.set("location", publicDestination(searchParams.get("to") ?? home, tenant.origin, locale) ?? home);
  answer.headers.set("cache-control", "no-store");
  answer.headers.set("x-robots-tag", "noindex");
  // A browser that looks ahead has not followed anything yet.
  if (c.req.method !== "GET" || /prefetch|preview/.test(c.req.header("sec-purpose") ?? "")) return answer;
  const cookie = await followed(c, (c.req.param("code") ?? "").toLowerCase());
  if (cookie) answer.headers.append("set-cookie", cookie);
  return answer;
}

/** The cookie that says so; null for a code that counts for nothing. */
async function followed(c: Context<App>, code: string): Promise<string | null> {
  if (!/^[0-9a-z]{8}$/.test(code)) return null;
  const { inside, caller } = c.var;
  const { signer } = inside.ports;
  const runner = inside.for({ ...caller, actor: system, locale: "en" });
  const { now, log } = runner.request;
  const before = await readReferral(
    signer,
    readCookie(c.req.header("cookie") ?? null, referralCookie) ?? undefined,
    now,
  );
  const isRepeat = before !== null && isOfSameDay(before, { code, at: now }, inside.tenant.timeZone);
  try {
    const { windowDays } = await runner.run(followLink, { code, isRepeat });
    return windowDays === null ? null : setReferralCookie(await referralToken(signer, { code, at: now }), windowDays);
  } catch (error) {
    // The link leads on while PostgreSQL is away; only then it is not counted.
    if (!(error instanceof DomainError && error.code === "unavailable")) throw error;
    log.warn("referral_not_counted", { code });
    return null;
  }
}

const isOfSameDay = (one: Referral, other: Referral, timeZone: string) =>
  one.code === other.code && dayIn(one.at.getTime(), timeZone) === dayIn(other.at.getTime(), timeZone);
