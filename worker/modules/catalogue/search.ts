import { type SQL, sql } from "drizzle-orm";
import type { Selecting } from "../../kernel/database";

/** What courses_title_trgm indexes: both titles, folded. */
const titles = sql`c.search_titles`;

/**
 * How alike a title's words must be to stand in for a word that full text did not find: low enough for two swapped letters,
 * high enough to keep strangers out. For this transaction alone; goes before a statement with matchedCourses().
 */
export const allowTypos = (q: Selecting) =>
  q
    .select({ set: sql<string>`set_config('pg_trgm.word_similarity_threshold', '0.4', true)` })
    .from(sql`(values (1)) as one`);

/** A word that nearly every course holds, two letters that begin every title: then the newest so many are ranked, rather than all. */
const rankedCap = 2000;
const comparedCap = 500;

/**
 * The common table expressions `fulltext` and `matched (id, rank, sort_key)`: courses under `where` (over `courses as c`) that hold
 * the words of `text` in English or in Arabic, whatever the reader's language; where none does, those whose title begins or sounds like it.
 * Ranks are rounded, so that a cursor compares them exactly.
 */
export function matchedCourses(text: string, where: SQL, sortKey: SQL): SQL {
  // As a value of its own: compared with a constant, the planner would try all titles that it has statistics of, in every search.
  const folded = sql`(select searchable(${text}::text))`;
  return sql`
    fulltext as materialized (
      ${holding(sql`c.search_en`, sql`websearch_to_tsquery('english', immutable_unaccent(${text}))`, where, sortKey)}
      union all
      ${holding(sql`c.search_ar`, sql`websearch_to_tsquery('arabic', fold_arabic(${text}))`, where, sortKey)}
    ), matched as materialized (
      select id, round(max(rank)::numeric, 6) as rank, min(sort_key) as sort_key from (
        select id, rank, sort_key from fulltext
        union all
        (select c.id, word_similarity(${folded}, ${titles}) as rank, ${sortKey} as sort_key
         from courses c where ${folded} <% ${titles} and ${where} and not exists (select from fulltext)
         order by c.id desc limit ${comparedCap})
      ) as found group by id
    )`;
}

/** Ranks after the cap, so that no more is ranked than is kept. */
const holding = (words: SQL, query: SQL, where: SQL, sortKey: SQL) => sql`
  (select f.id, ts_rank(f.words, ${query}) as rank, f.sort_key from (
    select c.id, ${words} as words, ${sortKey} as sort_key from courses c where ${words} @@ ${query} and ${where} order by c.id desc limit ${rankedCap}
  ) as f)`;
