import { describe, expect, it } from "vitest";
import { verdictOf } from "./advisories";
import { unfitLicences } from "./licences";
import { secretsIn } from "./secrets";

describe("what the product is made of", () => {
  it("PLT-10 a licence that asks for more than its notice is refused in what ships, and strong ones everywhere", () => {
    const lock = {
      packages: {
        "": { license: "UNLICENSED" },
        "node_modules/fine": { license: "(MIT AND Zlib)" },
        "node_modules/either": { license: "(GPL-3.0 OR MIT)" },
        "node_modules/tool": { license: "MPL-2.0", dev: true },
        "node_modules/shipped": { license: "MPL-2.0" },
        "node_modules/a/node_modules/strong": { license: "GPL-3.0-only", dev: true },
        "node_modules/silent": {},
        "node_modules/told": {},
      },
    };
    const read = (path: string) => (path.endsWith("told") ? "MIT" : undefined);
    expect(unfitLicences(lock, read)).toEqual(["shipped: MPL-2.0", "strong: GPL-3.0-only", "silent: none"]);
  });

  it("PLT-10 a grave advisory is named with its address; where nobody could be asked, that is said and is no failure", () => {
    const url = "https://advisories.example/1";
    const report = (severity: string) =>
      JSON.stringify({ vulnerabilities: { dep: { severity, via: [{ title: "Reads too much", url }, "other"] } } });
    expect(verdictOf(report("high"))).toEqual({ state: "found", advisories: [`dep (high): Reads too much ${url}`] });
    expect(verdictOf(report("low"))).toEqual({ state: "clean" });
    expect(verdictOf(JSON.stringify({ vulnerabilities: {} }))).toEqual({ state: "clean" });
    for (const [text, reason] of [
      [JSON.stringify({ message: "405 Method Not Allowed" }), "405 Method Not Allowed"],
      [JSON.stringify({ error: { summary: "request failed" } }), "request failed"],
      ["", "npm audit gave no answer"],
    ] as const)
      expect(verdictOf(text)).toEqual({ state: "unasked", reason });
  });

  // Put together here, so that this file holds none itself.
  const join = (...parts: string[]) => parts.join("");
  const letters = join("Zk3vQ9xW2bLr7TnY", "p5sHd8GfJ1cMa6Ue4RoXi0");

  it.each([
    ["a private key", join("-----BEGIN EC PRIVATE", " KEY-----")],
    ["an AWS access key", join("AKIA", "ABCDEFGHIJKLMNOP")],
    ["a GitHub token", join("ghp", "_", letters.slice(0, 36))],
    ["a Stripe key", join("sk_", "live_", letters.slice(0, 24))],
    ["an npm token", join("npm", "_", letters.slice(0, 36))],
    ["a database password", join("postgresql://owner:hunter2", "@ep-cool-1.neon.tech/site")],
    ["something like a key", join('token = "', letters, '"')],
  ])("PLT-10 %s in a file is found", (what, line) => {
    expect(secretsIn("a.ts", `first\n${line}\nlast`)).toEqual([{ file: "a.ts", line: 2, what }]);
    expect(secretsIn("a.ts", line, [/^/])).toEqual([]);
  });

  it("PLT-10 names, paths, ids, addresses for tests and digests are no secrets", () => {
    const innocent = [
      'import x from "../../worker/modules/certificates/print-certificate";',
      'const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";',
      'const id = "01a21dd8-c42a-709a-be71-ad5c9029adee";',
      'const url = "postgresql://app:app@db.localtest/recruitlms";',
      'const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";',
    ];
    expect(secretsIn("a.ts", innocent.join("\n"))).toEqual([]);
  });
});
