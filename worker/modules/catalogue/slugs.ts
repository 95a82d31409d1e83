import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { randomCode } from "../../kernel/ids";

type Sluggable = "course" | "category";
const tables = { course: sql`courses`, category: sql`categories` };

/** "Café: from SQL to C++" → "cafe-from-sql-to-cplusplus"; a title without Latin letters gets a random one. At most 70 characters. */
export function slugify(title: string, fallback: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll("+", "plus")
    .replaceAll("#", "sharp")
    .replaceAll("&", " and ")
    .replaceAll(/['’]/g, "");
  const slug = words
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 70)
    .replace(/^-+|-+$/g, "");
  return slug.length >= 2 ? slug : `${fallback}-${randomCode(8).toLowerCase()}`;
}

/** Lets one transaction at a time choose among slugs that begin alike; goes before firstFreeSlug(). */
export const holdSlug = (w: Writing, kind: Sluggable, base: string) =>
  w.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`slug:${kind}:${base}`}, 0))`);

/** `base`, or `base-2`, `base-3` …: the first that neither names nor ever named another. */
export const firstFreeSlug = (kind: Sluggable, base: string) => sql<string>`(
  select candidate from (
    select ${base}::text || case when n = 1 then '' else '-' || n end as candidate, n from generate_series(1, 2000) as n
  ) as candidates
  where not exists (select from ${tables[kind]} where slug = candidate)
    and not exists (select from slug_redirects where entity_type = ${kind} and slug = candidate)
  order by n limit 1)`;

/** Before an entity takes `slug`: what was another's stays that one's for ever; what was its own is its own again. */
export const isSlugOfAnother = (kind: Sluggable, slug: string, uuid: string) => sql<boolean>`exists (
  select from slug_redirects r where r.entity_type = ${kind} and r.slug = ${slug}
    and r.entity_id <> (select id from ${tables[kind]} where uuid = ${uuid}))`;

/** Writes down the slug that is about to be replaced and forgets the redirect from the one that comes; goes before the update. */
export const turnOverSlug = (w: Writing, kind: Sluggable, slug: string, uuid: string) =>
  w.execute(sql`
    with owner as (select id, slug from ${tables[kind]} where uuid = ${uuid} and slug <> ${slug}),
    taken_back as (delete from slug_redirects r using owner where r.entity_type = ${kind} and r.slug = ${slug} and r.entity_id = owner.id)
    insert into slug_redirects (entity_type, slug, entity_id) select ${kind}, owner.slug, owner.id from owner
    on conflict (entity_type, slug) do nothing`);
