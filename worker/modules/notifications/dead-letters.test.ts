import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { discardDeadLetters, listDeadLetters, recordDeadLetter, retryDeadLetters } from "./index";

describe("dead letters", () => {
  const world = createWorld();
  const bury = async (lastError: string | null = "Error: away", outboxUuid: string = randomUUID()) => {
    await world.system.run(recordDeadLetter, {
      outboxUuid,
      kind: "mail.password_changed",
      payload: { userUuid: "0195a5a0-0000-7000-8000-000000000000" },
      lastError,
    });
    return outboxUuid;
  };

  it("ADM-9 an administrator sees what the queue gave up on and why, and sends it once more, as the same message, once", async () => {
    const admin = await world.person("super_admin");
    const as = world.as(admin);
    const first = await bury();
    const second = await bury(null);
    expect(
      (await as.run(listDeadLetters, {})).items.map(({ outboxUuid, lastError }) => [outboxUuid, lastError]),
    ).toEqual([
      [second, null],
      [first, "Error: away"],
    ]);
    await world.settle();
    world.events.length = 0;
    const both = await Promise.allSettled([1, 2].map(() => as.run(retryDeadLetters, { outboxUuids: [first, second] })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await world.settle();
    expect(world.events.map(({ uuid }) => uuid).sort()).toEqual([first, second].sort());
    expect((await as.run(listDeadLetters, {})).items).toEqual([]);
    expect((await as.run(listDeadLetters, { state: "settled" })).items[0]).toMatchObject({
      outboxUuid: second,
      outcome: "retried",
      settledBy: admin.fullName,
    });
    await expectRefusal(as.run(retryDeadLetters, { outboxUuids: [first] }), "conflict");
    // It dies again: it waits for a decision again, with the newer reason.
    await bury("Error: still away", first);
    expect((await as.run(listDeadLetters, {})).items).toMatchObject([
      { outboxUuid: first, lastError: "Error: still away", outcome: null },
    ]);
    await as.run(retryDeadLetters, { outboxUuids: [first] });
    await world.settle();
    const { rows } = await world.sql.query("select count(*)::int as n from outbox where uuid = $1", [first]);
    expect(rows[0].n).toBe(1);
  });

  it("ADM-9 what is dropped stays dropped, and the audit trail says who did it", async () => {
    const admin = await world.person("super_admin");
    const uuids = [await bury(), await bury()];
    expect(await world.as(admin).run(discardDeadLetters, { outboxUuids: uuids })).toEqual({ settled: 2 });
    await expectRefusal(world.as(admin).run(discardDeadLetters, { outboxUuids: uuids }), "conflict");
    // The queue's own dead-letter queue tells of it late: a decision is a decision.
    await bury(null, uuids[0]);
    expect((await world.as(admin).run(listDeadLetters, {})).items.map(({ outboxUuid }) => outboxUuid)).not.toContain(
      uuids[0],
    );
    const { rows } = await world.sql.query(
      "select verb, actor_id::int, after->>'outcome' as outcome from audit_logs where entity_type = 'dead_letters' and actor_id = $1 order by id",
      [admin.id],
    );
    expect(rows).toEqual(uuids.map(() => ({ verb: "deadLetters.discard", actor_id: admin.id, outcome: "discarded" })));
    await expectRefusal(world.as(await world.person("support_admin")).run(listDeadLetters, {}), "forbidden");
  });

  it("NTF-5 its keepers are told of a dead letter; of one that only told somebody something, nobody is", async () => {
    await world.settle();
    world.events.length = 0;
    await bury();
    await world.system.run(recordDeadLetter, {
      outboxUuid: randomUUID(),
      kind: "push.notification",
      payload: {},
      lastError: null,
    });
    await world.settle();
    expect(world.events.map(({ kind }) => kind)).toEqual(["dead_letter.recorded"]);
  });
});
