import { describe, expect, it } from "vitest";
import { chaos } from "../../scripts/chat/chaos";
import { type Fault, faults } from "../../scripts/chat/faults";
import { createStack } from "../../scripts/local/signals";

describe("a chat room of the production build in trouble", () => {
  it("CHT-1 CHT-8 whatever is cut, evicted, killed or stopped meanwhile: what was acknowledged is stored, copied and shown, once and in order", async () => {
    const stack = createStack();
    const of = Object.keys(faults) as Fault[];
    try {
      const { wrong, events } = await chaos(stack, { messages: 240, clients: 4, faults: of.length, of });
      expect(wrong).toEqual([]);
      expect(events).toBe(240);
    } finally {
      await stack.stop();
    }
  }, 240_000);
});
