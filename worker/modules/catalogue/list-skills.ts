import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { anyone, query } from "../../kernel/verb";

const Skill = v.object({ code: v.string(), en: v.string(), ar: v.nullable(v.string()) });

export const listSkills = query({
  name: "skills.list",
  summary: "Lists the skills that courses teach, by name, in both languages.",
  may: anyone,
  input: v.strictObject({}),
  output: v.object({ items: v.array(Skill) }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          items: rowsAsJson<v.InferOutput<typeof Skill>>(sql`
            select s.code, s.translations->'en'->>'name' as en, s.translations->'ar'->>'name' as ar from skills s where s.deleted_at is null order by en limit 1000`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { items: rows[0]?.items ?? [] };
  },
});
