import { bundleCourses, bundles } from "../../../worker/modules/billing/schema";
import { planFeatures, plans } from "../../../worker/modules/plans/schema";
import type { CoursePlan } from "./course-plan";
import type { Ids, Transaction } from "./database";
import { demoPlans } from "./plans";

/** What is offered by subscription, and two courses at one price. Answers the plans' ids by their slugs. */
export async function insertPlans(
  tx: Transaction,
  courses: readonly CoursePlan[],
  ids: Ids,
): Promise<Map<string, number>> {
  const made = await tx
    .insert(plans)
    .values(
      demoPlans.map(({ slug, name, description, price, trialDays }, index) => ({
        slug,
        translations: {
          en: { name: name.en, description: description.en },
          ar: { name: name.ar, description: description.ar },
        },
        price: price as Record<string, Record<string, number>>,
        trialDays,
        rank: (index + 1) * 10,
      })),
    )
    .returning({ id: plans.id, slug: plans.slug });
  const bySlug = new Map(made.map(({ id, slug }) => [slug, id]));
  await tx
    .insert(planFeatures)
    .values(
      demoPlans.flatMap(({ slug, features }) =>
        features.map(({ feature, limit }) => ({ planId: bySlug.get(slug) ?? 0, feature, limit: limit ?? null })),
      ),
    );
  const [bundle] = await tx
    .insert(bundles)
    .values({
      slug: "cooling-and-power",
      translations: {
        en: { title: "Cooling and power: two trades at one price" },
        ar: { title: "التبريد والطاقة: مهنتان بسعر واحد" },
      },
      price: { INR: 399_900, AED: 17_900, SAR: 17_900, EGP: 99_900 },
    })
    .returning({ id: bundles.id });
  const parts = ["commercial-refrigeration-technician", "solar-installer-foundations"];
  await tx
    .insert(bundleCourses)
    .values(
      courses
        .filter(({ course }) => parts.includes(course.slug))
        .map(({ uuid }) => ({ bundleId: bundle?.id ?? 0, courseId: ids.of(uuid) })),
    );
  return bySlug;
}
