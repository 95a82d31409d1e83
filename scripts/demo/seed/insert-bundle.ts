import { bundleCourses, bundles } from "../../../worker/modules/billing/schema";
import type { CoursePlan } from "./course-plan";
import type { Ids, Transaction } from "./database";

const parts = ["commercial-refrigeration-technician", "solar-installer-foundations"];

/** Two courses at one price. */
export async function insertBundle(tx: Transaction, courses: readonly CoursePlan[], ids: Ids): Promise<void> {
  const [bundle] = await tx
    .insert(bundles)
    .values({
      slug: "cooling-and-power",
      translations: {
        en: { title: "Cooling and power: two trades at one price" },
        ar: { title: "التبريد والطاقة: مهنتان بسعر واحد" },
      },
      price: { INR: 319_900, USD: 4_500, EGP: 139_900, AED: 16_400, SAR: 16_800 },
    })
    .returning({ id: bundles.id });
  await tx
    .insert(bundleCourses)
    .values(
      courses
        .filter(({ course }) => parts.includes(course.slug))
        .map(({ uuid }) => ({ bundleId: bundle?.id ?? 0, courseId: ids.of(uuid) })),
    );
}
