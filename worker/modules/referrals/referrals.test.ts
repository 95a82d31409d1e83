import { beforeAll, describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { hmacSigner } from "../../platform/signer";
import { readMyProgramme } from "../billing";
import {
  followLink,
  joinAffiliates,
  publicDestination,
  readReferral,
  referralToken,
  resumeAffiliate,
  suspendAffiliate,
} from ".";

describe("the affiliate programme's links", () => {
  const world = createWorld();
  let finance: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
  });
  const open = (isOpen: boolean) => world.sql.query("update billing_settings set affiliates_open = $1", [isOpen]);
  const clicksOf = async (person: Person) =>
    (await world.as(person).run(readMyProgramme, {})).affiliate?.clicks ?? null;
  const affiliateUuid = async (person: Person) =>
    (await world.sql.query("select uuid from affiliates where user_id = $1", [person.id])).rows[0].uuid as string;

  it("PAY-6 while it is open anybody with a proven address joins, once, and keeps the code", async () => {
    const person = await world.person("student");
    await expectRefusal(world.as(person).run(joinAffiliates, {}), "programme_closed");
    await open(true);
    await world.sql.query("update users set email_verified_at = null where id = $1", [person.id]);
    await expectRefusal(world.as(person).run(joinAffiliates, {}), "email_unproven");
    await world.sql.query("update users set email_verified_at = now() where id = $1", [person.id]);
    expect((await world.as(person).run(readMyProgramme, {})).affiliate).toBeNull();
    const codes = await Promise.all([1, 2, 3].map(() => world.as(person).run(joinAffiliates, {})));
    expect(new Set(codes.map(({ code }) => code)).size).toBe(1);
    await open(false);
    expect(await world.as(person).run(joinAffiliates, {})).toEqual(codes[0]);
    await open(true);
    await expectRefusal(world.visitor.run(joinAffiliates, {}), "unauthenticated");
  });

  it("PAY-6 clicks are counted by day, once for who follows again; none for a code that is nobody's, or does not count", async () => {
    await open(true);
    const person = await world.person("instructor");
    const { code } = await world.as(person).run(joinAffiliates, {});
    const follow = (more: object = {}) => world.system.run(followLink, { code, ...more });
    await Promise.all([follow(), follow(), follow()]);
    expect(await follow({ isRepeat: true })).toEqual({ windowDays: 30 });
    expect(await clicksOf(person)).toBe(3);
    // An hour before midnight in Kolkata, and an hour after.
    const before = world.now;
    for (const at of ["2026-03-04T17:30:00Z", "2026-03-04T19:30:00Z"]) {
      world.now = new Date(at);
      await follow();
    }
    world.now = before;
    const { rows } = await world.sql.query(
      "select day::text, count from affiliate_clicks k join affiliates a on a.id = k.affiliate_id where a.code = $1 order by day",
      [code],
    );
    expect(rows).toEqual([
      { day: "2026-03-02", count: 3 },
      { day: "2026-03-04", count: 1 },
      { day: "2026-03-05", count: 1 },
    ]);
    expect(await world.system.run(followLink, { code: "zzzzzzzz" })).toEqual({ windowDays: null });
    const uuid = await affiliateUuid(person);
    await expectRefusal(world.as(person).run(suspendAffiliate, { affiliateUuid: uuid, reason: "Demo" }), "forbidden");
    await world.as(finance).run(suspendAffiliate, { affiliateUuid: uuid, reason: "Bought clicks" });
    expect(await follow()).toEqual({ windowDays: null });
    await world.as(finance).run(resumeAffiliate, { affiliateUuid: uuid });
    await open(false);
    expect(await follow()).toEqual({ windowDays: null });
    expect(await clicksOf(person)).toBe(5);
    await open(true);
  });

  it("PAY-6 what a browser keeps of a link is ours or nothing, and says when it was followed", async () => {
    const signer = hmacSigner("a secret");
    const at = new Date("2026-03-02T10:00:00.000Z");
    const token = await referralToken(signer, { code: "abcd1234", at });
    expect(await readReferral(signer, token, at)).toEqual({ code: "abcd1234", at });
    const later = new Date(at.getTime() + 367 * 86_400_000);
    expect(await readReferral(signer, token, later)).toBeNull();
    for (const forged of [undefined, "", "x", `${token.slice(0, -2)}AA`, token.replace(".", ".a")])
      expect(await readReferral(signer, forged, at)).toBeNull();
    const other = await signer.sign("upload", { code: "abcd1234", at: at.toISOString() }, later);
    expect(await readReferral(signer, other, at)).toBeNull();
  });

  it.each([
    ["/courses/solar", "en", "/courses/solar"],
    ["/courses/solar?x=1", "ar", "/ar/courses/solar?x=1"],
    ["/ar/courses/solar", "en", "/ar/courses/solar"],
    ["http://localhost:8787/plans?cycle=annual", "en", "/plans?cycle=annual"],
    ["/", "ar", "/ar"],
    ["", "en", "/"],
    ["//evil.example", "en", null],
    ["https://evil.example/courses/solar", "en", null],
    ["/\\evil.example", "en", null],
    ["/courses/../admin", "en", null],
    ["/courses/%2e%2e/admin", "en", null],
    ["/r/abcd1234", "en", null],
    ["/admin/users", "en", null],
    ["/api/v1/courses", "en", null],
    ["/student", "en", null],
    ["/ar//evil.example", "en", null],
    ["javascript:alert(1)", "en", null],
    ["http://[", "en", null],
  ] as const)("PAY-6 a link leads to public pages of ours alone: %s (%s)", (to, locale, expected) => {
    expect(publicDestination(to, "http://localhost:8787", locale)).toBe(expected);
  });
});
