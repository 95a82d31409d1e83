import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { template } from "../../tests/support/template";
import { grade } from "../../worker/modules/assessment/grade";
import type { PaperQuestion, Responses } from "../../worker/modules/assessment/schema";
import { courseIsComplete, lessonIsReady } from "../../worker/modules/progress/completion";
import { scryptPasswords } from "../../worker/platform/passwords";
import type { SeedContext } from "../local/ground";
import { postgresAt } from "../local/postgres-access";
import { seedDemo } from "../seed";
import { demoCourses, lessonsOf, readMarkdown } from "./courses";
import { demoEmail, demoPassword, demoRoles } from "./sign-ins";

describe("the demo courses", () => {
  it("PLT-8 are three, two of them free, with 34 lessons, three quizzes, four materials and twelve cards in two decks", () => {
    const lessons = demoCourses.flatMap(lessonsOf);
    expect(demoCourses.filter(({ price }) => price === null)).toHaveLength(2);
    expect(demoCourses).toHaveLength(3);
    expect(lessons).toHaveLength(34);
    expect(lessons.filter(({ content }) => content.type === "quiz")).toHaveLength(3);
    expect(demoCourses.flatMap(({ materials }) => materials)).toHaveLength(4);
    const decks = demoCourses.flatMap((course) => course.decks);
    expect(decks).toHaveLength(2);
    expect(decks.flatMap(({ cards }) => cards)).toHaveLength(12);
  });

  it("PLT-8 have their prose in both languages, and no prose that no lesson shows", () => {
    for (const course of demoCourses) {
      const shown = [...lessonsOf(course).map(({ content }) => content), ...course.materials].flatMap((of) =>
        "file" in of ? of.file : [],
      );
      for (const file of shown) {
        for (const locale of ["en", "ar"] as const)
          expect(readMarkdown(course, file, locale).length, `${file}.${locale}`).toBeGreaterThan(300);
      }
      const there = readdirSync(new URL(`./courses/${course.slug}/`, import.meta.url)).filter((name) =>
        name.endsWith(".md"),
      );
      expect(there.sort()).toEqual(shown.flatMap((file) => [`${file}.ar.md`, `${file}.en.md`]).sort());
    }
  });
});

describe("seeding", () => {
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  const objects = new Map<string, Uint8Array>();
  const put = async (key: string, bytes: Uint8Array) => void objects.set(key, bytes);
  const lines: string[] = [];
  let client: pg.Client;
  let seed: () => Promise<void>;
  const rows = async <R extends pg.QueryResultRow>(sql: string) => (await client.query<R>(sql)).rows;

  beforeAll(async () => {
    const access = postgresAt(inject("postgresPort"));
    await access.ensureDatabase(database, { template });
    client = new pg.Client({ connectionString: access.adminUrl(database) });
    await client.connect();
    const openBucket = (async () => ({ put })) as unknown as SeedContext["openBucket"];
    seed = () => seedDemo({ adminUrl: access.adminUrl(database), openBucket, log: (line) => lines.push(line) });
    await seed();
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await postgresAt(inject("postgresPort")).dropDatabase(database);
  });

  it("PLT-8 lets one person of each role sign in with the printed password", async () => {
    const people = await rows<{ email: string; code: string; password_hash: string }>(
      "select u.email, r.code, u.password_hash from users u join user_roles on user_id = u.id join roles r on r.id = role_id",
    );
    for (const role of demoRoles)
      expect(people).toContainEqual(expect.objectContaining({ email: demoEmail(role), code: role }));
    const hashes = new Set(people.map((person) => person.password_hash));
    expect(hashes.size).toBe(1);
    expect(await scryptPasswords().verify(people[0]?.password_hash ?? null, demoPassword)).toBe(true);
  });

  it("PLT-8 keeps the totals of courses and the types of lessons in line with their content", async () => {
    const wrong = await rows(`
      select c.slug from courses c join (
        select course_id, count(*)::int as lessons, sum(duration_minutes)::int as minutes from lessons group by course_id) t on t.course_id = c.id
      where (c.lesson_count, c.duration_minutes) is distinct from (t.lessons, t.minutes) or c.published_at is null
      union all select l.uuid::text from lessons l left join content_items i on i.lesson_id = l.id where i.content_type is distinct from l.primary_type`);
    expect(wrong).toEqual([]);
  });

  it("PLT-8 stores every file that a row names, with the size that the row gives", async () => {
    const files = await rows<{ key: string; size: string }>(
      "select storage_key as key, size_bytes as size from media_files",
    );
    const certificates = await rows<{ uuid: string }>("select uuid from certificates");
    expect(files).toHaveLength(28);
    for (const { key, size } of files) expect(objects.get(`default/${key}`)?.length, key).toBe(Number(size));
    expect(objects.size).toBe(files.length + certificates.length * 2);
    expect(await rows("select revoked_reason from certificates where revoked_at is not null")).toHaveLength(1);
  });

  it("PLT-8 grades each stored attempt as the product would grade its responses again", async () => {
    const attempts = await rows<{
      paper: PaperQuestion[];
      responses: Responses;
      pass: number;
      percent: number;
      points: number;
      passed: boolean;
    }>(`
      select a.paper, a.responses, q.pass_percent as pass, a.score_percent as percent, a.score_points as points, a.passed
      from quiz_attempts a join quizzes q on q.id = a.quiz_id`);
    expect(attempts.length).toBeGreaterThan(20);
    expect(attempts.some(({ passed }) => !passed)).toBe(true);
    for (const { paper, responses, pass, percent, points, passed } of attempts) {
      expect(grade(paper, responses, pass)).toMatchObject({ scorePercent: percent, scorePoints: points, passed });
    }
  });

  it("PLT-8 completes lessons and enrolments as the completion rules would, with a certificate for each enrolment", async () => {
    const db = drizzle(client);
    const lessons = await db.execute(sql`
      select l.uuid from lesson_progress p join enrollments e on e.id = p.enrollment_id join courses c on c.id = e.course_id join lessons l on l.id = p.lesson_id
      where p.status = 'completed' and not ${lessonIsReady}`);
    expect(lessons.rows).toEqual([]);
    const enrolments = await db.execute(sql`
      select e.uuid from enrollments e join courses c on c.id = e.course_id where (e.status = 'completed') is distinct from ${courseIsComplete}
        or (e.status = 'completed') is distinct from exists (select from certificates k where k.enrollment_id = e.id)`);
    expect(enrolments.rows).toEqual([]);
  });

  it("PLT-8 tells stories in their order, none of it in the future, each minute on the day it was learned", async () => {
    const wrong = await rows(`
      select p.id from lesson_progress p join enrollments e on e.id = p.enrollment_id join users u on u.id = e.user_id
        where p.last_beacon_at > now() or p.last_opened_at < e.enrolled_at or e.enrolled_at < u.created_at or e.completed_at < p.completed_at
      union all select a.id from quiz_attempts a where a.submitted_at > now() or a.submitted_at < a.started_at or a.submitted_at > a.deadline_at
      union all select u.id from users u where (select sum(seconds) from learning_days d where d.user_id = u.id) is distinct from
        (select sum(p.time_spent_seconds) from lesson_progress p join enrollments e on e.id = p.enrollment_id where e.user_id = u.id)`);
    expect(wrong).toEqual([]);
  });

  it("PLT-8 leaves the student half-way through the solar course, on a streak, with a certificate in SQL", async () => {
    const courses = await rows<{ slug: string; status: string; done: number; certificates: number }>(`
      select c.slug, e.status, (select count(*)::int from lesson_progress p where p.enrollment_id = e.id and p.status = 'completed') as done,
        (select count(*)::int from certificates k where k.enrollment_id = e.id and k.revoked_at is null) as certificates
      from enrollments e join courses c on c.id = e.course_id join users u on u.id = e.user_id where u.email = '${demoEmail("student")}' order by c.slug`);
    expect(courses).toEqual([
      { slug: "solar-installer-foundations", status: "in_progress", done: 7, certificates: 0 },
      { slug: "spreadsheets-to-sql", status: "completed", done: 11, certificates: 1 },
    ]);
    const [streak] = await rows<{ days: number }>(`
      select count(*)::int as days from learning_days d join users u on u.id = d.user_id
      where u.email = '${demoEmail("student")}' and d.day > (now() - interval '8 days')::date`);
    expect(streak?.days).toBe(7);
  });

  it("PLT-8 PAY-2 PAY-3 leaves the student a paid, a refunded and an open order, books that balance and papers without gaps", async () => {
    const orders = await rows<{ status: string; payment: string | null; papers: string[] }>(`
      select o.status, (select p.status from payments p where p.order_id = o.id) as payment,
        array(select i.kind from invoices i where i.order_id = o.id order by i.id) as papers
      from orders o join users u on u.id = o.user_id where u.email = '${demoEmail("student")}' order by o.id`);
    expect(orders).toEqual([
      { status: "paid", payment: "completed", papers: ["invoice"] },
      { status: "paid", payment: "refunded", papers: ["invoice", "credit_note"] },
      { status: "open", payment: null, papers: [] },
    ]);
    const wrong = await rows(`
      select n.key from ledger_entries n join ledger_lines l on l.entry_id = n.id group by n.key having sum(l.amount) <> 0
      union all select o.uuid::text from orders o join order_lines l on l.order_id = o.id group by o.id
        having (sum(l.price), sum(l.tax), sum(l.total)) <> (o.subtotal, o.tax, o.total)
      union all select p.uuid::text from payments p join orders o on o.id = p.order_id where p.amount <> o.total or p.currency <> o.currency
      union all select s.series from invoice_series s where s.last_number <> (
          select count(distinct i.number) from (select series, number from invoices union all select series, number from statements) i where i.series = s.series)
      union all select l.uuid::text from order_lines l join orders o on o.id = l.order_id left join enrollments e on e.course_id = l.course_id and e.user_id = o.user_id
        where l.course_id is not null and l.granted_at is not null and l.revoked_at is null and e.enrollment_type is distinct from 'purchase'`);
    expect(wrong).toEqual([]);
  });

  it("PLT-8 PAY-6 leaves the student an affiliate's link with a commission of each state, a payout, and books that say the same", async () => {
    const [found] = await rows(`
      select a.code, (select sum(k.count)::int from affiliate_clicks k where k.affiliate_id = a.id) as clicks,
        array(select case when c.paid_amount > 0 then 'paid' when c.held_until > now() then 'held' else 'due' end
          from commissions c where c.affiliate_id = a.id order by c.id) as states,
        (select count(*)::int from affiliate_payouts t where t.affiliate_id = a.id) as payouts,
        (select sum(c.amount - c.taken_amount - c.paid_amount)::int from commissions c) + (select amount::int from ledger_balances where account = 'affiliate_payable') as apart
      from affiliates a join users u on u.id = a.user_id where u.email = '${demoEmail("student")}'`);
    expect(found).toEqual({ code: "demo2026", clicks: 22, states: ["paid", "due", "held"], payouts: 1, apart: 0 });
  });

  it("PLT-8 COM-6 leaves a company with one paid and one open statement, and an account that says what the ledger says", async () => {
    const statements = await rows<{ sums: boolean; theirs: boolean; due: number }>(`
      select s.closing = s.opening + s.charges - s.credits - s.payments and jsonb_array_length(s.paper->'lines') = (select count(*) from account_movements m where m.statement_id = s.id) as sums,
        greatest((select sum(m.amount) from account_movements m where m.payer_id = s.payer_id and (m.statement_id <= s.id or m.amount < 0)), 0)::int as due,
        s.issued_at <= now() and u.email = '${demoEmail("company")}' as theirs
      from statements s join payers a on a.id = s.payer_id join users u on u.id = a.contact_id order by s.id`);
    expect(statements).toEqual([
      { sums: true, theirs: true, due: 0 },
      { sums: true, theirs: true, due: 4_500_000 },
    ]);
    const [account] = await rows(`
      select (select sum(amount) from account_movements)::int as account, (select sum(amount) from ledger_lines where account = 'receivable')::int as ledger,
        (select count(*) from account_movements m where not exists (select from ledger_entries n where n.key = m.key))::int as alone,
        (select count(*) from candidate_fees f where not exists (select from invoices i where i.fee_id = f.id and i.kind = 'invoice' and i.total = f.total))::int as bare,
        (select count(*) from account_movements where happened_at > now() or statement_id is null)::int as fresh`);
    expect(account).toEqual({ account: 7_000_000, ledger: 7_000_000, alone: 0, bare: 0, fresh: 1 });
  });

  it("PLT-8 SUB-1 leaves three plans in every currency of the courses, and subscriptions in every state whose periods follow each other", async () => {
    const plans = await rows<{ slug: string; currencies: string }>(`
      select p.slug, (select string_agg(k, ',' order by k) from jsonb_object_keys(p.price->'monthly') as k) as currencies from plans p order by p.rank`);
    expect(plans).toEqual(["basic", "plus", "pro"].map((slug) => ({ slug, currencies: "AED,EGP,INR,SAR,USD" })));
    const states = await rows<{ status: string; n: number }>(
      "select status, count(*)::int as n from subscriptions group by 1 order by 1",
    );
    expect(states.map(({ status }) => status)).toEqual(["active", "cancelled", "expired", "suspended", "trial"]);
    const wrong = await rows(`
      select r.id from subscription_periods r join subscription_periods b on b.id = r.base_id where r.starts_at <> b.ends_at
      union all select s.id from subscriptions s where s.paid_until <> (select max(r.ends_at) from subscription_periods r where r.subscription_id = s.id)
      union all select s.id from subscriptions s where (s.status in ('trial', 'active', 'cancelled', 'suspended')) <> (greatest(s.paid_until, s.grace_ends_at) > now())
      union all select r.id from subscription_periods r left join order_lines l on l.uuid = r.line_uuid
        where (r.line_uuid is null) <> (r.value = 0) or (r.line_uuid is not null and l.granted_at is null)`);
    expect(wrong).toEqual([]);
  });

  it("PLT-8 does nothing the second time", async () => {
    const count = async () =>
      rows("select (select count(*) from audit_logs) as changes, (select count(*) from lesson_progress) as progress");
    const before = await count();
    const stored = objects.size;
    await seed();
    expect(await count()).toEqual(before);
    expect([objects.size, lines.length]).toEqual([stored, 1]);
  });
});
