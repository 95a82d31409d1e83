import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { createLookup, createType, editLookup, editType, listLookups, listTypes } from ".";

describe("lookup types", () => {
  const world = createWorld();
  const manager = async () => world.as(await world.person("content_manager"));
  const names = { nameEn: "Office", nameAr: "مكتب" };
  const label = { labelEn: "Seats", labelAr: "مقاعد" };

  it("ADM-8 types are listed under their groups, with their fields and how many values they have", async () => {
    const { items } = await (await manager()).run(listTypes, {});
    const at = items.findIndex(({ code }) => code === "people");
    expect(items.slice(at, at + 2)).toMatchObject([
      { code: "people", depth: 0, parentCode: null, valueCount: 0 },
      { code: "user_type", depth: 1, parentCode: "people", isSystem: true, isActive: true, valueCount: 7 },
    ]);
    expect(items.find(({ code }) => code === "language")?.fields[0]).toMatchObject({
      key: "direction",
      kind: "choice",
      required: true,
    });
    await expectRefusal(world.as(await world.person("student")).run(listTypes, {}), "forbidden");
  });

  it("ADM-8 a type with fields of its own asks them of its values, now and after they change", async () => {
    const admin = await manager();
    await admin.run(createType, {
      code: "office",
      ...names,
      parentCode: "platform",
      fields: [{ key: "seats", kind: "number", required: true, ...label }],
    });
    const make = (code: string, metadata: Record<string, string | number>) =>
      admin.run(createLookup, { type: "office", code, ...names, metadata });
    expect((await expectRefusal(make("cairo", {}), "invalid_input")).params.fields).toEqual({
      "metadata.seats": { code: "required" },
    });
    expect((await expectRefusal(make("cairo", { seats: "many" }), "invalid_input")).params.fields).toEqual({
      "metadata.seats": { code: "type" },
    });
    expect((await expectRefusal(make("cairo", { seats: 4, floor: 1 }), "invalid_input")).params.fields).toEqual({
      "metadata.floor": { code: "unknown" },
    });
    const { uuid } = await make("cairo", { seats: 4 });
    await admin.run(editType, {
      code: "office",
      fields: [
        { key: "seats", kind: "number", ...label },
        { key: "opened", kind: "date", ...label },
      ],
    });
    await expectRefusal(admin.run(editLookup, { uuid, metadata: { opened: "yesterday" } }), "invalid_input");
    await admin.run(editLookup, { uuid, metadata: { seats: null, opened: "2026-01-31" } });
    const { type, items } = await world.visitor.run(listLookups, { type: "office" });
    expect(type.fields.map(({ key }) => key)).toEqual(["seats", "opened"]);
    expect(items[0]?.metadata).toEqual({ opened: "2026-01-31" });
  });

  it("ADM-8 a type is renamed, moved and switched off; one that code depends on stays on", async () => {
    const admin = await manager();
    await admin.run(createType, { code: "season", ...names });
    await admin.run(editType, { code: "season", nameEn: "Season", parentCode: "learning" });
    const { items } = await admin.run(listTypes, {});
    expect(items.find(({ code }) => code === "season")).toMatchObject({
      nameEn: "Season",
      nameAr: names.nameAr,
      parentCode: "learning",
      depth: 1,
      isSystem: false,
    });
    await admin.run(editType, { code: "season", isActive: false });
    await expectRefusal(world.visitor.run(listLookups, { type: "season" }), "not_found");
    await expectRefusal(admin.run(editType, { code: "user_status", isActive: false }), "lookup_system");
    await admin.run(editType, { code: "user_status", nameEn: "Status of the account" });
  });

  it("ADM-8 no type comes under itself; codes are taken once; what is wrong is named", async () => {
    const admin = await manager();
    await admin.run(createType, { code: "outer", ...names });
    await admin.run(createType, { code: "inner", ...names, parentCode: "outer" });
    await expectRefusal(admin.run(editType, { code: "outer", parentCode: "inner" }), "lookup_cycle");
    await expectRefusal(admin.run(editType, { code: "outer", parentCode: "outer" }), "lookup_cycle");
    await expectRefusal(admin.run(createType, { code: "outer", ...names }), "lookup_code_taken");
    await expectRefusal(admin.run(createType, { code: "lost", ...names, parentCode: "nowhere" }), "not_found");
    await expectRefusal(admin.run(editType, { code: "nowhere", nameEn: "x" }), "not_found");
    await expectRefusal(
      admin.run(createType, { code: "Bad Code", ...names, fields: [{ key: "k", kind: "colour", ...label }] } as never),
      "invalid_input",
    );
    await expectRefusal(
      world.as(await world.person("support_admin")).run(editType, { code: "outer", nameEn: "x" }),
      "forbidden",
    );
  });
});
