import { type SQL, sql } from "drizzle-orm";
import type { Responses } from "./schema";

const unknown = sql`'{"code": "unknown"}'::jsonb`;

/** Responses as a value for a jsonb column or for the rule below. */
export const asJson = (responses: Responses): SQL => sql`${JSON.stringify(responses)}::jsonb`;

/** What in the responses does not belong to the paper, as a jsonb object of issues by field path; `{}` when all does. */
export const foreignResponses = (paper: SQL, responses: SQL): SQL => sql`(
  select coalesce(jsonb_object_agg('responses.' || r.key || issue.at, issue.what), '{}')
  from jsonb_each(${responses}) r
  left join jsonb_array_elements(${paper}) p (q) on q->>'uuid' = r.key
  cross join lateral (
    select q->>'type' = 'short_answer' as written, q->>'type' = 'multiple_select' as many,
      jsonb_path_query_array(q, '$.answers[*].id') @> coalesce(r.value->'chosen', '[]') as known,
      (select count(distinct c.id) from jsonb_array_elements(r.value->'chosen') c (id)) as chosen
  ) t
  cross join lateral (values
    ('', case when q is null then ${unknown} end),
    ('.text', case when not written and r.value ? 'text' then ${unknown} end),
    ('.chosen', case when not r.value ? 'chosen' then null when written then ${unknown}
      when not known then '{"code": "choice"}' when not many and chosen > 1 then '{"code": "too_long", "limit": 1}' end)
  ) issue (at, what)
  where issue.what is not null)`;
