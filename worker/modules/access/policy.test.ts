import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type Scope, scopes, system, visitor } from "../../kernel/actor";
import { command, granted } from "../../kernel/verb";
import { grantsOf, permissionsOf } from "./permissions";
import { reachOf } from "./policy";
import { covers } from "./scope-order";
import { type SystemRole, systemRoles } from "./system-roles";

const asking = (permission: `${string}.${string}`, ...wanted: [Scope, ...Scope[]]) =>
  command({
    name: permission,
    summary: "",
    may: granted(permission, ...wanted),
    input: v.strictObject({}),
    output: v.object({}),
    errors: [],
    run: async () => ({}),
  });
const person = (...grants: string[]) =>
  ({
    kind: "person",
    id: 1,
    uuid: "",
    userType: "admin",
    fullName: "",
    email: "",
    locale: "en",
    timeZone: "UTC",
    theme: "system",
    photoUuid: null,
    unread: 0,
    grants: new Set(grants),
    roles: [],
    sessionUuid: "",
  }) as const;

describe("scopes", () => {
  it("RBC-3 a scope includes itself, own and, where it is wider, the narrower one; company and course stand apart", () => {
    const table = scopes.map((held) => `${held}: ${scopes.filter((wanted) => covers(held, wanted)).join(" ")}`);
    expect(table).toEqual([
      "own: own",
      "team: own team assigned",
      "assigned: own assigned",
      "company: own company",
      "course: own course",
      "all: own team assigned company course all",
    ]);
  });

  it("RBC-3 the order is one: reflexive, without circles, transitive", () => {
    for (const a of scopes) {
      expect(covers(a, a)).toBe(true);
      for (const b of scopes) {
        if (a !== b && covers(a, b)) expect(covers(b, a)).toBe(false);
        for (const c of scopes) if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
      }
    }
  });

  it("RBC-2 what may be handed on is what is held, or narrower", () => {
    expect(reachOf(person("users.edit:own"))).toEqual(["users.edit:own"]);
    expect(reachOf(person("jobs.edit:team"))).toEqual(["jobs.edit:assigned", "jobs.edit:own", "jobs.edit:team"]);
    expect(reachOf(visitor)).toEqual([]);
    expect(reachOf(system)).toEqual([]);
  });

  it("RBC-1 super_admin holds every permission at its widest scopes; the other roles hold their row of the table", () => {
    const verbs = [
      asking("jobs.edit", "team", "company"),
      asking("users.read", "own", "all"),
      asking("courses.create", "own"),
    ];
    expect(permissionsOf(verbs)).toEqual([
      "courses.create:own",
      "jobs.edit:company",
      "jobs.edit:team",
      "users.read:all",
      "users.read:own",
    ]);
    expect(grantsOf("super_admin", verbs).sort()).toEqual([
      "courses.create:own",
      "jobs.edit:company",
      "jobs.edit:team",
      "users.read:all",
    ]);
    expect(grantsOf("instructor", verbs)).toEqual([...systemRoles.instructor.grants]);
  });

  it("RBC-1 the system roles are the eleven, each named in English and Arabic", () => {
    expect(Object.keys(systemRoles)).toEqual([
      "super_admin",
      "content_manager",
      "recruitment_manager",
      "finance_manager",
      "support_admin",
      "manager",
      "recruiter",
      "company",
      "instructor",
      "mentor",
      "student",
    ] satisfies SystemRole[]);
    for (const { nameEn, nameAr } of Object.values(systemRoles)) {
      expect(nameEn).toMatch(/^[A-Z]/);
      expect(nameAr).toMatch(/^[\u0600-\u06FF ]+$/);
    }
  });
});
