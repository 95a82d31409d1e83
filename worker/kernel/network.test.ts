import { describe, expect, it } from "vitest";
import { networkOf } from "./network";

describe("networks", () => {
  it("PLT-2 a line's /64 counts as one address, however its addresses are written; IPv4 stands for itself", () => {
    const same = [
      "2001:db8:0:1::1",
      "2001:DB8:0:1:ffff::2",
      "2001:0db8:0000:0001:a:b:c:d",
      "2001:db8:0:1:a:b:c:d%eth0",
    ];
    expect(new Set(same.map(networkOf))).toEqual(new Set(["2001:db8:0:1::/64"]));
    expect(networkOf("2001:db8:0:2::1")).toBe("2001:db8:0:2::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("2001:db8::")).toBe("2001:db8:0:0::/64");
    expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
    expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
    expect(networkOf(null)).toBeNull();
  });
});
