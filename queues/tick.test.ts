import { describe, expect, it } from "vitest";
import { createWorld } from "../tests/support/world";
import { system } from "../worker/kernel/actor";
import { dueAt, tick } from "./tick";

describe("the timer", () => {
  const world = createWorld();

  it("PLT-10 every minute has its chores, and each chore its minute", () => {
    const anHour = Array.from({ length: 60 }, (_, minute) =>
      dueAt(new Date(Date.UTC(2026, 2, 2, 10, minute))).map((chore) => chore.name),
    );
    const times = (name: string) => anHour.flat().filter((due) => due === name).length;
    expect(times("outbox.sweep")).toBe(60);
    expect(times("attempts.closeOverdue")).toBe(60);
    expect(times("audit.seal")).toBe(60);
    expect(times("platform.watch")).toBe(60);
    expect(times("enrolments.expireDue")).toBe(12);
    expect(times("media.cleanTemporary")).toBe(6);
    expect(["accounts.pruneSessions", "mails.prune", "accounts.rewrapKeys", "kernel.prune"].map(times)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it("PLT-10 all chores run as the system; one that fails holds up no other", async () => {
    const done: string[] = [];
    const reported: unknown[] = [];
    const chores = {
      runner: world.as(system),
      errors: { report: (error: unknown) => void reported.push(error) },
      sweepOutbox: () => Promise.reject(new Error("the queue is away")),
      pruneKernelTables: async () => void done.push("pruned"),
    };
    for (let minute = 0; minute < 60; minute++) {
      const at = new Date(Date.UTC(2026, 2, 2, 10, minute));
      // The hour's last chores are what matters; the minutely ones need no sixty rounds.
      if (dueAt(at).length > 4) await tick(chores, at);
    }
    expect(done).toEqual(["pruned"]);
    expect(new Set(reported.map(String))).toEqual(new Set(["Error: the queue is away"]));
  });
});
