import type { CoursePage } from "../../../worker/modules/catalogue";
import { decimalsOf } from "../../../worker/words/format";

interface Described {
  course: CoursePage;
  site: { origin: string; brand: string };
  /** Absolute. */
  url: string;
  description: string;
  imageUrl: string | null;
}

/** What a course's page says of itself to machines: schema.org's Course. */
export function courseData({ course, site, url, description, imageUrl }: Described): Record<string, unknown> {
  const provider = { "@type": "Organization", name: site.brand, url: site.origin };
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    "@id": url,
    url,
    name: course.title,
    description,
    provider,
    inLanguage: course.locales,
    educationalLevel: course.level,
    isAccessibleForFree: course.pricingModel === "free",
    datePublished: course.publishedAt,
    dateModified: course.updatedAt,
    offers: offersOf(course, url),
    hasCourseInstance: {
      "@type": "CourseInstance",
      courseMode: "Online",
      courseWorkload: isoDuration(course.durationMinutes),
      instructor: course.instructors.map(({ name }) => ({ "@type": "Person", name })),
    },
    syllabusSections: course.sections.map(({ title, lessons }) => ({
      "@type": "Syllabus",
      name: title,
      timeRequired: isoDuration(lessons.reduce((sum, lesson) => sum + lesson.durationMinutes, 0)),
    })),
    ...(imageUrl ? { image: imageUrl } : {}),
    ...(course.category ? { about: course.category.name } : {}),
    ...(course.outcomes.length > 0 || course.skills.length > 0
      ? { teaches: [...course.outcomes, ...course.skills.map(({ name }) => name)] }
      : {}),
    ...(course.requirements.length > 0 ? { coursePrerequisites: course.requirements } : {}),
    ...(course.certificateEnabled
      ? {
          educationalCredentialAwarded: {
            "@type": "EducationalOccupationalCredential",
            credentialCategory: "certificate",
          },
        }
      : {}),
  };
}

/** Prices as schema.org wants them: decimals of the currency's own kind. */
function offersOf({ pricingModel, price }: CoursePage, url: string): Record<string, unknown>[] {
  if (pricingModel === "free") return [{ "@type": "Offer", category: "Free", url }];
  if (pricingModel === "subscription") return [{ "@type": "Offer", category: "Subscription", url }];
  return Object.entries(price ?? {}).map(([currency, minor]) => {
    const digits = decimalsOf(currency);
    return {
      "@type": "Offer",
      category: "Paid",
      price: (minor / 10 ** digits).toFixed(digits),
      priceCurrency: currency,
      url,
    };
  });
}

/** ISO 8601: 95 minutes are PT1H35M. */
export function isoDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 || hours === 0 ? `${rest}M` : ""}`;
}

export const breadcrumbData = (trail: { name: string; url: string }[]): Record<string, unknown> => ({
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, url }, index) => ({ "@type": "ListItem", position: index + 1, name, item: url })),
});
