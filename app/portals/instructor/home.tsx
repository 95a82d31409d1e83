import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listManagedCourses } from "../../../worker/modules/catalogue";
import { courseProgress } from "../../../worker/modules/progress";
import { translator } from "../../../worker/words/format";
import { instructor } from "../../../worker/words/instructor";
import { useReader, useWords } from "../../locale";
import { ButtonLink, EmptyState, Link } from "../../ui";
import { useHolds } from "../shared/holds";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { CourseProgressCard, DraftRow } from "./home-courses";

const shownCourses = 6;

export async function loader({ context }: LoaderFunctionArgs) {
  const { items, total } = await context.run(listManagedCourses, { limit: 30 });
  const drafts = items.filter(({ status }) => status === "draft").slice(0, 5);
  const taught = items.filter(({ status }) => status !== "draft").slice(0, shownCourses);
  const grants = [...(context.person?.grants ?? [])];
  const seesStudents = grants.some((grant) => grant.startsWith("enrolments.manage:"));
  return {
    title: translator(instructor, context.locale)("home"),
    brand: context.tenant.brand.name,
    total,
    drafts: drafts.map(({ uuid, title, titleLocale, lessonCount, updatedAt }) => ({
      uuid,
      title,
      titleLocale,
      lessonCount,
      updatedAt,
    })),
    taught: await Promise.all(
      taught.map(async ({ uuid, title, titleLocale, status, studentCount }) => {
        // Who studies is asked for once it is known that somebody does.
        const progress =
          seesStudents && studentCount > 0 ? await context.run(courseProgress, { courseUuid: uuid }) : null;
        return {
          uuid,
          title,
          titleLocale,
          status,
          studentCount,
          progress: progress && { averagePercent: progress.averagePercent, completed: progress.completed },
        };
      }),
    ),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export type HomeData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function InstructorHome() {
  const t = useWords(instructor);
  const holds = useHolds();
  const { person } = useReader();
  const { total, drafts, taught, now } = useLoaderData<typeof loader>();
  const begin = holds("courses.create") ? (
    <ButtonLink href="/instructor/courses/new" variant="primary" icon="plus">
      {t("new_course")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("hello", { name: person?.fullName ?? "" })}
        lead={t("home_lead")}
        actions={total > 0 ? begin : null}
      />
      {total === 0 ? (
        <EmptyState icon="book" title={t("courses_empty")} action={begin}>
          {t("courses_empty_text")}
        </EmptyState>
      ) : (
        <div className="grid gap-10">
          {drafts.length > 0 ? (
            <section aria-labelledby="drafts">
              <h2 id="drafts" className="mb-3 text-lg">
                {t("drafts")}
              </h2>
              <ul className="divide-y divide-line rounded-xl bg-surface px-5 shadow-soft ring-1 ring-line/70">
                {drafts.map((course) => (
                  <DraftRow key={course.uuid} course={course} now={now} />
                ))}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="taught">
            <div className="mb-3 flex flex-wrap items-baseline justify-between gap-4">
              <h2 id="taught" className="text-lg">
                {t("taught")}
              </h2>
              <Link kind="forward" href="/instructor/courses">
                {t("all_courses", { count: total })}
              </Link>
            </div>
            {taught.length > 0 ? (
              <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
                {taught.map((course) => (
                  <CourseProgressCard key={course.uuid} course={course} />
                ))}
              </ul>
            ) : (
              <p className="text-ink-muted">{t("taught_empty")}</p>
            )}
          </section>
        </div>
      )}
    </>
  );
}
