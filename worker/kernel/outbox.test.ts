import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { createWorld } from "../../tests/support/world";
import { connect, type Database } from "./database";
import { newUuid } from "./ids";
import { drain } from "./outbox";
import type { OutboxMessage } from "./ports";

describe("the outbox", () => {
  const world = createWorld();
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  let database: Database;
  beforeAll(() => {
    database = connect(world.tenant.databaseUrl, { fetchEndpoint: `${inject("bridgeUrl")}/sql` });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Messages that commits have left, one each. */
  async function left(count: number): Promise<OutboxMessage[]> {
    const messages = Array.from({ length: count }, () => ({
      uuid: newUuid(),
      kind: "probe.stored",
      payload: {},
      requestId: "request-1",
      traceparent: null,
    }));
    await world.sql.query(
      "insert into outbox (uuid, kind, payload, request_id) select unnest($1::uuid[]), 'probe.stored', '{}', 'request-1'",
      [messages.map(({ uuid }) => uuid)],
    );
    return messages;
  }
  const unmarked = async (messages: OutboxMessage[]) =>
    (
      await world.sql.query("select 1 from outbox where uuid = any($1) and sent_at is null", [
        messages.map(({ uuid }) => uuid),
      ])
    ).rowCount;
  /** A tenant's wiring whose commits are counted, and may be made to do something else. */
  function wiring() {
    const made = { commits: 0, instead: null as (() => Promise<never>) | null, sent: 0 };
    const write: Database["write"] = (build) => {
      made.commits++;
      return made.instead ? made.instead() : database.write(build);
    };
    const send = async (messages: OutboxMessage[]) => {
      made.sent += messages.length;
    };
    return { made, wiring: { database: { ...database, write } as Database, ports: { queue: { send } } } };
  }

  it("PLT-10 what many have sent at the same time is marked together, each once", async () => {
    const { made, wiring: of } = wiring();
    const messages = await left(40);
    await Promise.all(messages.map((message) => drain(of, [message], log)));
    // The first marks for all: it may still be at it when the others are done.
    await vi.waitFor(async () => expect(await unmarked(messages)).toBe(0));
    expect(made.sent).toBe(40);
    expect(made.commits).toBeLessThan(5);
    const [alone] = await left(1);
    await drain(of, [alone as OutboxMessage], log);
    expect(await unmarked([alone as OutboxMessage])).toBe(0);
  });

  it("PLT-10 a marking that fails is left to the sweep, and holds up no later one", async () => {
    const { made, wiring: of } = wiring();
    const messages = await left(2);
    made.instead = () => Promise.reject(new Error("away"));
    await drain(of, messages, log);
    expect(await unmarked(messages)).toBe(2);
    made.instead = null;
    const later = await left(1);
    await drain(of, later, log);
    expect(await unmarked(later)).toBe(0);
  });

  it("PLT-10 whoever was stopped while marking for others is not waited for", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { made, wiring: of } = wiring();
    const [stopped, gathered, later] = await left(3);
    made.instead = () => new Promise(silent);
    void drain(of, [stopped as OutboxMessage], log);
    await vi.waitFor(() => expect(made.commits).toBe(1));
    await drain(of, [gathered as OutboxMessage], log);
    made.instead = null;
    vi.setSystemTime(Date.now() + 11_000);
    await drain(of, [later as OutboxMessage], log);
    expect(await unmarked([gathered as OutboxMessage, later as OutboxMessage])).toBe(0);
  });
});
