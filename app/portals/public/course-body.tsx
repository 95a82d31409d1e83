import type { ReactNode } from "react";
import { formatPercent } from "../../../worker/words/format";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage, useReader, useWords } from "../../locale";
import { Avatar, Badge, Card, Icon, Link } from "../../ui";
import type { ShownCourse } from "./course";

interface OfCourse {
  course: ShownCourse;
}

/** A part of the page with its heading. */
export function Part({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-1">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {lead ? <p className="text-ink-muted">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** What one can do afterwards, and the skills behind it. */
export function Outcomes({ course }: OfCourse) {
  const t = useWords(courseWords);
  const { outcomes, skills, titleLocale } = course;
  if (outcomes.length === 0 && skills.length === 0) return null;
  return (
    <Part id="outcomes" title={t(outcomes.length > 0 ? "outcomes" : "skills")}>
      {outcomes.length > 0 ? (
        <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {outcomes.map((outcome) => (
            <li key={outcome} className="flex gap-3">
              <Icon name="check-circle" className="mt-[0.15em] text-accent" />
              <bdi lang={titleLocale}>{outcome}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {skills.length > 0 ? (
        <div className="grid gap-2">
          {outcomes.length > 0 ? <h3 className="text-sm font-semibold">{t("skills")}</h3> : null}
          <ul className="flex flex-wrap gap-2">
            {skills.map(({ code, name }) => (
              <li key={code}>
                <Badge tone="accent">{name}</Badge>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Part>
  );
}

export function Description({ course }: OfCourse) {
  const t = useWords(courseWords);
  if (!course.descriptionHtml) return null;
  return (
    <Part id="description" title={t("description")}>
      <div
        className="prose"
        lang={course.titleLocale}
        dir={course.titleLocale === "ar" ? "rtl" : "ltr"}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown
        dangerouslySetInnerHTML={{ __html: course.descriptionHtml }}
      />
    </Part>
  );
}

/** What one needs, and the courses to complete first. */
export function Before({ course }: OfCourse) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const { requirements, prerequisites, titleLocale } = course;
  if (requirements.length === 0 && prerequisites.length === 0) return null;
  return (
    <Part id="before" title={t("before")}>
      {requirements.length > 0 ? (
        <ul className="grid max-w-[68ch] list-disc gap-2 ps-5 marker:text-ink-faint">
          {requirements.map((requirement) => (
            <li key={requirement}>
              <bdi lang={titleLocale}>{requirement}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {prerequisites.length > 0 ? (
        <div className="grid gap-2">
          <h3 className="text-base">{t("prerequisites")}</h3>
          <ul className="grid gap-2">
            {prerequisites.map(({ slug, title }) => (
              <li key={slug}>
                <Link kind="forward" href={inLanguage(`/courses/${slug}`, locale)}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Part>
  );
}

/** What it takes, by the course's own rules. */
export function Certificate({ course }: OfCourse) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  if (!course.certificateEnabled) return null;
  const has = (type: string) =>
    course.sections.some(({ lessons }) => lessons.some(({ primaryType }) => primaryType === type));
  const rules = [
    t("certificate_lessons"),
    ...(has("video") && course.watchedPercent > 0
      ? [t("certificate_watched", { percent: formatPercent(course.watchedPercent, locale) })]
      : []),
    ...(has("quiz") && course.minimumScorePercent > 0
      ? [t("certificate_score", { percent: formatPercent(course.minimumScorePercent, locale) })]
      : []),
  ];
  return (
    <Part id="certificate" title={t("certificate")}>
      <Card padding="lg" className="flex flex-col gap-5 sm:flex-row">
        <span className="grid size-14 shrink-0 place-items-center rounded-xl bg-accent-tint text-accent-ink">
          <Icon name="certificate" size={32} />
        </span>
        <div className="grid gap-4">
          <ol className="grid list-decimal gap-2 ps-5 marker:text-ink-faint">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ol>
          <p>
            <Link kind="forward" href={inLanguage("/verify", locale)}>
              {t("certificate_check")}
            </Link>
          </p>
        </div>
      </Card>
    </Part>
  );
}

export function Instructors({ course }: OfCourse) {
  const t = useWords(courseWords);
  if (course.instructors.length === 0) return null;
  return (
    <Part id="instructors" title={t("instructors")}>
      <ul className="grid gap-6">
        {course.instructors.map(({ name, headline, bio, photoUrl }) => (
          <li key={name} className="flex flex-col gap-4 sm:flex-row">
            <Avatar name={name} size="xl" {...(photoUrl ? { src: photoUrl } : {})} />
            <div className="grid max-w-[62ch] content-start gap-1">
              <h3 className="text-lg">{name}</h3>
              {headline ? <p className="text-ink-faint">{headline}</p> : null}
              {bio ? <p className="mt-2 whitespace-pre-line text-ink-muted">{bio}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
