import { describe, expect, it } from "vitest";
import { isTestSignature, testSignature } from "./test-signature";

const secret = "a secret for tests alone";
const now = new Date("2026-03-02T10:00:00Z");
const body = new TextEncoder().encode('{"id":"evt_1","kind":"payment.paid","reference":"test_1"}');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe("signatures of the test gateway", () => {
  it("PAY-7 hold for the body that was signed, for five minutes, under the tenant's own secret", async () => {
    const header = await testSignature(secret, body, now);
    expect(header).toMatch(/^t=1772445600,v1=[\da-f]{64}$/);
    for (const at of [now, later(300), later(-300)]) expect(await isTestSignature(secret, body, header, at)).toBe(true);
    for (const at of [later(301), later(-301)]) expect(await isTestSignature(secret, body, header, at)).toBe(false);
    expect(await isTestSignature("the secret of another tenant", body, header, now)).toBe(false);
  });

  it("PAY-7 do not hold when a byte of the body, the time or the signature is another", async () => {
    const header = await testSignature(secret, body, now);
    for (const [index] of body.entries()) {
      const changed = new Uint8Array(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await isTestSignature(secret, changed, header, now), `byte ${index}`).toBe(false);
    }
    for (const [index, sign] of [...header].entries()) {
      const other = `${header.slice(0, index)}${sign === "1" ? "2" : "1"}${header.slice(index + 1)}`;
      expect(await isTestSignature(secret, body, other, now), `header ${index}`).toBe(false);
    }
    for (const none of [null, "", "t=1,v1=", header.toUpperCase(), `${header},v1=`])
      expect(await isTestSignature(secret, body, none, now)).toBe(false);
  });
});
