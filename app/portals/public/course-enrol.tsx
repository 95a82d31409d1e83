import type { ReactNode } from "react";
import { formatDate, formatDuration, formatList } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, ButtonLink, Card, Cover, Icon, Link } from "../../ui";
import { checkoutHref } from "../checkout/addresses";
import type { ShownCourse } from "./course";
import { priceWords } from "./price";

/** The course's picture, its price, the way in, and what one gets. */
export function EnrolCard({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const { cover, coverUrl, slug } = course;
  const alt = cover?.altText[locale] ?? cover?.altText.en ?? "";
  return (
    <Card padding="none" className="overflow-hidden shadow-lift">
      <Cover seed={slug} eager {...(coverUrl ? { image: { src: coverUrl, alt } } : {})} />
      <div className="grid gap-4 p-5 sm:p-6">
        <Price course={course} />
        {course.pricingModel === "free" ? (
          <div className="grid gap-3">
            <EnrolForm slug={slug} size="lg" />
            <p className="text-sm text-ink-faint">{t("enrol_note")}</p>
          </div>
        ) : course.pricingModel === "one_time" && course.price ? (
          <div className="grid gap-3">
            <BuyLink course={course} size="lg" />
            <p className="text-sm text-ink-faint">{t("buy_note")}</p>
            <p className="text-sm">
              <span className="text-ink-faint">{t("or_by_plan")}</span>{" "}
              <Link href={enrolHref(slug)}>{t("open_with_plan")}</Link>
            </p>
          </div>
        ) : course.pricingModel === "subscription" ? (
          <div className="grid gap-3">
            <ButtonLink href={enrolHref(slug)} variant="primary" size="lg" block rel="nofollow">
              {t("open_with_plan")}
            </ButtonLink>
            <ButtonLink href={inLanguage("/plans", locale)} block>
              {t("see_plans")}
            </ButtonLink>
            <p className="text-sm text-ink-faint">{t("plan_note")}</p>
          </div>
        ) : (
          <div className="grid gap-1 rounded-lg bg-info-tint p-4 text-sm text-info-ink">
            <p className="font-semibold">{t("ask_for_access")}</p>
            <p>{t("not_sold_online")}</p>
          </div>
        )}
        <p className="text-sm">
          <span className="text-ink-faint">{t("already")}</span> <Link href="/student">{t("continue")}</Link>
        </p>
        <Facts course={course} />
      </div>
    </Card>
  );
}

function Price({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const { locale, tenant } = useReader();
  const { askedCurrency } = course;
  const { main, mainCurrency, others } = priceWords(course, [askedCurrency, tenant.currency], locale);
  return (
    <div className="grid gap-1">
      <p className="text-2xl font-semibold tracking-tight tabular-nums">{main}</p>
      {askedCurrency && mainCurrency && askedCurrency !== mainCurrency ? (
        <p className="text-sm text-ink-muted">{t("not_in_currency", { currency: askedCurrency })}</p>
      ) : null}
      {others.length > 0 ? (
        <details className="group text-sm">
          <summary className="inline-flex items-center gap-1 rounded-sm text-ink-muted hover:text-ink">
            {t("other_prices")}
            <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <ul className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 tabular-nums text-ink-muted">
            {others.map(({ currency, price }) => (
              <li key={currency}>
                {/* The page knows nobody: what it stands in is a part of its address. */}
                <Link href={`?currency=${currency}`} rel="nofollow">
                  {price}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** The student's portal knows whether the course is in the reader's plan; this page knows nobody. */
const enrolHref = (slug: string) => `/student/enrol?course=${slug}`;

/** Sent to the student's portal, which knows who asks; the address carries the course through a sign-in on the way. */
function EnrolForm({ slug, size }: { slug: string; size: "md" | "lg" }) {
  const t = useWords(courseWords);
  return (
    <form method="post" action={`/student/enrol?course=${slug}`}>
      <input type="hidden" name="courseSlug" value={slug} />
      <Button type="submit" variant="primary" size={size} block>
        {t("enrol_free")}
      </Button>
    </form>
  );
}

/** To the checkout, which knows who asks; a visitor is led there through a sign-in. */
function BuyLink({ course, size }: { course: ShownCourse; size: "md" | "lg" }) {
  const t = useWords(courseWords);
  const { locale, tenant } = useReader();
  return (
    <ButtonLink
      href={checkoutHref("course_purchase", course.uuid, course.askedCurrency)}
      variant="primary"
      size={size}
      block={size === "lg"}
      rel="nofollow"
    >
      {size === "lg"
        ? t("buy_for", { price: priceWords(course, [course.askedCurrency, tenant.currency], locale).main })
        : t("buy")}
    </ButtonLink>
  );
}

function Facts({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const words = useWords(catalogue);
  const { locale, timeZone } = useReader();
  const languages = course.locales.map((of) => t(`language_${of}`));
  const facts: [string, ReactNode][] = [
    [t("level_label"), words(`level_${course.level}`)],
    [t("lessons_label"), t("lesson_count", { count: course.lessonCount })],
    [t("duration_label"), formatDuration(course.durationMinutes, locale)],
    [t("languages_label"), formatList(languages, locale, "unit")],
    ...(course.certificateEnabled ? [[t("certificate_label"), t("certificate_yes")] as [string, ReactNode]] : []),
    [
      t("updated_label"),
      <time key="updated" dateTime={course.updatedAt}>
        {formatDate(course.updatedAt, locale, { timeZone })}
      </time>,
    ],
  ];
  return (
    <section aria-label={t("facts")} className="border-t border-line pt-4">
      <dl className="grid gap-2 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="text-end font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** On a phone the way in stays at the thumb for as long as the course is read. */
export function EnrolBar({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const { locale, tenant } = useReader();
  if (course.pricingModel === "one_time" && !course.price) return null;
  return (
    <div className="no-print sticky bottom-0 z-20 flex items-center justify-between gap-4 border-t border-line bg-raised px-4 py-3 sm:px-6 lg:hidden">
      <p className="font-semibold">{priceWords(course, [course.askedCurrency, tenant.currency], locale).main}</p>
      {course.pricingModel === "free" ? (
        <EnrolForm slug={course.slug} size="md" />
      ) : course.pricingModel === "subscription" ? (
        <ButtonLink href={enrolHref(course.slug)} variant="primary" rel="nofollow">
          {t("open_with_plan")}
        </ButtonLink>
      ) : (
        <BuyLink course={course} size="md" />
      )}
    </div>
  );
}
