import { describe, expect, it } from "vitest";
import { isWeakPassword } from "./password-strength";

const owner = { email: "nadia.farouk@example.org", fullName: "Nadia Farouk", username: "nads_builds" };

describe("password strength", () => {
  it.each([
    "password123",
    "P@ssw0rd!!!!",
    "qwertyuiop",
    "1234567890",
    "0987654321",
    "abcdefghijkl",
    "welcome2026!",
    "letmein-letmein",
    "iloveyou<3<3",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "1q2w3e4r5t6y",
    "RecruitLMS1!",
    "my-nadia.farouk-1",
    "Farouk-forever",
    "i-am-N4dia-ok",
    "nads_builds_99",
    "passwordpassword",
    "ＰＡＳＳＷＯＲＤ１２３",
  ])("ACC-1 refuses %s", (password) => {
    expect(isWeakPassword(password, owner)).toBe(true);
  });

  it.each([
    "seven green umbrellas",
    "tR7-mango-Ksl",
    "قهوة بدون سكر الصباح",
    "password of a longer story",
    "x9$kQ2!vLmz",
  ])("ACC-1 takes %s", (password) => {
    expect(isWeakPassword(password, owner)).toBe(false);
  });

  it("ACC-1 short names and addresses do not forbid half the alphabet", () => {
    expect(isWeakPassword("seven green umbrellas", { email: "al@example.org", fullName: "Al Re" })).toBe(false);
  });
});
