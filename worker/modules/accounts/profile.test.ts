import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { me, setPreferences, updateProfile } from "./index";

describe("profile", () => {
  const world = createWorld();
  const picture = async (owner: Person, kind = "profile_picture") => {
    const uuid = newUuid();
    await world.sql.query(
      `insert into media_files (uuid, owner_id, kind, status, storage_key, filename, mime_type, size_bytes)
       values ($1, $2, $3, 'temporary', gen_random_uuid()::text, 'face.jpg', 'image/jpeg', 10)`,
      [uuid, owner.id, kind],
    );
    return uuid;
  };

  it("PRO-1 a student fills in a profile, clears parts of it, and leaves the rest as it was", async () => {
    const student = await world.person("student");
    const photo = await picture(student);
    await world.as(student).run(updateProfile, {
      fullName: "Demo  Layla\u202E Hassan ",
      fullNameAr: "ليلى حسن",
      username: "Layla.H",
      headline: "Solar installer in training",
      about: "Two lines\nof prose.",
      dateOfBirth: "2000-02-29",
      phone: "+20 100 123 4567",
      city: "Aswan",
      countryCode: "eg",
      links: [{ kind: "github", url: "https://github.com/example" }],
      visibility: "recruiters",
      openToWork: "on",
      photo,
    });
    await world.as(student).run(updateProfile, { headline: "", phone: null });
    expect(await world.as(student).run(me, {})).toMatchObject({
      fullName: "Demo Layla Hassan",
      fullNameAr: "ليلى حسن",
      username: "layla.h",
      home: "student",
      roles: ["student"],
      photoUuid: photo,
      instructor: null,
      student: {
        headline: null,
        about: "Two lines\nof prose.",
        dateOfBirth: "2000-02-29",
        phone: null,
        city: "Aswan",
        countryCode: "EG",
        links: [{ kind: "github", url: "https://github.com/example" }],
        visibility: "recruiters",
        openToWork: true,
      },
    });
    await world.as(student).run(updateProfile, { openToWork: false, photo: null });
    expect(await world.as(student).run(me, {})).toMatchObject({ photoUuid: null, student: { openToWork: false } });
    expect(world.publicTouches).toBe(0);
  });

  it("PRO-1 bad fields are named one by one and store nothing", async () => {
    const student = await world.person("student");
    const wrong = {
      fullName: " ",
      username: "x",
      headline: "h".repeat(161),
      dateOfBirth: "2001-02-30",
      phone: "call me",
      countryCode: "Egypt",
      links: [{ kind: "github", url: "javascript:alert(1)" }],
      visibility: "everyone",
      status: "active",
    };
    const refusal = await expectRefusal(world.as(student).run(updateProfile, wrong as never), "invalid_input");
    expect(Object.keys(refusal.params.fields ?? {}).sort()).toEqual(
      [
        "countryCode",
        "dateOfBirth",
        "fullName",
        "headline",
        "links.0.url",
        "phone",
        "status",
        "username",
        "visibility",
      ].sort(),
    );
    expect(refusal.params.fields).toMatchObject({
      headline: { code: "too_long", limit: 160 },
      fullName: { code: "required" },
      username: { code: "too_short", limit: 3 },
      status: { code: "unknown" },
    });
    const future = await expectRefusal(
      world.as(student).run(updateProfile, { dateOfBirth: "2027-01-01" }),
      "invalid_input",
    );
    expect(future.params.fields).toEqual({ dateOfBirth: { code: "too_big" } });
    await expectRefusal(
      world.as(student).run(updateProfile, {
        links: Array.from({ length: 11 }, () => ({ kind: "other" as const, url: "https://example.org" })),
      }),
      "invalid_input",
    );
    expect(await world.as(student).run(me, {})).toMatchObject({
      fullName: student.fullName,
      student: { headline: null, links: [] },
    });
    await expectRefusal(world.visitor.run(updateProfile, { fullName: "Nobody" }), "unauthenticated");
    await expectRefusal(world.visitor.run(me, {}), "unauthenticated");
  });

  it("PRO-1 a picture must be one's own, and a picture", async () => {
    const student = await world.person("student");
    const other = await world.person("student");
    for (const photo of [await picture(other), await picture(student, "lesson_image"), newUuid()]) {
      await expectRefusal(world.as(student).run(updateProfile, { photo, city: "Giza" }), "not_found");
    }
    expect(await world.as(student).run(me, {})).toMatchObject({ photoUuid: null, student: { city: null } });
  });

  it("PRO-1 a username has one owner", async () => {
    const [first, second] = [await world.person("student"), await world.person("mentor")];
    await world.as(first).run(updateProfile, { username: "only.one" });
    await expectRefusal(world.as(second).run(updateProfile, { username: "ONLY.ONE" }), "username_taken");
    await world.as(first).run(updateProfile, { username: "only.one" });
  });

  it("PRO-1 instructors word themselves by language, which course pages show; other kinds are told what they lack", async () => {
    const instructor = await world.person("instructor");
    await world
      .as(instructor)
      .run(updateProfile, { instructor: { en: { headline: "Electrician", bio: "Twenty years." } } });
    await world.as(instructor).run(updateProfile, { instructor: { ar: { headline: "كهربائية" } } });
    expect((await world.as(instructor).run(me, {})).instructor).toEqual({
      en: { headline: "Electrician", bio: "Twenty years." },
      ar: { headline: "كهربائية" },
    });
    const refusal = await expectRefusal(
      world.as(instructor).run(updateProfile, { headline: "x", openToWork: true }),
      "invalid_input",
    );
    expect(refusal.params.fields).toEqual({ headline: { code: "unknown" }, openToWork: { code: "unknown" } });
    const student = await world.person("student");
    await expectRefusal(
      world.as(student).run(updateProfile, { instructor: { en: { headline: "x" } } }),
      "invalid_input",
    );
  });

  it("PRO-1 the cache of public pages is emptied by who teaches in public and shows something new, and by nobody else", async () => {
    const [teacher, idle, student] = [
      await world.person("instructor"),
      await world.person("instructor"),
      await world.person("student"),
    ];
    await makeCourse(world, teacher, { lessons: 1 });
    const touchedBy = async (who: Person, change: Parameters<typeof updateProfile.run>[1]) => {
      const before = world.publicTouches;
      await world.as(who).run(updateProfile, change);
      return world.publicTouches - before;
    };
    const headline = { instructor: { en: { headline: "Electrician" } } };
    expect(await touchedBy(teacher, headline)).toBe(1);
    expect(await touchedBy(teacher, headline)).toBe(0);
    expect(await touchedBy(teacher, { fullName: "Demo Electrician" })).toBe(1);
    expect(await touchedBy(teacher, { photo: await picture(teacher) })).toBe(1);
    expect(await touchedBy(teacher, { username: "sparks" })).toBe(0);
    expect(await touchedBy(idle, headline)).toBe(0);
    expect(await touchedBy(student, { fullName: "Demo Somebody", photo: await picture(student) })).toBe(0);
  });

  it("PRO-1 preferences hold one by one", async () => {
    const student = await world.person("student");
    await world.as(student).run(setPreferences, { locale: "ar", timeZone: "Asia/Dubai", theme: "dark" });
    await world.as(student).run(setPreferences, { theme: "light" });
    await world.as(student).run(setPreferences, {});
    expect((await world.as(student).run(me, {})).preferences).toEqual({
      locale: "ar",
      timeZone: "Asia/Dubai",
      theme: "light",
    });
    const refusal = await expectRefusal(
      world.as(student).run(setPreferences, { locale: "fr", timeZone: "Nowhere/At_All", theme: "pink" } as never),
      "invalid_input",
    );
    expect(Object.keys(refusal.params.fields ?? {}).sort()).toEqual(["locale", "theme", "timeZone"]);
    await expectRefusal(world.visitor.run(setPreferences, { theme: "dark" }), "unauthenticated");
  });
});
