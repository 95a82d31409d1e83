import pg from "pg";
import { describe, expect, it } from "vitest";
import { enter, personOf, registerAndVerify } from "../../../../tests/support/accounts";
import { expectRefusal } from "../../../../tests/support/refusal";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../kernel/actor";
import type { DomainError } from "../../../kernel/errors";
import {
  banUser,
  deactivateUser,
  deleteUser,
  editUser,
  register,
  reinstateUser,
  restoreUser,
  suspendUser,
} from "../index";
import type { UserStatus } from "../schema";
import { type StatusMove, statusMoves } from "./status-moves";

const verbs = { suspend: suspendUser, ban: banUser, deactivate: deactivateUser } as const;
const statuses: UserStatus[] = ["active", "inactive", "suspended", "banned", "pending_verification"];
const reason = "Reported by three people";

describe("closing accounts", () => {
  const world = createWorld();
  const statusOf = async (uuid: string) =>
    (await world.sql.query("select status, status_reason from users where uuid = $1", [uuid])).rows[0];
  const soleSuperAdmin = async () => {
    await world.sql.query("delete from user_roles where role_id = (select id from roles where code = 'super_admin')");
    return world.person("super_admin");
  };

  it("ACC-11 a suspension holds from the next request on, and says nothing to a wrong password", async () => {
    const support = await world.person("support_admin");
    await registerAndVerify(world, "loud@example.org");
    const { sessionToken } = await enter(world, "loud@example.org");
    const person = await personOf(world, sessionToken);
    if (!person) throw new Error("no session");
    world.events.length = 0;
    await world.as(support).run(suspendUser, { uuid: person.uuid.toUpperCase(), reason });
    expect(await personOf(world, sessionToken)).toBeNull();
    await expectRefusal(enter(world, "loud@example.org"), "account_suspended");
    await world.settle();
    expect(world.events.map((event) => [event.kind, event.payload])).toEqual([
      ["mail.account_suspended", { userUuid: person.uuid }],
      ["account.access_revoked", { userUuid: person.uuid }],
    ]);
    const { rows } = await world.sql.query(
      "select actor_id::int, before->>'status' as before, after->>'status' as after from audit_logs where verb = 'users.suspend' and entity_type = 'users'",
    );
    expect(rows).toEqual([{ actor_id: support.id, before: "active", after: "suspended" }]);

    expect(await world.as(support).run(reinstateUser, { uuid: person.uuid })).toEqual({ status: "active" });
    expect(await personOf(world, sessionToken)).toBeNull();
    await enter(world, "loud@example.org");
  });

  it.each(
    statuses.flatMap((from) =>
      (["suspend", "ban", "deactivate", "reinstate"] as StatusMove[]).map((move) => [from, move] as const),
    ),
  )("ACC-11 from %s: %s", async (from, move) => {
    const support = await world.person("support_admin");
    const student = await world.person("student");
    await world.sql.query("update users set status = $2 where uuid = $1", [student.uuid, from]);
    const call =
      move === "reinstate"
        ? world.as(support).run(reinstateUser, { uuid: student.uuid })
        : world.as(support).run(verbs[move], { uuid: student.uuid, reason });
    if (statusMoves[move].from.includes(from)) {
      await call;
      expect(await statusOf(student.uuid)).toEqual({
        status: statusMoves[move].to,
        status_reason: move === "reinstate" ? null : reason,
      });
    } else {
      await expectRefusal(call, "conflict");
      expect((await statusOf(student.uuid)).status).toBe(from);
    }
  });

  it("ACC-11 reinstating never stands in for a proof of the address", async () => {
    const support = await world.person("support_admin");
    await world.visitor.run(register, {
      email: "unproven@example.org",
      fullName: "Demo Unproven",
    });
    const { rows } = await world.sql.query("select uuid from users where email = 'unproven@example.org'");
    await world.as(support).run(suspendUser, { uuid: rows[0].uuid, reason });
    expect(await world.as(support).run(reinstateUser, { uuid: rows[0].uuid })).toEqual({
      status: "pending_verification",
    });
    await expectRefusal(enter(world, "unproven@example.org"), "wrong_credentials");
  });

  it("ACC-11 nobody shuts themselves out, and none but a super administrator another one", async () => {
    const support = await world.person("support_admin");
    const [first, second] = [await world.person("super_admin"), await world.person("super_admin")];
    for (const verb of Object.values(verbs)) {
      await expectRefusal(world.as(support).run(verb, { uuid: support.uuid, reason }), "own_account");
      await expectRefusal(world.as(support).run(verb, { uuid: support.uuid.toUpperCase(), reason }), "own_account");
      await expectRefusal(world.as(support).run(verb, { uuid: first.uuid, reason }), "beyond_own_rights");
    }
    await expectRefusal(world.as(first).run(deleteUser, { uuid: first.uuid }), "own_account");
    await world.as(first).run(suspendUser, { uuid: second.uuid, reason });
    await expectRefusal(world.as(support).run(reinstateUser, { uuid: second.uuid }), "beyond_own_rights");
    await world.as(first).run(reinstateUser, { uuid: second.uuid });
  });

  it("ACC-11 the last super administrator stays, even when the last two act at once", async () => {
    const first = await soleSuperAdmin();
    const second = await world.person("super_admin");
    const outcomes = await Promise.allSettled([
      world.as(first).run(suspendUser, { uuid: second.uuid, reason }),
      world.as(second).run(deleteUser, { uuid: first.uuid }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await world.sql.query(
      "select count(*)::int from users u join user_roles ur on ur.user_id = u.id join roles r on r.id = ur.role_id where r.code = 'super_admin' and u.status = 'active' and u.deleted_at is null",
    );
    expect(rows[0].count).toBe(1);
    const former = { ...(await world.person("super_admin")) };
    await world.sql.query("update users set status = 'suspended' where uuid = $1", [former.uuid]);
    const remaining = outcomes[0].status === "fulfilled" ? first : second;
    await expectRefusal(world.as(former).run(banUser, { uuid: remaining.uuid, reason }), "last_super_admin");
  });

  /** Holds the role back until both have come as far as the lock, so that neither can have been done before the other began. */
  async function atOnce(first: () => Promise<unknown>, second: () => Promise<unknown>) {
    const { host, port, user, password, database } = world.sql;
    const holder = new pg.Client({ host, port, user, password: password ?? "", database: database ?? "" });
    await holder.connect();
    try {
      await holder.query("begin; select from roles where code = 'super_admin' for update");
      const outcomes = Promise.allSettled([first(), second()]);
      await expect
        .poll(async () => {
          const { rows } = await world.sql.query(
            "select count(*)::int from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()",
          );
          return rows[0].count;
        })
        .toBe(2);
      await holder.query("commit");
      return (await outcomes).map((outcome) =>
        outcome.status === "fulfilled" ? "done" : (outcome.reason as DomainError).code,
      );
    } finally {
      await holder.end();
    }
  }

  it("ACC-11 two super administrators who act on each other in the same instant: one is refused, whatever they do", async () => {
    const moves = {
      suspend: (by: Person, uuid: string) => world.as(by).run(suspendUser, { uuid, reason }),
      delete: (by: Person, uuid: string) => world.as(by).run(deleteUser, { uuid }),
      // A new address shuts out until it is proven.
      readdress: (by: Person, uuid: string) => world.as(by).run(editUser, { uuid, email: `${uuid}@example.org` }),
    };
    const pairs = [
      ["suspend", "suspend"],
      ["suspend", "delete"],
      ["readdress", "suspend"],
      ["readdress", "readdress"],
    ] as const;
    for (const [one, other] of pairs) {
      const first = await soleSuperAdmin();
      const second = await world.person("super_admin");
      const outcomes = await atOnce(
        () => moves[one](first, second.uuid),
        () => moves[other](second, first.uuid),
      );
      expect(outcomes.sort(), `${one} and ${other}`).toEqual(["done", "last_super_admin"]);
    }
  });

  it("ADM-2 a deleted account is gone, frees its address, and comes back as it was", async () => {
    const admin = await world.person("super_admin");
    await registerAndVerify(world, "leaver@example.org", { username: "leaver" });
    const { sessionToken } = await enter(world, "leaver@example.org");
    const uuid = (await personOf(world, sessionToken))?.uuid ?? "";
    await expectRefusal(world.as(await world.person("support_admin")).run(deleteUser, { uuid }), "forbidden");
    await world.as(admin).run(deleteUser, { uuid });
    expect(await personOf(world, sessionToken)).toBeNull();
    await expectRefusal(enter(world, "leaver@example.org"), "wrong_credentials");
    await expectRefusal(world.as(admin).run(deleteUser, { uuid }), "not_found");
    await expectRefusal(world.as(admin).run(suspendUser, { uuid, reason }), "not_found");
    await world.as(admin).run(restoreUser, { uuid });
    await expectRefusal(world.as(admin).run(restoreUser, { uuid }), "not_found");
    await enter(world, "leaver@example.org");

    await world.as(admin).run(deleteUser, { uuid });
    await registerAndVerify(world, "leaver@example.org");
    await expectRefusal(world.as(admin).run(restoreUser, { uuid }), "email_taken");
    const { rows } = await world.sql.query(
      "select action from audit_logs where entity_type = 'users' and entity_uuid = $1 and action <> 'updated' order by id",
      [uuid],
    );
    expect(rows.map((row) => row.action)).toEqual([
      "created",
      "logged_in",
      "deleted",
      "restored",
      "logged_in",
      "deleted",
    ]);
  });

  it("ACC-11 without the right, the person or a reason nothing happens", async () => {
    const target = await world.person("student");
    for (const role of ["student", "instructor", "content_manager", "recruitment_manager"] as const) {
      const person = await world.person(role);
      await expectRefusal(world.as(person).run(suspendUser, { uuid: target.uuid, reason }), "forbidden");
      await expectRefusal(world.as(person).run(reinstateUser, { uuid: target.uuid }), "forbidden");
    }
    const support = await world.person("support_admin");
    await expectRefusal(world.visitor.run(banUser, { uuid: target.uuid, reason }), "unauthenticated");
    await expectRefusal(world.as(support).run(banUser, { uuid: crypto.randomUUID(), reason }), "not_found");
    const refusal = await expectRefusal(world.as(support).run(banUser, { uuid: "1", reason: " " }), "invalid_input");
    expect(refusal.params.fields).toEqual({ uuid: { code: "format" }, reason: { code: "required" } });
    expect((await statusOf(target.uuid)).status).toBe("active");
  });
});
