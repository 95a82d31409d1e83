import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { sealAudit, verifySeals } from ".";

describe("seals of the audit trail", () => {
  const world = createWorld();
  let auditor: Person;
  beforeAll(async () => {
    auditor = await world.person("super_admin");
  });
  const verify = (input: { limit?: number; cursor?: string } = {}) =>
    world.as(auditor).run(verifySeals, { limit: 50, ...input });
  const write = () =>
    world.sql.query(
      "insert into system_settings (key, value) values ('probe', '1') on conflict (key) do update set value = to_jsonb(random())",
    );
  /** Seals reach up to the oldest transaction of the whole server, and other test files have theirs: it may take a moment. */
  async function sealAll() {
    await expect
      .poll(
        async () => {
          await world.system.run(sealAudit, {});
          return (await verify()).unsealedRows;
        },
        { timeout: 10_000 },
      )
      .toBe(0);
  }
  /** Does to history what only its owner could, asks for the verdict, and undoes it. */
  async function verdictOf(change: string, undo: string) {
    await world.sql.query(change);
    const { ok, broken } = await verify();
    await world.sql.query(undo);
    expect((await verify()).ok).toBe(true);
    return { ok, reason: broken?.reason, missing: broken ? broken.expectedRows - broken.foundRows : 0 };
  }

  it("ADM-6 what is sealed verifies, in a chain that goes on with each call", async () => {
    await write();
    await sealAll();
    const first = await verify();
    expect(first).toMatchObject({ ok: true, broken: null, next: null });
    expect(first.rows).toBeGreaterThan(500);
    await write();
    await sealAll();
    const second = await verify();
    expect(second).toMatchObject({ ok: true, seals: first.seals + 1, rows: first.rows + 1 });
    expect(second.head?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(second.head?.digest).not.toBe(first.head?.digest);
    expect(await world.system.run(sealAudit, {})).toEqual({ seals: 0, rows: 0, behind: false });
    const pieces = await verify({ limit: 1 });
    expect(pieces).toMatchObject({ ok: true, seals: 1 });
    expect((await verify({ cursor: pieces.next ?? "" })).seals).toBe(second.seals - 1);
  });

  it("ADM-6 a line that was changed, removed or slipped in is found", async () => {
    const some = "id = (select id from audit_logs order by id offset 20 limit 1)";
    await world.sql.query(`create table kept as select * from audit_logs where ${some}`);
    const same = "id = (select id from kept)";
    for (const [column, value] of [
      ["actor_id", "4711"],
      ["after", `after || '{"code":"forged"}'`],
      ["verb", "'roles.edit'"],
      ["created_at", "created_at + interval '1 microsecond'"],
      ["address", "'198.51.100.1'"],
    ]) {
      expect(
        await verdictOf(
          `update audit_logs set ${column} = ${value} where ${same}`,
          `update audit_logs set ${column} = (select ${column} from kept) where ${same}`,
        ),
      ).toEqual({
        ok: false,
        reason: "rows",
        missing: 0,
      });
    }
    const removed = await verdictOf(
      `delete from audit_logs where ${same}`,
      "insert into audit_logs overriding system value select * from kept",
    );
    expect(removed).toEqual({ ok: false, reason: "rows", missing: 1 });
    const slippedIn = await verdictOf(
      "insert into audit_logs (xid, action, verb, request_id, entity_type) select xid, 'viewed', 'x.y', '', 'lie' from kept",
      "delete from audit_logs where entity_type = 'lie'",
    );
    expect(slippedIn).toEqual({ ok: false, reason: "rows", missing: -1 });
  });

  it("ADM-6 a seal that was changed or removed is found, even where its digest was made to fit", async () => {
    await write();
    await sealAll();
    await world.sql.query("create table kept_seals as select * from audit_seals");
    const restore = "delete from audit_seals; insert into audit_seals overriding system value select * from kept_seals";
    expect(
      await verdictOf("delete from audit_seals where id = (select min(id) from audit_seals)", restore),
    ).toMatchObject({ ok: false, reason: "chain" });
    expect(
      await verdictOf(
        "update audit_seals set digest = repeat('0', 64) where id = (select max(id) from audit_seals)",
        restore,
      ),
    ).toMatchObject({ ok: false, reason: "rows" });
    // A forger who changes a line and recomputes the seal above it breaks the next link instead.
    await world.sql.query("create table first_line as select * from audit_logs order by xid, id limit 1");
    const forged = await verdictOf(
      `update audit_logs set verb = 'x.y' where id = (select id from first_line);
       update audit_seals s set digest = (audit_digest('0', 0, s.last_xid, s.last_id, '')).digest where id = (select min(id) from audit_seals)`,
      `update audit_logs set verb = (select verb from first_line) where id = (select id from first_line); ${restore}`,
    );
    expect(forged).toMatchObject({ ok: false, reason: "chain" });
  });

  it("ADM-6 an end that was cut off is found, and stays found while the trail goes on", async () => {
    await write();
    await sealAll();
    const cutOff = "id = (select max(id) from audit_seals)";
    await world.sql.query(`create table kept_end as select * from audit_logs
      where (xid, id) > (select last_xid, last_id from audit_seals order by id desc offset 1 limit 1)`);
    await world.sql.query(`create table kept_seal as select * from audit_seals where ${cutOff}`);
    // The lines of the newest seal and the seal: what is left is a sound, shorter chain.
    await world.sql.query("delete from audit_logs where id in (select id from kept_end)");
    await world.sql.query(`delete from audit_seals where ${cutOff}`);
    const cut = await verify();
    expect(cut).toMatchObject({ ok: false, broken: { reason: "end", foundRows: 0 } });
    expect(cut.seals).toBeGreaterThan(0);
    expect((await verify({ limit: 1 })).broken?.reason).toBe("end");

    await write();
    await sealAll();
    expect((await verify()).broken?.reason).toBe("end");
    await world.sql.query(`delete from audit_logs where (xid, id) > (select last_xid, last_id from kept_seal)`);
    await world.sql.query(`delete from audit_seals where id > (select id from kept_seal)`);
    await world.sql.query("insert into audit_logs overriding system value select * from kept_end");
    await world.sql.query("insert into audit_seals overriding system value select * from kept_seal");
    expect((await verify()).ok).toBe(true);
  });

  it("ADM-6 without an answer from the second place the check says that it cannot tell", async () => {
    const { get } = world.files;
    world.files.get = async () => {
      throw new Error("the storage is away");
    };
    await expectRefusal(verify(), "unavailable");
    world.files.get = get;
    expect((await verify()).ok).toBe(true);
  });

  it("ADM-6 a trail restored from a dump, where transaction ids start again, goes on after migrating", async () => {
    const move = (by: number) =>
      world.sql.query(
        `create or replace function audit_xid_offset() returns bigint language sql stable as 'select ${by}::bigint'`,
      );
    // As if written on a server a billion transactions further on.
    await move(1_000_000_000);
    await write();
    await sealAll();
    await move(0);
    await expect(world.system.run(sealAudit, {})).rejects.toThrow();
    const { rows: moved } = await world.sql.query("select audit_after_restore()::int as by");
    expect(moved[0].by).toBeGreaterThan(999_000_000);
    await write();
    await sealAll();
    expect((await verify()).ok).toBe(true);
    const { rows: again } = await world.sql.query("select audit_after_restore()::int as by");
    expect(again[0].by).toBe(0);
  });

  it("ADM-6 many at once seal each line once", async () => {
    for (let round = 0; round < 3; round++) {
      await write();
      await Promise.all(Array.from({ length: 6 }, () => world.system.run(sealAudit, {})));
    }
    await sealAll();
    const { rows } = await world.sql.query(
      "select (select sum(row_count) from audit_seals)::int as sealed, (select count(*) from audit_logs)::int as written",
    );
    expect(rows[0].sealed).toBe(rows[0].written);
    expect((await verify()).ok).toBe(true);
  });

  it("ADM-6 a line of a transaction still open is never passed over: it is sealed when it is there", async () => {
    await sealAll();
    const { host, port, user, password, database } = world.sql;
    const slow = new pg.Client({ host, port, user, password: password ?? "", database: database ?? "" });
    await slow.connect();
    try {
      await slow.query("begin");
      await slow.query("select set_config('app.verb', 'test.slow', true)");
      await slow.query("insert into system_settings (key, value) values ('slow', '1')");
      await write();
      // The quick line has the higher number and is committed; both wait for the slow one.
      await world.system.run(sealAudit, {});
      expect(await verify()).toMatchObject({ ok: true, unsealedRows: 1 });
      await slow.query("commit");
    } finally {
      await slow.end();
    }
    await sealAll();
    expect((await verify()).ok).toBe(true);
    const { rows } = await world.sql.query(
      "select (select sum(row_count) from audit_seals)::int as sealed, (select count(*) from audit_logs)::int as written",
    );
    expect(rows[0].sealed).toBe(rows[0].written);
  });

  it("ADM-6 the app can rewrite neither lines nor seals; people cannot seal, others cannot verify", async () => {
    const { rows } = await world.sql.query(
      "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'app' and table_name in ('audit_logs', 'audit_seals') order by 1, 2",
    );
    expect([...new Set(rows.map((row) => row.privilege_type))].sort()).toEqual(["INSERT", "SELECT"]);
    await expectRefusal(world.as(auditor).run(sealAudit, {}), "forbidden");
    await expectRefusal(world.visitor.run(sealAudit, {}), "unauthenticated");
    await expectRefusal(world.as(await world.person("instructor")).run(verifySeals, {}), "forbidden");
    await expectRefusal(world.as(auditor).run(verifySeals, { limit: 51 }), "invalid_input");
  });
});
