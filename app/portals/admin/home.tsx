import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listUsers, me } from "../../../worker/modules/accounts";
import { searchAudit, verifySeals } from "../../../worker/modules/audit";
import { listManagedCourses } from "../../../worker/modules/catalogue";
import { actWords } from "../../../worker/words/acts";
import { admin } from "../../../worker/words/admin";
import { adminUsers } from "../../../worker/words/admin-users";
import { translator } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { EmptyState } from "../../ui";
import { holdsAll } from "../shared/holds";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { When } from "../shared/when";
import { HomeCard, SealCard } from "./home-cards";

/** Each card asks one small list, all at once, and only where the person holds its right. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { person } = context;
  // Every card may be left out, and then nothing else would send a visitor to sign in.
  if (!person) await context.run(me, {});
  const [newest, suspended, drafts, lines, seals] = await Promise.all([
    holdsAll(person, "users.read") ? context.run(listUsers, { limit: 5 }) : null,
    holdsAll(person, "users.read") ? context.run(listUsers, { status: "suspended", limit: 5 }) : null,
    holdsAll(person, "courses.edit") ? context.run(listManagedCourses, { status: "draft", limit: 5 }) : null,
    holdsAll(person, "audit.read") ? context.run(searchAudit, { limit: 6 }) : null,
    // The newest seal and what waits for one; the whole chain is checked on the audit trail's own page. This one is rationed: a refusal is said on its card.
    holdsAll(person, "audit.read") ? context.attempt(verifySeals, { limit: 1 }) : null,
  ]);
  return {
    title: translator(admin, context.locale)("home_title"),
    brand: context.tenant.brand.name,
    newest,
    suspended,
    drafts,
    lines,
    seals,
    now: context.nowIso,
  };
}
export const meta = privateMeta;

export default function Home() {
  const t = useWords(admin);
  const users = useWords(adminUsers);
  const { locale } = useReader();
  const { newest, suspended, drafts, lines, seals, now } = useLoaderData<typeof loader>();
  const isEmpty = !newest && !drafts && !lines;
  return (
    <>
      <PageHeader title={t("home_title")} lead={t("home_lead")} />
      {isEmpty ? (
        <EmptyState icon="home" title={t("home_title")}>
          {t("nothing_here")}
        </EmptyState>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {suspended ? (
          <HomeCard
            title={t("suspended_people")}
            href="/admin/users?status=suspended"
            total={suspended.total}
            empty={t("suspended_people_empty")}
            rows={suspended.items.map((user) => ({
              id: user.uuid,
              href: `/admin/users/${user.uuid}`,
              title: user.fullName,
              detail: user.email,
            }))}
          />
        ) : null}
        {drafts ? (
          <HomeCard
            title={t("drafts")}
            href="/admin/courses?status=draft"
            total={drafts.total}
            empty={t("drafts_empty")}
            rows={drafts.items.map((course) => ({
              id: course.uuid,
              href: `/instructor/courses/${course.uuid}`,
              title: course.title,
              detail: <When at={course.updatedAt} since={now} />,
            }))}
          />
        ) : null}
        {newest ? (
          <HomeCard
            title={t("newest_people")}
            href="/admin/users"
            empty={t("newest_people_empty")}
            rows={newest.items.map((user) => ({
              id: user.uuid,
              href: `/admin/users/${user.uuid}`,
              title: user.fullName,
              detail: (
                <>
                  {users(`type_${user.userType}`)} · <When at={user.createdAt} since={now} />
                </>
              ),
            }))}
          />
        ) : null}
        {lines ? (
          <HomeCard
            title={t("latest_lines")}
            href="/admin/audit"
            empty={t("latest_lines_empty")}
            rows={lines.items.map((line) => ({
              id: line.id,
              href: `/admin/audit/${line.id}`,
              title: actWords(line, locale),
              detail: (
                <>
                  <bdi>{line.actor?.name ?? t("system")}</bdi> · <When at={line.at} since={now} />
                </>
              ),
            }))}
          />
        ) : null}
        {seals ? <SealCard seals={seals} now={now} /> : null}
      </div>
    </>
  );
}
