import { describe, expect, it } from "vitest";
import { scryptPasswords } from "./passwords";

/** Of the processor, whoever else is at work: what a clock says depends on them. */
const millisecondsOf = async (work: () => Promise<unknown>) => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

describe("passwords", () => {
  it("ACC-3 production hashes with scrypt N=2^14, r=8, p=5, a salt each, and keeps the parameters in the hash", async () => {
    const passwords = scryptPasswords();
    const [first, second] = await Promise.all([
      passwords.hash("correct horse battery"),
      passwords.hash("correct horse battery"),
    ]);
    expect(first).toMatch(/^scrypt\$16384\$8\$5\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(first).not.toBe(second);
    expect(await passwords.verify(first, "correct horse battery")).toBe(true);
    expect(await passwords.verify(first, "correct horse batterz")).toBe(false);
  });

  it("ACC-3 an unknown account costs as much as a wrong password, and no password opens it", async () => {
    const passwords = scryptPasswords();
    const hash = await passwords.hash("correct horse battery");
    const samples = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 3; i++) {
      samples.known.push(await millisecondsOf(() => passwords.verify(hash, "wrong")));
      samples.unknown.push(await millisecondsOf(() => passwords.verify(null, "wrong")));
    }
    const ratio = Math.min(...samples.unknown) / Math.min(...samples.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
    expect(Math.min(...samples.unknown)).toBeGreaterThan(20);
    for (const guess of ["", "wrong", "\0".repeat(32)]) expect(await passwords.verify(null, guess)).toBe(false);
  });

  it("ACC-3 hashes of other parameters still open, letters count alike however they are composed", async () => {
    const older = await scryptPasswords({ N: 1024, r: 8, p: 1 }).hash("caf\u00e9 in Cairo");
    expect(await scryptPasswords().verify(older, "cafe\u0301 in Cairo")).toBe(true);
  });

  it("ACC-3 a damaged hash opens nothing", async () => {
    const passwords = scryptPasswords({ N: 1024, r: 8, p: 1 });
    expect(await passwords.verify("scrypt$1024$8$1$$", "")).toBe(false);
  });
});
