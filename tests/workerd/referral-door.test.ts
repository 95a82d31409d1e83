import { SELF } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newUuid } from "../../worker/kernel/ids";
import { readReferral } from "../../worker/modules/referrals";
import { hmacSigner } from "../../worker/platform/signer";
import { defaultTenant } from "../../worker/platform/tenants";
import { database, origin, rowsOf, settings } from "./support/buying";

const follow = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  SELF.fetch(origin + path, { headers, method, redirect: "manual" });
const clicks = async (code: string) =>
  (
    await rowsOf<{ count: number }>(
      sql`select coalesce(sum(k.count), 0)::int as count from affiliates a left join affiliate_clicks k on k.affiliate_id = a.id where a.code = ${code}`,
    )
  )[0]?.count;

/** Somebody whose links count, straight into the tables. */
async function affiliate(code: string) {
  await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute(sql`update billing_settings set affiliates_open = true`),
    w.execute(sql`
      with person as (
        insert into users (email, full_name, user_type, status, email_verified_at)
        values (${`affiliate.${newUuid().slice(-12)}@demo.recruitlms.test`}, 'Demo Affiliate', 'student', 'active', now()) returning id)
      insert into affiliates (user_id, code) select id, ${code} from person`),
  ]);
  return code;
}

describe("the door of affiliates' links, in workerd", () => {
  let code: string;
  let other: string;
  beforeAll(async () => {
    const tag = newUuid().slice(-7);
    code = await affiliate(`a${tag}`);
    other = await affiliate(`b${tag}`);
  });

  it("PAY-6 a link is counted, leaves whose it was in a cookie that no script reads, and leads on; the same browser is counted once a day", async () => {
    const first = await follow(`/r/${code}?to=/courses/solar`);
    expect([first.status, first.headers.get("location")]).toEqual([302, "/courses/solar"]);
    expect(first.headers.get("cache-control")).toBe("no-store");
    const cookie = first.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^__Host-referral=[\w-]+\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
    const pair = cookie.split(";")[0] ?? "";
    const signer = hmacSigner(defaultTenant(settings).secret);
    expect(await readReferral(signer, pair.slice("__Host-referral=".length), new Date())).toMatchObject({ code });
    expect(await clicks(code)).toBe(1);
    const again = await follow(`/ar/r/${code.toUpperCase()}`, { cookie: pair });
    expect([again.status, again.headers.get("location")]).toEqual([302, "/ar"]);
    expect(again.headers.get("set-cookie")).toContain("__Host-referral=");
    expect(await clicks(code)).toBe(1);
    // Another's link, and this one once more by somebody else.
    await follow(`/r/${other}`, { cookie: pair });
    await follow(`/r/${code}`);
    expect([await clicks(code), await clicks(other)]).toEqual([2, 1]);
  });

  it("PAY-6 a code that is nobody's leads on and leaves nothing, and no link leads away from here", async () => {
    for (const path of ["/r/zzzzzzzz?to=/plans", "/r/x?to=/plans", "/r/%00?to=/plans"]) {
      const answer = await follow(path);
      expect([answer.status, answer.headers.get("location")], path).toEqual([302, "/plans"]);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    for (const to of [
      "//evil.example",
      "https://evil.example/plans",
      "/admin",
      "/r/abcdefgh",
      "/\\evil.example",
      "%0d%0aSet-Cookie:x=y",
    ])
      expect((await follow(`/r/${code}?to=${to}`)).headers.get("location"), to).toBe("/");
  });

  it("PAY-6 looking ahead is no click, and neither is asking for the head", async () => {
    const before = await clicks(code);
    for (const answer of [
      await follow(`/r/${code}`, { "sec-purpose": "prefetch" }),
      await follow(`/r/${code}`, {}, "HEAD"),
    ]) {
      expect(answer.status).toBe(302);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    expect(await clicks(code)).toBe(before);
  });
});
