import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../../tests/support/refusal";
import { createWorld } from "../../../../tests/support/world";
import { exportRows } from "../../../kernel/export-cursor";
import { exportUsers, listUsers } from "../index";

describe("taking people out as a list", () => {
  const world = createWorld();

  it("ADM-2 hands out everybody the filters find, in their order, in parts, and is one line of the trail", async () => {
    const admin = await world.person("super_admin");
    const count = exportRows * 2 + 7;
    await world.sql.query("alter table users disable trigger user");
    await world.sql.query(
      `insert into users (email, full_name, user_type, status) select 'many' || i || '@example.org', 'Many ' || i, 'mentor', 'active' from generate_series(1, $1) i`,
      [count],
    );
    await world.sql.query("alter table users enable trigger user");
    const seen: string[] = [];
    let cursor: string | undefined;
    let calls = 0;
    do {
      const page = await world
        .as(admin)
        .run(exportUsers, cursor === undefined ? { userType: "mentor", sort: "name" } : { cursor });
      seen.push(...page.items.map((row) => row.fullName));
      cursor = page.next ?? undefined;
      calls += 1;
    } while (cursor);
    expect(calls).toBe(3);
    expect(new Set(seen).size).toBe(count);
    expect(seen).toEqual([...seen].sort());
    const { rows } = await world.sql.query(
      "select action, actor_id::int, detail from audit_logs where verb = 'users.export'",
    );
    expect(rows).toEqual([
      { action: "downloaded", actor_id: admin.id, detail: { userType: "mentor", sort: "name", deleted: false } },
    ]);
  });

  it("ADM-2 a part without a beginning is refused: the cursor is the caller's own, and not forged", async () => {
    const [admin, other] = [await world.person("super_admin"), await world.person("super_admin")];
    const { next } = await world.as(admin).run(exportUsers, { userType: "mentor" });
    if (!next) throw new Error("one part only");
    await expectRefusal(world.as(other).run(exportUsers, { cursor: next }), "not_found");
    await expectRefusal(world.as(admin).run(exportUsers, { cursor: `${next.slice(0, -2)}xx` }), "not_found");
    const { next: listCursor } = await world.as(admin).run(listUsers, { limit: 1 });
    await expectRefusal(world.as(admin).run(exportUsers, { cursor: listCursor ?? "" }), "not_found");
    world.now = new Date(world.now.getTime() + 2 * 3_600_000);
    await expectRefusal(world.as(admin).run(exportUsers, { cursor: next }), "not_found");
  });

  it("ADM-2 reading people is not enough to take them out", async () => {
    await expectRefusal(world.as(await world.person("support_admin")).run(exportUsers, {}), "forbidden");
    await expectRefusal(world.visitor.run(exportUsers, {}), "unauthenticated");
  });

  it("ADM-2 the list sorts by name and by last sign-in, both ways, page by page", async () => {
    const admin = await world.person("super_admin");
    const names = ["Émile", "adam", "Zara", "باسم"];
    for (const [i, fullName] of names.entries()) {
      const { uuid } = await world.person("company", { fullName });
      // The first one never came.
      if (i > 0)
        await world.sql.query("update users set last_signed_in_at = $2 where uuid = $1", [uuid, `2026-02-0${i}`]);
    }
    const listed = async (sort: "name" | "seen", descending?: boolean) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await world.as(admin).run(listUsers, { userType: "company", limit: 1, sort, descending, cursor });
        found.push(...page.items.map((row) => row.fullName));
        cursor = page.next ?? undefined;
      } while (cursor);
      return found;
    };
    expect(await listed("name")).toEqual(["adam", "Émile", "Zara", "باسم"]);
    expect(await listed("name", true)).toEqual(["باسم", "Zara", "Émile", "adam"]);
    expect(await listed("seen")).toEqual(["باسم", "Zara", "adam", "Émile"]);
    expect(await listed("seen", false)).toEqual(["Émile", "adam", "Zara", "باسم"]);
  });
});
