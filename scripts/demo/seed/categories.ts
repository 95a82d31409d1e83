import type { Bilingual } from "../types";

export interface DemoCategory {
  slug: string;
  name: Bilingual;
  children?: DemoCategory[];
}

/** The tree of categories, in the order in which it is shown. */
export const demoCategories: readonly DemoCategory[] = [
  {
    slug: "skilled-trades",
    name: { en: "Skilled trades", ar: "المهن الفنية" },
    children: [
      { slug: "renewable-energy", name: { en: "Renewable energy", ar: "الطاقة المتجددة" } },
      { slug: "refrigeration-hvac", name: { en: "Refrigeration and air conditioning", ar: "التبريد والتكييف" } },
      { slug: "electrical-installation", name: { en: "Electrical installation", ar: "التمديدات الكهربائية" } },
    ],
  },
  {
    slug: "digital-skills",
    name: { en: "Digital skills", ar: "المهارات الرقمية" },
    children: [
      { slug: "data-analysis", name: { en: "Data analysis", ar: "تحليل البيانات" } },
      { slug: "web-development", name: { en: "Web development", ar: "تطوير الويب" } },
    ],
  },
  {
    slug: "career-skills",
    name: { en: "Career skills", ar: "مهارات العمل" },
    children: [
      { slug: "job-search", name: { en: "Job search and interviews", ar: "البحث عن عمل والمقابلات" } },
      { slug: "workplace-communication", name: { en: "Communication at work", ar: "التواصل في العمل" } },
    ],
  },
];
