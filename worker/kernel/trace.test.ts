import { describe, expect, it } from "vitest";
import { createWorld } from "../../tests/support/world";
import { editRobots, readRobots } from "../modules/site";
import { DomainError } from "./errors";
import { beginTrace } from "./trace";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const parentId = "00f067aa0ba902b7";

describe("traces", () => {
  it("PLT-6 go on with the caller's (W3C Trace Context), and begin where a header says nothing sensible", async () => {
    for (const [flags, sampled] of [
      ["01", true],
      ["00", false],
      ["03", true],
    ] as const) {
      const given = beginTrace(`00-${traceId}-${parentId}-${flags}`);
      expect(given).toMatchObject({ traceId, sampled });
      await given.trace.span("request", "server", async (inner) => {
        expect(inner.traceparent).toMatch(new RegExp(`^00-${traceId}-(?!${parentId})[0-9a-f]{16}-0[01]$`));
      });
      expect(given.spans).toMatchObject([{ traceId, parentId, name: "request" }]);
    }
    // A later version may say more; what is there must still be understood.
    expect(beginTrace(`cc-${traceId}-${parentId}-01-more`).traceId).toBe(traceId);
    for (const wrong of [
      null,
      "",
      "none",
      `ff-${traceId}-${parentId}-01`,
      `00-${"0".repeat(32)}-${parentId}-01`,
      `00-${traceId}-${"0".repeat(16)}-01`,
      `00-${traceId.toUpperCase()}-${parentId}-01`,
      `00-${traceId}-${parentId}`,
    ]) {
      const begun = beginTrace(wrong);
      expect(begun.traceId, String(wrong)).toMatch(/^[0-9a-f]{32}$/);
      expect(begun.traceId).not.toBe(traceId);
    }
    expect(beginTrace(null, 0).sampled).toBe(false);
    expect(beginTrace(null, 1).sampled).toBe(true);
  });

  it("PLT-6 tell a refusal, which is an answer, from a failure", async () => {
    const { trace, spans } = beginTrace(null);
    for (const error of [new DomainError("not_found"), new DomainError("unavailable"), new TypeError("a bug")])
      await trace.span("verb", "internal", () => Promise.reject(error)).catch(() => undefined);
    expect(spans.map(({ ok, attributes }) => [ok, attributes.refusal])).toEqual([
      [true, "not_found"],
      [false, "unavailable"],
      [false, undefined],
    ]);
  });

  const world = createWorld();

  it("PLT-6 hold the verb and each batch it sends, one under the other", async () => {
    const admin = await world.person("super_admin");
    world.recording.spans.length = 0;
    await world.as(admin).run(readRobots, {});
    await world.as(admin).run(editRobots, { text: "User-agent: traced" });
    const [read, readVerb, write, writeVerb] = world.recording.spans;
    expect([read, readVerb, write, writeVerb].map((span) => [span?.name, span?.kind])).toEqual([
      ["database.read", "client"],
      ["site.readRobots", "internal"],
      ["database.write", "client"],
      ["site.editRobots", "internal"],
    ]);
    expect(read?.parentId).toBe(readVerb?.spanId);
    expect(write?.parentId).toBe(writeVerb?.spanId);
  });
});
