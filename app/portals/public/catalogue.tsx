import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { browseCourses } from "../../../worker/modules/catalogue";
import { type Translate, translator } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { inLanguage, useReader, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { CardGrid, PageBody, PageHeader, Pagination, SearchField } from "../../ui";
import { CatalogueCard } from "./catalogue-card";
import { ActiveFilters, FilterForm, FilterLinks, HiddenFilters, SortLinks } from "./catalogue-controls";
import { NothingFound } from "./catalogue-empty";
import { catalogueHref, changed, readFilters } from "./catalogue-filters";
import { branchOf } from "./category-branch";
import { withCovers } from "./covers";
import { addressOf, cacheable, fromLoader } from "./public-page";
import { CategoryTrail } from "./trail";

export const headers = fromLoader;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  const { items, next, total, categories } = await context.run(browseCourses, filters);
  const t = translator(catalogue, context.locale);
  const category = categories.find(({ slug }) => slug === filters.category);
  const path = catalogueHref(inLanguage("/courses", context.locale), { category: category?.slug });
  const found = {
    filters,
    courses: await withCovers(context, items),
    next,
    total,
    categories,
    page: {
      title: titleOf(t, filters.q, category?.name),
      description: t("meta_description"),
      brand: context.tenant.brand.name,
      url: addressOf(context, path),
      // One address a field is enough for search engines: not one for every search, choice and page.
      hidden: Boolean(filters.q || filters.cursor || filters.level || filters.price || filters.sort),
    },
  };
  // What visitors type has no end: those pages are not kept.
  return data(found, filters.q ? {} : { headers: cacheable });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data.page) : []);

const titleOf = (t: Translate<typeof catalogue.en>, q: string | undefined, category: string | undefined) =>
  q ? t("results_for", { q }) : category ? t("in_category", { category }) : t("title");

export default function Catalogue() {
  const t = useWords(catalogue);
  const { locale } = useReader();
  const { filters, courses, next, total, categories } = useLoaderData<typeof loader>();
  const path = inLanguage("/courses", locale);
  const branch = branchOf(categories, filters.category);
  const category = branch.at(-1);
  const count = total >= 1000 ? t("count_capped") : t("count", { count: total });
  return (
    <PageBody>
      <PageHeader
        above={category ? <CategoryTrail branch={branch} /> : undefined}
        title={titleOf(t, filters.q, category?.name)}
        lead={filters.q ? undefined : category ? t("category_lead") : t("lead")}
      />
      <search>
        <form method="get" action={path} className="max-w-2xl">
          <HiddenFilters filters={changed(filters, { q: undefined })} />
          <SearchField
            name="q"
            label={t("search_label")}
            size="lg"
            submitLabel={t("search_button")}
            defaultValue={filters.q}
            maxLength={200}
          />
        </form>
      </search>
      <div className="mt-8 grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          <FilterForm filters={filters} categories={categories} path={path} />
          <FilterLinks filters={filters} categories={categories} path={path} />
        </div>
        <section aria-labelledby="results" className="grid content-start gap-6">
          <h2 id="results" className="sr-only">
            {t("results")}
          </h2>
          {courses.length > 0 ? (
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
              <p className="font-medium tabular-nums">{count}</p>
              <SortLinks filters={filters} path={path} />
            </div>
          ) : null}
          <ActiveFilters filters={filters} categories={categories} path={path} />
          {courses.length > 0 ? (
            <>
              <CardGrid>
                {courses.map((course) => (
                  <CatalogueCard key={course.uuid} course={course} />
                ))}
              </CardGrid>
              {next || filters.cursor ? (
                <Pagination
                  label={t("pages")}
                  count={t("shown", { shown: courses.length, total: count })}
                  {...(next
                    ? { next: { href: catalogueHref(path, { ...filters, cursor: next }), label: t("next") } }
                    : {})}
                  {...(filters.cursor
                    ? { first: { href: catalogueHref(path, changed(filters, {})), label: t("first") } }
                    : {})}
                />
              ) : null}
            </>
          ) : (
            <NothingFound filters={filters} path={path} />
          )}
        </section>
      </div>
    </PageBody>
  );
}
