import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { newUuid } from "../../../worker/kernel/ids";
import { scryptPasswords } from "../../../worker/platform/passwords";
import type { SeedContext } from "../../local/ground";
import { demoPassword } from "../sign-ins";
import { planCertificate, printCertificate } from "./certificates";
import { type CoursePlan, planCourses } from "./course-plan";
import { Ids } from "./database";
import { filesOf, type StoredObject, storageKey, store } from "./files";
import { readPdfFonts } from "./fonts";
import { type Enrolled, tell } from "./history";
import { histories } from "./history-list";
import { insertBundle } from "./insert-bundle";
import { insertCompanies } from "./insert-companies";
import { type CourseContent, insertContent } from "./insert-content";
import { insertCourses } from "./insert-courses";
import { insertLearning } from "./insert-learning";
import { insertLiveSessions } from "./insert-live-sessions";
import { insertNotifications } from "./insert-notifications";
import { insertPeople } from "./insert-people";
import { insertPlans } from "./insert-plans";
import { insertSales } from "./insert-sales";
import { seededRandom } from "./random";
import { demoStudents } from "./students";

/** Puts the demo in: the files first, then every row in one transaction, so that a half-made demo is made anew. */
export async function plantDemo(client: pg.Client, openBucket: SeedContext["openBucket"], now: Date): Promise<void> {
  const passwordHash = await scryptPasswords().hash(demoPassword);
  const plans = planCourses(now);
  const enrolled = playHistories(plans, now);
  const certificates = enrolled.flatMap(planCertificate);

  const fonts = await readPdfFonts();
  const contents: CourseContent[] = [];
  for (const plan of plans) contents.push({ plan, files: await filesOf(plan, fonts) });
  const objects: StoredObject[] = contents.flatMap(({ files }) =>
    files.map(({ uuid, mimeType, bytes }) => ({ key: storageKey(uuid), mimeType, bytes })),
  );
  for (const certificate of certificates) objects.push(...(await printCertificate(certificate, fonts)));
  // Drawn first, stored then: drawing keeps this thread busy for longer than the storage keeps an idle connection open.
  await store(await openBucket("MEDIA"), objects);

  await drizzle(client).transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('app.verb', 'seed.demo', true), set_config('app.request_id', ${randomUUID()}, true)`,
    );
    const people = await insertPeople(tx, now, passwordHash);
    const courseIds = await insertCourses(tx, plans, people);
    const contentIds = await insertContent(tx, contents, people, courseIds);
    await insertLearning(tx, enrolled, certificates, { people, ids: Ids.join(courseIds, contentIds) });
    await insertSales(tx, { people, ids: courseIds, plans, now });
    await insertPlans(tx, { people, now });
    await insertCompanies(tx, { people, now });
    await insertBundle(tx, plans, courseIds);
    await insertNotifications(tx);
    await insertLiveSessions(tx, now, people);
  });
}

function playHistories(plans: readonly CoursePlan[], now: Date): Enrolled[] {
  const random = seededRandom(20);
  return histories.map((history) => {
    const student = demoStudents.find(({ email }) => email === history.student);
    const plan = plans.find(({ course }) => course.slug === history.course);
    if (!student || !plan) throw new Error(`no story of ${history.student} in ${history.course}`);
    return { uuid: newUuid(), student, plan, told: tell(history, plan, student.timeZone, now, random) };
  });
}
