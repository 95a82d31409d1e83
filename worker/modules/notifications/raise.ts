import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { newUuid } from "../../kernel/ids";
import { command, systemOnly } from "../../kernel/verb";
import { notifications } from "./schema";
import { Raise, type RaisingMessage, tidings } from "./tidings";
import { isPatient, typeOf } from "./types";
import { wants, wantsOwnMail } from "./wanting";

/** How many are told in one commit; an audience that is larger is told by further messages. */
const atOnce = 100;

interface Recipient {
  userId: number;
  userUuid: string;
  courseId: number | null;
  actorId: number | null;
  params: Record<string, unknown>;
  link: string;
  origin: string;
  isTold: boolean;
  inApp: boolean;
  mail: boolean;
  push: boolean;
}

/** Who is told by which channel is theirs to choose: nothing goes into the bell, the mail or the push of somebody who turned it off. */
export const raise = command({
  name: "notifications.raise",
  summary: "Tells people of what an outbox message is about, each once, by the channels that they chose.",
  may: systemOnly,
  input: Raise,
  output: v.object({ raised: v.number() }),
  errors: ["unavailable"],
  async run(ctx, { outboxUuid, ...message }) {
    const { type, rows } = tidings(message as RaisingMessage);
    const { category, letter } = typeOf(type);
    // Read first: how many messages a commit leaves, and which, depends on who wants what.
    const [found] = await ctx.read((q) => [
      q
        .select({
          userId: sql`u.id`.mapWith(Number),
          userUuid: sql<string>`u.uuid`,
          courseId: sql<number | null>`t.course_id`.mapWith(asId),
          actorId: sql<number | null>`t.actor_id`.mapWith(asId),
          params: sql<Record<string, unknown>>`t.params`,
          link: sql<string>`t.link`,
          origin: sql<string>`coalesce(t.origin, ${outboxUuid}::uuid)`,
          isTold: sql<boolean>`exists (select from notifications n
            where n.origin = coalesce(t.origin, ${outboxUuid}::uuid) and n.user_id = u.id and n.type = ${type})`,
          inApp: wants(type, "in_app"),
          mail: letter ? sql<boolean>`false` : wantsOwnMail(type),
          push: sql<boolean>`(${wants(type, "push")} and exists (select from push_subscriptions b where b.user_id = u.id and b.deleted_at is null))`,
        })
        .from(sql`(${rows}) as t join users u on u.id = t.user_id`)
        .where(
          sql`u.deleted_at is null and (${!isPatient(category)}::boolean or u.status in ('active', 'pending_verification'))`,
        )
        .orderBy(sql`u.id`)
        .limit(atOnce),
    ]);
    const people: Recipient[] = found;
    const told = people
      .filter(({ isTold, inApp, mail, push }) => !isTold && (inApp || mail || push))
      .map((one) => ({ ...one, uuid: newUuid() }));
    const events = [...told.flatMap(deliveries), ...rest(message as RaisingMessage, outboxUuid, people)];
    if (told.length > 0 || events.length > 0)
      await ctx.commit({
        statements: (w) => [
          told.length > 0
            ? w
                .insert(notifications)
                .values(told.map(({ inApp, ...one }) => ({ ...one, type, isInApp: inApp, createdAt: ctx.now })))
                .onConflictDoNothing({ target: [notifications.origin, notifications.userId, notifications.type] })
            : w.select({ nobody: sql`1` }).from(sql`(values (1)) as one`),
        ],
        events,
      });
    // Also of those who were told by an earlier try: that one may have died before it got here.
    await Promise.all(people.filter(({ inApp }) => inApp).map(({ userUuid }) => ctx.ports.live.notify(userUuid)));
    return { raised: told.length };
  },
});

const asId = (value: unknown): number | null => (value === null ? null : Number(value));

function deliveries({ uuid, mail, push }: Recipient & { uuid: string }): Message[] {
  const payload = { notificationUuid: uuid };
  return [
    ...(mail ? [{ kind: "mail.notification", payload } as const] : []),
    ...(push ? [{ kind: "push.notification", payload } as const] : []),
  ];
}

/** The rest of a course's learners, after the last one read. */
function rest(message: RaisingMessage, outboxUuid: string, people: Recipient[]): Message[] {
  if (message.kind !== "notification.asked" || people.length < atOnce) return [];
  const { payload } = message;
  const last = people.at(-1);
  if (!("learnersOf" in payload.to) || !last) return [];
  const to = { ...payload.to, after: last.userId };
  return [{ kind: "notification.asked", payload: { ...payload, to, origin: payload.origin ?? outboxUuid } }];
}
