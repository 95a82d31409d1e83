import * as v from "valibot";
import { pageOf, toPage } from "../../kernel/paging";
import { anyone, query } from "../../kernel/verb";
import { browsePage, sortOf } from "./browse-select";
import { CourseCard } from "./card";
import { CategoryNode, rollUp } from "./category-tree";
import { BrowseCourses } from "./inputs";
import { allowTypos } from "./search";

export const browseCourses = query({
  name: "courses.browse",
  summary: "Lists and searches published courses, with the categories to narrow them by.",
  may: anyone,
  input: BrowseCourses,
  output: v.object({ ...pageOf(CourseCard).entries, total: v.number(), categories: v.array(CategoryNode) }),
  errors: [],
  async run(ctx, filters) {
    const locale = filters.locale ?? ctx.locale;
    const [page] = filters.q
      ? (await ctx.read((q) => [allowTypos(q), browsePage(q, filters, locale)]))[1]
      : (await ctx.read((q) => [browsePage(q, filters, locale)]))[0];
    const sort = sortOf(filters);
    const { items, next } = toPage(page?.items ?? [], filters.limit, (row) => [sort, row.sortKey, row.uuid]);
    return {
      items: items.map(({ sortKey: _, ...card }) => card),
      next,
      total: page?.total ?? 0,
      categories: rollUp(page?.categories ?? []),
    };
  },
});
