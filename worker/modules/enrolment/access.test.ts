import { sql } from "drizzle-orm";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { type Actor, system, visitor } from "../../kernel/actor";
import { anyone, query } from "../../kernel/verb";
import { deleteCourse, setCourseStatus } from "../catalogue";
import { courseAccess, drop, enrol, enrolStudent, mayOpenCourse } from ".";

const world = createWorld();
const probe = query({
  name: "probe.access",
  summary: "Tells why the caller may open a course.",
  may: anyone,
  input: v.strictObject({ uuid: v.string() }),
  output: v.object({ why: v.nullable(v.string()), may: v.boolean() }),
  errors: [],
  async run(ctx, { uuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({ why: courseAccess(ctx.actor, ctx.now), may: mayOpenCourse(ctx.actor, ctx.now) })
        .from(sql`courses c`)
        .where(sql`c.uuid = ${uuid}::uuid`),
    ]);
    return row ?? { why: "no course", may: false };
  },
});

describe("courseAccess", () => {
  it("CRS-9 a course opens to those enrolled while it lasts, to its instructors, and to editors of all courses", async () => {
    const author = await world.person("instructor");
    const colleague = await world.person("instructor");
    const student = await world.person("student");
    const stranger = await world.person("student");
    const manager = await world.person("content_manager");
    const { uuid } = await makeCourse(world, author, { title: "Door" });
    const why = async (actor: Actor) => {
      const answer = await world.as(actor).run(probe, { uuid });
      expect(answer.may).toBe(answer.why !== null);
      return answer.why;
    };
    const enrolment = await world.as(student).run(enrol, { courseUuid: uuid });
    expect(await Promise.all([student, author, manager, system, stranger, colleague, visitor].map(why))).toEqual([
      "enrolled",
      "instructor",
      "editor",
      "editor",
      null,
      null,
      null,
    ]);

    await world.as(author).run(enrolStudent, { courseUuid: uuid, userUuid: author.uuid });
    expect(await why(author)).toBe("enrolled");

    await world.as(student).run(drop, { uuid: enrolment.uuid });
    expect(await why(student)).toBeNull();
    const set = (assignment: string) =>
      world.sql.query(`update enrollments set ${assignment} where uuid = $1`, [enrolment.uuid]);
    await set("status = 'in_progress', expires_at = '2026-03-02T10:00:01Z'");
    expect(await why(student)).toBe("enrolled");
    await set("expires_at = '2026-03-02T10:00:00Z'");
    expect(await why(student)).toBeNull();
    await set("status = 'completed', expires_at = null");
    expect(await why(student)).toBe("enrolled");

    await world.as(author).run(setCourseStatus, { uuid, status: "archived" });
    expect(await why(student)).toBe("enrolled");
    await world.as(author).run(deleteCourse, { uuid });
    expect(await Promise.all([student, author, manager].map(why))).toEqual([null, null, null]);
  });
});
