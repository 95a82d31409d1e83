import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listMySessions } from "../../../worker/modules/live";
import { studentDashboard } from "../../../worker/modules/progress";
import { translator } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { inLanguage, useReader, useWords } from "../../locale";
import { ButtonLink, EmptyState } from "../../ui";
import { DashboardSessions } from "../live/dashboard-sessions";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { ContinueCard, CoursesInProgress } from "./dashboard-courses";
import { Deadlines, Figures, WeekChart } from "./dashboard-figures";

export async function loader({ context }: LoaderFunctionArgs) {
  const [dashboard, sessions] = await Promise.all([
    context.run(studentDashboard, {}),
    context.run(listMySessions, { limit: 3 }),
  ]);
  return {
    title: translator(student, context.locale)("dashboard_title"),
    brand: context.tenant.brand.name,
    now: context.nowIso,
    ...dashboard,
    sessions: sessions.items,
    courses: await Promise.all(
      dashboard.courses.map(async (course) => ({ ...course, coverUrl: await context.links.picture(course.coverUuid) })),
    ),
  };
}
export type Dashboard = ReturnType<typeof useLoaderData<typeof loader>>;
export const meta = privateMeta;

export default function StudentDashboard() {
  const t = useWords(student);
  const { person } = useReader();
  const data = useLoaderData<typeof loader>();
  const isNew = data.inProgressCount + data.completedCount === 0;
  const [first] = data.courses;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <div>
        <PageHeader title={t(isNew ? "hello_new" : "hello", { name: person?.fullName ?? "" })} />
        {first ? <ContinueCard course={first} /> : <NothingYet finished={data.completedCount > 0} />}
      </div>
      <DashboardSessions sessions={data.sessions} />
      {isNew ? null : <Figures data={data} />}
      {isNew ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <CoursesInProgress data={data} />
          <div className="grid content-start gap-10">
            <Deadlines data={data} />
            <WeekChart data={data} />
          </div>
        </div>
      )}
    </div>
  );
}

function NothingYet({ finished }: { finished: boolean }) {
  const t = useWords(student);
  const { locale } = useReader();
  return (
    <EmptyState
      icon="book"
      title={t(finished ? "empty_done_title" : "empty_title")}
      action={
        <ButtonLink href={inLanguage("/courses", locale)} variant="primary">
          {t("browse")}
        </ButtonLink>
      }
    >
      {t(finished ? "empty_done_text" : "empty_text")}
    </EmptyState>
  );
}
