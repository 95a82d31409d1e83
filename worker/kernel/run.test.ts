import { eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../tests/support/refusal";
import { createWorld } from "../../tests/support/world";
import { systemSettings } from "../modules/site/schema";
import { guard } from "./database";
import { newUuid } from "./ids";
import { anyone, command, granted, query, signedIn } from "./verb";

const Setting = v.strictObject({ key: v.pipe(v.string(), v.maxLength(40)), value: v.string() });
const put = command({
  name: "probe.put",
  summary: "Stores a setting.",
  may: granted("site.manage", "all"),
  input: Setting,
  output: v.object({ uuid: v.string() }),
  errors: ["conflict", "slug_taken"],
  idempotent: true,
  async run(ctx, input) {
    const uuid = newUuid();
    const reply = { uuid };
    await ctx.commit({
      statements: (w) => [
        w.select({ ok: guard(sql`${input.value} <> 'refused'`, "slug_taken") }).from(sql`(values (1)) as one`),
        w.insert(systemSettings).values({ uuid, key: input.key, value: input.value }),
      ],
      events: [{ kind: "probe.stored", payload: { uuid } }],
      constraints: { system_settings_key_unique: "conflict" },
      reply,
    });
    return reply;
  },
});
const read = query({
  name: "probe.read",
  summary: "Reads a setting.",
  may: signedIn,
  input: v.strictObject({ key: v.string() }),
  output: v.object({ value: v.nullable(v.string()) }),
  errors: [],
  async run(ctx, { key }) {
    const [rows] = await ctx.read((q) => [
      q.select({ value: sql<string>`value #>> '{}'` }).from(systemSettings).where(eq(systemSettings.key, key)),
    ]);
    return { value: rows[0]?.value ?? null };
  },
});

const readOrRefuse = query({
  ...read,
  name: "probe.readOrRefuse",
  errors: ["slug_taken"],
  async run(ctx, { key }) {
    const [[one]] = await ctx.read((q) => [
      q.select({ ok: guard(sql`${key} <> 'refused'`, "slug_taken") }).from(sql`(values (1)) as one`),
    ]);
    return { value: String(one?.ok) };
  },
});

describe("verbs", () => {
  const world = createWorld();
  const manager = async () => ({ ...(await world.person("content_manager")), grants: new Set(["site.manage:all"]) });

  it("PLT-10 a command refuses, parses, commits once, with audit and outbox, and nothing of a refused one is stored", async () => {
    const admin = await manager();
    const student = await world.person("student");
    await expectRefusal(world.visitor.run(put, { key: "a", value: "1" }), "unauthenticated");
    await expectRefusal(world.as(student).run(put, { key: "a", value: "1" }), "forbidden");
    const wrong = await expectRefusal(
      world.as(admin).run(put, { key: "x".repeat(41), extra: 1 } as never),
      "invalid_input",
    );
    expect(wrong.params.fields).toEqual({
      key: { code: "too_long", limit: 40 },
      value: { code: "required" },
      extra: { code: "unknown" },
    });
    await expectRefusal(world.as(admin).run(put, { key: "a", value: "refused" }), "slug_taken");
    expect(await world.as(student).run(read, { key: "a" })).toEqual({ value: null });

    const { uuid } = await world.as(admin).run(put, { key: "a", value: "1" });
    await expectRefusal(world.as(admin).run(put, { key: "a", value: "2" }), "conflict");
    await world.settle();
    expect(world.events.map((e) => [e.kind, e.payload])).toEqual([["probe.stored", { uuid }]]);
    const { rows: sent } = await world.sql.query("select sent_at from outbox");
    expect(sent).toHaveLength(1);
    expect(sent[0].sent_at).not.toBeNull();
    const { rows: audit } = await world.sql.query(
      "select action, verb, actor_id::int, address, after->>'key' as key from audit_logs where entity_type = 'system_settings'",
    );
    expect(audit).toEqual([
      { action: "created", verb: "probe.put", actor_id: admin.id, address: "203.0.113.7", key: "a" },
    ]);
  });

  it("PLT-10 text that PostgreSQL cannot keep is a named error of its field, however deep it stands", async () => {
    const admin = await manager();
    for (const value of ["a\u0000b", "half a pair \ud800"]) {
      const error = await expectRefusal(world.as(admin).run(put, { key: "b", value }), "invalid_input");
      expect(error.params.fields).toEqual({ value: { code: "format" } });
    }
    const nested = { key: "b", value: "1", extra: [{ deep: ["fine", "\u0000"] }] };
    const error = await expectRefusal(world.as(admin).run(put, nested as never), "invalid_input");
    expect(error.params.fields).toEqual({ "extra.0.deep.1": { code: "format" } });
  });

  it("PLT-10 an idempotency key answers a repetition as the first call, and refuses another body", async () => {
    const admin = await manager();
    const call = (value: string) => world.as(admin).run(put, { key: "once", value }, { idempotencyKey: "k1" });
    const [first, second] = await Promise.all([call("1"), call("1")]);
    expect(second).toEqual(first);
    expect(await call("1")).toEqual(first);
    await expectRefusal(call("2"), "idempotency_key_reused");
    const other = await manager();
    await expectRefusal(world.as(other).run(put, { key: "once", value: "1" }, { idempotencyKey: "k1" }), "conflict");
  });

  it("PLT-10 a read cannot write and the app cannot rewrite history", async () => {
    const sneaky = query({
      name: "probe.sneaky",
      summary: "Tries to write while reading.",
      may: anyone,
      input: v.strictObject({}),
      output: v.object({}),
      errors: [],
      async run(ctx) {
        await ctx.read((q) => [
          q.select({ x: sql`set_config('app.verb','x',true)` }).from(sql`(values (1)) v`),
          (q as never as { execute(s: unknown): never }).execute(sql`delete from system_settings`),
        ]);
        return {};
      },
    });
    await expect(world.visitor.run(sneaky, {})).rejects.toThrow(/read-only|Failed query/);
    const { rows } = await world.sql.query(
      "select has_table_privilege('app', 'audit_logs', 'UPDATE') as may_update, has_table_privilege('app', 'audit_logs', 'INSERT') as may_insert",
    );
    expect(rows).toEqual([{ may_update: false, may_insert: true }]);
  });

  it("PLT-10 verbs that are run at once are answered each with its own, and a refusal of one reaches no other", async () => {
    await world.sql.query("insert into system_settings (uuid, key, value) values ($1, 'both', '\"1\"')", [newUuid()]);
    const { run } = world.as(await world.person("student"));
    const asked = (key: string) => Promise.allSettled([run(readOrRefuse, { key }), run(read, { key: "both" })]);
    expect(await asked("fine")).toMatchObject([{ value: { value: "true" } }, { value: { value: "1" } }]);
    expect(await asked("refused")).toMatchObject([{ reason: { code: "slug_taken" } }, { value: { value: "1" } }]);
  });
});
