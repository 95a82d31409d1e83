import { describe, expect, it } from "vitest";
import { base64url } from "../kernel/ids";
import { hmacSigner } from "./signer";

const now = new Date("2026-03-02T10:00:00Z");
const later = new Date("2026-03-02T11:00:00Z");
const signer = hmacSigner("a secret for tests alone");

describe("signed tokens", () => {
  it("PLT-6 a token carries its payload until its end and not a second longer", async () => {
    const token = await signer.sign("door", { a: 1, name: "ليلى" }, later);
    expect(await signer.verify("door", token, now)).toEqual({ a: 1, name: "ليلى" });
    expect(await signer.verify("door", token, new Date(later.getTime() - 1))).not.toBeNull();
    expect(await signer.verify("door", token, later)).toBeNull();
  });

  it("PLT-6 the same input signs to the same token, so that a mailed link is made again rather than stored", async () => {
    expect(await signer.sign("door", { a: 1 }, later)).toBe(await signer.sign("door", { a: 1 }, later));
  });

  it("PLT-6 another purpose, another secret, another payload or another end opens nothing", async () => {
    const token = await signer.sign("door", { a: 1 }, later);
    const [body = "", mac = ""] = token.split(".");
    const forged = base64url(new TextEncoder().encode(JSON.stringify({ p: { a: 2 }, e: 9_999_999_999 })));
    expect(await signer.verify("window", token, now)).toBeNull();
    expect(await hmacSigner("another secret").verify("door", token, now)).toBeNull();
    expect(await signer.verify("door", `${forged}.${mac}`, now)).toBeNull();
    // Purpose and body are signed apart from each other: moving the border between them changes the message.
    expect(await signer.verify("door\n", `${body}.${mac}`, now)).toBeNull();
  });

  it("PLT-6 text that is no token is refused, never an error", async () => {
    const [body = "", mac = ""] = (await signer.sign("door", { a: 1 }, later)).split(".");
    for (const text of [
      "",
      ".",
      "a.b",
      "a",
      `${body}.`,
      `.${mac}`,
      `${body}.${mac}.`,
      `${body}.${mac}a`,
      `${body}.${mac.slice(1)}`,
      `${body}=.${mac}`,
      "é.é",
      `${body} .${mac}`,
    ]) {
      expect(await signer.verify("door", text, now), text).toBeNull();
    }
  });
});
