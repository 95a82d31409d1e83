import type { Feature } from "../../../worker/modules/plans/features";
import type { Cycle } from "../../../worker/modules/plans/periods";
import type { Bilingual, DemoPrice } from "../types";

export interface DemoPlan {
  slug: string;
  name: Bilingual;
  description: Bilingual;
  price: Record<Cycle, Partial<DemoPrice>>;
  trialDays: number;
  features: readonly { feature: Feature; limit?: number }[];
}

const every = ["chat_access", "downloads", "certificates", "events"] as const;

/** Three plans, the lowest first. */
export const demoPlans: readonly DemoPlan[] = [
  {
    slug: "basic",
    name: { en: "Basic", ar: "الأساسية" },
    description: { en: "Two courses at a time, at your own pace.", ar: "دورتان في الوقت نفسه، وبالسرعة التي تناسبك." },
    price: {
      monthly: { INR: 29_900, AED: 2_900, SAR: 2_900, EGP: 14_900 },
      quarterly: { INR: 80_700, AED: 7_800, SAR: 7_800, EGP: 39_900 },
      annual: { INR: 299_000, AED: 29_000, SAR: 29_000, EGP: 149_000 },
    },
    trialDays: 0,
    features: [{ feature: "course_access", limit: 2 }, ...every.map((feature) => ({ feature }))],
  },
  {
    slug: "plus",
    name: { en: "Plus", ar: "بلس" },
    description: {
      en: "For a trade with its neighbours: five courses at a time.",
      ar: "لمهنة وما حولها: خمس دورات في الوقت نفسه.",
    },
    price: {
      monthly: { INR: 59_900, AED: 5_900, SAR: 5_900, EGP: 29_900 },
      quarterly: { INR: 161_700, AED: 15_900, SAR: 15_900, EGP: 79_900 },
      annual: { INR: 599_000, AED: 59_000, SAR: 59_000, EGP: 299_000 },
    },
    trialDays: 14,
    features: [{ feature: "course_access", limit: 5 }, ...every.map((feature) => ({ feature }))],
  },
  {
    slug: "pro",
    name: { en: "Pro", ar: "برو" },
    description: {
      en: "Every course, those that are sold one by one among them, and answers first.",
      ar: "كل الدورات، ومنها ما يُباع منفردًا، مع أولوية في الرد.",
    },
    price: {
      monthly: { INR: 99_900, AED: 9_900, SAR: 9_900, EGP: 49_900 },
      quarterly: { INR: 269_700, AED: 26_700, SAR: 26_700, EGP: 134_700 },
      annual: { INR: 999_000, AED: 99_000, SAR: 99_000, EGP: 499_000 },
    },
    trialDays: 0,
    features: [
      { feature: "course_access" },
      { feature: "premium_content" },
      ...every.map((feature) => ({ feature })),
      { feature: "priority_support" },
    ],
  },
];
