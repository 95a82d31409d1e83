import { describe, expect, it } from "vitest";
import { createWorld } from "../../../tests/support/world";
import { readAudit, searchAudit, verifySeals } from "../audit";
import { me } from "./me";
import { rewrapKeys } from "./rewrap-keys";
import { updateProfile } from "./update-profile";

describe("sensitive fields", () => {
  const world = createWorld();
  const phone = "+20 100 123 4567";
  const dateOfBirth = "2000-02-29";
  const stored = async (userId: number) => {
    const { rows } = await world.sql.query("select phone, date_of_birth from students where user_id = $1", [userId]);
    return rows[0] as { phone: string | null; date_of_birth: string | null };
  };

  it("PLT-10 lie sealed in their table and in the audit trail, and open for their owner and for administrators", async () => {
    const student = await world.person("student");
    const admin = await world.person("super_admin");
    await world.as(student).run(updateProfile, { phone, dateOfBirth, headline: "Fitter" });
    const row = await stored(student.id);
    expect(row.phone).toMatch(/^sealed:[\da-f-]{36}\.[\w-]+$/);
    expect(row.date_of_birth).toMatch(/^sealed:/);
    const { rows } = await world.sql.query("select string_agg(concat(before, after), ' ') as text from audit_logs");
    expect(rows[0].text).not.toContain(phone);
    expect(rows[0].text).not.toContain(dateOfBirth);

    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone, dateOfBirth, headline: "Fitter" });
    await world.as(student).run(updateProfile, { phone: "+20 111 999 0000" });
    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone: "+20 111 999 0000", dateOfBirth });
    const { items } = await world.as(admin).run(searchAudit, { entityType: "students", actorUuid: student.uuid });
    const line = await world.as(admin).run(readAudit, { id: items[0]?.id ?? "" });
    expect([line.before, line.after]).toEqual([{ phone }, { phone: "+20 111 999 0000" }]);

    await world.as(student).run(updateProfile, { phone: null });
    expect(await stored(student.id)).toMatchObject({ phone: null });
    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone: null, dateOfBirth });
  });

  it("PLT-10 a value moved to another person, or into another column, opens nothing", async () => {
    const [one, other] = [await world.person("student"), await world.person("student")];
    await world.as(one).run(updateProfile, { phone, dateOfBirth });
    const { phone: sealed } = await stored(one.id);
    await world.sql.query("update students set phone = $2 where user_id = $1", [other.id, sealed]);
    expect((await world.as(other).run(me, {})).student).toMatchObject({ phone: null });
    await world.sql.query("update students set date_of_birth = $2 where user_id = $1", [one.id, sealed]);
    await expect(world.as(one).run(me, {})).rejects.toThrow();
  });

  it("PLT-10 whoever destroys a person's keys has erased their history too, and the audit chain still holds", async () => {
    const student = await world.person("student");
    const admin = await world.person("super_admin");
    await world.as(student).run(updateProfile, { phone, dateOfBirth });
    await world.sql.query("select * from audit_seal(100000)");
    await world.sql.query("delete from person_keys where user_id = $1", [student.id]);
    const { items } = await world.as(admin).run(searchAudit, { entityType: "students", actorUuid: student.uuid });
    const line = await world.as(admin).run(readAudit, { id: items[0]?.id ?? "" });
    expect(line.after).toEqual({ phone: "[erased]", date_of_birth: "[erased]" });
    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone: null, dateOfBirth: null });
    expect(await world.as(admin).run(verifySeals, {})).toMatchObject({ ok: true, broken: null });
  });

  it("PLT-10 a tenant's new secret takes over: old keys are wrapped anew, and the old secret can go", async () => {
    const student = await world.person("student");
    await world.as(student).run(updateProfile, { phone });
    const { secret } = world.tenant;
    world.tenant = {
      ...world.tenant,
      dataSecrets: [{ id: "2", secret: "the second secret, of more than thirty-two" }],
    };
    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone });
    expect((await world.system.run(rewrapKeys, {})).rewrapped).toBeGreaterThan(0);
    expect(await world.system.run(rewrapKeys, {})).toEqual({ rewrapped: 0 });
    world.tenant = { ...world.tenant, secret: "another secret than the one before it" };
    expect((await world.as(student).run(me, {})).student).toMatchObject({ phone });
    world.tenant = { ...world.tenant, dataSecrets: [], secret };
    await expect(world.as(student).run(me, {})).rejects.toThrow("tenant secret 2");
  });
});
