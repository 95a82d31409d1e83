import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";

/** What may be chosen on the pages; the verbs take any number of days. */
export const retentionChoices = [30, 90, 180, 365, 730] as const;

/** The setting of the house that holds for all private rooms. */
export const privateSetting = "chat.private_retention";

/** For how many days private rooms keep what is said; null for as long as they stand. */
export const keptInPrivate: SQL<number | null> = sql<number | null>`(
  select (s.value->>'days')::integer from system_settings s where s.key = ${privateSetting} and s.deleted_at is null)`;

/** The same of the room `chat_rooms r`, whichever kind it is. */
export const keptDays: SQL<number | null> = sql<
  number | null
>`case when r.kind = 'private' then ${keptInPrivate} else r.retention_days::integer end`;

const Choice = v.object({ days: v.number(), messages: v.number(), files: v.number() });
export const RetentionChoices = v.object({
  /** Null: as long as the room stands. */
  days: v.nullable(v.number()),
  messages: v.number(),
  /** Messages, and files among them, that are older than so many days. */
  choices: v.array(Choice),
});
const dayMs = 86_400_000;
type Counts = Omit<v.InferOutput<typeof RetentionChoices>, "days">;

/** What each choice would delete of the messages `m` in `from`: the rest of a SELECT after its FROM. */
export function choicesOver(from: SQL, now: Date): SQL<Counts> {
  // Instants, and not something to be reckoned for each of a million messages.
  const older = (days: number) => sql`m.said_at < ${new Date(now.getTime() - days * dayMs).toISOString()}::timestamptz`;
  const choices = retentionChoices.map(
    (days) => sql`jsonb_build_object('days', ${days}::integer, 'messages', count(*) filter (where ${older(days)}),
      'files', coalesce(sum(jsonb_array_length(m.files)) filter (where m.files is not null and ${older(days)}), 0))`,
  );
  return sql<Counts>`(
    select jsonb_build_object('messages', count(*), 'choices', jsonb_build_array(${sql.join(choices, sql`, `)})) from ${from})`;
}
