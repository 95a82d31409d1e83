import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import {
  createLookup,
  createType,
  deleteLookup,
  editLookup,
  listAllLookups,
  listLookups,
  reorderLookups,
  restoreLookup,
} from ".";

describe("lookup values", () => {
  const world = createWorld();
  const manager = async () => world.as(await world.person("content_manager"));
  const names = { nameEn: "Value", nameAr: "قيمة" };
  /** A fresh type with values of these codes, in order. */
  async function typeWith(code: string, ...codes: string[]) {
    const admin = await manager();
    await admin.run(createType, { code, nameEn: "Type", nameAr: "نوع" });
    const uuids: Record<string, string> = {};
    for (const value of codes)
      uuids[value] = (await admin.run(createLookup, { type: code, code: value, ...names })).uuid;
    const uuid = (value: string) => uuids[value] ?? "";
    return { admin, uuid };
  }
  const outline = async (type: string) =>
    (await world.visitor.run(listLookups, { type })).items.map(({ code, depth }) => `${"-".repeat(depth)}${code}`);

  it("ADM-8 anyone reads the active values as a tree in both languages; an inactive parent hides what is below it", async () => {
    const { type, items } = await world.visitor.run(listLookups, { type: "ticket_category" });
    expect(type).toEqual({ code: "ticket_category", nameEn: "Ticket category", nameAr: "فئة التذكرة", fields: [] });
    expect(items.slice(0, 2)).toMatchObject([
      { code: "technical", nameEn: "Technical", nameAr: "تقنية", depth: 0, parentUuid: null },
      { code: "technical_sign_in", depth: 1, parentUuid: items[0]?.uuid },
    ]);
    const admin = await manager();
    await admin.run(editLookup, { uuid: items[0]?.uuid ?? "", isActive: false });
    const after = await outline("ticket_category");
    expect(after.filter((code) => code.includes("technical"))).toEqual([]);
    expect(after).toContain("-billing_refund");
    const all = await admin.run(listAllLookups, { type: "ticket_category" });
    expect(all.items[0]).toMatchObject({ code: "technical", isActive: false });
    await expectRefusal(world.visitor.run(listLookups, { type: "no_such_type" }), "not_found");
    await expectRefusal(world.visitor.run(listAllLookups, { type: "language" }), "unauthenticated");
  });

  it("ADM-8 values are added at the end, renamed, moved and ordered; public pages are told", async () => {
    const { admin, uuid } = await typeWith("shelves", "a", "b", "c");
    await admin.run(createLookup, { type: "shelves", code: "b1", parentUuid: uuid("b"), ...names });
    expect(await outline("shelves")).toEqual(["a", "b", "-b1", "c"]);
    const touches = world.publicTouches;
    await admin.run(reorderLookups, { type: "shelves", uuids: [uuid("c"), uuid("a"), uuid("b")] });
    expect(world.publicTouches).toBe(touches + 1);
    expect(await outline("shelves")).toEqual(["c", "a", "b", "-b1"]);
    await admin.run(editLookup, { uuid: uuid("a"), nameAr: "جديد", parentUuid: uuid("c") });
    expect(await outline("shelves")).toEqual(["c", "-a", "b", "-b1"]);
    await admin.run(editLookup, { uuid: uuid("a"), parentUuid: null });
    const { items } = await world.visitor.run(listLookups, { type: "shelves" });
    expect(items.find(({ code }) => code === "a")).toMatchObject({
      nameEn: "Value",
      nameAr: "جديد",
      depth: 0,
      parentUuid: null,
    });
  });

  it("ADM-8 an order must name every sibling and nobody else", async () => {
    const { admin, uuid } = await typeWith("rows", "a", "b", "c");
    const order = (...codes: string[]) => admin.run(reorderLookups, { type: "rows", uuids: codes.map(uuid) });
    await expectRefusal(order("a", "b"), "conflict");
    await admin.run(editLookup, { uuid: uuid("c"), parentUuid: uuid("a") });
    await expectRefusal(order("a", "c"), "conflict");
    await expectRefusal(order("a", "b", "c"), "conflict");
    await order("b", "a");
    expect(await outline("rows")).toEqual(["b", "a", "-c"]);
    await expectRefusal(admin.run(reorderLookups, { type: "rows", uuids: [crypto.randomUUID()] }), "not_found");
    await expectRefusal(admin.run(reorderLookups, { type: "language", uuids: [uuid("a"), uuid("b")] }), "not_found");
    await expectRefusal(order("a", "a"), "invalid_input");
  });

  it("ADM-8 no value comes under itself, not even when two moves meet", async () => {
    const { admin, uuid } = await typeWith("loops", "a", "b", "c");
    await admin.run(editLookup, { uuid: uuid("b"), parentUuid: uuid("a") });
    await admin.run(editLookup, { uuid: uuid("c"), parentUuid: uuid("b") });
    await expectRefusal(admin.run(editLookup, { uuid: uuid("a"), parentUuid: uuid("a") }), "lookup_cycle");
    await expectRefusal(admin.run(editLookup, { uuid: uuid("a"), parentUuid: uuid("c") }), "lookup_cycle");
    for (const code of ["b", "c"]) await admin.run(editLookup, { uuid: uuid(code), parentUuid: null });
    for (let round = 0; round < 5; round++) {
      const race = await Promise.allSettled([
        admin.run(editLookup, { uuid: uuid("a"), parentUuid: uuid("b") }),
        admin.run(editLookup, { uuid: uuid("b"), parentUuid: uuid("a") }),
      ]);
      expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      for (const code of ["a", "b"]) await admin.run(editLookup, { uuid: uuid(code), parentUuid: null });
    }
    const { items } = await world.visitor.run(listLookups, { type: "language" });
    await expectRefusal(admin.run(editLookup, { uuid: uuid("a"), parentUuid: items[0]?.uuid }), "not_found");
  });

  it("ADM-8 system values are renamed and deactivated, neither added nor removed", async () => {
    const admin = await manager();
    const { items } = await world.visitor.run(listLookups, { type: "difficulty_level" });
    const uuid = items[0]?.uuid ?? "";
    await expectRefusal(
      admin.run(createLookup, { type: "difficulty_level", code: "expert", ...names }),
      "lookup_system",
    );
    await expectRefusal(admin.run(deleteLookup, { uuid }), "lookup_system");
    await admin.run(editLookup, { uuid, nameEn: "Starter", isActive: false });
    expect((await admin.run(listAllLookups, { type: "difficulty_level" })).items[0]).toMatchObject({
      code: "beginner",
      nameEn: "Starter",
      isActive: false,
    });
  });

  it("ADM-7 a deleted value goes with what is below it, and comes back with it", async () => {
    const { admin, uuid } = await typeWith("trees", "a");
    const { uuid: child } = await admin.run(createLookup, {
      type: "trees",
      code: "a1",
      parentUuid: uuid("a"),
      ...names,
    });
    await admin.run(deleteLookup, { uuid: child });
    await admin.run(deleteLookup, { uuid: uuid("a") });
    expect(await outline("trees")).toEqual([]);
    await expectRefusal(admin.run(deleteLookup, { uuid: uuid("a") }), "not_found");
    await expectRefusal(admin.run(editLookup, { uuid: uuid("a"), nameEn: "x" }), "not_found");
    const { items } = await admin.run(listAllLookups, { type: "trees", deleted: true });
    expect(items.map(({ code, deletedAt }) => [code, deletedAt])).toEqual([
      ["a", "2026-03-02T10:00:00.000Z"],
      ["a1", "2026-03-02T10:00:00.000Z"],
    ]);

    await expectRefusal(admin.run(restoreLookup, { uuid: child }), "conflict");
    await admin.run(restoreLookup, { uuid: uuid("a") });
    await admin.run(restoreLookup, { uuid: child });
    expect(await outline("trees")).toEqual(["a", "-a1"]);
    await expectRefusal(admin.run(restoreLookup, { uuid: child }), "not_found");

    await admin.run(deleteLookup, { uuid: child });
    await admin.run(createLookup, { type: "trees", code: "a1", ...names });
    await expectRefusal(admin.run(restoreLookup, { uuid: child }), "lookup_code_taken");
  });

  it("ADM-8 a code is taken once in its type, also by two at once; wrong input and strangers store nothing", async () => {
    const { admin } = await typeWith("codes", "a");
    const race = await Promise.allSettled(
      ["x", "y"].map(() => admin.run(createLookup, { type: "codes", code: "b", ...names })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(admin.run(createLookup, { type: "codes", code: "b", ...names }), "lookup_code_taken");
    await expectRefusal(admin.run(createLookup, { type: "gone", code: "b", ...names }), "not_found");
    await expectRefusal(
      admin.run(createLookup, { type: "codes", code: "c", parentUuid: crypto.randomUUID(), ...names }),
      "not_found",
    );
    const wrong = await expectRefusal(
      admin.run(createLookup, { type: "codes", code: "a b", nameEn: "", extra: 1 } as never),
      "invalid_input",
    );
    expect(wrong.params.fields).toEqual({
      code: { code: "format" },
      nameEn: { code: "required" },
      nameAr: { code: "required" },
      extra: { code: "unknown" },
    });
    const call = () => admin.run(createLookup, { type: "codes", code: "once", ...names }, { idempotencyKey: "k" });
    expect(await call()).toEqual(await call());
    for (const role of ["support_admin", "instructor", "student"] as const) {
      await expectRefusal(
        world.as(await world.person(role)).run(createLookup, { type: "codes", code: "d", ...names }),
        "forbidden",
      );
    }
    expect(await outline("codes")).toEqual(["a", "b", "once"]);
  });
});
