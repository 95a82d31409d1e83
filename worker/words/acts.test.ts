import { expect, it } from "vitest";
import { verbs } from "../verbs";
import { actWords } from "./acts";
import { verbActs } from "./verb-acts";

const line = (verb: string, action = "updated", entityType = "users") => ({ verb, action, entityType });

it("ADM-6 a line of the trail says what was done to an account, not only that it changed", () => {
  expect(actWords(line("users.suspend"), "en")).toBe("Suspended: account");
  expect(actWords(line("users.reinstate"), "en")).toBe("Reinstated: account");
  expect(actWords(line("users.edit"), "en")).toBe("Changed: account");
  expect(actWords(line("users.suspend"), "ar")).toBe("إيقاف: حساب");
  expect(actWords(line("users.reinstate"), "ar")).toBe("إعادة تفعيل: حساب");
  expect(actWords(line("roles.assign", "created", "user_roles"), "en")).toBe("Role given");
});

it("ADM-6 every act that has a word of its own is a command", () => {
  const commands = verbs.filter(({ kind }) => kind === "command").map(({ name }) => name);
  expect(commands).toEqual(expect.arrayContaining(Object.keys(verbActs.en)));
});
