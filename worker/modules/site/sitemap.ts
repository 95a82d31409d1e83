import { and, desc, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { courses } from "../catalogue/schema";

/** The protocol's limit for one file; a page in two languages is two addresses. */
const maxAddresses = 50_000;
const both: ("en" | "ar")[] = ["en", "ar"];
const staticPaths = ["/", "/courses", "/plans", "/verify"];

export const sitemap = query({
  name: "site.sitemap",
  summary: "Lists the public pages that search engines should know, newest courses first.",
  may: anyone,
  rate: "expensive",
  input: v.strictObject({}),
  output: v.object({
    pages: v.array(
      v.object({
        /** The English path; the Arabic one has "/ar" in front. */
        path: v.string(),
        updatedAt: v.nullable(v.string()),
        locales: v.array(v.picklist(["en", "ar"])),
      }),
    ),
  }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          slug: courses.slug,
          updatedAt: courses.updatedAt,
          isArabic: sql<boolean>`coalesce(${courses.translations}->'ar'->>'title', '') <> ''`,
        })
        .from(courses)
        .where(and(eq(courses.status, "published"), isNull(courses.deletedAt)))
        .orderBy(desc(courses.publishedAt), desc(courses.id))
        .limit(maxAddresses),
    ]);
    const pages = [
      ...staticPaths.map((path) => ({ path, updatedAt: null, locales: both })),
      ...rows.map(({ slug, updatedAt, isArabic }) => ({
        path: `/courses/${slug}`,
        updatedAt: updatedAt.toISOString(),
        locales: isArabic ? both : both.slice(0, 1),
      })),
    ];
    return { pages: upTo(maxAddresses, pages) };
  },
});

/** The first pages whose addresses, one a language, are `max` at most. */
export function upTo<P extends { locales: readonly string[] }>(max: number, pages: readonly P[]): P[] {
  let addresses = 0;
  return pages.filter(({ locales }) => {
    addresses += locales.length;
    return addresses <= max;
  });
}
