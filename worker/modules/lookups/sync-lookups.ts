import { type SQL, sql } from "drizzle-orm";
import { lookupGroups } from "./values";
import type { GroupSeed, ValueSeed } from "./values/shape";

interface TypeRow {
  code: string;
  parent: string | null;
  nameEn: string;
  nameAr: string;
  isSystem: boolean;
  fields: unknown;
  sortOrder: number;
}
interface ValueRow {
  type: string;
  code: string;
  parent: string | null;
  nameEn: string;
  nameAr: string;
  metadata: unknown;
  sortOrder: number;
}

/**
 * The statements that bring the code's lookup types and values into a database: run after each migration, in one transaction. What is there stays as
 * administrators left it, renamed, moved, deactivated or deleted; only what was never there is added. Whether code depends on a type is the code's to say.
 */
export function syncLookups(groups: readonly GroupSeed[] = lookupGroups): SQL[] {
  const types = [groups.map(groupRow), groups.flatMap(typeRows)];
  return [
    sql`select set_config('app.verb', 'lookups.sync', true)`,
    ...types.map(insertTypes),
    markSystem(types.flat()),
    ...valueLevels(groups).map(insertValues),
  ];
}

const groupRow = ({ code, nameEn, nameAr }: GroupSeed, i: number): TypeRow => ({
  code,
  parent: null,
  nameEn,
  nameAr,
  isSystem: true,
  fields: [],
  sortOrder: (i + 1) * 10,
});

const typeRows = (group: GroupSeed): TypeRow[] =>
  group.types.map(({ values: _, ...type }, i) => ({ ...type, parent: group.code, sortOrder: (i + 1) * 10 }));

/** By depth, so that parents are there before their children. */
function valueLevels(groups: readonly GroupSeed[]): ValueRow[][] {
  const levels: ValueRow[][] = [];
  const collect = (type: string, values: readonly ValueSeed[], parent: string | null, depth: number) => {
    for (const [i, [code, nameEn, nameAr, more]] of values.entries()) {
      levels[depth] ??= [];
      levels[depth]?.push({
        type,
        code,
        parent,
        nameEn,
        nameAr,
        metadata: more?.metadata ?? {},
        sortOrder: (i + 1) * 10,
      });
      if (more?.children) collect(type, more.children, code, depth + 1);
    }
  };
  for (const { types } of groups) for (const { code, values } of types) collect(code, values, null, 0);
  return levels;
}

const rowsOf = (rows: readonly unknown[]): SQL => sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`;

const insertTypes = (rows: readonly TypeRow[]): SQL => sql`
  insert into lookup_types (code, name_en, name_ar, parent_id, is_system, sort_order, metadata)
  select r->>'code', r->>'nameEn', r->>'nameAr', p.id, (r->>'isSystem')::boolean, (r->>'sortOrder')::integer, jsonb_build_object('fields', r->'fields')
  from ${rowsOf(rows)} left join lookup_types p on p.code = r->>'parent'
  on conflict (code) do nothing`;

const markSystem = (rows: readonly TypeRow[]): SQL => sql`
  update lookup_types t set is_system = (r->>'isSystem')::boolean from ${rowsOf(rows)}
  where t.code = r->>'code' and t.is_system <> (r->>'isSystem')::boolean`;

const insertValues = (rows: readonly ValueRow[]): SQL => sql`
  insert into lookups (lookup_type_id, code, name_en, name_ar, parent_id, sort_order, metadata)
  select t.id, r->>'code', r->>'nameEn', r->>'nameAr',
    (select p.id from lookups p where p.lookup_type_id = t.id and p.code = r->>'parent' order by p.deleted_at nulls first limit 1),
    (r->>'sortOrder')::integer, r->'metadata'
  from ${rowsOf(rows)} join lookup_types t on t.code = r->>'type'
  where not exists (select from lookups l where l.lookup_type_id = t.id and l.code = r->>'code')`;
