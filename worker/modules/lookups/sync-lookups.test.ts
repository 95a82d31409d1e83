import { drizzle } from "drizzle-orm/node-postgres";
import { describe, expect, it } from "vitest";
import { createWorld } from "../../../tests/support/world";
import { syncLookups } from "./sync-lookups";
import { lookupGroups } from "./values";
import { fixed, group, open } from "./values/shape";

describe("the mirror of the code's lookups", () => {
  const world = createWorld();
  const sync = (groups = lookupGroups) =>
    drizzle(world.sql).transaction(async (tx) => {
      for (const statement of syncLookups(groups)) await tx.execute(statement);
    });
  const one = async (text: string) => (await world.sql.query(text)).rows[0];

  it("ADM-8 the database holds every type and value, each child under its parent", async () => {
    expect(await one("select count(*)::int as groups from lookup_types where parent_id is null")).toEqual({
      groups: lookupGroups.length,
    });
    expect(
      await one(`select parent.code as parent, t.is_system as system from lookups l join lookups parent on parent.id = l.parent_id
      join lookup_types t on t.id = l.lookup_type_id where l.code = 'Asia/Kolkata'`),
    ).toEqual({ parent: "south_asia", system: false });
    expect(await one("select metadata from lookups where code = 'ar'")).toEqual({ metadata: { direction: "rtl" } });
  });

  it("ADM-8 a second run changes nothing", async () => {
    const lines = () => one("select count(*) from audit_logs");
    const before = await lines();
    await sync();
    expect(await lines()).toEqual(before);
  });

  it("ADM-8 what administrators changed or deleted stays so; what is new comes", async () => {
    await world.sql.query(
      "update lookups set name_en = 'Newbie', is_active = false, sort_order = 99 where code = 'beginner'",
    );
    await world.sql.query("update lookups set deleted_at = now() where code in ('spam', 'Asia/Tokyo')");
    await world.sql.query("update lookup_types set name_en = 'Why' where code = 'report_type'");
    await sync([
      ...lookupGroups,
      group("extra", "Extra", "إضافي", [
        open("shelf", "Shelf", "رف", [
          ["a", "A", "أ", { children: [["b", "B", "ب", { children: [["c", "C", "ج"]] }]] }],
        ]),
      ]),
    ]);
    expect(await one("select name_en, is_active, sort_order from lookups where code = 'beginner'")).toEqual({
      name_en: "Newbie",
      is_active: false,
      sort_order: 99,
    });
    expect(
      await one("select count(*)::int as n from lookups where code in ('spam', 'Asia/Tokyo') and deleted_at is null"),
    ).toEqual({ n: 0 });
    expect(await one("select name_en from lookup_types where code = 'report_type'")).toEqual({ name_en: "Why" });
    expect(
      await one("select b.code as b from lookups c join lookups b on b.id = c.parent_id where c.code = 'c'"),
    ).toEqual({ b: "b" });
  });

  it("ADM-8 whether code depends on a type is the code's to say", async () => {
    await sync([group("extra", "Extra", "إضافي", [fixed("shelf", "Shelf", "رف", [])])]);
    expect(await one("select is_system from lookup_types where code = 'shelf'")).toEqual({ is_system: true });
  });
});
