import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { drop, listMine } from "../../../worker/modules/enrolment";
import { formatNumber, translator } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { formInput, useRefusal } from "../../forms";
import { inLanguage, useReader, useWords } from "../../locale";
import { ButtonLink, EmptyState, FormError, Notice, Pagination, Tabs } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { EnrolmentRow, LeaveDialog } from "./enrolment-row";

const tabs = ["in_progress", "completed", "dropped", "expired"] as const;
type Tab = (typeof tabs)[number];
const tabHref = (tab: Tab) => (tab === "in_progress" ? "/student/courses" : `/student/courses?tab=${tab}`);

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const tab = tabs.find((one) => one === searchParams.get("tab")) ?? "in_progress";
  const cursor = searchParams.get("cursor") ?? undefined;
  const { items, next, total } = await context.run(listMine, { status: tab, cursor });
  return {
    title: translator(student, context.locale)("courses_title"),
    brand: context.tenant.brand.name,
    tab,
    items: await Promise.all(
      items.map(async (item) => ({
        ...item,
        coverUrl: await context.links.picture(item.course.coverUuid),
        key: crypto.randomUUID(),
      })),
    ),
    next,
    total,
    onFirst: cursor === undefined,
    leaving: items.find(({ uuid }) => uuid === searchParams.get("leave")) ?? null,
    left: searchParams.has("left"),
    here: without(searchParams, "leave", "left"),
  };
}
/** This list's address: what a dialog over it leads back to. */
function without(search: URLSearchParams, ...names: string[]): string {
  const kept = new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
  return kept.size > 0 ? `/student/courses?${kept}` : "/student/courses";
}
export type Enrolments = ReturnType<typeof useLoaderData<typeof loader>>;
export const meta = privateMeta;

/** Leaves a course. Enrolling again is the work of /student/enrol. */
export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await context.attempt(drop, formInput(await request.formData()));
  if (attempt.ok) return redirect("/student/courses?tab=dropped&left=1", 303);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function MyCourses() {
  const t = useWords(student);
  const { locale } = useReader();
  const { tab, items, next, total, onFirst, leaving, left, here } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const counts = { shown: formatNumber(items.length, locale), total: formatNumber(total, locale) };
  return (
    <>
      <PageHeader
        title={t("courses_title")}
        actions={<ButtonLink href={inLanguage("/courses", locale)}>{t("browse")}</ButtonLink>}
      />
      <Tabs
        label={t("courses_tabs")}
        items={tabs.map((one) => ({ href: tabHref(one), label: t(`tab_${one}`), current: one === tab }))}
      />
      <div className="grid gap-4 py-6">
        {left ? (
          <Notice tone="success" live>
            {t("left")}
          </Notice>
        ) : null}
        {refusal.message ? <FormError title={refusal.message} /> : null}
        {items.length === 0 ? (
          <None tab={tab} />
        ) : (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <EnrolmentRow key={item.uuid} item={item} here={here} />
            ))}
          </ul>
        )}
        {items.length > 0 ? (
          <Pagination
            label={t("pages")}
            count={t(total >= 1000 ? "shown_capped" : "shown", counts)}
            {...(next
              ? {
                  next: {
                    href: `${tabHref(tab)}${tab === "in_progress" ? "?" : "&"}cursor=${encodeURIComponent(next)}`,
                    label: t("next"),
                  },
                }
              : {})}
            {...(onFirst ? {} : { first: { href: tabHref(tab), label: t("first") } })}
          />
        ) : null}
      </div>
      {leaving ? <LeaveDialog enrolment={leaving} closeHref={here} /> : null}
    </>
  );
}

function None({ tab }: { tab: Tab }) {
  const t = useWords(student);
  const { locale } = useReader();
  return (
    <EmptyState
      icon="book"
      title={t(`none_${tab}`)}
      action={
        tab === "in_progress" ? (
          <ButtonLink href={inLanguage("/courses", locale)} variant="primary">
            {t("browse")}
          </ButtonLink>
        ) : (
          <ButtonLink href={tabHref("in_progress")}>{t("to_in_progress")}</ButtonLink>
        )
      }
    >
      {t(`none_${tab}_text`)}
    </EmptyState>
  );
}
