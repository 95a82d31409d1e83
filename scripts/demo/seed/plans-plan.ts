import type { Cycle } from "../../../worker/modules/plans";
import type { Feature } from "../../../worker/modules/plans/features";
import type { SubscriptionStatus } from "../../../worker/modules/plans/schema";
import type { Bilingual, DemoPrice } from "../types";
import { studentEmail } from "./students";

export interface DemoPlan {
  slug: string;
  name: Bilingual;
  description: Bilingual;
  price: Record<Cycle, Required<DemoPrice>>;
  trialDays: number;
  features: { feature: Feature; limit?: number }[];
}

const always: DemoPlan["features"] = [
  { feature: "chat_access" },
  { feature: "downloads" },
  { feature: "certificates" },
];

/** From the lowest to the highest. A year costs ten months. */
export const demoPlans: readonly DemoPlan[] = [
  {
    slug: "basic",
    name: { en: "Basic", ar: "الأساسية" },
    description: { en: "Two courses at a time, at your own pace.", ar: "دورتان في الوقت نفسه، بالسرعة التي تناسبك." },
    price: priced({ INR: 29_900, USD: 499, EGP: 19_900, AED: 1_900, SAR: 1_900 }),
    trialDays: 0,
    features: [{ feature: "course_access", limit: 2 }, ...always],
  },
  {
    slug: "plus",
    name: { en: "Plus", ar: "بلس" },
    description: {
      en: "Five courses at a time, and three events a month.",
      ar: "خمس دورات في الوقت نفسه، وثلاث فعاليات كل شهر.",
    },
    price: priced({ INR: 59_900, USD: 999, EGP: 39_900, AED: 3_700, SAR: 3_700 }),
    trialDays: 14,
    features: [{ feature: "course_access", limit: 5 }, ...always, { feature: "events", limit: 3 }],
  },
  {
    slug: "pro",
    name: { en: "Pro", ar: "برو" },
    description: {
      en: "Every course, those sold one by one too, every event, and answers first.",
      ar: "كل الدورات، حتى التي تُباع منفردة، وكل الفعاليات، وأولوية في الدعم.",
    },
    price: priced({ INR: 99_900, USD: 1_499, EGP: 64_900, AED: 5_500, SAR: 5_500 }),
    trialDays: 0,
    features: [
      { feature: "course_access" },
      { feature: "premium_content" },
      ...always,
      { feature: "events" },
      { feature: "priority_support" },
    ],
  },
];

function priced(monthly: Required<DemoPrice>): DemoPlan["price"] {
  const times = (months: number) =>
    Object.fromEntries(
      Object.entries(monthly).map(([currency, amount]) => [currency, amount * months]),
    ) as Required<DemoPrice>;
  return { monthly, quarterly: times(3), annual: times(10) };
}

export interface DemoSubscription {
  student: string;
  plan: string;
  cycle: Cycle;
  currency: keyof DemoPrice;
  status: SubscriptionStatus;
  startedDaysAgo: number;
  /** How many periods were paid for; none of a trial. */
  paid: number;
  autoRenew?: boolean;
  /** What it goes on with when the period ends. */
  next?: string;
  /** Its renewal was refused, and is being tried. */
  isInGrace?: boolean;
}

/** One in every state, and those between two. */
export const demoSubscriptions: readonly DemoSubscription[] = [
  {
    student: studentEmail(3),
    plan: "plus",
    cycle: "monthly",
    currency: "INR",
    status: "active",
    startedDaysAgo: 70,
    paid: 3,
    autoRenew: true,
  },
  {
    student: studentEmail(4),
    plan: "pro",
    cycle: "annual",
    currency: "EGP",
    status: "active",
    startedDaysAgo: 120,
    paid: 1,
    autoRenew: true,
  },
  {
    student: studentEmail(5),
    plan: "pro",
    cycle: "monthly",
    currency: "INR",
    status: "active",
    startedDaysAgo: 10,
    paid: 1,
    autoRenew: true,
    next: "plus",
  },
  {
    student: studentEmail(7),
    plan: "basic",
    cycle: "monthly",
    currency: "AED",
    status: "active",
    startedDaysAgo: 20,
    paid: 1,
  },
  {
    student: studentEmail(8),
    plan: "plus",
    cycle: "monthly",
    currency: "EGP",
    status: "trial",
    startedDaysAgo: 4,
    paid: 0,
  },
  {
    student: studentEmail(9),
    plan: "basic",
    cycle: "monthly",
    currency: "INR",
    status: "active",
    startedDaysAgo: 33,
    paid: 1,
    autoRenew: true,
    isInGrace: true,
  },
  {
    student: studentEmail(10),
    plan: "basic",
    cycle: "quarterly",
    currency: "INR",
    status: "cancelled",
    startedDaysAgo: 50,
    paid: 1,
  },
  {
    student: studentEmail(11),
    plan: "plus",
    cycle: "monthly",
    currency: "INR",
    status: "suspended",
    startedDaysAgo: 15,
    paid: 1,
  },
  {
    student: studentEmail(12),
    plan: "basic",
    cycle: "monthly",
    currency: "SAR",
    status: "expired",
    startedDaysAgo: 100,
    paid: 2,
  },
];
