import type { Step } from "./sizes";

const verb = "seed.volume";

/** The tables that volume fills and whose history is kept. */
const kept = [
  "users",
  "students",
  "instructors",
  "user_roles",
  "categories",
  "courses",
  "course_instructors",
  "sections",
  "lessons",
  "content_items",
  "quizzes",
  "quiz_questions",
  "enrollments",
  "quiz_attempts",
  "certificates",
];

const switchTriggers = (how: "enable" | "disable"): string =>
  kept.map((table) => `alter table ${table} ${how} trigger ${table}_audit`).join("; ");

/** Row by row the trigger takes longer than all the rest; historySteps writes the same rows a table at a time. */
export const pauseAudit: Step = { sql: switchTriggers("disable") };

/** What the trigger of a table was given: its secrets, and what it hides under whose key. */
const argumentsOf = (table: string) => `(select array_remove(string_to_array(encode(tgargs, 'escape'), '\\000'), '')
    from pg_trigger where tgrelid = '${table}'::regclass and tgname = '${table}_audit')`;

/** What audit_row() would have written for every row that this transaction has made. */
export const historySteps: Step[] = [
  ...kept.map((table) => ({
    name: `rows of ${table} in the audit trail`,
    sql: `insert into audit_logs (action, verb, request_id, entity_type, entity_id, entity_uuid, course_id, after)
      select 'created', '${verb}', '', '${table}', place.entity_id, place.entity_uuid, place.course_id,
        audit_guard(${argumentsOf(table)}, '${table}', place.entity_id, made.r, made.r)
      from (select to_jsonb(t) - array['search_en', 'search_ar', 'search_titles', 'search_words'] as r from ${table} t where t.xmin = pg_current_xact_id()::xid) as made
      cross join lateral audit_place('${table}', made.r) as place`,
  })),
  { sql: switchTriggers("enable") },
];
