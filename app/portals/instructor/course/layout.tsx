import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { type AuthoredCourse, readCourseForAuthoring } from "../../../../worker/modules/catalogue";
import { authoring } from "../../../../worker/words/authoring";
import { live } from "../../../../worker/words/live";
import { useWords } from "../../../locale";
import { Breadcrumbs, ButtonLink, Status, Tabs } from "../../../ui";
import { roomHref } from "../../chat/addresses";
import { unlessDialog } from "../../shared/address";
import { useHolds } from "../../shared/holds";
import { courseHref, useTitleOf } from "./course-context";
import { statusTone } from "./status";

/** The whole course for every page below; texts stay behind, since only a page about one item shows them. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const course = await context.run(readCourseForAuthoring, { uuid: params.course ?? "" });
  const withoutText = (item: AuthoredCourse["sections"][number]["lessons"][number]["items"][number]) => ({
    ...item,
    translations: {
      en: { title: item.translations.en.title },
      ...(item.translations.ar && { ar: { title: item.translations.ar.title } }),
    },
  });
  return {
    course: {
      ...course,
      sections: course.sections.map((section) => ({
        ...section,
        lessons: section.lessons.map((lesson) => ({ ...lesson, items: lesson.items.map(withoutText) })),
      })),
    },
  };
}

export const shouldRevalidate = unlessDialog;

export default function CourseFrame() {
  const t = useWords(authoring);
  const sessions = useWords(live);
  const titleOf = useTitleOf();
  const holds = useHolds();
  const { pathname } = useLocation();
  const { course } = useLoaderData<typeof loader>();
  const home = courseHref(course.uuid);
  const within = (part: string) => pathname.startsWith(`${home}/${part}`);
  const tab = (part: string, label: string, count?: number) => ({
    href: `${home}/${part}`,
    label,
    current: within(part),
    ...(count ? { count: String(count) } : {}),
  });
  return (
    <>
      <div className="mb-6 grid gap-3">
        <Breadcrumbs
          label={t("breadcrumbs")}
          items={[
            { label: t("courses"), href: "/instructor/courses" },
            { label: titleOf(course), ...(pathname === home ? {} : { href: home }) },
          ]}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <p className="text-lg font-semibold" dir="auto">
            {titleOf(course)}
          </p>
          <Status tone={statusTone[course.status]}>{t(`status_${course.status}`)}</Status>
          <ButtonLink href={roomHref("course", course.uuid)} icon="chat" size="sm" variant="quiet">
            {t("course_chat")}
          </ButtonLink>
        </div>
        <Tabs
          label={t("course_pages")}
          items={[
            { href: home, label: t("structure"), current: pathname === home || within("lessons") },
            tab("quizzes", t("quizzes"), course.quizzes.length),
            tab("materials", t("materials"), course.materials.length),
            ...(holds("enrolments.manage") ? [tab("students", t("students"))] : []),
            ...(holds("live_sessions.host") ? [tab("live", sessions("sessions"))] : []),
            tab("settings", t("settings")),
            ...(holds("audit.read") ? [tab("history", t("history"))] : []),
          ]}
        />
      </div>
      <Outlet context={course} />
    </>
  );
}
