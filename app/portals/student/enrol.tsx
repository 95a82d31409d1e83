import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { OutputOf } from "../../../worker/kernel/verb";
import { readCourse } from "../../../worker/modules/catalogue";
import { enrol } from "../../../worker/modules/enrolment";
import { readMySubscription } from "../../../worker/modules/subscriptions";
import { formatNumber, translator } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { formInput, useRefusal } from "../../forms";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, ButtonLink, EmptyState, Notice } from "../../ui";
import { checkoutHref } from "../checkout/addresses";
import { PageHeader } from "../shared/page-header";
import { mySubscription } from "../shared/plans";
import { privateMeta } from "../shared/private-meta";
import { learnHref } from "./addresses";

/** The page that stays when enrolling was refused, or when somebody comes here by a link or out of the sign-in page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get("course");
  const page = {
    title: translator(student, context.locale)("enrol_title"),
    brand: context.tenant.brand.name,
    key: crypto.randomUUID(),
  };
  if (!slug) return { ...page, course: null };
  const attempt = await context.attempt(readCourse, { slug });
  // What is not in the catalogue is told as a refusal of the action, or as nothing chosen.
  if (!attempt.ok) return { ...page, course: null };
  if ("redirectTo" in attempt.value) throw redirect(`/student/enrol?course=${attempt.value.redirectTo}`);
  const { uuid, title, pricingModel, price } = attempt.value;
  const course = { uuid, slug, title, pricingModel, isSold: pricingModel === "one_time" && price !== null };
  if (pricingModel === "free") return { ...page, course: { ...course, byPlan: null } };
  const { allowances } = await context.run(readMySubscription, {});
  return { ...page, course: { ...course, byPlan: byPlan(pricingModel, allowances) } };
}
export const meta = privateMeta;

type Allowances = OutputOf<typeof readMySubscription>["allowances"];
/** Whether the reader's plan opens a course of this kind, as enrolments.enrol will say it too. */
function byPlan(pricingModel: "one_time" | "subscription", allowances: Allowances) {
  const of = (feature: string) => allowances.find((one) => one.feature === feature);
  const courses = of("course_access");
  const isHeld = pricingModel === "subscription" || of("premium_content")?.why === "plan";
  if (!courses || !isHeld || courses.why === "not_in_plan")
    return { way: "not_in_plan" as const, limit: null, used: 0 };
  const { limit, used, allowed } = courses;
  return { way: allowed ? ("in_plan" as const) : ("limit_reached" as const), limit, used };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const course = String(form.get("courseSlug") ?? form.get("courseUuid") ?? "");
  const key = form.get("_key");
  const attempt = await context.attempt(enrol, formInput(form), typeof key === "string" ? key : undefined);
  if (attempt.ok || attempt.problem.code === "already_enrolled")
    return redirect(learnHref(encodeURIComponent(course)), 303);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function Enrol() {
  const t = useWords(student);
  const { locale } = useReader();
  const { course, key } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const busy = useNavigation().state !== "idle";
  const catalogue = inLanguage("/courses", locale);
  const way = course
    ? { href: inLanguage(`/courses/${course.slug}`, locale), label: t("to_course") }
    : { href: catalogue, label: t("browse") };
  if (!course && !refusal.message)
    return (
      <>
        <PageHeader title={t("enrol_title")} />
        <EmptyState
          icon="book"
          title={t("enrol_nothing_title")}
          action={<ButtonLink href={catalogue}>{t("browse")}</ButtonLink>}
        >
          {t("enrol_nothing")}
        </EmptyState>
      </>
    );
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeader
        title={t("enrol_title")}
        {...(course
          ? { lead: t(course.byPlan ? `enrol_lead_${course.byPlan.way}` : "enrol_lead", { course: course.title }) }
          : {})}
      />
      {refusal.message ? (
        <Notice tone="warning" live title={t("enrol_refused")}>
          {refusal.message}
        </Notice>
      ) : null}
      {course?.byPlan?.limit && course.byPlan.way === "in_plan" ? (
        <p className="text-ink-muted">
          {t("enrol_used", {
            used: formatNumber(course.byPlan.used, locale),
            limit: formatNumber(course.byPlan.limit, locale),
          })}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {course && (!course.byPlan || course.byPlan.way === "in_plan") ? (
          <Form method="post">
            <input type="hidden" name="_key" value={key} />
            <input type="hidden" name="courseSlug" value={course.slug} />
            <Button type="submit" variant="primary" pending={busy}>
              {t("enrol_button")}
            </Button>
          </Form>
        ) : null}
        {course?.byPlan?.way === "not_in_plan" ? (
          <ButtonLink variant="primary" href={inLanguage("/plans", locale)}>
            {t("see_plans")}
          </ButtonLink>
        ) : null}
        {course?.byPlan?.way === "limit_reached" ? (
          <ButtonLink variant="primary" href={mySubscription}>
            {t("to_my_plan")}
          </ButtonLink>
        ) : null}
        {course?.isSold ? (
          <ButtonLink href={checkoutHref("course_purchase", course.uuid)}>{t("enrol_buy")}</ButtonLink>
        ) : null}
        <ButtonLink href={way.href}>{way.label}</ButtonLink>
      </div>
    </div>
  );
}
