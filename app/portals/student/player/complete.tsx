import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { learningOutline } from "../../../../worker/modules/progress";
import { formatDate, formatDuration, inLocale, translator } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { student } from "../../../../worker/words/student";
import { inLanguage, useReader, useWords } from "../../../locale";
import { ButtonLink, Card, Icon, Link, Spinner } from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { completeHref, learnHref } from "../addresses";
import { useRefreshWhile } from "../use-refresh-while";
import { ask } from "./ask";
import { FocusFrame } from "./focus-frame";

/** The end of a course. Whoever is not there yet goes on learning. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { course: courseSlug = "" } = params;
  const outline = await ask(context, courseSlug, learningOutline, { courseSlug });
  if (outline.enrolment?.status !== "completed") throw redirect(learnHref(courseSlug));
  return {
    title: translator(player, context.locale)("complete_title"),
    brand: context.tenant.brand.name,
    course: inLocale(outline.course.translations, context.locale).title,
    slug: courseSlug,
    completedAt: outline.enrolment.completedAt,
    minutes: Math.round(outline.timeSpentSeconds / 60),
    certificate: outline.certificateEnabled || outline.certificateNumber ? { number: outline.certificateNumber } : null,
  };
}
export const meta = privateMeta;

export default function Complete() {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const { course, slug, completedAt, minutes, certificate } = useLoaderData<typeof loader>();
  useRefreshWhile(certificate !== null && certificate.number === null);
  return (
    <FocusFrame back={{ href: "/student", label: t("back") }} heading={course}>
      <div className="grid justify-items-center gap-8 py-6 text-center sm:py-12">
        <span className="grid size-20 place-items-center rounded-full bg-success-tint text-success-ink">
          <Icon name="check" size={40} />
        </span>
        <div className="grid gap-2">
          <h1 className="text-2xl sm:text-3xl">{t("complete_title")}</h1>
          <p className="max-w-[52ch] text-lg text-ink-muted">
            {minutes > 0
              ? t("complete_lead", { course, time: formatDuration(minutes, locale, "long") })
              : t("complete_lead_short", { course })}
          </p>
          {completedAt ? (
            <p className="text-sm text-ink-faint">
              {t("complete_on", { date: formatDate(completedAt, locale, { timeZone, style: "long" }) })}
            </p>
          ) : null}
        </div>
        <CertificateState certificate={certificate} slug={slug} />
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink href={learnHref(slug)}>{t("look_again")}</ButtonLink>
          <ButtonLink href={inLanguage("/courses", locale)} variant="quiet">
            {t("more_courses")}
          </ButtonLink>
        </div>
      </div>
    </FocusFrame>
  );
}

function CertificateState({ certificate, slug }: { certificate: { number: string | null } | null; slug: string }) {
  const t = useWords(player);
  const common = useWords(student);
  const { locale } = useReader();
  if (!certificate) return <p className="text-ink-muted">{t("certificate_none")}</p>;
  const { number } = certificate;
  return (
    <Card padding="lg" className="grid w-full max-w-md justify-items-center gap-4">
      <div role="status" className="grid justify-items-center gap-2">
        {number ? <Icon name="certificate" size={32} className="text-accent" /> : <Spinner />}
        <p className="font-semibold">{number ? t("certificate_there") : t("certificate_making")}</p>
      </div>
      {number ? (
        <>
          <p className="text-sm text-ink-muted">
            <span>{t("certificate_number", { number: "" })}</span>
            <code dir="ltr" className="select-all">
              {number}
            </code>
          </p>
          <ButtonLink href="/student/certificates" variant="primary">
            {t("certificate_open")}
          </ButtonLink>
          <Link href={inLanguage(`/verify/${number}`, locale)}>{t("certificate_check")}</Link>
        </>
      ) : (
        <ButtonLink href={completeHref(slug)} size="sm" icon="refresh">
          {common("check_again")}
        </ButtonLink>
      )}
    </Card>
  );
}
