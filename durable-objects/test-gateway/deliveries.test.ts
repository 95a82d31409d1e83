import { describe, expect, it } from "vitest";
import type { TestDue, TestEvent } from "../../worker/platform/gateways/test-payment";
import { again, schedule } from "./deliveries";

const events: TestEvent[] = [
  { id: "evt_1", kind: "payment.paid" },
  { id: "evt_2", kind: "dispute.opened" },
];
const randoms = (...numbers: number[]) => {
  const left = [...numbers];
  return () => left.shift() ?? 0;
};
const told = (due: TestDue[]) => [...due].sort((a, b) => a.at - b.at).map(({ event, at }) => [event.id, at]);

describe("webhooks of the test gateway", () => {
  it("PAY-7 come at once, late, twice, in another order or not at all, as they are told to", () => {
    const by = (way: Parameters<typeof schedule>[1]["way"]) =>
      told(schedule(events, { way, seconds: 10 }, 1_000, randoms(0.9, 0.1)));
    expect(by("at_once")).toEqual([
      ["evt_1", 1_000],
      ["evt_2", 1_000],
    ]);
    expect(by("delayed")).toEqual([
      ["evt_1", 11_000],
      ["evt_2", 11_000],
    ]);
    expect(by("doubled").map(([id]) => id)).toEqual(["evt_1", "evt_2", "evt_1", "evt_2"]);
    expect(by("shuffled")).toEqual([
      ["evt_2", 2_000],
      ["evt_1", 10_000],
    ]);
    expect(by("withheld")).toEqual([]);
  });

  it("PAY-7 what does not arrive is sent again, later each time, and given up in the end", () => {
    const waits: number[] = [];
    let [due]: (TestDue | null | undefined)[] = schedule(events, { way: "at_once", seconds: 0 }, 0, randoms());
    while (due) {
      const next = again(due, 0);
      if (next) waits.push(next.at);
      due = next;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1_000));
  });
});
