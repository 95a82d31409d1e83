import type { Step } from "./sizes";

const verb = "seed.volume";

/** The tables that volume fills and whose history is kept, each with the column that its trigger redacts. */
const kept: Record<string, string | null> = {
  users: "password_hash",
  students: null,
  instructors: null,
  user_roles: null,
  categories: null,
  courses: null,
  course_instructors: null,
  sections: null,
  lessons: null,
  content_items: null,
  quizzes: null,
  quiz_questions: null,
  enrollments: null,
  quiz_attempts: "paper",
  certificates: null,
};

const switchTriggers = (how: "enable" | "disable"): string =>
  Object.keys(kept)
    .map((table) => `alter table ${table} ${how} trigger ${table}_audit`)
    .join("; ");

/** Row by row the trigger takes longer than all the rest; historySteps writes the same rows a table at a time. */
export const pauseAudit: Step = { sql: switchTriggers("disable") };

/** What audit_row() would have written for every row that this transaction has made. */
export const historySteps: Step[] = [
  ...Object.entries(kept).map(([table, secret]) => ({
    name: `rows of ${table} in the audit trail`,
    sql: `insert into audit_logs (action, verb, request_id, entity_type, entity_id, entity_uuid, course_id, after)
      select 'created', '${verb}', '', '${table}', place.entity_id, place.entity_uuid, place.course_id,
        made.r ${secret ? `|| '{"${secret}":"[redacted]"}'` : ""}
      from (select to_jsonb(t) - array['search_en', 'search_ar', 'search_titles', 'search_words'] as r from ${table} t where t.xmin = pg_current_xact_id()::xid) as made
      cross join lateral audit_place('${table}', made.r) as place`,
  })),
  { sql: switchTriggers("enable") },
];
