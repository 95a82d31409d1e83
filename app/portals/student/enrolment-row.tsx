import { Form, useNavigate, useNavigation } from "@remix-run/react";
import { formatDate } from "../../../worker/words/format";
import { shell } from "../../../worker/words/shell";
import { student } from "../../../worker/words/student";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, ButtonLink, Cover, Dialog, Link } from "../../ui";
import { learnHref } from "./addresses";
import type { Enrolments } from "./courses";

type Item = Enrolments["items"][number];
const opens = (item: Item) => item.status === "in_progress" || item.status === "completed";

export function EnrolmentRow({ item, here }: { item: Item; here: string }) {
  const t = useWords(student);
  const { locale } = useReader();
  const { course } = item;
  const href = opens(item) ? learnHref(course.slug) : inLanguage(`/courses/${course.slug}`, locale);
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(course.instructors.map(({ name }) => name));
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 py-5">
      <div className="w-32 shrink-0 overflow-hidden rounded-lg max-sm:hidden">
        <Cover seed={course.slug} {...(item.coverUrl ? { image: { src: item.coverUrl, alt: "" } } : {})} />
      </div>
      <div className="grid min-w-56 flex-1 gap-0.5">
        <h2 className="text-base">
          <Link kind="quiet" className="text-ink" href={href}>
            <bdi lang={course.titleLocale}>{course.title}</bdi>
          </Link>
        </h2>
        {names ? <p className="text-sm text-ink-muted">{t("by", { names })}</p> : null}
        <p className="text-sm text-ink-faint">
          <When item={item} />
        </p>
      </div>
      <Actions item={item} here={here} />
    </li>
  );
}

function When({ item }: { item: Item }) {
  const t = useWords(student);
  const { locale, timeZone } = useReader();
  const on = (date: string) => formatDate(date, locale, { timeZone });
  if (item.status === "completed" && item.completedAt) return t("completed_on", { date: on(item.completedAt) });
  if (item.status === "expired" && item.expiresAt) return t("ended_on", { date: on(item.expiresAt) });
  const enrolled = t("enrolled_on", { date: on(item.enrolledAt) });
  return item.expiresAt ? `${enrolled} · ${t("open_until", { date: on(item.expiresAt) })}` : enrolled;
}

function Actions({ item, here }: { item: Item; here: string }) {
  const t = useWords(student);
  const { locale } = useReader();
  const { course, status } = item;
  const busy = useNavigation().state !== "idle";
  if (opens(item))
    return (
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={learnHref(course.slug)} variant={status === "in_progress" ? "primary" : "secondary"}>
          {t(status === "in_progress" ? "continue" : "look_again")}
          <span className="sr-only">: {course.title}</span>
        </ButtonLink>
        {status === "in_progress" ? (
          <ButtonLink
            href={`${here}${here.includes("?") ? "&" : "?"}leave=${item.uuid}`}
            variant="quiet"
            aria-label={t("leave_course", { course: course.title })}
          >
            {t("leave")}
          </ButtonLink>
        ) : null}
      </div>
    );
  if (course.pricingModel !== "free")
    return <ButtonLink href={inLanguage(`/courses/${course.slug}`, locale)}>{t("course_page")}</ButtonLink>;
  return (
    <Form method="post" action={`/student/enrol?course=${course.slug}`}>
      <input type="hidden" name="_key" value={item.key} />
      <input type="hidden" name="courseSlug" value={course.slug} />
      <Button type="submit" pending={busy} aria-label={t("enrol_again_in", { course: course.title })}>
        {t("enrol_again")}
      </Button>
    </Form>
  );
}

/** Stands in the address, so it opens with scripts off as well. */
export function LeaveDialog({
  enrolment,
  closeHref,
}: {
  enrolment: NonNullable<Enrolments["leaving"]>;
  closeHref: string;
}) {
  const t = useWords(student);
  const common = useWords(shell);
  const navigate = useNavigate();
  const busy = useNavigation().state !== "idle";
  return (
    <Dialog
      id="leave"
      open
      title={t("leave_title")}
      description={t("leave_text", { course: enrolment.course.title })}
      closeLabel={common("cancel")}
      closeHref={closeHref}
      onClose={() => navigate(closeHref, { replace: true, preventScrollReset: true })}
      actions={
        <>
          <ButtonLink href={closeHref}>{t("leave_no")}</ButtonLink>
          <Form method="post" action="/student/courses">
            <input type="hidden" name="uuid" value={enrolment.uuid} />
            <Button type="submit" variant="danger" block pending={busy}>
              {t("leave_yes")}
            </Button>
          </Form>
        </>
      }
    />
  );
}
