import { describe, expect, it } from "vitest";
import { routes } from "../../worker/api/routes";
import { visitor } from "../../worker/kernel/actor";
import { DomainError } from "../../worker/kernel/errors";
import type { AnyVerb } from "../../worker/kernel/verb";
import { type SystemRole, systemRoles } from "../../worker/modules/access/system-roles";
import { verbs } from "../../worker/verbs";
import { createWorld } from "../support/world";

const roles = Object.keys(systemRoles) as SystemRole[];
/** No verb takes this: whoever is let in is told about the input, whoever is not is told nothing. */
const nonsense = { "": { nonsense: true } };

describe("who may call what", () => {
  const world = createWorld();

  it("RBC-4 every verb × every role: let in or refused as the written matrix says, before the input is looked at", async () => {
    const people = new Map([["visitor", visitor as Parameters<typeof world.as>[0]]]);
    for (const role of roles) people.set(role, await world.person(role));
    const lines: string[] = [];
    for (const verb of [...verbs].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const cells: string[] = [];
      for (const actor of people.values())
        cells.push(cell(verb, await outcome(() => world.as(actor).run(verb, nonsense as never))));
      lines.push(`| ${verb.name} | ${cells.join(" | ")} |`);
    }
    const head = `| verb | ${[...people.keys()].join(" | ")} |\n|---|${"---|".repeat(people.size)}`;
    await expect(`${preface}\n${head}\n${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/permissions.md");
  });

  it("RBC-4 deny by default: a person without a role is let into nothing that names a permission", async () => {
    const nobody = { ...(await world.person("student")), grants: new Set<string>(), roles: [] };
    for (const verb of verbs) {
      if (verb.may.who !== "granted" && verb.may.who !== "system") continue;
      expect(await outcome(() => world.as(nobody).run(verb, nonsense as never)), verb.name).toBe("forbidden");
    }
  });

  it("PLT-1 every verb a person may call stands in the API, once; no system verb does", () => {
    const named = routes.map((route) => route.verb.name).sort();
    const callable = verbs
      .filter((verb) => verb.may.who !== "system")
      .map((verb) => verb.name)
      .sort();
    expect(named).toEqual(callable);
    const addresses = routes.map((route) => `${route.method} ${route.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("RBC-1 system roles name only permissions that some verb asks for", () => {
    const known = new Set(
      verbs.flatMap(({ may }) =>
        may.who === "granted" ? may.scopes.map((scope) => `${may.permission}:${scope}`) : [],
      ),
    );
    const unknown = roles.flatMap((role) =>
      systemRoles[role].grants.filter((grant) => !known.has(grant)).map((grant) => `${role}: ${grant}`),
    );
    expect(unknown).toEqual([]);
  });
});

const preface = `# Who may call which verb

Written by \`tests/verbs/denial.test.ts\`, which calls every verb as every system role; \`npx vitest run tests/verbs/denial -u\` rewrites it.
"–" is refused. For a permission the scopes that let in are named: own, course (instructors of the course), all.
`;

async function outcome(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return "answered";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function cell(verb: AnyVerb, result: string): string {
  if (result === "unauthenticated" || result === "forbidden") return "–";
  expect(["answered", "invalid_input"], verb.name).toContain(result);
  return verb.may.who === "granted" ? verb.may.scopes.join("/") : "yes";
}
