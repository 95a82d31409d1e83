import { type SQL, sql } from "drizzle-orm";

/** Questions x of quiz z that an attempt asks. */
const asked = sql`quiz_questions x left join media_files f on f.id = x.media_id and f.deleted_at is null
  where x.quiz_id = z.id and x.deleted_at is null`;

/** In random order, which nobody can guess, or in the order given. Every order is equally likely. */
const order = (shuffled: SQL, otherwise: SQL): SQL =>
  sql`case when ${shuffled} then gen_random_uuid() end, ${otherwise}`;

const answers = sql`(select coalesce(jsonb_agg(y.answer order by ${order(sql`z.shuffle and x.question_type <> 'true_false'`, sql`y.place`)}), '[]')
  from jsonb_array_elements(x.answers) with ordinality y (answer, place))`;

/** One part of a question's words in the languages that have it; null where English has none. */
const inBoth = (part: string): SQL =>
  sql`case when x.translations->'en'->>${part}::text <> '' then jsonb_strip_nulls(jsonb_build_object(
    'en', x.translations->'en'->${part}::text, 'ar', nullif(x.translations->'ar'->${part}::text, '""'))) end`;

/**
 * The questions of quiz z as they are now, in the order that this attempt will show them, as PaperQuestion[] in JSON; `[]` for none.
 * True and false keep their order.
 */
export const drawnPaper: SQL = sql`(select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'uuid', x.uuid, 'type', x.question_type, 'points', x.points, 'prompt', ${inBoth("prompt")}, 'explanation', ${inBoth("explanation")},
    'mediaUuid', f.uuid, 'answers', ${answers}, 'accepted', x.accepted))
    order by ${order(sql`z.shuffle`, sql`x.position, x.id`)}), '[]')
  from ${asked})`;

/** All points of quiz z. */
export const pointsInAll: SQL<number> = sql<number>`(select coalesce(sum(x.points), 0)::int from quiz_questions x
  where x.quiz_id = z.id and x.deleted_at is null)`;
