import { execFile } from "node:child_process";
import { afterEach, expect, test, vi } from "vitest";
import { everyMinute } from "./cron";
import { createStack, keepSignals } from "./signals";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("Local start: what was started last is stopped first, each once, and one failure does not keep the others", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const order: string[] = [];
  const stack = createStack();
  stack.add("database", () => order.push("database"));
  stack.add("bridge", () => Promise.reject(new Error("stuck")));
  stack.add("app", async () => void order.push("app"));
  await Promise.all([stack.stop(), stack.stop()]);
  stack.add("latecomer", () => order.push("latecomer"));
  expect(order).toEqual(["app", "database", "latecomer"]);
  expect(complaint.mock.calls).toEqual([["bridge did not stop in order: stuck"]]);
});

test("Local start: a library's own answer to Ctrl-C is taken back, ours stays", () => {
  const ours = () => undefined;
  process.on("SIGINT", ours);
  const restore = keepSignals();
  const theirs = () => undefined;
  process.on("SIGINT", theirs);
  restore();
  expect(process.listeners("SIGINT")).toContain(ours);
  expect(process.listeners("SIGINT")).not.toContain(theirs);
  process.removeListener("SIGINT", ours);
});

test("Local start: scheduled work runs on each minute, goes on after a failure, and ends", async () => {
  vi.useFakeTimers({ now: new Date("2026-01-01T10:00:20Z") });
  const ran: string[] = [];
  const failures: string[] = [];
  const tick = async () => {
    ran.push(new Date().toISOString().slice(11, 19));
    if (ran.length === 1) throw new Error("first");
  };
  const stop = everyMinute(tick, (error) => failures.push(error.message));
  await vi.advanceTimersByTimeAsync(39_999);
  expect(ran).toEqual([]);
  await vi.advanceTimersByTimeAsync(120_001);
  expect(ran).toEqual(["10:01:00", "10:02:00", "10:03:00"]);
  expect(failures).toEqual(["first"]);
  await stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(ran).toHaveLength(3);
});

test("Local start: an old Node is told what to do", async () => {
  const script = `Object.defineProperty(process, "versions", { value: { node: "20.20.0" } });
    const { requireNode } = await import("./scripts/local/node-version.ts"); requireNode();`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  const told = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, args, (error, _out, complaint) => resolve([error?.code, complaint]));
  });
  expect(told).toEqual([1, expect.stringContaining("RecruitLMS needs Node 22.12 or newer")]);
});
