import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { rowsAsJson } from "../../kernel/json";
import { countCap } from "../../kernel/paging";
import { type CourseCard, cardColumns } from "./card";
import { type CategoryNode, categoryBranch, categoryRows } from "./category-tree";
import type { BrowseFilters } from "./inputs";
import { type Keyset, readKeyset } from "./keyset";
import { isPublic } from "./policy";
import { matchedCourses } from "./search";

export type BrowseRow = CourseCard & { sortKey: string };
type Sort = "relevance" | "newest" | "title";

/** Without words to rank by, relevance is newness. */
export const sortOf = ({ sort, q }: BrowseFilters): Sort =>
  q ? (sort ?? "relevance") : sort === "title" ? "title" : "newest";

/** courses_title_en_published and courses_title_ar_published index these very expressions. */
const titleKey = (locale: Locale) =>
  locale === "ar"
    ? sql`searchable(coalesce(c.translations->'ar'->>'title', c.translations->'en'->>'title'))`
    : sql`searchable(c.translations->'en'->>'title')`;

/** A page of the catalogue with its total and its categories, as one statement; after allowTypos() where words are searched for. */
export function browsePage(q: Selecting, filters: BrowseFilters, locale: Locale) {
  const sort = sortOf(filters);
  const { tables, counted, picked } = filters.q
    ? searched(filters.q, filters, sort, locale)
    : listed(filters, sort, locale);
  const all = filters.category ? [categoryBranch(filters.category), ...tables] : tables;
  return q
    .select({
      total: sql<number>`page.total`,
      items: sql<BrowseRow[]>`page.items`,
      categories: sql<CategoryNode[]>`page.categories`,
    })
    .from(sql`(
      with recursive ${sql.join([...all, pageRows(picked, sort, filters.limit)], sql`, `)}
      select (select count(*)::int from (select from (${counted}) as found limit ${countCap}) as counted) as total,
        ${rowsAsJson<BrowseRow>(sql`
          select ${cardColumns(locale)}, picked.sort_key::text as "sortKey" from picked join courses c on c.id = picked.id order by picked.n`)} as items,
        ${categoryRows(locale)} as categories
    ) as page`);
}

interface Plan {
  tables: SQL[];
  /** Selects a row for each that counts. */
  counted: SQL;
  /** Selects ids with their sort keys, one row more than the page. */
  picked: SQL;
}

/** Walks the index that has the order, and stops at the end of the page; the count stops at the cap. */
function listed(filters: BrowseFilters, sort: Sort, locale: Locale): Plan {
  const where = matching(filters);
  const key = sort === "title" ? titleKey(locale) : sql`c.published_at`;
  const keyset = readKeyset(filters.cursor, sort);
  const walk = (key: SQL, sort: Sort, beyond: SQL, limit: number) => {
    const rows = (also: SQL) =>
      sql`select c.id, ${key} as sort_key from courses c where ${where} ${also} ${beyond} order by ${ordered(key, sql`c.id`, sort)} limit ${limit}`;
    // Each category's own index has the order: a page's worth of each is enough to choose the page from.
    return filters.category
      ? sql`select each.id, each.sort_key from branch cross join lateral (${rows(sql`and c.category_id = branch.id`)}) as each`
      : rows(sql``);
  };
  return {
    tables: [],
    counted: walk(sql`c.published_at`, "newest", sql``, countCap),
    picked: walk(key, sort, beyond(key, sql`c.id`, sort, keyset), filters.limit + 1),
  };
}

/** Finds through the text indexes, then ranks what was found. */
function searched(text: string, filters: BrowseFilters, sort: Sort, locale: Locale): Plan {
  const key = sort === "relevance" ? sql`m.rank` : sql`m.sort_key`;
  const carried = sort === "title" ? titleKey(locale) : sql`c.published_at`;
  const where = filters.category
    ? sql`${matching(filters)} and c.category_id = any(array(select id from branch))`
    : matching(filters);
  return {
    tables: [matchedCourses(text, where, carried)],
    counted: sql`select m.id from matched m`,
    picked: sql`select m.id, ${key} as sort_key from matched m where true ${beyond(key, sql`m.id`, sort, readKeyset(filters.cursor, sort))}`,
  };
}

function matching({ level, price }: BrowseFilters): SQL {
  const conditions: SQL[] = [isPublic];
  if (level) conditions.push(sql`c.level = ${level}`);
  if (price) conditions.push(price === "free" ? sql`c.pricing_model = 'free'` : sql`c.pricing_model <> 'free'`);
  return sql.join(conditions, sql` and `);
}

/** The table `picked (id, sort_key, n)`: what the page shows and one more, numbered in its order. */
const pageRows = (picked: SQL, sort: Sort, limit: number) => sql`
  picked as materialized (
    select id, sort_key, row_number() over (order by ${ordered(sql`sort_key`, sql`id`, sort)}) as n from (${picked}) as found order by n limit ${limit + 1}
  )`;

const ordered = (key: SQL, id: SQL, sort: Sort) =>
  sort === "title" ? sql`${key}, ${id}` : sql`${key} desc, ${id} desc`;

const keyTypes = { relevance: sql`numeric`, newest: sql`timestamptz`, title: sql`text` };
function beyond(key: SQL, id: SQL, sort: Sort, keyset: Keyset | null): SQL {
  if (!keyset) return sql``;
  const last = sql`(${keyset.key}::${keyTypes[sort]}, (select o.id from courses o where o.uuid = ${keyset.uuid}::uuid))`;
  return sort === "title" ? sql`and (${key}, ${id}) > ${last}` : sql`and (${key}, ${id}) < ${last}`;
}
