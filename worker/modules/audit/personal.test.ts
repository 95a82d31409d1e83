import { createDecipheriv } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { postgresAt } from "../../../scripts/local/postgres-access";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { editUser, exportUsers, updateProfile } from "../accounts";
import { exportAudit, readAudit, searchAudit, verifySeals } from ".";

describe("what is personal in the audit trail", () => {
  const world = createWorld();
  let admin: Person;
  beforeAll(async () => {
    admin = await world.person("super_admin");
  });
  const all = async (sql: string, values: unknown[] = []) => (await world.sql.query(sql, values)).rows;
  const newestLine = async (filters: { entityType: string; entityUuid?: string; actorUuid?: string }) => {
    const { items } = await world.as(admin).run(searchAudit, { ...filters, limit: 1 });
    return world.as(admin).run(readAudit, { id: items[0]?.id ?? "" });
  };
  /** Everything that the trail holds, as a thief would read it. */
  const trail = async () =>
    (await all("select string_agg(concat_ws(' ', before, after, detail), ' ') as text from audit_logs"))[0].text;

  it("PLT-10 ADM-6 names, addresses and words about oneself lie hidden in the table; whoever may read the line reads them", async () => {
    const student = await world.person("student", { fullName: "Wren Alcott", email: "wren.alcott@example.org" });
    await world.as(student).run(updateProfile, {
      headline: "Roofer of Luxor",
      city: "Luxor",
      links: [{ kind: "website", url: "https://alcott.example.org" }],
    });
    await world.as(admin).run(editUser, {
      uuid: student.uuid,
      fullName: "رن ألكوت",
      username: "wren_a",
      email: "wren@elsewhere.example",
    });
    await world.as(admin).run(exportUsers, { q: "Wren Alcott" });
    await world.as(admin).run(exportAudit, { q: "wren.alcott@example.org" });

    const text = await trail();
    for (const told of ["Wren", "wren", "alcott", "ألكوت", "elsewhere", "Roofer", "Luxor"]) {
      expect(text, told).not.toContain(told);
    }
    const line = await newestLine({ entityType: "users", entityUuid: student.uuid });
    expect(line.before).toMatchObject({ full_name: "Wren Alcott", email: student.email, username: null });
    expect(line.after).toMatchObject({ full_name: "رن ألكوت", email: "wren@elsewhere.example", username: "wren_a" });
    expect((await newestLine({ entityType: "students", actorUuid: student.uuid })).after).toEqual({
      headline: "Roofer of Luxor",
      city: "Luxor",
      links: [{ kind: "website", url: "https://alcott.example.org" }],
    });
    const { items } = await world.as(admin).run(exportAudit, { entityUuid: student.uuid, action: "created" });
    expect(items.map(({ after }) => after?.full_name)).toContain("Wren Alcott");
  });

  it("PLT-10 the app destroys a person's key and can neither read one nor make one; the lines say so, and the seals hold", async () => {
    const [gone, stays] = [await world.person("student"), await world.person("student")];
    const line = (person: Person) => newestLine({ entityType: "users", entityUuid: person.uuid });
    const rename = (person: Person, fullName: string) => world.as(admin).run(editUser, { uuid: person.uuid, fullName });
    await rename(gone, "Gone Before");
    await rename(stays, "Stays Before");
    // As erasing does: the tombstone first, whose own line still holds the name; the key last.
    await rename(gone, "Nobody");
    expect((await line(gone)).before).toEqual({ full_name: "Gone Before" });
    await all("select * from audit_seal(100000)");

    const app = new pg.Client({
      connectionString: postgresAt(inject("postgresPort")).urlOf(world.sql.database ?? ""),
    });
    await app.connect();
    try {
      await expect(app.query("select key from audit_keys")).rejects.toThrow("permission denied");
      await expect(app.query("select audit_key($1)", [gone.id])).rejects.toThrow("permission denied");
      await expect(app.query("update audit_keys set user_id = 0")).rejects.toThrow("permission denied");
      await expect(app.query("insert into audit_keys (user_id, key) values (0, '')")).rejects.toThrow(
        "permission denied",
      );
      expect((await app.query("delete from audit_keys where user_id = $1", [gone.id])).rowCount).toBe(1);
    } finally {
      await app.end();
    }

    expect((await line(gone)).before).toEqual({ full_name: "[erased]" });
    expect((await line(stays)).after).toEqual({ full_name: "Stays Before" });
    expect(await world.as(admin).run(verifySeals, { limit: 50 })).toMatchObject({ ok: true, broken: null });
    // What is written later has a key of its own; what was erased stays so.
    await rename(gone, "Nobody at all");
    const { items } = await world.as(admin).run(exportAudit, { entityUuid: gone.uuid });
    expect(items.map(({ before, after }) => [before?.full_name, after?.full_name]).slice(0, 3)).toEqual([
      ["Nobody", "Nobody at all"],
      ["[erased]", "[erased]"],
      ["[erased]", "[erased]"],
    ]);
  });

  it("PLT-10 a value that was moved to another column, row or person, or changed, does not open", async () => {
    const [one, other] = [await world.person("student"), await world.person("student")];
    const [row] = await all("select after from audit_logs where entity_type = 'users' and entity_id = $1", [one.id]);
    const { email } = row.after as { email: string };
    const open = async (entityId: number, values: object) =>
      (await all("select audit_open('users', $1, $2) as row", [entityId, values]))[0].row;
    expect(await open(one.id, { email, theme: "dark" })).toEqual({ email: one.email, theme: "dark" });
    const unreadable = "[unreadable]";
    expect(await open(one.id, { username: email })).toEqual({ username: unreadable });
    expect(await open(other.id, { email })).toEqual({ email: unreadable });
    const [key] = await all("select id from audit_keys where user_id = $1", [other.id]);
    expect(await open(one.id, { email: email.replace(/hidden:\d+/, `hidden:${key.id}`) })).toEqual({
      email: unreadable,
    });
    const flipped = email.replace(/(hidden:\d+:.{30})(.)/, (_, head, one) => `${head}${one === "A" ? "B" : "A"}`);
    expect(await open(one.id, { email: flipped })).toEqual({ email: unreadable });
    // Somebody's name that only looks like it is a name.
    expect(await open(one.id, { full_name: "hidden: I" })).toEqual({ full_name: "hidden: I" });
  });

  it("PLT-10 what is hidden is AES-256: another implementation opens it with the key", async () => {
    const person = await world.person("student");
    const [{ after, key }] = await all(
      `select l.after, k.key from audit_logs l join audit_keys k on k.user_id = l.entity_id
       where l.entity_type = 'users' and l.entity_id = $1`,
      [person.id],
    );
    const bytes = Buffer.from(after.email.split(":")[2], "base64");
    const decipher = createDecipheriv("aes-256-cbc", key.subarray(32), bytes.subarray(0, 16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(16, -32)), decipher.final()]);
    expect(JSON.parse(plain.toString())).toBe(person.email);
  });

  it("PLT-10 of each column of an audited table that sounds personal it was decided what the trail may say", async () => {
    const columns = await all(
      `select c.relname || '.' || a.attname as name, a.attname as column,
         array_remove(string_to_array(encode(t.tgargs, 'escape'), '\\000'), '') as arguments
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where p.proname = 'audit_row' and a.atttypid::regtype::text in ('text', 'citext', 'jsonb', 'date', 'inet', 'bytea')`,
    );
    const guarded = ({ column, arguments: given }: (typeof columns)[number]) =>
      given.some((argument: string) => (argument.split(":").at(-1) ?? "").split(",").includes(column));
    const personal =
      /name|mail|phone|birth|date_of|address|street|city|country|photo|about|headline|bio|link|note|reason|comment|messag|respons|agent|answer|person|contact|error/;
    const open = columns.filter((column) => personal.test(column.column) && !guarded(column)).map(({ name }) => name);
    expect(open.sort()).toEqual(Object.keys(decidedOpen).sort());
  });
});

/** Columns that sound personal and stand open in the trail, each with why. */
const decidedOpen: Record<string, string> = {
  "billing_settings.credit_note_prefix": "of a series of numbers",
  "billing_settings.seller_address": "of the house that sells",
  "billing_settings.seller_name": "of the house that sells",
  "payers.name": "of a company",
  "chat_reports.reason": "one of five codes",
  "lookup_types.name_ar": "of a list",
  "lookup_types.name_en": "of a list",
  "lookups.name_ar": "of a value",
  "lookups.name_en": "of a value",
  "orders.tax_name": "of a tax",
  "quiz_questions.answers": "what may be chosen, by the course's authors",
  "roles.name_ar": "of a role",
  "roles.name_en": "of a role",
  "students.date_of_birth": "sealed before it reaches the table (sealed-fields.ts)",
  "students.phone": "sealed before it reaches the table (sealed-fields.ts)",
  "users.photo_uuid": "a file's uuid, which nothing opens once the file is gone",
};
