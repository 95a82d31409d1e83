import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { browseCourses } from "../../../worker/modules/catalogue";
import { translator } from "../../../worker/words/format";
import { home } from "../../../worker/words/public";
import { inLanguage, useReader, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { ButtonLink, CardGrid, EmptyState, Hero, SearchField, Section } from "../../ui";
import { CatalogueCard } from "./catalogue-card";
import { withCovers } from "./covers";
import { Fields, Sides, Steps, VerifyBand } from "./home-sections";
import { addressOf, cacheable } from "./public-page";

export const headers: HeadersFunction = () => cacheable;

export async function loader({ context }: LoaderFunctionArgs) {
  const { items, categories } = await context.run(browseCourses, { sort: "newest", limit: 6 });
  const t = translator(home, context.locale);
  const { brand } = context.tenant;
  return {
    courses: await withCovers(context, items),
    fields: categories.filter(({ depth, count }) => depth <= 1 && count > 0),
    page: {
      title: t("meta_title"),
      description: t("meta_description"),
      brand: brand.name,
      url: addressOf(context, inLanguage("/", context.locale)),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...pageMeta(data.page),
        {
          "script:ld+json": {
            "@context": "https://schema.org",
            "@type": "WebSite",
            name: data.page.brand,
            url: data.page.url.origin + data.page.url.path,
            potentialAction: {
              "@type": "SearchAction",
              target: `${data.page.url.origin}${data.page.url.path.replace(/\/$/, "")}/courses?q={search_term_string}`,
              "query-input": "required name=search_term_string",
            },
          },
        },
      ]
    : [];

export default function Home() {
  const t = useWords(home);
  const { locale } = useReader();
  const { courses, fields } = useLoaderData<typeof loader>();
  const all = inLanguage("/courses", locale);
  return (
    <>
      <Hero
        eyebrow={t("hero_eyebrow")}
        title={[t("hero_title_1"), t("hero_title_2"), t("hero_title_3")]}
        lead={t("hero_lead")}
        actions={
          <search>
            <form method="get" action={all}>
              <SearchField
                name="q"
                label={t("search_label")}
                size="lg"
                submitLabel={t("search_button")}
                maxLength={200}
              />
            </form>
          </search>
        }
        points={[
          { icon: "monitor", text: t("point_phone") },
          { icon: "globe", text: t("point_languages") },
          { icon: "shield", text: t("point_certificate") },
        ]}
      />
      <Section
        title={t("newest_title")}
        {...(courses.length > 0 ? { lead: t("newest_lead"), more: { href: all, label: t("all_courses") } } : {})}
      >
        {courses.length > 0 ? (
          <CardGrid>
            {courses.map((course) => (
              <CatalogueCard key={course.uuid} course={course} />
            ))}
          </CardGrid>
        ) : (
          <EmptyState
            icon="book"
            title={t("no_courses_title")}
            action={
              <ButtonLink href={inLanguage("/register", locale)} variant="primary">
                {t("create_account")}
              </ButtonLink>
            }
          >
            {t("no_courses")}
          </EmptyState>
        )}
      </Section>
      {fields.length > 0 ? <Fields nodes={fields} /> : null}
      <Sides />
      <Steps />
      <VerifyBand />
    </>
  );
}
