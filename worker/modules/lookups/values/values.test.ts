import { describe, expect, it } from "vitest";
import { systemRoles } from "../../access/system-roles";
import { checkValues } from "../fields";
import { lookupGroups } from ".";
import type { ValueSeed } from "./shape";

const types = lookupGroups.flatMap(({ types }) => types);
const flat = (values: readonly ValueSeed[]): ValueSeed[] =>
  values.flatMap((value) => [value, ...flat(value[3]?.children ?? [])]);
const codesOf = (code: string) => flat(types.find((type) => type.code === code)?.values ?? []).map(([value]) => value);

describe("the lookups that the product begins with", () => {
  it("ADM-8 every type and value has a code of its own, an English and an Arabic name, and what its fields ask for", () => {
    const codes = [...lookupGroups, ...types].map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
    for (const type of types) {
      const values = flat(type.values);
      expect(values.length, type.code).toBeGreaterThan(1);
      expect(new Set(values.map(([code]) => code)).size, type.code).toBe(values.length);
      for (const [code, en, ar, more] of values) {
        expect(en.trim(), `${type.code}.${code}`).not.toBe("");
        if (type.code !== "storage_provider") expect(ar, `${type.code}.${code}`).toMatch(/[\u0600-\u06FF]/);
        expect(checkValues(type.fields, more?.metadata ?? {}), `${type.code}.${code}`).toEqual({});
      }
    }
    for (const { nameEn, nameAr } of [...lookupGroups, ...types]) {
      expect(nameEn).toMatch(/^[A-Z]/);
      expect(nameAr).toMatch(/^[\u0600-\u06FF]/);
    }
  });

  it("ADM-8 every enum and every lookup type of the product is among them", () => {
    expect(types.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        "user_type",
        "user_status",
        "difficulty_level",
        "content_type",
        "question_type",
        "enrollment_status",
        "payment_status",
        "payment_type",
        "pricing_model",
        "employment_type",
        "remote_type",
        "application_status",
        "candidate_stage",
        "job_status",
        "event_status",
        "registration_status",
        "session_status",
        "referral_status",
        "placement_status",
        "notification_type",
        "admin_role",
        "user_role",
        "course_status",
        "enrollment_type",
        "post_type",
        "group_role",
        "group_privacy",
        "page_role",
        "event_type",
        "attendance_status",
        "experience_level",
        "ticket_category",
        "ticket_status",
        "ticket_priority",
        "report_type",
        "report_status",
        "language",
        "time_zone",
        "assignment_status",
        "friend_request_status",
        "subscription_status",
        "billing_cycle",
        "plan_feature",
        "chat_type",
        "message_type",
        "message_status",
        "reaction_type",
        "resource_type",
        "audit_action",
        "storage_provider",
        "note_visibility",
      ]),
    );
  });

  it("ADM-8 roles are named as the code names them", () => {
    const named = types
      .find(({ code }) => code === "user_role")
      ?.values.map(([code, nameEn, nameAr]) => ({ code, nameEn, nameAr }));
    expect(named).toEqual(Object.entries(systemRoles).map(([code, { nameEn, nameAr }]) => ({ code, nameEn, nameAr })));
  });

  it("ADM-8 every time zone is one that computers know, under a region", () => {
    const zones = codesOf("time_zone").filter((code) => code === "UTC" || code.includes("/"));
    expect(zones.length).toBeGreaterThan(90);
    for (const zone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone).not.toThrow();
    expect(zones).toEqual(expect.arrayContaining(["Africa/Cairo", "Asia/Dubai", "Asia/Riyadh", "Asia/Kolkata"]));
  });
});
