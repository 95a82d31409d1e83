import { neon } from "@neondatabase/serverless";
import { type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-http";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCursor } from "../../worker/kernel/paging";
import { browsePage } from "../../worker/modules/catalogue/browse-select";
import { BrowseCourses, ListManaged } from "../../worker/modules/catalogue/inputs";
import { managedPage } from "../../worker/modules/catalogue/managed-select";
import { coursePage } from "../../worker/modules/catalogue/read-course";
import { authoredCourse } from "../../worker/modules/catalogue/read-course-for-authoring";
import { ListMine, ListOfCourse } from "../../worker/modules/enrolment/inputs";
import { myEnrolments } from "../../worker/modules/enrolment/list-mine";
import { courseRoster } from "../../worker/modules/enrolment/roster-select";
import { courseVolume } from "../support/volume";
import { createWorld } from "../support/world";

/** Builds statements as the verbs do; it never connects. */
const builder = drizzle(neon("postgresql://nobody:nothing@nowhere.invalid/none"));
const world = createWorld();
/** Whatever has few rows may be read whole; these have many. */
const large = [
  "courses",
  "course_instructors",
  "enrollments",
  "lesson_progress",
  "lessons",
  "sections",
  "users",
  "content_items",
];
const anyone = sql`true`;
const taughtBy = (id: number) =>
  sql`exists (select from course_instructors ci where ci.course_id = c.id and ci.user_id = ${id})`;
let popular = "";
let last = "";

describe("plans at 10,000 courses", () => {
  beforeAll(async () => {
    // Without triggers: what is measured is reading.
    for (const table of [...large, "categories"]) await world.sql.query(`alter table ${table} disable trigger user`);
    for (const statement of courseVolume) await world.sql.query(statement);
    for (const table of [...large, "categories"]) await world.sql.query(`vacuum analyze ${table}`);
    popular = (await world.sql.query("select uuid from courses where slug = 'course-1'")).rows[0].uuid;
    last = (await world.sql.query("select uuid from courses where slug = 'course-700'")).rows[0].uuid;
  }, 120_000);

  const cases: [string, v.InferInput<typeof BrowseCourses>][] = [
    ["the first page", {}],
    ["a later page", { cursor: "newest" }],
    ["by title", { sort: "title" }],
    ["by title, in Arabic, later", { sort: "title", locale: "ar", cursor: "title" }],
    ["of a level", { level: "advanced" }],
    ["of a category and what is below it", { category: "category-1" }],
    ["of a leaf category, a level and a price", { category: "category-7", level: "beginner", price: "paid" }],
    ["free ones", { price: "free" }],
    ["with a word", { q: "copper" }],
    ["with a word, later", { q: "copper", cursor: "relevance" }],
    ["with an Arabic word", { q: "نحاس" }],
    ["with words, newest first, of a category", { q: "copper wiring", sort: "newest", category: "category-2" }],
    ["with a misspelt word", { q: "coper wirng" }],
    ["with the beginning of a word", { q: "subj" }],
    ["with a word of every course", { q: "chapter" }],
  ];
  it.each(cases)("CRS-1 courses.browse %s walks indexes", async (_, input) => {
    const filters = v.parse(BrowseCourses, input.cursor ? { ...input, cursor: cursorOf(input.cursor) } : input);
    expect(await wholeReads(browsePage(builder, filters, filters.locale ?? "en"), filters.q !== undefined)).toEqual([]);
  });

  it("CRS-2 courses.read and courses.readForAuthoring walk indexes", async () => {
    expect(
      await wholeReads(builder.select({ page: sql`to_json(r)` }).from(sql`(${coursePage("course-1", "ar")}) as r`)),
    ).toEqual([]);
    expect(
      await wholeReads(
        builder.select({ page: sql`to_json(r)` }).from(sql`(${authoredCourse(popular, taughtBy(7))}) as r`),
      ),
    ).toEqual([]);
  });

  const managed: [string, v.InferInput<typeof ListManaged>, SQL][] = [
    ["of everybody", {}, anyone],
    ["of everybody, later", { cursor: "own" }, anyone],
    ["of everybody, drafts", { status: "draft" }, anyone],
    ["of everybody, deleted", { deleted: true }, anyone],
    ["of everybody, with a word", { q: "copper" }, anyone],
    ["of one instructor", {}, taughtBy(7)],
    ["of one instructor, published, with a word", { q: "copper", status: "published" }, taughtBy(7)],
  ];
  it.each(managed)("CRS-4 courses.listManaged %s walks indexes", async (_, input, reach) => {
    const filters = v.parse(ListManaged, input.cursor ? { ...input, cursor: writeCursor([last]) } : input);
    expect(await wholeReads(managedPage(builder, filters, reach, "en"), filters.q !== undefined)).toEqual([]);
  });

  it("CRS-9 enrolments.listMine and enrolments.listOfCourse walk indexes", async () => {
    const mine = v.parse(ListMine, { status: "in_progress" });
    expect(await wholeReads(myEnrolments(builder, mine, 77, world.now, "en"))).toEqual([]);
    for (const more of [{}, { status: "completed" as const }, { q: "student 123" }, { q: "st" }]) {
      const filters = v.parse(ListOfCourse, { courseUuid: popular, ...more });
      expect(await wholeReads(courseRoster(builder, filters, anyone, world.now, "en"))).toEqual([]);
    }
  });

  /** The large tables that a statement would read from end to end. */
  async function wholeReads(
    statement: { toSQL(): { sql: string; params: unknown[] } },
    searching = false,
  ): Promise<string[]> {
    const { sql: text, params } = statement.toSQL();
    if (searching) await world.sql.query("set pg_trgm.word_similarity_threshold = 0.4");
    const { rows } = await world.sql.query(`explain (format json) ${text}`, params);
    return sequential(rows[0]["QUERY PLAN"][0].Plan).filter((table) => large.includes(table));
  }

  const keys = { newest: "2024-06-01 00:00:00+00", title: "subject 5000", relevance: "0.2" } as const;
  const cursorOf = (sort: string) => writeCursor([sort, keys[sort as keyof typeof keys], last]);
});

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}
/** A scan that was planned but never begun (a fallback that was not needed) reads nothing, but would: it counts. */
function sequential(plan: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" && plan["Relation Name"] ? [plan["Relation Name"]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(sequential)];
}
