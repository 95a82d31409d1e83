import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createWorld } from "../../../tests/support/world";
import { sendMail } from "../notifications";
import { readHealth } from "./read-health";
import { watchPlatform } from "./watch";

describe("alerts", () => {
  const world = createWorld();
  const watch = async () => {
    const told = await world.system.run(watchPlatform, {});
    await world.settle();
    return told;
  };
  /** What the outbox holds for the queue, sent as the queue would. */
  async function deliver() {
    const due = world.events.splice(0).filter(({ kind }) => kind.startsWith("mail.alert"));
    for (const { uuid, kind, payload } of due)
      await world.system.run(sendMail, { outboxUuid: uuid, kind, payload } as never);
    return world.mails.splice(0);
  }
  const minutesAgo = (minutes: number) => new Date(world.now.getTime() - minutes * 60_000);
  /** Rows of before this test are as old as the test's own clock. */
  const settleClock = async () => {
    world.now = new Date();
    // What runs in other databases of the server holds sealing up: until all of it is sealed.
    await expect
      .poll(
        async () => {
          await world.sql.query("select * from audit_seal(100000)");
          const { rows } = await world.sql.query(
            "select from audit_logs where (xid, id) > (select last_xid, last_id from audit_seals order by id desc limit 1)",
          );
          return rows.length;
        },
        { timeout: 60_000 },
      )
      .toBe(0);
  };

  it("PLT-6 one fires once, reaches each who looks after the platform in their language, and resolves", async () => {
    const english = await world.person("super_admin", { fullName: "Demo Keeper" });
    const arabic = await world.person("super_admin", { locale: "ar" });
    await world.person("content_manager");
    await settleClock();
    expect(await watch()).toEqual({ fired: [], resolved: [] });

    const stuck = randomUUID();
    await world.sql.query(
      "insert into outbox (uuid, kind, payload, request_id, created_at) values ($1, 'mail.x', '{}', '', $2)",
      [stuck, minutesAgo(6)],
    );
    expect(await watch()).toEqual({ fired: ["outbox_backlog"], resolved: [] });
    expect(await watch()).toEqual({ fired: [], resolved: [] });
    const mails = await deliver();
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual(
      [
        [english.email, "RecruitLMS: Messages wait for the queue"],
        [arabic.email, "RecruitLMS: رسائل تنتظر الطابور"],
      ].sort(),
    );
    expect(mails.find(({ to }) => to === english.email)?.text).toMatch(
      /for five minutes: 1\.[\s\S]*\/admin\/health[\s\S]*because you look after RecruitLMS/,
    );
    const health = await world.as(english).run(readHealth, {});
    expect(health.alerts).toMatchObject([{ rule: "outbox_backlog", figure: 1, resolvedAt: null }]);
    expect(health.state).toMatchObject({ waitingMessages: 1, deadLetters: 0 });

    await world.sql.query("update outbox set sent_at = now() where uuid = $1", [stuck]);
    expect(await watch()).toEqual({ fired: [], resolved: ["outbox_backlog"] });
    expect((await deliver()).map(({ subject }) => subject).sort()).toEqual([
      "RecruitLMS: resolved – Messages wait for the queue",
      "RecruitLMS: انتهى – رسائل تنتظر الطابور",
    ]);
    expect((await world.as(english).run(readHealth, {})).alerts).toMatchObject([
      { rule: "outbox_backlog", resolvedAt: world.now.toISOString() },
    ]);
  });

  it("PLT-6 two timers at once fire one alert", async () => {
    await settleClock();
    await world.sql.query("insert into dead_letters (outbox_uuid, kind, payload) values ($1, 'mail.x', '{}')", [
      randomUUID(),
    ]);
    const both = await Promise.allSettled([watch(), watch()]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const { rows } = await world.sql.query("select figure from alerts where rule = 'dead_letters'");
    expect(rows).toEqual([{ figure: 1 }]);
    await deliver();
  });

  it("PLT-6 requests that fail and a trail without seals are seen; few requests say nothing", async () => {
    await settleClock();
    const request = (ok: boolean) => ({ door: "portal", verb: null, ms: 10, ok }) as const;
    world.figures.record(Array.from({ length: 10 }, () => request(false)));
    expect((await watch()).fired).toEqual([]);
    world.figures.record(Array.from({ length: 90 }, () => request(true)));
    expect((await watch()).fired).toEqual(["error_rate"]);
    await world.sql.query(
      "insert into audit_logs (action, verb, request_id, entity_type, created_at) values ('viewed', 'x', '', 'probe', $1)",
      [minutesAgo(11)],
    );
    expect((await watch()).fired).toEqual(["sealing_behind"]);
    await deliver();
  });

  it("PLT-6 PostgreSQL away for more than a minute is mailed straight away, once, and stands in the list when it is back", async () => {
    await settleClock();
    await watch();
    await deliver();
    world.databaseAway = true;
    const began = world.now;
    expect(await watch()).toEqual({ fired: [], resolved: [] });
    expect(world.mails).toEqual([]);
    world.now = new Date(began.getTime() + 120_000);
    expect((await watch()).fired).toEqual(["database_away"]);
    expect((await watch()).fired).toEqual([]);
    expect(
      world.mails
        .splice(0)
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(["RecruitLMS: The database is away", "RecruitLMS: قاعدة البيانات لا تستجيب"]);
    world.databaseAway = false;
    world.now = new Date(began.getTime() + 180_000);
    expect((await watch()).resolved).toContain("database_away");
    const { rows } = await world.sql.query(
      "select figure, fired_at, resolved_at from alerts where rule = 'database_away'",
    );
    expect(rows).toEqual([{ figure: 3, fired_at: began, resolved_at: world.now }]);
    expect((await deliver()).map(({ subject }) => subject)).toContain("RecruitLMS: resolved – The database is away");
  });
});
