import { type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readCourse, renderMarkdown } from "../../../worker/modules/catalogue";
import { formatDuration, translator } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage } from "../../locale";
import { pageMeta } from "../../meta";
import { catalogueHref } from "./catalogue-filters";
import { Before, Certificate, Description, Instructors, Outcomes } from "./course-body";
import { EnrolBar, EnrolCard } from "./course-enrol";
import { CourseHeader } from "./course-header";
import { Syllabus } from "./course-syllabus";
import { addressOf, cacheable, currencyAsked, readPage } from "./public-page";
import { breadcrumbData, courseData } from "./structured-data";

export const headers: HeadersFunction = () => cacheable;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { locale, tenant, links } = context;
  const found = await readPage(context, readCourse, { slug: params.slug ?? "" });
  if ("redirectTo" in found)
    throw redirect(inLanguage(`/courses/${found.redirectTo}`, locale), { status: 301, headers: cacheable });
  const t = translator(courseWords, locale);
  const lessons = t("lesson_count", { count: found.lessonCount });
  const coverUrl = await links.picture(found.coverUuid);
  const url = addressOf(context, inLanguage(`/courses/${found.slug}`, locale));
  const description =
    found.seo.metaDescription ??
    found.subtitle ??
    t("meta_description", {
      title: found.title,
      lessons,
      duration: formatDuration(found.durationMinutes, locale, "long"),
    });
  const at = (path: string) => tenant.origin + inLanguage(path, locale);
  const trail = [
    { name: translator(catalogue, locale)("title"), url: at("/courses") },
    ...(found.category
      ? [{ name: found.category.name, url: at(catalogueHref("/courses", { category: found.category.slug })) }]
      : []),
    { name: found.title, url: url.origin + url.path },
  ];
  return {
    course: {
      ...found,
      coverUrl,
      askedCurrency: currencyAsked(request),
      descriptionHtml: found.description ? renderMarkdown(found.description, { firstHeading: 3 }) : null,
      instructors: await Promise.all(
        found.instructors.map(async (one) => ({ ...one, photoUrl: await links.picture(one.photoUuid) })),
      ),
    },
    page: {
      title: found.seo.metaTitle ?? found.title,
      description,
      brand: tenant.brand.name,
      url,
      ...(coverUrl ? { image: coverUrl } : {}),
    },
    structured: [
      courseData({
        course: found,
        site: { origin: tenant.origin, brand: tenant.brand.name },
        url: url.origin + url.path,
        description,
        imageUrl: coverUrl,
      }),
      breadcrumbData(trail),
    ],
  };
}
export type ShownCourse = Awaited<ReturnType<typeof loader>>["course"];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [...pageMeta(data.page), ...data.structured.map((thing) => ({ "script:ld+json": thing }))] : [];

export default function CoursePage() {
  const { course } = useLoaderData<typeof loader>();
  return (
    // The header's band is wider than the page on purpose.
    <article className="overflow-x-clip">
      <div className="mx-auto grid max-w-6xl gap-x-12 px-4 sm:px-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
        <CourseHeader course={course} />
        <aside className="relative self-start pt-6 lg:sticky lg:top-15 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:py-10">
          <EnrolCard course={course} />
        </aside>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-12 pt-10 pb-16 lg:col-start-1 lg:gap-14 lg:pt-12">
          <Outcomes course={course} />
          <Description course={course} />
          <Syllabus course={course} />
          <Before course={course} />
          <Certificate course={course} />
          <Instructors course={course} />
        </div>
      </div>
      <EnrolBar course={course} />
    </article>
  );
}
