import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { users } from "../../../worker/modules/accounts/schema";
import { courses } from "../../../worker/modules/catalogue/schema";
import { liveAttendance, liveSessions } from "../../../worker/modules/live/schema";
import { course, past, planned, running, teacher } from "../live/sessions";
import { atHour, minute } from "./clock";
import type { Ids, Transaction } from "./database";

const zone = "Asia/Kolkata";

/** Three live sessions of one course: one that runs, one to come, one that is over with its recording, its questions and who was there. */
export async function insertLiveSessions(tx: Transaction, now: Date, people: Ids): Promise<void> {
  const endedAt = new Date(atHour(now, past.daysAgo, past.hour, zone).getTime() + past.minutes * minute);
  const beganAt = new Date(endedAt.getTime() - past.minutes * minute);
  const uuids = await uuidsOf(
    tx,
    past.questions.map(({ by }) => by),
  );
  const [of] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.slug, course));
  const common = { courseId: of?.id ?? 0, hostId: people.of(teacher), timeZone: zone, durationMinutes: 60 };
  const [over] = await tx
    .insert(liveSessions)
    .values([
      {
        ...common,
        translations: wordsOf(past.title),
        ...{ startsAt: beganAt, movedAt: beganAt, startedAt: beganAt, endedAt, status: "ended" as const },
        recordingUrl: past.recordingUrl,
        outcome: {
          questions: past.questions.map((question) => ({ ...question, by: uuids.get(question.by) ?? "" })),
          polls: past.polls,
        },
      },
      {
        ...common,
        translations: wordsOf(running.title),
        ...{ startsAt: now, movedAt: now, startedAt: now, status: "live" as const },
      },
      {
        ...common,
        translations: wordsOf(planned.title),
        ...{ startsAt: atHour(now, -planned.inDays, planned.hour, zone), movedAt: now, admission: "by_host" as const },
      },
    ])
    .returning({ id: liveSessions.id });
  const sessionId = over?.id ?? 0;
  await tx.insert(liveAttendance).values(
    past.stays.map(([email, from, to]) => ({
      sessionId,
      userId: people.of(email),
      stayKey: randomUUID(),
      isHost: email === teacher,
      joinedAt: new Date(beganAt.getTime() + from * minute),
      leftAt: new Date(beganAt.getTime() + to * minute),
    })),
  );
}

const wordsOf = ({ en, ar }: { en: string; ar: string }) => ({ en: { title: en }, ar: { title: ar } });

async function uuidsOf(tx: Transaction, emails: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ email: users.email, uuid: users.uuid })
    .from(users)
    .where(inArray(users.email, emails));
  return new Map(rows.map(({ email, uuid }) => [email, uuid]));
}
