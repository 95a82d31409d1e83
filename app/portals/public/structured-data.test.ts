import { describe, expect, it } from "vitest";
import type { CoursePage } from "../../../worker/modules/catalogue";
import { breadcrumbData, courseData, isoDuration } from "./structured-data";

const course: CoursePage = {
  uuid: "0190a000-0000-7000-8000-000000000001",
  slug: "solar",
  title: "Solar",
  titleLocale: "en",
  subtitle: null,
  level: "beginner",
  pricingModel: "one_time",
  price: { INR: 149_950, KWD: 4_500 },
  lessonCount: 2,
  durationMinutes: 95,
  coverUuid: null,
  category: { slug: "energy", name: "Energy" },
  description: null,
  outcomes: ["Size a string"],
  requirements: [],
  skills: [{ code: "pv", name: "PV design" }],
  prerequisites: [],
  instructors: [{ name: "Demo Instructor", headline: null, bio: null, photoUuid: null }],
  sections: [
    {
      uuid: "0190a000-0000-7000-8000-000000000002",
      title: "Begin",
      summary: null,
      lessons: [
        {
          uuid: "0190a000-0000-7000-8000-000000000003",
          title: "One",
          summary: null,
          primaryType: "text",
          durationMinutes: 60,
          isMandatory: true,
          isPreview: false,
        },
      ],
    },
  ],
  cover: null,
  seo: { metaTitle: null, metaDescription: null, keywords: [] },
  locales: ["en", "ar"],
  minimumScorePercent: 70,
  watchedPercent: 80,
  certificateEnabled: true,
  publishedAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-02-01T00:00:00.000Z",
};
const site = { origin: "https://learn.example", brand: "RecruitLMS" };
const describeIt = (changes: Partial<CoursePage>) =>
  courseData({
    course: { ...course, ...changes },
    site,
    url: "https://learn.example/courses/solar",
    description: "Words",
    imageUrl: null,
  });

describe("structured data", () => {
  it("CRS-2 offers a course in each currency with that currency's decimals", () => {
    expect(describeIt({}).offers).toMatchObject([
      { price: "1499.50", priceCurrency: "INR", category: "Paid" },
      { price: "4.500", priceCurrency: "KWD" },
    ]);
    expect(describeIt({ pricingModel: "free", price: null })).toMatchObject({
      isAccessibleForFree: true,
      offers: [{ category: "Free" }],
    });
  });
  it("CRS-2 says what a search engine asks of a course", () => {
    expect(describeIt({})).toMatchObject({
      "@type": "Course",
      name: "Solar",
      description: "Words",
      provider: { name: "RecruitLMS", url: "https://learn.example" },
      hasCourseInstance: { courseMode: "Online", courseWorkload: "PT1H35M", instructor: [{ name: "Demo Instructor" }] },
      syllabusSections: [{ name: "Begin", timeRequired: "PT1H" }],
      teaches: ["Size a string", "PV design"],
    });
  });
  it("CMS-2 numbers the way to a page", () => {
    const trail = breadcrumbData([
      { name: "Courses", url: "https://learn.example/courses" },
      { name: "Solar", url: "https://learn.example/courses/solar" },
    ]);
    expect(trail.itemListElement).toMatchObject([{ position: 1 }, { position: 2, name: "Solar" }]);
    expect([0, 5, 60, 61].map(isoDuration)).toEqual(["PT0M", "PT5M", "PT1H", "PT1H1M"]);
  });
});
