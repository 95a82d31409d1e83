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
    for (const statement of volume) await world.sql.query(statement);
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

const volume = [
  `insert into users (email, full_name, user_type, status)
   select 'student' || n || '@demo.recruitlms.test', 'Demo student ' || n, 'student', 'active' from generate_series(1, 20000) as n`,
  `insert into categories (code, slug, translations, parent_id)
   select 'category-' || n, 'category-' || n, jsonb_build_object('en', jsonb_build_object('name', 'Category ' || n)), case when n > 4 then (n % 4) + 1 end
   from generate_series(1, 16) as n`,
  `insert into courses (slug, status, level, pricing_model, category_id, created_by_id, published_at, deleted_at, translations)
   select 'course-' || n,
     case when n % 20 = 0 then 'draft' when n % 33 = 0 then 'private' else 'published' end,
     (array['beginner', 'intermediate', 'advanced'])[n % 3 + 1], case when n % 4 = 0 then 'one_time' else 'free' end,
     n % 16 + 1, n % 500 + 1, timestamptz '2023-01-01' + n * interval '1 hour', case when n % 400 = 7 then timestamptz '2026-01-01' end,
     jsonb_build_object(
       'en', jsonb_build_object('title', 'Subject ' || n || (array[' of practice', ' in depth', ' step by step', ' with copper wiring'])[case when n % 50 = 0 then 4 else n % 3 + 1 end],
         'description', repeat('What is taught here in some detail, chapter by chapter. ', 20)),
       'ar', jsonb_build_object('title', 'موضوع ' || n || case when n % 50 = 1 then ' نحاس' else '' end))
   from generate_series(1, 10000) as n`,
  "insert into course_instructors (course_id, user_id) select id, created_by_id from courses",
  `insert into sections (course_id, position, translations)
   select id, 1024, '{"en":{"title":"Part 1"}}' from courses`,
  `insert into lessons (course_id, section_id, position, translations)
   select s.course_id, s.id, n * 1024, '{"en":{"title":"Lesson"}}' from sections s, generate_series(1, 3) as n`,
  `insert into content_items (lesson_id, position, content_type, translations) select id, 1024, 'text', '{"en":{"body":"Text"}}' from lessons`,
  `insert into enrollments (user_id, course_id, enrollment_type, status)
   select u.id, c.id, 'free', case when u.id % 9 = 0 then 'completed' else 'in_progress' end
   from users u cross join lateral (select id from courses where id = 1 and u.id <= 5000 union all select id from courses where id = u.id % 9000 + 2) as c`,
  `insert into lesson_progress (enrollment_id, lesson_id, status, last_opened_at)
   select e.id, l.id, 'completed', timestamptz '2026-01-01' from enrollments e join lessons l on l.course_id = e.course_id`,
];
