import { beforeAll, describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { assignRoles, listRoles } from "../access";
import { editRobots } from "../site";
import { courseAudit, exportAudit, ownAudit, readAudit, searchAudit } from ".";

describe("the audit trail", () => {
  const world = createWorld();
  let admin: Person;
  let manager: Person;
  beforeAll(async () => {
    admin = await world.person("super_admin");
    manager = await world.person("content_manager", { fullName: "Demo Curator Quill" });
  });
  /** As if `person` had done it through a verb. */
  async function act(person: Person, verb: string, text: string, values: unknown[] = []) {
    await world.sql.query(
      "select set_config('app.verb', $1, false), set_config('app.actor_id', $2, false), set_config('app.address', '198.51.100.9', false)",
      [verb, String(person.id)],
    );
    const result = await world.sql.query(text, values);
    await world.sql.query(
      "select set_config('app.verb', 'test.arrange', false), set_config('app.actor_id', '', false), set_config('app.address', '', false)",
    );
    return result.rows[0];
  }
  async function courseOf(instructor: Person, slug: string) {
    const course = await act(
      instructor,
      "courses.create",
      `insert into courses (slug, created_by_id, translations) values ($1, $2, '{"en":{"title":"T"}}') returning id, uuid`,
      [slug, instructor.id],
    );
    await act(instructor, "courses.create", "insert into course_instructors (course_id, user_id) values ($1, $2)", [
      course.id,
      instructor.id,
    ]);
    return course as { id: string; uuid: string };
  }

  it("ADM-6 a change is found by person, verb, kind, thing and time, with what it changed", async () => {
    await world.as(manager).run(editRobots, { text: "User-agent: first" });
    await world.as(manager).run(editRobots, { text: "User-agent: second" });
    const search = (input: object) => world.as(admin).run(searchAudit, input);
    const { items } = await search({ verb: "site.editRobots" });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      action: "updated",
      verb: "site.editRobots",
      entityType: "system_settings",
      changed: ["value"],
      actor: { uuid: manager.uuid, name: manager.fullName, email: manager.email },
      address: "203.0.113.7",
      agent: "Mozilla/5.0 (test)",
      detail: null,
    });
    expect(items[1]).toMatchObject({ action: "created", changed: [] });
    const ids = items.map(({ id }) => id);
    for (const filter of [
      { actorUuid: manager.uuid },
      { q: "curator QUILL", verb: "site.editRobots" },
      { q: manager.email, verb: "site.editRobots" },
      { q: "site.edit", from: "2020-01-01" },
      { q: items[0]?.entityUuid },
      { entityUuid: items[0]?.entityUuid, entityType: "system_settings", to: "2999-12-31" },
    ]) {
      expect(
        (await search(filter)).items.map(({ id }) => id),
        JSON.stringify(filter),
      ).toEqual(ids);
    }
    for (const filter of [
      { q: "100%" },
      { q: "cur_tor" },
      { q: "%" },
      { verb: "site.editRobots", action: "deleted" },
      { verb: "site.editRobots", to: "2020-01-01" },
      { verb: "site.editRobots", from: "2999-01-01T00:00:00Z" },
    ]) {
      expect((await search(filter)).items, JSON.stringify(filter)).toEqual([]);
    }
    expect((await search({ q: "", actorUuid: "", action: "", from: "", limit: 3 })).items).toHaveLength(3);
  });

  it("ADM-6 a day means the reader's own day", async () => {
    // Before everything else, so with the lowest id.
    await world.sql.query(
      `insert into audit_logs (id, action, verb, request_id, entity_type, created_at) overriding system value
       values (-1, 'viewed', 'probe.day', '', 'probe', '2026-02-10T21:30:00Z')`,
    );
    const found = async (reader: Person, from: string, to: string) =>
      (await world.as(reader).run(searchAudit, { verb: "probe.day", from, to })).items.length;
    const inCairo = { ...admin, timeZone: "Africa/Cairo" };
    const inKolkata = { ...admin, timeZone: "Asia/Kolkata" };
    expect(await found(inCairo, "2026-02-10", "2026-02-10")).toBe(1);
    expect(await found(inKolkata, "2026-02-10", "2026-02-10")).toBe(0);
    expect(await found(inKolkata, "2026-02-11", "2026-02-11")).toBe(1);
    expect(await found(inCairo, "2026-02-10T21:30:00Z", "2026-02-10T21:30:00Z")).toBe(1);
  });

  it("ADM-6 pages follow one another without gap or repetition", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.as(admin).run(searchAudit, { entityType: "lookups", limit: 100, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    const { rows } = await world.sql.query("select id from audit_logs where entity_type = 'lookups' order by id desc");
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it("ADM-6 one line tells before and after; secrets are redacted", async () => {
    await act(
      admin,
      "users.edit",
      "update users set full_name = 'Demo Renamed', password_hash = 'scrypt$secret' where id = $1",
      [manager.id],
    );
    const { items } = await world.as(admin).run(searchAudit, { verb: "users.edit" });
    const line = await world.as(admin).run(readAudit, { id: items[0]?.id ?? "" });
    expect(line.before).toEqual({ full_name: "Demo Curator Quill", password_hash: "[redacted]" });
    expect(line.after).toEqual({ full_name: "Demo Renamed", password_hash: "[redacted]" });
    expect(JSON.stringify(line)).not.toContain("scrypt");
    await expectRefusal(world.as(admin).run(readAudit, { id: "999999999" }), "not_found");
    await expectRefusal(world.as(admin).run(readAudit, { id: "1 or 1=1" }), "invalid_input");
  });

  it("ADM-6 a search for a person finds what they did and what was done to them", async () => {
    const target = await world.person("student", { fullName: "Demo Heron Reed" });
    await act(target, "me.update", "update users set status_reason = 'By me' where id = $1", [target.id]);
    await act(admin, "users.suspend", "update users set status = 'suspended' where id = $1", [target.id]);
    await world.as(admin).run(assignRoles, { userUuid: target.uuid, roles: ["student", "mentor"] });
    await act(admin, "users.edit", "update users set status_reason = 'Another' where id = $1", [manager.id]);
    for (const q of ["heron reed", target.email]) {
      const { items } = await world.as(admin).run(searchAudit, { q });
      expect(
        items.map(({ verb }) => verb).filter((verb) => verb !== "test.arrange"),
        q,
      ).toEqual(["roles.assign", "users.suspend", "me.update"]);
    }
  });

  it("ADM-6 refused actions are in the trail", async () => {
    const student = await world.person("student");
    await expectRefusal(world.as(student).run(listRoles, {}), "forbidden");
    await world.settle();
    const { items } = await world.as(admin).run(searchAudit, { actorUuid: student.uuid, action: "refused" });
    expect(items).toMatchObject([{ verb: "roles.list", detail: { code: "forbidden" } }]);
  });

  it("ADM-6 each person sees what they did and what was done to their account, and nobody else's", async () => {
    const student = await world.person("student");
    await act(student, "me.update", "update users set full_name = 'Demo Self' where id = $1", [student.id]);
    await world.as(admin).run(assignRoles, { userUuid: student.uuid, roles: ["student", "mentor"] });
    await act(admin, "users.edit", "update users set full_name = 'Demo Other' where id = $1", [manager.id]);
    const { items, next } = await world.as(student).run(ownAudit, {});
    expect(items.map(({ verb, byMe }) => [verb, byMe])).toEqual([
      ["roles.assign", false],
      ["me.update", true],
      ["test.arrange", false],
      ["test.arrange", false],
    ]);
    expect(next).toBeNull();
    // Who else it was is told by name; where they sat is not.
    expect(items[0]).toMatchObject({ actorName: admin.fullName, address: null, agent: null, entityUuid: student.uuid });
    expect(items[1]).toMatchObject({ actorName: null, address: "198.51.100.9", changed: ["full_name"] });
    expect(JSON.stringify(items)).not.toContain(admin.email);
    const first = await world.as(student).run(ownAudit, { limit: 1 });
    const rest = await world.as(student).run(ownAudit, { limit: 3, cursor: first.next ?? "" });
    expect([...first.items, ...rest.items]).toEqual(items);
    await expectRefusal(world.visitor.run(ownAudit, {}), "unauthenticated");
    await expectRefusal(world.as(student).run(ownAudit, { userUuid: manager.uuid } as never), "invalid_input");
  });

  it("ADM-6 instructors see the history of their own courses, with what lies within, without addresses", async () => {
    const instructor = await world.person("instructor");
    const other = await world.person("instructor");
    const course = await courseOf(instructor, "own-course");
    const section = await act(
      instructor,
      "sections.create",
      `insert into sections (course_id, position, translations) values ($1, 1, '{"en":{"title":"S"}}') returning id`,
      [course.id],
    );
    const lesson = await act(
      instructor,
      "lessons.create",
      `insert into lessons (course_id, section_id, position, translations) values ($1, $2, 1, '{"en":{"title":"L"}}') returning id`,
      [course.id, section.id],
    );
    await act(
      instructor,
      "contentItems.create",
      `insert into content_items (lesson_id, position, content_type, translations) values ($1, 1, 'text', '{"en":{"body":"B"}}')`,
      [lesson.id],
    );
    const quiz = await act(
      instructor,
      "quizzes.create",
      `insert into quizzes (course_id, translations) values ($1, '{"en":{"title":"Q"}}') returning id`,
      [course.id],
    );
    expect(quiz.id).toBeDefined();

    const { items } = await world.as(instructor).run(courseAudit, { courseUuid: course.uuid });
    expect(items.map(({ entityType }) => entityType)).toEqual([
      "quizzes",
      "content_items",
      "lessons",
      "sections",
      "course_instructors",
      "courses",
    ]);
    expect(items.every(({ address, agent }) => address === null && agent === null)).toBe(true);
    const line = await world.as(instructor).run(readAudit, { id: items[2]?.id ?? "" });
    expect(line.after).toMatchObject({ position: 1 });
    expect((await world.as(admin).run(courseAudit, { courseUuid: course.uuid })).items[0]?.address).toBe(
      "198.51.100.9",
    );
    expect((await world.as(instructor).run(courseAudit, { courseUuid: course.uuid, action: "deleted" })).items).toEqual(
      [],
    );

    await expectRefusal(world.as(other).run(courseAudit, { courseUuid: course.uuid }), "not_found");
    await expectRefusal(world.as(other).run(readAudit, { id: items[2]?.id ?? "" }), "not_found");
    const elsewhere = await world.as(admin).run(searchAudit, { entityType: "users", limit: 1 });
    await expectRefusal(world.as(instructor).run(readAudit, { id: elsewhere.items[0]?.id ?? "" }), "not_found");
    await expectRefusal(world.as(instructor).run(searchAudit, {}), "forbidden");
    await expectRefusal(world.as(manager).run(courseAudit, { courseUuid: course.uuid }), "forbidden");

    await world.sql.query("update courses set deleted_at = now() where id = $1", [course.id]);
    await expectRefusal(world.as(instructor).run(courseAudit, { courseUuid: course.uuid }), "not_found");
    expect((await world.as(admin).run(courseAudit, { courseUuid: course.uuid })).items[0]?.action).toBe("deleted");
  });

  it("ADM-6 wrong filters are named", async () => {
    const wrong = await expectRefusal(
      world
        .as(admin)
        .run(searchAudit, { actorUuid: "1", action: "burnt", from: "yesterday", limit: 101, extra: 1 } as never),
      "invalid_input",
    );
    expect(Object.keys(wrong.params.fields ?? {}).sort()).toEqual(["action", "actorUuid", "extra", "from", "limit"]);
    // A cursor that is none of ours begins at the beginning.
    expect((await world.as(admin).run(searchAudit, { cursor: "zzz", limit: 1 })).items).toHaveLength(1);
  });

  it("ADM-6 is taken out with what each line changed, as filtered; that is a line of the trail too, and takes a right of its own", async () => {
    const curator = await world.person("content_manager", { fullName: "Demo Curator Export" });
    const instructor = await world.person("instructor");
    const { uuid } = await courseOf(instructor, "taken-out");
    const { items, next } = await world.as(admin).run(exportAudit, { entityUuid: uuid });
    expect(next).toBeNull();
    expect(items[0]).toMatchObject({ entityUuid: uuid, action: "created", address: "198.51.100.9", before: null });
    expect(items[0]?.after).toMatchObject({ slug: "taken-out" });
    const { items: lines } = await world.as(admin).run(searchAudit, { verb: "audit.export" });
    expect(lines).toMatchObject([
      { action: "downloaded", entityType: "audit", detail: { entityUuid: uuid }, actor: { uuid: admin.uuid } },
    ]);
    await expectRefusal(world.as(admin).run(exportAudit, { cursor: "x.y" }), "not_found");
    await expectRefusal(world.as(curator).run(exportAudit, {}), "forbidden");
    const reader = { ...curator, grants: new Set(["audit.read:all"]) };
    await expectRefusal(world.as(reader).run(exportAudit, {}), "forbidden");
  });
});
