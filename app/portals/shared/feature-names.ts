import type { PageContext } from "../../../worker/http/page-context";
import { listLookups } from "../../../worker/modules/lookups";

/** What the features of plans are called: the site's own words for them. */
export async function featureNames(context: PageContext): Promise<Record<string, string>> {
  const { items } = await context.run(listLookups, { type: "plan_feature" });
  return Object.fromEntries(
    items.map(({ code, nameEn, nameAr }) => [code, context.locale === "ar" ? nameAr || nameEn : nameEn]),
  );
}
